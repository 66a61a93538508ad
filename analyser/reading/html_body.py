"""Walks the body of a web page in order and gives its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analyser.model import Block, BlockKind
from analyser.reading.docx_text import clean
from analyser.reading.grid_rows import GridCell, GridRow, grid_blocks
from analyser.reading.heading_text import reads_as_heading
from analyser.reading.html_elements import (
    BLOCKS,
    BULLET,
    HEADINGS,
    LISTS,
    ListCounter,
    boldness,
    control_text,
    is_hidden,
    is_struck,
    is_unread,
    word_label,
    word_level,
)
from analyser.reading.html_tables import is_layout, spans, table_parts
from analyser.reading.office_package import Element

_DEEPEST = 200  # nested elements; what is deeper is read as bare text
_TABLE_DEPTH = 3  # a table takes as many calls as this many other elements
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds at a place in the tree."""

    depth: int = 0
    is_bold: bool = False
    keeps_breaks: bool = False
    lists: int = 0
    is_struck: bool = False


@dataclass(slots=True)
class _Flow:
    """Blocks so far, and the paragraph that is being gathered."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False
    label: str | None = None
    level: int | None = None  # of the list item
    heading: int | None = None

    def add(self, text: str, *, is_bold: bool) -> None:
        self.pieces.append(text)
        visible = bool(text.strip())
        self.has_bold |= visible and is_bold
        self.has_plain |= visible and not is_bold

    def end(self) -> None:
        """End the paragraph; a label waits for the first paragraph with text."""
        text = clean("".join(self.pieces))
        if text:
            kind, level = BlockKind.PARAGRAPH, self.heading
            if self.heading is not None and reads_as_heading(text):
                kind = BlockKind.HEADING
            elif self.heading is None and self.label is not None:
                kind, level = BlockKind.LIST_ITEM, self.level
            is_bold = self.has_bold and not self.has_plain
            self.blocks.append(Block(kind, text, label=self.label, level=level, bold=is_bold))
            self.label = None
        self.pieces.clear()
        self.has_bold = self.has_plain = False


class BodyReader:
    """Reads one page; tables are numbered on from one call to the next."""

    def __init__(self) -> None:
        self._tables = 0
        self.hidden = 0
        self.struck = 0
        self.inserted = 0
        self.deleted = 0
        self.flattened = 0

    def blocks(self, element: Element) -> list[Block]:
        """Blocks of an element, in order.

        Args:
            element: the root of the page, or a part of it.
        """
        return self._flow(element, _Look())

    def _flow(self, element: Element, look: _Look) -> list[Block]:
        flow = _Flow()
        self._children(element, flow, look)
        flow.end()
        return flow.blocks

    def _children(
        self, element: Element, flow: _Flow, look: _Look, counter: ListCounter | None = None
    ) -> None:
        self._text(element.text, flow, look)
        for child in element:
            if child.tag == "li":
                self._item(child, flow, look, counter)
            else:
                self._element(child, flow, look)
            self._text(child.tail, flow, look)

    def _text(self, text: str | None, flow: _Flow, look: _Look) -> None:
        if not text:
            return
        if look.is_struck:
            # What was struck may hold the blank between two words.
            text = " " if text[-1].isspace() else ""
        shown = text if look.keeps_breaks else _BLANKS.sub(" ", text)
        flow.add(shown, is_bold=look.is_bold)

    def _element(self, element: Element, flow: _Flow, look: _Look) -> None:
        if not self._is_read(element, flow, look):
            return
        bold = boldness(element)
        inner = _Look(
            look.depth + 1,
            look.is_bold if bold is None else bold,
            look.keeps_breaks or element.tag in ("pre", "textarea"),
            look.lists,
            self._strikes(element, look),
        )
        tag = element.tag
        if tag == "br":
            flow.add("\n", is_bold=False)
        elif word_label(element):
            flow.label = _word_label_text(element)
        elif inner.depth > _DEEPEST:
            self.flattened += 1
            self._text(" ".join(_bare_texts(element)), flow, replace(inner, keeps_breaks=True))
        elif tag == "table":
            flow.end()
            self._table(element, flow, inner)
        elif tag in LISTS:
            flow.end()
            deeper = replace(inner, lists=look.lists + 1)
            self._children(element, flow, deeper, ListCounter(element))
            flow.end()
        elif tag in BLOCKS or tag in HEADINGS or tag == "hr":
            self._block(element, flow, inner)
        else:
            self._children(element, flow, inner)

    def _is_read(self, element: Element, flow: _Flow, look: _Look) -> bool:
        """Whether to go into an element; form controls are read here."""
        if isinstance(element.tag, str) and is_hidden(element):
            self.hidden += any(text.strip() for text in _bare_texts(element))
            return False
        control = control_text(element) if isinstance(element.tag, str) else None
        if control is not None:
            self._text(f" {control} ", flow, look)
            return False
        if is_unread(element):
            return False
        if element.tag == "del":
            self.deleted += 1
            return False
        self.inserted += element.tag == "ins"
        return True

    def _strikes(self, element: Element, look: _Look) -> bool:
        """Whether the text of an element is struck through; counted where that begins.

        As in a browser, nothing inside can undo it.
        """
        if look.is_struck or not is_struck(element):
            return look.is_struck
        self.struck += any(text.strip() for text in _bare_texts(element))
        return True

    def _block(self, element: Element, flow: _Flow, look: _Look) -> None:
        flow.end()
        outer, flow.heading = flow.heading, HEADINGS.get(element.tag, flow.heading)
        level = word_level(element)
        if level is not None:
            flow.level = level
        self._children(element, flow, look)
        flow.end()
        flow.heading = outer
        if level is not None:
            flow.label = None

    def _item(
        self, element: Element, flow: _Flow, look: _Look, counter: ListCounter | None
    ) -> None:
        if not self._is_read(element, flow, look):
            return
        flow.end()
        flow.label = BULLET if counter is None else counter.label(element)
        flow.level = max(1, look.lists)
        inner = _Look(
            look.depth + 1,
            bool(boldness(element)),
            look.keeps_breaks,
            look.lists,
            self._strikes(element, look),
        )
        if look.depth >= _DEEPEST:
            self.flattened += 1
            bare = replace(inner, is_bold=False, keeps_breaks=True)
            self._text(" ".join(_bare_texts(element)), flow, bare)
        else:
            self._children(element, flow, inner)
        flow.end()
        flow.label = None

    # -- tables --------------------------------------------------------------------------

    def _table(self, table: Element, flow: _Flow, look: _Look) -> None:
        look = replace(look, depth=look.depth + _TABLE_DEPTH)
        captions, rows = table_parts(table)
        for caption in captions:
            self._element(caption, flow, look)
        shown = [(row, in_head) for row, in_head in rows if not is_hidden(row)]
        self.hidden += len(rows) - len(shown)
        if is_layout(table, [row for row, _ in shown]):
            for row, _ in shown:
                in_row = self._in_row(row, look)
                for cell in _cells(row):
                    struck = self._strikes(cell, in_row)
                    flow.blocks += self._flow(cell, replace(look, is_struck=struck))
            return
        self._tables += 1
        number = self._tables
        grid = [self._row(row, look, len(shown), in_head=in_head) for row, in_head in shown]
        flow.blocks += grid_blocks(grid, number)

    def _row(self, row: Element, look: _Look, height: int, *, in_head: bool) -> GridRow:
        elements = list(_cells(row))
        in_row = self._in_row(row, look)
        cells = [self._cell(cell, in_row, height) for cell in elements]
        names = bool(elements) and all(cell.tag == "th" for cell in elements)
        return GridRow(cells, is_header=in_head or names)

    def _in_row(self, row: Element, look: _Look) -> _Look:
        """What holds in the cells of a row: a part of a table can be struck through too."""
        part = row.getparent()
        holder = part if part is not None and is_struck(part) else row
        return replace(look, is_struck=self._strikes(holder, look))

    def _cell(self, element: Element, look: _Look, height: int) -> GridCell:
        inner = _Look(
            look.depth,
            bool(boldness(element)),
            look.keeps_breaks,
            look.lists,
            self._strikes(element, look),
        )
        blocks = self._flow(element, inner)
        lines = [block for block in blocks if block.kind is not BlockKind.TABLE_ROW]
        columns, rows = spans(element, height)
        return GridCell(
            "\n".join(" ".join(filter(None, (block.label, block.text))) for block in lines),
            columns=columns,
            rows=rows,
            is_bold=bool(lines) and all(block.bold for block in lines),
            nested=[block for block in blocks if block.kind is BlockKind.TABLE_ROW],
        )


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell))


def _word_label_text(element: Element) -> str | None:
    label = clean(" ".join(element.itertext()))
    if not label:
        return None
    return label if any(c.isalnum() for c in label) and label != "o" else BULLET


def _bare_texts(element: Element) -> Iterator[str]:
    """All text below an element but that of scripts and menus, without recursion."""
    stack = [element]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
        elif not is_unread(here):
            for child in reversed(here):
                stack += [child.tail or "", child]
            stack.append(here.text or "")

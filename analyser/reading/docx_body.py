"""Walks the body of a Word document in order and gives its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyser.model import Block, BlockKind
from analyser.reading.docx_numbering import Numbering
from analyser.reading.docx_package import Element, name_of
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles, number, toggle, value
from analyser.reading.docx_tables import CellContent, hidden_rows, single_cell, table_blocks
from analyser.reading.docx_text import (
    ALTERNATIVES,
    CONTROL,
    WRAPPERS,
    ParagraphText,
    TextReader,
    alternative,
)

_LONGEST_HEADING = 120  # characters; contracts number whole members with heading styles
_BARE_TITLE = re.compile(r"^(?:artikel|hoofdstuk|paragraaf|bijlage|deel)\s+\w+\.$", re.IGNORECASE)
_TEXT_LEVELS = 9  # outline levels; the next one means running text
_TOC_GALLERY = "Table of Contents"
_TEXT_BOXES = "text boxes"
_PARAGRAPH, _TABLE, _RUN = name_of("w:p"), name_of("w:tbl"), name_of("w:r")
_PROPERTIES, _MARK, _SECTION = name_of("w:pPr"), name_of("w:rPr"), name_of("w:sectPr")
_CONTENT, _PROMPT = name_of("w:sdtContent"), name_of("w:showingPlcHdr")
_PARTS = (name_of("w:altChunk"), name_of("w:subDoc"))


@dataclass(slots=True)
class _Paragraph:
    properties: Element | None
    mark: Element | None
    style: str | None
    content: ParagraphText


class BodyReader:
    """Reads the stories of one document; counters go on from one call to the next.

    Args:
        styles: the styles of the document.
        numbering: its lists.
        view: the side of the tracked changes to read.
        roots: roots of the parts that will be read; empty content controls lose their
            prompts ("Klik om tekst in te voeren") in them.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, view: RevisionView, roots: Iterable[Element]
    ) -> None:
        parts = tuple(roots)
        for root in parts:
            _drop_prompts(root)
        self._styles = styles
        self._numbering = numbering
        self._view = view
        self._reader = TextReader(styles, view, parts)
        self._tables = 0
        self._hidden_rows = 0
        self.unread_parts = 0

    @property
    def hidden_parts(self) -> int:
        """Number of stretches of hidden text and of hidden table rows that were left out."""
        return self._reader.hidden_runs + self._hidden_rows

    @property
    def struck_parts(self) -> int:
        """Number of stretches of struck-through text that were left out."""
        return self._reader.struck_runs

    def story(self, container: Element, name: str) -> Iterator[Block]:
        """Blocks of a text box or note; its lists count apart from those of the body.

        Args:
            container: the `w:txbxContent`, `w:footnote` or the like.
            name: what it is; stories of one name count on.
        """
        left = self._numbering.enter(name)
        yield from self.blocks(container)
        self._numbering.enter(left)

    def blocks(self, container: Element) -> Iterator[Block]:
        """Blocks of a body or cell, in document order."""
        for item in self._items(container):
            if isinstance(item, _Paragraph):
                yield from self._paragraph(item)
            else:
                yield from self._table(item)

    def _items(self, container: Element) -> Iterator[_Paragraph | Element]:
        """Paragraphs and tables; a paragraph whose mark was taken away runs on in the next."""
        carried: _Paragraph | None = None
        for element in self._flatten(container):
            tag = element.tag
            if tag == _PARAGRAPH:
                paragraph = self._read(element)
                if self._is_contents(paragraph):
                    continue
                if carried is not None:
                    paragraph.content.raw = carried.content.raw + paragraph.content.raw
                    paragraph.content.boxes[:0] = carried.content.boxes
                    paragraph.content.is_bold &= carried.content.is_bold
                    paragraph.content.has_struck |= carried.content.has_struck
                carried = paragraph if self._view.is_gone(paragraph.mark) else None
                if carried is None:
                    yield paragraph
            elif tag == _TABLE:
                if carried is not None and carried.content.text:
                    yield carried
                carried = None
                yield element
            elif tag in _PARTS:
                self.unread_parts += 1
        if carried is not None and carried.content.text:
            yield carried

    def _flatten(self, parent: Element) -> Iterator[Element]:
        """The children of an element with wrappers taken away; contents lists left out."""
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield child
            elif tag == CONTROL:
                content = child.find(_CONTENT)
                if content is not None and not _is_toc_control(child):
                    yield from self._flatten(content)
            elif tag == ALTERNATIVES:
                yield from self._flatten(alternative(child))
            elif tag in WRAPPERS or tag in self._view.kept:
                yield from self._flatten(child)
            else:
                yield child

    def _read(self, element: Element) -> _Paragraph:
        stated = element.find(_PROPERTIES)
        mark = None if stated is None else stated.find(_MARK)
        properties = self._view.properties(stated)
        style = self._styles.paragraph_style(properties)
        return _Paragraph(properties, mark, style, self._reader.read(element, style))

    def _is_contents(self, paragraph: _Paragraph) -> bool:
        """Whether it is an entry of a table of contents; text after its end is read."""
        if self._styles.is_toc(paragraph.style):
            return True
        return paragraph.content.in_contents and not paragraph.content.text

    def _paragraph(self, paragraph: _Paragraph) -> Iterator[Block]:
        text = paragraph.content.text
        reference, label = self._label(paragraph)
        if text:
            outline = self._outline(paragraph)
            kind, level = BlockKind.PARAGRAPH, outline
            if outline is not None and _reads_as_heading(text):
                kind = BlockKind.HEADING
            elif outline is None and reference is not None and label is not None:
                kind, level = BlockKind.LIST_ITEM, reference[1] + 1
            yield Block(kind, text, label=label, level=level, bold=paragraph.content.is_bold)
        for box in paragraph.content.boxes:
            yield from self.story(box, _TEXT_BOXES)

    def _label(self, paragraph: _Paragraph) -> tuple[tuple[str, int] | None, str | None]:
        """List position and shown number; one that shows nothing of itself is not counted."""
        reference = self._numbering.reference(paragraph.properties, paragraph.style)
        if reference is None or (self._is_unseen(paragraph) and not paragraph.content.text):
            return None, None
        return reference, self._numbering.label(*reference)

    def _is_unseen(self, paragraph: _Paragraph) -> bool:
        """Whether the mark of a paragraph is hidden, or only ends a section."""
        if self._reader.is_hidden(self._view.properties(paragraph.mark), paragraph.style):
            return True
        return paragraph.properties is not None and paragraph.properties.find(_SECTION) is not None

    def _outline(self, paragraph: _Paragraph) -> int | None:
        own = number(paragraph.properties, "w:outlineLvl")
        if own is None:
            return self._styles.outline(paragraph.style)
        return own + 1 if 0 <= own < _TEXT_LEVELS else None

    def _table(self, table: Element) -> Iterator[Block]:
        cell = single_cell(table, self._flatten)
        if cell is not None:
            yield from self.blocks(cell)
            return
        self._tables += 1
        self._hidden_rows += hidden_rows(table, self._flatten)
        yield from table_blocks(
            table, self._tables, self._flatten, self._cell, self._styles, self._view
        )

    def _cell(self, cell: Element) -> CellContent:
        lines: list[str] = []
        is_bold: list[bool] = []
        nested: list[Block] = []
        for item in self._items(cell):
            if not isinstance(item, _Paragraph):
                nested += self._table(item)
                continue
            text = item.content.text
            label = self._label(item)[1]
            # The number of an item that was struck through counts, and goes with it.
            if text or (label and not item.content.has_struck):
                lines.append(" ".join(part for part in (label, text) if part))
                is_bold.append(item.content.is_bold)
            lines += [
                line(block) for box in item.content.boxes for block in self.story(box, _TEXT_BOXES)
            ]
        return CellContent("\n".join(lines), bool(is_bold) and all(is_bold), nested)


def line(block: Block) -> str:
    """The label and text of a block, as they stand on the page."""
    return " ".join(part for part in (block.label, block.text) if part)


def _drop_prompts(root: Element) -> None:
    """Empty the content controls that show a prompt: it asks for text and is none."""
    for mark in list(root.iter(_PROMPT)):
        control = mark.getparent().getparent()
        content = None if control is None else control.find(_CONTENT)
        if content is None or not toggle(mark.getparent(), "w:showingPlcHdr"):
            continue
        for run in list(content.iter(_RUN)):
            run.getparent().remove(run)


def _is_toc_control(control: Element) -> bool:
    part = control.find(f"{name_of('w:sdtPr')}/{name_of('w:docPartObj')}")
    return value(part, "w:docPartGallery") == _TOC_GALLERY


def _reads_as_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING:
        return False
    return not text.endswith((".", ";")) or bool(_BARE_TITLE.match(text))

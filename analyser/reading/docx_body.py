"""Walks the body of a Word document in order and gives its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from analyser.model import Block, BlockKind
from analyser.reading.docx_numbering import Numbering
from analyser.reading.docx_package import Element
from analyser.reading.docx_styles import Styles, number, toggle, value
from analyser.reading.docx_tables import CellContent, single_cell, table_blocks
from analyser.reading.docx_text import (
    ALTERNATIVES,
    TRANSPARENT,
    ParagraphText,
    TextReader,
    alternative,
)

_LONGEST_HEADING = 120  # characters; contracts number whole members with heading styles
_BARE_TITLE = re.compile(r"^(?:artikel|hoofdstuk|paragraaf|bijlage|deel)\s+\w+\.$", re.IGNORECASE)
_TEXT_LEVELS = 9  # outline levels; the next one means running text
_TOC_GALLERY = "Table of Contents"


@dataclass(slots=True)
class _Paragraph:
    properties: Element | None
    style: str | None
    content: ParagraphText


class BodyReader:
    """Reads the stories of one document; counters go on from one call to the next.

    Args:
        styles: the styles of the document.
        numbering: its lists.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._reader = TextReader(styles)
        self._tables = 0
        self.unread_parts = 0

    @property
    def hidden_runs(self) -> int:
        """Number of stretches of hidden text that were left out."""
        return self._reader.hidden_runs

    def blocks(self, container: Element) -> Iterator[Block]:
        """Blocks of a body, text box, note or cell, in document order."""
        for item in self._items(container):
            if isinstance(item, _Paragraph):
                yield from self._paragraph(item)
            else:
                yield from self._table(item)

    def _items(self, container: Element) -> Iterator[_Paragraph | Element]:
        """Paragraphs and tables; a paragraph whose mark was deleted runs on in the next."""
        carried: _Paragraph | None = None
        for element in flatten(container):
            if element.tag == qn("w:p"):
                paragraph = self._read(element)
                if paragraph.content.in_toc or self._styles.is_toc(paragraph.style):
                    continue
                if carried is not None:
                    paragraph.content.raw = carried.content.raw + paragraph.content.raw
                    paragraph.content.boxes[:0] = carried.content.boxes
                    paragraph.content.is_bold &= carried.content.is_bold
                carried = paragraph if _mark_is_deleted(paragraph.properties) else None
                if carried is None:
                    yield paragraph
            elif element.tag == qn("w:tbl"):
                if carried is not None and carried.content.text:
                    yield carried
                carried = None
                yield element
            elif element.tag in (qn("w:altChunk"), qn("w:subDoc")):
                self.unread_parts += 1
        if carried is not None and carried.content.text:
            yield carried

    def _read(self, element: Element) -> _Paragraph:
        properties = element.find(qn("w:pPr"))
        style = self._styles.paragraph_style(properties)
        return _Paragraph(properties, style, self._reader.read(element, style))

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
            yield from self.blocks(box)

    def _label(self, paragraph: _Paragraph) -> tuple[tuple[str, int] | None, str | None]:
        """List position and shown number; a wholly hidden paragraph is not counted."""
        mark = None if paragraph.properties is None else paragraph.properties.find(qn("w:rPr"))
        reference = self._numbering.reference(paragraph.properties, paragraph.style)
        if reference is None or (toggle(mark, "w:vanish") and not paragraph.content.text):
            return None, None
        return reference, self._numbering.label(*reference)

    def _outline(self, paragraph: _Paragraph) -> int | None:
        own = number(paragraph.properties, "w:outlineLvl")
        if own is None:
            return self._styles.outline(paragraph.style)
        return own + 1 if 0 <= own < _TEXT_LEVELS else None

    def _table(self, table: Element) -> Iterator[Block]:
        cell = single_cell(table, flatten)
        if cell is not None:
            yield from self.blocks(cell)
            return
        self._tables += 1
        yield from table_blocks(table, self._tables, flatten, self._cell, self._styles)

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
            if text or label:
                lines.append(" ".join(part for part in (label, text) if part))
                is_bold.append(item.content.is_bold)
            lines += [_line(block) for box in item.content.boxes for block in self.blocks(box)]
        return CellContent("\n".join(lines), bool(is_bold) and all(is_bold), nested)


def flatten(parent: Element) -> Iterator[Element]:
    """The children of an element with wrappers taken away; contents lists left out."""
    for child in parent:
        if child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            if content is not None and not _is_toc_control(child):
                yield from flatten(content)
        elif child.tag == ALTERNATIVES:
            yield from flatten(alternative(child))
        elif child.tag in TRANSPARENT:
            yield from flatten(child)
        else:
            yield child


def _line(block: Block) -> str:
    return " ".join(part for part in (block.label, block.text) if part)


def _is_toc_control(control: Element) -> bool:
    part = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}")
    return value(part, "w:docPartGallery") == _TOC_GALLERY


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the paragraph mark was deleted or moved away under tracked changes."""
    mark = None if properties is None else properties.find(qn("w:rPr"))
    if mark is None:
        return False
    return any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def _reads_as_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING:
        return False
    return not text.endswith((".", ";")) or bool(_BARE_TITLE.match(text))

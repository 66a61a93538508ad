"""Walks the body of an OpenDocument text in order and gives its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.model import Block, BlockKind
from analyser.reading.grid_rows import GridCell, grid_blocks
from analyser.reading.heading_text import reads_as_heading
from analyser.reading.odt_numbering import Counter, Numbering
from analyser.reading.odt_package import qn
from analyser.reading.odt_styles import LEVELS, Styles
from analyser.reading.odt_tables import single_cell, table_rows
from analyser.reading.odt_text import ParagraphText, TextReader
from analyser.reading.office_package import Element, whole_number

_PARAGRAPHS = (qn("text:p"), qn("text:h"))
_WRAPPERS = frozenset(
    qn(name)
    for name in (
        "text:section",
        "text:bibliography",
        "text:index-body",
        "draw:g",
        "draw:a",
        "draw:text-box",
        "draw:rect",
        "draw:custom-shape",
        "draw:ellipse",
        "draw:circle",
        "draw:polygon",
        "draw:path",
        "draw:caption",
    )
)


@dataclass(frozen=True, slots=True)
class _Item:
    """The place of a paragraph in a list: None as `label` for one without a number."""

    label: str | None
    level: int


@dataclass(slots=True)
class _Paragraph:
    content: ParagraphText
    item: _Item | None
    heading: int | None  # outline level


@dataclass(frozen=True, slots=True)
class _ListPlace:
    """Where in a list the walker is."""

    counter: Counter
    style: str
    level: int


class BodyReader:
    """Reads the body of one document; counters go on from one call to the next.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._numbering = Numbering(styles)
        self._numbered: dict[str, Counter] = {}
        self._reader = TextReader(styles)
        self._tables = 0
        self.hidden_sections = 0
        self.cut_tables = 0

    @property
    def hidden_stretches(self) -> int:
        """Number of hidden texts and sections that were left out."""
        return self._reader.hidden_stretches + self.hidden_sections

    @property
    def struck_stretches(self) -> int:
        """Number of struck-through texts that were left out."""
        return self._reader.struck_stretches

    def blocks(self, container: Element) -> Iterator[Block]:
        """Blocks of a body, text box or note, in document order."""
        for part in self._parts(container):
            if isinstance(part, _Paragraph):
                yield from self._paragraph(part)
            else:
                yield from self._table(part)

    def notes(self) -> Iterator[Block]:
        """Footnotes and then endnotes that the text refers to, in order of reference."""
        for kind, label in (("footnote", "noot"), ("endnote", "eindnoot")):
            count = 0
            for note in list(self._reader.notes):
                if note.get(qn("text:note-class"), "footnote") != kind:
                    continue
                count += 1
                body = note.find(qn("text:note-body"))
                blocks = [] if body is None else list(self.blocks(body))
                text = "\n".join(block.text for block in blocks)
                if text:
                    yield Block(BlockKind.PARAGRAPH, text, label=f"{label} {count}")

    def _parts(
        self, container: Element, place: _ListPlace | None = None
    ) -> Iterator[_Paragraph | Element]:
        """Paragraphs and tables, with wrappers taken away."""
        for element in container:
            tag = element.tag
            if tag in _PARAGRAPHS:
                yield self._read(element, None)
            elif tag == qn("text:list"):
                yield from self._list(element, place)
            elif tag == qn("text:numbered-paragraph"):
                yield from self._numbered_paragraph(element)
            elif tag == qn("table:table"):
                yield element
            elif tag == qn("draw:frame"):
                yield from self._frame(element)
            elif tag in _WRAPPERS:
                if _is_hidden_section(element):
                    self._pass_over(element)
                else:
                    yield from self._parts(element)

    def _pass_over(self, section: Element) -> None:
        """Count the numbers of a hidden section, which LibreOffice counts too."""
        self.hidden_sections += 1
        notes = len(self._reader.notes)
        for _ in self._parts(section):
            pass
        del self._reader.notes[notes:]

    def _frame(self, frame: Element) -> Iterator[_Paragraph | Element]:
        """The first content of a frame; the others are stand-ins for it."""
        for child in frame:
            if child.tag == qn("draw:text-box"):
                yield from self._parts(child)
                return
            if child.tag == qn("table:table"):
                yield child
                return

    def _list(self, element: Element, outer: _ListPlace | None) -> Iterator[_Paragraph | Element]:
        stated = element.get(qn("text:style-name"))
        if outer is None:
            style = stated or ""
            counter = self._numbering.begin(
                style,
                element.get(qn("xml:id")),
                element.get(qn("text:continue-list")),
                goes_on=element.get(qn("text:continue-numbering")) == "true",
            )
            place = _ListPlace(counter, style, 1)
        else:
            level = min(outer.level + 1, LEVELS)
            place = _ListPlace(outer.counter, stated or outer.style, level)
        for item in element:
            if item.tag == qn("text:list-item"):
                yield from self._item(item, place, is_header=False)
            elif item.tag == qn("text:list-header"):
                yield from self._item(item, place, is_header=True)

    def _item(
        self, item: Element, place: _ListPlace, *, is_header: bool
    ) -> Iterator[_Paragraph | Element]:
        """Contents of an item; only its first paragraph shows the number."""
        start = item.get(qn("text:start-value"))
        style = item.get(qn("text:style-override")) or place.style
        is_first = not is_header
        for element in item:
            if element.tag not in _PARAGRAPHS:
                yield from self._parts([element], place)
                continue
            label = None
            if is_first:
                number = whole_number(start, 1) if start is not None else None
                label = self._numbering.item(place.counter, style, place.level, number)
            is_first = False
            yield self._read(element, _Item(label, place.level))

    def _numbered_paragraph(self, element: Element) -> Iterator[_Paragraph]:
        style = element.get(qn("text:style-name"), "")
        identifier = element.get(qn("text:list-id"), style)
        counter = self._numbered.setdefault(identifier, Counter(style))
        level = whole_number(element.get(qn("text:level")), 1)
        start = element.get(qn("text:start-value"))
        number = whole_number(start, 1) if start is not None else None
        for child in element:
            if child.tag in _PARAGRAPHS:
                label = self._numbering.item(counter, style, level, number)
                yield self._read(child, _Item(label, level))

    def _read(self, element: Element, item: _Item | None) -> _Paragraph:
        content = self._reader.read(element)
        if element.tag != qn("text:h"):
            return _Paragraph(content, item, None)
        level = max(1, whole_number(element.get(qn("text:outline-level")), 1))
        if item is None and not content.is_hidden and not self._is_unnumbered(element):
            start = element.get(qn("text:start-value"))
            restarts = element.get(qn("text:restart-numbering")) == "true"
            number = whole_number(start, 1) if restarts else None
            item = _Item(self._numbering.heading(level, number), level)
        return _Paragraph(content, item, level)

    def _is_unnumbered(self, heading: Element) -> bool:
        """Whether a heading outside a list takes no number from the outline."""
        is_header = heading.get(qn("text:is-list-header")) == "true"
        return is_header or self._styles.has_own_list(heading.get(qn("text:style-name")))

    def _paragraph(self, paragraph: _Paragraph) -> Iterator[Block]:
        text, item = paragraph.content.text, paragraph.item
        label = item.label if item is not None else None
        if text:
            kind, level = BlockKind.PARAGRAPH, paragraph.heading
            if level is not None and reads_as_heading(text):
                kind = BlockKind.HEADING
            elif level is None and item is not None and label is not None:
                kind, level = BlockKind.LIST_ITEM, item.level
            yield Block(kind, text, label=label, level=level, bold=paragraph.content.is_bold)
        for shape in paragraph.content.shapes:
            yield from self.blocks([shape])

    def _table(self, table: Element) -> Iterator[Block]:
        box = single_cell(table)
        if box is not None:
            yield from self.blocks(box)
            return
        self._tables += 1
        number = self._tables
        rows, is_cut = table_rows(table, self._cell)
        self.cut_tables += is_cut
        yield from grid_blocks(rows, number)

    def _cell(self, cell: Element) -> GridCell:
        lines: list[str] = []
        bold: list[bool] = []
        nested: list[Block] = []
        for part in self._parts(cell):
            if not isinstance(part, _Paragraph):
                nested += self._table(part)
                continue
            label = part.item.label if part.item is not None else None
            line = " ".join(piece for piece in (label, part.content.text) if piece)
            # The number of an item that was struck through counts, and goes with it.
            if line and (part.content.text or not part.content.has_struck):
                lines.append(line)
                bold.append(part.content.is_bold)
            for shape in part.content.shapes:
                lines += [_line(block) for block in self.blocks([shape])]
        return GridCell(
            "\n".join(lines),
            is_bold=bool(bold) and all(bold),
            nested=nested,
        )


def _is_hidden_section(element: Element) -> bool:
    if element.tag != qn("text:section"):
        return False
    display = element.get(qn("text:display"), "true")
    is_met = element.get(qn("text:is-hidden")) == "true"
    return display == "none" or bool(display == "condition" and is_met)


def _line(block: Block) -> str:
    return " ".join(part for part in (block.label, block.text) if part)

"""Rows of Word tables as blocks, each cell on its grid column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from analyser.model import Block, BlockKind
from analyser.reading.docx_package import Element, name_of
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles, number, toggle, value

_MAX_COLUMNS = 63  # of a Word table
_LONGEST_HEADER = 80  # characters; a longer cell is text, not a column name
_NO_FILL = {None, "auto", "FFFFFF", "ffffff"}
_FIRST_ROW = 0x0020  # bit of w:tblLook


@dataclass(slots=True)
class CellContent:
    """What a cell holds: its text, whether all of it is bold, and the tables inside it."""

    text: str
    is_bold: bool
    nested: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    cells: list[str]
    is_marked: bool  # the author made it a repeated header row
    stands_out: bool  # all its filled cells are bold or shaded
    nested: list[Block]


ReadCell = Callable[[Element], CellContent]
Flatten = Callable[[Element], Iterator[Element]]


def single_cell(table: Element, flatten: Flatten) -> Element | None:
    """The cell of a one-cell table (a box around text), or None for a real table."""
    rows = [row for row in flatten(table) if row.tag == name_of("w:tr")]
    cells = [cell for row in rows[:2] for cell in flatten(row) if cell.tag == name_of("w:tc")]
    return cells[0] if len(rows) == 1 and len(cells) == 1 else None


def table_blocks(
    table: Element,
    index: int,
    flatten: Flatten,
    read_cell: ReadCell,
    styles: Styles,
    view: RevisionView,
) -> Iterator[Block]:
    """Rows of a table; those of a table inside a cell follow the row it stands in.

    Args:
        table: the `w:tbl`.
        index: number of the table in the document.
        flatten: gives the children of an element, wrappers taken away.
        read_cell: reads one `w:tc`.
        styles: the styles of the document.
        view: the side of the tracked changes to read.
    """
    rows = [
        _read_row(row, flatten, read_cell, view)
        for row in flatten(table)
        if row.tag == name_of("w:tr") and not _is_left_out(row, view)
    ]
    width = max((len(row.cells) for row in rows), default=0)
    used = [c for c in range(width) if any(c < len(r.cells) and r.cells[c] for r in rows)]
    headers = _header_count(table, rows, len(used), styles)
    for place, row in enumerate(rows):
        cells = tuple(row.cells[c] if c < len(row.cells) else "" for c in used)
        text = " | ".join(cell for cell in cells if cell)
        if text:
            yield Block(
                BlockKind.TABLE_ROW,
                text,
                cells=cells,
                table=index,
                is_header=place < headers,
                bold=row.stands_out,
            )
        yield from row.nested


def hidden_rows(table: Element, flatten: Flatten) -> int:
    """Number of rows of a table that are hidden."""
    rows = (row for row in flatten(table) if row.tag == name_of("w:tr"))
    return sum(_is_hidden(row.find(name_of("w:trPr"))) for row in rows)


def _read_row(row: Element, flatten: Flatten, read_cell: ReadCell, view: RevisionView) -> _Row:
    properties = row.find(name_of("w:trPr"))
    cells = [""] * _span(properties, "w:gridBefore", least=0)
    nested: list[Block] = []
    stands_out: list[bool] = []
    for cell in flatten(row):
        if cell.tag != name_of("w:tc"):
            continue
        cell_properties = cell.find(name_of("w:tcPr"))
        content = _visible(cell, cell_properties, read_cell, view)
        cells += [content.text, *[""] * (_span(cell_properties, "w:gridSpan", least=1) - 1)]
        nested += content.nested
        if content.text:
            stands_out.append(content.is_bold or _is_shaded(cell_properties))
    is_marked = bool(toggle(properties, "w:tblHeader"))
    return _Row(cells, is_marked, bool(stands_out) and all(stands_out), nested)


def _visible(
    cell: Element, properties: Element | None, read_cell: ReadCell, view: RevisionView
) -> CellContent:
    """Content of a cell; one that continues a merged cell or was taken away shows nothing."""
    unseen = CellContent("", is_bold=False)
    if properties is None:
        return read_cell(cell)
    if properties.find(view.gone_cell) is not None:
        return unseen
    for name in ("w:vMerge", "w:hMerge"):
        mark = properties.find(name_of(name))
        if mark is not None and mark.get(name_of("w:val"), "continue") == "continue":
            read_cell(cell)  # its paragraphs are not seen, but their numbers count
            return unseen
    return read_cell(cell)


def _span(properties: Element | None, name: str, *, least: int) -> int:
    return max(least, min(number(properties, name) or least, _MAX_COLUMNS))


def _is_left_out(row: Element, view: RevisionView) -> bool:
    properties = row.find(name_of("w:trPr"))
    return view.is_gone(properties) or _is_hidden(properties)


def _is_hidden(properties: Element | None) -> bool:
    return bool(toggle(properties, "w:hidden"))


def _is_shaded(properties: Element | None) -> bool:
    shading = None if properties is None else properties.find(name_of("w:shd"))
    if shading is None:
        return False
    return shading.get(name_of("w:fill")) not in _NO_FILL or bool(
        shading.get(name_of("w:themeFill"))
    )


def _header_count(table: Element, rows: list[_Row], columns: int, styles: Styles) -> int:
    """How many rows at the top name the columns."""
    marked = 0
    while marked < len(rows) and rows[marked].is_marked:
        marked += 1
    if marked and marked < len(rows):
        return marked
    if len(rows) <= 1 or columns <= 1:
        return 0
    filled = [cell for cell in rows[0].cells if cell]
    names = len(filled) > 1 and all(len(cell) <= _LONGEST_HEADER for cell in filled)
    if not names:
        return 0
    alone = rows[0].stands_out and not any(row.stands_out for row in rows[1:])
    return int(alone or _style_marks_first_row(table, styles))


def _style_marks_first_row(table: Element, styles: Styles) -> bool:
    """Whether the table style, as applied here, makes the first row bold or shaded."""
    properties = table.find(name_of("w:tblPr"))
    look = None if properties is None else properties.find(name_of("w:tblLook"))
    if look is None or not _first_row_on(look):
        return False
    for style in styles.chain(value(properties, "w:tblStyle")):
        for part in style.findall(name_of("w:tblStylePr")):
            if part.get(name_of("w:type")) == "firstRow":
                bold = toggle(part.find(name_of("w:rPr")), "w:b")
                return bool(bold) or _is_shaded(part.find(name_of("w:tcPr")))
    return False


def _first_row_on(look: Element) -> bool:
    stated = look.get(name_of("w:firstRow"))
    if stated is not None:
        return str(stated).lower() in ("1", "true", "on")
    try:
        return bool(int(str(look.get(name_of("w:val"), "0")), 16) & _FIRST_ROW)
    except ValueError:
        return False

"""Rows and cells of OpenDocument tables, repeated ones written out within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from analyser.reading.grid_rows import GridCell, GridRow
from analyser.reading.odt_package import qn
from analyser.reading.office_package import Element, whole_number

_MOST_REPEATED = 100  # rows or cells that are written once and repeated
_CELL, _COVERED = qn("table:table-cell"), qn("table:covered-table-cell")
_ROW = qn("table:table-row")
_GROUPS = (qn("table:table-rows"), qn("table:table-row-group"))
_HEADER_ROWS = qn("table:table-header-rows")

ReadCell = Callable[[Element], GridCell]


def single_cell(table: Element) -> Element | None:
    """The cell of a one-cell table (a box around text), or None for a real table.

    Args:
        table: the `table:table`.
    """
    cells = [cell for row, _ in _rows(table) for cell in row.iterchildren(_CELL, _COVERED)]
    return cells[0] if len(cells) == 1 and cells[0].tag == _CELL else None


def table_rows(table: Element, read_cell: ReadCell) -> tuple[list[GridRow], bool]:
    """The visible rows of a table with something in them.

    Args:
        table: the `table:table`.
        read_cell: reads one `table:table-cell`.

    Returns:
        The rows, and whether a row was repeated more often than is read.
    """
    rows: list[GridRow] = []
    is_cut = False
    for element, is_header in _rows(table):
        row = GridRow(list(_cells(element, read_cell)), is_header)
        if any(cell.text or cell.nested for cell in row.cells):
            times = _repeated(element, "rows")
            is_cut |= times > _MOST_REPEATED
            rows += [row] * min(times, _MOST_REPEATED)
    return rows, is_cut


def _rows(table: Element, *, in_header: bool = False) -> Iterator[tuple[Element, bool]]:
    """Rows of a table, and whether each is repeated on every page as header."""
    for child in table:
        if child.tag == _ROW:
            if child.get(qn("table:visibility"), "visible") == "visible":
                yield child, in_header
        elif child.tag == _HEADER_ROWS:
            yield from _rows(child, in_header=True)
        elif child.tag in _GROUPS:
            yield from _rows(child, in_header=in_header)


def _cells(row: Element, read_cell: ReadCell) -> Iterator[GridCell]:
    """Cells of a row; a covered cell shows nothing, its place is told by the one covering it."""
    for element in row.iterchildren(_CELL):
        cell = replace(
            read_cell(element),
            columns=max(1, whole_number(element.get(qn("table:number-columns-spanned")), 1)),
            rows=max(1, whole_number(element.get(qn("table:number-rows-spanned")), 1)),
        )
        yield from [cell] * min(_repeated(element, "columns"), _MOST_REPEATED)


def _repeated(element: Element, what: str) -> int:
    return max(1, whole_number(element.get(qn(f"table:number-{what}-repeated")), 1))

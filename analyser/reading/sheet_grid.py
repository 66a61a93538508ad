"""The cells of one sheet of a spreadsheet, and what of them the user sees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
_MOST_SPREAD = 1_000_000  # cells that merged values are written into
_FAR_BELOW = 1000  # rows in which a merged cell that begins hidden is looked for


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell: its text as shown and what marks it.

    `shade` names its background colour, empty for none. `is_value` tells that it holds a
    number, amount or date and no words; `rows` and `columns` are over how many a merged cell
    stretches.
    """

    text: str
    is_bold: bool = False
    shade: str = ""
    is_value: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns are 1-based, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A visible row: its place among the visible rows, and its filled cells by column."""

    place: int
    cells: dict[int, SheetCell]
    is_named_header: bool  # the file says that this row names the columns


@dataclass(slots=True)
class SheetGrid:
    """One sheet as it was read.

    Attributes:
        name: name on the tab.
        cells: the filled cells, row -> column -> cell.
        merged: the merged cells.
        hidden_rows: rows that are not shown.
        hidden_columns: columns that are not shown.
        headers: rows that a filter, a frozen pane or a named table marks as header.
        uncalculated: number of formulas of which no outcome was stored.
        is_cut: the sheet holds more than was read.
    """

    name: str
    cells: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)
    uncalculated: int = 0
    is_cut: bool = False

    @property
    def has_hidden_cells(self) -> bool:
        """Whether a filled cell stands in a hidden row or column."""
        return any(
            number in self.hidden_rows or not self.hidden_columns.isdisjoint(row)
            for number, row in self.cells.items()
        )

    def visible_rows(self) -> Iterator[SheetRow]:
        """The visible rows with something in them, top to bottom.

        A value merged over rows stands in each of them, over columns in the first one only.
        """
        cells = self._with_merged()
        hidden = sorted(self.hidden_rows)
        for number in sorted(cells):
            if number in self.hidden_rows:
                continue
            row = {c: v for c, v in sorted(cells[number].items()) if c not in self.hidden_columns}
            if row:
                place = number - bisect_right(hidden, number)
                yield SheetRow(place, row, number in self.headers)

    def _with_merged(self) -> dict[int, dict[int, SheetCell]]:
        cells = {number: dict(row) for number, row in self.cells.items()}
        filled = sorted(cells)
        budget = _MOST_SPREAD
        for area in self.merged:
            anchor = cells.get(area.top, {}).get(area.left)
            if anchor is None or budget < 0:
                continue
            columns = range(area.left, area.right + 1)
            column = next((c for c in columns if c not in self.hidden_columns), None)
            below = filled[bisect_right(filled, area.top) : bisect_right(filled, area.bottom)]
            budget -= len(below) + (len(columns) if column != area.left else 1)
            if column is None:
                continue
            spread = replace(anchor, rows=area.bottom - area.top + 1, columns=len(columns))
            cells[area.top][column] = spread
            for number in below:
                cells[number].setdefault(column, replace(spread, rows=1))
            if area.top in self.hidden_rows:
                self._show_below(area, column, spread, cells)
        return cells

    def _show_below(
        self, area: Area, column: int, cell: SheetCell, cells: dict[int, dict[int, SheetCell]]
    ) -> None:
        """A merged cell that begins in a hidden row shows in its first visible one."""
        for number in range(area.top + 1, min(area.bottom, area.top + _FAR_BELOW) + 1):
            if number not in self.hidden_rows:
                cells.setdefault(number, {}).setdefault(column, replace(cell, rows=1))
                return

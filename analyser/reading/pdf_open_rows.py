"""Rows of a table that stand outside its rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from analyser.reading.pdf_grid import Grid, Row, by_column
from analyser.reading.pdf_lines import rows_of
from analyser.reading.pdf_words import Word

_TOLERANCE = 3.0  # points
_NEXT_ROW = 2.4  # of the type size: how far a row without a rule may stand from the table
_GAP = 0.8  # of the type size, between the texts of two cells
_SAME_ROW = 1.5  # of the type size: lines of one such row


def grown(grid: Grid, words: Sequence[Word]) -> Grid:
    """Add rows just above and below that have no outer rule.

    Many tables only have rules between the rows. A line of text next to the grid is a row
    when its words fall in two columns or more and none runs over a column edge.

    Args:
        grid: the rows between rules.
        words: the words of the page outside the grid.
    """
    lines = rows_of(words)
    starts = _starts(grid)
    above = [line for line in reversed(lines) if line[0].base <= grid.bounds[1] + _TOLERANCE]
    below = [line for line in lines if line[0].top >= grid.bounds[3] - _TOLERANCE]
    for lines_of_row in _open_rows(grid, starts, above, grid.bounds[1]):
        grid = _with_row(grid, starts, lines_of_row, at_end=False)
    for lines_of_row in _open_rows(grid, starts, below, grid.bounds[3]):
        grid = _with_row(grid, starts, lines_of_row, at_end=True)
    return grid


def _open_rows(
    grid: Grid, starts: dict[int, float], lines: Sequence[Sequence[Word]], edge: float
) -> list[list[Word]]:
    """Words of each row next to the grid, going away from it.

    Args:
        grid: the rows between rules.
        starts: where the texts of each column usually begin.
        lines: lines of words, the nearest first.
        edge: the side of the grid they stand at.
    """
    rows: list[list[Word]] = []
    for line in lines:
        base, size = line[0].base, line[0].size
        distance = abs(base - edge)
        same_row = bool(rows) and distance <= _SAME_ROW * size
        cells = _in_columns(grid, starts, line, fewest=1 if same_row else 2)
        if cells is None or distance > _NEXT_ROW * size:
            break
        if same_row:
            rows[-1].extend(line)
        else:
            rows.append(list(line))
        edge = base
    return rows


def _with_row(grid: Grid, starts: dict[int, float], words: Sequence[Word], *, at_end: bool) -> Grid:
    cells = _in_columns(grid, starts, words)
    if cells is None:
        return grid
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    x0, old_top, x1, old_bottom = grid.bounds
    box = (x0, top, x1, bottom)
    bounds = (x0, min(top, old_top), x1, max(bottom, old_bottom))
    if at_end:
        rows, boxes = (*grid.rows, cells), (*grid.boxes, box)
        return Grid(bounds, grid.columns, rows, boxes, (*grid.spans, False))
    rows, boxes = (cells, *grid.rows), (box, *grid.boxes)
    return Grid(bounds, grid.columns, rows, boxes, (False, *grid.spans))


def _starts(grid: Grid) -> dict[int, float]:
    """Where the texts of each column usually begin."""
    return {
        column: median(firsts)
        for column in range(len(grid.columns))
        if (firsts := [min(word.x0 for word in row[column]) for row in grid.rows if row[column]])
    }


def _in_columns(
    grid: Grid, starts: dict[int, float], words: Sequence[Word], *, fewest: int = 2
) -> Row | None:
    """The words by column, or None when they do not fit the columns."""
    x0, _, x1, _ = grid.bounds
    if any(word.x0 < x0 - _TOLERANCE or word.x1 > x1 + _TOLERANCE for word in words):
        return None
    cells = by_column(grid.columns, starts, words)
    if cells is None or not _apart(cells):
        return None
    return cells if sum(map(bool, cells)) >= fewest else None


def _apart(cells: Row) -> bool:
    """Whether there is more than a space between cells; a line of prose has no more."""
    filled = [cell for cell in cells if cell]
    return all(
        min(word.x0 for word in right) - max(word.x1 for word in left) >= _GAP * left[0].size
        for left, right in pairwise(filled)
    )

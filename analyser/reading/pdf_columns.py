"""Finds pages set in columns, so that they are read column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from analyser.reading.pdf_words import Word

_STEP = 2.0  # points between the places tried for a gutter
_MIN_GUTTER = 9.0  # points
_MIN_LINES = 5  # on each side
_MIN_WIDTH = 0.18  # of the page, of each column
_MIN_WORDS = 3  # in a typical line of a column
_FULL = 0.75  # of the column width; columns of running text have mostly full lines

Row = list[Word]


def in_columns(rows: Sequence[Row], width: float) -> list[Row]:
    """Rows in reading order, split where a white gutter runs between two columns of text.

    Args:
        rows: words by baseline, top to bottom, left to right.
        width: width of the page in points.

    Returns:
        The same words; a row across a gutter has become two rows, and all rows of the left
        column come before those of the right.
    """
    found = _gutter(rows, width)
    if found is None:
        return list(rows)
    x, first, last = found
    left = [part for row in rows[first:last] if (part := [w for w in row if w.x0 < x])]
    right = [part for row in rows[first:last] if (part := [w for w in row if w.x0 >= x])]
    return [
        *in_columns(rows[:first], width),
        *in_columns(left, width),
        *in_columns(right, width),
        *in_columns(rows[last:], width),
    ]


def _gutter(rows: Sequence[Row], width: float) -> tuple[float, int, int] | None:
    """Middle of a gutter and the rows it runs along (end exclusive), or None."""
    votes: Counter[int] = Counter()
    for row in rows:
        for before, after in pairwise(row):
            if after.x0 - before.x1 >= _MIN_GUTTER:
                votes.update(range(int(before.x1 / _STEP) + 1, int(after.x0 / _STEP) + 1))
    for step, count in votes.most_common(40):
        if count < 3:
            return None
        x = step * _STEP
        for first, last in _runs(rows, x):
            if _are_columns(rows[first:last], x, width):
                return x, first, last
    return None


def _runs(rows: Sequence[Row], x: float) -> list[tuple[int, int]]:
    """Stretches of rows that leave x free, longest first."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate(rows):
        if _crosses(row, x):
            if start is not None:
                runs.append((start, index))
            start = None
        elif start is None:
            start = index
    if start is not None:
        runs.append((start, len(rows)))
    return sorted(runs, key=lambda run: run[0] - run[1])


def _crosses(row: Row, x: float) -> bool:
    before = max((word.x1 for word in row if word.x0 < x), default=None)
    after = min((word.x0 for word in row if word.x0 >= x), default=None)
    if before is None or after is None:
        return before is not None and before > x
    return before > x or after - before < _MIN_GUTTER * 0.7


def _are_columns(rows: Sequence[Row], x: float, width: float) -> bool:
    left = [part for row in rows if (part := [w for w in row if w.x0 < x])]
    right = [part for row in rows if (part := [w for w in row if w.x0 >= x])]
    return all(_is_column(side, width) for side in (left, right))


def _is_column(side: Sequence[Row], width: float) -> bool:
    if len(side) < _MIN_LINES:
        return False
    widths = [row[-1].x1 - row[0].x0 for row in side]
    column = max(row[-1].x1 for row in side) - min(row[0].x0 for row in side)
    full = sum(one >= _FULL * column for one in widths)
    return (
        column >= _MIN_WIDTH * width
        and median(len(row) for row in side) >= _MIN_WORDS
        and full >= 0.5 * len(side)
    )

"""Finds pages set in columns, so that they are read column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from statistics import median

from analyser.reading.pdf_words import Word

_STEP = 2.0  # points between the places tried for a gutter
_MIN_GUTTER = 9.0  # points
_MIN_LINES = 5  # on each side
_FEWEST_LINES = 2  # on the right side, when it begins at the top
_MOST_CROSSED = 0.5  # of the rows, that may run over a gutter: titles, other parts of the page
_MOST_TRIED = 8
_MIN_WIDTH = 0.18  # of the page, of each column
_MIN_WORDS = 3  # in a typical line of a column
_MIN_LIST = 0.1  # of the page, of a column of short lines
_MOST_SHARED = 0.5  # of its lines, at the height of a line of the other column
_CLOSE = 1.7  # of the type size: lines further apart do not follow each other
_ALIGNED = 0.6  # of its lines
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
    found = gutter(rows, width)
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


def gutter(rows: Sequence[Row], width: float) -> tuple[float, int, int] | None:
    """A gutter between two columns of text: its place and the rows it runs along.

    Args:
        rows: words by baseline, top to bottom, left to right.
        width: width of the page in points.

    Returns:
        A place between the columns and the first and last row (exclusive), or None.
    """
    for x in _white(rows, width):
        for first, last in _runs(rows, x):
            if _are_columns(rows[first:last], x, width):
                return x, first, last
    return None


def _white(rows: Sequence[Row], width: float) -> list[float]:
    """Places that few rows run over, the whitest first.

    The lines of two columns need not stand at the same heights, so that a row may hold words
    of one column only; what counts is which rows leave a place free.
    """
    steps = int(width / _STEP) + 2
    change = [0] * (steps + 1)
    for row in rows:
        start = row[0].x0
        for before, after in pairwise(row):
            if after.x0 - before.x1 >= _MIN_GUTTER:
                _count(change, start, before.x1)
                start = after.x0
        _count(change, start, row[-1].x1)
    covered = list(accumulate(change))
    zone = range(int(_MIN_WIDTH * steps), int((1 - _MIN_WIDTH) * steps))
    runs = [
        (count, [step for step, _ in same])
        for count, group in groupby(((s, covered[s]) for s in zone), key=lambda pair: pair[1])
        if (same := list(group)) and count <= _MOST_CROSSED * len(rows)
    ]
    runs.sort(key=lambda run: (run[0], -len(run[1])))
    return [run[len(run) // 2] * _STEP for _, run in runs[:_MOST_TRIED]]


def _count(change: list[int], start: float, end: float) -> None:
    """One more row over the places from start to end."""
    last = len(change) - 1
    change[min(max(int(start / _STEP), 0), last)] += 1
    change[min(max(int(end / _STEP) + 1, 0), last)] -= 1


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
    shared = len(left) + len(right) - len(rows)
    if not _is_column(left, width, _MIN_LINES):
        return _is_column(right, width, _MIN_LINES) and _is_set_apart(left, shared, width)
    # On a last page the right column can be short; then it begins where the left one does.
    beside = right[0][0].base <= left[1][0].base if right else False
    if _is_column(right, width, _FEWEST_LINES if beside else _MIN_LINES):
        return True
    return _is_set_apart(right, shared, width)


def _is_set_apart(side: Sequence[Row], shared: int, width: float) -> bool:
    """Whether short lines beside a column, such as a list, are a column too and no cells.

    They begin at one place and follow each other closely, at heights of their own.

    Args:
        side: the rows on that side.
        shared: how many of them stand at the height of a line on the other side.
        width: width of the page in points.
    """
    if len(side) < _MIN_LINES or shared > _MOST_SHARED * len(side):
        return False
    if max(row[-1].x1 for row in side) - min(row[0].x0 for row in side) < _MIN_LIST * width:
        return False
    starts = Counter(round(row[0].x0) for row in side)
    close = sum(
        below[0].base - above[0].base <= _CLOSE * below[0].size for above, below in pairwise(side)
    )
    return max(starts.values()) >= _ALIGNED * len(side) and close >= _ALIGNED * (len(side) - 1)


def _is_column(side: Sequence[Row], width: float, fewest: int) -> bool:
    if len(side) < fewest:
        return False
    widths = [row[-1].x1 - row[0].x0 for row in side]
    column = max(row[-1].x1 for row in side) - min(row[0].x0 for row in side)
    full = sum(one >= _FULL * column for one in widths)
    return (
        column >= _MIN_WIDTH * width
        and median(len(row) for row in side) >= _MIN_WORDS
        and full >= 0.5 * len(side)
    )

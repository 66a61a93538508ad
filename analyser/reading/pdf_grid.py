"""A table as a grid: which words stand in which row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyser.reading.pdf_head_rows import joined_names
from analyser.reading.pdf_lines import rows_of
from analyser.reading.pdf_words import Word

_TOLERANCE = 3.0  # points
_FULL_WIDTH = 0.9  # of the table, for a cell that spans it
_MIN_CELL = 20.0  # points, for a cell of text
_CAPTION_WORDS = 18  # a full-width cell with more is running text between two tables
_WORD_GAP = 0.36  # of the type size: a smaller gap joins words of one sentence

_PADDING = 5.4  # points between a column edge and its text, where nothing else is known
Bounds = tuple[float, float, float, float]
Row = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells with their words.

    `columns` are left edges. `boxes` and `spans` go with `rows`: where a row stands, and
    whether it is one cell over the full width.
    """

    bounds: Bounds
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    boxes: tuple[Bounds, ...]
    spans: tuple[bool, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the table."""
        return _holds(self.bounds, word)


def make_grid(
    cells: Sequence[Bounds], words: Sequence[Word], *, may_go_on: bool = False
) -> Grid | None:
    """Fill cells with words.

    Args:
        cells: the cells of one table, each with its sides.
        words: the words of the page.
        may_go_on: the cells can be the rest of a row of the page before; then one filled
            cell beside an empty one is enough.

    Returns:
        The grid without empty rows and columns, or None when fewer than two columns are
        left or no row has two filled cells: then it is a frame, not a table.
    """
    x0s, tops, x1s, bottoms = zip(*cells, strict=True)
    bounds = (min(x0s), min(tops), max(x1s), max(bottoms))
    beside = [word for word in words if word.x0 >= bounds[2] or word.x1 <= bounds[0]]
    left = [word for word in words if _holds(bounds, word) and not _runs_out(bounds, word, beside)]
    filled: list[tuple[Bounds, list[Word]]] = []
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        inside = [word for word in left if _holds(cell, word)]
        if inside:
            filled.append((cell, inside))
            left = [word for word in left if not _holds(cell, word)]
    if not filled:
        return None
    columns, row_tops = _distinct(c[0] for c, _ in filled), _distinct(c[1] for c, _ in filled)
    may_go_on = may_go_on and _is_open_row(cells)
    if may_go_on:
        columns = _distinct(cell[0] for cell in cells)
    table: dict[int, dict[int, list[Word]]] = {}
    sides: dict[int, list[Bounds]] = {}
    for cell, inside in filled:
        row = _nearest(row_tops, cell[1])
        table.setdefault(row, {}).setdefault(_nearest(columns, cell[0]), []).extend(inside)
        sides.setdefault(row, []).append(cell)
    if len(columns) < 2 or not (may_go_on or any(len(row) > 1 for row in table.values())):
        return None
    keys = sorted(table)
    rows = [tuple(tuple(table[key].get(i, ())) for i in range(len(columns))) for key in keys]
    spans = [_spans(sides[key], bounds) for key in keys]
    for index, is_span in enumerate(spans):
        parts = by_column(columns, {}, rows[index][0]) if is_span else None
        if parts is not None and sum(map(bool, parts)) > 1:
            rows[index], spans[index] = parts, False
    boxes = [_around(sides[key]) for key in keys]
    top = next((index for index, is_span in enumerate(spans) if not is_span), len(rows))
    if len(rows) > top + 2 and not spans[top + 1]:
        widths = _widths(sides[keys[top]], columns)
        names = joined_names(rows[top], rows[top + 1], widths)
        if names is not None:
            rows[top : top + 2] = [names]
            boxes[top : top + 2] = [_around(boxes[top : top + 2])]
            del spans[top + 1]
    bounds = (bounds[0], boxes[0][1], bounds[2], max(box[3] for box in boxes))
    return Grid(bounds, tuple(columns), tuple(rows), tuple(boxes), tuple(spans))


def _widths(cells: Sequence[Bounds], columns: Sequence[float]) -> list[int]:
    """Over how many columns the cell that begins in each column stretches."""
    widths = [1] * len(columns)
    for x0, _, x1, _ in cells:
        first = _nearest(columns, x0)
        widths[first] = max(1, sum(edge < x1 - _TOLERANCE for edge in columns[first:]))
    return widths


def _is_open_row(cells: Sequence[Bounds]) -> bool:
    """Whether cells stand side by side in one row and each can hold text."""
    same_row = len(_distinct(cell[1] for cell in cells)) == 1
    return same_row and len(cells) > 1 and all(c[2] - c[0] >= _MIN_CELL for c in cells)


def _spans(cells: Sequence[Bounds], bounds: Bounds) -> bool:
    """Whether a row is one cell over the full width."""
    return len(cells) == 1 and cells[0][2] - cells[0][0] >= _FULL_WIDTH * (bounds[2] - bounds[0])


def _runs_out(bounds: Bounds, word: Word, beside: Sequence[Word]) -> bool:
    """Whether a word goes on in a word beside the table, such as one of a running foot."""
    if not beside or (bounds[0] + 2 * word.size < word.x0 and word.x1 < bounds[2] - 2 * word.size):
        return False
    return any(
        abs(other.base - word.base) < 1
        and (
            (other.x0 >= bounds[2] and 0 <= other.x0 - word.x1 < _WORD_GAP * word.size)
            or (other.x1 <= bounds[0] and 0 <= word.x0 - other.x1 < _WORD_GAP * word.size)
        )
        for other in beside
    )


def split_at_text(cells: Sequence[Bounds], words: Sequence[Word]) -> list[list[Bounds]]:
    """Cut a group of cells at full-width cells of running text.

    The sides of two tables can enclose the text between them. A full-width cell with the
    words of several columns is a row without upright rules and stays.

    Args:
        cells: cells that touch each other.
        words: the words of the page.
    """
    x0s, _, x1s, _ = zip(*cells, strict=True)
    width = max(x1s) - min(x0s)
    columns = sorted({cell[0] for cell in cells})
    for cell in cells:
        if cell[2] - cell[0] < _FULL_WIDTH * width:
            continue
        inside = [word for word in words if _holds(cell, word)]
        if len(inside) <= _CAPTION_WORDS or by_column(columns, {}, inside) is not None:
            continue
        above = [other for other in cells if other[3] <= cell[1] + _TOLERANCE]
        below = [other for other in cells if other[1] >= cell[3] - _TOLERANCE]
        return [part for group in (above, below) if group for part in split_at_text(group, words)]
    return [list(cells)]


def by_column(
    columns: Sequence[float], starts: dict[int, float], words: Sequence[Word]
) -> Row | None:
    """Words divided over columns, or None when text runs over a column edge.

    Args:
        columns: left edges of the columns.
        starts: for each column, where its texts usually begin, in points.
        words: words of one or more lines.
    """
    for line in rows_of(words):
        for index, edge in enumerate(columns[1:], start=1):
            if any(w.x0 < edge - _TOLERANCE and w.x1 > edge + _TOLERANCE for w in line):
                return None
            for before, after in pairwise(line):
                close = after.x0 - before.x1 < _WORD_GAP * after.size
                start = starts.get(index, edge + _PADDING)
                aligned = abs(after.x0 - start) <= (_TOLERANCE if index in starts else 2.0)
                if before.x0 < edge - _TOLERANCE <= after.x0 and close and not aligned:
                    return None
    cells: list[list[Word]] = [[] for _ in columns]
    for word in words:
        cells[sum(word.x0 >= edge - _TOLERANCE for edge in columns[1:])].append(word)
    return tuple(tuple(cell) for cell in cells)


def stacked(above: Grid, below: Grid) -> Grid | None:
    """Two grids as one, when the second stands right below the first with the same sides."""
    if not (
        abs(above.bounds[0] - below.bounds[0]) <= 2 * _TOLERANCE
        and abs(above.bounds[2] - below.bounds[2]) <= 2 * _TOLERANCE
        and -2 * _TOLERANCE <= below.bounds[1] - above.bounds[3] <= 2 * _TOLERANCE
    ):
        return None
    columns = _distinct((*above.columns, *below.columns))
    if len(columns) > max(len(above.columns), len(below.columns)):
        return None
    rows = [_moved(row, grid.columns, columns) for grid in (above, below) for row in grid.rows]
    bounds = (above.bounds[0], above.bounds[1], above.bounds[2], below.bounds[3])
    return Grid(
        bounds, tuple(columns), tuple(rows), above.boxes + below.boxes, above.spans + below.spans
    )


def _moved(row: Row, old: Sequence[float], new: Sequence[float]) -> Row:
    cells: list[tuple[Word, ...]] = [()] * len(new)
    for edge, cell in zip(old, row, strict=True):
        cells[_nearest(new, edge)] = cell
    return tuple(cells)


def _holds(bounds: Bounds, word: Word) -> bool:
    middle, height = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    return bounds[0] <= middle < bounds[2] and bounds[1] <= height < bounds[3]


def _around(cells: Sequence[Bounds]) -> Bounds:
    x0s, tops, x1s, bottoms = zip(*cells, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _distinct(values: Iterable[float]) -> list[float]:
    """Sorted values, those within tolerance of the one before left out."""
    ordered = sorted(values)
    kept = [after for before, after in pairwise(ordered) if after - before > _TOLERANCE]
    return [ordered[0], *kept]


def _nearest(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda i: abs(values[i] - value))

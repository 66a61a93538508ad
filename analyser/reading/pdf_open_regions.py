"""Finds where a page has columns of cells without rules: lines that leave the same gaps white."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyser.reading.pdf_labels import is_row_label
from analyser.reading.pdf_words import Word

MIN_COLUMNS = 3
MIN_ROWS = 3
_GAP = 0.8  # of the type size: a wider gap parts two cells
_LEAST_GAP = 0.55  # of the type size: what has to stay white along the whole table
_NEXT_LINE = 3.4  # of the type size: lines further apart are no one table
_MOST_IN_CELL = 8  # lines, from a title down to the first row number
HEAD_ROW = 2.4  # of the type size, from the name of a group to the names in it
_SAME_CELL = 1.7  # of the type size: lines of a cell stand closer

Line = list[Word]
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a table with the white gaps that run along all of them."""

    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]

    def cells(self, line: Line) -> list[list[Word]]:
        """The words of a line by column."""
        cells: list[list[Word]] = [[] for _ in range(len(self.gaps) + 1)]
        for word in line:
            middle = (word.x0 + word.x1) / 2
            cells[sum(middle > gap[0] for gap in self.gaps)].append(word)
        return cells


def may_hold_tables(words: Iterable[Word]) -> bool:
    """Whether enough lines have gaps as wide as between cells; cheap and often no."""
    by_height: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_height[round(word.base)].append(word)
    found = 0
    for line in by_height.values():
        if len(line) >= MIN_COLUMNS:
            line.sort(key=lambda word: word.x0)
            found += len(_gaps(line)) + 1 >= MIN_COLUMNS
            if found > 1:
                return True
    return False


def _gaps(line: Line) -> list[Gap]:
    """White between the cells of a line."""
    return [
        (before.x1, after.x0)
        for before, after in pairwise(line)
        if after.x0 - before.x1 >= _GAP * after.size
    ]


def _first_gaps(lines: Sequence[Line], start: int) -> list[Gap]:
    """White between the cells that a table begins with.

    Where a row number stands between two lines of its text, that text is in the next line.
    """
    line = lines[start]
    gaps = _gaps(line)
    if not gaps or start + 1 == len(lines):
        return gaps
    below = lines[start + 1]
    if line[0].bold and all(word.bold for word in (*line, *below)):
        return _gaps_of_names(line, below, gaps)
    if not is_row_label(_first_cell(line, gaps)):
        return gaps
    fills_a_gap = any(left < below[0].x0 and below[-1].x1 < right for left, right in gaps)
    if not fills_a_gap or not _is_near(line, below):
        return gaps
    return _gaps(sorted((*line, *below), key=lambda word: word.x0))


def _gaps_of_names(line: Line, below: Line, gaps: list[Gap]) -> list[Gap]:
    """White between column names in two lines; what stands over several of them is no name."""
    if below[0].base - line[0].base > HEAD_ROW * line[0].size or below[0].x0 <= gaps[0][0]:
        return gaps
    inner = _gaps(below)
    groups = [
        cell
        for cell in cells_of(line)
        if any(cell[0].x0 < right and left < cell[-1].x1 for left, right in inner)
        and cell[0].x0 >= below[0].x0
    ]
    names = [word for cell in cells_of(line) if cell not in groups for word in cell]
    both: list[Gap] = []
    reached = 0.0
    for word in sorted((*names, *below), key=lambda word: word.x0):
        if reached and word.x0 - reached >= _GAP * word.size:
            both.append((reached, word.x0))
        reached = max(reached, word.x1)
    return both if len(both) > len(gaps) else gaps


def _first_cell(line: Line, gaps: Sequence[Gap]) -> str:
    return "".join(word.text for word in line if word.x1 <= gaps[0][0])


def _is_near(line: Line, below: Line) -> bool:
    """Whether two lines can stand in one cell."""
    return below[0].base - line[0].base <= _SAME_CELL * line[0].size


def cells_of(line: Line) -> list[Line]:
    """The words of a line, parted at its wide gaps."""
    cells = [[line[0]]]
    for before, after in pairwise(line):
        if after.x0 - before.x1 >= _GAP * after.size:
            cells.append([])
        cells[-1].append(after)
    return cells


def find_region(lines: Sequence[Line], start: int) -> Region | None:
    """The lines from `start` on that leave the same gaps white, or None for too few."""
    gaps = _first_gaps(lines, start)
    if len(gaps) + 1 < MIN_COLUMNS:
        return None
    end = start + 1
    while end < len(lines):
        line, size = lines[end], lines[end][0].size
        if line[0].base - lines[end - 1][0].base > _NEXT_LINE * size:
            break
        if _is_heading(lines, end, gaps):
            break
        left = still_white(gaps, line)
        if len(left) < len(gaps):
            if _is_caption(lines, end, gaps):
                end += 1
                continue
            # A line that runs over the gaps ends the table, unless hardly anything was read.
            if end - start >= MIN_ROWS or len(left) + 1 < MIN_COLUMNS:
                break
        gaps = left
        end += 1
    while end > start and len(still_white(gaps, lines[end - 1])) < len(gaps):
        end -= 1
    return Region(tuple(lines[start:end]), tuple(gaps)) if end - start > 1 else None


def with_lines_above(region: Region, above: Sequence[Line]) -> Region | None:
    """A region with the lines right above it that have no words in the first column.

    The first line of a table does not have words in every column when they stand halfway
    down its rows.

    Args:
        region: the region.
        above: the lines above it, top to bottom.

    Returns:
        The larger region, or None when no line can belong to it.
    """
    first = len(above)
    below = region.lines[0]
    while first > 0:
        line = above[first - 1]
        cells = region.cells(line)
        runs_over = len(still_white(region.gaps, line)) < len(region.gaps)
        if cells[0] or runs_over or not _is_near(line, below):
            break
        first, below = first - 1, line
    if first == len(above):
        return None
    return Region((*above[first:], *region.lines), region.gaps)


def still_white(gaps: Sequence[Gap], line: Line) -> list[Gap]:
    """What a line leaves white of the gaps."""
    kept: list[Gap] = []
    for left, right in gaps:
        start, end = left, right
        for word in line:
            if word.x1 <= start or word.x0 >= end:
                continue
            if word.x0 - start >= end - word.x1:
                end = word.x0
            else:
                start = word.x1
        if end - start >= _LEAST_GAP * line[0].size:
            kept.append((start, end))
    return kept


def _is_heading(lines: Sequence[Line], index: int, gaps: Sequence[Gap]) -> bool:
    """Whether a line below the first is a heading of what comes after the table."""
    line = lines[index]
    bold = all(word.bold for word in line)
    if not bold or all(word.bold for word in lines[index - 1]):
        return False
    return len(_gaps(line)) + 1 < MIN_COLUMNS and not _is_caption(lines, index, gaps)


def _is_caption(lines: Sequence[Line], index: int, gaps: Sequence[Gap]) -> bool:
    """Whether a line is a title over the full width, with more rows of the table below it."""
    line = lines[index]
    if _gaps(line) or not all(word.bold for word in line) or index + 1 >= len(lines):
        return False
    for above, after in pairwise(lines[index : index + _MOST_IN_CELL]):
        near = after[0].base - above[0].base <= _NEXT_LINE * above[0].size
        if not near or len(still_white(gaps, after)) < len(gaps):
            return False
        if len(_gaps(after)) + 1 >= MIN_COLUMNS:
            return True
        # Above a row number halfway down its row there is only text in the other columns.
        if after[0].x0 <= gaps[0][0]:
            return False
    return False

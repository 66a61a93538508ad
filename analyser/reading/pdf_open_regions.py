"""Finds where a page has columns of cells without rules: lines that leave the same gaps white."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyser.reading.pdf_words import Word

MIN_COLUMNS = 3
MIN_ROWS = 3
_GAP = 0.8  # of the type size: a wider gap parts two cells
_LEAST_GAP = 0.55  # of the type size: what has to stay white along the whole table
_NEXT_LINE = 3.4  # of the type size: lines further apart are no one table

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


def find_region(lines: Sequence[Line], start: int) -> Region | None:
    """The lines from `start` on that leave the same gaps white, or None for too few."""
    gaps = _gaps(lines[start])
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
            # A line that runs over the gaps ends the table, unless hardly anything was read.
            is_early = end - start < MIN_ROWS and len(left) + 1 >= MIN_COLUMNS
            if not is_early and not _is_caption(lines, end, gaps):
                break
            if not is_early:
                end += 1
                continue
        gaps = left
        end += 1
    while end > start and len(still_white(gaps, lines[end - 1])) < len(gaps):
        end -= 1
    return Region(tuple(lines[start:end]), tuple(gaps)) if end - start > 1 else None


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
    after = lines[index + 1]
    near = after[0].base - line[0].base <= _NEXT_LINE * line[0].size
    return (
        near and len(_gaps(after)) + 1 >= MIN_COLUMNS and len(still_white(gaps, after)) == len(gaps)
    )

"""Tables without upright rules: columns from the white between them, rows from the lines.

A page is only looked at when several of its lines have wide gaps in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from analyser.reading.pdf_columns import gutter
from analyser.reading.pdf_grid import Grid, Row
from analyser.reading.pdf_head_rows import names_in_groups, names_under
from analyser.reading.pdf_labels import is_row_label
from analyser.reading.pdf_lines import rows_of
from analyser.reading.pdf_open_alignment import NumberedLines, row_spans
from analyser.reading.pdf_open_regions import (
    HEAD_ROW,
    MIN_COLUMNS,
    MIN_ROWS,
    Gap,
    Line,
    Region,
    cells_of,
    find_region,
    may_hold_tables,
    still_white,
    with_lines_above,
)
from analyser.reading.pdf_rulings import Edge
from analyser.reading.pdf_words import Word

_MOST_LINES = 600  # of a page; every line is tried as the first of a table
_ROW_GAP = 1.22  # of the line distance: a larger one begins a row
_LABEL_SHARE = 0.6  # of the filled first cells that look like row numbers
_DISTINCT = 0.8  # of the numbers in a column
_FULL = 0.9  # of the lines, that a column of running text fills
_SMALL = 0.35  # of the cells where a row begins, that begin with a small letter in prose
_PAGE_OF_COLUMNS = 1.5  # times the lines of a table, along which a gutter runs
_WIDE = 0.18  # of the width of the table, of a column of text
_ACROSS = 0.6  # of the width of the table, for a rule between two rows


def open_tables(words: Sequence[Word], edges: Sequence[Edge]) -> list[Grid]:
    """Tables among words that stand in no ruled table, top to bottom.

    Args:
        words: upright words outside ruled tables.
        edges: the rules of the page; a level one between two lines parts two rows.
    """
    if not may_hold_tables(words):
        return []
    level = [edge for edge in edges if edge.horizontal and not edge.shade]
    grids: list[Grid] = []
    lines = rows_of(words)
    if len(lines) > _MOST_LINES:
        return []
    start = done = 0
    while start < len(lines):
        region = find_region(lines, start)
        grid = _whole_grid(region, level, lines, lines[done:start]) if region is not None else None
        if region is None or grid is None:
            start += 1
            continue
        grids.append(grid)
        start += len(region.lines)
        done = start
    return grids


def _whole_grid(
    region: Region, level: Sequence[Edge], page: Sequence[Line], above: Sequence[Line]
) -> Grid | None:
    """The region as a table, with what stands above its first number but belongs to that row."""
    whole = with_lines_above(region, above)
    grid = _grid(whole, level, page) if whole is not None else None
    if grid is not None and grid.rows[0][0]:
        return grid
    grid = _grid(region, level, page)
    return _with_groups(grid, above[-1]) if grid is not None and above else grid


def _with_groups(grid: Grid, above: Line) -> Grid:
    """The table with the names of groups of columns that stand right above the column names."""
    head = [word for cell in grid.rows[0] for word in cell]
    parts = cells_of(above)
    if (
        grid.spans[0]
        or len(grid.rows) < MIN_ROWS
        or len(parts) >= len(grid.columns)
        or not all(word.bold for word in (*head, *above))
        or head[0].base - above[0].base > HEAD_ROW * head[0].size
    ):
        return grid
    names = names_under(parts, grid.rows[0])
    if names is None:
        return grid
    top = min(word.top for word in above)
    x0, _, x1, bottom = grid.bounds
    box = (x0, top, x1, grid.boxes[0][3])
    return replace(
        grid,
        bounds=(x0, top, x1, bottom),
        rows=(names, *grid.rows[1:]),
        boxes=(box, *grid.boxes[1:]),
    )


def _grid(region: Region, level: Sequence[Edge], page: Sequence[Line]) -> Grid | None:
    """The region as a table, or None when it is columns of running text or a contents list."""
    lines = [region.cells(line) for line in region.lines]
    captions = [len(still_white(region.gaps, line)) < len(region.gaps) for line in region.lines]
    has_two = _has_two_lines_of_names(region.lines, lines)
    if has_two:
        captions[0] = captions[1] = False
    left = min(word.x0 for line in region.lines for word in line)
    right = max(word.x1 for line in region.lines for word in line)
    has_header = has_two or _is_header(lines)
    if not has_header and (
        len(lines) < MIN_ROWS or not _labelled(lines) or _is_in_columns(region, page)
    ):
        return None
    if _is_contents(lines):
        return None
    rules = [edge.top for edge in level if edge.x1 - edge.x0 >= _ACROSS * (right - left)]
    groups = _rows(region.lines, lines, captions, rules)
    if has_two:
        groups = [[0, 1], *(rest for group in groups if (rest := [i for i in group if i > 1]))]
    if not has_header and _is_running_text(lines, groups, right - left):
        return None
    rows = []
    boxes = []
    for group in groups:
        row = tuple(
            tuple(word for i in group for word in lines[i][column])
            for column in range(len(region.gaps) + 1)
        )
        if has_two and group == [0, 1]:
            row = names_in_groups(_row(lines[0]), _row(lines[1]))
        if captions[group[0]]:
            row = (tuple(word for cell in row for word in cell), *[()] * len(region.gaps))
        rows.append(row)
        words = [word for i in group for word in region.lines[i]]
        boxes.append((left, min(w.top for w in words), right, max(w.bottom for w in words)))
    if sum(sum(map(bool, row)) >= MIN_COLUMNS - 1 for row in rows) < max(2, 0.5 * len(rows)):
        return None
    columns = [left, *(_column_start(lines, i + 1, gap) for i, gap in enumerate(region.gaps))]
    bounds = (left, boxes[0][1], right, boxes[-1][3])
    spans = tuple(captions[group[0]] for group in groups)
    return Grid(bounds, tuple(columns), tuple(rows), tuple(boxes), spans)


def _column_start(lines: Sequence[list[list[Word]]], column: int, gap: Gap) -> float:
    return min((cell[0].x0 for line in lines if (cell := line[column])), default=gap[1])


def _row(line: Sequence[Sequence[Word]]) -> Row:
    return tuple(map(tuple, line))


def _has_two_lines_of_names(words: Sequence[Line], lines: Sequence[list[list[Word]]]) -> bool:
    """Whether the first two lines name the columns together, some of them in groups."""
    if len(words) <= MIN_ROWS or all(lines[0]) or lines[1][0]:
        return False
    in_bold = [all(word.bold for word in line) for line in words[:3]]
    filled = sum(bool(one or two) for one, two in zip(lines[0], lines[1], strict=True))
    return in_bold == [True, True, False] and filled >= len(lines[0]) - 1


def _is_header(lines: Sequence[list[list[Word]]]) -> bool:
    """Whether the first line names the columns: bold in every column, unlike the rest."""
    first = [word for cell in lines[0] for word in cell]
    rest = [word for line in lines[1:] for cell in line for word in cell]
    filled = sum(map(bool, lines[0]))
    return (
        filled >= len(lines[0]) - 1 and all(w.bold for w in first) and not all(w.bold for w in rest)
    )


def _labelled(lines: Sequence[list[list[Word]]]) -> bool:
    """Whether the first column holds row numbers."""
    first = [_text(line[0]) for line in lines if line[0]]
    return len(first) >= MIN_ROWS and sum(map(is_row_label, first)) >= _LABEL_SHARE * len(first)


def _is_running_text(
    lines: Sequence[list[list[Word]]], groups: Sequence[Sequence[int]], width: float
) -> bool:
    """Whether columns are prose: filled on every line, or in a sentence where a row begins.

    A row of a table begins in all its columns on one line, and mostly with a capital. Clauses
    in two columns have numbers in front of the second one too.
    """
    rows = [group for group in groups if any(_is_numbered(lines[index]) for index in group)]
    columns = len(lines[0])
    full = 0
    for column in range(1, columns):
        filled = [line[column] for line in lines if line[column]]
        wide = median([cell[-1].x1 - cell[0].x0 for cell in filled]) if filled else 0.0
        if wide < _WIDE * width:
            continue
        full += len(filled) >= _FULL * len(lines)
        firsts = [
            next((lines[index][column][0].text for index in row if lines[index][column]), "")
            for row in rows
        ]
        if sum(text[:1].islower() for text in firsts) > max(1.0, _SMALL * len(firsts)):
            return True
    return full > 1 or any(
        _labelled([line[column:] for line in lines]) and not _comes_back(lines, column)
        for column in range(2, columns)
    )


def _comes_back(lines: Sequence[list[list[Word]]], column: int) -> bool:
    """Whether a column holds the same texts again and again, as a type does and a number not."""
    texts = [_text(line[column]) for line in lines if line[column]]
    return len(set(texts)) < _DISTINCT * len(texts)


def _is_in_columns(region: Region, page: Sequence[Line]) -> bool:
    """Whether a white gap is part of a gutter along far more of the page."""
    found = gutter(page, max(word.x1 for line in page for word in line))
    if found is None:
        return False
    x, first, last = found
    along = any(left <= x <= right for left, right in region.gaps)
    return along and last - first >= _PAGE_OF_COLUMNS * len(region.lines)


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _is_contents(lines: Sequence[list[list[Word]]]) -> bool:
    """Whether the last column holds page numbers that go up."""
    last = [_text(line[-1]) for line in lines if line[-1]]
    if not all(text.isdigit() and len(text) <= 4 for text in last):
        return False
    numbers = [int(text) for text in last]
    return all(one <= two for one, two in pairwise(numbers))


def _rows(
    words: Sequence[Line],
    lines: Sequence[list[list[Word]]],
    captions: Sequence[bool],
    rules: Sequence[float],
) -> list[list[int]]:
    """Indices of the lines of each row.

    Rules between rows decide where there are some; else the row numbers do, and else a
    larger distance begins a row.
    """
    bases = [line[0].base for line in words]
    pitches = [below - above for above, below in pairwise(bases)]
    usual = min(pitches, default=0.0)
    drawn = [any(a < y < b for y in rules) for a, b in pairwise(bases)]
    by_rule = sum(drawn) >= 2
    labelled = _labelled(lines)
    parts = _parts(words, captions)
    if labelled and not by_rule:
        aligned = _aligned_rows(bases, words, lines, parts)
        if aligned is not None:
            return aligned
    part_starts = {part.start for part in parts}
    groups: list[list[int]] = []
    for index in range(len(lines)):
        if index in part_starts:
            begins = True
        elif by_rule:
            begins = drawn[index - 1]
        elif labelled and not lines[index][0]:
            begins = False
        else:
            is_number = labelled and _is_numbered(lines[index])
            begins = is_number or pitches[index - 1] > _ROW_GAP * usual
        if begins:
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def _parts(words: Sequence[Line], captions: Sequence[bool]) -> list[range]:
    """The lines between titles and column names, with each of those apart."""
    bold = [all(word.bold for word in line) for line in words]
    starts = [
        index
        for index in range(1, len(words))
        if captions[index] or captions[index - 1] or (bold[index - 1] and not bold[index])
    ]
    return [range(start, end) for start, end in pairwise([0, *starts, len(words)])]


def _aligned_rows(
    bases: Sequence[float],
    words: Sequence[Line],
    lines: Sequence[list[list[Word]]],
    parts: Sequence[range],
) -> list[list[int]] | None:
    """Indices of the lines of each row, when the row numbers do not begin them."""
    numbered = [_is_numbered(line) for line in lines]
    has_rows = [
        any(numbered[i] and not all(word.bold for word in words[i]) for i in part) for part in parts
    ]
    found = row_spans(
        [
            NumberedLines(
                bases[part.start : part.stop],
                numbered[part.start : part.stop],
                lines[part.start : part.stop],
            )
            for part, has in zip(parts, has_rows, strict=True)
            if has
        ]
    )
    if found is None:
        return None
    spans = iter(found)
    return [
        [part[i] for i in range(*span)]
        for part, has in zip(parts, has_rows, strict=True)
        for span in (next(spans) if has else [(0, len(part))])
    ]


def _is_numbered(line: Sequence[Sequence[Word]]) -> bool:
    return bool(line[0]) and is_row_label(_text(line[0]))

"""Tables of a PDF page: cells from drawn rules, text from the words between them.

The geometry (rules to cells to tables) is pdfplumber's; the rules and words come from
pdfium, which is some thirty times faster than reading the page a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from analyser.model import Block, BlockKind, Box
from analyser.reading.pdf_cells import cell_text
from analyser.reading.pdf_grid import Bounds, Grid, make_grid, split_at_text, stacked
from analyser.reading.pdf_labels import are_column_names
from analyser.reading.pdf_lines import rows_of
from analyser.reading.pdf_open_rows import grown
from analyser.reading.pdf_open_tables import open_tables
from analyser.reading.pdf_pages import PageTable
from analyser.reading.pdf_rulings import Edge
from analyser.reading.pdf_uprights import missing_uprights
from analyser.reading.pdf_words import Word

_TOLERANCE = 3.0  # points within which rules count as meeting
_MOST_POINTS = 1500  # crossings on a page; finding cells takes the square of it
_MIN_RULES = 2  # of each direction, before a table can be there
_HEAD = 0.13  # of the page height: a table that begins here can go on from the page before


def page_tables(
    edges: Sequence[Edge], words: Sequence[Word], page: int, height: float
) -> tuple[list[PageTable], list[Word]]:
    """Tables of a page, top to bottom, and the words outside them.

    Drawn rules come first; shaded areas only count outside tables found by those. A frame
    around running text (one column) is no table: its words stay with the words outside.

    Args:
        edges: the rules and shaded areas of the page.
        words: its words.
        page: its number.
        height: its height in points.
    """
    turned = [word for word in words if not word.upright]
    rest = [word for word in words if word.upright]
    grids, rest = _filled([edge for edge in edges if not edge.shade], rest, _HEAD * height)
    free = [edge for edge in edges if not any(_overlaps(grid.bounds, edge) for grid in grids)]
    if any(edge.shade for edge in free):
        shaded, rest = _filled(free, rest, _HEAD * height)
        grids = _merged(grids + shaded)
    unruled = open_tables(rest, edges)
    taken = {id(word) for grid in unruled for row in grid.rows for cell in row for word in cell}
    rest = [word for word in rest if id(word) not in taken]
    tables = [
        PageTable(Box(*grid.bounds), grid.columns, rows, _is_header(rows), ruled)
        for ruled, found in ((True, grids), (False, unruled))
        for grid in found
        if (rows := tuple(_row_block(grid, index, page) for index in range(len(grid.rows))))
    ]
    return tables, rest + turned


def _overlaps(bounds: Bounds, edge: Edge) -> bool:
    x0, top, x1, bottom = bounds
    across = edge.x0 < x1 and edge.x1 > x0
    return across and edge.top <= bottom - _TOLERANCE and edge.bottom >= top + _TOLERANCE


def _filled(edges: Sequence[Edge], words: list[Word], head: float) -> tuple[list[Grid], list[Word]]:
    """Tables between the rules, with the words in them, and the words left over.

    A table that begins above `head` can go on from the page before.
    """
    grids: list[Grid] = []
    for touching in _cells(edges, words):
        for cells in split_at_text(touching, words):
            may_go_on = min(cell[1] for cell in cells) < head
            grid = make_grid(cells, words, may_go_on=may_go_on)
            if grid is None:
                continue
            grid = grown(grid, [word for word in words if not grid.holds(word)])
            taken = {id(word) for row in grid.rows for cell in row for word in cell}
            words = [word for word in words if id(word) not in taken]
            grids.append(grid)
    return grids, words


def _merged(grids: Sequence[Grid]) -> list[Grid]:
    """Grids from top to bottom, those that touch made one."""
    result: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: grid.bounds[1]):
        both = stacked(result[-1], grid) if result else None
        if both is not None:
            result[-1] = both
        else:
            result.append(grid)
    return result


def _cells(edges: Sequence[Edge], words: Sequence[Word]) -> list[list[Bounds]]:
    level = [edge for edge in edges if edge.horizontal]
    if len(level) < _MIN_RULES:
        return []
    all_edges = [*edges, *missing_uprights(edges, words)]
    if len(all_edges) - len(level) < _MIN_RULES:
        return []
    # Many a PDF has no rules, and pdfplumber takes as long to import as ten pages to read.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    merged: list[dict[str, Any]] = merge_edges(
        [_as_dict(edge) for edge in all_edges], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE
    )
    long = [edge for edge in merged if _length(edge) >= 2 * _TOLERANCE]
    points = edges_to_intersections(long, _TOLERANCE, _TOLERANCE)
    if len(points) > _MOST_POINTS:
        return []
    return [list(cells) for cells in cells_to_tables(intersections_to_cells(points))]


def _as_dict(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.horizontal else "v",
        "object_type": "line",
    }


def _length(edge: dict[str, Any]) -> float:
    return float(edge["x1"] - edge["x0"] + edge["bottom"] - edge["top"])


def _row_block(grid: Grid, index: int, page: int) -> Block:
    row, box = grid.rows[index], grid.boxes[index]
    texts = [cell_text(rows_of(cell)) for cell in row]
    if grid.spans[index]:
        texts = [text for text in texts if text]  # one cell over the full width: a caption
    words = [word for cell in row for word in cell]
    return Block(
        BlockKind.TABLE_ROW,
        " | ".join(texts),
        page=page,
        box=Box(*(round(side, 2) for side in box)),
        cells=tuple(texts),
        font_size=Counter(word.size for word in words).most_common(1)[0][0],
        bold=all(word.bold for word in words),
    )


def _is_header(rows: Sequence[Block]) -> bool:
    """Whether the first row names the columns: short texts, bolder than the rest."""
    first = rows[0]
    return are_column_names(first.cells) and first.bold and not all(row.bold for row in rows[1:])

"""Rows of a table whose cells stretch over columns and rows, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyser.model import Block, BlockKind

_MAX_COLUMNS = 100
_LONGEST_HEADER = 80  # characters; a longer cell is text, not a column name


@dataclass(slots=True)
class GridCell:
    """A cell: its text, over how many columns and rows it stretches, the tables inside it."""

    text: str
    columns: int = 1
    rows: int = 1
    is_bold: bool = False
    nested: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class GridRow:
    """A row as it was written; `is_header` tells that the author made it name the columns."""

    cells: list[GridCell]
    is_header: bool = False


def grid_blocks(rows: Sequence[GridRow], table: int) -> Iterator[Block]:
    """Rows of a table; those of a table inside a cell follow the row it stands in.

    A cell over several rows belongs to each of them, one over several columns stands in the
    first. What a file says of the width and height of a cell is bounded by the table itself.

    Args:
        rows: top to bottom.
        table: number of the table in the document.
    """
    placed = _placed(rows)
    used = sorted({column for cells in placed for column, cell in cells.items() if cell.text})
    headers = _header_count(rows, placed, len(used))
    for index, (row, cells) in enumerate(zip(rows, placed, strict=True)):
        texts = tuple(cells[c].text if c in cells else "" for c in used)
        text = " | ".join(filter(None, texts))
        if text:
            yield Block(
                BlockKind.TABLE_ROW,
                text,
                cells=texts,
                table=table,
                is_header=index < headers,
                bold=_stands_out(cells),
            )
        for cell in row.cells:
            yield from cell.nested


def _placed(rows: Sequence[GridRow]) -> list[dict[int, GridCell]]:
    """The cells of each row by their column."""
    placed: list[dict[int, GridCell]] = []
    open_cells: dict[int, tuple[int, int, GridCell]] = {}  # column -> rows left, columns, cell
    for row in rows:
        here = {column: cell for column, (_, _, cell) in open_cells.items()}
        taken = {
            covered
            for column, (_, width, _) in open_cells.items()
            for covered in range(column, column + width)
        }
        open_cells = {
            column: (left - 1, width, cell)
            for column, (left, width, cell) in open_cells.items()
            if left > 1
        }
        column = 0
        for cell in row.cells:
            while column in taken:
                column += 1
            if column >= _MAX_COLUMNS:
                break
            width = max(1, min(cell.columns, _MAX_COLUMNS - column))
            here[column] = cell
            if cell.rows > 1:
                open_cells[column] = (cell.rows - 1, width, cell)
            column += width
        placed.append(here)
    return placed


def _stands_out(cells: dict[int, GridCell]) -> bool:
    filled = [cell for cell in cells.values() if cell.text]
    return bool(filled) and all(cell.is_bold for cell in filled)


def _header_count(
    rows: Sequence[GridRow], placed: Sequence[dict[int, GridCell]], columns: int
) -> int:
    """How many rows at the top name the columns."""
    marked = 0
    while marked < len(rows) and rows[marked].is_header:
        marked += 1
    if marked and marked < len(rows):
        return marked
    if len(rows) <= 1 or columns <= 1:
        return 0
    filled = [cell.text for cell in placed[0].values() if cell.text]
    names = len(filled) > 1 and all(len(text) <= _LONGEST_HEADER for text in filled)
    alone = _stands_out(placed[0]) and not any(map(_stands_out, placed[1:]))
    return int(names and alone)

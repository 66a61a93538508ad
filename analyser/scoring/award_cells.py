"""The cells of a table row, each with its place, the name of its column and the number it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import Clause, ClauseKind
from analyser.scoring.award_numbers import BARE, PERCENT, POINTS, Weight, cell_number

BETWEEN = " | "
_NAMED = re.compile(r"^(?P<name>[^:\n|]{1,80}):\s+(?P<cell>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text, where that starts in the row, its column if known, its number."""

    text: str
    start: int
    column: str
    weight: Weight | None


def is_row(clause: Clause) -> bool:
    """Tell whether a clause is a row of a table, also of one with requirement columns."""
    if clause.kind is ClauseKind.TABLE_ROW:
        return True
    return clause.kind is ClauseKind.REQUIREMENT and "\n" in clause.text


def names_cells(row: Clause) -> bool:
    """Whether each cell of a row but the first stands on a line with the name of its column."""
    return row.kind is ClauseKind.REQUIREMENT or "\n" in row.text


def cells_of(row: Clause, header: Sequence[str]) -> list[Cell]:
    """The cells of a row in order.

    Args:
        row: a row of a table.
        header: names of the columns; used where the row does not give them itself and has as
            many cells.
    """
    found: list[Cell] = []
    named = names_cells(row)
    separator = "\n" if named else BETWEEN
    texts = row.text.split(separator)
    at = 0
    for index, text in enumerate(texts):
        match = _NAMED.match(text) if named and index else None
        if match is not None:
            cell = match["cell"]
            found.append(Cell(cell, at + match.start("cell"), match["name"], cell_number(cell)))
        else:
            name = header[index] if len(header) == len(texts) else ""
            found.append(Cell(text, at, name, cell_number(text)))
        at += len(text) + len(separator)
    return found


def unit_of(title: str) -> str:
    """The unit that the title of a column, or the words in front of a row, give to bare numbers."""
    if "punt" in title.lower():
        return POINTS
    return PERCENT if "%" in title or "percent" in title.lower() else BARE

"""Which column of weights each number of a table belongs to, also where cells are empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.scoring.award_cells import Cell


@dataclass(frozen=True, slots=True)
class Placing:
    """The columns of a table: for each of them the cell of every row, None for none.

    `is_guess` tells that rows have fewer cells than the table has columns, so that only what a
    column adds up to can tell whether a number belongs there.
    """

    columns: tuple[tuple[Cell | None, ...], ...]
    is_guess: bool


def place_numbers(rows: Sequence[Sequence[Cell]]) -> list[Placing]:
    """Place the numbers of each row in the columns of the table.

    Args:
        rows: the cells of each row; empty cells may have been left out.

    Returns:
        Readings of the table, the likeliest first; they differ only in rows with too few cells,
        of which the numbers are counted from the right or from the left.
    """
    numbers = [[cell for cell in row if cell.weight is not None] for row in rows]
    width = max((len(found) for found in numbers), default=0)
    full = [row for row, found in zip(rows, numbers, strict=True) if len(found) == width]
    by_name, by_place = _by_name(full), _by_place(full)
    readings: list[Placing] = []
    for from_right in (True, False):
        placed: list[tuple[Cell | None, ...]] = []
        is_guess = False
        for row, found in zip(rows, numbers, strict=True):
            at = [
                by_name.get(cell.column, by_place.get((len(row), index)))
                for index, cell in enumerate(row)
                if cell.weight is not None
            ]
            known = [place for place in at if place is not None]
            if len(found) == width:
                placed.append(tuple(found))
            elif len(known) == len(set(known)) == len(found):
                placed.append(_spread(found, known, width))
            else:
                first = width - len(found) if from_right else 0
                places = list(range(first, first + len(found)))
                placed.append(_spread(found, places, width))
                is_guess = is_guess or bool(found)
        reading = Placing(tuple(zip(*placed, strict=True)), is_guess)
        if reading not in readings:
            readings.append(reading)
    return readings


def _by_name(full: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The place of each column that is named in rows with a number in every column of weights."""
    found: dict[str, int] = {}
    for row in full:
        names = [cell.column for cell in row if cell.weight is not None]
        if len(set(names)) == len(names):
            for place, name in enumerate(names):
                if name:
                    found.setdefault(name, place)
    return found


def _by_place(full: Sequence[Sequence[Cell]]) -> dict[tuple[int, int], int]:
    """The column of each number, by how many cells its row has and which one it is."""
    found: dict[tuple[int, int], int] = {}
    for row in full:
        at = [index for index, cell in enumerate(row) if cell.weight is not None]
        for place, index in enumerate(at):
            found.setdefault((len(row), index), place)
    return found


def _spread(found: Sequence[Cell], places: Sequence[int], width: int) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = [None] * width
    for cell, place in zip(found, places, strict=True):
        cells[place] = cell
    return tuple(cells)

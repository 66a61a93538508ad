"""Weights in a table on its side: the criteria are its columns, the weights one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyser.model import AwardTheme, Clause
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_cells import BETWEEN, Cell, cells_of, names_cells, unit_of
from analyser.scoring.award_entries import Entry, tidy
from analyser.scoring.award_numbers import BARE
from analyser.scoring.award_words import LOT, TOTAL_ROW

_LABEL = re.compile(
    r"^\W*(?:(?:max(?:imale|imaal|imum|\.)?|te behalen)\s*)*(?:(?:aantal|de)\s*)*"
    r"(?:te behalen\s*)?(?:weging|weeg|gewicht|wegings|percentage|aandeel|punten|score|%|pt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TurnedRow:
    """The weights of one row: the words in front of them, its lot if it names one."""

    label: str
    lot: str | None
    entries: tuple[Entry, ...]


def read_turned(rows: Sequence[Clause]) -> list[TurnedRow]:
    """Read the rows of weights of a table of which the columns are criteria.

    Args:
        rows: the rows in order; the first may hold the names, or each cell has its own.

    Returns:
        One item per row that is called weights, or is about a lot; nothing for a table whose
        columns are not the price and something beside it.
    """
    header = [] if names_cells(rows[0]) else rows[0].text.split(BETWEEN)
    found = [_read_row(row, header if at else []) for at, row in enumerate(rows)]
    return [each for each in found if each is not None]


def _read_row(row: Clause, header: Sequence[str]) -> TurnedRow | None:
    cells = _named_cells(row, header)
    if len(cells) < 2:
        return None
    in_front = row.text[: cells[0].start]
    label = in_front.split("\n")[0].split(BETWEEN)[0].strip()
    lot = LOT.search(label)
    if label and lot is None and not _LABEL.search(label):
        return None
    entries = [
        Entry(
            tidy(cell.column), weight.value, weight.unit if weight.unit != BARE else unit_of(label),
            row, cell.start + weight.start, cell.start + weight.end,
            bool(TOTAL_ROW.search(cell.column)), table=True,
        )
        for cell in cells
        if (weight := cell.weight) is not None
    ]  # fmt: skip
    themes = [theme_of(entry.name) for entry in entries if not entry.is_total]
    priced = sum(theme is AwardTheme.PRICE for theme in themes)
    if len(entries) != len(cells) or not 0 < priced < len(themes):
        return None
    return TurnedRow(label, lot["lot"] if lot else None, tuple(entries))


def _named_cells(row: Clause, header: Sequence[str]) -> Sequence[Cell]:
    """The cells of a row that have a name of their own, or stand under one, from the right."""
    cells = cells_of(row, ())
    if names_cells(row):
        return [cell for cell in cells if cell.column]
    skip = 1 if cells[0].weight is None else 0  # the words in front of the weights
    names = header[-(len(cells) - skip) :]
    if not header or len(header) > len(cells) or len(names) != len(cells) - skip:
        return ()
    return [replace(cell, column=name) for cell, name in zip(cells[skip:], names, strict=True)]

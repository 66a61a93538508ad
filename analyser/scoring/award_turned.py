"""Weights in a table on its side: the criteria are its columns, the weights one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.model import AwardTheme, Clause, ClauseKind
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_entries import Entry, tidy
from analyser.scoring.award_numbers import BARE, PERCENT, POINTS, Weight, cell_number
from analyser.scoring.award_words import LOT, TOTAL_ROW

_BETWEEN = " | "
_NAMED = re.compile(r"^(?P<name>[^:\n|]{1,80}):\s+(?P<cell>.*)$", re.DOTALL)
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
    header = rows[0].text.split(_BETWEEN) if rows[0].kind is ClauseKind.TABLE_ROW else []
    found = [_read_row(row, header if at else []) for at, row in enumerate(rows)]
    return [each for each in found if each is not None]


def _read_row(row: Clause, header: Sequence[str]) -> TurnedRow | None:
    named = row.kind is ClauseKind.REQUIREMENT
    cells = list(_named_cells(row.text) if named else _cells(row.text, header))
    if len(cells) < 2:
        return None
    in_front = row.text[: cells[0][1]]
    label = in_front.split("\n")[0].split(_BETWEEN)[0].strip()
    lot = LOT.search(label)
    if label and lot is None and not _LABEL.search(label):
        return None
    entries = [
        Entry(
            tidy(name), weight.value, _unit(weight, label), row, start + weight.start,
            start + weight.end, bool(TOTAL_ROW.search(name)), table=True,
        )
        for name, start, text in cells
        if (weight := cell_number(text)) is not None
    ]  # fmt: skip
    themes = [theme_of(entry.name) for entry in entries if not entry.is_total]
    priced = sum(theme is AwardTheme.PRICE for theme in themes)
    if len(entries) != len(cells) or not 0 < priced < len(themes):
        return None
    return TurnedRow(label, lot["lot"] if lot else None, tuple(entries))


def _cells(text: str, header: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Name, place and text of the cells of a row that stand under a name, from the right."""
    cells = text.split(_BETWEEN)
    skip = 1 if cell_number(cells[0]) is None else 0  # the words in front of the weights
    names = header[-(len(cells) - skip) :]
    if not header or len(header) > len(cells) or len(names) != len(cells) - skip:
        return
    at = 0
    for index, cell in enumerate(cells):
        if index >= skip:
            yield names[index - skip], at, cell
        at += len(cell) + len(_BETWEEN)


def _named_cells(text: str) -> Iterator[tuple[str, int, str]]:
    """Name, place and text of the cells that say their own name."""
    at = 0
    for index, line in enumerate(text.split("\n")):
        match = _NAMED.match(line)
        if match is not None and index:
            yield match["name"], at + match.start("cell"), match["cell"]
        at += len(line) + 1


def _unit(weight: Weight, label: str) -> str:
    """The unit of a weight; one without takes that of the words in front of the row."""
    if weight.unit != BARE:
        return weight.unit
    if "punt" in label.lower():
        return POINTS
    return PERCENT if "%" in label or "percentage" in label.lower() else BARE

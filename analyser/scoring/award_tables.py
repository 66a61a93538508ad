"""Weights in the rows of a table, whatever the order of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyser.model import AwardTheme, Clause
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_cells import BETWEEN, Cell, cells_of, unit_of
from analyser.scoring.award_columns import place_numbers
from analyser.scoring.award_entries import Entry, is_doubtful, tidy
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_numbers import BARE, WHOLES, cell_number
from analyser.scoring.award_tree import divide
from analyser.scoring.award_turned import read_turned
from analyser.scoring.award_words import LOT, TOTAL_ROW

_MINIMUM = re.compile(
    r"\bmin(?:im|\b)|\bA[34]\b|^(?:(?:max\w*\.?|aantal)\s+)*(?:bijlagen?|document(?:en)?|woorden|tekens|regels)\b|"
    r"aantal (?:deel)?vragen|\b(?:dagen|uren|weken|maanden|stuks|datum)\b|knock|drempel|ondergrens|^score$|nr\.?$|pagina|blz|bladzijde|omvang",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"factor$", re.IGNORECASE)  # beside points it is what they are multiplied by
_WEIGHING = re.compile(
    r"weging|weeg|gewicht|wegings|percentage|aandeel|punten|score|max|korting|aftrek|waarde|%|perceel|pt|^totaal$",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\b", re.IGNORECASE)
_HEADER_MOST = 40
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What a cell between a name and its weight says that is no part of the name.
_NO_NAME = re.compile(
    r"^\s*(?:n\.?\s?v\.?\s?t\.?|[-–—/]+|(?:zie )?bijlage\s+[\w.]{1,5})\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """The entries of one column of weights, in order of rows; `lot` by its name."""

    name: str
    lot: str | None
    entries: tuple[Entry, ...]


def read_table(rows: Sequence[Clause]) -> list[TableColumn]:
    """Read the columns of weights of one table.

    Args:
        rows: the rows in order, without knowing which one names the columns.

    Returns:
        One list of entries per column that holds weights; more than one when a table has
        percentages and points, or a column per lot. A table of marks gives nothing.
    """
    if sum(bool(award_words().rating.search(row.text)) for row in rows) > 1:
        return []
    turned = read_turned(rows)
    if turned:
        return [TableColumn(row.label, row.lot, row.entries) for row in turned]
    header, body = _split_header(rows)
    cells = [cells_of(row, header) for row in body]
    cells = [_with_number(row, found) for row, found in zip(body, cells, strict=True)]
    if not any(c.weight for found in cells for c in found):
        return []
    if _has_pairs(cells):
        return [TableColumn("", None, _pairs(body, cells))]
    names = {c.column for found in cells for c in found if c.weight is not None}
    columns: list[TableColumn] = []
    if "" not in names:
        ordered = dict.fromkeys(c.column for found in cells for c in found if c.weight)
        columns.extend(_named_column(body, cells, name) for name in ordered)
    else:
        columns.extend(_columns_by_place(body, cells))
    columns = _agreeing(columns)
    kept = [c for c in columns if c.entries and not _MINIMUM.search(c.name)]
    kept = _of_this_award(kept)
    kept = _without_factors(kept)
    weighing = [c for c in kept if not c.name or _WEIGHING.search(c.name)]
    kept = [c for c in kept if theme_of(c.name) is not AwardTheme.PRICE]  # rates, not weights
    # "Punten per vraag" beside a total are parts of it.
    whole = [c for c in weighing if not _PER.search(c.name)]
    return whole or weighing or kept


def _of_this_award(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns without those of an earlier tender, or of a year beside other columns."""
    now = [c for c in columns if not award_words().past.search(c.name)]
    if len(now) < 2:
        return now
    return [c for c in now if not _YEAR.search(c.name)]


def _without_factors(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns that weigh: factors only where the points beside them are all the same."""
    if not any(map(_tells_apart, columns)):
        return list(columns)
    named = [c for c in columns if _FACTOR.search(c.name)]
    others = [c for c in columns if c not in named]
    telling = [c for c in others if _tells_apart(c)]
    if named and not telling:
        return named
    # Beside "10 | 5", "10 | 3", "10 | 2" the first number is the top of a scale of marks.
    unnamed = all(not c.name and all(e.unit == BARE for e in c.entries) for c in others)
    return telling if unnamed else others


def _tells_apart(column: TableColumn) -> bool:
    """Whether a column gives rows different weights, or equal ones that add up to a whole."""
    values = [entry.value for entry in column.entries if not entry.is_total]
    return len(set(values)) > 1 or sum(values) in WHOLES


def _split_header(rows: Sequence[Clause]) -> tuple[list[str], Sequence[Clause]]:
    """Names of the columns when the first row holds them, and the other rows."""
    parts = [part.strip() for part in rows[0].text.split(BETWEEN)]
    named = len(parts) > 1 and all(len(p) <= _HEADER_MOST and cell_number(p) is None for p in parts)
    if named and any(_WEIGHING.search(p) for p in parts) and len(rows) > 1:
        return parts, rows[1:]
    return [], rows


def _with_number(row: Clause, cells: list[Cell]) -> list[Cell]:
    """The number in front of a row is a weight where no other cell holds one."""
    if any(cell.weight for cell in cells) or row.number is None:
        return cells
    weight = cell_number(row.number)
    if weight is None or weight.unit != BARE:
        return cells
    return [Cell(row.number, 0, "", replace(weight, start=0, end=0)), *cells]


def _has_pairs(cells: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row holds two names with a weight each: a criterion and its first part."""
    for found in cells:
        kinds = "".join("n" if c.weight else "t" for c in found if c.text.strip())
        if re.fullmatch(r"t+nt+n", kinds) and not any(
            c.column.lower().startswith("toelicht") for c in found
        ):
            weights = [c.weight for c in found if c.weight]
            if weights[0].unit == weights[1].unit:
                return True
    return False


def _pairs(rows: Sequence[Clause], cells: Sequence[Sequence[Cell]]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for row, found in zip(rows, cells, strict=True):
        name = ""
        for cell in found:
            if cell.weight is None:
                name = f"{name} {cell.text}" if name else cell.text
                continue
            entry = _entry(row, name, cell)
            if entry is not None and not _repeats(entry, entries):
                entries.append(entry)
            name = ""
    return tuple(entries)


def _named_column(
    rows: Sequence[Clause], cells: Sequence[Sequence[Cell]], name: str
) -> TableColumn:
    own = [
        next((c for c in found if c.weight is not None and c.column == name), None)
        for found in cells
    ]
    return _column(rows, cells, own)


def _columns_by_place(rows: Sequence[Clause], cells: Sequence[Sequence[Cell]]) -> list[TableColumn]:
    """Columns of rows that do not all name their cells."""
    columns: dict[int, TableColumn] = {}
    for reading in place_numbers(cells):
        for place, own in enumerate(reading.columns):
            column = _column(rows, cells, own)
            if place not in columns and (not reading.is_guess or _is_whole(column)):
                columns[place] = column
    return [columns[place] for place in sorted(columns)]


def _is_whole(column: TableColumn) -> bool:
    """Whether weights add up to the total of their column, or to a customary one."""
    values = [entry.value for entry in column.entries if not entry.is_total]
    totals = [entry.value for entry in column.entries if entry.is_total]
    return any(divide(values, total) is not None for total in (totals[-1:] or WHOLES))


def _agreeing(columns: list[TableColumn]) -> list[TableColumn]:
    """The columns, where several without a name cannot be taken for each other.

    Of numbers without a name or a unit only what they add up to tells weights from pages.
    """
    bare = [c for c in columns if not c.name and all(e.unit == BARE for e in c.entries)]
    bare = [c for c in bare if len(c.entries) > 1 and _tells_apart(c)]
    if len(bare) < 2:
        return columns
    whole = [c for c in bare if _is_whole(c)]
    shares = {tuple(e.value for e in c.entries if not e.is_total) for c in whole}
    kept = whole if len(shares) == 1 else []
    return [c for c in columns if c not in bare or c in kept]


def _column(
    rows: Sequence[Clause], cells: Sequence[Sequence[Cell]], own: Sequence[Cell | None]
) -> TableColumn:
    """The column of which each row has its own cell, or none."""
    entries: list[Entry] = []
    for row, found, cell in zip(rows, cells, own, strict=True):
        if cell is None:
            continue
        entry = _entry(row, _name_for(found, cell), cell)
        if entry is not None and not _repeats(entry, entries):
            entries.append(entry)
    title = next((cell.column for cell in own if cell is not None and cell.column), "")
    lot = LOT.search(title)
    return TableColumn(title, lot["lot"] if lot else None, _with_units(entries, title))


def _repeats(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a row says again what one above it said, as on the next page."""
    return any(e.name == entry.name and e.value == entry.value for e in entries)


def _with_units(entries: Sequence[Entry], title: str) -> tuple[Entry, ...]:
    """Bare numbers take the unit of their column."""
    units = {e.unit for e in entries} - {BARE}
    unit = next(iter(units)) if len(units) == 1 else BARE
    unit = unit if units else unit_of(title)
    return tuple(replace(e, unit=unit) if e.unit == BARE else e for e in entries)


def _name_for(cells: Sequence[Cell], weight: Cell) -> str:
    """The words in front of the first number of a row, or else the first words after it."""
    first = next(i for i, c in enumerate(cells) if c.weight is not None)
    before = [c.text for c in cells[:first] if c.text.strip() and not _NO_NAME.match(c.text)]
    if before:
        return " – ".join(before)
    return next((c.text for c in cells if c.weight is None and c.text.strip()), weight.text)


def _entry(row: Clause, name: str, cell: Cell) -> Entry | None:
    weight = cell.weight
    if weight is None:
        return None
    text = tidy(name)
    if row.number and weight.end:
        text = f"{row.number} {text}".strip()
    is_total = bool(TOTAL_ROW.search(name)) or not re.search(r"[a-zA-Z]{2}", name)
    start, end = cell.start + weight.start, cell.start + weight.end
    if not weight.end:  # it is the number in front of the row
        start, end = 0, len(row.text)
    return Entry(
        text,
        weight.value,
        weight.unit,
        row,
        start,
        end,
        is_total,
        table=True,
        doubtful=is_doubtful(text),
    )

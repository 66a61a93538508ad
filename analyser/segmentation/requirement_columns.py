"""Which columns of a table of requirements can be told by what stands in them.

Column names differ from buyer to buyer; cells that say only *eis* or *wens* do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_STRENGTH = re.compile(
    r"(?:(?:harde |minimum-?\s?)?eis|(?:zachte )?wens|k\.?o\.?|(?:ko|k\.o\.|knock-?\s?out)[- ]?(?:eis|criterium)?|knock-?\s?out"
    r"|(?:must|should|could|won['’]?t)[- ]have)",
    re.IGNORECASE,
)
# Names of a column that says how hard each row is.
STRENGTH_COLUMN = re.compile(
    r"(?:type\b.*|soort\b.*|k\.?o\b.*|eis\s?/\s?wens|categorie|prioriteit|moscow|status)$",
    re.IGNORECASE,
)
# Names below which a letter says so too.
_COLUMN_OF_LETTERS = re.compile(
    r"(?:aard|zwaarte|hardheid|e\s?(?:/|of|en|-)\s?w|eis\w*\b.*\bwens\w*|(?:must|moet)\b.*|ew)$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[EW]", re.IGNORECASE)
_MOST = 0.8  # of the filled cells; some rows name a group or are left open
_HALF = 0.5
_LEAST_ROWS = 2  # with a single row any column of one letter would do
_LEAST_WORDS = 4.0  # of a requirement, on average
_LONGER = 1.5  # times the words of any other column
_OPEN_CELL_WORDS = 4  # of a cell between the strengths that is none
# What is said about a requirement, which may be longer than the requirement itself.
_BESIDE = re.compile(
    r"^(?:toelichting|opmerking|reactie|antwoord|reden|bewijs|verificatie|voldoe|motiv|uitleg|"
    r"onderbouwing|beoordeling|commentaar|akkoord|hoe\b)",
    re.IGNORECASE,
)

Rows = Sequence[Sequence[str]]


def is_strength(cell: str) -> bool:
    """Whether a cell says how hard a requirement is and nothing else ("Eis", "w", "KO")."""
    text = " ".join(cell.split())
    return bool(_STRENGTH.fullmatch(text) or _LETTER.fullmatch(text))


def strength_column(rows: Rows, names: Sequence[str], *, has_requirements: bool) -> int | None:
    """The first column of which the cells say how hard each row is.

    Args:
        rows: the cells of the rows below the column names.
        names: the names of all columns, empty where a column has none.
        has_requirements: whether a name says which column holds the requirement.

    Returns:
        Its index, or None. Nearly all of its cells are such words; letters ("E", "W", which
        are winds too) tell it only from two rows on, where the names of the columns fit or
        there are none.
    """
    for column, name in enumerate(names):
        filled = _filled(rows, column)
        named = [cell for cell in filled if is_strength(cell)]
        if not named or len(named) < _MOST * len(filled):
            continue
        letters = all(_LETTER.fullmatch(cell) for cell in named)
        may_be_letters = has_requirements or not any(names) or _may_hold_letters(name)
        if letters and (len(named) < _LEAST_ROWS or not may_be_letters):
            continue
        if all(len(cell.split()) <= _OPEN_CELL_WORDS for cell in filled):
            return column
    return None


def _may_hold_letters(name: str) -> bool:
    return bool(STRENGTH_COLUMN.match(name) or _COLUMN_OF_LETTERS.match(name))


def text_column(rows: Rows, names: Sequence[str], columns: Iterable[int]) -> int | None:
    """The column that plainly holds the requirement: filled in most rows, and with most words.

    Args:
        rows: the cells of the rows below the column names.
        names: the names of all columns, empty where a column has none.
        columns: the columns that may hold it.

    Returns:
        Its index, or None when no column stands out; one that by its name explains or
        answers a requirement never does.
    """
    asked = [column for column in columns if not _BESIDE.match(names[column])]
    lengths = {column: _words(rows, column) for column in asked}
    longest = sorted(lengths, key=lambda column: -lengths[column])[:2]
    if not longest or lengths[longest[0]] < _LEAST_WORDS:
        return None
    if len(_filled(rows, longest[0])) < _HALF * len(rows):
        return None
    if len(longest) > 1 and lengths[longest[0]] < _LONGER * lengths[longest[1]]:
        return None
    return longest[0]


def number_column(
    rows: Rows, columns: Iterable[int], is_label: Callable[[str], bool]
) -> int | None:
    """The first column with a number of its own in nearly every row.

    Args:
        rows: the cells of the rows below the column names.
        columns: the columns that may hold it.
        is_label: tells whether a cell can be the number of a requirement.
    """
    for column in columns:
        filled = _filled(rows, column)
        if len(filled) < max(_LEAST_ROWS, _HALF * len(rows)) or len(set(filled)) < len(filled):
            continue
        if sum(map(is_label, filled)) >= _MOST * len(filled):
            return column
    return None


def _filled(rows: Rows, column: int) -> list[str]:
    cells = (row[column].strip() for row in rows if column < len(row))
    return [cell for cell in cells if cell]


def _words(rows: Rows, column: int) -> float:
    """Words in a cell, on average over all rows."""
    return sum(len(cell.split()) for cell in _filled(rows, column)) / max(len(rows), 1)

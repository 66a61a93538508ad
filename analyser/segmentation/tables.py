"""What the columns of a table mean, and what a row therefore says (codebook 5.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.segmentation.values import value_in


class Column(StrEnum):
    """Meaning of a column in a tender table."""

    NUMBER = "number"
    REQUIREMENT = "requirement"
    QUESTION = "question"
    ANSWER = "answer"
    REFERENCE = "reference"  # what a question is about
    OTHER = "other"


_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern, re.IGNORECASE))
    for column, pattern in (
        (Column.NUMBER, r"^(?:nr\.?|no\.?|nummer|id|code|#|volgnr\.?|volgnummer|eis\s?(?:nr|id|nummer)\.?|eisnr\.?|vraagnr\.?|nr\. ?eis)$"),
        (Column.ANSWER, r"^(?:antwoord|reactie|beantwoording)"),
        (Column.QUESTION, r"^(?:vraag|vragen|opmerking van)"),
        (Column.REQUIREMENT, r"^(?:eis|eisen|wens|wensen|omschrijving|eistekst|requirement|eisomschrijving|beschrijving|specificatie|criterium|eis\s?/\s?wens|minimumeis|omschrijving .*(?:eis|wens))\b"),
        (Column.REFERENCE, r"^(?:verwijzing|referentie|betreft|vindplaats|bron|document|(?:aanbestedings)?stuk|paragraaf|par\.?|§|artikel|art\.?|hoofdstuk|pagina|pag\.?|blz\.?|bladzijde|onderdeel|onderwerp|bijlage|perceel)(?:\s?(?:nr\.?|nummer|naar.*|en .*))?$"),
    )
)  # fmt: skip


_REQUIREMENT_LABEL = re.compile(
    r"^(?:[A-Z]{1,5}[-_. ]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?"
    r"|(?:eis|wens|ko|minimumeis)\s*[-:]?\s*[A-Z]{0,4}[-.]?\d{1,4}(?:[.\-]\d{1,3})*"
    r"|\d{1,3}(?:\.\d{1,3})*\.?)$",
    re.IGNORECASE,
)


_HEADER_MOST_WORDS = 6  # in a cell
_VERSION = re.compile(r"v(?:ersie)?[-_. ]?\d", re.IGNORECASE)  # a row of a document history


def is_requirement_label(text: str) -> bool:
    """Tell whether a short text is the number of a requirement ("E-012", "Eis 4", "3.2")."""
    bare = text.strip()
    return bool(_REQUIREMENT_LABEL.match(bare)) and not _VERSION.match(bare)


@dataclass(frozen=True, slots=True)
class Row:
    """What a table row says: its number, its main text and the rest, by column name.

    `reference` is the place that a question is about; `is_list` tells that each line of the
    text is a value with the name of its column.
    """

    number: str | None
    text: str
    question: str | None = None
    answer: str | None = None
    reference: str | None = None
    is_requirement: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class TableShape:
    """Columns of a table: their meaning and their names as printed."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]

    @property
    def has_clauses(self) -> bool:
        """True for a table of requirements, or of questions and answers."""
        return Column.REQUIREMENT in self.columns or self.has_answers

    @property
    def has_answers(self) -> bool:
        """True for a table of questions and answers."""
        return Column.ANSWER in self.columns and Column.QUESTION in self.columns


def shape_of(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> TableShape:
    """Find out what the columns mean.

    Args:
        header: the cells of the header row, or None when there is none.
        rows: the cells of some rows below it.

    Returns:
        The shape. Without a header a first column of requirement numbers makes the second
        column the requirement.
    """
    if header is not None:
        columns = [_column(cell) for cell in header]
        if columns.count(Column.REQUIREMENT) > 1:
            columns = _first_only(columns, Column.REQUIREMENT)
        return TableShape(tuple(columns), tuple(" ".join(cell.split()) for cell in header))
    width = max((len(row) for row in rows), default=0)
    columns = [Column.OTHER] * width
    first = [row[0].strip() for row in rows if row and row[0].strip()]
    if width > 1 and first and sum(map(is_requirement_label, first)) >= 0.6 * len(first):
        columns[0], columns[1] = Column.NUMBER, Column.REQUIREMENT
    return TableShape(tuple(columns), ("",) * width)


def looks_like_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns, when the format does not say so."""
    if any(len(cell.split()) > _HEADER_MOST_WORDS for cell in cells):
        return False
    known = [_column(cell) for cell in cells]
    named = sum(column not in {Column.OTHER, Column.REFERENCE} for column in known)
    return named >= 2 or (len(cells) > 1 and known[0] is Column.NUMBER)


def read_row(cells: Sequence[str], shape: TableShape) -> Row:
    """Read a row with the meaning of its columns.

    Args:
        cells: the cells; empty ones are passed over.
        shape: what the columns mean.

    Returns:
        For a requirement its text first and the other cells after it, each on a line of
        its own with the name of its column; for a row of nothing but values ("40% | 60%")
        each of them in that way; else the cells joined with " | ".
    """
    pairs = [
        (shape.columns[i] if i < len(shape.columns) else Column.OTHER, shape.names[i] if i < len(shape.names) else "", cell.strip())
        for i, cell in enumerate(cells)
        if cell.strip()
    ]  # fmt: skip
    number = next((cell for column, _, cell in pairs if column is Column.NUMBER), None)
    if shape.has_answers:
        return Row(
            number,
            "",
            _pick(pairs, Column.QUESTION),
            _pick(pairs, Column.ANSWER),
            _reference(pairs),
        )
    main = _pick(pairs, Column.REQUIREMENT)
    if main is None and number is None and _only_values(pairs):
        return Row(
            None, "\n".join(f"{name}: {_flat(cell)}" for _, name, cell in pairs), is_list=True
        )
    if main is None:
        rest = [cell for column, _, cell in pairs if column is not Column.NUMBER]
        return Row(number, " | ".join(_flat(cell) for cell in rest))
    lines = [main]
    lines += [
        f"{name}: {_flat(cell)}" if name else _flat(cell)
        for column, name, cell in pairs
        if column not in {Column.NUMBER, Column.REQUIREMENT}
    ]
    return Row(number, "\n".join(lines), is_requirement=True)


def _column(cell: str) -> Column:
    text = " ".join(cell.split())
    for column, pattern in _COLUMNS:
        if pattern.search(text):
            return column
    return Column.OTHER


def _first_only(columns: list[Column], wanted: Column) -> list[Column]:
    first = columns.index(wanted)
    return [c if c is not wanted or i == first else Column.OTHER for i, c in enumerate(columns)]


def _pick(pairs: Sequence[tuple[Column, str, str]], wanted: Column) -> str | None:
    return next((cell for column, _, cell in pairs if column is wanted), None)


def _only_values(pairs: Sequence[tuple[Column, str, str]]) -> bool:
    """Whether a row says nothing without the names of its columns, and these are known."""
    return len(pairs) > 1 and all(name and value_in(cell) for _, name, cell in pairs)


def _reference(pairs: Sequence[tuple[Column, str, str]]) -> str | None:
    """Cells that say what a question is about; a bare number gets the name of its column."""
    found = [
        _flat(cell) if any(map(str.isalpha, cell)) else f"{name} {_flat(cell)}"
        for column, name, cell in pairs
        if column is Column.REFERENCE
    ]
    return ", ".join(found) or None


def _flat(cell: str) -> str:
    return " ".join(cell.split())

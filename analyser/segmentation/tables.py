"""What the columns of a table mean, and what a row therefore says (codebook 5.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.segmentation.requirement_columns import (
    STRENGTH_COLUMN,
    is_strength,
    number_column,
    strength_column,
    text_column,
)
from analyser.segmentation.values import value_in


class Column(StrEnum):
    """Meaning of a column in a tender table."""

    NUMBER = "number"
    REQUIREMENT = "requirement"
    QUESTION = "question"
    ANSWER = "answer"
    STRENGTH = "strength"  # how hard a requirement is, told by its cells
    REFERENCE = "reference"  # what a question is about
    OTHER = "other"


_PLACE_NAME = r"(?:verwijzing|referentie|betreft|vindplaats|bron|document|(?:aanbestedings)?stuk|(?:sub)?paragraaf|par\.?|§|artikel|art\.?|hoofdstuk|pagina|pag\.?|blz\.?|bladzijde|onderdeel|onderwerp|bijlage|perceel)"
_OR_PAGE = re.compile(r"(?:pag|blz|bladz).*[/,|]|[/,|].*(?:pag|blz|bladz)", re.IGNORECASE)
_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern, re.IGNORECASE))
    for column, pattern in (
        (Column.NUMBER, r"^(?:nr\.?|no\.?|nummer|id|code|#|volgnr\.?|volgnummer|eis\s?(?:nr|id|nummer)\.?|eisnr\.?|vraagnr\.?|nr\. ?eis)$"),
        (Column.ANSWER, r"^(?:antwoord|reactie|beantwoording)"),
        (Column.QUESTION, r"^(?:vraag|vragen|opmerking van)"),
        (Column.REQUIREMENT, r"^(?:eis|eisen|wens|wensen|omschrijving|eistekst|requirement|eisomschrijving|beschrijving|specificatie|criterium|eis\s?/\s?wens|minimumeis|omschrijving .*(?:eis|wens))\b"),
        (Column.REFERENCE, rf"^{_PLACE_NAME}(?:\s?[/|,]\s?{_PLACE_NAME})*(?:\s?(?:nr\.?|nummer|naar.*|en .*))?$"),
    )
)  # fmt: skip


_REQUIREMENT_LABEL = re.compile(
    r"^(?:[A-Z]{1,5}[-_. ]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?"
    r"|(?:eis|wens|ko|minimumeis)\s*[-:]?\s*[A-Z]{0,4}[-.]?\d{1,4}(?:[.\-]\d{1,3})*"
    r"|\d{1,3}(?:\.\d{1,3})*\.?)$",
    re.IGNORECASE,
)


# A column of strengths by another name is called so, as its cells ("W") say little alone.
_STRENGTH_NAME = "Type"


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

    def gives_strength(self, cells: Sequence[str]) -> bool:
        """Whether a row says how hard it is, and so names no columns."""
        return any(
            column is Column.STRENGTH and i < len(cells) and is_strength(cells[i])
            for i, column in enumerate(self.columns)
        )

    @property
    def has_answers(self) -> bool:
        """True for a table of questions and answers."""
        return Column.ANSWER in self.columns and Column.QUESTION in self.columns


def shape_of(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> TableShape:
    """Find out what the columns mean.

    Args:
        header: the cells of the header row, or None when there is none.
        rows: the cells of the other rows; the header may stand among them.

    Returns:
        The shape. A column of nothing but "Eis" and "Wens" tells how hard each row is,
        whatever its name; then the longest text is the requirement unless a name says which
        column is. Without a header a first column of requirement numbers makes the next
        column the requirement.
    """
    names = tuple(" ".join(cell.split()) for cell in header or ())
    body = [row for row in rows if header is None or tuple(row) != tuple(header)]
    width = len(names) if header is not None else max((len(row) for row in body), default=0)
    columns = [_column(name) for name in names] or [Column.OTHER] * width
    names = names or ("",) * width
    is_nota = Column.ANSWER in columns and Column.QUESTION in columns
    strength = (
        None
        if is_nota
        else strength_column(body, names, has_requirements=Column.REQUIREMENT in columns)
    )
    if strength is not None:
        columns[strength] = Column.STRENGTH
        if not STRENGTH_COLUMN.match(names[strength]) or Column.REQUIREMENT is _column(
            names[strength]
        ):
            names = (*names[:strength], _STRENGTH_NAME, *names[strength + 1 :])
    if header is None:
        _take_first_two(columns, body)
    if strength is not None:
        _take_by_cells(columns, names, body)
    if columns.count(Column.REQUIREMENT) > 1:
        columns = _first_only(columns, Column.REQUIREMENT)
    return TableShape(tuple(columns), names)


def _take_first_two(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Without names: a number in the first column, and the requirement in the next."""
    first = [row[0].strip() for row in rows if row and row[0].strip()]
    if len(columns) < 2 or not first or columns[0] is not Column.OTHER:
        return
    if sum(map(is_requirement_label, first)) >= 0.6 * len(first):
        columns[0] = Column.NUMBER
        if columns[1] is Column.OTHER:
            columns[1] = Column.REQUIREMENT


def _take_by_cells(
    columns: list[Column], names: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Find requirement and number by their cells, where no name tells them."""
    free = [i for i, c in enumerate(columns) if c in {Column.OTHER, Column.REFERENCE}]
    if Column.REQUIREMENT not in columns:
        text = text_column(rows, names, free)
        if text is None:
            return
        columns[text] = Column.REQUIREMENT
        free.remove(text)
    if Column.NUMBER not in columns:
        before = [i for i in free if i < columns.index(Column.REQUIREMENT)]
        number = number_column(rows, before, is_requirement_label)
        if number is not None:
            columns[number] = Column.NUMBER


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
        For a requirement its text first, how hard it is where its cells tell, and the other
        cells after it, each on a line of its own with the name of its column; for a row of
        nothing but values ("40% | 60%"), or of one label and values of one kind
        ("Prijs | 40% | 60%"), each value in that way; else the cells joined with " | ".
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
    if main is None and _labelled_values(pairs):
        label, *values = (pair for pair in pairs if pair[0] is not Column.NUMBER)
        lines = [_flat(label[2]), *(f"{name}: {_flat(cell)}" for _, name, cell in values)]
        return Row(number, "\n".join(lines))
    if main is None:
        rest = [cell for column, _, cell in pairs if column is not Column.NUMBER]
        return Row(number, " | ".join(_flat(cell) for cell in rest))
    beside = [pair for pair in pairs if pair[0] not in {Column.NUMBER, Column.REQUIREMENT}]
    beside.sort(key=lambda pair: pair[0] is not Column.STRENGTH)
    lines = [main]
    lines += [f"{name}: {_flat(cell)}" if name else _flat(cell) for _, name, cell in beside]
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


def _labelled_values(pairs: Sequence[tuple[Column, str, str]]) -> bool:
    """Whether the names of its columns tell the values of a row apart, and nothing else does."""
    cells = [(name, cell) for column, name, cell in pairs if column is not Column.NUMBER]
    if len(cells) < 3 or value_in(cells[0][1]) is not None:
        return False
    names = {name for name, _ in cells[1:]}
    kinds = {value_in(cell) for _, cell in cells[1:]}
    return (
        len(names) == len(cells) - 1
        and all(map(_is_word, names))
        and len(kinds - {None}) == len(kinds) == 1
    )


def _is_word(name: str) -> bool:
    """Whether the name of a column is a word, and not a year or a step of a scale."""
    return any(map(str.isalpha, name)) and value_in(name) is None


def _reference(pairs: Sequence[tuple[Column, str, str]]) -> str | None:
    """Cells that say what a question is about; a bare number gets the name of its column."""
    found = [
        _flat(cell) if _says_enough(name, cell) else f"{name} {_flat(cell)}"
        for column, name, cell in pairs
        if column is Column.REFERENCE
    ]
    return ", ".join(found) or None


def _says_enough(name: str, cell: str) -> bool:
    """Whether the name of the column adds nothing: below "Pag./artikel" 12 may be either."""
    return any(map(str.isalpha, cell)) or (bool(_OR_PAGE.search(name)) and cell.strip().isdigit())


def _flat(cell: str) -> str:
    return " ".join(cell.split())

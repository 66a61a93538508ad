"""What a reader has to find in a text of known structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from building.structure.text import MARK, Entry, Heading, Matrix, Passage, Text


class Role(StrEnum):
    """What a clause is."""

    TEXT = "text"
    REQUIREMENT = "requirement"
    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Expected:
    """A clause as it has to be found.

    `number` is empty where there is none. `heading` is the nearest heading with its number,
    for an answer or question the place it refers to. `type` is KO or W for a requirement.
    """

    role: Role
    number: str
    text: str
    heading: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a layout shows a table.

    `shown` are indices of the columns that are printed. `subject` is the column that is
    merged over rows with the same subject (`merged`) or stands in rows of its own
    (`grouped`).
    """

    shown: tuple[int, ...]
    subject: int = 1
    merged: bool = False
    grouped: bool = False

    def row(self, cells: Sequence[str], above: Sequence[str] | None) -> tuple[str, ...]:
        """The printed cells of a row; a merged subject stands in its first row only."""
        hidden = self.merged and above is not None and above[self.subject] == cells[self.subject]
        return tuple("" if hidden and i == self.subject else cells[i] for i in self.shown)


def expected_clauses(text: Text, columns: Columns | None) -> list[Expected]:
    """The clauses of a text in reading order; notes come last."""
    found: list[Expected] = []
    heading = ""
    for item in text.items:
        match item:
            case Heading():
                heading = item.full
            case Passage():
                found.append(Expected(Role.TEXT, item.number, MARK.sub("", item.text), heading))
            case Entry():
                grown = f"{found[-1].text}\n{item.label} {MARK.sub('', item.text)}"
                found[-1] = replace(found[-1], text=grown)
            case Matrix():
                found += _rows(item, columns or Columns(()), heading)
    found += [
        Expected(Role.NOTE, f"noot {number}", note, "") for number, note in text.notes.items()
    ]
    return found


def _rows(table: Matrix, columns: Columns, heading: str) -> Iterator[Expected]:
    above: tuple[str, ...] | None = None
    for cells in table.rows:
        if table.is_nota:
            number, reference, question, answer = cells
            yield Expected(Role.QUESTION, number, question, reference)
            yield Expected(Role.ANSWER, number, answer, reference)
            continue
        printed = columns.row(cells, above)
        above = cells
        lines = [cells[2]]
        lines += [
            f"{table.header[i]}: {cell}"
            for i, cell in zip(columns.shown, printed, strict=True)
            if i not in {0, 2} and cell
        ]
        under = cells[columns.subject] if columns.grouped else heading
        yield Expected(Role.REQUIREMENT, cells[0], "\n".join(lines), under, cells[3])

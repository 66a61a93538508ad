"""Reads the texts of `corpus_samples/structure`: headings, passages, lists, tables and notes.

Every number stands in the text as a reader of the set document sees it, so the source is the
truth that a reader of the document has to find again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "structure"
BULLET = "•"
MARK = re.compile(r"\[\^(\d+)\]")
_CHAPTER = re.compile(r"(#+) (?:(\d+(?:\.\d+)*) )?(.+)")
_ARTICLE = re.compile(r"@ (Artikel \d+) (.+)")
_MEMBER = re.compile(r"(\d+\.\d+) (.+)")
_ITEM = re.compile(r"([a-z]\.|\d\.|-) (.+)")
_NOTE = re.compile(r"\[\^(\d+)\]: (.+)")
_TABLE = re.compile(r"\[\[(tabel|nota) \|(.+)\]\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its outline level, 1 = chapter."""

    level: int
    number: str
    text: str

    @property
    def full(self) -> str:
        """Number and words."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or numbered member; `[^1]` in it refers to a note."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list; its lead-in is the passage before it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of requirements, or of questions and answers."""

    is_nota: bool
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Item = Heading | Passage | Entry | Matrix


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text; `notes` are the footnotes by number."""

    name: str
    items: tuple[Item, ...]
    notes: dict[str, str]


def read_text(name: str) -> Text:
    """The text `name` of the folder with sources."""
    items: list[Item] = []
    notes: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for line in (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines():
        if rows and " | " in line:
            rows.append(_cells(line))
            items[-1] = Matrix(items[-1].is_nota, rows[0], tuple(rows[1:]))
            continue
        rows = []
        if found := _TABLE.fullmatch(line):
            rows = [_cells(found[2])]
            items.append(Matrix(found[1] == "nota", rows[0], ()))
        elif found := _NOTE.fullmatch(line):
            notes[found[1]] = found[2]
        elif found := _CHAPTER.fullmatch(line):
            items.append(Heading(len(found[1]), found[2] or "", found[3]))
        elif found := _ARTICLE.fullmatch(line):
            items.append(Heading(1, found[1], found[2]))
        elif found := _MEMBER.fullmatch(line):
            items.append(Passage(found[1], found[2]))
        elif found := _ITEM.fullmatch(line):
            items.append(Entry(BULLET if found[1] == "-" else found[1], found[2]))
        else:
            items.append(Passage("", line))
    return Text(name, tuple(items), notes)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().split("|"))

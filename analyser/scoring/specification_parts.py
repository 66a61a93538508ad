"""What of a row is the requirement itself, apart from its columns, prefix and proof."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COLUMN = re.compile(r"^(?P<name>[^:|\n]{1,40}):\s*(?P<value>.*)$")
_ASIDE = re.compile(
    r"^(?:rationale|toelichting|verificatie\w*|bewijs\w*|realisatie door|bron|opmerking\w*|status|type\b.*|ko\b.*|soort\b.*|weging|gewicht|punten|score|prioriteit|moscow|akkoord|voldoet|"
    r"conform|ja\s?/\s?nee|referentie|categorie|thema|onderwerp|rubriek|initiator|eisinitiator|bovenliggende eis|onderliggende eis)$",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\bals\s[^,|]{3,80}?\s(?:wil|willen|wilt|zie|kan)\s(?:ik|we|wij)\b\s*\S", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A requirement taken apart; offsets are of the clause's text.

    `start` and `end` bound the words that say what is required. `story` is True for a user
    story. `columns` are the other cells, by name in lower case; an unnamed one has "".
    """

    start: int
    end: int
    story: bool
    columns: tuple[tuple[str, str], ...]


def take_apart(text: str) -> Parts:
    """Take the requirement out of a row.

    Args:
        text: the text of a clause: a paragraph, a requirement with a line per named column,
            or cells joined with " | ".

    Returns:
        The parts; a text without columns is a requirement as a whole.
    """
    start, end, columns = _without_lines(text)
    if " | " in text[start:end]:
        start, end, cells = _longest_cell(text, start, end)
        columns += cells
    return Parts(start, end, bool(_STORY.search(text[start:end])), columns)


def _without_lines(text: str) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    """The text up to the first named column that is no part of the requirement."""
    columns: list[tuple[str, str]] = []
    end = place = 0
    for number, line in enumerate(text.split("\n")):
        match = _COLUMN.match(line) if number else None
        if match is not None and _ASIDE.match(match["name"].strip()):
            columns.append((match["name"].strip().lower(), match["value"].strip()))
        elif not columns:
            end = place + len(line)
        place += len(line) + 1
    return 0, end or len(text), tuple(columns)


def _longest_cell(text: str, start: int, end: int) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    spans: list[tuple[int, int]] = []
    place = start
    for cell in text[start:end].split(" | "):
        spans.append((place, place + len(cell)))
        place += len(cell) + 3
    main = max(spans, key=lambda span: span[1] - span[0])
    others = tuple(("", text[a:b].strip()) for a, b in spans if (a, b) != main)
    return *main, others

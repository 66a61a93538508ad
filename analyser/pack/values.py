"""Finds the amounts, percentages, terms, dates and times in a text, to replace one by another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a value measures; only values of one sort take each other's place."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    TIME = "time"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text; offsets are in that text.

    `key` is the same for one value in two ways of writing ("€ 750,-" and "EUR 750"). `bare_end`
    is the end without what follows it ("per dag", "van de opdrachtsom").
    """

    sort: Sort
    key: str
    start: int
    bare_end: int
    end: int


_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2}|,[-–]+)?|\d+(?:,\d{1,2}|,[-–]+)?"
_SCALE = r"(?:\s*(?:miljoen|mln\.?|duizend))?"
_WORDS = "één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|veertien|vijftien|twintig|dertig|vijfenveertig|zestig|negentig"
_WORD_NUMBERS = {
    word: str(n)
    for word, n in zip(
        _WORDS.split("|"),
        (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 30, 45, 60, 90),
        strict=True,
    )
}
_UNIT = r"(?:kalender|werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)|kwarta(?:al|len)|u(?:ur|ren)|minu(?:ut|ten)"
_PATTERNS: tuple[tuple[Sort, str], ...] = (
    (Sort.MONEY, rf"(?:€|\bEUR\b|\beuro\b)\s*(?:{_DIGITS}){_SCALE}|\b(?:{_DIGITS}){_SCALE}\s*euro\b"),
    (Sort.PERCENTAGE, r"\b\d{1,3}(?:,\d+)?\s*(?:%|procent\b)"),
    (Sort.DATE, rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b"),
    (Sort.TIME, r"\b\d{1,2}[:.]\d{2}\s*uur\b"),
    (Sort.TERM, rf"\b(?:\d{{1,4}}|{_WORDS})(?:\s*\([\w-]+\))?\s+(?:{_UNIT})\b"),
)  # fmt: skip
_VALUE = re.compile(
    "|".join(f"(?P<{sort.value}>{pattern})" for sort, pattern in _PATTERNS), re.IGNORECASE
)
_TAIL = re.compile(r"\s+(?:per\s+[\w-]+|van\s+(?:de|het)\s+[\w-]+)", re.IGNORECASE)
_WITH_TAIL = frozenset({Sort.MONEY, Sort.PERCENTAGE})
# To be put into patterns that look for any value.
ANY_VALUE = rf"(?:(?:{'|'.join(pattern for _, pattern in _PATTERNS)})(?:\s+per\s+[\w-]+|(?<=[%t])\s+van\s+(?:de|het)\s+[\w-]+)?)"


def find_values(text: str) -> tuple[Value, ...]:
    """Find the values in a text, in order of place."""
    found: list[Value] = []
    for match in _VALUE.finditer(text):
        sort = next(sort for sort in Sort if match[sort.value])
        tail = _TAIL.match(text, match.end()) if sort in _WITH_TAIL else None
        end = tail.end() if tail is not None else match.end()
        found.append(Value(sort, _key(sort, match.group()), match.start(), match.end(), end))
    return tuple(found)


def _key(sort: Sort, words: str) -> str:
    low = " ".join(words.casefold().split())
    if sort is Sort.MONEY:
        number = re.sub(
            r",(?:00?|[-–]+)$", "", re.sub(r"€|eur[o]?|\s|mln\.?|miljoen|duizend", "", low)
        )
        scale = "m" if re.search(r"mln|miljoen", low) else "d" if "duizend" in low else ""
        return re.sub(r"\.(?=\d{3})", "", number) + scale
    if sort is Sort.TERM:
        number, unit = low.split(maxsplit=1)[0], low.rsplit(maxsplit=1)[-1]
        # The first letters tell the units apart, but for the days that are working days.
        start = unit.removeprefix("kalender")[: 6 if unit.startswith("werk") else 2]
        return f"{_WORD_NUMBERS.get(number.split('(')[0], number)} {start}"
    return re.sub(r"\s*(?:%|procent)", "%", low)

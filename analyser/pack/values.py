"""Finds the amounts, percentages, terms, dates and times in a text, to replace one by another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.amounts import Measure, find_quantities
from analyser.language.money import value_of
from analyser.model.months import ANY_MONTH, MONTHS


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

    `number` and `unit` are the same for one value in two ways of writing ("€ 750,-" and "EUR
    750", "24 uur" and "24 uren"). `bare_end` is the end without what follows it ("per dag",
    "van de opdrachtsom").
    """

    sort: Sort
    number: float
    unit: str
    start: int
    bare_end: int
    end: int

    @property
    def key(self) -> tuple[Sort, float, str]:
        """What makes two values the same."""
        return self.sort, self.number, self.unit


_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:\s+(?P<name>{ANY_MONTH})\b(?:\s+(?P<year>\d{{4}}))?|-(?P<month>\d{{1,2}})-(?P<year2>\d{{4}})\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*uur\b", re.IGNORECASE)
_SORTS = {
    Measure.AMOUNT: Sort.MONEY,
    Measure.PERCENTAGE: Sort.PERCENTAGE,
    Measure.TERM: Sort.TERM,
}
# The beginnings of the units of time, and of what is said of a share.
_UNITS = {
    "werkdag": "werkdag", "kalenderdag": "dag", "dagde": "dagdeel", "dag": "dag", "etma": "etmaal",
    "uur": "uur", "uren": "uur", "minu": "minuut", "wee": "week", "wek": "week", "maand": "maand",
    "kwarta": "kwartaal", "ja": "jaar",
}  # fmt: skip
_MILLE = re.compile(r"‰|mille", re.IGNORECASE)
_POINT = re.compile(r"punt", re.IGNORECASE)
# In "lid 2 € 750" the sign is of what follows it.
_SIGN_OF_NEXT = re.compile(r"(?:€|eur|euro)(?=\s*\d)", re.IGNORECASE)
_IN_NUMBER = re.compile(r"\d[.,]$")
_TAIL = re.compile(r"\s+(?:per\s+[\w-]+|van\s+(?:de|het)\s+[\w-]+)", re.IGNORECASE)
_WITH_TAIL = frozenset({Sort.MONEY, Sort.PERCENTAGE})

# Signs that stand for the letters of a value; no document has them.
_MASKS = {
    Sort.MONEY: "\ue0f1", Sort.PERCENTAGE: "\ue0f2", Sort.DATE: "\ue0f3", Sort.TIME: "\ue0f4", Sort.TERM: "\ue0f5",
}  # fmt: skip
MASKED_TERM = f"{_MASKS[Sort.TERM]}+"
MASKED_MONEY = f"{_MASKS[Sort.MONEY]}+"
ANY_VALUE = (
    rf"(?:[{''.join(_MASKS.values())}]+"
    rf"(?:\s+per\s+[\w-]+|(?<={_MASKS[Sort.PERCENTAGE]})\s+van\s+(?:de|het)\s+[\w-]+)?)"
)
"""To be put into patterns that look for any value in a masked text."""


# Without one of these a text holds no value; looking is much cheaper than trying.
_SIGN = re.compile(
    rf"[€%‰]|eur|procent|percent|punt|pct|mille|honderd|dag|etma|u(?:ur|ren)|minu|we(?:ek|ken)|maand|kwarta|ja(?:ar|ren)"
    rf"|\d-\d|{ANY_MONTH}",
    re.IGNORECASE,
)


def find_values(text: str) -> tuple[Value, ...]:
    """Find the values in a text, in order of place.

    Args:
        text: any Dutch text.

    Returns:
        The values that state a number ("enkele dagen" does not); none is inside another.
    """
    if not _SIGN.search(text):
        return ()
    found: list[Value] = []
    for value in (*_moments(text), *_quantities(text)):
        if not any(f.start < value.bare_end and value.start < f.bare_end for f in found):
            found.append(value)
    return tuple(sorted(found, key=lambda value: value.start))


def masked(text: str) -> str:
    """A text of the same length in which each value is a row of one sign, by its sort.

    Args:
        text: any Dutch text.
    """
    pieces: list[str] = []
    position = 0
    for value in find_values(text):
        pieces += text[position : value.start], _MASKS[value.sort] * (value.bare_end - value.start)
        position = value.bare_end
    return "".join((*pieces, text[position:]))


def _moments(text: str) -> Iterator[Value]:
    for match in _DATE.finditer(text):
        named = match["name"]
        month = MONTHS.index(named.casefold()) + 1 if named else int(match["month"])
        year = int(match["year"] or match["year2"] or 0)
        number = float(year * 10_000 + month * 100 + int(match["day"]))
        yield Value(Sort.DATE, number, "", match.start(), match.end(), match.end())
    for match in _TIME.finditer(text):
        number = float(int(match["hour"]) * 60 + int(match["minute"]))
        yield Value(Sort.TIME, number, "", match.start(), match.end(), match.end())


def _quantities(text: str) -> Iterator[Value]:
    for quantity in find_quantities(text):
        sort = _SORTS.get(quantity.measure)
        start, end = quantity.start, quantity.end
        if sort is None or _IN_NUMBER.search(text[max(0, start - 2) : start]):
            continue
        if sort is Sort.MONEY:
            start, end = _with_own_sign(text, start, end)
        words = text[start:end]
        number = value_of(words)
        if number is None:
            continue
        tail = _TAIL.match(text, end) if sort in _WITH_TAIL else None
        yield Value(sort, number, _unit(sort, words), start, end, tail.end() if tail else end)


def _with_own_sign(text: str, start: int, end: int) -> tuple[int, int]:
    for sign in _SIGN_OF_NEXT.finditer(text, start + 1):
        if sign.end() != end:
            break
        first = next((q for q in find_quantities(text[sign.start() :])), None)
        if first is not None and first.measure is Measure.AMOUNT and first.start == 0:
            return sign.start(), sign.start() + first.end
    return start, end


def _unit(sort: Sort, words: str) -> str:
    if sort is Sort.TERM:
        last = re.findall(r"[a-z]+", words.casefold())[-1]
        return next(unit for start, unit in _UNITS.items() if last.startswith(start))
    if sort is Sort.PERCENTAGE:
        return "mille" if _MILLE.search(words) else "punt" if _POINT.search(words) else ""
    return ""

"""Weights and amounts in a text, as numbers with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyser.language.numbers import in_figures, in_words, number_of
from analyser.scoring.award_fractions import parts_in

PERCENT, POINTS, EURO, BARE = "procent", "punten", "euro", ""
WHOLES = (100.0, 1000.0)  # what weights customarily add up to

_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[. ]\d{3}){1,4}(?!\d)|\d{1,9}(?:,\d{1,4})?)"
# A decimal point only where a unit stands behind it: "4.2" alone is the number of a section.
_POINTED = r"\d{1,4}\.\d{1,2}(?!\d)"
_UNIT = r"%|procent(?:punten?)?\b|punten\b|punt\b|pnt\b|ptn?\b"
_IN_WORDS = r"[a-zéë]{2,40}(?:\s+half)?(?:\s+(?:miljoen|duizend))?"
_FEWEST_POINTS = 5  # in words: "op drie punten" counts remarks
_WEIGHT = re.compile(
    rf"(?:0\s*(?:-|–|tot(?: en met)?)\s*)?(?<![\d.,€/])(?P<value>{_NUMBER}|{_POINTED})\s*(?P<unit>{_UNIT})"
    rf"|\b(?P<word>{_IN_WORDS})\s+(?P<worded>procent|punten)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"(?P<value>{_NUMBER})\s*(?:punten\s*)?van\s+(?:de\s+)?(?:in totaal\s+|maximaal\s+)?(?P<total>{_NUMBER})\s*(?:te behalen\s+)?punten",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w.,€/])(?P<value>{_NUMBER})(?=\s*(?:(?:te \w+ |toegekend )?(?:voor|op|aan|naar|met)\b|[,.;:)](?!\d)|en\b|$|\())"
    r"|\b(?P<word>[a-zéë]{3,30})(?=\s+(?:te \w+ )?(?:voor|op|aan|naar|met)\b)",
    re.IGNORECASE,
)
_CELL_TIMES = re.compile(
    rf"(?:[x×]\s*)?(?P<value>{_NUMBER}|0\.\d{{1,3}})\s*(?:[x×]|keer|maal)?", re.IGNORECASE
)
_EURO = re.compile(
    rf"(?:€|EUR)\s*(?P<value>{_NUMBER})(?P<cents>,\d\d|,-+)?\s*(?P<scale>miljoen|mln\.?|mio|duizend|k\b)?"
    r"|(?<!\d)(?P<plain>\d{1,9}(?:[.,]\d{1,9}){0,4})\s*(?P<plain_scale>miljoen|mln\.?)?\s*(?:euro\b)"
    rf"|\b(?P<word>{_IN_WORDS})\s+euro\b",
    re.IGNORECASE,
)
_SCALES = {"miljoen": 1e6, "mln": 1e6, "mio": 1e6, "duizend": 1e3, "k": 1e3}


@dataclass(frozen=True, slots=True)
class Weight:
    """A number with its unit; `total` is set in "250 van de 1.000 punten"."""

    value: float
    unit: str
    start: int
    end: int
    total: float | None = None


def weights_in(text: str) -> list[Weight]:
    """Percentages and points in a text, in order; a part of a whole ("de helft") is a percentage."""
    found = [
        Weight(value, POINTS, m.start(), m.end(), in_figures(m["total"]))
        for m in _OUT_OF.finditer(text)
        if (value := in_figures(m["value"])) is not None
    ]
    for part in parts_in(text):
        if not any(weight.start < part.end and part.start < weight.end for weight in found):
            found.append(Weight(part.value, PERCENT, part.start, part.end))
    taken = [(w.start, w.end) for w in found]
    for match in _WEIGHT.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        read = _value_of(match)
        if read is not None:
            found.append(Weight(*read, match.start(), match.end()))
    return sorted(found, key=lambda w: w.start)


def bare_numbers_in(text: str) -> list[Weight]:
    """Numbers without a unit, where a sentence may deal out points with them."""
    found = []
    for match in _BARE.finditer(text):
        value = number_of(match["word"] or match["value"])
        if value is not None and not (match["word"] and value < _FEWEST_POINTS):
            found.append(Weight(value, BARE, match.start(), match.end()))
    return found


def euros_in(text: str) -> Iterator[Weight]:
    """Amounts in euro in a text, in order."""
    for match in _EURO.finditer(text):
        value = number_of(match["word"] or match["value"] or match["plain"])
        if value is None:
            continue
        scale = (match["scale"] or match["plain_scale"] or "").lower().rstrip(".")
        end = match.start() + len(match.group().rstrip())
        yield Weight(value * _SCALES.get(scale, 1.0), EURO, match.start(), end)


def cell_number(cell: str) -> Weight | None:
    """The weight that a table cell holds and nothing else: "40%", "max. 300 punten", "3x", "0-10"."""
    bare = re.sub(
        r"^(?:max(?:imaal|imum|\.)?|weging|punten)\s*:?\s*", "", cell.strip(), flags=re.IGNORECASE
    )
    offset = cell.find(bare) if bare else 0
    weights = weights_in(bare)
    if len(weights) == 1 and weights[0].start == 0 and weights[0].end >= len(bare.rstrip(" .)")):
        found = weights[0]
        return Weight(found.value, found.unit, offset, offset + found.end)
    times = _CELL_TIMES.fullmatch(bare)
    counted = None if times is None else in_figures(times["value"])
    if counted is not None:
        return Weight(counted, BARE, offset, offset + len(bare))
    amounts = list(euros_in(bare))
    if len(amounts) == 1 and not re.search(r"[a-z]{4}", _EURO.sub("", bare), re.IGNORECASE):
        found = amounts[0]
        return Weight(found.value, EURO, offset + found.start, offset + found.end)
    return None


def _value_of(match: re.Match[str]) -> tuple[float, str] | None:
    if match["word"]:
        unit = PERCENT if match["worded"].lower() == "procent" else POINTS
        worded = in_words(match["word"])
        if worded is None or (unit == POINTS and worded < _FEWEST_POINTS):
            return None
        return worded, unit
    unit = match["unit"].lower()
    value = in_figures(match["value"])
    if value is None:
        return None
    return value, PERCENT if unit == "%" or unit.startswith("proc") else POINTS

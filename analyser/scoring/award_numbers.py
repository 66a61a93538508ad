"""Weights and amounts in a text, as numbers with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PERCENT, POINTS, EURO, BARE = "procent", "punten", "euro", ""

_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[. ]\d{3}){1,4}(?!\d)|\d{1,9}(?:,\d{1,4})?)"
_UNIT = r"%|procent(?:punten?)?\b|punten\b|punt\b|pnt\b|ptn?\b"
_WORDS = {
    "vijf": 5, "tien": 10, "vijftien": 15, "twintig": 20, "vijfentwintig": 25, "dertig": 30,
    "vijfendertig": 35, "veertig": 40, "vijfenveertig": 45, "vijftig": 50, "vijfenvijftig": 55,
    "zestig": 60, "vijfenzestig": 65, "zeventig": 70, "vijfenzeventig": 75, "tachtig": 80,
    "vijfentachtig": 85, "negentig": 90, "vijfennegentig": 95, "honderd": 100, "duizend": 1000,
}  # fmt: skip
_FRACTIONS = {
    "de helft": 50.0, "een derde": 100 / 3, "twee derde": 200 / 3, "een kwart": 25.0,
    "driekwart": 75.0, "drie kwart": 75.0,
}  # fmt: skip
_WEIGHT = re.compile(
    rf"(?:0\s*(?:-|–|tot(?: en met)?)\s*)?(?<![\d.,€/])(?P<value>{_NUMBER})\s*(?P<unit>{_UNIT})"
    rf"|\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+(?P<worded>procent|punten)\b"
    rf"|\b(?:voor\s+)?(?P<fraction>{'|'.join(_FRACTIONS)})\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"(?P<value>{_NUMBER})\s*(?:punten\s*)?van\s+(?:de\s+)?(?:in totaal\s+|maximaal\s+)?(?P<total>{_NUMBER})\s*(?:te behalen\s+)?punten",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w.,€/])(?P<value>{_NUMBER})(?=\s*(?:(?:voor|op|aan)\b|[,.;:)]|en\b|$|\())"
)
_EURO = re.compile(
    rf"(?:€|EUR)\s*(?P<value>{_NUMBER})(?P<cents>,\d\d|,-+)?\s*(?P<scale>miljoen|mln\.?|mio|duizend|k\b)?"
    r"|(?<!\d)(?P<plain>\d{1,9}(?:[.,]\d{1,9}){0,4})\s*(?P<plain_scale>miljoen|mln\.?)?\s*(?:euro\b)",
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


def number(text: str) -> float:
    """Read a number in Dutch notation ("1.000", "2,5").

    Raises:
        ValueError: it is no number.
    """
    return float(re.sub(r"[. ](?=\d{3}(?!\d))", "", text).replace(",", "."))


def weights_in(text: str) -> list[Weight]:
    """Percentages and points in a text, in order; "de helft" is fifty percent."""
    found = [
        Weight(number(m["value"]), POINTS, m.start(), m.end(), number(m["total"]))
        for m in _OUT_OF.finditer(text)
    ]
    taken = [(w.start, w.end) for w in found]
    for match in _WEIGHT.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found.append(Weight(*_value_of(match), match.start(), match.end()))
    return sorted(found, key=lambda w: w.start)


def bare_numbers_in(text: str) -> list[Weight]:
    """Numbers without a unit, where a sentence may deal out points with them."""
    return [Weight(number(m["value"]), BARE, m.start(), m.end()) for m in _BARE.finditer(text)]


def euros_in(text: str) -> Iterator[Weight]:
    """Amounts in euro in a text, in order."""
    for match in _EURO.finditer(text):
        scale = (match["scale"] or match["plain_scale"] or "").lower().rstrip(".")
        digits = match["value"] or match["plain"]
        try:
            value = number(digits)
        except ValueError:
            continue
        end = match.start() + len(match.group().rstrip())
        yield Weight(value * _SCALES.get(scale, 1.0), EURO, match.start(), end)


def cell_number(cell: str) -> Weight | None:
    """The weight that a table cell holds and nothing else: "40%", "max. 300 punten", "0-10"."""
    bare = re.sub(
        r"^(?:max(?:imaal|imum|\.)?|weging|punten)\s*:?\s*", "", cell.strip(), flags=re.IGNORECASE
    )
    offset = cell.find(bare) if bare else 0
    weights = weights_in(bare)
    if len(weights) == 1 and weights[0].start == 0 and weights[0].end >= len(bare.rstrip(" .)")):
        found = weights[0]
        return Weight(found.value, found.unit, offset, offset + found.end)
    if re.fullmatch(_NUMBER, bare):
        return Weight(number(bare), BARE, offset, offset + len(bare))
    amounts = list(euros_in(bare))
    if len(amounts) == 1 and not re.search(r"[a-z]{4}", _EURO.sub("", bare), re.IGNORECASE):
        found = amounts[0]
        return Weight(found.value, EURO, offset + found.start, offset + found.end)
    return None


def _value_of(match: re.Match[str]) -> tuple[float, str]:
    if match["word"]:
        unit = PERCENT if match["worded"].lower() == "procent" else POINTS
        return float(_WORDS[match["word"].lower()]), unit
    if match["fraction"]:
        return _FRACTIONS[match["fraction"].lower()], PERCENT
    unit = match["unit"].lower()
    return number(match["value"]), PERCENT if unit == "%" or unit.startswith("proc") else POINTS

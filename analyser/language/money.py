"""Amounts in a sentence with their value, unit, period and whether they are a ceiling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.language.amounts import Measure, find_quantities

_UNITS = {Measure.AMOUNT: "EUR", Measure.PERCENTAGE: "percent", Measure.MULTIPLE: "multiple"}
_CAP = re.compile(
    r"(?:maximaal|max\.|ten hoogste|hoogstens|niet (?:meer|hoger) dan|nooit meer dan|maximum van|beperkt tot|"
    r"plafond van|gemaximeerd op|begrensd (?:op|tot)|tot een bedrag van|tot een maximum van|maximum (?:is|bedraagt))\s*(?:een bedrag van\s*)?$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^\W*(?:exclusief btw\W*)?(?:per|voor (?:iedere|elke)|(?:iedere|elke))\s+(?:\w+\s+)?(?P<unit>kalenderdag|werkdag|dag|week|maand|jaar|contractjaar|kalenderjaar|"
    r"gebeurtenis|overtreding|keer|geval|uur)",
    re.IGNORECASE,
)
_PERIODS = {
    "kalenderdag": "day", "werkdag": "day", "dag": "day", "week": "week", "maand": "month",
    "jaar": "year", "contractjaar": "year", "kalenderjaar": "year", "gebeurtenis": "event",
    "overtreding": "event", "keer": "event", "geval": "event", "uur": "hour",
}  # fmt: skip
_SCALES = {
    "miljoen": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "miljard": 1e9,
    "mrd": 1e9,
    "duizend": 1e3,
    "k": 1e3,
}
_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15, "twintig": 20,
    "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90, "honderd": 100, "dubbel": 2, "dubbele": 2, "anderhalf": 1.5,
    "anderhalve": 1.5,
}  # fmt: skip
_DIGITS = re.compile(r"\d[\d.\s]*(?:,\d+)?")
_LETTERS = re.compile(r"[a-zé]+")


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount: `unit` EUR, percent, permille or multiple; `per` a period or None."""

    value: float
    unit: str
    per: str | None
    cap: bool


def find_amounts(sentence: str) -> tuple[StatedAmount, ...]:
    """Find amounts, percentages and multiples; terms and counts are no amounts.

    Args:
        sentence: the words of one sentence.

    Returns:
        Amounts in order of place.
    """
    found: list[tuple[int, StatedAmount]] = []
    for quantity in find_quantities(sentence):
        if quantity.measure not in _UNITS:
            continue
        words = sentence[quantity.start : quantity.end]
        value = _value(words)
        if value is None:
            continue
        unit = _UNITS[quantity.measure]
        if "‰" in words or "mille" in words.lower():
            unit = "permille"
        period = _PER.match(sentence[quantity.end :])
        per = _PERIODS[period["unit"].lower()] if period else None
        cap = bool(_CAP.search(sentence[: quantity.start]))
        found.append((quantity.start, StatedAmount(value, unit, per, cap)))
    return tuple(amount for _, amount in sorted(found, key=lambda item: item[0]))


def _value(words: str) -> float | None:
    lower = words.lower()
    scale = 1.0
    for word in _LETTERS.findall(lower):
        scale = _SCALES.get(word, scale)
    digits = _DIGITS.search(lower)
    if digits is not None:
        number = digits.group().replace(" ", "").replace(",", "§")
        # A dot groups thousands when three digits follow, else it is a decimal point.
        number = re.sub(r"\.(?=\d{3}(?:\D|$))", "", number).replace("§", ".").rstrip(".")
        return float(number) * scale
    for word in _LETTERS.findall(lower):
        for name, value in _WORDS.items():
            if word == name or (
                word.startswith(name) and word.endswith(("maal", "keer", "voud", "voudig"))
            ):
                return value * scale
    return None

"""Amounts, percentages, points and bare numbers: what a cell holds, what a heading states."""

from __future__ import annotations

import re
from enum import StrEnum

from analyser.segmentation.labels import UNIT

_NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:[. ]\d{3}){1,4}(?!\d)|\d{1,9})(?:,(?:\d{1,4}|-+|–))?"
_STATED = re.compile(rf"{_NUMBER}\s*(?:(?:{UNIT})\b|[%‰€])|€\s*{_NUMBER}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Value(StrEnum):
    """What the number in a cell measures."""

    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    POINTS = "points"
    BARE = "bare"


_VALUES: tuple[tuple[Value, re.Pattern[str]], ...] = tuple(
    (value, re.compile(rf"(?:max(?:imaal|\.)?\s*)?{pattern}", re.IGNORECASE))
    for value, pattern in (
        (Value.AMOUNT, rf"(?:(?:€|EUR)\s*{_NUMBER}|{_NUMBER}\s*(?:€|euro|EUR))"),
        (Value.PERCENTAGE, rf"{_NUMBER}\s*(?:%|‰|procent)"),
        (Value.POINTS, rf"{_NUMBER}\s*(?:punten|punt|pnt\.?|pt\.?)"),
        (Value.BARE, _NUMBER),
    )
)


def value_in(cell: str) -> Value | None:
    """What a cell measures that holds one number and nothing else ("max. 300 punten").

    A year is a name, so it gives None, as does a text with a number in it.
    """
    text = " ".join(cell.split())
    if _YEAR.fullmatch(text):
        return None
    return next((value for value, pattern in _VALUES if pattern.fullmatch(text)), None)


def states_value(text: str) -> bool:
    """Tell whether a text gives a number with its unit ("Prijs (40%)", "Looptijd 4 jaar")."""
    return bool(_STATED.search(text))

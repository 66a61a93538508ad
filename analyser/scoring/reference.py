"""Where a text stands among the reference texts whose figures the project ships."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyser.model import Standing

REFERENCE_FILE = Path(__file__).with_name("reference.json")
DIGITS = 4  # of the figures in the file
FIGURES = ("distrust", "propensity", "analysis", "boilerplate")


@dataclass(frozen=True, slots=True)
class Reference:
    """Medians of propensity and analysis (0-100) and the sorted figures of all texts.

    "distrust" is the load, the sum of what clauses weigh: the index is made of it.
    """

    propensity: float
    analysis: float
    figures: Mapping[str, tuple[float, ...]]


@lru_cache(maxsize=1)
def reference() -> Reference:
    """The reference that the project ships; `training/reference.py` makes it."""
    data = json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))
    figures = {
        name: tuple(sorted(text[name] for text in data["texts"] if text[name] is not None))
        for name in FIGURES
    }
    return Reference(data["middles"]["propensity"], data["middles"]["analysis"], figures)


def standings(values: Mapping[str, float | None]) -> tuple[Standing, ...]:
    """Put figures beside those of the reference texts.

    Args:
        values: a figure per name of `FIGURES`, in the unit of `Reference`; None is left out.

    Returns:
        Per figure how many of the texts have a lower one. Nothing more can be said with so few.
    """
    figures = reference().figures
    return tuple(
        Standing(name, value, bisect_left(figures[name], round(value, DIGITS)), len(figures[name]))
        for name, value in values.items()
        if value is not None
    )

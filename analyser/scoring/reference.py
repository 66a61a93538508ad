"""Where a text stands among the reference texts whose figures the project ships."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyser.model import ReferenceKind, Standing

REFERENCE_FILE = Path(__file__).with_name("reference.json")
DIGITS = 4  # of the figures in the file
FIGURES = ("distrust", "propensity", "analysis", "boilerplate")


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A reference text: its files by SHA-256, and its figures by name; None where it tells nothing.

    "distrust" is the load, the sum of what clauses weigh: the index is made of it.
    """

    kind: ReferenceKind
    files: frozenset[str]
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Reference:
    """Medians of propensity and analysis (0-100) and the texts."""

    propensity: float
    analysis: float
    texts: tuple[ReferenceText, ...]


@lru_cache(maxsize=1)
def reference() -> Reference:
    """The reference that the project ships; `training/reference.py` makes it."""
    data = json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))
    return Reference(
        data["middles"]["propensity"],
        data["middles"]["analysis"],
        tuple(
            ReferenceText(
                ReferenceKind(text["kind"]),
                frozenset(text["files"]),
                {name: text[name] for name in FIGURES},
            )
            for text in data["texts"]
        ),
    )


def standings(
    values: Mapping[str, float | None], sources: Collection[str] = ()
) -> tuple[Standing, ...]:
    """Put figures beside those of the reference texts.

    Args:
        values: a figure per name of `FIGURES`, in the unit of `ReferenceText`; None is left out.
        sources: SHA-256 of the files of the dossier. A reference text that holds one of them is left
            out: nothing is higher or lower than itself.

    Returns:
        Per figure how many of the texts have a lower one, and what kind of texts these are. Nothing
        more can be said with so few.
    """
    others = [text for text in reference().texts if text.files.isdisjoint(sources)]
    return tuple(
        _standing(name, value, others) for name, value in values.items() if value is not None
    )


def _standing(name: str, value: float, others: Sequence[ReferenceText]) -> Standing:
    known = [(text.kind, figure) for text in others if (figure := text.figures[name]) is not None]
    counted = Counter(kind for kind, _ in known)
    return Standing(
        name,
        value,
        sum(figure < round(value, DIGITS) for _, figure in known),
        len(known),
        {kind: counted[kind] for kind in ReferenceKind if counted[kind]},
    )

"""What is not found, as far as that was measured: drawn, to see how far it may move the figures.

`recall.json` holds how many labels of each indicator were found and missed in labelled clauses of
real documents (`training/recall.py`). Of each family of which something was found, a draw misses
about what was missed there; of a family of which nothing was found, a little.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from analyser.model import Family, Finding, Party, Phase, Polarity
from analyser.scoring.slots import PER_INDICATOR

RECALL_FILE = Path(__file__).with_name("recall.json")

# Families were measured on few labels each: ten labels of all together keep them near each other.
_SHARED_LABELS = 10.0
_UNSEEN = 0.5  # of a family of which nothing was found, as if half a label had been


@dataclass(frozen=True, slots=True)
class FamilyRecall:
    """How many labels of a family were found and missed, and by which indicators it is missed.

    `indicators` and `chances` go together; an indicator without a missed label shares one
    imagined label with the others. `severities` are what they weigh by themselves (0-5).
    """

    found: int
    missed: int
    indicators: tuple[str, ...]
    chances: tuple[float, ...]
    severities: tuple[float, ...]


@lru_cache(maxsize=1)
def recall() -> Mapping[Family, FamilyRecall]:
    """The measurement that the project ships."""
    listed = json.loads(RECALL_FILE.read_text(encoding="utf-8"))["indicators"]
    measured = {}
    for family in Family:
        own = {key: value for key, value in listed.items() if value["family"] == family}
        weights = [value["missed"] + 1 / len(own) for value in own.values()]
        measured[family] = FamilyRecall(
            sum(value["found"] for value in own.values()),
            sum(value["missed"] for value in own.values()),
            tuple(own),
            tuple(weight / sum(weights) for weight in weights),
            tuple(value["severity"] for value in own.values()),
        )
    return measured


def recognised(families: Iterable[Family]) -> float:
    """The share (0..1) of the labels of some families that was found."""
    measured = [recall()[family] for family in families]
    found = sum(each.found for each in measured)
    return found / (found + sum(each.missed for each in measured))


def draw_missed(
    present: Sequence[Finding], requirements: Sequence[str], generator: np.random.Generator
) -> Iterator[Finding]:
    """Draw what may have been missed beside what was found.

    Args:
        present: findings, each text once.
        requirements: ids of clauses with a requirement; what is missed of the specification
            is missed there.
        generator: where chance comes from.

    Yields:
        Findings without a text; at most as many of an indicator as can still count.
    """
    families = Counter(finding.family for finding in present)
    indicators = Counter(finding.indicator for finding in present)
    for family, measured in recall().items():
        share = _recall(measured, generator)
        expected = (families[family] + _UNSEEN) * (1 - share) / share
        drawn = generator.multinomial(generator.poisson(expected), measured.chances)
        for number in np.flatnonzero(drawn).tolist():
            indicator, severity = measured.indicators[number], measured.severities[number]
            left = min(int(drawn[number]), PER_INDICATOR - indicators[indicator])
            for copy in range(left):
                clause = f"gemist {indicator} {copy}"
                if family is Family.SPECIFICATION and requirements:
                    clause = requirements[int(generator.integers(len(requirements)))]
                yield _missed(indicator, family, severity, clause)


def _recall(measured: FamilyRecall, generator: np.random.Generator) -> float:
    """A share (0..1) that a family may be found at, as sure as the measurement is."""
    everything = recall().values()
    found = sum(each.found for each in everything)
    shared = found / (found + sum(each.missed for each in everything))
    return float(
        generator.beta(
            measured.found + _SHARED_LABELS * shared,
            measured.missed + _SHARED_LABELS * (1 - shared),
        )
    )


def _missed(indicator: str, family: Family, severity: float, clause: str) -> Finding:
    return Finding(
        id=f"gemist {indicator} {clause}",
        indicator=indicator,
        label=indicator,
        family=family,
        polarity=Polarity.TRUST if family is Family.POSITIVE else Polarity.DISTRUST,
        base_severity=severity,
        severity=severity,
        clause=clause,
        document="",
        phase=Phase.TENDER,
        page=None,
        quote="",
        start=0,
        end=0,
        triggers=(),
        bearer=Party.UNCLEAR,
        confidence=1.0,
        detected_by=(),
        modifiers=(),
        explanation="",
        norms=(),
        advice="",
    )

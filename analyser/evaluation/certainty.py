"""Whether a stated probability is right, and what precision costs how much recall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.evaluation.labelled import LabelledClause

_BINS = 10
# Below this a pair is one of the thousands that nobody would think of; they would drown the rest.
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of clause and indicator with about the same probability, 0-1.

    `stated` is their mean probability, `observed` the share in which the indicator holds.
    """

    count: int
    stated: float
    observed: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far probabilities can be trusted.

    `brier` is the mean squared error over pairs of at least five percent (Brier 1950; 0 is
    perfect), `brier_prior` that of always stating the share in which they hold.
    `precision_at` gives the precision at the highest threshold that reaches a recall, both
    0-1; an unreachable recall has None.
    """

    pairs: int
    brier: float
    brier_prior: float
    bins: tuple[Bin, ...]
    precision_at: Mapping[float, float | None]


def measure_certainty(
    gold: Sequence[LabelledClause],
    probabilities: Sequence[Mapping[str, float]],
    recalls: Sequence[float] = (0.8, 0.9),
) -> Certainty:
    """Compare probabilities with labels.

    Args:
        gold: labelled clauses.
        probabilities: per clause, in the same order, indicator -> probability.
        recalls: at which the precision is wanted, 0-1.

    Raises:
        ValueError: the two sequences differ in length.
    """
    pairs = [
        (probability, indicator in clause.labels)
        for clause, listed in zip(gold, probabilities, strict=True)
        for indicator, probability in listed.items()
    ]
    labels = sum(len(clause.labels) for clause in gold)
    likely = [pair for pair in pairs if pair[0] >= LEAST]
    share = _mean([holds for _, holds in likely])
    return Certainty(
        pairs=len(likely),
        brier=_mean([(p - holds) ** 2 for p, holds in likely]),
        brier_prior=_mean([(share - holds) ** 2 for _, holds in likely]),
        bins=tuple(_bin(likely, number) for number in range(_BINS) if _inside(likely, number)),
        precision_at={recall: _precision_at(pairs, labels, recall) for recall in recalls},
    )


def _inside(pairs: Sequence[tuple[float, bool]], number: int) -> list[tuple[float, bool]]:
    return [pair for pair in pairs if min(int(pair[0] * _BINS), _BINS - 1) == number]


def _bin(pairs: Sequence[tuple[float, bool]], number: int) -> Bin:
    inside = _inside(pairs, number)
    return Bin(len(inside), _mean([p for p, _ in inside]), _mean([h for _, h in inside]))


def _precision_at(pairs: Sequence[tuple[float, bool]], labels: int, recall: float) -> float | None:
    right = 0
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    for shown, (probability, holds) in enumerate(ordered, start=1):
        right += holds
        tied = shown < len(ordered) and ordered[shown][0] == probability
        if not tied and labels and right >= recall * labels:
            return right / shown
    return None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

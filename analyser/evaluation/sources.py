"""What rules and classifier each find alone, and what both see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyser.evaluation.figures import Figures
from analyser.evaluation.labelled import LabelledClause

Found = Mapping[str, tuple[str, ...]]
"""Indicator found in a clause -> what saw it."""


def by_source(
    gold: Sequence[LabelledClause], found: Sequence[Found]
) -> Mapping[str, Mapping[tuple[str, ...], Figures]]:
    """Count what is right and wrong by what saw it.

    Args:
        gold: labelled clauses.
        found: what was found in each of them, in the same order.

    Returns:
        Indicator -> what saw it -> counts; nothing counts as missed. The empty text as an
        indicator holds all together.
    """
    counts: dict[str, dict[tuple[str, ...], list[int]]] = {"": {}}
    for clause, listed in zip(gold, found, strict=True):
        for indicator, sources in listed.items():
            for name in ("", indicator):
                pair = counts.setdefault(name, {}).setdefault(sources, [0, 0])
                pair[indicator not in clause.labels] += 1
    return {
        name: {sources: Figures(right, wrong, 0) for sources, (right, wrong) in sorted(by.items())}
        for name, by in sorted(counts.items())
    }

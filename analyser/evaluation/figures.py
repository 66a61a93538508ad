"""Precision, recall and F1 by indicator and family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.evaluation.labelled import LabelledClause

_FAMILIES = {
    "risk": "risk",
    "spec": "specification",
    "pen": "penalty",
    "proc": "procedure",
    "pos": "positive",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one class and what follows from them; an empty denominator gives 0."""

    true_positive: int
    false_positive: int
    false_negative: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return _ratio(self.true_positive, self.true_positive + self.false_positive)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return _ratio(self.true_positive, self.true_positive + self.false_negative)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(
            2 * self.true_positive,
            2 * self.true_positive + self.false_positive + self.false_negative,
        )


@dataclass(frozen=True, slots=True)
class Miss:
    """A clause on which the outcome differs from the labels."""

    id: str
    missed: tuple[str, ...]
    too_many: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures over a labelled set.

    `micro` counts every label; `covered` only those of indicators the lexicon has;
    `any_finding` asks per clause whether anything at all was rightly found; `families` and
    `family_micro` compare sets of families per clause; `false_alarms` is the share of
    clauses without labels on which something was found.
    """

    clauses: int
    micro: Figures
    covered: Figures
    macro_f1: float
    family_micro: Figures
    any_finding: Figures
    false_alarms: float
    families: Mapping[str, Figures]
    indicators: Mapping[str, Figures]
    not_covered: tuple[str, ...]
    misses: tuple[Miss, ...]


def evaluate(
    gold: Sequence[LabelledClause], found: Sequence[frozenset[str]], known: Iterable[str]
) -> Evaluation:
    """Compare what was found with labels.

    Args:
        gold: labelled clauses.
        found: ids found in each of them, in the same order.
        known: ids that the lexicon has.

    Raises:
        ValueError: the two sequences differ in length.
    """
    known_ids = frozenset(known)
    pairs = list(zip((clause.labels for clause in gold), found, strict=True))
    ids = sorted({i for labels, _ in pairs for i in labels} | {i for _, f in pairs for i in f})
    indicators = {i: _count((i in labels, i in hits) for labels, hits in pairs) for i in ids}
    labelled = [i for i in ids if any(i in labels for labels, _ in pairs)]
    family_pairs = [(_families(labels), _families(hits)) for labels, hits in pairs]
    families = {
        name: _count((name in labels, name in hits) for labels, hits in family_pairs)
        for name in _FAMILIES.values()
    }
    empty = [hits for labels, hits in pairs if not labels]
    return Evaluation(
        clauses=len(gold),
        micro=_sum(indicators.values()),
        covered=_sum(figures for i, figures in indicators.items() if i in known_ids),
        macro_f1=_ratio(sum(indicators[i].f1 for i in labelled), len(labelled)),
        family_micro=_sum(families.values()),
        any_finding=_count((bool(labels), bool(hits)) for labels, hits in pairs),
        false_alarms=_ratio(sum(bool(hits) for hits in empty), len(empty)),
        families=families,
        indicators=indicators,
        not_covered=tuple(i for i in labelled if i not in known_ids),
        misses=tuple(
            Miss(
                clause.id, tuple(sorted(clause.labels - hits)), tuple(sorted(hits - clause.labels))
            )
            for clause, hits in zip(gold, found, strict=True)
            if clause.labels != hits
        ),
    )


def family_of(indicator: str) -> str:
    """The family an indicator belongs to, by the first part of its id."""
    return _FAMILIES.get(indicator.split("-", 1)[0], "positive")


def _families(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(map(family_of, ids))


def _count(pairs: Iterable[tuple[bool, bool]]) -> Figures:
    tp = fp = fn = 0
    for wanted, got in pairs:
        tp += wanted and got
        fp += got and not wanted
        fn += wanted and not got
    return Figures(tp, fp, fn)


def _sum(figures: Iterable[Figures]) -> Figures:
    listed = list(figures)
    return Figures(
        sum(f.true_positive for f in listed),
        sum(f.false_positive for f in listed),
        sum(f.false_negative for f in listed),
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

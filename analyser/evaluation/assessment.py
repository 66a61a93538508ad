"""Everything that is measured on a labelled set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.evaluation.bootstrap import Interval, intervals
from analyser.evaluation.certainty import Certainty, measure_certainty
from analyser.evaluation.figures import Evaluation, Figures, evaluate
from analyser.evaluation.labelled import LabelledClause
from analyser.evaluation.sources import by_source
from analyser.pipeline import Judged


@dataclass(frozen=True, slots=True)
class Assessment:
    """The figures, how firm they are, whether probabilities are right, and what saw what.

    `certainty` is None where rules judge alone: they state no probability.
    """

    evaluation: Evaluation
    intervals: Mapping[str, Interval]
    certainty: Certainty | None
    sources: Mapping[str, Mapping[tuple[str, ...], Figures]]


def assess(
    gold: Sequence[LabelledClause], judged: Sequence[Judged], known: Iterable[str]
) -> Assessment:
    """Compare judged clauses with labels.

    Args:
        gold: labelled clauses.
        judged: the outcome for each of them, in the same order.
        known: ids that the lexicon has.

    Raises:
        ValueError: the two sequences differ in length.
    """
    found = [frozenset(f.indicator for f in one.findings) for one in judged]
    probabilities = [one.probabilities for one in judged]
    stated = any(probabilities)
    return Assessment(
        evaluation=evaluate(gold, found, known),
        intervals=intervals(gold, found),
        certainty=measure_certainty(gold, probabilities) if stated else None,
        sources=by_source(
            gold, [{f.indicator: f.detected_by for f in one.findings} for one in judged]
        ),
    )

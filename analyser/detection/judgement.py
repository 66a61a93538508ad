"""How sure it is that an indicator holds, from what the rules and the classifier say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_MOST_BEHIND = 1.0
_COSINES = (
    10.0  # differences of cosines are a tenth of those of margins; on one scale they can be fitted
)
# What the classifier learned from was written for it, also the voices on which the logistic model
# was fitted; documents are less like it than these are. There a rule counts for more than the
# model says: nothing extra at the likeness of invented clauses, the most at that of a median
# clause of real documents. Chosen on clauses of real documents (docs/evaluation.md).
_FAMILIAR, _STRANGE = 0.24, 0.19  # mean cosine with the nearest clauses of the corpus
_MOST_EXTRA = 3.0  # log-odds
# What no rule sees is shown from here on. Below it a third of the proposals on clauses of real
# documents were right, above it two thirds (docs/evaluation.md).
ALONE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one clause; each array has one value per indicator.

    Args:
        margin: signed distance to the boundary of the linear model.
        nearest: mean cosine with the nearest clauses of the corpus that carry the indicator.
        around: mean cosine with the nearest clauses of any kind: how much the clause looks
            like the corpus at all.
        rule: 1 where a rule found it, else 0.
    """

    margin: Floats
    nearest: Floats
    around: float
    rule: Floats


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic model over evidence, the same for all indicators, and its thresholds.

    It was fitted on clauses of voices that took no part in training (`models/classifier/README.md`).
    `behind` weighs how far an indicator stays behind the one with the highest margin: what
    speaks against all looks alike. `thresholds` are per indicator; from there on a finding
    is shown.
    """

    bias: float
    margin: float
    likeness: float
    around: float
    rule: float
    rule_margin: float
    rule_around: float
    behind: float
    top: float
    thresholds: Sequence[float] = field(repr=False)

    def probability(self, evidence: Evidence) -> Floats:
        """The probability, 0-1, that each indicator holds."""
        weights = np.array([getattr(self, name) for name in COLUMNS], np.float32)
        score = columns(evidence) @ weights + self.bias + _extra(evidence)
        probability: Floats = (1 / (1 + np.exp(-score))).astype(np.float32)
        return probability


COLUMNS = tuple(f.name for f in fields(Judgement) if f.name not in {"bias", "thresholds"})


def columns(evidence: Evidence) -> Floats:
    """What the logistic model sees of a clause.

    Args:
        evidence: what is known of it.

    Returns:
        One row per indicator, with the columns that `COLUMNS` names.
    """
    margin, rule = evidence.margin, evidence.rule
    around = np.full_like(margin, _COSINES * evidence.around)
    top = np.full_like(margin, margin.max())
    behind = np.minimum(top - margin, _MOST_BEHIND)
    likeness = _COSINES * evidence.nearest - around
    listed = (margin, likeness, around, rule, rule * margin, rule * around, behind, top)
    return np.stack(listed, axis=-1)


def _extra(evidence: Evidence) -> Floats:
    """Log-odds that a rule brings in besides, where the classifier knows little of such clauses."""
    strangeness = (_FAMILIAR - evidence.around) / (_FAMILIAR - _STRANGE)
    extra: Floats = evidence.rule * np.float32(_MOST_EXTRA * min(max(strangeness, 0.0), 1.0))
    return extra

"""How sure margins, neighbours and rules make one: fitted on voices that were held out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from analyser.detection.judgement import COLUMNS, Evidence, Judgement, columns
from training.clauses import Material, is_real_like
from training.linear import learn

Floats = NDArray[np.float32]

FOLDS = 6
# A wrong finding costs a reader more than a missed one: well below even odds nothing is shown.
_GRID = np.arange(0.44, 0.91, 0.02)
_PRIOR = 20.0  # clauses of the average indicator that are added to the counts of each


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Evidence over clauses by models that never saw their voice."""

    material: Material
    margins: Floats
    nearest: Floats
    around: Floats

    def evidence(self, row: int) -> Evidence:
        """The evidence of one clause."""
        return Evidence(
            self.margins[row], self.nearest[row], float(self.around[row]), self.material.rules[row]
        )

    def table(self) -> Floats:
        """What the judgement sees: clauses x indicators x columns."""
        return np.stack([columns(self.evidence(row)) for row in range(len(self.margins))])


def hold_out(material: Material) -> HeldOut:
    """Let every voice be judged by models that learned from the others.

    Args:
        material: clauses of more voices than there are folds.
    """
    margins = np.zeros_like(material.labels)
    nearest = np.zeros_like(material.labels)
    around = np.zeros(len(margins), np.float32)
    voices = sorted(set(material.voices.tolist()))
    for fold in range(FOLDS):
        out = np.isin(material.voices, voices[fold::FOLDS])
        models = learn(material.subset(~out))
        held = material.subset(out)
        margins[out] = models.margins(held)
        nearest[out], around[out] = models.neighbours(held)
    return HeldOut(material, margins, nearest, around)


def fit_judgement(held: HeldOut) -> Judgement:
    """Fit the logistic model and a threshold per indicator, both on real-like voices.

    Args:
        held: evidence over held-out voices.
    """
    table = held.table()
    real = is_real_like(held.material.voices)
    labels = held.material.labels
    model = LogisticRegression(C=1e3, max_iter=3000)  # few weights, very many pairs
    model.fit(table[real].reshape(-1, len(COLUMNS)), labels[real].ravel())
    score = table @ model.coef_[0] + model.intercept_[0]
    weights = {name: float(w) for name, w in zip(COLUMNS, model.coef_[0], strict=True)}
    return Judgement(
        bias=float(model.intercept_[0]),
        **{name: round(weight, 4) for name, weight in weights.items()},
        thresholds=[round(t, 2) for t in _thresholds(1 / (1 + np.exp(-score[real])), labels[real])],
    )


def _thresholds(probability: Floats, labels: Floats) -> list[float]:
    """Per indicator the threshold with the best F1, leaning on that of all together."""
    shown = probability[None] >= _GRID[:, None, None]
    right = (shown * labels).sum(1)
    counted = shown.sum(1)
    there = labels.sum(0)
    scale = _PRIOR / there.mean()
    best = []
    for column in range(labels.shape[1]):
        tp = right[:, column] + scale * right.mean(1)
        both = counted[:, column] + there[column] + scale * (counted.mean(1) + there.mean())
        best.append(float(_GRID[int(np.argmax(2 * tp / both))]))
    return best

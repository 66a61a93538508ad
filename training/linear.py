"""The two models of the classifier, learned with scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from analyser.detection.classifier import AROUND, NEAREST
from analyser.detection.features import Block
from training.clauses import Material, is_real_like

Floats = NDArray[np.float32]

# What each block keeps and how much it counts: found by trying on held-out voices.
LINEAR: Mapping[Block, tuple[dict[str, float], float]] = {
    Block.WORDS: ({"min_df": 4}, 1.0),
    Block.PARTS: ({"min_df": 8, "max_features": 25_000}, 1.0),
    Block.SUBJECTS: ({"min_df": 1}, 0.7),
}
# Frequent words say nothing about likeness and would cost most of its time.
MEMORY: Mapping[Block, tuple[dict[str, float], float]] = {
    Block.WORDS: ({"min_df": 2, "max_df": 0.05}, 1.0),
    Block.SUBJECTS: ({"min_df": 1}, 0.5),
}
_SOFTNESS = 0.7  # C of the support vector machines
_UNKNOWN = 0.0  # likeness to an indicator of which there are too few clauses


@dataclass(frozen=True, eq=False)
class Weighed:
    """Vectorizers, block by block, with their factors and the matrix they made of a corpus."""

    vectorizers: Mapping[Block, TfidfVectorizer]
    factors: Mapping[Block, float]
    matrix: csr_matrix

    def __call__(self, features: Mapping[Block, Sequence[Sequence[str]]]) -> csr_matrix:
        """Weigh other clauses the same way."""
        parts = [
            vectorizer.transform(features[block]) * self.factors[block]
            for block, vectorizer in self.vectorizers.items()
        ]
        return hstack(parts).tocsr()


@dataclass(frozen=True, eq=False)
class Models:
    """The linear models and the memory, over one set of clauses."""

    linear: Weighed
    coefficients: Floats  # features x indicators
    intercepts: Floats
    memory: Weighed
    labels: Floats

    def margins(self, material: Material) -> Floats:
        """Signed distances to the boundaries: clauses x indicators."""
        margins: Floats = self.linear(material.features) @ self.coefficients + self.intercepts
        return margins

    def neighbours(self, material: Material) -> tuple[Floats, Floats]:
        """Mean cosine with the nearest of each indicator (clauses x indicators) and of all."""
        near = (self.memory(material.features) @ self.memory.matrix.T).toarray()
        nearest = np.full((near.shape[0], self.labels.shape[1]), _UNKNOWN, np.float32)
        for column in range(self.labels.shape[1]):
            own = near[:, self.labels[:, column] > 0]
            if own.shape[1] >= NEAREST:
                nearest[:, column] = -np.partition(-own, NEAREST - 1, 1)[:, :NEAREST].mean(1)
        around: Floats = -np.partition(-near, AROUND - 1, 1)[:, :AROUND].mean(1)
        return nearest, around


def learn(material: Material) -> Models:
    """Learn both models from labelled clauses.

    Args:
        material: the clauses.
    """
    linear = _weigh(LINEAR, material.features)
    # Real-like voices are the smaller half and carry further on real documents; the others
    # know more ways of saying a thing. The mean of both does well on either.
    sets = [np.ones(len(material.voices), np.bool_), is_real_like(material.voices)]
    fitted = [_fit_all(linear.matrix[chosen], material.labels[chosen]) for chosen in sets]
    return Models(
        linear,
        np.mean([coefficients for coefficients, _ in fitted], axis=0),
        np.mean([intercepts for _, intercepts in fitted], axis=0),
        _weigh(MEMORY, material.features),
        material.labels,
    )


def _fit_all(matrix: csr_matrix, labels: Floats) -> tuple[Floats, Floats]:
    fitted = Parallel(n_jobs=-1)(
        delayed(_fit)(matrix, labels[:, column]) for column in range(labels.shape[1])
    )
    return (
        np.stack([coefficients for coefficients, _ in fitted], axis=1),
        np.array([intercept for _, intercept in fitted], np.float32),
    )


def _weigh(
    settings: Mapping[Block, tuple[dict[str, float], float]],
    features: Mapping[Block, Sequence[Sequence[str]]],
) -> Weighed:
    vectorizers = {
        block: TfidfVectorizer(analyzer=_given, sublinear_tf=True, dtype=np.float32, **kept)
        for block, (kept, _) in settings.items()
    }
    factors = {block: factor for block, (_, factor) in settings.items()}
    parts = [v.fit_transform(features[block]) * factors[block] for block, v in vectorizers.items()]
    return Weighed(vectorizers, factors, hstack(parts).tocsr())


def _given(features: Sequence[str]) -> Sequence[str]:
    return features


def _fit(matrix: csr_matrix, labels: Floats) -> tuple[Floats, float]:
    if not labels.any():  # a held-out voice had all of them
        return np.zeros(matrix.shape[1], np.float32), -1.0
    machine = LinearSVC(C=_SOFTNESS, class_weight="balanced", dual=True, random_state=0)
    machine.fit(matrix, labels)
    return machine.coef_[0].astype(np.float32), float(machine.intercept_[0])

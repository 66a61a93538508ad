"""The trained half of detection: how much a clause looks like each indicator.

Two readings of the same clause. A linear model per indicator (one against the rest) over
TF-IDF weights of words, parts of words and subjects says on which side of its boundary the
clause lies. Its nearest labelled neighbours say whether something like it was seen before;
that carries further on documents unlike those of the corpus. Both are trained by
`training/classifier.py` with scikit-learn and stored as plain numbers and words. Here they
are only applied, with numpy alone: importing scikit-learn would cost every command a second.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyser.detection.features import Block, parts_of, units_of
from analyser.detection.judgement import Evidence, Judgement
from analyser.errors import DooiError
from analyser.language.annotate import Sentence

FORMAT = 1
META, FEATURES, NUMBERS = "meta.json", "features.json", "numbers.npz"
NAME = "classifier"
# What training and use must agree on.
NEAREST = 4  # labelled clauses of an indicator that are compared with
AROUND = 20  # nearest clauses of any label, which say how near is near here
_REMEMBERED = 20_000  # words
_FULL = 16  # a row with more than one cell in so many is added as a whole
HOPELESS = -0.95  # margin below which neighbours are not looked at; it saves most of the time
_PACKAGED = Path(__file__).parents[1] / "data" / "models"
_CHECKOUT = Path(__file__).parents[2] / "models"
Floats = NDArray[np.float32]
Features = Mapping[Block, Sequence[str]]


@dataclass(frozen=True, eq=False)
class Weighing:
    """Turns features of one block into TF-IDF weights of unit length, times a factor.

    Args:
        index: feature -> row, in which the rows of a model are counted.
        idf: inverse document frequency by row, over all rows of the model.
        factor: how much the block counts.
    """

    index: Mapping[str, int]
    idf: Floats
    factor: float

    def __call__(self, rows: Sequence[int]) -> tuple[NDArray[np.int64], Floats]:
        """Weigh the features in some rows, each (1 + ln tf) · idf.

        Args:
            rows: the rows of the features of a clause, as often as they occur in it.

        Returns:
            Each row once, and their weights.
        """
        counts = Counter(rows)
        places = np.fromiter(counts.keys(), np.int64, len(counts))
        often = np.fromiter(counts.values(), np.float32, len(counts))
        weights = (1 + np.log(often)) * self.idf[places]
        length = float(np.sqrt((weights**2).sum())) or 1.0
        return places, (weights * (self.factor / length)).astype(np.float32)

    def rows(self, features: Iterable[str]) -> list[int]:
        """The rows of features, without those that are not known."""
        index = self.index
        return [index[feature] for feature in features if feature in index]

    @cached_property
    def _known_parts(self) -> dict[str, tuple[int, ...]]:
        return {}

    def rows_of_parts(self, words: Iterable[str]) -> list[int]:
        """The rows of the parts of words."""
        known, rows = self._known_parts, list[int]()
        for word in words:
            found = known.get(word)
            if found is None:
                if len(known) >= _REMEMBERED:
                    known.clear()
                found = known[word] = tuple(self.rows(parts_of(word)))
            rows.extend(found)
        return rows


@dataclass(frozen=True, eq=False)
class Sparse:
    """A matrix of which only the filled cells are kept, row by row, but for rows that are full.

    Args:
        starts: where each row starts in the other two; one more than there are rows.
        columns: column of each cell.
        values: value of each cell.
        width: number of columns.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    width: int

    @cached_property
    def full(self) -> Mapping[int, Floats]:
        """Rows that are cheaper to add as a whole than cell by cell."""
        sizes = np.diff(self.starts)
        rows = np.flatnonzero(sizes > self.width / _FULL).tolist()
        return {row: self.row(row) for row in rows}

    def row(self, number: int) -> Floats:
        """One row, with a value per column."""
        cells = slice(self.starts[number], self.starts[number + 1])
        dense = np.zeros(self.width, np.float32)
        dense[self.columns[cells]] = self.values[cells]
        return dense

    def dense(self) -> Floats:
        """The whole matrix, with a value per cell."""
        rows = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        dense = np.zeros((len(self.starts) - 1, self.width), np.float32)
        dense[rows, self.columns] = self.values
        return dense

    def sum_rows(self, rows: NDArray[np.int64], weights: Floats) -> Floats:
        """The weighted sum of some rows, as one dense row."""
        full = [row in self.full for row in rows.tolist()]
        loose = ~np.array(full, bool)
        total = self._sum_cells(rows[loose], weights[loose])
        for row, weight in zip(rows[full].tolist(), weights[full].tolist(), strict=True):
            total += weight * self.full[row]
        return total

    def _sum_cells(self, rows: NDArray[np.int64], weights: Floats) -> Floats:
        first, last = self.starts[rows], self.starts[rows + 1]
        sizes = last - first
        cells = np.arange(sizes.sum()) + np.repeat(
            first - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes
        )
        products = self.values[cells] * np.repeat(weights, sizes)
        return np.bincount(self.columns[cells], products, self.width).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Classifier:
    """A trained classifier; `load_classifier` gives the one that comes with the program.

    Args:
        name: name and version, for the report.
        ids: the indicators, in the order of every outcome.
        linear: how features are weighed for the linear models, block by block.
        coefficients: rows of features x indicators.
        intercepts: one per indicator.
        memory: how features are weighed for comparing with the corpus.
        postings: row of a feature -> weight in each clause of the corpus.
        members: per indicator the clauses of the corpus that carry it.
        judgement: turns margin, likeness and rule into a probability.
    """

    name: str
    ids: tuple[str, ...]
    linear: Mapping[Block, Weighing]
    coefficients: Floats
    intercepts: Floats
    memory: Mapping[Block, Weighing]
    postings: Sparse
    members: tuple[NDArray[np.int64], ...]
    judgement: Judgement

    @cached_property
    def column(self) -> Mapping[str, int]:
        """Indicator -> its place in `ids`."""
        return {indicator: place for place, indicator in enumerate(self.ids)}

    def margins(self, features: Features) -> Floats:
        """How far a clause lies on the side of each indicator.

        Args:
            features: the outcome of `features_of`.

        Returns:
            Signed distances to the boundary, one per indicator.
        """
        rows, weights = _weigh_all(self.linear, features)
        margins: Floats = self.intercepts + weights @ self.coefficients[rows]
        return margins

    def evidence(self, features: Mapping[Block, Sequence[str]], found: Collection[str]) -> Evidence:
        """What there is to say for and against each indicator in a clause.

        Args:
            features: the outcome of `features_of`.
            found: the indicators that rules found in it.
        """
        margin = self.margins(features)
        rule = np.zeros(len(self.ids), np.float32)
        rule[[self.column[indicator] for indicator in found if indicator in self.column]] = 1
        near = self.postings.sum_rows(*_weigh_all(self.memory, features))
        nearest = np.zeros(len(self.ids), np.float32)
        for column in np.flatnonzero((margin > HOPELESS) | (rule > 0)):
            nearest[column] = _largest(near[self.members[column]], NEAREST).mean()
        return Evidence(margin, nearest, float(_largest(near, AROUND).mean()), rule)

    def telling(self, sentence: Sentence, indicator: str) -> list[tuple[float, int, int]]:
        """How much each word of a sentence speaks for an indicator.

        Args:
            sentence: an annotated sentence.
            indicator: one of `ids`.

        Returns:
            Per word its contribution to the margin, without the scaling by the length of
            the clause, and its offsets in the text, in order of the sentence.
        """
        coefficients = self.coefficients[:, self.column[indicator]]
        words, parts = self.linear[Block.WORDS], self.linear[Block.PARTS]
        units = units_of(sentence)
        listed = []
        for unit in units:
            features = [(words, unit.word), *((parts, part) for part in parts_of(unit.word))]
            rows = [(w, w.index[f]) for w, f in features if f in w.index]
            weight = sum(w.factor * float(w.idf[r]) * float(coefficients[r]) for w, r in rows)
            listed.append((weight, unit.start, unit.end))
        return listed


def _weigh_all(
    weighings: Mapping[Block, Weighing], features: Features
) -> tuple[NDArray[np.int64], Floats]:
    """Rows and weights of all blocks together; no two blocks share a row."""
    weighed = [
        weigh(weigh.rows_of_parts(listed) if block is Block.PARTS else weigh.rows(listed))
        for block, weigh in weighings.items()
        for listed in (features[block],)
    ]
    return np.concatenate([rows for rows, _ in weighed]), np.concatenate([w for _, w in weighed])


def _largest(values: Floats, count: int) -> Floats:
    return np.partition(values, -count)[-count:] if len(values) > count else values


@lru_cache(maxsize=1)
def load_classifier() -> Classifier:
    """Load the classifier that comes with the program; later calls give the same one.

    Raises:
        DooiError: its files are missing or of another version of the program
            (``CLASSIFICATOR``).
    """
    return read_classifier((_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / NAME)


def read_classifier(folder: Path) -> Classifier:
    """Read a classifier as `training/classifier.py` writes it.

    Args:
        folder: where its files are.

    Raises:
        DooiError: a file is missing or unreadable, or of another format.
    """
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        features = json.loads((folder / FEATURES).read_text(encoding="utf-8"))
        with np.load(folder / NUMBERS, allow_pickle=False) as numbers:
            arrays = {name: numbers[name] for name in numbers.files}
    except (OSError, ValueError) as error:
        raise DooiError(
            "CLASSIFICATOR", "De bestanden van de classificator ontbreken of zijn stuk."
        ) from error
    if meta.get("format") != FORMAT:
        raise DooiError("CLASSIFICATOR", "De classificator hoort bij een andere versie van dooi.")
    ids = tuple(meta["ids"])
    clauses = meta["clauses"]
    return Classifier(
        name=f"{meta['name']} {meta['version']}",
        ids=ids,
        linear=_weighings(features["linear"], meta["linear"], arrays["linear_idf"]),
        coefficients=_sparse(arrays, "coefficient", len(ids)).dense(),
        intercepts=arrays["intercepts"].astype(np.float32),
        memory=_weighings(features["memory"], meta["memory"], arrays["memory_idf"]),
        postings=_sparse(arrays, "posting", clauses),
        members=tuple(np.split(arrays["members"].astype(np.int64), arrays["member_starts"][1:-1])),
        judgement=Judgement(**meta["judgement"]),
    )


def _weighings(
    features: Mapping[str, Sequence[str]], factors: Mapping[str, float], idf: NDArray[np.float16]
) -> dict[Block, Weighing]:
    weighings = {}
    by_row = idf.astype(np.float32)
    first = 0
    for block, listed in features.items():
        index = {feature: row for row, feature in enumerate(listed, start=first)}
        weighings[Block(block)] = Weighing(index, by_row, factors[block])
        first += len(listed)
    return weighings


def _sparse(arrays: Mapping[str, NDArray[np.generic]], name: str, width: int) -> Sparse:
    return Sparse(
        arrays[f"{name}_starts"].astype(np.int64),
        arrays[f"{name}_columns"].astype(np.int64),
        arrays[f"{name}_values"].astype(np.float32),
        width,
    )

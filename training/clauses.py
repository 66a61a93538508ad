"""The labelled clauses as the classifier sees them: features, labels, and what rules found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyser.detection.features import Block, features_of, parts_of
from analyser.detection.weighing import weigh
from analyser.evaluation import LabelledClause, read_labelled
from analyser.model import Party
from analyser.pipeline import load_rules, loose_clause

# Voices written through as whole documents are, or in the mirror of real clauses.
REAL_LIKE = ("echt", "werk", "schuin", "spiegel")
CORPUS = Path(__file__).parents[1] / "corpus_samples" / "clauses"


@dataclass(frozen=True, eq=False)
class Material:
    """Labelled clauses ready to learn from.

    Args:
        ids: the indicators, in the order of the columns.
        voices: the voice of each clause.
        features: block -> the features of each clause.
        labels: clauses x indicators, 1 where the indicator holds.
        rules: clauses x indicators, 1 where a rule found it.
        fingerprint: digest of the files, to tell whether a model is of this corpus.
    """

    ids: tuple[str, ...]
    voices: NDArray[np.str_]
    features: dict[Block, list[list[str]]]
    labels: NDArray[np.float32]
    rules: NDArray[np.float32]
    fingerprint: str

    def subset(self, chosen: NDArray[np.bool_]) -> Material:
        """The clauses at which `chosen` is true."""
        kept = np.flatnonzero(chosen)
        return Material(
            self.ids,
            self.voices[kept],
            {block: [listed[i] for i in kept] for block, listed in self.features.items()},
            self.labels[kept],
            self.rules[kept],
            self.fingerprint,
        )


def is_real_like(voices: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Which of these voices read like real documents."""
    return np.array([voice.startswith(REAL_LIKE) for voice in voices], np.bool_)


def read_material(folder: Path = CORPUS) -> Material:
    """Read all voices of a corpus and let the rules speak over them.

    Args:
        folder: JSON lines, one file a voice.

    Raises:
        InputError: a line cannot be read.
        ValueError: a label is no indicator of the lexicon.
    """
    files = sorted(folder.glob("*.jsonl"))
    clauses = [(path.stem, clause) for path in files for clause in read_labelled(path)]
    return make_material([v for v, _ in clauses], [c for _, c in clauses], fingerprint(files))


def fingerprint(files: Sequence[Path]) -> str:
    """A digest of names and contents, the same on every system."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def make_material(
    voices: Sequence[str], clauses: Sequence[LabelledClause], of: str = ""
) -> Material:
    """Make material out of labelled clauses.

    Args:
        voices: the voice of each clause.
        clauses: the clauses.
        of: the digest of the files they come from.
    """
    engine = load_rules()
    ids = tuple(sorted(engine.lexicon.indicators))
    column = {indicator: place for place, indicator in enumerate(ids)}
    labels = np.zeros((len(clauses), len(ids)), np.float32)
    rules = np.zeros_like(labels)
    features: dict[Block, list[list[str]]] = {block: [[] for _ in clauses] for block in Block}
    for row, clause in enumerate(clauses):
        unknown = clause.labels - column.keys()
        if unknown:
            raise ValueError(f"{clause.id}: {', '.join(sorted(unknown))}")
        labels[row, [column[label] for label in clause.labels]] = 1
    loose = [loose_clause(str(row), clause.text) for row, clause in enumerate(clauses)]
    names: dict[str, dict[str, Party]] = {clause.id: {} for clause in loose}
    for one in weigh(loose, engine.lexicon, engine.model, None, names):
        row = int(one.reading.clause.id)
        rules[row, [column[indicator] for indicator in one.hits]] = 1
        for block, listed in features_of(one.reading.text, one.reading.subjects).items():
            features[block][row] = listed
        features[Block.PARTS][row] = [
            part for word in features[Block.PARTS][row] for part in parts_of(word)
        ]
    return Material(ids, np.array(voices), features, labels, rules, of)

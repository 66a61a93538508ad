"""The labelled clauses: complete, varied, and not stamped out of templates."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from analyser.pipeline import Engine

FOLDER = Path(__file__).parents[1] / "corpus_samples" / "clauses"
MOST_ALIKE = 0.75  # cosine over sets of four letters, numbers masked


@pytest.fixture(scope="module")
def clauses() -> list[dict[str, Any]]:
    return [
        {**json.loads(line), "voice": path.stem}
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_every_indicator_has_clauses(clauses: list[dict[str, Any]], engine: Engine) -> None:
    counts = Counter(label for clause in clauses for label in clause["labels"])
    assert set(counts) == set(engine.lexicon.indicators)
    assert min(counts.values()) >= 25
    assert len(clauses) >= 4000
    assert sum(not clause["labels"] for clause in clauses) >= 1200


def test_the_form_is_right(clauses: list[dict[str, Any]]) -> None:
    ids = Counter(clause["id"] for clause in clauses)
    assert max(ids.values()) == 1
    for clause in clauses:
        assert clause["text"].strip() == clause["text"] != ""
        assert clause["id"].startswith(clause["voice"])
        assert len(set(clause["labels"])) == len(clause["labels"])


def test_every_indicator_is_heard_in_several_voices(clauses: list[dict[str, Any]]) -> None:
    voices: dict[str, set[str]] = {}
    for clause in clauses:
        for label in clause["labels"]:
            voices.setdefault(label, set()).add(clause["voice"])
    assert min(len(heard) for heard in voices.values()) >= 8


def test_no_clause_is_nearly_another(clauses: list[dict[str, Any]]) -> None:
    texts = [re.sub(r"\d", "0", clause["text"]) for clause in clauses]
    vectors = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(4, 4), use_idf=False, binary=True
    ).fit_transform(texts)
    alike = []
    for start in range(0, len(texts), 500):
        pairs = (vectors[start : start + 500] @ vectors.T).tocoo()
        alike += [
            (clauses[start + row]["id"], clauses[column]["id"], round(float(value), 2))
            for row, column, value in zip(pairs.row, pairs.col, pairs.data, strict=True)
            if start + row < column and value > MOST_ALIKE
        ]
    assert alike == []

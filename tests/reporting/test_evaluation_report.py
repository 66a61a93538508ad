from __future__ import annotations

import json

import pytest

from analyser.evaluation import Evaluation, LabelledClause, evaluate
from analyser.reporting.evaluation import evaluation_as_dict, render_evaluation


@pytest.fixture
def outcome() -> Evaluation:
    gold = [
        LabelledClause("a1", "tekst", frozenset({"risk-unlimited-liability"})),
        LabelledClause("a2", "tekst", frozenset()),
        LabelledClause("a3", "tekst", frozenset({"pen-setoff", "pos-open-book"})),
    ]
    found = [
        frozenset({"risk-unlimited-liability"}),
        frozenset({"proc-lowest-price"}),
        frozenset({"pos-open-book"}),
    ]
    known = ("risk-unlimited-liability", "pos-open-book", "proc-lowest-price")
    return evaluate(gold, found, known)


def test_the_data_has_all_figures_and_survives_json(outcome: Evaluation) -> None:
    data = json.loads(json.dumps(evaluation_as_dict(outcome)))
    assert data["clauses"] == 3
    assert data["micro"] == {
        "precision": 0.6667,
        "recall": 0.6667,
        "f1": 0.6667,
        "true_positive": 2,
        "false_positive": 1,
        "false_negative": 1,
    }
    assert data["covered"]["recall"] == 1.0
    assert data["false_alarms"] == 1.0
    assert set(data["families"]) == {"risk", "specification", "penalty", "procedure", "positive"}
    assert data["indicators"]["pen-setoff"]["false_negative"] == 1
    assert data["not_covered"] == ["pen-setoff"]
    assert data["misses"] == [
        {"id": "a2", "missed": [], "too_many": ["proc-lowest-price"]},
        {"id": "a3", "missed": ["pen-setoff"], "too_many": []},
    ]


def test_the_tables_tell_the_same(outcome: Evaluation) -> None:
    lines = [" ".join(line.split()) for line in render_evaluation(outcome).splitlines()]
    assert "Alle labels 66,7% 66,7% 66,7% 2 1 1" in lines
    assert "Procedure en toon 0,0% 0,0% 0,0% 0 1 0" in lines
    assert "Vals alarm op bepalingen zonder label: 100,0%." in lines
    assert "a3 pen-setoff" in lines


def test_the_tables_fit_the_screen(outcome: Evaluation) -> None:
    assert max(map(len, render_evaluation(outcome).splitlines())) <= 100


def test_an_outcome_without_differences_says_so() -> None:
    text = render_evaluation(
        evaluate([LabelledClause("a", "tekst", frozenset())], [frozenset()], ())
    )
    assert text.rstrip().endswith("Geen.")

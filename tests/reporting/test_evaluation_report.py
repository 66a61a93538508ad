from __future__ import annotations

import json

import pytest

from analyser.evaluation import Assessment, LabelledClause, evaluate
from analyser.evaluation.bootstrap import intervals
from analyser.evaluation.certainty import measure_certainty
from analyser.evaluation.figures import Figures
from analyser.evaluation.sources import by_source
from analyser.reporting.evaluation import assessment_as_dict, render_evaluation
from analyser.reporting.reliability import reliability_plot

TEXTS = {"a1": "eerste tekst", "a2": "tweede tekst", "a3": "derde tekst"}


@pytest.fixture
def outcome() -> Assessment:
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
    probabilities = [
        {"risk-unlimited-liability": 0.9, "pen-setoff": 0.1},
        {"proc-lowest-price": 0.6},
        {"pos-open-book": 0.8, "pen-setoff": 0.2},
    ]
    seen = [dict.fromkeys(one, ("regels", "classificator")) for one in found]
    return Assessment(
        evaluate(gold, found, known),
        intervals(gold, found),
        measure_certainty(gold, probabilities),
        by_source(gold, seen),
    )


def test_the_data_has_all_figures_and_survives_json(outcome: Assessment) -> None:
    data = json.loads(json.dumps(assessment_as_dict(outcome)))
    low, high = data["intervals"]["f1"]
    assert low <= data["micro"]["f1"] <= high
    assert data["certainty"]["precision_at_recall"] == {"0.8": 0.75, "0.9": 0.75}
    assert data["certainty"]["brier"] == pytest.approx((0.01 + 0.01 + 0.36 + 0.04 + 0.64) / 5)
    assert data["sources"]["all"] == {"regels+classificator": {"right": 2, "wrong": 1}}
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


def test_the_tables_tell_the_same(outcome: Assessment) -> None:
    lines = [" ".join(line.split()) for line in render_evaluation(outcome, TEXTS).splitlines()]
    assert "Alle labels 66,7% 66,7% 66,7% 2 1 1" in lines
    assert "Procedure en toon 0,0% 0,0% 0,0% 0 1 0" in lines
    assert "Vals alarm op bepalingen zonder label: 100,0%." in lines
    assert "a3: derde tekst" in lines
    assert "gemist: pen-setoff" in lines
    assert "Bij een vangst van 80,0%: precisie 75,0%." in lines


def test_the_tables_fit_the_screen(outcome: Assessment) -> None:
    assert max(map(len, render_evaluation(outcome, TEXTS).splitlines())) <= 100


def test_an_outcome_without_differences_says_so() -> None:
    gold = [LabelledClause("a", "tekst", frozenset())]
    found = [frozenset[str]()]
    text = render_evaluation(
        Assessment(evaluate(gold, found, ()), intervals(gold, found), None, {"": {}}),
        {"a": "tekst"},
    )
    assert text.rstrip().endswith("Geen.")


def test_the_picture_has_a_dot_for_every_bin(outcome: Assessment) -> None:
    assert outcome.certainty is not None
    picture = reliability_plot(outcome.certainty.bins)
    assert picture.count("<circle") == len(outcome.certainty.bins) == 5
    assert picture.startswith("<svg ")


def test_a_recall_that_cannot_be_reached_is_said() -> None:
    gold = [LabelledClause("a", "tekst", frozenset({"pen-setoff"}))]
    assert measure_certainty(gold, [{}]).precision_at == {0.8: None, 0.9: None}


def test_the_interval_of_a_perfect_outcome_is_one() -> None:
    gold = [LabelledClause(str(n), "tekst", frozenset({"pen-setoff"})) for n in range(5)]
    assert intervals(gold, [clause.labels for clause in gold])["f1"] == (1.0, 1.0)


def test_sources_are_counted_apart() -> None:
    gold = [LabelledClause("a", "tekst", frozenset({"pen-setoff"}))]
    counted = by_source(gold, [{"pen-setoff": ("regels",), "pos-open-book": ("classificator",)}])
    assert counted["pen-setoff"][("regels",)] == Figures(1, 0, 0)
    assert counted[""][("classificator",)] == Figures(0, 1, 0)

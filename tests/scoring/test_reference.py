from __future__ import annotations

import json
import math

import pytest

from analyser.model import Phase, TrustEvidence
from analyser.scoring.reference import FIGURES, REFERENCE_FILE, reference, standings
from analyser.scoring.trust import PRIOR
from analyser.scoring.trust_evidence import PROPENSITY
from training.reference import Text, figures, middle


def text(name: str, *effects: float) -> Text:
    evidence = tuple(TrustEvidence(PROPENSITY, Phase.TENDER, "x", effect) for effect in effects)
    return Text(name, 400, 10.0, 0.5, evidence)


def test_the_file_holds_figures_and_no_text() -> None:
    data = json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))
    assert len(data["texts"]) >= 15
    for each in data["texts"]:
        assert set(each) == {"name", "words", *FIGURES}
        assert len(each["name"]) < 120
    for name in ("propensity", "analysis"):
        assert 0 < data["middles"][name] < 100


def test_a_standing_counts_the_texts_below() -> None:
    known = reference().figures["distrust"]
    lowest, highest = standings({"distrust": -1.0})[0], standings({"distrust": math.inf})[0]
    assert (lowest.lower, lowest.texts) == (0, len(known))
    assert (highest.lower, highest.texts) == (len(known), len(known))
    assert standings({"distrust": known[3]})[0].lower <= 3
    assert standings({"distrust": None}) == ()


def test_the_middle_is_where_a_text_without_evidence_would_stand() -> None:
    texts = [text("a", -10.0), text("b", 5.0, -5.0), text("c", 2.0, -8.0)]
    found = middle(texts, PROPENSITY)
    assert found == pytest.approx((100 * 2 + PRIOR * found) / (10 + PRIOR), abs=0.05)


def test_a_text_with_hardly_any_evidence_has_no_figure_on_that_axis() -> None:
    rows = figures([text("weinig", 1.0), text("veel", 4.0)], {"propensity": 50.0, "analysis": 50.0})
    assert [row["propensity"] is None for row in rows] == [True, False]
    assert [row["analysis"] for row in rows] == [None, None]

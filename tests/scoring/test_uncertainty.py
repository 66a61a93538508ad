"""The margins around the figures: where they come from, and in words."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, drawn_findings, make_finding, moved_to

from analyser.model import DocumentKind, Family, Finding
from analyser.pipeline import Engine
from analyser.scoring import gather_facts, score, uncertainty
from analyser.scoring.misses import RECALL_FILE, draw_missed, recall, recognised
from training.recall import measure

FACTS = gather_facts(CLAUSES)
CONTRACT = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.CONTRACT]


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_every_margin_holds_its_figure(findings: list[Finding]) -> None:
    margins, scores = uncertainty(findings, FACTS), score(findings, FACTS)
    for interval, value in (
        (margins.distrust_index, scores.distrust_index),
        (margins.circular, scores.innovation_room.circular),
        (margins.co2, scores.innovation_room.co2),
    ):
        assert interval is not None
        assert value is not None
        assert interval.low <= value <= interval.high


def test_certain_findings_leave_the_doubt_about_what_was_missed() -> None:
    sure = [make_finding(clause, "pen-setoff", 3, 1.0) for clause in CONTRACT[:2]]
    margins = uncertainty(sure, FACTS)
    index = score(sure, FACTS).distrust_index
    assert index is not None
    assert margins.distrust_index is not None
    assert margins.distrust_index.low == pytest.approx(index)
    assert margins.distrust_index.high > index + 1
    assert margins.mainly == ()
    assert "niet alles is gevonden" in margins.sentence


def test_a_text_in_which_nothing_was_found_is_not_certain_to_hold_nothing() -> None:
    margins = uncertainty([], FACTS)
    assert margins.distrust_index is not None
    assert margins.distrust_index.low == 0
    assert margins.distrust_index.high > 5


def test_what_was_not_read_widens_the_room_and_is_named() -> None:
    contract = gather_facts(CONTRACT)
    whole, part = uncertainty([], FACTS), uncertainty([], contract)
    assert whole.circular is not None
    assert part.circular is not None
    assert part.circular.high - part.circular.low > whole.circular.high - whole.circular.low
    assert "68% van wat de ruimte bepaalt" in part.sentence
    assert "ontbrekende stukken" in part.sentence


def test_less_certain_findings_give_a_wider_margin_and_are_named() -> None:
    sure = [make_finding(clause, "pen-setoff", 3, 0.99) for clause in CONTRACT[:2]]
    doubtful = replace(make_finding(CONTRACT[3], "risk-ip-transfer", 5, 0.5), label="Rechten weg")
    fairly = replace(doubtful, confidence=0.95)
    wide, narrow = uncertainty([*sure, doubtful], FACTS), uncertainty([*sure, fairly], FACTS)
    assert wide.distrust_index is not None
    assert narrow.distrust_index is not None
    assert (
        wide.distrust_index.high - wide.distrust_index.low
        > narrow.distrust_index.high - narrow.distrust_index.low
    )
    assert wide.mainly == (doubtful.id,)
    assert "‘Rechten weg’" in wide.sentence


def test_a_margin_of_less_than_a_point_is_one_number() -> None:
    place = CONTRACT[0]
    clauses = [
        replace(place, id=f"k{n}", text=f"{n} {place.text}", heading_path=(f"{n}",))
        for n in range(99)
    ]
    findings = [make_finding(c, f"risk-{n}", 5, 1.0) for n, c in enumerate(clauses)]
    margins = uncertainty(findings, gather_facts(clauses))
    assert margins.distrust_index is not None
    assert margins.distrust_index.low > 99.5
    assert "het wantrouwen op 100 (afgerond)" in margins.sentence
    assert "tussen 100 en 100" not in margins.sentence


def test_the_sentence_says_between_which_numbers() -> None:
    findings = [make_finding(clause, "risk-ip-transfer", 5, 0.5) for clause in CONTRACT[:3]]
    margins = uncertainty(findings, FACTS)
    for name, interval in (
        ("het wantrouwen", margins.distrust_index),
        ("de ruimte circulair", margins.circular),
    ):
        assert interval is not None
        assert f"{name} tussen {interval.low:.0f} en {interval.high:.0f}" in margins.sentence


def test_nothing_read_has_no_margins() -> None:
    margins = uncertainty([], gather_facts([]))
    assert margins.distrust_index is margins.circular is margins.co2 is None
    assert "te weinig gelezen" in margins.sentence


def test_what_is_not_judged_has_no_margin() -> None:
    guide = [c for c in CLAUSES if c.document_kind is DocumentKind.TENDER_GUIDE]
    consultation = [replace(c, document_kind=DocumentKind.MARKET_CONSULTATION) for c in guide]
    margins = uncertainty(
        [make_finding(consultation[0], "pos-market-consultation", 3, 0.6)],
        gather_facts(consultation),
    )
    assert margins.circular is None
    assert "ruimte" not in margins.sentence


def test_a_text_that_stands_in_ten_places_is_as_sure_as_it_is_in_one() -> None:
    once = [make_finding(clause, "risk-ip-transfer", 5, 0.5) for clause in CONTRACT[:2]]
    clauses, found = list(CLAUSES), list(once)
    for number in range(9):
        again, copies = moved_to(CLAUSES, once, f"d{number + 2}")
        clauses += again
        found += copies
    narrow = uncertainty(found, gather_facts(clauses))
    wide = uncertainty(once, FACTS)
    assert narrow.distrust_index == wide.distrust_index
    assert narrow.circular == wide.circular


def test_what_is_missed_is_drawn_by_what_was_measured() -> None:
    measured = recall()
    assert set(measured) == set(Family)
    generator = np.random.default_rng(1)
    found = [make_finding(clause, "spec-fixed-design", 3) for clause in CLAUSES[:10]]
    drawn = [finding for _ in range(200) for finding in draw_missed(found, ["r1"], generator)]
    families = Counter(finding.family for finding in drawn)
    # Ten of the specification were found and none of the penalties, where more is found as a rule.
    assert families[Family.SPECIFICATION] > 5 * families[Family.PENALTY] > 0
    assert {f.clause for f in drawn if f.family is Family.SPECIFICATION} == {"r1"}
    assert recognised([Family.PENALTY]) > recognised([Family.SPECIFICATION])


def test_the_measurement_knows_every_indicator_and_holds_no_text(engine: Engine) -> None:
    data = json.loads(RECALL_FILE.read_text(encoding="utf-8"))
    assert set(data["indicators"]) == set(engine.lexicon.indicators)
    for each in data["indicators"].values():
        assert set(each) == {"family", "severity", "found", "missed"}
    clauses = [
        {"id": "a", "text": "De leverancier is onbeperkt aansprakelijk.", "labels": ["pen-setoff"]},
        {
            "id": "b",
            "text": "De aannemer is onbeperkt aansprakelijk voor alle schade van de gemeente.",
            "labels": ["risk-unlimited-liability"],
        },
    ]
    counted = measure(clauses, engine)["indicators"]
    assert (counted["pen-setoff"]["found"], counted["pen-setoff"]["missed"]) == (0, 1)
    assert counted["risk-unlimited-liability"]["found"] == 1

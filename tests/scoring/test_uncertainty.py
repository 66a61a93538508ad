"""The margins around the figures: where they come from, and in words."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, drawn_findings, make_finding

from analyser.model import DocumentKind, Finding
from analyser.scoring import gather_facts, score, uncertainty

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


@settings(max_examples=20, deadline=None)
@given(drawn_findings())
def test_certain_findings_leave_no_margin(findings: list[Finding]) -> None:
    sure = [replace(finding, confidence=1.0) for finding in findings]
    margins = uncertainty(sure, FACTS)
    assert margins.distrust_index is not None
    assert margins.distrust_index.high - margins.distrust_index.low == pytest.approx(0, abs=1e-9)
    assert margins.mainly == ()
    assert "vrijwel niet" in margins.sentence


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

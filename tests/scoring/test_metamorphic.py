"""What may and may not happen to the scores when a pack changes in a way that is known.

On findings and facts, with packs that are drawn; `test_metamorphic_texts.py` does it on real texts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from figures_of import SAME, assert_no_better, assert_same, numbers
from packs import (
    CLAUSES,
    PENALTIES,
    drawn_findings,
    make_finding,
    moved_to,
)

from analyser.model import Clause, DocumentKind, Finding
from analyser.scoring import figures, gather_facts, score, uncertainty

FACTS = gather_facts(CLAUSES)
CONTRACT = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.CONTRACT]
REQUIREMENTS = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.REQUIREMENTS]


@settings(max_examples=60, deadline=None)
@given(drawn_findings())
def test_all_scores_run_from_0_to_100_or_are_none(findings: list[Finding]) -> None:
    for name, value in numbers(score(findings, FACTS)).items():
        assert value is None or -SAME <= value <= 100 + SAME, name
    margins = uncertainty(findings, FACTS)
    for interval in (margins.distrust_index, margins.circular, margins.co2):
        assert interval is not None
        assert 0 <= interval.low <= interval.high <= 100


@settings(max_examples=60, deadline=None)
@given(drawn_findings())
def test_the_bare_figures_are_those_of_the_scores(findings: list[Finding]) -> None:
    bare, full = figures(findings, FACTS), score(findings, FACTS)
    assert (bare.circular, bare.co2) == (full.innovation_room.circular, full.innovation_room.co2)
    assert bare.distrust == pytest.approx(full.distrust_index)
    assert (bare.propensity, bare.analysis) == (full.trust.propensity, full.trust.analysis)


@settings(max_examples=100, deadline=None)
@given(drawn_findings(), st.sampled_from(CLAUSES), st.sampled_from(PENALTIES), st.floats(0.5, 5))
def test_adding_a_penalty_never_raises_a_score(
    findings: list[Finding], place: Clause, indicator: str, severity: float
) -> None:
    penalty = replace(make_finding(place, indicator, severity), id="extra")
    assert_no_better(score([*findings, penalty], FACTS), score(findings, FACTS))


@settings(max_examples=100, deadline=None)
@given(drawn_findings(), st.sampled_from(CONTRACT), st.floats(0.5, 5), st.floats(0.5, 5))
def test_capping_a_liability_never_lowers_a_score(
    findings: list[Finding], place: Clause, severity: float, strength: float
) -> None:
    others = [finding for finding in findings if finding.clause != place.id]
    unlimited = make_finding(place, "risk-unlimited-liability", severity)
    capped = make_finding(place, "pos-liability-cap", strength)
    before, after = score([*others, unlimited], FACTS), score([*others, capped], FACTS)
    assert_no_better(before, after)


@settings(max_examples=60, deadline=None)
@given(drawn_findings(), st.sampled_from(REQUIREMENTS), st.floats(3, 5), st.floats(3, 5))
def test_a_functional_requirement_in_place_of_a_prescriptive_one_raises_d2(
    findings: list[Finding], place: Clause, severity: float, strength: float
) -> None:
    others = [
        finding
        for finding in findings
        if finding.clause != place.id and not finding.indicator.startswith("spec-")
    ]
    fixed = make_finding(place, "spec-brand-no-equivalent", severity)
    free = make_finding(place, "pos-functional-spec", strength)
    before = numbers(score([*others, fixed], FACTS))
    after = numbers(score([*others, free], FACTS))
    for ambition in ("circular", "co2"):
        assert (after[f"D2 {ambition}"] or 0) > (before[f"D2 {ambition}"] or 0)
        assert (after[ambition] or 0) >= (before[ambition] or 0)


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_doubling_the_document_changes_nothing(findings: list[Finding]) -> None:
    clauses, again = moved_to(CLAUSES, findings, "d2")
    twice = score([*findings, *again], gather_facts([*CLAUSES, *clauses]))
    assert_same(twice, score(findings, FACTS))


@settings(max_examples=10, deadline=None)
@given(drawn_findings())
def test_doubling_the_document_leaves_the_margins_as_they_were(findings: list[Finding]) -> None:
    clauses, again = moved_to(CLAUSES, findings, "d2")
    margins = uncertainty([*findings, *again], gather_facts([*CLAUSES, *clauses]))
    known = uncertainty(findings, FACTS)
    assert margins.distrust_index == known.distrust_index
    assert (margins.circular, margins.co2) == (known.circular, known.co2)


@settings(max_examples=40, deadline=None)
@given(drawn_findings(), st.randoms(use_true_random=False))
def test_the_order_of_findings_and_clauses_changes_nothing(
    findings: list[Finding], random: object
) -> None:
    mixed = list(findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    turned = [c for part in _by_kind(CLAUSES)[::-1] for c in part]
    assert_same(score(mixed, gather_facts(turned)), score(findings, FACTS))
    assert uncertainty(mixed, FACTS) == uncertainty(findings, FACTS)


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_splitting_one_file_into_two_changes_nothing(findings: list[Finding]) -> None:
    last = {clause.id for clause in CONTRACT}
    stay = [clause for clause in CLAUSES if clause.id not in last]
    moved, found = moved_to(CONTRACT, [f for f in findings if f.clause in last], "d2")
    kept = [finding for finding in findings if finding.clause not in last]
    assert_same(score([*kept, *found], gather_facts([*stay, *moved])), score(findings, FACTS))


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_no_figure_is_made_up_for_what_was_not_read(findings: list[Finding]) -> None:
    inside = [finding for finding in findings if finding.clause in {c.id for c in CONTRACT}]
    outcome = score(inside, gather_facts(CONTRACT))
    judged = {d.id for d in outcome.innovation_room.dimensions if d.circular is not None}
    assert judged == set(outcome.innovation_room.basis.dimensions)
    assert judged == {"D7", "D8", "D9", "D10"}
    told = {notice.code for notice in outcome.coverage.not_judged}
    assert told >= {"D1", "D2", "D3", "D4", "D5", "D6"}
    assert outcome.distrust.by_phase["voorbereiding"] is None  # type: ignore[index]


def _by_kind(clauses: Iterable[Clause]) -> list[list[Clause]]:
    parts: dict[DocumentKind, list[Clause]] = {}
    for clause in clauses:
        parts.setdefault(clause.document_kind, []).append(clause)
    return list(parts.values())

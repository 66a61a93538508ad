"""What-if is the same score of another dossier: checked against scoring that dossier outright."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, drawn_findings, make_finding

from analyser.advice.judged import judged_suggestions
from analyser.model import AwardScheme, Clause, DocumentKind, Finding, Polarity
from analyser.scoring import Suggested, best_edits, figures, gather_facts, score, what_if
from analyser.scoring.facts import Facts

FACTS = gather_facts(CLAUSES)
DISTRUST = ["pen-setoff", "risk-unlimited-liability", "risk-ip-transfer", "spec-fixed-design"]
CONTRACT = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.CONTRACT]
ELSEWHERE = replace(CLAUSES[0], id="voorstel", document="voorstel")


def suggestions(findings: list[Finding], *indicators: str) -> dict[str, Suggested]:
    """The same suggested wording for all, with which these indicators are seen in the clause."""
    seen = tuple(make_finding(ELSEWHERE, indicator) for indicator in indicators)
    return {finding.id: Suggested(seen, indicators) for finding in findings}


@settings(max_examples=40, deadline=None)
@given(drawn_findings(), st.sampled_from(CONTRACT), st.sampled_from(DISTRUST))
def test_a_gain_is_the_difference_between_two_dossiers(
    others: list[Finding], place: Clause, indicator: str
) -> None:
    finding = replace(make_finding(place, indicator), id="this")
    findings = [*(f for f in others if f.clause != place.id), finding]
    (outcome,) = (
        one
        for one in what_if(findings, FACTS, suggestions([finding], "pos-liability-cap"))
        if one.finding == "this"
    )
    replaced = [*findings[:-1], make_finding(place, "pos-liability-cap")]
    before, after = score(findings, FACTS), score(replaced, FACTS)
    rooms = (before.innovation_room, after.innovation_room)
    assert outcome.gain.circular == pytest.approx(
        (rooms[1].circular or 0) - (rooms[0].circular or 0)
    )
    assert outcome.gain.co2 == pytest.approx((rooms[1].co2 or 0) - (rooms[0].co2 or 0))
    assert outcome.gain.distrust == pytest.approx(
        (after.distrust_index or 0) - (before.distrust_index or 0)
    )
    assert outcome.brings == ("pos-liability-cap",)


def test_what_stands_in_the_same_words_goes_along_and_what_stands_beside_stays() -> None:
    clause = CONTRACT[0]
    first = replace(make_finding(clause, "pen-setoff"), end=40, quote=clause.text[:40])
    same = replace(make_finding(clause, "pen-no-fault"), start=10, end=40)
    beside = replace(make_finding(clause, "risk-ip-transfer"), start=50, end=90)
    findings = [first, same, beside]
    read = {
        first.id: Suggested((beside,)),
        same.id: Suggested((beside,)),
        beside.id: Suggested((first, same)),
    }
    outcomes = {one.finding: one for one in what_if(findings, FACTS, read)}
    assert outcomes[first.id].replaces == (first.id, same.id)
    assert outcomes[beside.id].replaces == (beside.id,)
    left = figures([beside], FACTS)
    assert outcomes[first.id].gain.distrust == pytest.approx(
        (left.distrust or 0) - (figures(findings, FACTS).distrust or 0)
    )


def test_a_requirement_gets_the_freedom_of_the_suggested_wording() -> None:
    rows = [
        replace(clause, text=f"De vloer is van het merk Vinolux, type {number}, dikte 4 mm.")
        if clause.document_kind is DocumentKind.REQUIREMENTS
        else clause
        for number, clause in enumerate(CLAUSES)
    ]
    facts = gather_facts(rows)
    row = next(clause for clause in rows if clause.document_kind is DocumentKind.REQUIREMENTS)
    finding = replace(
        make_finding(row, "spec-brand-no-equivalent"),
        advice="Op de vloer kunnen ouderen veilig lopen; de inschrijver kiest zelf het materiaal.",
    )
    read = judged_suggestions([finding], rows, lambda _: (), {})
    assert read[finding.id].requirements
    (outcome,) = what_if([finding], facts, read)
    assert (outcome.gain.circular or 0) > 1


@settings(max_examples=60, deadline=None)
@given(st.lists(drawn_findings(), min_size=2, max_size=4))
def test_what_was_weighed_before_changes_no_figure(dossiers: list[list[Finding]]) -> None:
    """Also where an indicator stands in more places than count, and findings come back."""
    facts = gather_facts(CLAUSES)
    for findings in [*dossiers, *dossiers]:
        assert figures(findings, facts) == figures(findings, gather_facts(CLAUSES))
        assert score(findings, facts) == score(findings, gather_facts(CLAUSES))


def test_strengths_and_findings_without_a_suggestion_are_left_out() -> None:
    strength = make_finding(CONTRACT[0], "pos-open-book")
    bare = make_finding(CONTRACT[1], "pen-setoff")
    assert what_if([strength, bare], FACTS, suggestions([strength])) == ()


@settings(max_examples=30, deadline=None)
@given(drawn_findings())
def test_the_edits_bring_what_they_say(findings: list[Finding]) -> None:
    asked = [f for f in findings if f.polarity is Polarity.DISTRUST]
    read = suggestions(asked, "pos-mutual-obligations")
    edits = best_edits(findings, FACTS, read, what_if(findings, FACTS, read))
    if edits is None:
        return
    by_id = {finding.id: finding for finding in findings}
    assert 1 <= len(edits.steps) <= 3
    assert len({by_id[step.finding].clause for step in edits.steps}) == len(edits.steps)
    assert edits.after < edits.before
    current = figures(findings, FACTS)
    for step in edits.steps:
        # The first is the best of all; each is recomputed on top of those before it.
        assert step.gain.distrust is not None
        assert step.gain.distrust <= 1e-9
    total = sum(step.gain.distrust or 0 for step in edits.steps)
    gone = {other for step in edits.steps for other in step.replaces}
    left = [finding for finding in findings if finding.id not in gone]
    assert (figures(left, FACTS).distrust or 0) == pytest.approx(
        (current.distrust or 0) + total, abs=1e-6
    )


def test_a_text_that_stands_twice_is_edited_in_both_places() -> None:
    rows = [
        replace(clause, text="De vloer is van het merk Vinolux, type 80, dikte 4 mm.")
        if clause.document_kind is DocumentKind.REQUIREMENTS and clause.number in {"2", "5"}
        else clause
        for clause in CLAUSES
    ]
    first, second = (clause for clause in rows if clause.text.startswith("De vloer"))
    findings = [
        replace(
            make_finding(place, "spec-brand-no-equivalent"),
            advice="Op de vloer kunnen ouderen veilig lopen; de inschrijver kiest zelf het materiaal.",
        )
        for place in (first, second)
    ]
    stays = make_finding(CONTRACT[0], "pen-setoff")
    findings.append(stays)
    facts = gather_facts(rows)
    read = judged_suggestions(findings, rows, lambda _: (), {})
    one, other = what_if(findings, facts, read)
    new = [
        replace(clause, text=findings[0].advice) if clause in (first, second) else clause
        for clause in rows
    ]
    before, after = figures(findings, facts), figures([stays], gather_facts(new))
    for edit in (one, other):
        assert edit.gain.circular == pytest.approx((after.circular or 0) - (before.circular or 0))
        assert edit.gain.distrust == pytest.approx((after.distrust or 0) - (before.distrust or 0))
    edits = best_edits(findings, facts, read, (one, other))
    assert edits is not None
    assert len(edits.steps) == 1


CRITERIA = ("12 Beoordeling", "12.2 Gunningscriteria")
GUIDE = next(clause for clause in CLAUSES if clause.document_kind is DocumentKind.TENDER_GUIDE)


def award_clause(name: str, text: str) -> Clause:
    return replace(GUIDE, id=name, text=text, heading_path=CRITERIA, number=None)


def shares(facts: Facts) -> list[tuple[float | None, float | None]]:
    return [(lot.circular, lot.co2) for lot in facts.awards]


def test_of_edits_in_the_award_each_comes_on_top_of_those_before_it() -> None:
    rows = [
        *CLAUSES,
        award_clause("prijs", "Prijs: 25 punten."),
        award_clause("plan", "Plan van aanpak: 35 punten."),
        award_clause("gesprek", "Gesprek met de uitvoerder: 40 punten."),
    ]
    wordings = {
        "plan": "Hergebruik van vrijkomende materialen: 35 punten.",
        "gesprek": "Lagere CO2-uitstoot in de keten: 40 punten.",
    }
    findings = [
        replace(make_finding(clause, indicator), advice=wordings[clause.id])
        for clause, indicator in zip(rows[-2:], ("proc-no-dialogue", "pen-setoff"), strict=True)
    ]
    others = [make_finding(place, "risk-ip-transfer") for place in CONTRACT[:2]]
    findings += others
    new = [replace(clause, text=wordings.get(clause.id, clause.text)) for clause in rows]
    facts, truth = gather_facts(rows), gather_facts(new)
    assert shares(truth) == [(pytest.approx(0.35), pytest.approx(0.4))]
    read = judged_suggestions(findings, rows, lambda _: (), {})
    edits = best_edits(findings, facts, read, what_if(findings, facts, read))
    assert edits is not None
    assert len(edits.steps) == 2
    before, after = figures(findings, facts), figures(others, truth)
    for name in ("circular", "co2", "distrust", "propensity", "analysis"):
        gained = sum(getattr(step.gain, name) for step in edits.steps)
        assert getattr(before, name) + gained == pytest.approx(getattr(after, name)), name


def test_an_award_that_stands_in_two_files_is_reworded_in_both() -> None:
    words = "Gegund wordt aan de inschrijver met de laagste prijs."
    rows = [
        *CLAUSES,
        award_clause("leidraad", words),
        replace(award_clause("elders", words), document="d2"),
    ]
    advice = "Gegund wordt op de beste verhouding tussen prijs en kwaliteit."
    facts = gather_facts(rows)
    assert [lot.scheme for lot in facts.awards] == [AwardScheme.LOWEST_PRICE]
    truth = gather_facts(
        [replace(clause, text=advice) if clause.text == words else clause for clause in rows]
    )
    for place in rows[-2:]:
        finding = replace(make_finding(place, "proc-lowest-price"), advice=advice)
        read = judged_suggestions([finding], rows, lambda _: (), {})[finding.id]
        assert read.awards is not None
        assert [(lot.circular, lot.co2) for lot in read.awards] == shares(truth)
        assert [lot.scheme for lot in read.awards] == [lot.scheme for lot in truth.awards]


def test_without_points_of_attention_there_is_nothing_to_edit() -> None:
    assert best_edits([], FACTS, {}, ()) is None


def test_a_wording_is_judged_once_for_each_indicator_and_kind_of_document() -> None:
    asked: list[tuple[str, ...]] = []

    def judge(clauses: object) -> tuple[Finding, ...]:
        listed = list(clauses)  # type: ignore[call-overload]
        asked.append(tuple(clause.text for clause in listed))
        return tuple(make_finding(clause, "pos-notice-and-cure") for clause in listed)

    findings = [
        replace(make_finding(clause, "pen-setoff"), advice="Wij verrekenen pas na overleg.")
        for clause in (CLAUSES[0], CONTRACT[0], CONTRACT[1])
    ]
    known: dict[tuple[str, DocumentKind], Suggested] = {}
    read = judged_suggestions(findings, CLAUSES, judge, known)
    again = judged_suggestions(findings, CLAUSES, judge, known)
    assert len(asked[0]) == 2  # a guide and a contract
    assert asked[1] == ()
    assert read == again
    assert set(read) == {finding.id for finding in findings}
    assert [f.indicator for f in read[findings[0].id].findings] == ["pos-notice-and-cure"]

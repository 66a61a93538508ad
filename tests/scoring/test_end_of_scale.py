"""A level near the end of the scale still moves, and the report says so when it hardly shows."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, make_finding

from analyser.model import Clause, DocumentKind, Family, Finding, Report
from analyser.model import SpecificationLevel as Degree
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.reporting.gains import effect_phrase
from analyser.scoring import Suggested, best_edits, gather_facts, score, what_if
from analyser.scoring.counting import each_text_once
from analyser.scoring.dimensions import DIMENSIONS, Effect
from analyser.scoring.facts import Facts
from analyser.scoring.levels import Level
from analyser.scoring.room import room_levels

D2 = next(spec for spec in DIMENSIONS if spec.id == "D2")
FACTS = gather_facts(CLAUSES)


def level(start: float, opening: float, blocking: float) -> Level:
    """A level of D2 out of a start and one opener and one blocker of some weight."""
    made = Level(D2)
    place = next(c for c in CLAUSES if c.document_kind is DocumentKind.REQUIREMENTS)
    other = replace(place, id="other", text="Iets anders.")
    if opening:
        made.take(make_finding(place, "pos-functional-spec", opening), Effect.OPENS)
    if blocking:
        made.take(make_finding(other, "spec-brand-no-equivalent", blocking), Effect.BLOCKS)
    made.weigh(FACTS)
    made.begin(start, start, "")
    return made


def circular(made: Level) -> float:
    assert made.circular is not None
    return made.circular


STARTS, WEIGHTS = st.floats(0.01, 0.99), st.floats(0.1, 40)
MORE = st.floats(0.01, 1)


@settings(max_examples=200, deadline=None)
@given(STARTS, WEIGHTS, WEIGHTS, MORE)
def test_every_contribution_moves_a_level_its_own_way(
    start: float, opening: float, blocking: float, more: float
) -> None:
    known = circular(level(start, opening, blocking))
    assert 0 < known < 1
    assert circular(level(start + (1 - start) * more / 2, opening, blocking)) > known
    assert circular(level(start, opening + more, blocking)) > known
    assert circular(level(start, opening, blocking + more)) < known


@settings(max_examples=100, deadline=None)
@given(STARTS, WEIGHTS, WEIGHTS)
def test_a_level_is_its_start_and_its_steps(start: float, opening: float, blocking: float) -> None:
    made = level(start, opening, blocking)
    steps = made.raised[0] - made.lowered + sum(bound.circular for bound in made.bounds)
    assert circular(made) == pytest.approx(start + steps)


@pytest.mark.parametrize(
    ("start", "opening", "blocking"), [(0.5, 2, 2), (0.35, 3, 0), (0.7, 0, 3), (0.6, 4, 5)]
)
def test_in_the_middle_a_level_is_the_sum_of_its_steps(
    start: float, opening: float, blocking: float
) -> None:
    made = level(start, opening, blocking)
    assert made.bounds == []
    assert circular(made) == start + made.raised[0] - made.lowered


@pytest.mark.parametrize("start", [0.0, 0.35, 1.0])
def test_a_start_that_nothing_moves_stands_as_it_is(start: float) -> None:
    assert circular(level(start, 0, 0)) == start


@pytest.fixture(scope="module")
def frozen(engine: Engine, samples: Path) -> Report:
    return analyse_dossier(read_dossier([samples / "bevroren.docx"], DEFAULT_LIMITS), engine)


def d2_of(findings: list[Finding], facts: Facts) -> float:
    standing = each_text_once(findings, facts)
    return circular(next(one for one in room_levels(standing, facts).dimensions if one.spec is D2))


def test_a_functional_text_in_place_of_any_fixed_requirement_of_the_frozen_sample_raises_d2(
    frozen: Report,
) -> None:
    facts = gather_facts(frozen.clauses, frozen.pack)
    by_id = {clause.id: clause for clause in frozen.clauses}
    fixed = [f for f in frozen.findings if f.family is Family.SPECIFICATION]
    fixed = [f for f in fixed if f.indicator not in D2.not_negative]
    before = d2_of(list(frozen.findings), facts)
    assert len(fixed) > 25
    for finding in fixed:
        others = [f for f in frozen.findings if f.clause != finding.clause]
        clause = by_id[finding.clause]
        free = replace(
            clause, text="Bezoekers vinden zonder hulp de weg; de inschrijver kiest zelf hoe."
        )
        words = [free if each.id == clause.id else each for each in frozen.clauses]
        come = make_finding(clause, "pos-functional-spec")
        after = d2_of([*others, come], gather_facts(words, frozen.pack))
        assert after > before, finding.quote


def test_every_specification_edit_of_the_frozen_sample_has_an_effect_before_the_end(
    frozen: Report,
) -> None:
    of_family = {f.id for f in frozen.findings if f.family is Family.SPECIFICATION}
    told = [edit for edit in frozen.what_if if edit.finding in of_family]
    assert len(told) > 25
    for edit in told:
        assert effect_phrase(edit) != "de cijfers veranderen niet"


def hard(number: int) -> tuple[list[Clause], list[Finding]]:
    """A contract of hard clauses only, in articles of their own."""
    place = next(c for c in CLAUSES if c.document_kind is DocumentKind.CONTRACT)
    clauses = [
        replace(
            place, id=f"k{n}", text=f"Bepaling {n} {place.text}", heading_path=(f"Artikel {n}",)
        )
        for n in range(number)
    ]
    return clauses, [make_finding(c, f"risk-{n}", 5) for n, c in enumerate(clauses)]


def test_of_edits_that_hardly_show_the_best_is_chosen_before_the_end_and_said_so() -> None:
    clauses, findings = hard(120)
    lightest = replace(findings[7], severity=2.0)
    findings[7] = lightest
    facts = gather_facts(clauses)
    read = {f.id: Suggested(()) for f in findings}
    gains = what_if(findings, facts, read)
    assert all(abs(one.gain.distrust or 0) < 0.05 for one in gains)
    edits = best_edits(findings, facts, read, gains)
    assert edits is not None
    assert len(edits.steps) == 3
    assert lightest.id not in {step.finding for step in edits.steps}
    assert edits.after < edits.before
    assert "eind van de schaal" in edits.measure
    assert "eind van de schaal" in effect_phrase(edits.steps[0])


def test_an_edit_that_shows_is_told_in_figures() -> None:
    clauses, findings = hard(4)
    facts = gather_facts(clauses)
    read = {f.id: Suggested(()) for f in findings}
    gains = what_if(findings, facts, read)
    edits = best_edits(findings, facts, read, gains)
    assert edits is not None
    assert "eind van de schaal" not in edits.measure
    assert "wantrouwen" in effect_phrase(edits.steps[0])


def test_prescribed_requirements_leave_no_room() -> None:
    rows = [
        replace(c, text=f"De deur is van het merk Deurex, type {n}, dikte 40 mm.")
        for n, c in enumerate(CLAUSES)
        if c.document_kind is DocumentKind.REQUIREMENTS
    ]
    facts = gather_facts(rows)
    assert {one.level for one in facts.requirements} == {Degree.PRESCRIBED}
    d2 = next(d for d in score([], facts).innovation_room.dimensions if d.id == "D2")
    assert d2.circular == 0

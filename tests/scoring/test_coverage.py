"""What was read counts as read, whatever its length and however it is cut into files."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, drawn_findings, make_finding

from analyser.model import Clause, DocumentKind, Finding, Phase
from analyser.scoring import figures, gather_facts, score
from analyser.scoring.coverage import read_parts

GUIDE = [c for c in CLAUSES if c.document_kind is DocumentKind.TENDER_GUIDE]
DEMANDS = [c for c in CLAUSES if c.document_kind is DocumentKind.REQUIREMENTS]
CONTRACT = [c for c in CLAUSES if c.document_kind is DocumentKind.CONTRACT]
PART = {
    "leidraad": GUIDE,
    "eisen": DEMANDS,
    "contract": CONTRACT,
}


def cut_to(clauses: list[Clause], words: int) -> list[Clause]:
    """The first clause of a part, cut to a number of words."""
    return [replace(clauses[0], text=" ".join((clauses[0].text.split() * 4)[:words]))]


def test_a_short_part_that_says_something_is_judged_beside_the_others() -> None:
    facts = gather_facts([*cut_to(GUIDE, 40), *DEMANDS, *CONTRACT])
    assert "leidraad" in facts.parts
    assert facts.read.short == {}
    scores = score([make_finding(GUIDE[0], "proc-variants-excluded")], facts)
    levels = {d.id: d.circular for d in scores.innovation_room.dimensions}
    assert levels["D3"] is not None


def test_a_part_that_is_too_short_was_read_all_the_same_and_says_so() -> None:
    facts = gather_facts([*cut_to(GUIDE, 9), *cut_to(DEMANDS, 1), *CONTRACT])
    scores = score([make_finding(CONTRACT[0], "risk-ip-transfer")], facts)
    assert scores.coverage.parts_read == ("leidraad", "eisen", "contract")
    assert scores.coverage.parts_missing == ("gunning",)
    told = [notice.message for notice in scores.coverage.not_judged if notice.code == "KORT"]
    assert told == [
        "Het deel ‘leidraad’ is gelezen, maar bevat te weinig om te beoordelen (9 woorden).",
        "Het deel ‘eisen’ is gelezen, maar bevat te weinig om te beoordelen (1 woord).",
    ]
    reasons = {d.id: d.reason for d in scores.innovation_room.dimensions}
    assert reasons["D3"] == (
        "Niet te beoordelen: het deel dat dit zou bevatten is gelezen, maar te kort (9 woorden)."
    )
    assert "niet gelezen" in reasons["D5"] or "te kort" in reasons["D5"]
    assert scores.trust.label == (
        "Onvoldoende stukken: leidraad en eisen wel gelezen, maar te kort om te beoordelen."
    )


def test_the_zone_tells_what_was_not_read_from_what_was_too_short() -> None:
    facts = gather_facts([*cut_to(GUIDE, 9), *CONTRACT])
    trust = score([make_finding(CONTRACT[0], "risk-ip-transfer")], facts).trust
    assert trust.label == (
        "Onvoldoende stukken: eisen niet gelezen; leidraad wel gelezen, maar te kort om te beoordelen."
    )


def test_a_dossier_of_a_few_words_is_not_judged_however_it_is_cut() -> None:
    whole = [replace(CONTRACT[0], text=" ".join((CONTRACT[0].text.split() * 4)[:70]))]
    words = whole[0].text.split()
    halves = [
        replace(whole[0], text=" ".join(words[:35])),
        replace(whole[0], id="d2.x", document="d2", text=" ".join(words[35:])),
    ]
    for clauses in (whole, halves):
        facts = gather_facts(clauses)
        assert facts.parts == frozenset()
        assert facts.read.short == {"contract": 70}
        assert score([], facts).innovation_room.circular is None


@settings(max_examples=60, deadline=None)
@given(drawn_findings(), st.sampled_from(sorted(PART)), st.integers(1, 7))
def test_a_file_of_which_the_second_half_is_not_recognised_is_judged_as_before(
    findings: list[Finding], part: str, cut: int
) -> None:
    moved = {clause.id for clause in PART[part][cut:]}
    clauses = [
        replace(c, document="d2", document_kind=DocumentKind.OTHER) if c.id in moved else c
        for c in CLAUSES
    ]
    assert figures(findings, gather_facts(clauses)) == figures(findings, gather_facts(CLAUSES))


@settings(max_examples=60, deadline=None)
@given(drawn_findings(), st.sets(st.sampled_from(sorted(PART))))
def test_room_and_distrust_of_a_phase_are_judged_by_the_same_rule(
    findings: list[Finding], parts: set[str]
) -> None:
    clauses = [clause for part in sorted(parts) for clause in PART[part]]
    scores = score(findings, gather_facts(clauses))
    for phase in Phase:
        room = scores.innovation_room.by_phase[phase]
        distrust = scores.distrust.by_phase[phase]
        assert (room.circular is None) == (room.co2 is None) == (distrust is None), phase


def test_a_guide_carries_the_preparation_and_requirements_do_not_carry_the_execution() -> None:
    assert read_parts(GUIDE).phases == {Phase.PREPARATION, Phase.TENDER}
    assert read_parts(DEMANDS).phases == {Phase.TENDER}
    assert read_parts(CONTRACT).phases == {Phase.EXECUTION}


@pytest.mark.parametrize("part", sorted(PART))
def test_what_is_read_of_a_part_is_its_words_in_all_files_together(part: str) -> None:
    single = replace(PART[part][0], text=" ".join(PART[part][0].text.split()[:15]))
    other = replace(single, id="d9.x", document="d9", text=f"{single.text} en verder niets")
    rest = [clause for name, listed in PART.items() if name != part for clause in listed]
    assert part in read_parts([single, other, *rest]).parts
    assert part in read_parts([single, *rest]).short


def test_an_award_whose_weights_are_not_recognised_is_not_judged_as_rewarding_nothing() -> None:
    award = replace(
        GUIDE[0],
        id="gunning",
        document_kind=DocumentKind.AWARD,
        heading_path=("Gunning",),
        text="De gunning gebeurt door een commissie die alle offertes bespreekt en daarna naast "
        "elkaar legt; wie het overtuigendst is, krijgt de opdracht en hoort dat per brief van ons.",
    )
    facts = gather_facts([*GUIDE, *DEMANDS, *CONTRACT, award])
    assert facts.award is None
    assert "gunning" in facts.parts
    [reward] = [d for d in score([], facts).innovation_room.dimensions if d.id == "D5"]
    assert (reward.circular, reward.co2) == (None, None)
    assert "geen gewicht in herkend" in reward.reason

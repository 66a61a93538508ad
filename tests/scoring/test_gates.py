"""Each gate closes for its own reason, opens for its own exception, and says what it took off."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, make_finding

from analyser.model import Clause, DocumentKind, InnovationRoom, WhatIf
from analyser.reporting.gains import effect_phrase
from analyser.reporting.words import GATES
from analyser.scoring import Suggested, gather_facts, score, what_if
from analyser.scoring.gates import closed_gates

FACTS = gather_facts(CLAUSES)
GUIDE = [c for c in CLAUSES if c.document_kind is DocumentKind.TENDER_GUIDE]
DEMANDS = [c for c in CLAUSES if c.document_kind is DocumentKind.REQUIREMENTS]
CONTRACT = [c for c in CLAUSES if c.document_kind is DocumentKind.CONTRACT]
OPENERS = [
    make_finding(place, indicator, 5)
    for place, indicator in zip(
        [*GUIDE, *CONTRACT],
        [
            "pos-market-consultation", "pos-variants-allowed", "pos-dialogue-procedure",
            "pos-mki-award", "pos-circular-award", "pos-sme-and-newcomer-access",
            "pos-draft-docs-shared", "pos-individual-inquiries", "pos-liability-cap",
            "pos-evaluation-learning", "pos-open-book", "pos-take-back", "pos-alliance",
        ],
        strict=False,
    )
]  # fmt: skip


def room(*extra: tuple[int, str]) -> InnovationRoom:
    found = [*OPENERS, *(make_finding(CLAUSES[place], indicator) for place, indicator in extra)]
    return score(found, FACTS).innovation_room


def codes(found: InnovationRoom) -> set[str]:
    return {gate.code for gate in found.gates}


def test_without_hard_choices_no_gate_closes() -> None:
    assert codes(room()) == set()


def test_lowest_price_bounds_both_totals_unless_costs_of_the_whole_life_count() -> None:
    closed = room((7, "proc-lowest-price"))
    assert codes(closed) == {"G1"}
    assert closed.circular == closed.co2 == 45
    (gate,) = closed.gates
    assert gate.circular < 0
    assert gate.co2 < 0
    assert gate.findings == (make_finding(CLAUSES[7], "proc-lowest-price").id,)
    assert codes(room((7, "proc-lowest-price"), (6, "pos-tco-lcc"))) == set()


def test_a_gate_that_takes_nothing_off_is_not_told() -> None:
    low = score([make_finding(CLAUSES[7], "proc-lowest-price")], FACTS).innovation_room
    assert low.circular is not None
    assert low.circular < 45
    assert {cap.code for cap in closed_gates([make_finding(CLAUSES[7], "proc-lowest-price")], None)}
    assert codes(low) == set()


def test_without_a_room_there_is_no_gate() -> None:
    consultation = [replace(c, document_kind=DocumentKind.MARKET_CONSULTATION) for c in GUIDE]
    found = [
        make_finding(consultation[0], "proc-lowest-price"),
        make_finding(consultation[1], "spec-new-products-only"),
        make_finding(consultation[2], "risk-unlimited-liability"),
    ]
    judged = score(found, gather_facts(consultation)).innovation_room
    assert judged.circular is None
    assert judged.gates == ()


def test_lowest_price_is_bearable_with_performance_and_a_circular_minimum() -> None:
    found = [
        make_finding(GUIDE[0], "proc-lowest-price"),
        make_finding(CONTRACT[0], "pos-take-back"),
    ]
    assert {cap.code for cap in closed_gates(found, 0.3)} == {"G1"}
    assert closed_gates(found, 0.8) == ()
    assert {cap.code for cap in closed_gates(found[:1], 0.8)} == {"G1"}


def test_only_new_products_bound_the_circular_total_alone() -> None:
    closed = room((23, "spec-new-products-only"))
    assert codes(closed) == {"G2"}
    assert closed.circular == 50
    assert closed.co2 is not None
    assert closed.co2 > 50


def test_no_variants_and_fixed_requirements_leave_no_other_way() -> None:
    found = [make_finding(GUIDE[0], "proc-variants-excluded")]
    (cap,) = closed_gates(found, 0.2)
    assert (cap.code, cap.dimensions, cap.level) == ("G3", ("D3",), 0.0)
    assert closed_gates(found, 0.5) == ()
    assert closed_gates(found, None) == ()


@pytest.mark.parametrize("change", ["pos-revision-clause", "pos-growth-path", "pos-indexation"])
def test_unlimited_liability_bounds_the_execution_without_a_way_to_change(change: str) -> None:
    closed = room((23, "risk-unlimited-liability"))
    levels = {d.id: d for d in closed.dimensions}
    assert codes(closed) == {"G4"}
    assert levels["D7"].circular == 0.2
    assert levels["D8"].co2 == 0.2
    assert {bound.code for bound in levels["D7"].bounds} == {"G4"}
    assert codes(room((23, "risk-unlimited-liability"), (22, change))) == set()


def award(text: str) -> Clause:
    return replace(
        GUIDE[0],
        id="award",
        document_kind=DocumentKind.AWARD,
        heading_path=("Gunning",),
        text=f"{text} De inschrijving met de meeste punten krijgt de opdracht, als zij aan alle eisen "
        "voldoet en op tijd via het platform is ingediend door wie daartoe bevoegd is.",
    )


WEIGHED = "Voor de prijs zijn 40 punten te behalen. Voor circulariteit zijn 60 punten te behalen."


def test_the_price_alone_does_not_decide_where_the_same_words_weigh_more() -> None:
    clause = award(WEIGHED)
    facts = gather_facts([*CLAUSES, clause])
    assert facts.award is not None
    without = score(OPENERS, facts).innovation_room
    inside = score([*OPENERS, make_finding(clause, "proc-lowest-price")], facts).innovation_room
    elsewhere = score(
        [*OPENERS, make_finding(GUIDE[3], "proc-lowest-price")], facts
    ).innovation_room
    assert inside.dimensions == without.dimensions
    assert (inside.circular, inside.co2) == (without.circular, without.co2)
    assert codes(elsewhere) == {"G1"}


def test_the_price_alone_decides_where_nothing_else_is_weighed() -> None:
    clause = award("De opdracht wordt gegund aan de inschrijver met de laagste prijs.")
    facts = gather_facts([*CLAUSES, clause])
    closed = score([*OPENERS, make_finding(clause, "proc-lowest-price")], facts).innovation_room
    assert codes(closed) == {"G1"}


def test_a_reward_for_one_ambition_says_nothing_for_the_other() -> None:
    clause = award("Wij beoordelen hoe het product opnieuw wordt gebruikt.")
    facts = gather_facts([*CLAUSES, clause])
    assert facts.award is None
    levels = {
        indicator: next(d for d in judged.dimensions if d.id == "D5")
        for indicator in ("pos-circular-award", "pos-mki-award")
        if (judged := score([make_finding(clause, indicator)], facts).innovation_room)
    }
    assert (levels["pos-circular-award"].circular or 0) > 0.5
    assert levels["pos-circular-award"].co2 == 0
    assert (levels["pos-mki-award"].co2 or 0) > 0.5
    assert levels["pos-mki-award"].circular == 0


def outcome(*hard: tuple[int, str]) -> tuple[WhatIf, InnovationRoom]:
    """What the edit of a bar to newcomers brings beside hard choices, and the room before it."""
    finding = make_finding(DEMANDS[2], "spec-reference-overreach")
    found = [*OPENERS, finding, *(make_finding(CLAUSES[place], one) for place, one in hard)]
    (edit,) = (
        one
        for one in what_if(found, FACTS, {finding.id: Suggested(())})
        if one.finding == finding.id
    )
    return edit, score(found, FACTS).innovation_room


def test_a_gate_that_hides_the_effect_of_an_edit_is_named_and_not_the_end_of_the_scale() -> None:
    edit, closed = outcome((7, "proc-lowest-price"))
    assert closed.circular == closed.co2 == 45
    assert (edit.gain.circular, edit.gain.co2) == (0, 0)
    assert (edit.straight.circular or 0) > 0.5
    assert edit.held_by == ("G1",)
    told = effect_phrase(edit)
    assert "de ruimte is niet te zien: die is begrensd door de gunning op laagste prijs" in told
    assert "eind van de schaal" not in told


def test_a_gate_beside_an_effect_that_shows_is_not_told_with_it() -> None:
    free, _ = outcome()
    assert (free.gain.circular or 0) > 0.5
    assert free.held_by == ()
    half, closed = outcome((23, "spec-new-products-only"))
    assert codes(closed) == {"G2"}
    assert half.gain.circular == 0
    assert (half.gain.co2 or 0) > 0.5
    assert half.held_by == ()


def test_a_gate_on_one_dimension_hides_an_edit_in_it() -> None:
    finding = make_finding(CONTRACT[6], "pen-setoff")
    found = [*OPENERS, finding, make_finding(CLAUSES[23], "risk-unlimited-liability")]
    found = [one for one in found if one.indicator != "pos-liability-cap"]
    edit = what_if(found, FACTS, {finding.id: Suggested(())})[0]
    assert edit.gain.circular == pytest.approx(0)
    assert edit.held_by == ("G4",)
    assert "begrensd door de onbeperkte aansprakelijkheid" in effect_phrase(edit)


def test_every_gate_has_words_for_what_it_comes_from() -> None:
    found = [
        make_finding(CLAUSES[place], indicator)
        for place, indicator in enumerate(
            [
                "proc-lowest-price",
                "spec-new-products-only",
                "proc-variants-excluded",
                "risk-unlimited-liability",
            ]
        )
    ]
    assert {cap.code for cap in closed_gates(found, 0.1)} == set(GATES)

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model import (
    Clause,
    ClauseKind,
    Dimension,
    DocumentKind,
    Family,
    Finding,
    Party,
    Phase,
    Polarity,
    Scores,
)
from analyser.scoring import gather_facts, score

FAMILIES = {
    "risk": Family.RISK,
    "spec": Family.SPECIFICATION,
    "pen": Family.PENALTY,
    "proc": Family.PROCEDURE,
    "pos": Family.POSITIVE,
}
WORDS = "Dit artikel regelt hoe partijen met elkaar omgaan tijdens de uitvoering van het werk. " * 8


def clause(
    number: int, kind: DocumentKind = DocumentKind.CONTRACT, text: str | None = None
) -> Clause:
    return Clause(
        f"d1.c{number}",
        "d1",
        str(number),
        (f"Artikel {number}",),
        kind,
        ClauseKind.ARTICLE,
        Phase.EXECUTION,
        None,
        text or f"{number} {WORDS}",
    )


def finding(number: int, indicator: str, severity: float = 4.0) -> Finding:
    family = FAMILIES[indicator.split("-")[0]]
    polarity = Polarity.TRUST if family is Family.POSITIVE else Polarity.DISTRUST
    return Finding(
        f"f{number}",
        indicator,
        indicator,
        family,
        polarity,
        severity,
        severity,
        f"d1.c{number}",
        "d1",
        Phase.EXECUTION,
        None,
        "x",
        0,
        1,
        (),
        Party.SUPPLIER,
        0.9,
        ("regels",),
        (),
        "",
        (),
        "",
    )


def scores(findings: list[Finding], clauses: list[Clause] | None = None) -> Scores:
    return score(findings, gather_facts(clauses or [clause(n) for n in range(1, 12)]))


def test_nothing_read_gives_no_numbers_but_reasons() -> None:
    outcome = score([], gather_facts([]))
    assert outcome.distrust_index is None
    assert outcome.innovation_room.circular is None
    assert outcome.trust_zone is None
    assert {n.code for n in outcome.coverage.not_judged} >= {"RUIMTE", "ZONE"}


def test_a_contract_alone_gives_a_room_and_says_what_is_missing() -> None:
    outcome = scores([finding(1, "risk-unlimited-liability", 5)])
    assert outcome.innovation_room.circular is not None
    assert outcome.innovation_room.by_phase[Phase.EXECUTION].co2 is not None
    assert "eisen" in outcome.coverage.parts_missing
    assert any(n.code == "D2" for n in outcome.coverage.not_judged)
    assert next(d for d in outcome.innovation_room.dimensions if d.id == "D2").circular is None


def test_an_unknown_text_alone_gives_no_room() -> None:
    outcome = scores([], [clause(1, DocumentKind.OTHER)])
    assert outcome.innovation_room.circular is None


def test_every_contribution_leads_to_a_finding() -> None:
    given_findings = [finding(1, "risk-unlimited-liability", 5), finding(2, "pos-liability-cap")]
    outcome = scores(given_findings)
    ids = {f.id for f in given_findings}
    named = {
        c.finding for d in outcome.innovation_room.dimensions for c in (*d.openers, *d.blockers)
    }
    assert named == ids
    assert {c.finding for c in outcome.distrust.heaviest} == {"f1"}


def test_the_same_text_twice_counts_once() -> None:
    once = scores([finding(1, "pen-no-fault")])
    same = [clause(1), replace(clause(2), text=clause(1).text), *(clause(n) for n in range(3, 12))]
    twice = scores([finding(1, "pen-no-fault"), finding(2, "pen-no-fault")], same)
    assert twice.distrust_index == once.distrust_index


def test_several_labels_on_one_clause_add_at_most_one_point() -> None:
    ids = [
        "pen-no-fault",
        "pen-immediately-due",
        "pen-cumulative-with-damages",
        "pen-per-day-uncapped",
    ]
    stacked = scores([replace(finding(1, i, 3), id=i) for i in ids]).distrust_index
    single = scores([finding(1, "pen-no-fault", 4)]).distrust_index
    assert stacked == pytest.approx(single)


def test_several_labels_on_one_clause_block_a_dimension_once() -> None:
    ids = ["pen-no-fault", "pen-immediately-due", "pen-cumulative-with-damages", "risk-ip-transfer"]

    def risk(found: list[Finding]) -> Dimension:
        return next(d for d in scores(found).innovation_room.dimensions if d.id == "D7")

    stacked, single = (
        risk([replace(finding(1, i, 3), id=i) for i in ids]),
        risk([finding(1, "pen-no-fault", 4)]),
    )
    assert stacked.circular == pytest.approx(single.circular)
    assert "1 bepaling blokkeert" in stacked.reason
    assert {one.finding for one in stacked.blockers} == set(ids)
    assert sum(one.circular for one in stacked.blockers) == pytest.approx(
        sum(one.circular for one in single.blockers)
    )
    apart = risk([replace(finding(n, i, 3), id=i) for n, i in enumerate(ids, start=1)])
    assert "4 bepalingen blokkeren" in apart.reason
    assert (apart.circular or 0) < (stacked.circular or 0)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 11),
            st.sampled_from(
                [
                    "risk-ip-transfer",
                    "pen-no-fault",
                    "pos-open-book",
                    "pos-revision-clause",
                    "spec-fixed-design",
                ]
            ),
            st.floats(0.5, 5),
        ),
        max_size=12,
    ),
    st.integers(1, 11),
    st.floats(0.5, 5),
)
def test_adding_a_penalty_never_raises_a_score(
    drawn: list[tuple[int, str, float]], place: int, severity: float
) -> None:
    base = [replace(finding(n, i, s), id=f"f{k}") for k, (n, i, s) in enumerate(drawn)]
    before = scores(base)
    after = scores([*base, replace(finding(place, "pen-setoff", severity), id="extra")])
    assert after.distrust_index is not None
    assert before.distrust_index is not None
    assert after.distrust_index >= before.distrust_index - 1e-9
    assert after.innovation_room.circular is not None
    assert before.innovation_room.circular is not None
    assert after.innovation_room.circular <= before.innovation_room.circular + 1e-9
    assert 0 <= after.distrust_index <= 100
    assert 0 <= after.innovation_room.circular <= 100


def test_lowest_price_bounds_the_room() -> None:
    openers = [
        finding(n, i)
        for n, i in enumerate(
            ["pos-revision-clause", "pos-liability-cap", "pos-growth-path"], start=2
        )
    ]
    assert (scores(openers).innovation_room.co2 or 0) > 45
    bounded = scores([*openers, finding(1, "proc-lowest-price")])
    assert (bounded.innovation_room.co2 or 0) <= 45
    assert "G1" in {gate.code for gate in bounded.innovation_room.gates}

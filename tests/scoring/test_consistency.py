"""Ambitions without a mechanism, and findings that cannot both be meant, on packs by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from packs import CLAUSES, make_finding

from analyser.model import Clause, DocumentKind, Finding, Inconsistency
from analyser.scoring import gather_facts, score

GUIDE = [n for n, c in enumerate(CLAUSES) if c.document_kind is DocumentKind.TENDER_GUIDE]
DEMANDS = [n for n, c in enumerate(CLAUSES) if c.document_kind is DocumentKind.REQUIREMENTS]
CONTRACT = [n for n, c in enumerate(CLAUSES) if c.document_kind is DocumentKind.CONTRACT]
WISH = "De gemeente streeft naar een volledig circulaire stad en loopt daarin graag voorop."


def found_in(
    clauses: Sequence[Clause], findings: Sequence[Finding] = ()
) -> dict[str, Inconsistency]:
    outcome = score(findings, gather_facts(clauses))
    for each in outcome.inconsistencies:
        for passage in each.passages:
            text = next(c.text for c in clauses if c.id == passage.clause)
            assert passage.quote == text[passage.start : passage.end]
    return {each.code: each for each in outcome.inconsistencies}


def with_text(place: int, text: str) -> list[Clause]:
    return [replace(c, text=text) if n == place else c for n, c in enumerate(CLAUSES)]


def test_a_wish_that_nothing_makes_true_is_told_with_both_places() -> None:
    gap = found_in(with_text(GUIDE[0], f"Het plein wordt vernieuwd. {WISH}"))["KLOOF"]
    wish, expected = gap.passages
    assert wish.quote == WISH
    assert expected.clause != wish.clause
    assert "circulaire oplossingen" in gap.message


def test_what_holds_the_wish_back_is_quoted_first() -> None:
    against = make_finding(CLAUSES[DEMANDS[0]], "spec-new-products-only")
    gap = found_in(with_text(GUIDE[0], WISH), [against])["KLOOF"]
    assert gap.passages[1].clause == against.clause


@pytest.mark.parametrize("indicator", ["pos-take-back", "pos-circular-award", "pos-tco-lcc"])
def test_a_mechanism_makes_the_wish_true(indicator: str) -> None:
    mechanism = make_finding(CLAUSES[CONTRACT[0]], indicator)
    assert "KLOOF" not in found_in(with_text(GUIDE[0], WISH), [mechanism])
    mention = replace(mechanism, severity=1.0)
    assert "KLOOF" in found_in(with_text(GUIDE[0], WISH), [mention])


@pytest.mark.parametrize(
    "text",
    [
        "De opdrachtnemer dient circulair te werken en streeft daarbij naar de hoogste trap.",
        "Circulariteit is belangrijk en telt bij de gunning mee voor 20% van de punten.",
        "De circulaire hub aan de haven is op werkdagen open van acht tot vijf uur.",
    ],
)
def test_a_duty_a_figure_or_a_fact_is_no_wish(text: str) -> None:
    assert "KLOOF" not in found_in(with_text(GUIDE[0], text))


def test_without_a_place_for_a_mechanism_no_gap_can_be_known() -> None:
    guide = [c for c in with_text(GUIDE[0], WISH) if c.document_kind is DocumentKind.TENDER_GUIDE]
    assert "KLOOF" not in found_in(guide)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("pos-equivalent-accepted", "proc-variants-excluded", "GELIJKWAARDIG"),
        ("pos-variants-allowed", "proc-variants-excluded", "VARIANTEN"),
        ("pos-contract-suggestions", "proc-no-contract-suggestions", "TEKSTVOORSTELLEN"),
        ("pos-indexation", "risk-price-escalation", "INDEX"),
    ],
)
def test_two_clauses_that_cannot_both_be_meant(one: str, other: str, code: str) -> None:
    first, second = make_finding(CLAUSES[0], one), make_finding(CLAUSES[1], other)
    told = found_in(CLAUSES, [first, second])[code]
    assert {passage.clause for passage in told.passages} == {first.clause, second.clause}
    same = replace(second, clause=first.clause, quote=first.quote)
    assert code not in found_in(CLAUSES, [first, same])
    assert code not in found_in(CLAUSES, [first, replace(second, confidence=0.5)])


def test_functional_in_the_title_and_prescribed_in_the_rows() -> None:
    rows = [
        replace(
            clause,
            heading_path=("3 Functionele eisen",),
            text=f"De armatuur is van het merk Lumo, type {n}, kleur RAL 7016.",
        )
        if n in DEMANDS
        else clause
        for n, clause in enumerate(CLAUSES)
    ]
    told = found_in(rows)["FUNCTIONEEL"]
    assert "3 Functionele eisen" in told.message
    assert 2 <= len(told.passages) <= 3
    plain = [replace(row, heading_path=("3 Niet-functionele eisen",)) for row in rows]
    assert "FUNCTIONEEL" not in found_in(plain)


def test_a_consultation_of_which_nothing_came() -> None:
    held = "In mei is een marktconsultatie gehouden met elf bedrijven uit de streek."
    assert found_in(with_text(GUIDE[0], held))["CONSULTATIE"].passages[0].quote == held
    used = f"{held} Daarom is de planning met vier weken verlengd."
    assert "CONSULTATIE" not in found_in(with_text(GUIDE[0], used))
    unused = f"{held} De uitkomst gaf geen aanleiding om de eisen aan te passen."
    assert "CONSULTATIE" in found_in(with_text(GUIDE[0], unused))

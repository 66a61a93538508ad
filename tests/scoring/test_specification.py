"""Which clauses are requirements, how hard they are, and the room they leave together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.model import (
    Clause,
    ClauseKind,
    DocumentKind,
    Family,
    Finding,
    Party,
    Phase,
    Polarity,
    Strength,
)
from analyser.model import SpecificationLevel as Level
from analyser.scoring.specification import read_requirements, seen_with, specification_freedom
from analyser.scoring.specification_chapters import picture

BRAND = "De lichtmast is van het merk Lumaro."
FUNCTION = "Weggebruikers kunnen elkaar op tijd zien."


def row(text: str, number: str | None = "E-1", *heading: str, document: str = "d1") -> Clause:
    return Clause(
        f"{document}.{number}.{text[:12]}",
        document,
        number,
        heading,
        DocumentKind.REQUIREMENTS,
        ClauseKind.REQUIREMENT,
        Phase.TENDER,
        None,
        text,
    )


def paragraph(
    text: str, *heading: str, kind: DocumentKind = DocumentKind.REQUIREMENTS, number: str = ""
) -> Clause:
    clause = row(text, number or None, *heading)
    return replace(clause, kind=ClauseKind.PARAGRAPH, document_kind=kind)


def finding(clause: Clause, indicator: str, severity: float = 4.0) -> Finding:
    family = {
        "spec": Family.SPECIFICATION,
        "pen": Family.PENALTY,
        "pos": Family.POSITIVE,
    }[indicator.split("-")[0]]
    polarity = Polarity.TRUST if family is Family.POSITIVE else Polarity.DISTRUST
    return Finding(
        f"f.{indicator}", indicator, indicator, family, polarity, severity, severity, clause.id,
        clause.document, Phase.TENDER, None, clause.text[:4], 0, 4, (), Party.SUPPLIER, 0.9,
        ("regels",), (), "", (), "",
    )  # fmt: skip


def levels(*clauses: Clause) -> list[Level | None]:
    return [requirement.level for requirement in read_requirements(clauses)]


def strength_of(clause: Clause, *others: Clause) -> Strength:
    return next(r.strength for r in read_requirements([*others, clause]) if r.clause == clause.id)


def test_rows_and_demanding_text_of_a_specification_are_requirements() -> None:
    assert levels(row(BRAND)) == [Level.PRESCRIBED]
    assert levels(paragraph("De app moet zonder internet te gebruiken zijn.")) == [Level.FUNCTION]
    assert levels(paragraph("De app toont een melding.", "Functionele eisen", number="F12")) == [
        Level.FUNCTION
    ]


@pytest.mark.parametrize(
    "clause",
    [
        paragraph("Dit hoofdstuk beschrijft de app en haar gebruikers."),
        paragraph("De lezer moet dit stuk kunnen volgen.", "Leeswijzer"),
        paragraph("De leverancier moet de app kunnen tonen.", kind=DocumentKind.CONTRACT),
        replace(row(BRAND), kind=ClauseKind.QUESTION),
        replace(row(BRAND), kind=ClauseKind.DEFINITION),
        replace(row(BRAND), document_kind=DocumentKind.PRICE_SHEET),
        paragraph("Zie https://example.org/eisen voor de moet-lijst.", number="noot 4"),
    ],
)
def test_other_text_is_no_requirement(clause: Clause) -> None:
    assert levels(clause) == []


def test_a_requirement_that_tells_nothing_is_kept_without_a_level() -> None:
    (requirement,) = read_requirements([row("Conform de tabel hiernaast.")])
    assert requirement.level is None
    assert requirement.reason == "de woorden zeggen te weinig"
    assert specification_freedom([requirement], []) is None


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        (row(f"{FUNCTION}\nType (KO/W): KO"), Strength.KNOCKOUT),
        (row(f"{FUNCTION}\nType (KO/W): W"), Strength.WISH),
        (row(f"{FUNCTION}\nEis / wens: Eis"), Strength.DEMAND),
        (row(f"{FUNCTION}\nPunten: 15"), Strength.WISH),
        (row(f"{FUNCTION}\nPunten: 0"), Strength.DEMAND),
        (row(f"Functioneel | Beheer | Could have | {FUNCTION}"), Strength.WISH),
        (row(FUNCTION, "W-12"), Strength.WISH),
        (row(FUNCTION, "KO-3"), Strength.KNOCKOUT),
        (row(FUNCTION, "K.O. 3"), Strength.KNOCKOUT),
        (row(f"{FUNCTION}\nType: K.O."), Strength.KNOCKOUT),
        (row(f"{FUNCTION}\nSoort: KO-eis"), Strength.KNOCKOUT),
        (row(f"{FUNCTION}\nSoort: Eis (K.O.)"), Strength.KNOCKOUT),
        (row(FUNCTION, "KOZIJN-2"), Strength.DEMAND),
        (row(f"{FUNCTION}\nType: eis/wens"), Strength.DEMAND),
        (row(f"Bij voorkeur geldt: {FUNCTION}", None), Strength.WISH),
        (row(FUNCTION, "4", "2 Wensen aan de brug"), Strength.WISH),
        (row(FUNCTION, "4", "2 Eisen en wensen"), Strength.DEMAND),
        (row(FUNCTION, "4", "Knock-outeisen"), Strength.KNOCKOUT),
        (row(FUNCTION, None), Strength.DEMAND),
    ],
)
def test_how_hard_a_requirement_is(clause: Clause, strength: Strength) -> None:
    assert strength_of(clause) is strength


def test_a_sentence_can_make_a_chapter_knock_out() -> None:
    rule = paragraph("Alle eisen in hoofdstuk 4 zijn knock-out.", "1 Inleiding")
    inside = row(FUNCTION, "9", "4 De brug")
    assert strength_of(inside, rule) is Strength.KNOCKOUT
    assert strength_of(row(FUNCTION, "9", "5 Het pad"), rule) is Strength.DEMAND
    assert strength_of(row(f"{FUNCTION}\nType: wens", "9", "4 De brug"), rule) is Strength.WISH
    elsewhere = row(FUNCTION, "9", "4 De brug", document="d2")
    assert strength_of(elsewhere, rule) is Strength.DEMAND


def test_a_sentence_can_make_a_whole_part_knock_out_but_not_when_it_denies() -> None:
    rule = "Iedere eis in dit deel geldt als {}knock-outeis."
    inside = row(FUNCTION, "9", "Deel B", "8 Eisen")
    holds = paragraph(rule.format(""), "Deel B", "7 Status")
    assert strength_of(inside, holds) is Strength.KNOCKOUT
    assert strength_of(inside, replace(holds, heading_path=("Deel A",))) is Strength.DEMAND
    denied = paragraph("Alle eisen zijn wensen en geen knock-out.", "Deel B", "7 Status")
    assert strength_of(inside, denied) is Strength.DEMAND


def test_hard_requirements_weigh_more() -> None:
    fixed_hard = [row(f"{BRAND}\nType: KO"), row(f"{FUNCTION}\nType: wens", "E-2")]
    open_hard = [row(f"{BRAND}\nType: wens"), row(f"{FUNCTION}\nType: KO", "E-2")]
    less = specification_freedom(read_requirements(fixed_hard), [])
    more = specification_freedom(read_requirements(open_hard), [])
    assert less is not None
    assert more is not None
    assert less == pytest.approx(0.9 * 1.0 / 2.5)
    assert more == pytest.approx(0.9 * 1.5 / 2.5)


def test_paper_and_law_leave_the_mean_alone() -> None:
    requirements = read_requirements(
        [
            row(FUNCTION),
            row("De facturen worden digitaal ingediend.", "E-2"),
            row("De app voldoet aan de AVG.", "E-3"),
        ]
    )
    assert specification_freedom(requirements, []) == pytest.approx(0.9)


def test_findings_fix_and_open_requirements() -> None:
    clause = row("De kast is afsluitbaar.")
    (plain,) = read_requirements([clause])
    (fixed,) = seen_with([plain], [finding(clause, "spec-new-products-only")])
    assert (plain.level, fixed.level) == (Level.FUNCTION, Level.PRESCRIBED)
    brand = row(BRAND)
    (prescribed,) = read_requirements([brand])
    (equal,) = seen_with([prescribed], [finding(brand, "pos-equivalent-accepted")])
    (functional,) = seen_with([prescribed], [finding(brand, "pos-functional-spec")])
    assert (equal.level, functional.level) == (Level.EQUIVALENT, Level.PRESCRIBED)
    silent = row("Conform de tabel hiernaast.")
    (untold,) = read_requirements([silent])
    (told,) = seen_with([untold], [finding(silent, "pos-functional-spec")])
    (elsewhere,) = seen_with([untold], [finding(silent, "pen-no-fault")])
    assert (told.level, elsewhere.level) == (Level.FUNCTION, Level.PROCESS)
    assert told.reason == "bevinding: pos-functional-spec"


def test_a_mild_finding_leaves_an_equivalent_standing() -> None:
    clause = row("De lichtmast is van het merk Lumaro of gelijkwaardig.")
    (requirement,) = read_requirements([clause])
    (mild,) = seen_with([requirement], [finding(clause, "spec-brand-no-equivalent", 2.0)])
    assert mild.level is Level.EQUIVALENT


def test_the_picture_counts_every_requirement_once() -> None:
    requirements = read_requirements(
        [
            row(BRAND, "E-1", "2 Licht"),
            row(FUNCTION, "E-2", "2 Licht"),
            row("Facturen worden digitaal ingediend.", "E-3", "3 Proces"),
            row("Conform de tabel hiernaast.", "E-4", "3 Proces"),
        ]
    )
    seen = picture(requirements, [])
    assert seen.levels == {Level.PRESCRIBED: 1, Level.FUNCTION: 1, Level.PROCESS: 1}
    assert seen.unjudged == 1
    assert seen.room == pytest.approx(0.45)
    assert [(c.chapter, c.room) for c in seen.chapters] == [
        (("2 Licht",), pytest.approx(0.45)),
        (("3 Proces",), None),
    ]
    assert sum(sum(c.levels.values()) + c.unjudged for c in seen.chapters) == len(requirements)


def test_many_sections_are_shown_by_chapter() -> None:
    clauses = [row(FUNCTION, f"E-{n}", f"{n % 3} Deel", f"{n} Onderdeel") for n in range(60)]
    assert len(picture(read_requirements(clauses), []).chapters) == 3


def test_without_requirements_there_is_no_figure() -> None:
    seen = picture([], [])
    assert (seen.room, seen.chapters, seen.requirements) == (None, (), ())


def test_an_item_under_requirements_is_one_and_what_introduces_them_is_not() -> None:
    said = paragraph("De lichtmast schijnt op het pad.", "2 Eisen")
    assert read_requirements([said]) == ()
    assert len(read_requirements([replace(said, kind=ClauseKind.LIST)])) == 1
    apart = paragraph("De lichtmast schijnt op het pad.", "2 Omgeving")
    assert read_requirements([replace(apart, kind=ClauseKind.LIST)]) == ()
    explained = replace(
        said, kind=ClauseKind.LIST, text="Het overzicht hierna toont drie delen:\n• licht\n• pad"
    )
    assert read_requirements([explained]) == ()

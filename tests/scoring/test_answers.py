"""What answers do with requests: measured on pairs in five voices, half of them never looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyser.model import Clause, ClauseKind, DocumentKind, Finding, Phase, Polarity
from analyser.pipeline import Engine, find
from analyser.scoring import gather_facts
from analyser.scoring.specification import read_requirements
from analyser.scoring.suppliers import buyers_findings, read_suppliers
from analyser.suppliers.answers import takes_back

PAIRS = Path(__file__).parent / "data" / "answers.yaml"


@cache
def pairs() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(PAIRS.read_text("utf-8"))
    return loaded


def said(clause_id: str, text: str, kind: ClauseKind) -> Clause:
    return Clause(
        clause_id, "nvi", None, (), DocumentKind.CLARIFICATIONS, kind, Phase.TENDER, None, text
    )


def exchange(question: str, *answers: str) -> list[Clause]:
    return [
        said("q", question, ClauseKind.QUESTION),
        *(said(f"a{n}", text, ClauseKind.ANSWER) for n, text in enumerate(answers)),
    ]


def read(question: str, *answers: str) -> tuple[str, bool]:
    side = read_suppliers(exchange(question, *answers))
    return next(tally.id for tally in side.answers if tally.count), side.requests == 1


def test_the_pairs_are_many_and_of_five_voices() -> None:
    for half in ("seen", "unseen"):
        assert len(pairs()[half]) >= 40
        assert len({pair["voice"] for pair in pairs()[half]}) == 5


@pytest.mark.parametrize(
    ("half", "kinds", "requests"),
    # The figures of the unseen half are those of the first sight.
    [("seen", 44 / 45, 1.0), ("unseen", 39 / 45, 44 / 45)],
)
def test_requests_and_answers_are_read_as_a_reader_does(
    half: str, kinds: float, requests: float
) -> None:
    outcomes = [(read(pair["question"], pair["answer"]), pair) for pair in pairs()[half]]
    right = sum(kind == pair["kind"] for (kind, _), pair in outcomes)
    asked = sum(is_request == pair["request"] for (_, is_request), pair in outcomes)
    assert right / len(outcomes) >= kinds
    assert asked / len(outcomes) >= requests


@pytest.mark.parametrize(
    "question",
    [
        "Kunt u de boete per overtreding beperken tot € 1.000?",
        "Mag de aannemer een andere kraan inzetten?",
        "Is het toegestaan de rapportage te bundelen?",
        "Bent u bereid de looptijd te verkorten?",
        "Verzoek om de zekerheid te halveren.",
    ],
)
def test_a_bare_no_refuses_what_was_asked(question: str) -> None:
    assert read(question, "Nee.") == ("afgewezen", True)


@pytest.mark.parametrize(
    "question",
    [
        "Kunt u toelichten hoe de boete wordt berekend?",
        "Kan het zijn dat bijlage 4 ontbreekt?",
        "Mogen wij hieruit opmaken dat er drie locaties zijn?",
        "Hoeveel locaties zijn er?",
        "Kunt u per locatie en voor elk van de afgelopen drie jaren aangeven of er storingen waren?",
    ],
)
def test_who_asks_how_it_is_asks_for_nothing(question: str) -> None:
    assert read(question, "Nee.") == ("uitleg", False)


def test_a_condition_behind_a_promise_takes_nothing_back_and_one_in_front_promises_nothing() -> (
    None
):
    question = "Mag de aannemer gebruikte stenen leveren?"
    assert read(question, "Dat mag, mits de stenen schoon zijn.")[0] == "toegezegd"
    assert read(question, "Als de stenen schoon zijn, dan mag dat.")[0] == "toegezegd"
    assert read(question, "Als de leidraad wordt gewijzigd, hoort u dat.")[0] == "uitleg"


def test_an_answer_of_several_paragraphs_is_read_as_a_whole() -> None:
    kind, _ = read(
        "Kunt u de termijn verlengen?",
        "Wij begrijpen uw vraag.",
        "De termijn wordt verlengd tot 1 mei.",
    )
    assert kind == "toegezegd"


def test_the_words_that_grant_a_request_are_no_point_of_attention(engine: Engine) -> None:
    clauses = exchange("Kunt u de boete begrenzen?", "De boete wordt gemaximeerd op € 10.000.")
    held = exchange("Kunt u de boete begrenzen?", "De boete van € 10.000 per keer blijft staan.")
    (found, *_) = _distrust(find(held, engine))
    mended = replace(found, quote=clauses[1].text, end=len(clauses[1].text))
    assert _distrust(buyers_findings([mended], gather_facts(clauses))) == []
    assert _distrust(buyers_findings([found], gather_facts(held))) == [found]


@pytest.mark.parametrize(
    ("sentence", "lighter"),
    [
        ("Akkoord, de eis vervalt.", True),
        ("De boete wordt gemaximeerd op € 10.000 per jaar.", True),
        ("Een referentie hoeft niet ouder dan een jaar te zijn.", True),
        ("Akkoord, artikel 4 wordt aangepast: de leverancier is onbeperkt aansprakelijk.", False),
        ("De eis vervalt; de leverancier is onbeperkt aansprakelijk.", False),
        ("De boete wordt verhoogd naar € 10.000 per dag.", False),
    ],
)
def test_an_answer_that_imposes_something_new_takes_nothing_back(
    sentence: str, lighter: bool
) -> None:
    assert takes_back(sentence) is lighter


def _distrust(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.polarity is Polarity.DISTRUST]


def test_an_answered_row_under_other_column_names_is_no_requirement() -> None:
    row = Clause(
        "r1",
        "d1",
        "12",
        (),
        DocumentKind.OTHER,
        ClauseKind.REQUIREMENT,
        Phase.TENDER,
        None,
        "Kan de eis over het merk vervallen?\nReactie opdrachtgever: Akkoord, de eis vervalt.",
    )
    assert read_requirements([row]) == ()

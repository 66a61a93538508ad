from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from analyser.language.conditions import Condition, ConditionKind
from analyser.language.money import StatedAmount
from analyser.language.references import Reference
from analyser.language.statements import (
    Statement,
    StatementPolarity,
)
from analyser.language.vocabulary import Modality
from analyser.model import Finding, Party, Report
from analyser.reporting.explanation import amount_words, render_explanation

TEXT = "Opdrachtnemer verbeurt € 1.500,- per dag, tenzij sprake is van overmacht (artikel 4)."


@dataclass(frozen=True)
class _Explained:
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


def _statement() -> Statement:
    words = "tenzij sprake is van overmacht"
    at = TEXT.index(words)
    return Statement(
        bearer=Party.SUPPLIER,
        beneficiary=Party.BUYER,
        modality=Modality.OBLIGATION,
        polarity=StatementPolarity.AFFIRMATIVE,
        amounts=(StatedAmount(1500.0, "EUR", "day", cap=False),),
        conditions=(Condition(ConditionKind.UNLESS, words, at, at + len(words)),),
        references=(Reference("artikel 4", "article"),),
        text=TEXT,
        start=0,
        end=len(TEXT),
    )


def _lines(explained: _Explained) -> list[str]:
    return [" ".join(line.split()) for line in render_explanation(explained).splitlines()]


def test_all_slots_of_a_statement_are_worded(report: Report) -> None:
    lines = _lines(_Explained((_statement(),), report.findings[:1]))
    for line in (
        "Drager opdrachtnemer",
        "Begunstigde opdrachtgever",
        "Soort plicht, kosten of risico",
        "Bedragen € 1.500 per dag",
        "Voorwaarde “tenzij sprake is van overmacht” (uitzondering)",
        "Verwijzing artikel 4 (artikel)",
        "1. Boete per dag zonder maximum – aandachtspunt, zeer zwaar (5 van 5)",
        "Weging basis 4; +1 zonder maximum (“geen maximum”); uitkomst zeer zwaar (5 van 5)",
    ):
        assert line in lines
    assert sum(line.startswith("Gezien door ") and "; zekerheid " in line for line in lines) == 1
    assert sum(line.startswith("Woorden ") for line in lines) == 1


def test_a_denied_statement_says_so() -> None:
    denied = replace(_statement(), polarity=StatementPolarity.NEGATED)
    assert "Soort plicht, kosten of risico, ontkend" in _lines(_Explained((denied,), ()))


@pytest.mark.parametrize("modality", list(Modality))
def test_every_modality_has_words(modality: Modality) -> None:
    assert render_explanation(_Explained((replace(_statement(), modality=modality),), ()))


@pytest.mark.parametrize("kind", list(ConditionKind))
def test_every_kind_of_condition_has_words(kind: ConditionKind) -> None:
    condition = replace(_statement().conditions[0], kind=kind)
    assert render_explanation(_Explained((replace(_statement(), conditions=(condition,)),), ()))


def test_nothing_found_is_said() -> None:
    lines = _lines(_Explained((), ()))
    assert "Geen uitspraak gevonden." in lines
    assert "Geen indicatie gevonden." in lines


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (StatedAmount(1250.5, "EUR", "event", cap=True), "hoogstens € 1.250,50 per gebeurtenis"),
        (StatedAmount(5.0, "percent", None, cap=True), "hoogstens 5%"),
        (StatedAmount(0.5, "permille", "week", cap=False), "0,50‰ per week"),
        (StatedAmount(2.0, "multiple", None, cap=False), "2 keer"),
    ],
)
def test_amounts_are_dutch(amount: StatedAmount, words: str) -> None:
    assert amount_words(amount) == words

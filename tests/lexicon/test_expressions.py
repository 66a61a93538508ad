from __future__ import annotations

import pytest

from analyser.language.annotate import Sentence, annotate
from analyser.lexicon.compiling import Compiler
from analyser.lexicon.expression import ExpressionError, parse_expression, parse_sequence
from analyser.lexicon.matching import Text, View, matches, occurs
from analyser.pipeline import Engine

GROUPS = {
    "boete": (parse_sequence("boete*"), parse_sequence("dwangsom")),
    "per-dag": (parse_sequence("per ...1 dag"), parse_sequence("dagelijks")),
    "sanctie": (parse_sequence("@boete"), parse_sequence("korting")),
}


@pytest.fixture
def compiler() -> Compiler:
    return Compiler(GROUPS)


def sentences(engine: Engine, text: str) -> tuple[Sentence, ...]:
    return annotate([text], engine.model, engine.lexicon.vocabulary)[0].sentences


def whole(compiler: Compiler, listed: tuple[Sentence, ...]) -> View:
    return Text(listed, compiler.literals).view(range(len(listed)))


def found(engine: Engine, compiler: Compiler, expression: str, text: str) -> bool:
    compiled = compiler.compile(parse_expression(expression))
    view = whole(compiler, sentences(engine, text))
    matched = matches(compiled, view) is not None
    assert matched is occurs(compiled, view)
    return matched


@pytest.mark.parametrize(
    ("expression", "text", "outcome"),
    [
        ("boete", "De boete vervalt.", True),
        ("boete", "De boetes vervallen.", True),  # dictionary form
        ("boete*", "Het boetebeding vervalt.", True),
        ("*beding", "Het boetebeding vervalt.", True),
        ("*boete*", "De dagboeteregeling vervalt.", True),
        ("boete", "Het boetebeding vervalt.", False),
        ("@sanctie", "Er volgt een dwangsom.", True),  # a group inside a group
        ("op eerste verzoek", "De garantie is op eerste verzoek opeisbaar.", True),
        ("op eerste verzoek", "De garantie is op het eerste verzoek opeisbaar.", False),
        ("op ...1 eerste verzoek", "De garantie is op het eerste verzoek opeisbaar.", True),
        ("geen ...2 vergoeding", "Er is geen enkele vergoeding.", True),
        ("geen ...2 vergoeding", "Er is geen recht op een hogere vergoeding.", False),
        ("(alle | iedere) schade", "Iedere schade telt.", True),
        ("(alle | iedere) schade", "De schade telt.", False),
        ("direct? opeisbaar", "De boete is opeisbaar.", True),
        ("@boete & @per-dag", "Per volle dag geldt een boete.", True),
        ("@boete & @per-dag", "Er geldt een boete.", False),
        ("@boete & !maximum", "Er geldt een boete.", True),
        ("@boete & !maximum", "Er geldt een boete met een maximum.", False),
        ("#bedrag", "Hij betaalt € 2.500,- per dag.", True),
        ("#bedrag", "Hij betaalt binnen 30 dagen.", False),
        ("#percentage", "Het is 5‰ van de som.", True),
        ("#termijn", "Hij reageert binnen tien werkdagen.", True),
        ("#veelvoud", "Hij betaalt driemaal de prijs.", True),
        ("@ON ...2 boete", "De leverancier betaalt de boete.", True),
        ("@OG ...2 boete", "De leverancier betaalt de boete.", False),
        ("co2*", "De CO₂-uitstoot daalt.", True),
    ],
)
def test_the_search_language(
    engine: Engine, compiler: Compiler, expression: str, text: str, outcome: bool
) -> None:
    assert found(engine, compiler, expression, text) is outcome


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("", "ontbreekt een woord"),
        ("boete &", "ontbreekt een woord"),
        ("(boete | korting", "haakje"),
        ("... boete", "tussen twee woorden"),
        ("!boete", "wél moet voorkomen"),
        ("#geld", "onbekende hoeveelheid"),
        ("bo*te", "begin of eind"),
        ("b*", "te ruim"),
    ],
)
def test_what_is_wrong_is_said_in_dutch(expression: str, part: str) -> None:
    with pytest.raises(ExpressionError, match=part):
        parse_expression(expression)


def test_unknown_and_circular_groups_are_refused() -> None:
    circular = Compiler({"a": (parse_sequence("@b"),), "b": (parse_sequence("@a"),)})
    with pytest.raises(ExpressionError, match="zichzelf"):
        circular.compile(parse_expression("@a"))
    with pytest.raises(ExpressionError, match="onbekende woordgroep"):
        circular.compile(parse_expression("@c"))


def test_the_closest_words_are_the_triggers(engine: Engine, compiler: Compiler) -> None:
    text = "De boete staat in bijlage 2, en elders geldt per dag een andere boete."
    compiled = compiler.compile(parse_expression("@boete & @per-dag"))
    view = whole(compiler, sentences(engine, text))
    found = matches(compiled, view)
    assert found is not None
    assert view.tokens[found[0].first].start == text.rindex("boete")
    assert matches(compiled, view, within=2) is None

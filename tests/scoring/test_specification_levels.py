"""The degree of specification of single requirements, and how well it agrees with a reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from analyser.model import SpecificationLevel as Level
from analyser.scoring.specification import ROOM, level_of
from analyser.scoring.specification_level import judge_requirement

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "requirements.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
ON_SCALE = {str(level) for level in ROOM}


@pytest.mark.parametrize("half", ["development", "measure"])
def test_agrees_with_a_reader(half: str) -> None:
    rows = [row for row in LABELLED if row["half"] == half]
    judged = [(row["level"], level_of(row["text"])) for row in rows]
    pairs = [(given, str(seen)) for given, seen in judged if given in ON_SCALE and seen in ROOM]
    assert len(rows) >= 100
    kappa = cohen_kappa_score(*zip(*pairs, strict=True), weights="quadratic", labels=sorted(ON_SCALE))  # fmt: skip
    assert kappa >= 0.9
    assert sum(given == seen for given, seen in judged) >= 0.9 * len(judged)
    assert sum(seen is None for _, seen in judged) <= 0.05 * len(judged)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("De armatuur is van het merk Lumo, type 4.", Level.PRESCRIBED),
        ("De armatuur is van het merk Lumo of gelijkwaardig.", Level.EQUIVALENT),
        (
            "De armatuur is van het merk Lumo of gelijkwaardig, zulks ter beoordeling van de directie.",
            Level.PRESCRIBED,
        ),
        ("Het dek voldoet aan NEN-EN 1991.", Level.EQUIVALENT),
        (
            "Het dek is veilig; wie aan NEN-EN 1991 voldoet wordt geacht te voldoen.",
            Level.PRESUMPTION,
        ),
        ("De beschikbaarheid is ten minste 98%, gemeten per kwartaal.", Level.PERFORMANCE),
        ("De brug maakt het voor fietsers mogelijk veilig over te steken.", Level.FUNCTION),
        ("U bent vrij om zelf de oplossing te kiezen.", Level.CHALLENGE),
        ("Bewoners voelen zich veilig op het plein.", Level.CHALLENGE),
        ("Dit is een wettelijk voorgeschreven melding.", Level.STATUTORY),
        ("In de huidige situatie hangen er armaturen van het merk Lumo.", Level.STATUTORY),
        ("De facturen worden digitaal ingediend.", Level.PROCESS),
        ("Leverancier draagt het risico van diefstal tijdens de bouw.", Level.PROCESS),
        ("De gemeente kan de overeenkomst na een jaar opzeggen.", Level.PROCESS),
        ("De korting bedraagt € 250 voor iedere dag te laat.", Level.PROCESS),
        ("Het hek draagt het gewicht van drie mensen.", Level.FUNCTION),
        ("Opdrachtnemer legt het keuringsplan ter goedkeuring voor.", Level.PROCESS),
        ("Als bezoeker wil ik kunnen zoeken, zodat ik snel iets vind.", Level.FUNCTION),
        ("Zie de tabel.", None),
        ("", None),
    ],
)
def test_degree_of_specification(text: str, level: Level | None) -> None:
    assert level_of(text) is level


@pytest.mark.parametrize(
    ("fixed", "opened"),
    [
        ("De pomp is van het fabrikaat Aquaval.", "De pomp verplaatst 40 liter per seconde."),
        ("Het blad is van 25 mm spaanplaat.", "Aan het blad kan staand gewerkt worden."),
        ("Het gras wordt tweemaal per week gemaaid.", "Het gras is geschikt om op te spelen."),
        ("Er zijn dagelijks twee beveiligers aanwezig.", "Bezoekers voelen zich veilig."),
        ("Het scherm is van Lumo, exact 24 inch.", "Lezers van 80 jaar kunnen de tekst lezen."),
    ],
)
def test_what_opens_the_solution_leaves_more_room(fixed: str, opened: str) -> None:
    before, after = level_of(fixed), level_of(opened)
    assert before is not None
    assert after is not None
    assert ROOM[before] < ROOM[after]


def test_the_telling_words_are_pointed_at() -> None:
    text = "E-7 | De lichtmast is van het fabrikaat Lumaro.\nVerificatie: leverbon"
    judged = judge_requirement(text)
    assert judged is not None
    assert text[judged.start : judged.end] == "fabrikaat"
    assert judged.reason == "noemt een merk of type"


def test_what_stands_in_another_column_says_nothing_of_the_solution() -> None:
    requirement = "De leuning is veilig voor kinderen"
    proof = "\nVerificatie: keuring volgens NEN 1234\nToelichting: nu merk Lumo"
    assert level_of(requirement + proof) is level_of(requirement) is Level.FUNCTION


def test_an_example_fixes_nothing() -> None:
    text = "Gegevens zijn uit te wisselen met andere programma's (bijvoorbeeld Microsoft Excel)."
    assert level_of(text) is Level.FUNCTION


@given(st.text(max_size=300))
def test_any_text_is_judged_within_its_bounds(text: str) -> None:
    judged = judge_requirement(text)
    if judged is not None:
        assert 0 <= judged.start <= judged.end <= len(text)


def test_labelled_requirements_cover_the_scale() -> None:
    levels = [row["level"] for row in LABELLED]
    assert all(levels.count(str(level)) >= 15 for level in Level)
    assert len({row["text"] for row in LABELLED}) == len(LABELLED) >= 200

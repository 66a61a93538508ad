from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyser.model import Clause, ClauseKind, DocumentKind, Phase, Profile
from analyser.scoring.profile import read_profile

CARE = (
    "De gemeente koopt jeugdhulp in voor jeugdigen en hun ouders op grond van de Jeugdwet. "
    "De zorgaanbieder levert begeleiding en dagbesteding en werkt samen met het wijkteam. "
) * 5
ROADS = (
    "De aannemer vernieuwt de deklaag van de weg en begeleidt het verkeer op de omleiding. " * 12
)


def read(*texts: str) -> Profile:
    return read_profile(
        [
            Clause(
                f"c{n}",
                "d1",
                None,
                (),
                DocumentKind.TENDER_GUIDE,
                ClauseKind.PARAGRAPH,
                Phase.TENDER,
                None,
                text,
            )
            for n, text in enumerate(texts)
        ]
    )


def present(profile: Profile) -> dict[str, tuple[str, ...]]:
    return {each.id: each.places for each in profile.elements if each.present}


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("procesregels", "Aan de overlegtafel nemen gemeenten en aanbieders samen besluiten."),
        ("taal", "Partijen werken met een gezamenlijk begrippenkader voor de doelen."),
        (
            "tijdelijk",
            "De werkafspraken worden ieder jaar bijgesteld; het zijn tijdelijk werkbare afspraken.",
        ),
        ("ontwikkelingen", "Nieuwe aanbieders kunnen elk kwartaal toetreden tot het netwerk."),
        ("kosten", "De tarieven worden tussentijds herijkt als de cao verandert."),
        ("deelnemers", "De cliëntenraad is bij elk voorstel betrokken en geeft advies."),
    ],
)
def test_each_element_is_found_at_its_place(element: str, text: str) -> None:
    assert present(read(CARE, text)) == {element: ("c1",)}


@pytest.mark.parametrize(
    "text",
    [
        "De tarieven worden elk jaar geïndexeerd met de OVA.",
        "Indexering vindt plaats per 1 januari volgens de CBS-index.",
        "Het tarief wordt jaarlijks herijkt aan de hand van de consumentenprijsindex.",
        "Wij betalen een reëel tarief, zoals de wet vraagt.",
        "Meerkosten worden niet vergoed.",
        "De verordening kent een hardheidsclausule voor inwoners die buiten de regels vallen.",
    ],
)
def test_ordinary_indexation_is_no_room_for_costs_along_the_way(text: str) -> None:
    assert present(read(CARE, text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Naast de jaarlijkse indexering worden tarieven herijkt als een kostprijsonderzoek daar aanleiding toe geeft.",
        "Blijkt de reistijd langer, dan worden de meerkosten vergoed na overleg.",
        "Wie met het tarief niet uitkomt, kan een beroep doen op de hardheidsclausule.",
        "Onvoorziene kosten brengen partijen in voor overleg aan de tafel.",
    ],
)
def test_a_way_for_costs_that_turn_up_is_found(text: str) -> None:
    assert present(read(CARE, text)) == {"kosten": ("c1",)}


def test_without_any_of_it_all_elements_are_absent() -> None:
    profile = read(CARE)
    assert profile.applies
    assert len(profile.elements) == 6
    assert not present(profile)


def test_other_sectors_have_no_such_profile() -> None:
    profile = read(ROADS, "Aan de overlegtafel nemen partijen samen besluiten.")
    assert not profile.applies
    assert profile.elements == ()


def test_a_few_words_tell_no_domain() -> None:
    assert read("Jeugdhulp volgens de Jeugdwet.").density is None


@cache
def variants() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "data" / "profile.yaml").read_text("utf-8")
    )
    return loaded


@pytest.mark.parametrize(
    ("part", "least", "of"), [("first", 30, 30), ("second", 9, 12), ("unseen", 9, 12)]
)
def test_plain_wordings_of_each_element_are_found(part: str, least: int, of: int) -> None:
    sentences = [(element, text) for element, texts in variants()[part].items() for text in texts]
    found = [text for element, text in sentences if element in present(read(CARE, text))]
    assert len(sentences) == of
    assert len(found) >= least, sorted({text for _, text in sentences} - set(found))


@pytest.mark.parametrize("part", ["near_misses", "unseen_near_misses"])
def test_what_only_looks_like_an_element_is_not_found(part: str) -> None:
    texts = variants()[part]
    assert [text for text in texts if present(read(CARE, text))] == []


def test_words_that_stand_together_stand_in_one_sentence() -> None:
    apart = (
        "De afspraken staan in bijlage 3. Wij herzien samen elk jaar de begroting van het gebouw."
    )
    assert present(read(CARE, apart)) == {}

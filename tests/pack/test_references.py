from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.pack.mentions import Target, find_mentions

See = Callable[[Mapping[str, str]], Any]

TERMS = "# Overeenkomst\n\n" + "\n\n".join(
    f"## Artikel {n} Onderwerp {n}\n\n{n}.1 Partijen regelen hier onderwerp {n}.\n\n{n}.2 Zij doen dat samen.\n\n{n}.3 Zo is het."
    for n in range(1, 5)
)


def with_reference(sentence: str) -> dict[str, str]:
    return {
        "Overeenkomst.md": f"{TERMS}\n\n4.4 {sentence}",
        "Bijlage 2 Planning.md": "# Planning\n\nDe planning volgt na gunning van de opdracht.",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie artikel 2.1 en artikel 3 lid 2.",
        "De planning staat in bijlage 2.",
        "Zie bijlage 2 bij deze overeenkomst.",
    ],
)
def test_what_is_there_is_resolved(see: See, sentence: str) -> None:
    together = see(with_reference(sentence))
    assert together.dangling == []
    assert together.pack.references.resolved > 0


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("De prijzen staan in bijlage 7.", "bijlage 7"),
        ("De prijzen staan in Bijlage 2.3.", "bijlage 2.3"),
        ("Dit geldt naast artikel 9.", "artikel 9"),
        ("Dit geldt naast artikel 9.4 lid 2.", "artikel 9.4"),
        ("Dit geldt naast artikel 3.8.", "artikel 3.8"),
    ],
)
def test_what_is_not_there_dangles_once(see: See, sentence: str, target: str) -> None:
    together = see(with_reference(f"{sentence} Nogmaals: {sentence}"))
    assert together.dangling == [target]
    (reference,) = together.pack.references.dangling
    assert len(reference.places) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit volgt uit artikel 6:94 BW.",
        "Dit volgt uit artikel 88 van de Aanbestedingswet 2012.",
        "Dit volgt uit de AVG (artikel 28 en 29).",
        "Artikel 26 GIBIT 2023 is van toepassing.",
        "Zie bijlage 2 bij Richtlijn 2014/24/EU en paragraaf 47 van de UAV 2012.",
        "Zie voorschrift 3.9 van de Gids en NEN 2767 hoofdstuk 12.",
        "Zie artikel 12 van de hoofdovereenkomst met het Rijk.",
        "Artikel 2.86 van de Aanbestedingswet geldt. Ook de gronden van artikel 2.87 gelden.",
        "In afwijking van de UAV 2012 gelden § 5 leden 2 en 3, § 29 en § 36 lid 1a niet.",
        "De inschrijver voegt dit als bijlage 9 bij zijn inschrijving.",
        "Zie bijlage 8 van het plan van aanpak dat u schrijft.",
        "De overeenkomst duurt 12 artikelen lang.",
    ],
)
def test_what_lies_outside_the_pack_does_not_dangle(see: See, sentence: str) -> None:
    assert see(with_reference(sentence)).dangling == []


def test_a_gap_in_the_numbers_proves_nothing(see: See) -> None:
    text = TERMS.replace("## Artikel 2 Onderwerp 2", "## Onderwerp 2")
    files = {"Overeenkomst.md": text + "\n\n4.4 Zie ook artikel 9.", "B.md": "1.1 Een tekst."}
    assert see(files).dangling == []


def test_an_appendix_that_is_said_to_be_a_file_has_to_be_one(see: See) -> None:
    guide = (
        "# Leidraad\n\n## 1 Procedure\n\nStel vragen met het formulier in bijlage 4.\n\n"
        "# Bijlage 4 Formulier\n\nDeze bijlage is toegevoegd als een separaat document.\n"
    )
    other = {"Eisen.md": "# Programma van eisen\n\nE-01 De vloer is schoon."}
    assert see({"Leidraad.md": guide, **other}).dangling == ["bijlage 4"]
    assert (
        see({"Leidraad.md": guide, "Bijlage 4 Formulier.md": "Uw vraag: ...", **other}).dangling
        == []
    )
    inside = guide.replace("is toegevoegd als een separaat document", "bevat het formulier")
    assert see({"Leidraad.md": inside, **other}).dangling == []


def test_one_file_is_not_asked_for_the_rest_of_its_pack(see: See) -> None:
    assert (
        see({"Overeenkomst.md": with_reference("Zie bijlage 7.")["Overeenkomst.md"]}).dangling == []
    )


def test_a_file_that_could_not_be_read_is_there_all_the_same(see: See) -> None:
    files = {**with_reference("Zie bijlage 7."), "Bijlage 7 tekening.dwg": "AC1032"}
    assert see(files).dangling == []


def test_a_question_may_name_what_it_likes(see: See) -> None:
    nota = "# Nota van inlichtingen\n\n| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | Waar is bijlage 7? | Dat volgt. |"
    assert see({**with_reference("Zie artikel 1."), "NvI 1.md": nota}).dangling == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("artikel 7.3 lid 2", [("7.3", "2")]),
        ("artikel 7, tweede lid", [("7", "2")]),
        ("artikelen 4, 5 en 6", [("4", None), ("5", None), ("6", None)]),
        ("Bijlage 3A", [("3a", None)]),
        ("annex II", [("ii", None)]),
        ("eis E-012", [("e12", None)]),
        ("§ 4.1", [("4.1", None)]),
    ],
)
def test_numbers_of_mentions(text: str, numbers: list[tuple[str, str | None]]) -> None:
    assert [(m.number, m.member) for m in find_mentions(text)] == numbers


def test_kinds_of_mentions() -> None:
    text = "bijlage 1, artikel 2, paragraaf 3, hoofdstuk 4 en eis 5"
    assert [m.target for m in find_mentions(text)] == list(Target)


@given(st.text(alphabet="artikel bijlage§ eis0123.,ABIVXenlid\n", max_size=60))
def test_mentions_stand_in_the_text(text: str) -> None:
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.number


GUIDE = [
    f"## {n} Hoofdstuk {n}\n\n### {n}.1 Begin van {n}\n\nHier staat iets over {n}."
    for n in range(1, 7)
]


def test_a_chapter_in_the_file_that_goes_on_is_not_missing(see: See) -> None:
    said = "\n\nDe vragen staan in paragraaf 5.1 en hoofdstuk 6."
    first = "# Leidraad\n\n" + "\n\n".join(GUIDE[:4]) + said
    later = "\n\n".join(GUIDE[4:])
    assert see({"Leidraad deel 1.md": first, "Leidraad deel 2.md": later}).dangling == []
    # Another text with those chapters and a beginning of its own is no later part of this one.
    other = "# Leidraad\n\n" + "\n\n".join(text.replace("iets", "veel") for text in GUIDE)
    together = see({"Leidraad.md": first, "Programma van eisen.md": other})
    assert "hoofdstuk 6" in together.dangling


DEMANDS = "# Programma van eisen\n\n| Nr | Eis |\n|---|---|\n" + "\n".join(
    f"| E-{n:02} | De wagen heeft onderdeel nummer {n} aan boord. |" for n in range(1, 6)
)
OTHERS = {
    "Overeenkomst.md": TERMS,
    "Programma van eisen.md": DEMANDS,
}


def guide_with(sentence: str) -> dict[str, str]:
    guide = "# Aanbestedingsleidraad\n\n" + "\n\n".join(GUIDE[:3])
    return {"Leidraad.md": f"{guide}\n\n{sentence}\n", **OTHERS}


@pytest.mark.parametrize(
    ("sentence", "target", "name"),
    [
        ("De boete staat in artikel 44 van de overeenkomst.", "artikel 44", "Overeenkomst.md"),
        ("Zie artikel 3.8 van de concept-overeenkomst.", "artikel 3.8", "Overeenkomst.md"),
        ("De opdrachtnemer voldoet aan eis E-999.", "eis E999", "Programma van eisen.md"),
        ("Eis E-06 weegt het zwaarst.", "eis E6", "Programma van eisen.md"),
    ],
)
def test_what_another_document_surely_has_not_dangles_there(
    see: See, sentence: str, target: str, name: str
) -> None:
    together = see(guide_with(sentence))
    (reference,) = together.pack.references.dangling
    assert (reference.target, together.name(reference.document)) == (target, name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie artikel 4.2 van de overeenkomst en eis E-5.",
        "Zie artikel 44 van de overeenkomst met het waterschap.",
        "Zie artikel 44 van de raamovereenkomst tussen de provincies.",
        "Zie artikel 44 van de algemene voorwaarden.",
        "Zie artikel 44 van de huurovereenkomst.",
        "Aan eis T-12 en aan eis 80 is voldaan.",
    ],
)
def test_what_another_document_may_have_does_not_dangle(see: See, sentence: str) -> None:
    assert see(guide_with(sentence)).dangling == []


def test_a_row_of_requirements_with_a_gap_proves_nothing(see: See) -> None:
    files = guide_with("Zie eis E-9.")
    files["Programma van eisen.md"] = DEMANDS.replace("| E-03 |", "| 3 |")
    assert see(files).dangling == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Het Burgerlijk Wetboek geldt naast artikel 44 van deze overeenkomst.",
        "De Aanbestedingswet 2012 is van toepassing; de garantie volgt uit artikel 44 van de overeenkomst.",
        "In afwijking van artikel 6:94 BW geldt artikel 44 van deze overeenkomst.",
    ],
)
def test_a_statute_in_the_clause_leaves_what_names_our_own_text(see: See, sentence: str) -> None:
    assert see(with_reference(sentence)).dangling == ["artikel 44"]

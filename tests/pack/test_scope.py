"""A change goes as far as it is told: not to another document, another case or another subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from analyser.model import AmendmentKind
from analyser.pack.document_names import find_document_name
from analyser.pack.scope import is_for_some

See = Callable[[Mapping[str, str]], Any]

CONTRACT = """# Overeenkomst catering stadhuis

## Artikel 3 Betaling

3.1 De gemeente betaalt binnen 45 dagen na ontvangst van de rekening.

3.2 Bij te late levering betaalt de cateraar een malus van € 400 per uur.

## Artikel 5 Schade

5.1 De cateraar is aansprakelijk tot € 2.000.000 per jaar.

5.2 De cateraar is verzekerd voor zijn aansprakelijkheid.

5.3 De gemeente kan opzeggen met een termijn van twee maanden.

## Artikel 6 Duurzaam

6.1 Ten minste 60% van de producten is biologisch.
"""
DEMANDS = """# Programma van eisen catering

| Nr | Eis | Type |
|---|---|---|
| K-1 | De koffie is van het merk Bonella. | Eis |
| K-2 | De lunch staat om 11.30 uur klaar. | Eis |
"""


def seen(see: See, place: str, answer: str, question: str = "Kan dit anders?", **more: str) -> Any:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | {place} | {question} | {answer} |\n"
    )
    files = {"Overeenkomst.md": CONTRACT, "Programma van eisen.md": DEMANDS, **more}
    return see({**files, "Nota van inlichtingen 1.md": nota})


def changed(together: Any) -> list[tuple[str, str | None]]:
    """The number of every clause that changes, with its new text."""
    return [
        (together.clause(c).number, a.new_clause and together.clause(a.new_clause).text)
        for a in together.pack.amendments
        for c in a.clauses
    ]


@pytest.mark.parametrize(
    ("place", "question", "answer"),
    [
        ("Verwerkersovereenkomst art. 5.1", "Graag langer.", "Akkoord, artikel 5.1 wordt gewijzigd in: “De verwerker bewaart de gegevens een jaar.”"),
        ("Bijlage 6 SLA", "Artikel 3.2 is streng.", "Akkoord. Artikel 3.2 vervalt."),
        ("ARBIT-2018", "Kan 5.1 eruit?", "Ja, artikel 5.1 komt te vervallen."),
        ("GIBIT artikel 5.1", "Kan dit lager?", "Akkoord. De aansprakelijkheid wordt beperkt tot € 500.000."),
        ("Algemene leveringsvoorwaarden 3.1", "Kan dit?", "Akkoord, 45 dagen wordt gewijzigd in 30 dagen."),
        ("Bijlage 8 Huurcontract 3.1", "Kan dit?", "De betalingstermijn wordt 30 dagen."),
        ("", "Kan in de verwerkersovereenkomst artikel 5.1 anders?", "Ja, artikel 5.1 vervalt."),
        ("", "Artikel 3.2 van de geheimhoudingsovereenkomst is streng. Kan die eruit?", "Akkoord, artikel 3.2 vervalt."),
        ("", "Kan dit?", "In artikel 3.1 van de verwerkersovereenkomst wordt “45 dagen” vervangen door “30 dagen”."),
        ("Inkoopvoorwaarden", "Kan de boete eruit?", "Akkoord, de bepaling in artikel 3.2 vervalt."),
        ("Selectieleidraad", "Kan dit eruit?", "Akkoord, paragraaf 3.2 vervalt."),
    ],
)  # fmt: skip
def test_an_article_of_a_document_that_is_not_there_changes_nothing(
    see: See, place: str, question: str, answer: str
) -> None:
    assert seen(see, place, answer, question).pack.amendments == ()


@pytest.mark.parametrize(
    "place",
    [
        "Bijlage 4 Conceptovereenkomst 3.2",
        "Contract art. 3.2",
        "Cateringovereenkomst 3.2",
        "Concept-raamovereenkomst, artikel 3 lid 2",
    ],
)
def test_a_contract_by_another_of_its_names_is_changed(see: See, place: str) -> None:
    answer = "Akkoord. Artikel 3.2 vervalt."
    question = "De algemene inkoopvoorwaarden zijn ook streng. Kan dit eruit?"
    assert changed(seen(see, place, answer, question)) == [("3.2", None)]


def test_a_side_agreement_that_is_there_is_changed(see: See) -> None:
    side = "# Verwerkersovereenkomst\n\n## Artikel 5 Bewaren\n\n5.1 De verwerker bewaart de gegevens een maand.\n"
    together = seen(
        see,
        "Verwerkersovereenkomst 5.1",
        "Akkoord, artikel 5.1 vervalt.",
        **{"Bijlage 7 Verwerkersovereenkomst.md": side},
    )
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.clauses[0]).text.startswith("De verwerker")


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Bijlage 9 Servicecontract 6.2", "service"),
        ("de nadere overeenkomst", "nadere"),
        ("Concept-raamovereenkomst en verwerkersovereenkomst", "concept-raamovereenkomst"),
        ("overeenkomstig de planning", None),
        ("Vraag 12", None),
    ],
)
def test_the_first_document_that_words_name(words: str, word: str | None) -> None:
    named = find_document_name(words)
    assert (named and named.word) == word


@pytest.mark.parametrize(
    "answer",
    [
        "Bij tijdige melding vervalt de boete.",
        "Na betaling vervalt deze bepaling.",
        "In dat geval vervalt dit artikel.",
        "Zonder factuur vervalt de boete.",
        "Door verjaring vervalt artikel 3.2.",
        "Met de oplevering vervalt de termijn.",
        "Dan vervalt het contract en daarmee de overeenkomst.",
        "De boete vervalt dan.",
        "De bepaling komt te vervallen na twee jaar.",
        "De overeenkomst vervalt.",
    ],
)
def test_a_rule_on_what_lapses_takes_nothing_out(see: See, answer: str) -> None:
    assert seen(see, "Overeenkomst 3.2", answer).pack.amendments == ()


@pytest.mark.parametrize(
    "answer",
    [
        "Naar aanleiding van uw vraag vervalt artikel 3.2.",
        "Akkoord, daarmee vervalt deze bepaling.",
        "Ja. In de definitieve overeenkomst vervalt artikel 3.2.",
        "Artikel 3.2 van de cateringovereenkomst komt volledig te vervallen.",
        "Artikel 3.2 vervalt. Artikel 3.1 blijft staan.",
    ],
)
def test_what_is_taken_out_now_expires(see: See, answer: str) -> None:
    (amendment,) = seen(see, "Overeenkomst 3.2", answer).pack.amendments
    assert amendment.kind is AmendmentKind.EXPIRED


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("", "Artikel 5 vervalt, behoudens artikel 5.2."),
        ("", "Artikel 5 vervalt. Lid 2 blijft staan."),
        ("", "Artikel 5 komt te vervallen, lid 3 uitgezonderd."),
        ("", "Artikel 5 komt geheel te vervallen op lid 1 na."),
        ("", "Artikel 5.1 vervalt alleen voor kleine ondernemingen."),
        ("", "Artikel 5.1 komt te vervallen voor perceel 3."),
        ("Overeenkomst 5.1", "Voor kleine cateraars wordt het bedrag verlaagd naar € 1.000.000."),
        ("Overeenkomst 5.1", "Ten aanzien van zelfstandigen wordt € 2.000.000 gewijzigd in € 1.000.000."),
        ("Overeenkomst 3.1", "De betalingstermijn voor zzp'ers wordt 14 dagen."),
        ("Overeenkomst 3.1", "Akkoord. De betalingstermijn voor mkb-bedrijven wordt verkort tot 14 dagen."),
        ("Overeenkomst 5.3", "De opzegtermijn voor de cateraar wordt vier maanden."),
        ("Overeenkomst 6.1", "In perceel 2 wordt het percentage verlaagd naar 40%."),
        ("Overeenkomst 6.1", "Het eerste jaar wordt het percentage verlaagd van 60% naar 40%."),
        ("Overeenkomst 6.1", "Het percentage wordt verlaagd naar 40%. Dit geldt alleen voor vlees."),
        ("PvE K-1", "Eis K-1 wordt voor perceel 2 een wens."),
    ],
)  # fmt: skip
def test_a_change_with_an_exception_or_for_some_is_only_flagged(
    see: See, place: str, answer: str
) -> None:
    together = seen(see, place, answer)
    amendments = together.pack.amendments
    assert {(a.kind, a.new_clause) for a in amendments} <= {(AmendmentKind.CHANGED, None)}
    old = [
        clause.text for clause in together.seen.clauses if clause.number in {"3.1", "5.1", "6.1"}
    ]
    assert set(old) <= set(together.judged)


def test_a_place_for_which_a_change_does_not_hold_is_left(see: See) -> None:
    answer = (
        "“cateraar” wordt vervangen door “leverancier”. Dit geldt echter niet voor artikel 5.1."
    )
    assert seen(see, "Overeenkomst 5.1", answer).pack.amendments == ()


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("Overeenkomst 3.2", "De bonus bij vroege levering wordt verhoogd naar € 500 per uur."),
        ("Overeenkomst 3.2", "Akkoord. De vergoeding voor late levering wordt verhoogd naar € 500 per uur."),
        ("Overeenkomst 3.2", "De fee wordt verhoogd naar € 900."),
        ("Overeenkomst 3.1", "De levertermijn wordt verlengd naar 60 dagen."),
        ("Overeenkomst 5.1", "Het bedrag is op verzoek van de raad verhoogd naar € 2.000.000."),
        ("Overeenkomst 6.1", "Het percentage is door de provincie verlaagd van 75% naar 60%."),
        ("Overeenkomst 3.1", "De wettelijke termijn is verkort naar 30 dagen."),
        ("Overeenkomst 3.1", "Landelijk is de betaaltermijn verkort naar 30 dagen."),
    ],
)  # fmt: skip
def test_another_subject_a_law_and_what_reads_so_already_are_no_changes(
    see: See, place: str, answer: str
) -> None:
    assert seen(see, place, answer).pack.amendments == ()


@pytest.mark.parametrize(
    ("place", "answer", "new"),
    [
        ("Overeenkomst 3.2", "De malus bij te late levering wordt verlaagd naar € 200 per uur.", "De malus bij te late levering wordt verlaagd naar € 200 per uur."),
        ("Overeenkomst 5.3", "De termijn voor opzegging wordt vier maanden.", "De gemeente kan opzeggen met een termijn van vier maanden."),
        ("Overeenkomst 3.1", "Wij hebben begrip voor uw bezwaar en wijzigen 45 dagen in 30 dagen.", "De gemeente betaalt binnen 30 dagen na ontvangst van de rekening."),
        ("Overeenkomst 6.1", "De woorden “Ten minste” worden vervangen door “Ongeveer”.", "Ongeveer 60% van de producten is biologisch."),
        ("Overeenkomst 3.1", "De betalingstermijn van 45 dagen wordt gewijzigd in 30 dagen. De malus blijft ongewijzigd.", "De gemeente betaalt binnen 30 dagen na ontvangst van de rekening."),
        ("Overeenkomst 3.2", "Nee, de malus blijft bestaan. Wel wordt € 400 verlaagd naar € 300.", "Bij te late levering betaalt de cateraar een malus van € 300 per uur."),
        ("PvE K-1", "Eis K-1 komt te luiden: De koffie is van Bonella of van een gelijkwaardig merk.", "De koffie is van Bonella of van een gelijkwaardig merk.\nType: Eis"),
        ("PvE K-2", "11.30 uur moet zijn 11.45 uur.", "De lunch staat om 11.45 uur klaar.\nType: Eis"),
        ("PvE K-2", "11.30 uur dient te worden gelezen als 11.45 uur.", "De lunch staat om 11.45 uur klaar.\nType: Eis"),
    ],
)  # fmt: skip
def test_what_is_plainly_changed_is_changed(see: See, place: str, answer: str, new: str) -> None:
    together = seen(see, place, answer)
    assert [text for _, text in changed(together)] == [new]


def test_a_later_nota_may_give_back_the_value_that_a_clause_had(see: See) -> None:
    def told(answer: str) -> str:
        return f"# Nota van inlichtingen\n\n| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | Kan dit? | {answer} |\n"

    together = see(
        {
            "Overeenkomst.md": CONTRACT,
            "NvI 1.md": told("In artikel 3.1 wordt 45 dagen gewijzigd in 30 dagen."),
            "NvI 2.md": told("In artikel 3.1 wordt 30 dagen gewijzigd in 45 dagen."),
        }
    )
    assert any("binnen 45 dagen" in text for text in together.judged)
    assert not any("binnen 30 dagen" in text for text in together.judged)


def test_a_value_that_another_member_has_already_is_changed_where_it_is_not(see: See) -> None:
    contract = CONTRACT.replace("van twee maanden", "van 30 dagen").replace(
        "5.2 De cateraar is verzekerd voor zijn aansprakelijkheid.",
        "5.2 De cateraar meldt schade binnen 45 dagen.",
    )
    answer = "In artikel 5 wordt 45 dagen gewijzigd in 30 dagen."
    together = seen(see, "", answer, **{"Overeenkomst.md": contract})
    assert [text for _, text in changed(together)] == ["De cateraar meldt schade binnen 30 dagen."]


ASKED = "Kunt u de betaaltermijn van 45 dagen verkorten naar 30 dagen?"


@pytest.mark.parametrize(
    ("place", "question", "answer", "new"),
    [
        ("Overeenkomst 3.1", ASKED, "Akkoord.", "De gemeente betaalt binnen 30 dagen na ontvangst van de rekening."),
        ("Overeenkomst 3.1", "Dit is lang. Bent u bereid 45 dagen te wijzigen in 30 dagen?", "Ja, hier stemt de gemeente mee in.", "De gemeente betaalt binnen 30 dagen na ontvangst van de rekening."),
        ("Overeenkomst 5.1", "Kan het bedrag van € 2.000.000 worden verlaagd naar € 1.000.000?", "Ja, wij gaan akkoord.", "De cateraar is aansprakelijk tot € 1.000.000 per jaar."),
        ("", "Wilt u in artikel 5.3 twee maanden naar vier maanden verlengen?", "Dat kan.", "De gemeente kan opzeggen met een termijn van vier maanden."),
    ],
)  # fmt: skip
def test_a_plain_yes_makes_the_change_that_was_asked_in_full(
    see: See, place: str, question: str, answer: str, new: str
) -> None:
    together = seen(see, place, answer, question)
    assert [text for _, text in changed(together)] == [new]


@pytest.mark.parametrize(
    ("place", "question", "answer"),
    [
        ("Overeenkomst 3.1", ASKED, "Gedeeltelijk akkoord."),
        ("Overeenkomst 3.1", ASKED, "Nee."),
        ("Overeenkomst 3.1", ASKED, "Ja, maar alleen voor het mkb."),
        ("Overeenkomst 3.1", ASKED, "Ja, dat zullen wij overwegen."),
        ("Verwerkersovereenkomst 3.1", ASKED, "Ja."),
        ("Overeenkomst 5.1", ASKED, "Ja."),
        ("Overeenkomst 3.1", "Klopt het dat u 45 dagen wijzigt in 30 dagen?", "Ja."),
        ("Overeenkomst 3.1", "Kunt u 45 dagen wijzigen in 30 dagen of in 21 dagen?", "Ja."),
        ("Overeenkomst 3.1", "Kunt u voor zzp'ers 45 dagen wijzigen in 30 dagen?", "Ja."),
        ("Overeenkomst 3.1", "Mogen wij de termijn van 45 dagen verlengen naar 60 dagen?", "Ja."),
        ("Overeenkomst 3.1", "Kunt u bevestigen dat 45 dagen wordt gewijzigd in 30 dagen?", "Ja."),
    ],
)  # fmt: skip
def test_a_yes_to_less_or_to_something_else_changes_nothing(
    see: See, place: str, question: str, answer: str
) -> None:
    assert seen(see, place, answer, question).pack.amendments == ()


def test_a_change_is_for_some_when_its_clause_does_not_speak_of_them() -> None:
    clause = "Bij te late levering betaalt de cateraar een malus."
    assert is_for_some("Voor uitzendkrachten wordt de malus verlaagd.", [clause])
    assert is_for_some("Voor kleine cateraars wordt de malus verlaagd.", [clause])
    assert not is_for_some("Voor de cateraar wordt de malus verlaagd.", [clause])
    assert not is_for_some("De termijn voor het leveren wordt verlengd.", [clause])
    assert not is_for_some("Voor het overige wordt niets gewijzigd.", [clause])

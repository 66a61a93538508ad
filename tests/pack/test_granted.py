"""What an answer plainly gives takes the place of what it changes, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from analyser.model import AmendmentKind

See = Callable[[Mapping[str, str]], Any]

CONTRACT = """# Overeenkomst groenonderhoud

## Artikel 1 Opdracht

De opdrachtnemer onderhoudt de parken volgens het programma van eisen.

## Artikel 2 Aansprakelijkheid

De opdrachtnemer is onbeperkt aansprakelijk voor alle schade. Partijen melden schade binnen een week.

## Artikel 3 Boete en zekerheid

3.1 De opdrachtnemer betaalt een boete van € 10.000 voor elke dag dat hij te laat is.

3.2 De bankgarantie bedraagt 20% van de jaarprijs.

3.3 De facturen kennen een betalingstermijn van 60 dagen.

## Artikel 4 Schade

4.1 De aansprakelijkheid geldt voor alle schade aan bomen.

4.2 De aansprakelijkheid geldt ook voor alle schade aan wegen.
"""
DEMANDS = """# Programma van eisen groenonderhoud

| Nr | Eis | Type |
|---|---|---|
| E-1 | De maaier is van het merk Grastor. | KO |
| E-2 | De zaagmachines zijn van het merk Zagermans, type 12 | E |
| E-3 | De paden zijn het hele jaar begaanbaar. | E |
"""
CAN = "Kunt u dit aanpassen?"


def seen(see: See, place: str, question: str, answer: str, **more: str) -> Any:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | {place} | {question} | {answer} |\n"
    )
    files = {"Overeenkomst.md": CONTRACT, "Programma van eisen.md": DEMANDS, **more}
    return see({**files, "Nota van inlichtingen 1.md": nota})


@pytest.mark.parametrize(
    ("place", "question", "answer", "gone", "new"),
    [
        (
            "Overeenkomst artikel 2",
            "Onbeperkte aansprakelijkheid is niet te verzekeren. Bent u bereid die te beperken?",
            "Akkoord. De aansprakelijkheid wordt beperkt tot € 500.000 per jaar.",
            "onbeperkt aansprakelijk",
            "De aansprakelijkheid wordt beperkt tot € 500.000 per jaar. Partijen melden schade binnen een week.",
        ),
        (
            "Overeenkomst art. 3.1",
            "Wij verzoeken u de boete te maximeren.",
            "Ja, de boete bedraagt ten hoogste 5% van de jaarprijs.",
            "€ 10.000 voor elke dag",
            "De boete bedraagt ten hoogste 5% van de jaarprijs.",
        ),
        (
            "Overeenkomst artikel 3",
            "Kan de zekerheid lager?",
            "Wij verlagen de bankgarantie naar 5%.",
            "20% van de jaarprijs",
            "Wij verlagen de bankgarantie naar 5%.",
        ),
        (
            "",
            "Artikel 3.3 van de overeenkomst noemt 60 dagen. Is een kortere termijn mogelijk?",
            "Dat kan. De betalingstermijn wordt verkort tot 14 dagen.",
            "kennen een betalingstermijn",
            "De betalingstermijn wordt verkort tot 14 dagen.",
        ),
        (
            "Overeenkomst",
            "Wilt u artikel 2 herzien, zodat ook kleine hoveniers mee kunnen doen?",
            "Terecht punt. De aansprakelijkheid is voortaan gelijk aan de waarde van de opdracht.",
            "onbeperkt aansprakelijk",
            "De aansprakelijkheid is voortaan gelijk aan de waarde van de opdracht.",
        ),
    ],
)
def test_a_bound_takes_the_place_of_what_it_bounds(
    see: See, place: str, question: str, answer: str, gone: str, new: str
) -> None:
    together = seen(see, place, question, answer)
    (amendment,) = together.pack.amendments
    assert amendment.kind is AmendmentKind.CHANGED
    assert new in together.clause(amendment.new_clause).text
    assert answer in together.judged
    assert not any(gone in text for text in together.judged)


TRANSPORT = """# Overeenkomst leerlingenvervoer

## Artikel 5 Aansprakelijkheid en boetes

5.1 Vervoerder is aansprakelijk voor alle directe en indirecte schade van de gemeente.

5.2 Voor elke te late rit is vervoerder een boete van € 750 verschuldigd.

## Artikel 6 Betaling

6.1 De gemeente betaalt facturen binnen 60 dagen.

6.2 De tarieven zijn vast gedurende de looptijd.

## Artikel 7 Verzekering

7.1 Vervoerder heeft een verzekering met een dekking van € 10.000.000 per gebeurtenis.
"""


@pytest.mark.parametrize(
    ("place", "question", "answer", "number"),
    [
        ("Overeenkomst 5.2", "Graag de boete verlagen.", "Akkoord, de boete wordt verlaagd naar € 250 per rit.", "5.2"),
        ("Artikel 5.1 overeenkomst", "Wij stellen een maximum voor.", "Wij nemen uw voorstel over: de aansprakelijkheid van vervoerder is beperkt tot € 1.000.000 per jaar.", "5.1"),
        ("Overeenkomst, artikel 5 lid 2", "Kan de boete een plafond krijgen?", "Ja. Het totaal van de boetes is per jaar gemaximeerd op 2% van de omzet.", "5.2"),
        ("Concept-overeenkomst art. 7", "Is een lagere dekking mogelijk?", "Ja, de dekking wordt teruggebracht tot € 2.500.000.", "7.1"),
        ("Overeenkomst artikel 6.1", "Kunt u sneller betalen?", "Dat doen wij. De gemeente betaalt facturen voortaan binnen 21 dagen.", "6.1"),
    ],
)  # fmt: skip
def test_a_bound_is_found_in_other_words_and_references(
    see: See, place: str, question: str, answer: str, number: str
) -> None:
    together = seen(see, place, question, answer, **{"Overeenkomst.md": TRANSPORT})
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.clauses[0]).number == number
    adds = "totaal" in answer
    assert amendment.kind is (AmendmentKind.SUPPLEMENTED if adds else AmendmentKind.CHANGED)
    assert (together.clause(amendment.clauses[0]).text in together.judged) is False
    assert ("€ 750" in together.clause(amendment.new_clause).text) is adds


@pytest.mark.parametrize(
    ("place", "question", "answer"),
    [
        ("Overeenkomst 5.1", "Kunt u de aansprakelijkheid beperken?", "De aansprakelijkheid is passend en de dekking is beperkt tot wat de markt biedt."),
        ("Overeenkomst 5.2", "Graag de boete schrappen.", "Daarvan zien wij af. De boete is maximaal € 750 per rit en dat vinden wij redelijk."),
        ("Overeenkomst 6.2", "Kan indexering?", "Wij overwegen dit. De tarieven worden verhoogd met maximaal 3%."),
        ("Overeenkomst 5.1", "Wilt u dit beperken?", "Akkoord, zie het antwoord op vraag 4."),
        ("", "Kunt u de aansprakelijkheid beperken?", "Akkoord, de aansprakelijkheid wordt beperkt tot € 1.000.000."),
        ("Overeenkomst 7.1", "Kan de dekking omlaag?", "Voor kleine vervoerders kan de dekking worden verlaagd tot € 5.000.000."),
    ],
)  # fmt: skip
def test_what_is_not_decided_changes_nothing_in_other_words(
    see: See, place: str, question: str, answer: str
) -> None:
    together = seen(see, place, question, answer, **{"Overeenkomst.md": TRANSPORT})
    assert together.pack.amendments == ()


@pytest.mark.parametrize(
    ("place", "question", "answer", "new"),
    [
        (
            "PvE E-1",
            "Mag ook een andere maaier worden gebruikt?",
            "Ja, gelijkwaardige maaiers zijn toegestaan.",
            "De maaier is van het merk Grastor. Gelijkwaardige maaiers zijn toegestaan.\nType: KO",
        ),
        (
            "Programma van eisen",
            "Zou eis E-2 ruimer kunnen, en is een ander merk mogelijk?",
            "Akkoord: een vergelijkbare zaagmachine mag ook",
            "De zaagmachines zijn van het merk Zagermans, type 12. Een vergelijkbare zaagmachine mag ook.\nType: E",
        ),
        (
            "E-1",
            "Volstaat een vergelijkbaar product?",
            "Een vergelijkbaar product volstaat ook.",
            "De maaier is van het merk Grastor. Een vergelijkbaar product volstaat ook.\nType: KO",
        ),
    ],
)
def test_something_equal_that_is_allowed_is_added_to_the_requirement(
    see: See, place: str, question: str, answer: str, new: str
) -> None:
    together = seen(see, place, question, answer)
    (amendment,) = together.pack.amendments
    assert amendment.kind is AmendmentKind.SUPPLEMENTED
    assert together.clause(amendment.new_clause).text == new
    assert new in together.judged


@pytest.mark.parametrize(
    ("place", "question", "answer"),
    [
        ("Overeenkomst artikel 2", CAN, "Nee."),
        ("Overeenkomst artikel 2", CAN, "Nee, de aansprakelijkheid wordt niet beperkt tot een bedrag."),
        ("Overeenkomst artikel 2", CAN, "De aansprakelijkheid blijft onbeperkt, maximaal is hier niets."),
        (
            "Overeenkomst artikel 2",
            CAN,
            "Wij handhaven dit. De aansprakelijkheid wordt beperkt tot wat de wet zegt.",
        ),
        (
            "Overeenkomst artikel 2",
            "Hoe ver gaat de aansprakelijkheid?",
            "De aansprakelijkheid is beperkt tot schade door eigen werk.",
        ),
        (
            "Overeenkomst artikel 2",
            CAN,
            "Als de verzekeraar erom vraagt, wordt de aansprakelijkheid beperkt tot € 100.000.",
        ),
        (
            "Overeenkomst artikel 2",
            CAN,
            "De aansprakelijkheid is volgens de wet beperkt tot toerekenbare schade.",
        ),
        ("Overeenkomst", CAN, "Akkoord. De aansprakelijkheid wordt beperkt tot € 500.000 per jaar."),
        ("Overeenkomst artikel 4", CAN, "Akkoord. De aansprakelijkheid wordt beperkt tot € 9.000."),
        ("Overeenkomst artikel 1", CAN, "Akkoord. De aansprakelijkheid wordt beperkt tot € 9.000."),
        ("Overeenkomst artikel 2 en 4", CAN, "Akkoord. De aansprakelijkheid wordt beperkt tot € 9."),
        ("Artikel 6:162 BW", CAN, "Akkoord. De aansprakelijkheid wordt beperkt tot € 9.000."),
        ("PvE E-1", "Mag een andere maaier?", "Nee, gelijkwaardige maaiers zijn niet toegestaan."),
        ("PvE E-1", "Mag een andere maaier?", "Gelijkwaardige maaiers zijn toegestaan mits wij dat goedkeuren."),
        ("PvE", "Mag een andere maaier?", "Ja, gelijkwaardige maaiers zijn toegestaan."),
        ("PvE E-9", "Mag een andere maaier?", "Ja, gelijkwaardige maaiers zijn toegestaan."),
        ("PvE E-1", "Waarom dit merk?", "Een gelijkwaardige maaier mag, maar is zwaarder."),
    ],
)  # fmt: skip
def test_a_refusal_an_explanation_or_a_doubt_changes_nothing(
    see: See, place: str, question: str, answer: str
) -> None:
    together = seen(see, place, question, answer)
    assert together.pack.amendments == ()
    assert any("onbeperkt aansprakelijk" in text for text in together.judged)
    assert "De maaier is van het merk Grastor.\nType: KO" in together.judged


def test_a_number_that_two_agreements_have_is_no_plain_reference(see: See) -> None:
    other = CONTRACT.replace("groenonderhoud", "speelplaatsen").replace("parken", "toestellen")
    together = seen(
        see,
        "artikel 2",
        CAN,
        "Akkoord. De aansprakelijkheid wordt beperkt tot € 500.000 per jaar.",
        **{"Overeenkomst twee.md": other},
    )
    assert together.pack.amendments == ()


def test_a_question_above_its_answer_names_the_place_too(see: See) -> None:
    nota = (
        "# Nota van inlichtingen\n\nVraag 1: De boete is hoog. Kunt u haar begrenzen?\n\n"
        "Betreft: artikel 3.1 van de overeenkomst\n\n"
        "Antwoord 1: Akkoord. De boete wordt gemaximeerd op 10% van de jaarprijs.\n"
    )
    together = see({"Overeenkomst.md": CONTRACT, "Nota van inlichtingen 1.md": nota})
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.clauses[0]).number == "3.1"
    assert not any("€ 10.000" in text for text in together.judged)


def test_a_document_in_which_it_was_given_already_is_not_changed_again(see: See) -> None:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | Overeenkomst artikel 2 | {CAN} | Akkoord. De aansprakelijkheid wordt beperkt tot € 9. |\n"
    )
    together = see({"Overeenkomst gewijzigd.md": CONTRACT, "Nota van inlichtingen 1.md": nota})
    assert [a.new_clause for a in together.pack.amendments] == [None]
    assert any("onbeperkt" in text for text in together.judged)


LIFTS = """# Overeenkomst liftonderhoud

## Artikel 8 Storing en boete

8.1 De monteur verhelpt een storing binnen 6 uur.

8.2 De boete bedraagt conform art. 12 ten hoogste € 900 per dag. Zij is direct opeisbaar.

8.3 De zekerheid bedraagt 10% van de jaarprijs; de rente bedraagt 4% per jaar.

8.4 De schadevergoeding is beperkt tot € 40.000 per jaar.
"""


def lifts(see: See, place: str, question: str, answer: str) -> Any:
    return seen(see, place, question, answer, **{"Overeenkomst.md": LIFTS})


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("Overeenkomst 8.2", "Uw verzoek wordt afgewezen. De boete wordt verhoogd naar maximaal € 1.200 per dag."),
        ("Overeenkomst 8.4", "Dit kan helaas niet. De schadevergoeding is voortaan onbeperkt."),
        ("Overeenkomst 8.3", "De gemeente wijst dit af. De zekerheid wordt maximaal 15%."),
        ("Overeenkomst 8.4", "Hier gaan wij niet in mee. De schadevergoeding wordt verlaagd naar € 10.000."),
        ("Overeenkomst 8.2", "Dat verzoek willigen wij niet in. De boete wordt maximaal € 2.000 per dag."),
        ("Overeenkomst 8.1", "Wij stemmen daar niet mee in: de storing wordt verholpen binnen 2 uur."),
        ("Overeenkomst 8.2", "De boete wordt maximaal € 500 per dag. Dat bezien wij nog."),
    ],
)  # fmt: skip
def test_who_refuses_changes_nothing_in_what_the_row_names(
    see: See, place: str, answer: str
) -> None:
    together = lifts(see, place, "Bent u bereid dit te verzachten?", answer)
    assert together.pack.amendments == ()


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("Zie artikel 8.4 van de overeenkomst", "Kan het bedrag omlaag?"),
        ("Stuk B2, overeenkomst", "Volgens artikel 8.4 geldt een hoog bedrag. Kan het omlaag?"),
    ],
)
def test_the_nearest_words_that_lead_to_a_clause_tell_which(
    see: See, place: str, question: str
) -> None:
    answer = "Akkoord. De schadevergoeding wordt maximaal € 15.000."
    together = lifts(see, place, question, answer)
    assert [together.clause(a.clauses[0]).number for a in together.pack.amendments] == ["8.4"]


def test_who_refuses_may_change_the_article_that_he_names(see: See) -> None:
    answer = "Nee. Wel wordt in artikel 8.1 de termijn van 6 uur gewijzigd in 8 uur."
    together = lifts(see, "Overeenkomst 8.2", "Kan de boete vervallen?", answer)
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.new_clause).text.endswith("binnen 8 uur.")


def test_a_refusal_in_another_paragraph_of_the_answer_counts(see: See) -> None:
    nota = (
        "# Nota van inlichtingen\n\nVraag 1: Kunt u artikel 8.4 van de overeenkomst verruimen?\n\n"
        "Antwoord 1: Nee, daartoe zijn wij niet bereid.\n\n"
        "De schadevergoeding wordt beperkt tot € 10.000 per jaar.\n"
    )
    together = see({"Overeenkomst.md": LIFTS, "Nota van inlichtingen 1.md": nota})
    assert together.pack.amendments == ()


@pytest.mark.parametrize(
    ("place", "question", "answer", "new"),
    [
        (
            "Overeenkomst 8.4",
            "Ziet u ruimte om de schadevergoeding te verlagen?",
            "Akkoord. De schadevergoeding wordt maximaal € 20.000.",
            "De schadevergoeding wordt maximaal € 20.000.",
        ),
        (
            "Overeenkomst 8.4",
            "Wilt u dit verlagen?",
            "Deels akkoord. De schadevergoeding wordt maximaal € 30.000.",
            "De schadevergoeding wordt maximaal € 30.000.",
        ),
        (
            "Overeenkomst 8.4",
            "Wilt u dit verlagen?",
            "Goed idee. De schadevergoeding wordt maximaal € 25.000. Voor het overige blijft het artikel ongewijzigd.",
            "De schadevergoeding wordt maximaal € 25.000.",
        ),
        (
            "Overeenkomst 8.2",
            "Wilt u dit verlagen?",
            "Ja. De boete wordt conform art. 12 maximaal € 450 per dag.",
            "De boete wordt conform art. 12 maximaal € 450 per dag. Zij is direct opeisbaar.",
        ),
        (
            "Overeenkomst 8.3",
            "Kan de zekerheid omlaag?",
            "Dat kan. De zekerheid wordt maximaal 5% van de jaarprijs.",
            "De zekerheid wordt maximaal 5% van de jaarprijs; de rente bedraagt 4% per jaar.",
        ),
    ],
)
def test_who_grants_in_other_words_changes_one_sentence(
    see: See, place: str, question: str, answer: str, new: str
) -> None:
    together = lifts(see, place, question, answer)
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.new_clause).text == new

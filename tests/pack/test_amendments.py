from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from analyser.model import AmendmentKind
from analyser.pack.changes import find_changes

See = Callable[[Mapping[str, str]], Any]

CONTRACT = """# Overeenkomst schoonmaak

## Artikel 1 Voorwerp

1.1 Opdrachtnemer maakt de gebouwen van de gemeente schoon volgens het programma van eisen.

## Artikel 2 Betaling

2.1 De gemeente betaalt binnen 30 dagen na ontvangst van de factuur.

2.2 Opdrachtnemer stuurt zijn facturen langs elektronische weg aan de gemeente.

## Artikel 3 Aansprakelijkheid

3.1 Opdrachtnemer is onbeperkt aansprakelijk voor alle schade van de gemeente.

3.2 Opdrachtnemer verbeurt een boete van € 500,- per dag dat hij te laat is.
"""


def nota(
    answer: str, *, place: str = "Overeenkomst artikel 3.1", question: str = "Kan dit anders?"
) -> str:
    return (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | {place} | {question} | {answer} |\n"
    )


def overlaid(see: See, text: str, contract: str = "Overeenkomst.md") -> Any:
    return see({contract: CONTRACT, "Nota van inlichtingen 1.md": text})


@pytest.mark.parametrize(
    ("answer", "number", "new_text"),
    [
        (
            "Akkoord. De bepaling wordt gewijzigd in: “Opdrachtnemer is aansprakelijk tot ten hoogste € 1.000.000.”",
            "3.1",
            "Opdrachtnemer is aansprakelijk tot ten hoogste € 1.000.000.",
        ),
        (
            "Artikel 3.1 komt als volgt te luiden: Opdrachtnemer is aansprakelijk voor directe schade.",
            "3.1",
            "Opdrachtnemer is aansprakelijk voor directe schade.",
        ),
        (
            'In artikel 2.1 wordt "30 dagen" vervangen door "14 dagen".',
            "2.1",
            "De gemeente betaalt binnen 14 dagen na ontvangst van de factuur.",
        ),
        (
            "Aan artikel 2.2 wordt toegevoegd: Een factuur noemt het nummer van de bestelling.",
            "2.2",
            "Opdrachtnemer stuurt zijn facturen langs elektronische weg aan de gemeente.\nEen factuur noemt het nummer van de bestelling.",
        ),
    ],
)
def test_a_changed_clause_is_judged_in_its_new_form(
    see: See, answer: str, number: str, new_text: str
) -> None:
    together = overlaid(see, nota(answer))
    (amendment,) = together.pack.amendments
    old, new = together.clause(amendment.clauses[0]), together.clause(amendment.new_clause)
    assert (old.number, new.number, new.text) == (number, number, new_text)
    assert new in together.seen.judged
    assert old not in together.seen.judged
    assert old in together.seen.clauses
    assert together.name(together.clause(amendment.by).document).startswith("Nota")


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("Akkoord, artikel 3.2 komt te vervallen.", ""),
        ("Hiermee vervalt artikel 3.2.", ""),
        ("Artikel 3, lid 2, van de overeenkomst is geschrapt.", ""),
        ("Akkoord. De bepaling vervalt.", "Overeenkomst artikel 3.2"),
    ],
)
def test_an_expired_clause_is_not_judged(see: See, answer: str, place: str) -> None:
    together = overlaid(see, nota(answer, place=place))
    (amendment,) = together.pack.amendments
    assert amendment.kind is AmendmentKind.EXPIRED
    assert not any("boete" in text for text in together.judged)


def test_a_requirement_expires_by_its_code(see: See) -> None:
    requirements = (
        "# Programma van eisen\n\n| Nr | Eis |\n|---|---|\n"
        "| E-011 | De stoelen zijn gestoffeerd met een stof van het merk Rivalda. |\n"
        "| E-012 | De tafels zijn alle nieuw en van massief eikenhout gemaakt. |\n"
    )
    together = see({"PvE.md": requirements, "NvI 1.md": nota("Eis E-12 vervalt.", place="PvE")})
    assert [a.kind for a in together.pack.amendments] == [AmendmentKind.EXPIRED]
    assert any("stoelen" in text for text in together.judged)
    assert not any("tafels" in text for text in together.judged)


def test_a_change_without_its_words_is_flagged_and_the_old_form_judged(see: See) -> None:
    together = overlaid(see, nota("Artikel 3.1 wordt aangepast conform uw voorstel."))
    (amendment,) = together.pack.amendments
    assert (amendment.kind, amendment.new_clause) == (AmendmentKind.CHANGED, None)
    assert together.clause(amendment.clauses[0]) in together.seen.judged


def test_a_later_nota_goes_over_an_earlier_one(see: See) -> None:
    first = nota('In artikel 2.1 wordt "30 dagen" vervangen door "14 dagen".')
    second = nota('In artikel 2.1 wordt "14 dagen" vervangen door "7 dagen".')
    together = see(
        {
            "Nota van inlichtingen 2.md": second,
            "Nota van inlichtingen 1.md": first,
            "Overeenkomst.md": CONTRACT,
        }
    )
    assert "De gemeente betaalt binnen 7 dagen na ontvangst van de factuur." in together.judged
    assert not any("14 dagen na" in text or "30 dagen na" in text for text in together.judged)


def test_a_document_in_which_the_change_was_made_is_not_changed_again(see: See) -> None:
    together = overlaid(see, nota("Artikel 3.1 komt te vervallen."), "Overeenkomst gewijzigd.md")
    assert len(together.pack.amendments) == 1
    assert any("onbeperkt" in text for text in together.judged)


def test_a_newer_version_that_kept_the_old_words_is_changed_still(see: See) -> None:
    words = nota('In artikel 2.1 wordt "30 dagen" vervangen door "14 dagen". Artikel 3.1 vervalt.')
    newer = CONTRACT.replace("is onbeperkt aansprakelijk", "is beperkt aansprakelijk")
    together = see({"Overeenkomst v1.md": CONTRACT, "Overeenkomst v2.md": newer, "NvI 1.md": words})
    assert any("14 dagen" in text for text in together.judged)
    # Artikel 3.1 was written anew in the newer version, after the nota said so.
    assert any("is beperkt aansprakelijk" in text for text in together.judged)


def test_a_clause_that_expired_and_came_back_is_judged(see: See) -> None:
    back = nota("Artikel 3.2 komt te luiden: Opdrachtnemer vergoedt de schade die hij veroorzaakt.")
    together = see(
        {
            "Overeenkomst.md": CONTRACT,
            "NvI 1.md": nota("Artikel 3.2 vervalt."),
            "NvI 2.md": back,
        }
    )
    assert "Opdrachtnemer vergoedt de schade die hij veroorzaakt." in together.judged


def test_the_row_names_the_document_whatever_the_question_speaks_of(see: See) -> None:
    terms = CONTRACT.replace("# Overeenkomst schoonmaak", "# Algemene inkoopvoorwaarden")
    terms = terms.replace("gemeente", "koper")
    words = nota(
        "Artikel 3.2 vervalt.", place="Overeenkomst", question="Zijn de voorwaarden redelijk?"
    )
    together = see({"Overeenkomst.md": CONTRACT, "Voorwaarden.md": terms, "NvI 1.md": words})
    (amendment,) = together.pack.amendments
    assert [together.name(together.clause(c).document) for c in amendment.clauses] == [
        "Overeenkomst.md"
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Nee, de gemeente handhaaft artikel 3.1.",
        "Artikel 3.1 wordt niet gewijzigd.",
        "Artikel 3.1 kan worden gewijzigd als partijen dat samen willen.",
        "De zekerheid van artikel 3.1 vervalt bij de oplevering.",
        "De in artikel 3.1 genoemde bevoegdheid komt te vervallen.",
        "Artikel 3.1 bepaalt dat de garantie vervalt.",
        "De prijzen van artikel 3.1 worden jaarlijks aangepast.",
        "Op grond van artikel 3.1 is de regeling gewijzigd.",
        "Artikel 6:94 BW wordt gewijzigd.",
        "Uw inschrijving vervalt na de termijn.",
        "Wij lichten de bepaling graag toe.",
    ],
)
def test_no_change_is_no_amendment(see: See, answer: str) -> None:
    together = overlaid(see, nota(answer))
    assert together.pack.amendments == ()
    assert any("onbeperkt" in text for text in together.judged)


def test_what_a_supplier_asks_changes_nothing(see: See) -> None:
    asked = nota(
        "Dat klopt.",
        question='Wij lezen: artikel 3.1 wordt gewijzigd in: "U bent niet aansprakelijk."',
    )
    assert overlaid(see, asked).pack.amendments == ()


def test_a_number_that_two_documents_have_changes_neither(see: See) -> None:
    together = see(
        {
            "Overeenkomst een.md": CONTRACT,
            "Overeenkomst twee.md": CONTRACT.replace("schoon", "leeg"),
            "NvI 1.md": nota("Artikel 3.2 vervalt.", place=""),
        }
    )
    assert together.pack.amendments == ()


def test_an_article_of_no_named_document_is_one_of_the_agreement(see: See) -> None:
    terms = (
        "# Algemene inkoopvoorwaarden\n\n## Artikel 1 Begrippen\n\n1.1 Een bestelling is een opdracht.\n\n"
        "## Artikel 2 Levering\n\n2.1 De leverancier levert op het afgesproken adres.\n"
    )
    together = see(
        {
            "Algemene inkoopvoorwaarden.md": terms,
            "Overeenkomst.md": CONTRACT,
            "NvI 1.md": nota(
                "Akkoord. Artikel 2.1 wordt gewijzigd in: “De gemeente betaalt binnen 14 dagen.”",
                place="",
            ),
        }
    )
    (amendment,) = together.pack.amendments
    changed = together.clause(amendment.clauses[0])
    assert together.name(changed.document) == "Overeenkomst.md"


def test_the_words_a_text_quotes_do_not_deny_the_change() -> None:
    (change,) = find_changes(
        'Artikel 4 wordt gewijzigd in: "De boete is niet verschuldigd bij overmacht."'
    )
    assert change.new == "De boete is niet verschuldigd bij overmacht."

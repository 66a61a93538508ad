from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

See = Callable[[Mapping[str, str]], Any]

RANKING = (
    "\n\n9.1 Bij tegenstrijdigheid prevaleert het eerder genoemde stuk:\n\n"
    "1. de nota van inlichtingen;\n2. de overeenkomst;\n3. de inkoopvoorwaarden;\n"
)


def contract(text: str) -> str:
    return f"# Overeenkomst\n\n## Artikel 2 Afspraken\n\n2.1 {text}"


def terms(text: str) -> str:
    return f"# Algemene inkoopvoorwaarden\n\n## Artikel 7 Regels\n\n7.1 {text}"


def guide(text: str) -> str:
    return f"# Aanbestedingsleidraad\n\n## 3 Procedure\n\n{text}"


@pytest.mark.parametrize(
    ("one", "other", "subject", "values"),
    [
        (
            contract("De gemeente betaalt de factuur binnen 30 dagen na ontvangst."),
            terms("Betaling vindt plaats binnen zestig (60) dagen nadat de factuur is ontvangen."),
            "betaaltermijn",
            ["30 dagen", "60 dagen"],
        ),
        (
            contract("De aansprakelijkheid van opdrachtnemer is beperkt tot € 500.000 per gebeurtenis."),
            terms("Opdrachtnemer is onbeperkt aansprakelijk voor alle schade."),
            "aansprakelijkheid",
            ["€ 500.000 per gebeurtenis", "onbeperkt"],
        ),
        (
            guide("De inschrijver doet zijn inschrijving gestand gedurende 90 dagen."),
            "# Gunningscriteria\n\nEen offerte blijft geldig gedurende zes maanden na de sluiting.",
            "gestanddoening",
            ["90 dagen", "6 maanden"],
        ),
        (
            contract("De overeenkomst wordt gesloten voor een periode van vier jaar."),
            guide("De overeenkomst wordt aangegaan voor een periode van 2 jaar."),
            "looptijd",
            ["4 jaar", "2 jaar"],
        ),
        (
            contract("De overeenkomst kan twee maal met een periode van één jaar worden verlengd."),
            guide("De opdracht kan drie keer met 1 jaar worden verlengd."),
            "verlenging",
            ["2 maal 1 jaar", "3 maal 1 jaar"],
        ),
        (
            guide("Het criterium prijs telt mee voor 30% van de punten."),
            "# Gunningscriteria\n\nHet onderdeel prijs weegt voor 40% mee in de beoordeling.",
            "gewicht-prijs",
            ["30%", "40%"],
        ),
        (
            contract("Bij te late levering van de zaken is een korting van 5% van de prijs verschuldigd."),
            terms("Bij te late levering van de zaken is een korting van 10% van de prijs verschuldigd."),
            "getal",
            ["5%", "10%"],
        ),
    ],
)  # fmt: skip
def test_documents_that_say_something_else_contradict(
    see: See, one: str, other: str, subject: str, values: list[str]
) -> None:
    together = see({"Een.md": one, "Twee.md": other})
    (found,) = together.pack.contradictions
    assert (found.subject, [place.value for place in found.places]) == (subject, values)
    for place in found.places:
        assert place.quote == together.clause(place.clause).text[place.start : place.end]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same in other words.
        (
            guide("De inschrijver doet zijn inschrijving gestand gedurende 3 maanden."),
            "# Gunningscriteria\n\nEen offerte blijft geldig gedurende 90 dagen na de sluiting.",
        ),
        # Another subject.
        (
            contract("De gemeente betaalt de factuur binnen 30 dagen na ontvangst."),
            terms("Opdrachtnemer betaalt de boete binnen 14 dagen nadat de factuur is ontvangen."),
        ),
        (
            contract("De aansprakelijkheid van opdrachtnemer is beperkt tot € 500.000 per gebeurtenis."),
            terms("Bij opzet is opdrachtnemer onbeperkt aansprakelijk."),
        ),
        (
            contract("De aansprakelijkheid is beperkt tot ten hoogste € 500.000 per gebeurtenis."),
            terms("De aansprakelijkheid is beperkt tot ten hoogste € 900.000 per jaar."),
        ),
        (
            contract("Deze overeenkomst wordt gesloten voor een periode van vier jaar."),
            guide("De verwerkersovereenkomst wordt gesloten voor een periode van één jaar."),
        ),
        # Lots may differ.
        (
            contract("In perceel 1 levert opdrachtnemer elke bestelling binnen 5 dagen na de opdracht."),
            terms("In perceel 1 levert opdrachtnemer elke bestelling binnen 9 dagen na de opdracht."),
        ),
    ],
)  # fmt: skip
def test_what_only_looks_contrary_is_not_reported(see: See, one: str, other: str) -> None:
    assert see({"Een.md": one, "Twee.md": other}).contradicted == []


def test_two_values_in_one_document_are_two_things(see: See) -> None:
    both = (
        "De gemeente betaalt de factuur binnen 30 dagen na ontvangst.\n\n"
        "2.2 De gemeente betaalt een spoedfactuur binnen 7 dagen na ontvangst van de factuur."
    )
    other = terms("De gemeente betaalt elke factuur binnen 60 dagen na ontvangst.")
    assert see({"Een.md": contract(both), "Twee.md": other}).contradicted == []


def test_the_order_of_documents_tells_which_side_prevails(see: See) -> None:
    together = see(
        {
            "Voorwaarden.md": terms("De gemeente betaalt de factuur binnen 60 dagen na ontvangst."),
            "Overeenkomst.md": contract(
                "De gemeente betaalt de factuur binnen 30 dagen na ontvangst." + RANKING
            ),
        }
    )
    (found,) = together.pack.contradictions
    assert together.name(together.clause(found.prevails).document) == "Overeenkomst.md"
    assert found.reason == (
        "‘Overeenkomst.md’ gaat voor: dat volgt uit de rangorde in ‘Overeenkomst.md’."
    )


def test_without_an_order_nothing_prevails(see: See) -> None:
    together = see(
        {
            "Voorwaarden.md": terms("De gemeente betaalt de factuur binnen 60 dagen na ontvangst."),
            "Overeenkomst.md": contract(
                "De gemeente betaalt de factuur binnen 30 dagen na ontvangst."
            ),
        }
    )
    (found,) = together.pack.contradictions
    assert (found.prevails, found.reason) == (
        None,
        "De stukken zeggen niet welke van deze plaatsen voorgaat.",
    )


def test_two_rankings_that_disagree_are_a_contradiction(see: See) -> None:
    other = (
        "\n\n8.1 Bij strijdigheid geldt deze rangorde:\n\n"
        "1. de inkoopvoorwaarden;\n2. de overeenkomst;\n3. de nota van inlichtingen;\n"
    )
    together = see(
        {
            "Overeenkomst.md": contract("Partijen werken samen." + RANKING),
            "Voorwaarden.md": terms("Partijen overleggen." + other),
        }
    )
    assert together.contradicted == ["rangorde"]


def planning(*rows: str) -> str:
    return "\n".join(["| Stap | Datum |", "|---|---|", *(f"| {row} |" for row in rows)]) + "\n"


def test_dates_of_one_step_differ(see: See) -> None:
    together = see(
        {
            "Leidraad.md": guide(
                planning("Indienen inschrijving | 25-11-2024", "Start levering | 1-2-2025")
            ),
            "Nieuwe planning.md": planning("Indienen inschrijving | 2 december 2024"),
        }
    )
    (found,) = together.pack.contradictions
    assert [place.value for place in found.places] == ["25-11-2024", "2-12-2024"]
    assert together.name(together.clause(found.prevails).document) == "Nieuwe planning.md"


def test_two_rounds_with_the_same_dates_are_no_contradiction(see: See) -> None:
    rounds = planning("Indienen vragen | 1-3-2025", "Indienen vragen | 1-4-2025")
    other = planning("Indienen vragen | 01-04-2025", "Indienen vragen | 01-03-2025")
    assert see({"Leidraad.md": guide(rounds), "Planning.md": other}).contradicted == []


def test_a_clause_that_a_nota_mended_no_longer_contradicts(see: See) -> None:
    nota = (
        "# Nota van inlichtingen\n\n"
        'In artikel 7.1 van de voorwaarden wordt "60 dagen" vervangen door "30 dagen".'
    )
    files = {
        "Voorwaarden.md": terms("De gemeente betaalt de factuur binnen 60 dagen na ontvangst."),
        "Overeenkomst.md": contract("De gemeente betaalt de factuur binnen 30 dagen na ontvangst."),
    }
    assert see(files).contradicted == ["betaaltermijn"]
    assert see({**files, "Nota van inlichtingen 1.md": nota}).contradicted == []


LIABLE = "Opdrachtnemer is onbeperkt aansprakelijk voor alle schade."
PAYS = "De gemeente betaalt de factuur binnen 60 dagen na ontvangst."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bijlage 3 UEA.md", f"# Uniform Europees Aanbestedingsdocument\n\n{LIABLE}"),
        ("Bijlage 4.md", f"# Eigen verklaring\n\n## Ondertekening\n\n{PAYS}\n\n{LIABLE}"),
        ("Bijlage 5 Prijzenblad.md", f"# Prijzenblad\n\nToelichting. {PAYS}"),
        ("Inschrijfstaat.md", f"# Inschrijfstaat\n\n{PAYS} {LIABLE}"),
        (
            "Offerte.md",
            (
                "# Onze aanbieding\n\nWij bieden u graag onze aanbieding aan. Wij leveren met onze "
                "monteurs. Uw uitvraag hebben wij goed gelezen. U mag van ons verwachten dat wij er "
                f"zijn. Onze aanbieding is scherp.\n\n{PAYS}\n\n{LIABLE}"
            ),
        ),
    ],
)
def test_what_arranges_nothing_for_this_contract_contradicts_nothing(
    see: See, name: str, text: str
) -> None:
    ours = contract(
        "De aansprakelijkheid van opdrachtnemer is beperkt tot € 750.000 per gebeurtenis.\n\n"
        "2.2 De gemeente betaalt de factuur binnen 30 dagen na ontvangst."
    )
    assert see({"Overeenkomst.md": ours, name: text}).contradicted == []


def test_terms_contradict_beside_a_self_declaration(see: See) -> None:
    files = {
        "Overeenkomst.md": contract("De gemeente betaalt de factuur binnen 30 dagen na ontvangst."),
        "UEA.md": f"# Uniform Europees Aanbestedingsdocument\n\n{PAYS}",
        "Voorwaarden.md": terms(PAYS),
    }
    together = see(files)
    (found,) = together.pack.contradictions
    assert [together.name(place.document) for place in found.places] == [
        "Overeenkomst.md",
        "Voorwaarden.md",
    ]

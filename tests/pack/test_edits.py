"""What a nota changes inside a clause: a value, a word, another reading, a requirement to a wish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from analyser.pack.values import Sort, find_values

See = Callable[[Mapping[str, str]], Any]

CONTRACT = """# Overeenkomst leerlingenvervoer

## Artikel 1 Opdracht

1.1 De vervoerder rijdt de leerlingen volgens het vervoerplan, zeven maanden vooruit gepland.

## Artikel 2 Prijs en betaling

2.1 De gemeente betaalt de facturen binnen 60 dagen.

2.2 De prijzen stijgen ieder jaar met ten hoogste 2%. De korting bedraagt 4% bij voorschot.

2.3 Het uurtarief is € 48 per uur en geldt 12 maanden.

## Artikel 3 Aansprakelijkheid

3.1 De vervoerder is onbeperkt aansprakelijk voor alle schade.

3.2 De aansprakelijkheid is beperkt tot € 1.000.000 per gebeurtenis. De verzekering dekt € 2.000.000 per jaar.

## Artikel 4 Boete

4.1 De boete bedraagt € 750 per rit, direct opeisbaar.

4.2 De vervoerder meldt een storing binnen 2 uur en herstelt haar binnen 24 uur.

4.3 De boete laat schadevergoeding onverlet.

4.4 Alle schade en alle kosten zijn voor de vervoerder.
"""
GUIDE = """# Aanbestedingsleidraad

## 1 Planning

1.1 Inschrijven kan tot 1 juni 2026 om 12:00 uur.

1.2 Vragen stellen kan tot 4 mei 2026.

## 2 Geschiktheid

2.1 De inschrijver toont een omzet van ten minste € 3 miljoen aan.
"""
DEMANDS = """# Programma van eisen leerlingenvervoer

| Nr | Eis | Type |
|---|---|---|
| E-11 | De bussen zijn voorzien van camera's in de cabine. | KO |
| E-12 | De chauffeurs dragen een uniform van de gemeente. | E |
"""


def seen(see: See, place: str, answer: str, *, question: str = "Kan dit anders?") -> Any:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | {place} | {question} | {answer} |\n"
    )
    return see(
        {
            "Overeenkomst.md": CONTRACT,
            "Leidraad.md": GUIDE,
            "Programma van eisen.md": DEMANDS,
            "Nota van inlichtingen 1.md": nota,
        }
    )


PENALTY = "De boete bedraagt € 250 per rit, direct opeisbaar."
CHANGED = [
    ("", "In artikel 4.1 wordt het bedrag van EUR 750 gewijzigd in EUR 250.", "De boete bedraagt EUR 250 per rit, direct opeisbaar."),
    ("", "Akkoord. In artikel 4.1 wordt de boete verlaagd naar € 250.", PENALTY),
    ("", "De gemeente past artikel 4.1 aan: de boete is € 250.", PENALTY),
    ("", 'In artikel 4.1 dient "€ 750" te worden gelezen als "€ 250".', PENALTY),
    ("", "Artikel 4.1: € 750,- wordt € 250.", PENALTY),
    ("", "In artikel 3.1 wordt het woord ‘onbeperkt’ geschrapt.", "De vervoerder is aansprakelijk voor alle schade."),
    ("", "Wij schrappen in artikel 4.1 de woorden “, direct opeisbaar”.", "De boete bedraagt € 750 per rit."),
    ("", "De betaaltermijn in artikel 2.1 wordt gewijzigd van 60 in 30 dagen.", "De gemeente betaalt de facturen binnen 30 dagen."),
    ("Overeenkomst artikel 2.1", "Terecht. De termijn wordt verkort tot dertig dagen.", "De gemeente betaalt de facturen binnen dertig dagen."),
    ("", "In artikel 4.2 wordt 24 uur vervangen door 48 uur.", "De vervoerder meldt een storing binnen 2 uur en herstelt haar binnen 48 uur."),
    ("", "In artikel 3.2 wordt de aansprakelijkheid verlaagd naar € 500.000.", "De aansprakelijkheid is beperkt tot € 500.000 per gebeurtenis. De verzekering dekt € 2.000.000 per jaar."),
    ("", "Wij verhogen het uurtarief in artikel 2.3 naar € 52 per uur.", "Het uurtarief is € 52 per uur en geldt 12 maanden."),
    ("Leidraad paragraaf 1.1", "De uiterste datum wordt verplaatst naar 8 juni 2026.", "Inschrijven kan tot 8 juni 2026 om 12:00 uur."),
    ("", "In paragraaf 1.2 van de leidraad moet in plaats van 4 mei 2026 worden gelezen 11 mei 2026.", "Vragen stellen kan tot 11 mei 2026."),
    ("", "De omzet in paragraaf 2.1 van de leidraad wordt bijgesteld naar € 1 miljoen.", "De inschrijver toont een omzet van ten minste € 1 miljoen aan."),
    ("", "In artikel 2.2 wordt het percentage van 2% gewijzigd in 3%.", "De prijzen stijgen ieder jaar met ten hoogste 3%. De korting bedraagt 4% bij voorschot."),
    ("", "In artikel 1.1 leest u in plaats van “vervoerplan” “rittenplan”.", "De vervoerder rijdt de leerlingen volgens het rittenplan, zeven maanden vooruit gepland."),
    ("", "De boete in artikel 4.1 gaat omlaag van € 750 naar € 250.", PENALTY),
    ("", "De termijn in paragraaf 1.1 van de leidraad schuift op naar 3 september 2026.", "Inschrijven kan tot 3 september 2026 om 12:00 uur."),
    ("", "In artikel 1.1 vervangen wij “vervoerplan” door “rittenplan”.", "De vervoerder rijdt de leerlingen volgens het rittenplan, zeven maanden vooruit gepland."),
    ("", "Eis E-12 wordt een wens.", "De chauffeurs dragen een uniform van de gemeente.\nType: wens"),
    ("", "Akkoord, eis E-11 is niet langer een knock-out eis maar wordt een wens.", "De bussen zijn voorzien van camera's in de cabine.\nType: wens"),
    ("", "De opdrachtgever maakt van eis E-11 een wens.", "De bussen zijn voorzien van camera's in de cabine.\nType: wens"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "answer", "new"), CHANGED)
def test_a_change_inside_a_clause_is_made_in_it(
    see: See, place: str, answer: str, new: str
) -> None:
    together = seen(see, place, answer)
    (amendment,) = together.pack.amendments
    assert together.clause(amendment.new_clause).text == new
    assert new in together.judged
    assert together.clause(amendment.clauses[0]).text not in together.judged


@pytest.mark.parametrize(
    "answer",
    [
        "Nee, het bedrag van € 750 in artikel 4.1 wordt niet gewijzigd in € 250.",
        "De boete in artikel 4.1 wordt bij herhaling verhoogd naar € 1.500.",
        "Wordt in artikel 4.1 het bedrag van € 750 gewijzigd in € 250?",
        "U stelt voor om in artikel 4.1 het bedrag van € 750 te wijzigen in € 250.",
        "Als u tijdig meldt, wordt de boete in artikel 4.1 verlaagd naar € 250.",
        "In artikel 2.1 zou 60 dagen kunnen worden gewijzigd in 30 dagen.",
        "De termijn van artikel 2.1 was eerder 30 dagen en is in 2023 verlengd tot 60 dagen.",
        "Het woord ‘onbeperkt’ in artikel 3.1 wordt gehandhaafd.",
        "Met ‘onbeperkt’ in artikel 3.1 is bedoeld dat er geen maximum is.",
        "Eis E-12 wordt geen wens.",
        "Eis E-12 blijft een eis; een wens is het niet.",
        "Uw verzoek om eis E-11 een wens te maken is niet ingewilligd.",
        "Artikel 6:94 BW: de termijn wordt verkort tot 14 dagen.",
        "Zodra de wet wijzigt, wordt de termijn van artikel 2.1 verkort tot 30 dagen.",
    ],
)
def test_what_changes_no_words_changes_nothing(see: See, answer: str) -> None:
    assert seen(see, "", answer).pack.amendments == ()


@pytest.mark.parametrize(
    "answer",
    [
        "In artikel 4.4 wordt het woord “alle” geschrapt.",
        "In artikel 4.2 wordt de termijn verlengd tot 48 uur.",
        "In artikel 4.1 wordt het bedrag van € 800 gewijzigd in € 250.",
        "In artikel 3.1 wordt de aansprakelijkheid verlaagd naar € 500.000.",
        "In artikel 2.1 wordt de boete verlaagd naar 5 dagen.",
        'In artikel 4.4 wordt "alle" vervangen door "directe".',
    ],
)
def test_words_that_do_not_stand_there_once_are_only_flagged(see: See, answer: str) -> None:
    together = seen(see, "", answer)
    (amendment,) = together.pack.amendments
    assert amendment.new_clause is None
    assert together.clause(amendment.clauses[0]) in together.seen.judged


@pytest.mark.parametrize(("column", "place"), [("Paragraaf", "4.3"), ("Artikel", "4.3")])
def test_a_bare_number_below_the_word_of_a_place_is_that_place(
    see: See, column: str, place: str
) -> None:
    nota = (
        f"# Nota van inlichtingen\n\n| Nr | Document | {column} | Vraag | Antwoord |\n|---|---|---|---|---|\n"
        f"| 2 | Overeenkomst | {place} | Kan dit eruit? | Ja, dit lid komt te vervallen. |\n"
    )
    together = see({"Overeenkomst.md": CONTRACT, "Leidraad.md": GUIDE, "NvI 1.md": nota})
    assert "De boete laat schadevergoeding onverlet." not in together.judged
    assert len(together.pack.amendments) == 1


@pytest.mark.parametrize("column", ["Pagina", "Pag./artikel", "Artikel / bladzijde"])
def test_a_bare_number_below_another_word_is_no_place(see: See, column: str) -> None:
    nota = (
        f"# Nota van inlichtingen\n\n| Nr | Document | {column} | Vraag | Antwoord |\n|---|---|---|---|---|\n"
        "| 2 | Overeenkomst | 4 | Kan dit eruit? | Ja, dit lid komt te vervallen. |\n"
    )
    assert see({"Overeenkomst.md": CONTRACT, "NvI 1.md": nota}).pack.amendments == ()


def test_requirements_become_wishes_one_by_one(see: See) -> None:
    together = seen(see, "", "Eisen E-11 en E-12 worden wensen.")
    assert [together.clause(a.new_clause).number for a in together.pack.amendments] == [
        "E-11",
        "E-12",
    ]
    assert not any("Type: KO" in text or "Type: E" in text for text in together.judged)


def test_an_article_of_a_contract_becomes_no_wish(see: See) -> None:
    together = seen(see, "", "Artikel 3.1 wordt een wens.")
    assert [amendment.new_clause for amendment in together.pack.amendments] == [None]


def test_a_later_nota_goes_over_a_value_that_an_earlier_one_gave(see: See) -> None:
    def nota(answer: str) -> str:
        return f"# Nota van inlichtingen\n\n| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | Kan dit? | {answer} |\n"

    together = see(
        {
            "Overeenkomst.md": CONTRACT,
            "NvI 2.md": nota("In artikel 4.1 wordt € 500 gewijzigd in € 250."),
            "NvI 1.md": nota("In artikel 4.1 wordt € 750 gewijzigd in € 500."),
        }
    )
    assert PENALTY in together.judged


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("€ 1.500,-", "EUR 1500"),
        ("€ 3 miljoen", "3 mln euro"),
        ("€ 2,5 mio", "€ 2.500.000"),
        ("dertig dagen", "30 (dertig) dagen"),
        ("14(veertien) dagen", "veertien kalenderdagen"),
        ("36 uur", "36 uren"),
        ("zesendertig maanden", "36 maanden"),
        ("5%", "vijf procent"),
        ("08.30 uur", "8:30 uur"),
        ("8 juni 2026", "8-6-2026"),
    ],
)
def test_a_value_in_two_ways_of_writing_has_one_key(one: str, other: str) -> None:
    (a,), (b,) = find_values(one), find_values(other)
    assert a.key == b.key
    assert (a.bare_end, b.bare_end) == (len(one), len(other))


def test_values_of_another_sort_or_unit_are_others() -> None:
    assert [v.sort for v in find_values("op 8 juni 2026 om 12.00 uur")] == [Sort.DATE, Sort.TIME]
    assert find_values("5 dagen")[0].key != find_values("5 werkdagen")[0].key
    (amount,) = find_values("zie lid 3 € 640 per week")
    assert amount.number == 640
    assert find_values("enkele dagen") == ()


CLEANING = """# Overeenkomst schoonmaak

## Artikel 6 Prijs en termijn

6.1 De korting bedraagt 3.5% van de prijs.

6.2 De garantie duurt 1,5 jaar.

6.3 Het uurloon is € 31.75 per uur.

6.4 De dekking is € 4 mio per jaar.

6.5 Schoonmaker meldt schade binnen zes werkdagen.

6.6 Een onderverhuurder wordt binnen 20 dagen genoemd.

6.7 De verzending volgt na 20 dagen.

6.8 De inspectie kent een termijn van achttien maanden.

6.9 Een busje parkeert op de bus-baan.
"""


def cleaned(see: See, place: str, answer: str) -> list[str | None]:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        f"| 1 | {place} | Kan dit anders? | {answer} |\n"
    )
    together = see({"Overeenkomst.md": CLEANING, "NvI 1.md": nota})
    return [a.new_clause and together.clause(a.new_clause).text for a in together.pack.amendments]


@pytest.mark.parametrize(
    ("place", "answer", "new"),
    [
        ("", "In artikel 6.1 wordt de korting verhoogd naar 4%.", "De korting bedraagt 4% van de prijs."),
        ("", "In artikel 6.2 wordt de garantie verlengd naar 2 jaar.", "De garantie duurt 2 jaar."),
        ("", "Wij verlagen het uurloon in artikel 6.3 naar € 30.", "Het uurloon is € 30 per uur."),
        ("", "In artikel 6.4 wordt de dekking verlaagd naar € 1.500.000.", "De dekking is € 1.500.000 per jaar."),
        ("", "In artikel 6.8 wordt 18 maanden gewijzigd in 12 maanden.", "De inspectie kent een termijn van 12 maanden."),
        ("", "In artikel 6.8 wordt de termijn gewijzigd van 18 in twaalf maanden.", "De inspectie kent een termijn van twaalf maanden."),
        ("", 'In artikel 6.5 wordt "schoonmaker" vervangen door "leverancier".', "Leverancier meldt schade binnen zes werkdagen."),
        ("", "In artikel 6.5 vervangen wij “schoonmaker” door “leverancier”.", "Leverancier meldt schade binnen zes werkdagen."),
        ("", 'In artikel 6.9 wordt "busje" vervangen door "auto".', "Een auto parkeert op de bus-baan."),
    ],
)  # fmt: skip
def test_whole_numbers_and_whole_words_are_replaced(
    see: See, place: str, answer: str, new: str
) -> None:
    assert cleaned(see, place, answer) == [new]


@pytest.mark.parametrize(
    "answer",
    [
        'In artikel 6.5 wordt "dagen" vervangen door "weken".',
        "In artikel 6.5 vervangen wij “dagen” door “weken”.",
        'In artikel 6.9 wordt "bus" vervangen door "tram".',
    ],
)
def test_a_part_of_a_word_is_no_word(see: See, answer: str) -> None:
    assert cleaned(see, "", answer) == [None]


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("Overeenkomst artikel 6.6", "De onderhoudstermijn wordt verlengd naar 60 dagen."),
        ("Overeenkomst artikel 6.7", "De verzekeringstermijn wordt verlengd naar 60 dagen."),
    ],
)
def test_words_that_only_begin_alike_are_other_subjects(see: See, place: str, answer: str) -> None:
    assert cleaned(see, place, answer) == []


def test_a_word_for_the_last_moment_is_no_subject(see: See) -> None:
    (new,) = cleaned(see, "Overeenkomst 6.7", "De uiterlijke termijn wordt verlengd naar 25 dagen.")
    assert new == "De verzending volgt na 25 dagen."


@pytest.mark.parametrize(
    "strength", ["Harde eis", "KO-eis", "Must-have", "knock-out eis", "minimum-eis", "K.O.", "Eis"]
)
def test_a_wish_keeps_no_word_of_the_requirement_it_was(see: See, strength: str) -> None:
    demands = (
        "# Programma van eisen\n\n| Nr | Eis | Type | Soort |\n|---|---|---|---|\n"
        f"| F-1 | De fiets heeft een bel en een slot. | {strength} | Techniek |\n"
        f"| F-2 | De fiets heeft een stevige standaard. | {strength} | Techniek |\n"
    )
    nota = "# Nota van inlichtingen\n\n| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | Kan dit? | Eis F-2 wordt een wens. |\n"
    together = see({"Programma van eisen.md": demands, "NvI 1.md": nota})
    (amendment,) = together.pack.amendments
    new = together.clause(amendment.new_clause)
    assert new.text == "De fiets heeft een stevige standaard.\nSoort: Techniek\nType: wens"


@pytest.mark.parametrize(
    "column", ["Artikel/paragraaf", "Art./par.", "Paragraaf", "Pag./artikel", "Hoofdstuk / art."]
)
def test_a_column_of_places_by_two_names_tells_the_place(see: See, column: str) -> None:
    nota = (
        f"# Nota van inlichtingen\n\n| Nr | {column} | Vraag | Antwoord |\n|---|---|---|---|\n"
        "| 1 | 4.3 | Kan dit eruit? | Ja, dit lid komt te vervallen. |\n"
    )
    together = see({"Overeenkomst.md": CONTRACT, "NvI 1.md": nota})
    assert [together.clause(a.clauses[0]).number for a in together.pack.amendments] == ["4.3"]


def test_a_number_alone_beside_a_document_is_a_place_but_that_of_the_row_is_not(see: See) -> None:
    nota = (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        "| 4.1 | Overeenkomst 4.3 | Kan dit eruit? | Ja, dit lid komt te vervallen. |\n"
        "| 4.2 | Overeenkomst v1.1 | Kan dat eruit? | Ja, dit lid komt te vervallen. |\n"
    )
    together = see({"Overeenkomst.md": CONTRACT, "NvI 1.md": nota})
    assert [together.clause(a.clauses[0]).number for a in together.pack.amendments] == ["4.3"]


@pytest.mark.parametrize("swapped", [False, True])
def test_rows_with_one_question_keep_their_own_place(see: See, swapped: bool) -> None:
    rows = [
        "| 1 | Overeenkomst artikel 4.3 | Kan dit lid vervallen? | Ja, dit lid komt te vervallen. |",
        "| 2 | Overeenkomst artikel 4.4 | Kan dit lid vervallen? | Nee. |",
    ]
    table = "\n".join(reversed(rows) if swapped else rows)
    nota = f"# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n{table}\n"
    together = see({"Overeenkomst.md": CONTRACT, "NvI 1.md": nota})
    assert [together.clause(a.clauses[0]).number for a in together.pack.amendments] == ["4.3"]


@pytest.mark.parametrize(
    "answer",
    [
        "Uw voorstel om in artikel 4.1 € 750 te vervangen door € 250 wordt afgewezen.",
        "Wij wijzen dit af: de boete in artikel 4.1 wordt verlaagd naar € 250.",
    ],
)
def test_a_sentence_that_refuses_changes_nothing(see: See, answer: str) -> None:
    assert seen(see, "", answer).pack.amendments == ()

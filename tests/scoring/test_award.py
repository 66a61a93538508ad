"""What follows from the award that was read: attribution, effective shares, openness, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.language.money import value_of
from analyser.language.numbers import number_of
from analyser.model import AwardScheme, AwardTheme, Clause, ClauseKind, LotAward
from analyser.reading import DEFAULT_LIMITS, Reading
from analyser.scoring.award import Award, Criterion, ambition_share, openness, read_awards, weighed
from analyser.scoring.award_attribution import ambition_of, theme_of
from analyser.scoring.award_fractions import parts_in, times_in
from analyser.scoring.award_mki import mki_factor
from analyser.scoring.award_numbers import cell_number, euros_in, weights_in
from analyser.scoring.award_price import price_effect
from analyser.scoring.award_ratio import read_ratio
from analyser.scoring.award_schemes import Formula, find_formula
from analyser.scoring.award_tree import divide
from analyser.scoring.award_turned import read_turned
from analyser.segmentation import segment

TABLE = (
    "| Criterium | Punten |\n|---|---|\n| Prijs | 40 |\n| Plan van aanpak | 35 |\n| MKI | 25 |\n"
)


@pytest.fixture
def clauses(tmp_path: Path) -> object:
    def make(*texts: str) -> list[Clause]:
        paths = []
        for index, text in enumerate(texts):
            path = tmp_path / f"stuk{index}.md"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        with Reading(paths, DEFAULT_LIMITS) as reading:
            dossier = reading.dossier(lambda _done, _total: None)
        return [clause for document in dossier.documents for clause in segment(document).clauses]

    return make


def weighed_in(found: Iterable[Clause]) -> Award | None:
    return weighed(read_awards(found))


def only(found: tuple[LotAward, ...]) -> LotAward:
    assert len(found) == 1
    return found[0]


def codes(award: LotAward) -> set[str]:
    return {note.code for note in award.notes}


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("De prijs telt voor zestig procent mee.", [60.0]),
        ("Voor het plan zijn tweehonderdvijftig punten te halen.", [250.0]),
        ("Elke trede geeft drie procent korting.", [3.0]),
        ("Wij letten op de volgende drie punten.", []),
        ("Wie zwijgt, krijgt minder punten.", []),
        ("Het tarief telt voor 17.5%, de opleiding voor 82.5 procent.", [17.5, 82.5]),
    ],
)
def test_weights_in_words(text: str, weights: list[float]) -> None:
    assert [weight.value for weight in weights_in(text)] == weights


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("De fictieve korting is honderdduizend euro.", [100_000.0]),
        ("Een korting van een half miljoen euro.", [500_000.0]),
        ("Ten hoogste twee miljoen euro.", [2_000_000.0]),
        ("Het bedrag is in de euro.", []),
    ],
)
def test_amounts_in_words(text: str, amounts: list[float]) -> None:
    assert [amount.value for amount in euros_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.000", 1000.0),
        ("2,5", 2.5),
        ("12.500", 12500.0),
        ("40", 40.0),
        ("37.5", 37.5),
        ("0.125", 0.125),
        ("1 250 000", 1_250_000.0),
        ("één", 1.0),
        ("anderhalf", 1.5),
        ("drieënhalf", 3.5),
        ("een half miljoen", 500_000.0),
        ("driehonderd duizend", 300_000.0),
        ("1.2.3", None),
        ("1" * 40, None),
        ("prijs", None),
    ],
)
def test_numbers_are_read_as_dutch(text: str, value: float | None) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize("words", ["1.000", "12.5", "drieënhalf", "anderhalf miljoen"])
def test_amounts_hold_the_same_numbers(words: str) -> None:
    assert value_of(f"€ {words}") == number_of(words)


def test_weights_have_their_place() -> None:
    text = "Maximaal 250 van de 1.000 punten, prijs 40% en kwaliteit zestig procent."
    found = weights_in(text)
    assert [w.value for w in found] == [250.0, 40.0, 60.0]
    assert found[0].total == 1000.0
    assert text[found[1].start : found[1].end] == "40%"
    assert [a.value for a in euros_in("tussen € 2,5 miljoen en EUR 300.000,-")] == [2.5e6, 3e5]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("40%", 40.0), ("max. 300 punten", 300.0), ("€ 150.000", 150_000.0), ("25", 25.0)],
)
def test_a_cell_with_a_number(cell: str, value: float) -> None:
    found = cell_number(cell)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "cell", ["zie bijlage 4", "17-12-2027", "n.v.t.", "minimaal 30% hergebruik"]
)
def test_a_cell_that_holds_more_than_a_number(cell: str) -> None:
    assert cell_number(cell) is None


@pytest.mark.parametrize(
    ("name", "theme", "ambition"),
    [
        ("Prijs (inclusief energiekosten)", AwardTheme.PRICE, (0.0, 0.0)),
        ("MKI van het asfalt", AwardTheme.CO2, (0.5, 1.0)),
        ("CO2-Prestatieladder", AwardTheme.CO2, (0.0, 1.0)),
        ("Losmaakbaarheid", AwardTheme.CIRCULAR, (1.0, 0.0)),
        ("Hergebruik en CO2-reductie", AwardTheme.CIRCULAR, (0.5, 0.5)),
        ("CO2-uitstoot over de hele levensduur", AwardTheme.CO2, (0.0, 1.0)),
        ("MKI gedurende de levensduur", AwardTheme.CO2, (0.5, 1.0)),
        ("Energieverbruik en levensduur", AwardTheme.CIRCULAR, (0.5, 0.5)),
        ("Prestaties tijdens de levensduur", AwardTheme.CIRCULAR, (1.0, 0.0)),
        ("Duurzaamheid", AwardTheme.SUSTAINABLE, (0.25, 0.25)),
        ("Plan van aanpak", AwardTheme.QUALITY, (0.0, 0.0)),
    ],
)
def test_attribution(name: str, theme: AwardTheme, ambition: tuple[float, float]) -> None:
    assert theme_of(name) is theme
    assert ambition_of(name) == ambition


@pytest.mark.parametrize(
    ("name", "ambition"),
    [
        ("Visie op de samenwerking, innovatie, circulariteit en CO2", (0.25, 0.25)),
        ("Planning, team en hergebruik", (1 / 3, 0.0)),
        ("MKI en circulariteit", (0.75, 0.5)),
        ("Duurzaamheid (CO2 en circulariteit)", (0.5, 0.5)),
        ("Kwaliteit (o.a. CO2)", (0.0, 0.5)),
        ("Vervoer & emissies", (0.0, 0.5)),
        # Named together, and still one thing.
        ("Aanpak en borging van circulariteit", (1.0, 0.0)),
        ("Terugname van stoelen en bureaus", (1.0, 0.0)),
        ("Energiezuinige laptops en schermen", (0.0, 1.0)),
        ("Lucht- en geluidsemissie", (0.0, 1.0)),
        ("EMVI-criterium 2, MKI van het mengsel", (0.5, 1.0)),
        ("Duurzaamheid – Energieverbruik van de oven", (0.0, 1.0)),
        # A second part takes the place of a general word, and stands beside an ambition.
        ("Hergebruik – energie", (0.5, 0.5)),
        ("Grondstoffen: uitstoot", (0.5, 0.5)),
        ("Demontabel bouwen (emissiearm)", (0.5, 0.5)),
        ("Milieu (afval) en klimaat", (0.5, 0.5)),
        ("Planning en duurzaamheid (klimaat)", (0.0, 0.5)),
        ("Duurzaamheid (bijvoorbeeld afval)", (0.625, 0.125)),
        ("Levensduur (energie) – terugname", (2 / 3, 1 / 3)),
    ],
)
def test_what_is_named_together_shares_the_weight(name: str, ambition: tuple[float, float]) -> None:
    assert ambition_of(name) == pytest.approx(ambition)


@pytest.mark.parametrize(
    "name",
    [
        "De energie waarmee het team werkt",
        "Enthousiasme en energie van de begeleiders",
        "Positieve energie in de presentatie",
        "Een veilig leerklimaat",
        "Pedagogisch klimaat op de groep",
        "Hergebruik van bestaande gegevens",
        "Duurzame inzetbaarheid van medewerkers",
        "Duurzame samenwerking in de wijk",
    ],
)
def test_words_for_people_and_data_are_no_ambition(name: str) -> None:
    assert ambition_of(name) == (0.0, 0.0)


@pytest.mark.parametrize(
    "name", ["Energie", "Energie van de pompen", "Klimaat", "Duurzame energie", "Energiezuinig team van machines"]
)  # fmt: skip
def test_words_for_the_climate_are_an_ambition(name: str) -> None:
    assert ambition_of(name)[1] == 1.0


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("MKI-W = MKI-waarde x 2,5.", 2.5),
        ("Wij tellen MKI-waarde (in euro) * 2,5 op bij de inschrijfsom.", 2.5),
        ("Bij de inschrijfsom komt 1,4 keer de MKI van de brug.", 1.4),
        ("De milieukosten maal 3 worden opgeteld bij de prijs.", 3.0),
        ("Wij vermenigvuldigen de MKI van de leiding met twee.", 2.0),
        ("De weegfactor voor de MKI bedraagt 1,6.", 1.6),
        ("De milieukosten tellen anderhalf keer mee in de prijs.", 1.5),
        ("De MKI wordt verdubbeld voordat wij vergelijken.", 2.0),
        ("Het ontwerp heeft factor 4, de MKI factor 2.", 2.0),
        ("De MKI telt mee met een factor. Deze factor bedraagt 1,2.", 1.2),
        ("De milieukosten worden vermenigvuldigd met tweeënhalf.", 2.5),
        ("De MKI van de sluis wordt eerst met 4 vermenigvuldigd.", 4.0),
    ],
)
def test_the_factor_on_the_mki(text: str, factor: float) -> None:
    found = mki_factor(text)
    assert found is not None
    assert found.value == factor
    assert text[found.start : found.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "De MKI wordt opgeteld bij de prijs.",
        "De MKI is berekend voor MKI x 40 m2 dek.",
        "De MKI wordt drie keer per jaar berekend.",
        "De MKI mag niet meer dan 1,5 keer de MKI van het ontwerp zijn.",
        "De prijs wordt vermenigvuldigd met 2,5.",
        "De MKI wordt vermenigvuldigd met een factor die later volgt.",
        "Tarief (weegfactor 5), MKI, levertijd (weegfactor 2).",
        "De MKI telt mee. De btw wordt berekend met factor 1,09.",
        "De MKI wordt bij de prijs opgeteld. De prijs heeft een indexfactor van 1,04.",
    ],
)
def test_no_factor_on_the_mki(text: str) -> None:
    assert mki_factor(text) is None


@pytest.mark.parametrize(
    ("title", "factor"), [("Gunning met MKI", 1.8), ("MKI en prijs", None), ("Gunning", None)]
)
def test_a_heading_names_what_the_factor_is_on(title: str, factor: float | None) -> None:
    found = mki_factor("De factor is 1,8.", ("Gunning op MKI", title))
    assert (None if found is None else found.value) == factor


def test_a_weight_of_the_mki_is_no_factor_on_it(clauses: Callable[..., list[Clause]]) -> None:
    text = "# Gunning\n\nPrijs (weegfactor 2), MKI (weegfactor 3), service (weegfactor 5)."
    award = only(read_awards(clauses(text)))
    assert [c.weight for c in award.criteria] == [2.0, 3.0, 5.0]
    assert award.figures == ()


def test_the_factor_moves_the_share(clauses) -> None:  # type: ignore[no-untyped-def]
    text = (
        "# Gunning\n\nBij de inschrijfsom wordt de MKI-W opgeteld. {factor} De maximale MKI is € 500.000. "
        "Het plafond is € 2.000.000."
    )
    known = only(read_awards(clauses(text.format(factor="MKI-W = MKI-waarde x 2,5."))))
    assert known.co2 == pytest.approx(2.5 * 200 / (2.5 * 200 + 400))
    unknown = only(read_awards(clauses(text.format(factor="De factor staat in bijlage 4."))))
    assert unknown.co2 is None
    assert any("factor op de MKI is niet gelezen" in said for said in unknown.assumptions)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Prijs telt voor zeven tiende, het plan voor drie tiende.", [70.0, 30.0]),
        ("Tarief driekwart, scholing een kwart.", [75.0, 25.0]),
        ("Voor tweederde de prijs, voor de rest een derde.", [200 / 3, 100 / 3]),
        ("Prijs: 45/100", [45.0]),
        ("Nazorg: 3 op 10", [30.0]),
        ("Huur 35/100, ligging 65/100", [35.0, 65.0]),
        ("Tarief: 6 op 10, scholing: 4 op 10.", [60.0, 40.0]),
        ("Tarief: een derde Scholing: twee derde", [100 / 3, 200 / 3]),
        ("Een maat van 3/10,5 meter.", []),
        ("De helpdesk is 24/7 open.", []),
        ("Een derde partij kijkt mee op 1/4/2026.", []),
        ("Een vierde criterium volgt later.", []),
        ("Zie bijlage 3/4 en paragraaf 1/4.", []),
    ],
)
def test_parts_of_a_whole(text: str, parts: list[float]) -> None:
    assert [part.value for part in parts_in(text)] == pytest.approx(parts)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("De prijs telt drie keer, het plan tweemaal en het milieu een keer.", [3.0, 2.0, 1.0]),
        ("De huur weegt dubbel, de inrichting enkel.", [2.0, 1.0]),
        ("De kwaliteit wordt drie keer per jaar gemeten.", []),
        ("Het team telt de voorraad twee keer per week.", []),
    ],
)
def test_how_many_times_a_thing_counts(text: str, times: list[float]) -> None:
    assert [part.value for part in times_in(text)] == times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("De weging van prijs, vakmanschap en CO2 is 4:3:3.", [4.0, 3.0, 3.0]),
        ("De verhouding 3:2:1 geldt voor tarief, begeleiding en milieu.", [3.0, 2.0, 1.0]),
        ("De begeleiding weegt drie keer zo zwaar als het tarief.", [3.0, 1.0]),
        ("Score = 0,3 x prijs + 0,5 x aanpak + 0,2 x hergebruik", [0.3, 0.5, 0.2]),
        ("De kwaliteit van zand, kalk en cement is in de verhouding 5:3:2.", None),
        ("Bedrag = 0,6 x prijs + 0,4 x kosten", None),
        ("De prijs is 2:1 verdeeld over twee termijnen.", None),
        ("Kwaliteit is twee keer zo belangrijk.", None),
        ("Score = 0.3 x tarief + 0.7 x aanpak", [0.3, 0.7]),
        ("De begeleiding weegt anderhalf keer zo zwaar als het tarief.", [1.5, 1.0]),
        ("Planning, tarief en begeleiding wegen even zwaar.", [100 / 3] * 3),
        ("Onze verhouding is 55/45 (tarief/begeleiding).", [55.0, 45.0]),
        ("Tarief en begeleiding wegen niet even zwaar.", None),
        ("De begeleiding weegt nooit drie keer zo zwaar als het tarief.", None),
        ("Tarief en begeleiding wegen drie keer zo zwaar als planning.", None),
        ("Planning, tarief en begeleiding verhouden zich als 55:45.", None),
        ("Zie pagina 40-60 over tarief en begeleiding.", None),
        ("Over tarief en begeleiding gaan de delen 40, 60.", None),
    ],
)
def test_criteria_against_each_other(text: str, values: list[float] | None) -> None:
    found = read_ratio(text)
    assert (None if found is None else list(found.values)) == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Prijs telt voor 40% mee, kwaliteit voor 35% mee, duurzaamheid voor 25%.",
            ["Prijs", "kwaliteit", "duurzaamheid"],
        ),
        (
            "De huurprijs telt mee voor 45%, terwijl de ligging voor 35% meetelt en tot slot het energieverbruik voor 20%.",
            ["huurprijs", "ligging", "energieverbruik"],
        ),
        (
            "De score wordt voor 60% bepaald door de kwaliteit van het eten en voor 40% door de prijs.",
            ["kwaliteit van het eten", "prijs"],
        ),
        (
            "Daarbij telt de prijs voor 50%. Verder letten wij op de begeleiding van leerlingen (30%). Tot slot telt het afvalplan voor 20%.",
            ["prijs", "begeleiding van leerlingen", "afvalplan"],
        ),
        ("Prijs (wegingsfactor 3), planning (wegingsfactor 2).", ["Prijs", "planning"]),
        ("Huurprijs telt voor 70% en CO2 voor 30%.", ["Huurprijs", "CO2"]),
        (
            "De tarieven worden als volgt gewogen: helpdesk voor 40%, prijs voor 60%.",
            ["helpdesk", "prijs"],
        ),
        (
            "De begeleiding, bijvoorbeeld de intake, telt voor 70%. Het tarief telt voor 30%.",
            ["begeleiding, bijvoorbeeld de intake", "tarief"],
        ),
        ("Wij hanteren een verhouding prijs/service van 35/65.", ["prijs", "service"]),
        (
            "Wij toetsen alle offertes op tarief (40%). De rest valt uiteen in: A. wijkwerk (35%) en B. afval (25%).",
            ["tarief", "wijkwerk", "afval"],
        ),
    ],
)
def test_a_name_holds_no_words_of_the_sentence(
    clauses: Callable[..., list[Clause]], text: str, names: list[str]
) -> None:
    award = only(read_awards(clauses(f"# Gunning\n\n{text}")))
    assert [criterion.name for criterion in award.criteria] == names


@pytest.mark.parametrize(
    "text",
    [
        "De kosten zijn € 90.000, waarvan € 60.000 voor inrichting en € 30.000 voor kwaliteit (agendapunt 6).",
        "12.1 De gemeente beslist over de vergunning. 12.2 De kosten zijn in de prijs begrepen.",
        "De wegen 40, 50 en 60 vallen buiten de prijs; de kwaliteit van het asfalt staat in bijlage 2.",
        "De prijs wordt bepaald volgens 5.1, de kwaliteit volgens 5.2 en het milieu volgens 5.3.",
        "Zie bijlage 3/4 voor de prijs en bijlage 1/4 voor de kwaliteit.",
        "De kosten worden gedeeld in de verhouding 3:2:1 door gemeente, provincie en waterschap.",
    ],
)
def test_other_numbers_under_a_heading_of_the_award_are_no_weights(
    clauses: Callable[..., list[Clause]], text: str
) -> None:
    assert read_awards(clauses(f"# Gunning\n\n{text}")) == ()


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("- Tarief: 40%\n- Aanpak: 50%\n- Social return: 10%", [0.4, 0.5, 0.1]),
        ("- Tarief: 40%\n- Aanpak: 60%\n- Social return: 5%", [0.4, 0.6]),
        ("Aanpak (55%), social return (5%) en tarief (40%) tellen mee.", [0.55, 0.05, 0.4]),
        ("Tarief en aanpak wegen 35% respectievelijk 65%.", [0.35, 0.65]),
        ("- Aanpak: 70%, onderverdeeld in:\n  - Intake: 30%\n  - Nazorg: 40%\n- Tarief: 30%", [0.3, 0.4, 0.3]),
    ],
)  # fmt: skip
def test_a_list_adds_up(
    clauses: Callable[..., list[Clause]], text: str, shares: list[float]
) -> None:
    award = only(read_awards(clauses(f"# Gunning\n\n{text}")))
    assert [c.nominal for c in award.criteria] == pytest.approx(shares)
    assert award.notes == ()


@pytest.mark.parametrize(
    ("header", "rows", "lots"),
    [
        ("| | Tarief | Aanpak |", ["| Weging | 35% | 65% |"], {None: [0.35, 0.65]}),
        ("| Onderwerp | Perceel 1 | Perceel 2 |", ["| Tarief | 30 | 55 |", "| Aanpak | 70 | 45 |"], {"1": [0.3, 0.7], "2": [0.55, 0.45]}),
        ("| Nr | Onderwerp | Perceel 1 | Perceel 2 |", ["| 1 | Tarief | 30 | 55 |", "| 2 | Aanpak | 70 | 45 |"], {"1": [0.3, 0.7], "2": [0.55, 0.45]}),
        ("| Onderwerp | Punten per vraag | Aantal vragen | Totaal |", ["| Tarief | 30 | 1 | 30 |", "| Aanpak | 14 | 5 | 70 |"], {None: [0.3, 0.7]}),
        ("| Dienst | Prijs per stuk | Prijs per doos |", ["| Tarief | 30 | 4 |", "| Aanpak | 70 | 9 |"], {}),
        ("| Stap | Aantal dagen | Aantal weken |", ["| Beoordeling tarief | 30 | 4 |", "| Beoordeling aanpak | 70 | 9 |"], {}),
        ("| | 2026 | 2027 |", ["| Aandeel klimaatneutraal | 60% | 100% |", "| Index op het tarief | 2% | 3% |"], {}),
        ("| Onderwerp | Gewicht |", ["| Tarief | 62.5% |", "| Aanpak | 37.5% |"], {None: [0.625, 0.375]}),
    ],
)  # fmt: skip
def test_the_names_of_columns_are_kept(
    clauses: Callable[..., list[Clause]],
    header: str,
    rows: list[str],
    lots: dict[str | None, list[float]],
) -> None:
    line = "|" + "---|" * (header.count("|") - 1)
    awards = read_awards(clauses("\n".join(["# Gunning", "", header, line, *rows])))
    assert {a.lot: [c.nominal for c in a.criteria] for a in awards} == {
        lot: pytest.approx(shares) for lot, shares in lots.items()
    }
    for award in awards:
        for criterion in award.criteria:
            assert criterion.place.quote.startswith(f"{criterion.weight:g}")


def test_amounts_that_make_up_a_price_are_no_award(clauses: Callable[..., list[Clause]]) -> None:
    text = "De huurprijs telt drie keer mee in het voorschot, de kosten voor service tellen één keer mee."
    assert read_awards(clauses(f"# Gunning\n\n{text}")) == ()


@pytest.mark.parametrize(
    ("rows", "lots"),
    [
        (["Onderdeel | Prijs | Ligging | CO2", "Weging | 50% | 30% | 20%"], {None: [50.0, 30.0, 20.0]}),
        (["Prijs | Scholing", "Max. punten | 60 | 40"], {None: [60.0, 40.0]}),
        (["Tarief | Nazorg", "70 | 30"], {None: [70.0, 30.0]}),
        (
            ["Perceel | Prijs | Aanpak", "Perceel 1 | 40% | 60%", "Perceel 2 | 55% | 45%"],
            {"1": [40.0, 60.0], "2": [55.0, 45.0]},
        ),
        (["Stap | Opening prijs | Overleg kwaliteit", "Dag | 40 | 60"], {}),
        (["Laag | Zand | Klei", "Percentage | 40 | 60"], {}),
    ],
)  # fmt: skip
def test_a_table_on_its_side(
    clauses: Callable[..., list[Clause]], rows: list[str], lots: dict[str | None, list[float]]
) -> None:
    row = clauses("# Gunning\n\nDe tabel toont de weging.")[0]
    found = read_turned(
        [replace(row, id=f"r{n}", kind=ClauseKind.TABLE_ROW, text=text) for n, text in enumerate(rows)]
    )  # fmt: skip
    assert {each.lot: [entry.value for entry in each.entries] for each in found} == lots
    for each in found:
        for entry in each.entries:
            assert entry.clause.text[entry.start : entry.end].startswith(f"{entry.value:g}")


def test_parts_are_told_from_their_parent() -> None:
    leaves = divide([40, 60, 30, 30], 100)
    assert leaves is not None
    assert [(leaf.index, leaf.parent) for leaf in leaves] == [(0, None), (2, 1), (3, 1)]
    relative = divide([40, 60, 50, 50], 100)
    assert relative is not None
    assert [leaf.share for leaf in relative] == pytest.approx([0.4, 0.3, 0.3])
    assert divide([40, 30], 100) is None
    assert divide([0, 0], 0) is None


@given(st.lists(st.integers(1, 50), min_size=2, max_size=12))
def test_shares_always_add_up(values: list[int]) -> None:
    leaves = divide(values, float(sum(values)))
    assert leaves is not None
    assert sum(leaf.share for leaf in leaves) == pytest.approx(1.0)


def test_every_figure_stands_where_it_says(clauses) -> None:  # type: ignore[no-untyped-def]
    read = clauses(f"# 5 Gunning\n\nHet plafond is € 900.000.\n\n{TABLE}")
    award = only(read_awards(read))
    by_id = {clause.id: clause for clause in read}
    places = [c.place for c in award.criteria] + [f.place for f in award.figures] + [award.place]
    assert len(places) == 5
    for place in places:
        assert by_id[place.clause].text[place.start : place.end] == place.quote
    assert [c.place.quote for c in award.criteria] == ["40", "35", "25"]


def test_the_share_of_an_ambition(clauses) -> None:  # type: ignore[no-untyped-def]
    award = weighed_in(clauses(f"# 5 Gunning\n\n{TABLE}"))
    assert award is not None
    assert ambition_share(award, Criterion.CO2) == pytest.approx(0.25)
    assert ambition_share(award, Criterion.CIRCULAR) == pytest.approx(0.125)
    assert openness(award) == 1.0


def test_the_share_over_lots_is_the_mean(clauses) -> None:  # type: ignore[no-untyped-def]
    award = weighed_in(
        clauses(
            "# Gunning\n\n## Perceel 1\n\nPrijs 60%, MKI 40%.\n\n## Perceel 2\n\nPrijs 80%, team 20%.\n"
        )
    )
    assert award is not None
    assert [lot.lot for lot in award.lots] == ["1", "2"]
    assert ambition_share(award, Criterion.CO2) == pytest.approx(0.2)


def test_gunnen_op_waarde_weighs_against_the_spread_of_prices(clauses) -> None:  # type: ignore[no-untyped-def]
    text = (
        "# Gunnen op waarde\n\nHet plafondbedrag is € 4.000.000. De fictieve korting is voor CO2-reductie "
        "maximaal € 500.000 en voor risicobeheersing maximaal € 300.000."
    )
    award = only(read_awards(clauses(text)))
    assert award.scheme is AwardScheme.VALUE
    assert award.co2 == pytest.approx(500 / (800 + 0.2 * 4000))
    assert any("20% van plafond" in said for said in award.assumptions)


def test_without_a_ceiling_the_spread_is_assumed_and_said(clauses) -> None:  # type: ignore[no-untyped-def]
    text = "# Gunning\n\nFictieve korting: voor de MKI € 300.000 en voor het team € 100.000."
    award = only(read_awards(clauses(text)))
    assert award.co2 == pytest.approx(300 / 800)
    assert any("geen plafond of raming" in said for said in award.assumptions)


def test_mki_that_is_added_to_the_price(clauses) -> None:  # type: ignore[no-untyped-def]
    text = (
        "# Gunning\n\nDe milieukosten worden vermenigvuldigd met factor 2 en opgeteld bij de inschrijfsom. "
        "De maximale MKI is € 500.000. De minimale MKI is € 300.000. Het plafond is € 2.000.000."
    )
    award = only(read_awards(clauses(text)))
    assert award.scheme is AwardScheme.MKI
    assert award.co2 == pytest.approx(2 * 200 / (2 * 200 + 400))
    assert award.circular == pytest.approx((award.co2 or 0) / 2)
    assert "ONDERGRENS" in codes(award)
    assert award.openness == pytest.approx(0.8)


def test_mki_without_a_reference_has_no_made_up_share(clauses) -> None:  # type: ignore[no-untyped-def]
    award = only(read_awards(clauses("# Gunning\n\nMKI-optellen is van toepassing.")))
    assert award.scheme is AwardScheme.MKI
    assert award.co2 is None
    assert weighed_in(clauses("# Gunning\n\nMKI-optellen is van toepassing.")) is None
    assert any("niet te berekenen" in said for said in award.assumptions)


@pytest.mark.parametrize(
    "text",
    [
        "Niveau 3 geeft 3% korting, niveau 4 geeft 4% en niveau 5 geeft 5% fictieve korting (CO2-Prestatieladder).",
        "CO2-Prestatieladder: fictieve korting van 3% (niveau 3), 4% (niveau 4) of 5% (niveau 5).",
    ],
)
def test_steps_of_the_ladder(clauses, text: str) -> None:  # type: ignore[no-untyped-def]
    award = only(read_awards(clauses(f"# Gunning\n\n{text}")))
    steps = {f.label[-1]: f.value for f in award.figures if "ladder" in f.label}
    assert steps == {"3": 3.0, "4": 4.0, "5": 5.0}
    assert award.co2 == pytest.approx(5 / 25)


def test_contrary_places_are_noted(clauses) -> None:  # type: ignore[no-untyped-def]
    guide = f"# 5 Gunning\n\n{TABLE}"
    frame = "# Beoordelingskader\n\nPrijs telt voor 60%, kwaliteit voor 40%."
    award = only(read_awards(clauses(guide, frame)))
    note = next(note for note in award.notes if note.code == "TEGENSTRIJDIG")
    assert "40%" in note.message
    assert "60%" in note.message
    assert "TEGENSTRIJDIG" not in codes(only(read_awards(clauses(guide, guide))))


def test_a_minimum_score_is_kept_apart(clauses) -> None:  # type: ignore[no-untyped-def]
    text = (
        f"# 5 Gunning\n\n{TABLE}\n\nWie minder dan 20 punten haalt op het plan, wordt uitgesloten."
    )
    award = only(read_awards(clauses(text)))
    assert [(f.label, f.value) for f in award.figures] == [("minimumscore", 20.0)]
    assert [c.weight for c in award.criteria] == [40.0, 35.0, 25.0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De prijsscore is laagste prijs / prijs inschrijver x 40 punten.", Formula.RELATIVE),
        ("De laagste prijs krijgt alle punten, de rest naar rato.", Formula.RELATIVE),
        ("Score prijs = (1-((prijs - laagste prijs)/laagste prijs)) * 40", Formula.DISTANCE),
        ("De laagste prijs krijgt 40 punten, de hoogste prijs krijgt 0 punten.", Formula.RANGE),
        ("Een prijs tussen € 800.000 en € 1.000.000 wordt lineair gewaardeerd.", Formula.BAND),
    ],
)
def test_price_formulas(clauses, text: str, kind: Formula) -> None:  # type: ignore[no-untyped-def]
    found = find_formula(clauses(f"# Gunning\n\n{text}"))
    assert found is not None
    assert found.kind is kind
    assert found.place.quote in text


def test_the_worked_example_follows_the_formula(clauses) -> None:  # type: ignore[no-untyped-def]
    relative = find_formula(clauses("# Gunning\n\nPunten: laagste prijs / prijs x 60 punten."))
    assert relative is not None
    effect = price_effect(relative, 0.6, 0.4)
    # 60 x (1 - x) > 40 x 0,5 from x < 2/3: the first whole percentage is 34.
    assert effect.tipping == pytest.approx(0.34)
    assert not effect.swallows
    assert effect.spread == pytest.approx(0.2)
    ends = find_formula(clauses("# Gunning\n\nPrijs: de hoogste prijs krijgt 0 punten."))
    assert ends is not None
    assert price_effect(ends, 0.6, 0.4).swallows


def test_a_formula_that_swallows_quality_is_noted_with_an_example(clauses) -> None:  # type: ignore[no-untyped-def]
    text = "# Gunning\n\nPrijs telt voor 60%, de MKI voor 40%.\n\nDe laagste prijs krijgt alle punten en de hoogste prijs krijgt 0 punten."
    award = only(read_awards(clauses(text)))
    assert "PRIJSFORMULE" in codes(award)
    assert any(said.startswith("Rekenvoorbeeld: inschrijver A") for said in award.example)
    assert award.co2 == pytest.approx(0.4 * 0.5 / (0.4 * 0.5 + 0.6))


def test_an_assumption_never_raises_the_share(clauses) -> None:  # type: ignore[no-untyped-def]
    text = "# Gunning\n\nPrijs telt voor 60%, de MKI voor 40%.\n\nPunten voor prijs: laagste prijs / prijs x 60 punten."
    award = only(read_awards(clauses(text)))
    assert award.criteria[1].effective == pytest.approx(0.4 * 0.5 / (0.4 * 0.5 + 0.6 * 0.2))
    assert award.co2 == pytest.approx(0.4)


def test_an_open_scale_counts_more_than_a_plan(clauses) -> None:  # type: ignore[no-untyped-def]
    weights = "# Gunning\n\nPrijs telt voor 60%, de CO2-uitstoot voor 40%.\n\n"
    plan = only(
        read_awards(clauses(weights + "Beschrijf in een plan hoe u CO2-uitstoot voorkomt."))
    )
    open_scale = only(read_awards(clauses(weights + "Elke ton CO2 minder levert één punt op.")))
    assert plan.openness < 1.0 < open_scale.openness


def test_criteria_without_weights_have_a_note_and_no_share(clauses) -> None:  # type: ignore[no-untyped-def]
    award = only(read_awards(clauses("# Gunning\n\nDe gunningscriteria zijn: prijs en kwaliteit.")))
    assert award.scheme is AwardScheme.UNWEIGHTED
    assert codes(award) == {"ZONDER-GEWICHT"}
    assert award.co2 is None


def test_doubling_the_award_changes_no_share(clauses) -> None:  # type: ignore[no-untyped-def]
    text = f"# 5 Gunning\n\n{TABLE}"
    once, twice = (weighed_in(clauses(t)) for t in (text, f"{text}\n\n{text}"))
    assert once is not None
    assert twice is not None
    assert ambition_share(once, Criterion.CO2) == ambition_share(twice, Criterion.CO2)


def test_a_paragraph_says_that_the_list_below_it_is_of_discounts(
    clauses: Callable[..., list[Clause]],
) -> None:
    text = (
        "# Gunning\n\nU kunt een fictieve korting verdienen.\n\n"
        "- Hinder voor winkels: maximaal € 60.000\n- Schone kranen: maximaal € 40.000\n"
    )
    award = only(read_awards(clauses(text)))
    assert award.scheme is AwardScheme.VALUE
    assert [c.nominal for c in award.criteria] == pytest.approx([0.6, 0.4])


def test_what_all_discounts_are_together_is_no_discount(
    clauses: Callable[..., list[Clause]],
) -> None:
    text = (
        "# Gunning\n\nU kunt een fictieve korting krijgen van € 90.000. Daarvan is € 30.000 voor minder lawaai "
        "en € 60.000 voor schone kranen."
    )
    award = only(read_awards(clauses(text)))
    assert [c.weight for c in award.criteria] == [30_000.0, 60_000.0]


def test_a_price_without_other_weights_is_no_scheme(clauses) -> None:  # type: ignore[no-untyped-def]
    assert read_awards(clauses("# Gunning\n\nDe korting op de prijs bedraagt 5%.")) == ()


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "prijs/" * 900 + "40/60", "prijs 1% " * 600, "1-(" + "(" * 5_000 + "prijs", "€ 1." * 1_400],
    ids=["cijfers", "schuine strepen", "procenten", "haakjes", "bedragen"],
)  # fmt: skip
def test_odd_texts_are_read_to_the_end(clauses, text: str) -> None:  # type: ignore[no-untyped-def]
    read = [replace(clause, text=text) for clause in clauses("# Gunning\n\nPrijs telt voor 40%.")]
    assert all(award.lot is None for award in read_awards(read))


def test_a_table_with_very_many_rows_is_read(clauses) -> None:  # type: ignore[no-untyped-def]
    rows = "\n".join(f"| Aspect {n} | {n % 7 + 1} |" for n in range(1_500))
    table = f"# Gunning\n\n| Criterium | Punten |\n|---|---|\n| Prijs | 40 |\n{rows}\n"
    award = only(read_awards(clauses(table)))
    assert sum(c.nominal or 0.0 for c in award.criteria) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "is_lowest"),
    [
        ("De prijs telt voor 100%.", True),
        ("- Inschrijfprijs: 100%", True),
        ("| Criterium | Weging |\n|---|---|\n| Inschrijfprijs | 100% |", True),
        ("De kwaliteit telt voor 100%.", False),
        ("De prijs telt voor 60%.", False),
        ("De prijs telt voor 100% en de kwaliteit voor 100%.", False),
    ],
)
def test_a_price_that_counts_for_all_is_the_lowest_price(
    text: str, is_lowest: bool, clauses: Callable[..., list[Clause]]
) -> None:
    lead = "De gunningscriteria en hun gewicht staan hieronder."
    awards = read_awards(clauses(f"# Gunning\n\n{lead}\n\n{text}\n"))
    assert [a.scheme for a in awards if a.circular == 0] == [AwardScheme.LOWEST_PRICE] * is_lowest

"""What may and may not happen to the scores of texts of our own, with the real engine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from figures_of import assert_no_better, assert_same, numbers

from analyser.model import Scores
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier

GUIDE = """# Aanbestedingsleidraad wijkcentrum

## 1 De opdracht

De gemeente laat het wijkcentrum aan de Lindelaan verbouwen. In het gebouw zitten een bibliotheek, een huisarts en een zaal
voor verenigingen. De huisarts blijft tijdens het werk open. De verbouwing begint in maart en duurt een half jaar. De
vloer in de zaal ligt er sinds 1996 en is versleten. De verenigingen hebben meegedacht over de indeling.

## 2 Gunningscriteria

| Criterium | Weging |
|---|---|
| Prijs | 60% |
| Plan van aanpak | 25% |
| CO2-uitstoot van het vervoer | 15% |

## 3 Varianten

Varianten zijn niet toegestaan.

"""
DEMANDS = """# Programma van eisen wijkcentrum

## 1 De zaal

De zaal wordt overdag gebruikt door ouderen en 's avonds door een koor en een toneelclub. De deur naar de keuken blijft waar
hij is. Er is een klein podium dat kan worden weggehaald. De gordijnen zijn in 2024 vernieuwd en blijven hangen. De
beheerder woont ernaast en heeft de sleutels. In de winter is de zaal ook open op zondag.

| Nr | Eis | Type |
|---|---|---|
| E-1 | {eis} | E |
| E-2 | De akoestiek maakt het mogelijk dat een koor zonder versterking goed te horen is. | E |

"""
TERMS = """# Overeenkomst wijkcentrum

## Artikel 1 Het werk

De aannemer verbouwt het wijkcentrum volgens de stukken. De gemeente zorgt dat de zaal leeg is. Partijen spreken elkaar elke
week op het werk. De aannemer meldt een dag vooraf wanneer er lawaai is. De huisarts krijgt een eigen ingang. Na afloop
lopen partijen samen door het gebouw en schrijven zij op wat nog moet gebeuren. De aannemer ruimt het terrein op.

## Artikel 2 Aansprakelijkheid

{aansprakelijkheid}

## Artikel 3 Te laat

Voor elke dag dat het werk te laat klaar is, betaalt de aannemer een boete van € 500, zonder maximum.

"""
PRESCRIBED = "De vloer is van het merk Vinolux, type 80, dikte 4 mm, kleur RAL 7035."
FUNCTIONAL = "Op de vloer kunnen ouderen veilig lopen en dansen; het materiaal is vrij."
UNLIMITED = "De aannemer is onbeperkt aansprakelijk voor alle schade van de gemeente."
CAPPED = (
    "De aansprakelijkheid van de aannemer is beperkt tot € 250.000 per gebeurtenis en tot "
    "€ 500.000 per jaar."
)
PENALTIES_IN_WORDS = (
    "Vervangt de aannemer zonder toestemming zijn uitvoerder, dan verbeurt hij een direct opeisbare boete van € 5.000.",
    "Bij iedere overtreding is een direct opeisbare boete van EUR 10.000 verschuldigd.",
    "Per cliënt die langer dan tien werkdagen wacht, betaalt de zorgaanbieder een boete van € 250, zonder maximum.",
    "Rijdt een bus niet, dan wordt 2% van de maandvergoeding als malus ingehouden, naast de schadevergoeding.",
    "Voor elke dag na 14 maart dat de Kerkbrug dicht is, verbeurt de aannemer € 45.000, ook als hem niets te verwijten is.",
    "De leverancier verbeurt bij schending van de geheimhouding € 50.000 per keer en € 5.000 per dag dat die duurt.",
    "De leverancier verbeurt voor elke storing een direct opeisbare boete van € 1.500, omdat een storing de school stillegt.",
    "Komt de schoonmaker zijn belofte van 20 uur per week niet na, dan betaalt hij driemaal de waarde ervan als boete.",
)
SLOGANS = (
    """Wij geloven in partnerschap en vertrouwen. Innovatie en duurzaamheid vinden wij heel belangrijk.""",
    """De gemeente Lindewaard gelooft al sinds 1996 in echt partnerschap. Samen met de Lindelaan en de Kerkhoek bouwen wij aan
een stad waarin vertrouwen vanzelf spreekt. Wij zoeken een partner met lef. In 2030 is Lindewaard klimaatneutraal.""",
    """Vertrouwen moet je verdienen, en wij moeten dat samen doen. Duurzaamheid moet in ons DNA zitten. Wij voelen ons
verplicht aan de generaties na ons en gaan voor maximaal resultaat.""",
    """De mens staat centraal. Wij denken in kansen en zijn trots op onze stad en op wie er werkt. Groen doen is voor ons
gewoon doen. Elke dag kiezen wij opnieuw voor kwaliteit, openheid en lef. """
    * 4,
)


class Texts:
    """Writes packs of our own and has them judged by the real engine."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder, self._engine, self._count = folder, engine, 0

    def judged(self, *files: tuple[str, str]) -> Scores:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        for name, text in files:
            (folder / name).write_text(text, encoding="utf-8")
        paths = [folder / name for name, _ in files]
        dossier = read_dossier(paths, DEFAULT_LIMITS)
        return analyse_dossier(dossier, self._engine).scores

    def pack(
        self,
        eis: str = PRESCRIBED,
        aansprakelijkheid: str = UNLIMITED,
        guide: str = GUIDE,
        more: str = "",
    ) -> Scores:
        return self.judged(
            ("Leidraad.md", guide),
            ("Programma van eisen.md", DEMANDS.format(eis=eis)),
            ("Overeenkomst.md", TERMS.format(aansprakelijkheid=aansprakelijkheid) + more),
        )


@pytest.fixture
def texts(tmp_path: Path, engine: Engine) -> Texts:
    return Texts(tmp_path, engine)


@pytest.mark.parametrize("penalty", PENALTIES_IN_WORDS)
def test_text_a_penalty_more_never_raises_a_score(penalty: str, texts: Texts) -> None:
    before, after = texts.pack(), texts.pack(more=f"## Artikel 4 Sanctie\n\n{penalty}\n\n")
    assert (after.distrust_index or 0) > (before.distrust_index or 0)
    assert_no_better(after, before)


def test_text_a_capped_liability_never_lowers_a_score(texts: Texts) -> None:
    before, after = texts.pack(), texts.pack(aansprakelijkheid=CAPPED)
    assert (after.innovation_room.circular or 0) > (before.innovation_room.circular or 0)
    assert_no_better(before, after)


@pytest.mark.parametrize("slogan", SLOGANS)
def test_text_a_slogan_without_a_mechanism_changes_no_score(texts: Texts, slogan: str) -> None:
    vision = f"## 4 Onze visie\n\n{slogan}\n\n"
    before, after = texts.pack(), texts.pack(guide=GUIDE + vision)
    assert_same(after, before)
    assert after.trust_zone == before.trust_zone


def test_text_hard_sentences_weigh_the_same_in_one_paragraph_and_in_members(texts: Texts) -> None:
    hard = (
        UNLIMITED,
        "De gemeente mag de overeenkomst op ieder moment zonder vergoeding opzeggen.",
        "Wisselt de aannemer zijn uitvoerder, dan verbeurt hij een direct opeisbare boete van € 5.000.",
        "De boete laat het recht op volledige schadevergoeding onverlet.",
    )
    members = "\n\n".join(f"2.{n} {sentence}" for n, sentence in enumerate(hard, 1))
    paragraph = "2.1 " + " ".join(hard)
    apart, together = (texts.pack(aansprakelijkheid=text) for text in (members, paragraph))
    assert together.distrust_index == pytest.approx(apart.distrust_index, abs=1.0)


def test_text_a_functional_requirement_raises_d2(texts: Texts) -> None:
    before, after = numbers(texts.pack()), numbers(texts.pack(eis=FUNCTIONAL))
    assert (after["D2 circular"] or 0) > (before["D2 circular"] or 0)
    assert (after["circular"] or 0) > (before["circular"] or 0)


def whole() -> tuple[str, str, str]:
    return GUIDE, DEMANDS.format(eis=PRESCRIBED), TERMS.format(aansprakelijkheid=UNLIMITED)


def test_text_the_order_of_files_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    assert_same(texts.judged(*files), texts.judged(*files[::-1]))


def test_text_a_copy_of_a_file_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    assert_same(texts.judged(*files), texts.judged(*files, ("Overeenkomst kopie.md", terms)))


def test_text_the_same_text_twice_in_one_file_changes_neither_coordinate(texts: Texts) -> None:
    guide, demands, terms = whole()
    names = ("Leidraad.md", "Eisen.md", "Overeenkomst.md")
    once = texts.judged(*zip(names, (guide, demands, terms), strict=True))
    twice = texts.judged(*zip(names, (guide * 2, demands * 2, terms * 2), strict=True))
    assert twice.trust.propensity == pytest.approx(once.trust.propensity)
    assert twice.trust.analysis == pytest.approx(once.trust.analysis)


def test_text_one_file_split_into_three_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    together = texts.judged(("Aanbestedingsdocument.md", guide + demands + terms))
    assert_same(together, texts.judged(*files))


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("Leidraad", "## 2 Gunningscriteria"),
        ("Leidraad", "## 3 Varianten"),
        ("Programma van eisen", "| Nr |"),
        ("Overeenkomst", "## Artikel 2"),
        ("Overeenkomst", "## Artikel 3"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_text_a_file_cut_in_two_changes_nothing(
    texts: Texts, file: str, at: str, named: bool
) -> None:
    parts = dict(zip(("Leidraad", "Programma van eisen", "Overeenkomst"), whole(), strict=True))
    files = [(f"{name}.md", text) for name, text in parts.items()]
    place = parts[file].index(at)
    names = (f"{file} deel 1.md", f"{file} deel 2.md") if named else ("a.md", "b.md")
    halves = list(zip(names, (parts[file][:place], parts[file][place:]), strict=True))
    rest = [one for one in files if one[0] != f"{file}.md"]
    before, after = texts.judged(*files), texts.judged(*rest, *halves)
    assert_same(after, before)
    assert after.trust_zone == before.trust_zone
    assert set(before.coverage.parts_read) <= set(after.coverage.parts_read)

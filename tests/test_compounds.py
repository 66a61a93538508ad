from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyser.errors import LexiconError
from analyser.language.compounds import (
    Compound,
    CompoundLexicon,
    Effect,
    compounds_in,
    split_compound,
)
from analyser.lexicon import lexicon_folder
from analyser.lexicon.compounds import load_compounds

FILE = Path("shared") / "compounds.yaml"

# word: modifiers and head; the group tells the effect.
LIMITS = """
aansprakelijkheidsbeperking: aansprakelijkheid beperking
aansprakelijkheidsbeperkingen: aansprakelijkheid beperking
aansprakelijkheids-beperking: aansprakelijkheid beperking
aansprakelijkheid-beperking: aansprakelijkheid beperking
beroepsaansprakelijkheidsbeperking: beroep aansprakelijkheid beperking
aansprakelijkheidsmaximum: aansprakelijkheid maximum
aansprakelijkheidslimiet: aansprakelijkheid limiet
aansprakelijkheidsuitsluiting: aansprakelijkheid uitsluiting
aansprakelijkheidsgrens: aansprakelijkheid grens
boeteplafond: boete plafond
boeteplafonds: boete plafond
boetemaximum: boete maximum
boetemaxima: boete maximum
boetevrij: boete vrij
boetevrije: boete vrij
boetekwijtschelding: boete kwijtschelding
boetematiging: boete matiging
boetedrempel: boete drempel
schadelimiet: schade limiet
prijsverlaging: prijs verlaging
tariefplafond: tarief plafond
concurrentieverbod: concurrentie verbod
kostenbesparing: kosten besparing
co2-reductie: co2 reductie
co2-arm: co2 arm
emissievrije: emissie vrij
emissieloze: emissie loos
rechtsverwerking: recht verwerking
aansprakelijkheidsbeperkingsclausule: aansprakelijkheid beperking clausule
boetemaximumbeding: boete maximum beding
boeteplafondbedrag: boete plafond bedrag
"""
EXTENDS = """
aansprakelijkheidsuitbreiding: aansprakelijkheid uitbreiding
boeteverhoging: boete verhoging
boeteverhogingen: boete verhoging
boetecumulatie: boete cumulatie
eisenstapeling: eis stapeling
termijnverlenging: termijn verlenging
prijsstijgingen: prijs stijging
prijsescalatie: prijs escalatie
kostenverhogende: kosten verhogend
lastenverzwaring: last verzwaring
prijsverhogingsclausule: prijs verhoging clausule
"""
SHARES = """
risicoverdeling: risico verdeling
aansprakelijkheidsverdeling: aansprakelijkheid verdeling
kostendeling: kosten deling
winstdeling: winst deling
risico-allocatie: risico allocatie
bewijslastverdeling: bewijs last verdeling
risicoverdelingsafspraak: risico verdeling afspraak
"""
SHIFTS = """
risico-overdracht: risico overdracht
projectrisico-overdracht: project risico overdracht
risicoafwenteling: risico afwenteling
risicoverschuiving: risico verschuiving
eigendomsovergang: eigendom overgang
bewijslastomkering: bewijs last omkering
kostenverhaal: kosten verhaal
schadevrijwaring: schade vrijwaring
kostendoorbelasting: kosten doorbelasting
"""
SETS = """
boetebeding: boete beding
boetebedingen: boete beding
boete-beding: boete beding
boeteclausules: boete clausule
boeteregime: boete regime
boetestelsel: boete stelsel
bonus-malusregeling: bonus malus regeling
vrijwaringsplicht: vrijwaring plicht
schadevergoedingsplicht: schade vergoeding plicht
schadevergoedings-plicht: schade vergoeding plicht
schade-vergoedings-plicht: schade vergoeding plicht
schadebeperkingsplicht: schade beperking plicht
schadeplichtige: schade plichtig
aansprakelijkheidsbeding: aansprakelijkheid beding
prijsherzieningsclausule: prijs herziening clausule
uitsluitingsclausule: uitsluiting clausule
geheimhoudingsverplichting: geheimhouding verplichting
resultaatsverplichting: resultaat verplichting
verrekeningsbevoegdheid: verrekening bevoegdheid
opschortingsrecht: opschorting recht
bewijslast: bewijs last
terugnamegarantie: terugname garantie
prijsafspraken: prijs afspraak
"""
NEUTRAL = """
uitsluitingsgrond: uitsluiting grond
uitsluitingsgronden: uitsluiting grond
levenscycluskosten: levenscyclus kosten
materialenpaspoort: materiaal paspoort
materialenpaspoorten: materiaal paspoort
gelijkwaardigheidsverklaring: gelijkwaardigheid verklaring
gelijkwaardigheidstoets: gelijkwaardigheid toets
risicodossier: risico dossier
risicoaansprakelijkheid: risico aansprakelijkheid
risicobeperking: risico beperking
schadebeperking: schade beperking
projectrisicobeperking: project risico beperking
risicobeperkende: risico beperkend
kennisoverdracht: kennis overdracht
gemeentegrens: gemeente grens
bedrijfsovername: bedrijf overname
grondverschuiving: grond verschuiving
sportartikelen: sport artikel
aanbestedingsrecht: aanbesteding recht
prijsbepaling: prijs bepaling
bankgarantie: bank garantie
puntenverdeling: punt verdeling
omzeteis: omzet eis
omzet-eis: omzet eis
meerwerk: meer werk
co2-uitstoot: co2 uitstoot
kooldioxide-uitstoot: co2 uitstoot
ict-diensten: ict dienst
ict-dienstverleningsovereenkomst: ict dienstverlening overeenkomst
bedrijventerrein: bedrijf terrein
personenvervoersovereenkomst: persoon vervoer overeenkomst
leerlingenaantal: leerling aantal
kindervoorziening: kind voorziening
gevolgschade: gevolg schade
gunningscriteria: gunning criterium
functiehersteltijden: functie herstel tijd
verwerkersovereenkomst: verwerker overeenkomst
raamovereenkomst: raam overeenkomst
vraagspecificatie: vraag specificatie
prijzenblad: prijs blad
merkspecifieke: merk specifiek
leveranciersonafhankelijk: leverancier onafhankelijk
verlengingsopties: verlenging optie
personeelskosten: personeel kosten
"""
DENIES = """
onbeperkt: on beperkt
onbeperkte: on beperkt
ongelimiteerde: on gelimiteerd
ongemaximeerd: on gemaximeerd
onvoorwaardelijke: on voorwaardelijk
onredelijk: on redelijk
onevenredige: on evenredig
onaanvaardbare: on aanvaardbaar
onherroepelijke: on herroepelijk
onafhankelijk: on afhankelijk
"""
SPLITS = [
    (word, Compound(parts.split()[-1], tuple(parts.split()[:-1]), effect))
    for effect, block in (
        (Effect.LIMITS, LIMITS),
        (Effect.EXTENDS, EXTENDS),
        (Effect.SHARES, SHARES),
        (Effect.SHIFTS, SHIFTS),
        (Effect.SETS, SETS),
        (Effect.NEUTRAL, NEUTRAL),
        (Effect.DENIES, DENIES),
    )
    for word, parts in (line.split(": ") for line in block.strip().splitlines())
]
WHOLE = """
onverminderd onmiddellijk onverwijld ongeval ongeacht onderhoud onderdeel ontbinding onderbeperking
beperking vergoeding boete plafond beding uitsluiting verplicht verplichting terecht oprecht slecht
reis eis vereist maatregel hoofdstuk handtekening dagtekening noodzaak schadeloos vraagstuk grondstof
dataset doelstelling wethouder deelname weggestuurd en-/of en/of bedrag gedrag overlast belast altijd
kenmerk netwerk onderwerp standaard natuur controle protest enorm planeet landschap datadrager rechtspraak
contractant betrouwbaar werkelijk partijdig geldig zorgvuldig doelmatig boeteling schadelijk
opdrachtnemer opdrachtgever inschrijver overeenkomst verhouding toestemming verlies -plafond boete- -
ictdienst overdrachts aansprakelijkheids
""".split()


@pytest.fixture(scope="module")
def lexicon() -> CompoundLexicon:
    return load_compounds(lexicon_folder())


def test_enough_words_are_told_apart_by_hand() -> None:
    assert len(SPLITS) >= 120
    assert len(WHOLE) >= 40


def test_the_lexicon_has_the_size_it_promises(lexicon: CompoundLexicon) -> None:
    assert len(lexicon.effects) >= 300
    assert len(set(lexicon.modifiers.values())) >= 250


@pytest.mark.parametrize(("word", "compound"), SPLITS, ids=[word for word, _ in SPLITS])
def test_a_compound_has_head_modifiers_and_effect(
    word: str, compound: Compound, lexicon: CompoundLexicon
) -> None:
    assert split_compound(word, lexicon) == compound


@pytest.mark.parametrize("word", WHOLE)
def test_a_known_ending_alone_is_no_compound(word: str, lexicon: CompoundLexicon) -> None:
    assert split_compound(word, lexicon) is None


def test_capitals_make_no_difference(lexicon: CompoundLexicon) -> None:
    assert split_compound("BoetePlafond", lexicon) == split_compound("boeteplafond", lexicon)


def test_a_word_beyond_all_measure_is_left_alone(lexicon: CompoundLexicon) -> None:
    assert split_compound("boete" * 30 + "beding", lexicon) is None


def test_a_modifier_that_falls_apart_itself_is_listed_in_its_parts(
    lexicon: CompoundLexicon,
) -> None:
    lemmas = sorted(set(lexicon.modifiers.values()))
    assert [lemma for lemma in lemmas if split_compound(lemma, lexicon)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("een boeteplafond geldt", [(1, 2, "boete plafond")]),
        # coordination
        (
            "het boete- en aansprakelijkheidsplafond",
            [(1, 2, "boete plafond"), (3, 4, "aansprakelijkheid plafond")],
        ),
        (
            "koop- , huur- en leasecontracten",
            [(0, 1, "koop contract"), (2, 3, "huur contract"), (4, 5, "lease contract")],
        ),
        (
            "boete- en aansprakelijkheidsbeperkingsclausules",
            [(0, 1, "boete beperking clausule"), (2, 3, "aansprakelijkheid beperking clausule")],
        ),
        (
            "prijsverhogingen en -verlagingen",
            [(0, 1, "prijs verhoging"), (2, 3, "prijs verlaging")],
        ),
        (
            "een bonus-/malusregeling geldt",
            [(1, 2, "bonus regeling"), (1, 2, "malus regeling")],
        ),
        ("boete- en/of schadebeding", [(0, 1, "boete beding"), (2, 3, "schade beding")]),
        ("boete- en onbeperkte", [(2, 3, "on beperkt")]),  # no head to share
        ("boete- die een schadebeding", [(3, 4, "schade beding")]),  # not coordinated
        ("prijsverhoging . -verlaging", [(0, 1, "prijs verhoging")]),
        ("en -verlaging", []),
        # wrongly spelled apart
        ("de aansprakelijkheids beperking", [(1, 3, "aansprakelijkheid beperking")]),
        ("een boete plafond van", [(1, 3, "boete plafond")]),
        ("de schade vergoedings plicht", [(1, 4, "schade vergoeding plicht")]),
        ("de schadevergoedings plicht", [(1, 3, "schade vergoeding plicht")]),
        ("de inschrijvings termijn", [(1, 3, "inschrijving termijn")]),
        ("de co 2 uitstoot", [(1, 4, "co2 uitstoot")]),
        ("de co 2-uitstoot", [(1, 3, "co2 uitstoot")]),
        ("de c o 2 uitstoot", [(1, 5, "co2 uitstoot")]),
        # two words that happen to stand side by side
        ("bij schade recht op", []),
        ("heeft de opdrachtgever recht op", []),
        ("in dat project kosten maken", []),
        ("boete , beperking", []),
        ("en-/of", []),
    ],
)
def test_compounds_of_a_sentence(
    text: str, found: list[tuple[int, int, str]], lexicon: CompoundLexicon
) -> None:
    assert [
        (first, after, " ".join((*compound.modifier, compound.head)))
        for first, after, compound in compounds_in(text.split(), lexicon)
    ] == found


def test_a_shared_head_brings_its_effect(lexicon: CompoundLexicon) -> None:
    tokens = "kennis- en risico-overdracht ; prijsverhogingen en -verlagingen".split()
    assert [compound.effect for _, _, compound in compounds_in(tokens, lexicon)] == [
        Effect.NEUTRAL,
        Effect.SHIFTS,
        Effect.EXTENDS,
        Effect.LIMITS,
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the file, to break."""
    (tmp_path / "shared").mkdir()
    shutil.copy(lexicon_folder() / FILE, tmp_path / FILE)
    return tmp_path


def edit(folder: Path, old: str, new: str) -> int:
    """Replace a text in the file; gives the 1-based line where it stood."""
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("denied: [", "denied: [Juist, ", "'Juist' heeft hoofdletters; schrijf kleine letters."),
        ("denied: [", "denied: [juist, juist, ", "'juist' staat er al, bij 'juist'."),
        ("abbreviations: [", "abbreviations: [boete, ", "'boete' staat er al, bij 'boete'."),
        ("  shares: [", "  shares: [plafond, ", "'plafond' staat er al, bij 'plafond'."),
        ("passes: [", "passes: [fiets, ", "'fiets' staat niet bij de koppen."),
        ("apart: [", "apart: [fiets, ", "'fiets' staat niet bij de koppen."),
        (
            "  shifts: [risico",
            "  shifts: [fietsbel, risico",
            "'fietsbel' is niet te splitsen in een kop en een bepaling uit dit bestand.",
        ),
        ("denied: [", "denied: [yes, ", "denied.0: deze waarde heeft niet de goede vorm."),
        ("denied: [", "denied: [' ', ", "denied.0: deze waarde heeft niet de goede vorm."),
        ("passes: [", "passed: [", "passes: dit verplichte veld ontbreekt."),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, message: str, folder: Path) -> None:
    line = edit(folder, old, new)
    with pytest.raises(LexiconError) as caught:
        load_compounds(folder)
    told = 1 if "ontbreekt" in message else line
    assert str(caught.value) == f"{folder / FILE}:{told}: {message}"

"""Whether a binding clause was written for this work, and what that does to the trust zone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analyser.model import Clause, ClauseKind, DocumentKind, Phase
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.scoring import gather_facts
from analyser.scoring.tailoring import COMMON_WORDS_FILE, Binding, read_bindings, sort_out
from analyser.scoring.trust_evidence import ANALYSIS, gather_evidence
from training.common_words import CORPUS, common_words


def clause(text: str, kind: DocumentKind = DocumentKind.CONTRACT) -> Clause:
    return Clause("c", "d", None, (), kind, ClauseKind.PARAGRAPH, Phase.EXECUTION, None, text)


def is_own(text: str, kind: DocumentKind = DocumentKind.CONTRACT) -> bool:
    return bool(sort_out(read_bindings([clause(text, kind)]), frozenset()).clauses)


@pytest.mark.parametrize(
    "text",
    [
        "Het dek op de Molenkade moet blijven liggen.",
        "De tribune mag niet zwaarder zijn dan 38 ton.",
        "Wie na 14 maart een vraag stelt, is uitgesloten.",
        "Het hekwerk van de Kerkbrug moet in de menie.",
        "De pomp dient sinds 2019 ieder kwartaal te worden doorgespoeld, zonder recht op vergoeding.",
        "Leverancier is aansprakelijk voor uitval van het Aquarion-systeem.",
        "Het werk begint uiterlijk om 06.30 uur.",
        "De gemeente is tevreden. Opdrachtnemer vrijwaart haar voor schade aan de Dorpsbeuk.",
    ],
)
def test_an_own_name_measure_or_moment_in_a_binding_sentence(text: str) -> None:
    assert is_own(text)


@pytest.mark.parametrize(
    "text",
    [
        # Binding, but as any terms are.
        "De Opdrachtnemer is aansprakelijk voor alle schade die Opdrachtgever lijdt.",
        "Leverancier moet binnen dertig dagen na de Acceptatie herstellen.",
        "De boete bedraagt 10% van de Opdrachtsom, met een maximum van [bedrag].",
        "Inschrijver dient het Uniform Europees Aanbestedingsdocument te ondertekenen.",
        "Partijen zijn verplicht tot geheimhouding op grond van het Burgerlijk Wetboek.",
        "Leverancier moet de Herstelperiode in acht nemen en de Acceptatieprocedure volgen.",
        # An amount, a percentage or a usual period: every contract has them.
        "De opdrachtnemer is aansprakelijk tot ten hoogste € 2.500.000 per gebeurtenis.",
        "De leverancier stelt een bankgarantie van EUR 50.000, die moet blijven tot de eindafrekening.",
        "De zorgaanbieder moet binnen tien werkdagen een verbeterplan inleveren.",
        "De vervoerder verzekert zich voor ten minste € 1.250.000 per jaar.",
        "Facturen van meer dan € 500 moeten een bestelnummer hebben.",
        # What follows upon a breach, also when it names what it guards.
        "De aannemer verbeurt € 7.500 voor elke keer dat de kade is afgesloten.",
        "Bij iedere overtreding is een direct opeisbare boete van EUR 10.000 verschuldigd.",
        "Voor elke dag na 14 maart dat de Kerkbrug dicht is, verbeurt de aannemer € 5.000.",
        "Rijdt er om 06.30 uur geen bus naar Lindewaard, dan geldt een malus van 2%.",
        "De dwangsom is € 250 per cliënt, met een maximum van 40 cliënten.",
        "Op de factuur is een korting van € 1.000 verschuldigd als de schoolmaaltijd te laat is.",
        "De afvalboete van de Havenkolk bedraagt € 900 en moet direct worden betaald.",
        # Of this work, but not binding.
        "Waterlo ligt tussen de Oude Vecht en de Kerkhoek en telt 12.000 inwoners.",
        "Wij geloven in partnerschap en bouwen sinds 1996 samen aan Lindewaard.",
        "In 2030 is Lindewaard klimaatneutraal, daar gaan wij voor.",
        "De gemeente is aan de Lindelaan gevestigd. Opdrachtnemer vrijwaart haar voor alle schade.",
    ],
)
def test_neither_general_terms_nor_slogans_are_tailored(text: str) -> None:
    assert not is_own(text)


@pytest.mark.parametrize(
    "kind",
    [DocumentKind.EXPLANATION, DocumentKind.MARKET_CONSULTATION, DocumentKind.PRICE_SHEET],
)
def test_what_binds_nobody_is_not_tailored(kind: DocumentKind) -> None:
    assert not is_own("De aannemer verbeurt € 7.500 per dag.", kind)


def test_a_copied_clause_is_not_tailored_though_it_holds_a_moment() -> None:
    one = clause("De aannemer moet op 14 maart klaar zijn.")
    other = replace(one, id="other", phase=Phase.TENDER)
    found = sort_out(read_bindings([one, other]), frozenset({"other"}))
    assert found.own == {Phase.EXECUTION: ("c",)}
    assert found.copied == {Phase.TENDER: ("other",)}


def test_a_sanction_tells_neither_way_unless_it_was_copied() -> None:
    asked = clause("De aannemer moet op 14 maart klaar zijn.")
    sanction = replace(clause("De aannemer verbeurt € 7.500 per dag."), id="boete")
    bindings = read_bindings([asked, sanction])
    assert sort_out(bindings, frozenset()) == sort_out(read_bindings([asked]), frozenset())
    assert sort_out(bindings, frozenset({"boete"})).copied == {Phase.EXECUTION: ("boete",)}


def test_words_are_common_when_three_voices_have_them() -> None:
    voices = [
        ["De Opdrachtnemer werkt."],
        ["Opdrachtnemer kijkt."],
        ["een opdrachtnemer"],
        ["Werkt hij?"],
    ]
    assert common_words(voices) == ["opdrachtnemer"]


def test_the_list_of_common_words_holds_terms_and_no_places() -> None:
    words = COMMON_WORDS_FILE.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
    assert {"opdrachtnemer", "aansprakelijkheid", "inschrijfsom", "tenderned"} <= set(words)
    assert not {"waterveen", "zwaluwbrug", "brugweg"} & set(words)


def analysis_of(own: int, copied: int, binding: int) -> float:
    """What binding clauses add to the analysis, by how many of them are of which kind."""
    taken = {f"c{n}": (Phase.TENDER, Binding.PLAIN) for n in range(copied)}
    bindings = taken | {f"o{n}": (Phase.EXECUTION, Binding.OWN) for n in range(own)}
    bindings |= {f"p{n}": (Phase.TENDER, Binding.PLAIN) for n in range(binding - len(bindings))}
    facts = gather_facts([])
    shown = replace(facts.shown, bindings=bindings, copied=frozenset(taken))
    evidence = gather_evidence([], replace(facts, shown=shown))
    return sum(each.effect for each in evidence if each.axis == ANALYSIS)


def test_a_name_here_and_there_in_long_terms_is_not_tailoring() -> None:
    assert analysis_of(0, 0, 90) == 0
    assert 0 < analysis_of(4, 0, 90) < 5
    assert analysis_of(30, 0, 90) > 15
    assert analysis_of(8, 0, 10) > 15
    assert analysis_of(1, 0, 10) < 2


def test_copied_clauses_speak_against_as_own_ones_speak_for() -> None:
    assert analysis_of(0, 30, 90) == -analysis_of(30, 0, 90)
    assert analysis_of(30, 30, 90) == pytest.approx(0)
    assert analysis_of(60, 0, 90) <= 20


GUIDE = """# Aanbestedingsleidraad

Inschrijvingen met een voorbehoud zijn ongeldig. Varianten zijn niet toegestaan. Wijzigingsvoorstellen op de overeenkomst
worden niet in behandeling genomen. Inschrijver verklaart zich zonder voorbehoud akkoord met de overeenkomst. Inschrijver
ontvangt geen vergoeding voor zijn ontwerp{guide}.
"""
DEMANDS = """# Programma van eisen

De hoofduitvoerder is elke werkdag aanwezig{presence}. Alle materialen zijn nieuw en ongebruikt{new}. De opdrachtnemer legt
iedere wijziging van zijn werkplan vooraf ter goedkeuring voor{plan}. De voegen zijn van het merk {brand}.
"""
TERMS = """# Overeenkomst

1. De opdrachtnemer verbeurt bij te late oplevering een direct opeisbare boete{fine}, zonder ingebrekestelling en zonder maximum.

2. De opdrachtnemer is onbeperkt aansprakelijk voor alle schade{damage}, ook voor gevolgschade.

3. De opdrachtnemer vrijwaart de opdrachtgever tegen alle aanspraken van derden{claims}.

4. De opdrachtgever kan de overeenkomst op elk moment zonder vergoeding opzeggen{end}.
"""
OWN = {
    "guide": " van de sluis bij Oudewetering",
    "presence": " van 06.00 uur tot 18.00 uur op het terrein aan de Havenkolk",
    "new": ", ook de 240 m damwand langs de Rietsloot",
    "plan": " bij de sluismeester van Oudewetering",
    "brand": "Rubrast",
    "fine": " van € 45.000 voor elke dag na 26 november 2027",
    "damage": " aan de sluis, de Havenkolk en de twaalf woonboten daarin",
    "claims": ", onder wie de rederij Van Wessem en haar 900 passagiers",
    "end": ", in elk geval als de Havenkolk in 2028 niet open is",
}
GENERAL = dict.fromkeys(OWN, "") | {"brand": "dat de opdrachtgever voorschrijft"}


def zone_of(words: dict[str, str], folder: Path, engine: Engine) -> str | None:
    folder.mkdir()
    for name, text in (("Leidraad", GUIDE), ("Eisen", DEMANDS), ("Overeenkomst", TERMS)):
        (folder / f"{name}.md").write_text(text.format_map(words), encoding="utf-8")
    return analyse_dossier(read_dossier([folder], DEFAULT_LIMITS), engine).scores.trust_zone


def test_a_hard_text_that_is_written_for_the_work_reads_as_distrust_without_any_reason_given(
    tmp_path: Path, engine: Engine
) -> None:
    assert zone_of(OWN, tmp_path / "own", engine) == "wantrouwen"
    assert zone_of(GENERAL, tmp_path / "general", engine) != "wantrouwen"


def test_the_frozen_sample_was_written_for_its_work(samples: Path, engine: Engine) -> None:
    dossier = read_dossier([samples / "bevroren.docx"], DEFAULT_LIMITS)
    assert analyse_dossier(dossier, engine).scores.trust_zone == "wantrouwen"


def test_the_list_is_that_of_the_clauses_in_the_repository() -> None:
    voices = [
        [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(CORPUS.glob("*.jsonl"))
    ]
    assert COMMON_WORDS_FILE.read_text(encoding="utf-8").split() == common_words(voices)


def test_the_name_of_a_column_is_no_name_of_the_work() -> None:
    assert not is_own("De deur moet open kunnen blijven staan (oud) Functional: ja")
    assert is_own("De deur moet open kunnen blijven staan (oud) in Functional")

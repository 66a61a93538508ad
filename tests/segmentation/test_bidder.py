from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from analyser.model import Block, BlockKind, Document, DocumentKind
from analyser.segmentation import segment

VOICES = Path(__file__).parent / "data" / "voices.yaml"
Texts = dict[str, list[dict[str, str]]]


@cache
def voices() -> dict[str, Texts]:
    loaded: dict[str, Texts] = yaml.safe_load(VOICES.read_text("utf-8"))
    return loaded


def document(name: str, paragraphs: list[str]) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return Document("d1", name, "text/plain", "0" * 64, blocks)


OFFERS = [
    [
        "Hierbij bieden wij u onze offerte aan voor het onderhoud van de fietsbruggen.",
        "Onze aanbieding is gebaseerd op uw leidraad van 3 maart en uw concept-overeenkomst.",
        "Wij gaan ervan uit dat het terrein op de startdatum vrij is van obstakels.",
        "Wij maken een voorbehoud bij artikel 14 van uw conceptovereenkomst: onze verzekeraar dekt dit niet.",
        "Bodemsanering is niet inbegrepen in onze prijs.",
    ],
    [
        "In dit stuk leest u hoe wij de dagbesteding organiseren.",
        "Ons aanbod bestaat uit vijf dagdelen. Ons projectteam heeft tien jaar ervaring.",
        "Uw uitvraag noemt een wachttijd van drie weken; wij bieden twee weken.",
        "Wij nemen aan dat de gemeente de locaties beschikbaar stelt.",
    ],
]
BUYERS = [
    [
        "Wij vragen u om een aanbieding. Uw offerte bevat een prijs en een plan van aanpak.",
        "Wij beoordelen uw inschrijving op kwaliteit. Uw inschrijving is ongeldig zonder handtekening.",
        "Onze organisatie wil samen met u werken; wij bieden u een goede start.",
        "Onze leidraad beschrijft de procedure. Uw aanbieding is drie maanden geldig.",
    ],
    [
        "De inschrijver dient een offerte in.",
        "Wij bieden een inwerkperiode. Ons voorbehoud: de raad moet het krediet nog vaststellen.",
        "De opdrachtnemer moet de locaties schoon opleveren.",
        "De opdrachtnemer garandeert de levering en de leverancier dient te rapporteren.",
    ],
]


@pytest.mark.parametrize("paragraphs", OFFERS)
def test_an_offer_is_known_by_its_voice(paragraphs: list[str]) -> None:
    segmented = segment(document("bijlage 12.docx", paragraphs))
    assert segmented.kind is DocumentKind.SUPPLIER
    assert {clause.document_kind for clause in segmented.clauses} == {DocumentKind.SUPPLIER}


@pytest.mark.parametrize("paragraphs", BUYERS)
def test_a_buyer_who_says_we_is_no_bidder(paragraphs: list[str]) -> None:
    assert segment(document("bijlage 12.docx", paragraphs)).kind is not DocumentKind.SUPPLIER


def test_questions_in_a_nota_do_not_make_it_an_offer() -> None:
    paragraphs = [f"Vraag {n}: {text}" for n, text in enumerate(OFFERS[0], start=1)]
    segmented = segment(document("Nota van inlichtingen.docx", paragraphs))
    assert segmented.kind is DocumentKind.CLARIFICATIONS


def taken_for_offers(texts: list[dict[str, str]]) -> list[str]:
    return [
        text["name"]
        for text in texts
        if segment(document(f"{text['name']}.docx", text["text"].splitlines())).kind
        is DocumentKind.SUPPLIER
    ]


@pytest.mark.parametrize(("half", "least"), [("seen", 5), ("unseen", 4)])
def test_who_speaks_tells_an_offer_without_a_mark(half: str, least: int) -> None:
    texts = voices()[half]
    assert len(taken_for_offers(texts["offers"])) >= least
    assert taken_for_offers(texts["buyers"]) == []


@pytest.mark.parametrize("part", ["named", "named_more"])
def test_a_name_that_says_offer_decides_when_the_voice_agrees(part: str) -> None:
    texts = voices()[part]
    assert taken_for_offers(texts["offers"]) == [text["name"] for text in texts["offers"]]
    assert taken_for_offers(texts["buyers"]) == []


@pytest.mark.parametrize("name", ["Offerte", "Inschrijving van de combinatie", "Aanbieding"])
def test_a_buyers_text_stays_the_buyers_whatever_the_file_is_called(name: str) -> None:
    for paragraphs in BUYERS:
        assert segment(document(f"{name}.docx", paragraphs)).kind is not DocumentKind.SUPPLIER


def test_what_both_sides_say_does_not_hide_a_bidder() -> None:
    paragraphs = [
        "Wij onderhouden de liften zelf en wij behouden ons het recht voor het schema te wijzigen.",
        "Onze offerte is geldig tot 1 mei. Ons aanbod sluit aan bij uw opgave.",
    ]
    assert segment(document("stuk 3.docx", paragraphs)).kind is DocumentKind.SUPPLIER


def test_a_buyer_does_not_become_a_bidder_by_some_words_of_one() -> None:
    paragraphs = [
        *BUYERS[1],
        "Ons aanbod: wij bieden de inschrijver een inwerkperiode aan.",
        "Naar aanleiding van uw vraag lichten wij de planning toe. Ons plan van aanpak is klaar.",
        "Elke inschrijver levert een plan. De opdrachtnemer dient dit uit te voeren.",
    ]
    assert segment(document("bijlage 3.docx", paragraphs)).kind is not DocumentKind.SUPPLIER


def test_a_plan_is_no_guide_by_its_name() -> None:
    plan = ["Wat wij doen.", "De planning staat in week 3."]
    assert segment(document("Plan van aanpak.docx", plan)).kind is not DocumentKind.TENDER_GUIDE
    asked = segment(document("Opdracht plan van aanpak.docx", ["Het plan beschrijft de hinder."]))
    assert asked.kind is DocumentKind.TENDER_GUIDE

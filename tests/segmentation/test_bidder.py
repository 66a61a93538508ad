from __future__ import annotations

import pytest

from analyser.model import Block, BlockKind, Document, DocumentKind
from analyser.segmentation import segment


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

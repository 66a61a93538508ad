from __future__ import annotations

import pytest

from analyser.language.annotate import annotate
from analyser.language.bearer import find_bearer
from analyser.language.negation import negated_tokens
from analyser.language.parties import find_aliases
from analyser.model import Party
from analyser.pipeline import Engine


def bearer(engine: Engine, text: str) -> Party:
    annotated = annotate([text], engine.model, engine.lexicon.vocabulary)[0]
    return find_bearer(annotated.sentences[0].tokens, engine.lexicon.vocabulary).party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("De aannemer vergoedt de schade aan de provincie.", Party.SUPPLIER),
        ("Het waterschap vrijwaart de combinatie voor claims van omwonenden.", Party.BUYER),
        ("De kosten van herstel komen voor rekening van Leverancier.", Party.SUPPLIER),
        ("Schade door foute tekeningen is voor rekening van de opdrachtgever.", Party.BUYER),
        ("De gemeente kan de raamovereenkomst op ieder moment opzeggen.", Party.SUPPLIER),
        ("Bij te late levering verbeurt de dienstverlener een boete.", Party.SUPPLIER),
        ("Partijen vergoeden elkaar over en weer de geleden schade.", Party.BOTH),
        ("Levert u niet op tijd, dan houden wij een bedrag in.", Party.SUPPLIER),
        ("Koper is niet gehouden enige hoeveelheid af te nemen.", Party.SUPPLIER),
        ("Opdrachtgever mag de prijs niet eenzijdig verlagen.", Party.BUYER),
        ("De zon schijnt op het water.", Party.UNCLEAR),
    ],
)
def test_who_bears_it(engine: Engine, text: str, party: Party) -> None:
    assert bearer(engine, text) is party


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Er worden geen boetes opgelegd.", "boetes", True),
        ("De aansprakelijkheid is niet onbeperkt.", "onbeperkt", True),
        ("Bij niet tijdige levering is een boete verschuldigd.", "boete", False),
        ("Levert hij niet, dan is een boete verschuldigd.", "boete", False),
        ("De boete wordt niet gematigd.", "boete", False),
        ("De boete wordt niet gematigd.", "gematigd", True),
    ],
)
def test_what_a_negation_governs(engine: Engine, text: str, word: str, negated: bool) -> None:
    tokens = annotate([text], engine.model, engine.lexicon.vocabulary)[0].sentences[0].tokens
    scope = negated_tokens(tokens, engine.lexicon.vocabulary)
    index = next(i for i, token in enumerate(tokens) if token.form == word)
    assert (index in scope) is negated


def test_names_from_the_preamble_become_parties(engine: Engine) -> None:
    text = 'De stichting Veenhof, hierna te noemen "Veenhof", en de vennootschap, hierna te noemen: "Bouwer".'
    aliases = find_aliases(text, engine.lexicon.vocabulary)
    assert aliases == {"veenhof": Party.BUYER}


def test_a_bidder_that_speaks_is_the_supplier(engine: Engine) -> None:
    text = "Onze aanbieding gaat uit van een vaste prijs; wij betalen geen boetes."
    annotated = annotate([text], engine.model, engine.lexicon.vocabulary)[0]
    assert annotated.supplier_voice
    we = next(t for t in annotated.sentences[0].tokens if t.form == "wij")
    assert we.party is Party.SUPPLIER

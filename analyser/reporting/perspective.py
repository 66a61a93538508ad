"""For whom a report is: the same findings, worded for buyers or for suppliers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyser.advice import Perspective
from analyser.advice import suggestion as advised
from analyser.model import Finding
from analyser.reporting.plain import clean


@dataclass(frozen=True, slots=True)
class Wording:
    """What is worded differently per reader.

    `suggestion` heads the text that comes with a point of attention, `example` the one
    that comes with a strength.
    """

    reader: str
    attention: str
    attention_intro: str
    strengths: str
    strengths_intro: str
    suggestion: str
    example: str


_PLACEHOLDERS = "Vul zelf in wat tussen [haken] staat."

_WORDINGS: Mapping[Perspective, Wording] = {
    Perspective.BUYER: Wording(
        reader="opdrachtgever",
        attention="Aandachtspunten",
        attention_intro=(
            "Hier leest de tekst als gestold wantrouwen. Bij elk punt staat een tekst die u kunt "
            f"overnemen. {_PLACEHOLDERS} Koos u hier bewust voor? Schrijf dan de reden erbij."
        ),
        strengths="Sterke punten",
        strengths_intro=(
            "Hier geeft de tekst ruimte of vertrouwen. Houd deze bepalingen vast. De voorbeeldzin "
            f"kunt u ook in andere stukken gebruiken. {_PLACEHOLDERS}"
        ),
        suggestion="Betere tekst",
        example="Voorbeeldzin om te hergebruiken",
    ),
    Perspective.SUPPLIER: Wording(
        reader="inschrijver",
        attention="Aandachtspunten",
        attention_intro=(
            "Hier vraagt de tekst veel van de inschrijver. Bij elk punt staat een vraag die u kunt "
            f"stellen in de nota van inlichtingen. {_PLACEHOLDERS} Kies de vragen die er voor u toe doen."
        ),
        strengths="Kansen",
        strengths_intro=(
            "Hier geeft de tekst ruimte of vertrouwen. Laat in uw inschrijving zien hoe u die "
            "ruimte gebruikt."
        ),
        suggestion="Mogelijke vraag voor de nota van inlichtingen",
        example="Zo kan deze ruimte er voluit uitzien",
    ),
}


def wording(perspective: Perspective) -> Wording:
    """The words for one reader."""
    return _WORDINGS[perspective]


def suggestion(finding: Finding, place: str, perspective: Perspective) -> str:
    """The text a reader can use, safe to print.

    Args:
        finding: the finding with its advice.
        place: where it stands, in words that can open a sentence.
        perspective: for whom.
    """
    return clean(advised(finding, place, perspective))

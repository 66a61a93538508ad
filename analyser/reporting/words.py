"""The Dutch words for everything the program names with a code.

Figures are worded in steps, so that nobody has to guess whether 63 is much. The words are
about texts, never about people, and strengths have as many steps as points of attention.
"""

from __future__ import annotations

from collections.abc import Mapping

from analyser.language.series import join_words as join_words
from analyser.model import Certainty, DocumentKind, Family, Finding, Party, Phase, Polarity

NOT_JUDGED = "niet te beoordelen"

FAMILIES: Mapping[Family, str] = {
    Family.RISK: "Risico en aansprakelijkheid",
    Family.SPECIFICATION: "Eisen en specificatie",
    Family.PENALTY: "Boetes en kortingen",
    Family.PROCEDURE: "Procedure en toon",
    Family.POSITIVE: "Ruimte en vertrouwen",
}

PHASES: Mapping[Phase, str] = {
    Phase.PREPARATION: "Voorbereiding",
    Phase.TENDER: "Aanbesteding",
    Phase.EXECUTION: "Uitvoering",
}

DOCUMENT_KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.EXPLANATION: "Toelichting op een ander stuk",
    DocumentKind.MARKET_CONSULTATION: "Marktconsultatie",
    DocumentKind.TENDER_GUIDE: "Aanbestedingsleidraad",
    DocumentKind.SELECTION_GUIDE: "Selectieleidraad",
    DocumentKind.REQUIREMENTS: "Programma van eisen",
    DocumentKind.DEMAND_SPECIFICATION: "Vraagspecificatie",
    DocumentKind.WORKS_SPECIFICATION: "Bestek",
    DocumentKind.CONTRACT: "Overeenkomst",
    DocumentKind.GENERAL_TERMS: "Inkoopvoorwaarden",
    DocumentKind.CLARIFICATIONS: "Nota van inlichtingen",
    DocumentKind.SELF_DECLARATION: "Eigen verklaring (UEA)",
    DocumentKind.PRICE_SHEET: "Prijzenblad",
    DocumentKind.AWARD: "Gunningscriteria",
    DocumentKind.SUPPLIER: "Stuk van een inschrijver",
    DocumentKind.OTHER: "Ander stuk",
}

PARTIES: Mapping[Party, str] = {
    Party.SUPPLIER: "opdrachtnemer",
    Party.BUYER: "opdrachtgever",
    Party.BOTH: "beide partijen",
    Party.THIRD: "een derde",
    Party.UNCLEAR: "niet duidelijk",
}

POLARITIES: Mapping[Polarity, str] = {
    Polarity.DISTRUST: "aandachtspunt",
    Polarity.TRUST: "sterk punt",
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.LAW_READ: "gelezen in de wet",
    Certainty.FOUND: "gevonden in een bron",
    Certainty.MEMORY: "vakkennis, niet nagelezen",
    Certainty.UNCERTAIN: "onzeker",
}

GATES: Mapping[str, str] = {
    "G1": "de gunning op laagste prijs",
    "G2": "de eis dat alles nieuw is",
    "G3": "het verbod op varianten bij eisen die grotendeels vastliggen",
    "G4": "de onbeperkte aansprakelijkheid zonder regeling voor verandering",
}
"""What each gate comes from: the room "is begrensd door" these words."""

_MEDIA_TYPES: Mapping[str, str] = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "text/html": "webpagina",
    "text/markdown": "Markdown",
    "text/plain": "platte tekst",
}

_SEVERITIES = ("informatief", "licht", "beperkt", "duidelijk", "zwaar", "zeer zwaar")
_STRENGTHS = ("alleen genoemd", "klein", "beperkt", "duidelijk", "sterk", "zeer sterk")
_ROOM_STEPS = ("klein", "tamelijk klein", "gemiddeld", "tamelijk groot", "groot")
_DISTRUST_STEPS = ("laag", "tamelijk laag", "gemiddeld", "tamelijk hoog", "hoog")
_STEP = 20
_SURE, _FAIRLY_SURE = 0.8, 0.6


def severity_words(severity: float, polarity: Polarity) -> str:
    """Word a severity or strength, with its number: "zwaar (4 van 5)".

    Args:
        severity: 0-5.
        polarity: points of attention and strengths have words of their own.
    """
    words = _SEVERITIES if polarity is Polarity.DISTRUST else _STRENGTHS
    return f"{words[_rounded(severity)]} ({decimal(severity)} van 5)"


def room_word(score: float) -> str:
    """Word a room of 0-100: "tamelijk klein"."""
    return _ROOM_STEPS[_step(score)]


def distrust_word(score: float) -> str:
    """Word a distrust index of 0-100: "gemiddeld"."""
    return _DISTRUST_STEPS[_step(score)]


def confidence_word(confidence: float) -> str:
    """Word how sure the program is of having recognised something (0-1)."""
    if confidence >= _SURE:
        return "hoog"
    return "redelijk" if confidence >= _FAIRLY_SURE else "laag"


def recognition(finding: Finding) -> str:
    """How a finding was recognised: by what, how surely, and how surely its words were read."""
    said = [
        f"gezien door {join_words(list(finding.detected_by))}",
        f"zekerheid {confidence_word(finding.confidence)}",
    ]
    if finding.text_confidence is not None:
        said.append(
            f"gelezen met tekstherkenning, met {finding.text_confidence:.0%} zekerheid; "
            "kijk het citaat na in het origineel"
        )
    return "; ".join(said)


def score_number(score: float | None) -> str:
    """A score of 0-100 as a whole number, or "niet te beoordelen"."""
    return NOT_JUDGED if score is None else str(_rounded(score))


def media_type_word(media_type: str) -> str:
    """The name people use for a kind of file; the media type itself when it has none."""
    return _MEDIA_TYPES.get(media_type, media_type)


def decimal(value: float) -> str:
    """A number in Dutch notation with at most one decimal: "2,5", "4"."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def signed(value: float) -> str:
    """A number with its sign: "+1", "−2,5"."""
    return f"{'−' if value < 0 else '+'}{decimal(abs(value))}"


def thousands(value: int) -> str:
    """A whole number in Dutch notation: "12.480"."""
    return f"{value:,}".replace(",", ".")


def count_of(number: int, singular: str, plural: str) -> str:
    """A number with its noun: "1 stuk", "12 stukken"."""
    return f"{thousands(number)} {singular if number == 1 else plural}"


def _rounded(value: float) -> int:
    """Round halves up; `round` would make 2.5 a 2."""
    return int(value + 0.5)


def _step(score: float) -> int:
    # Rounded first, so that the word agrees with the number that stands next to it.
    return min(_rounded(score) // _STEP, len(_ROOM_STEPS) - 1)

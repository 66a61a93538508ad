"""What an award criterion is about, and how far it rewards circular or low-CO2 solutions."""

from __future__ import annotations

import re

from analyser.model import AwardTheme
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_topics import GREEN, topics

_MKI = re.compile(r"\bMKI|milieukosten|\bLCA\b|\bEPD\b|milieuprestatie|\bMPG\b", re.IGNORECASE)
_CO2 = re.compile(
    r"\bCO\s?[2₂]|emissie|uitstoot|klimaat|footprint|voetafdruk|energie|elektrisch|zero.?emission|\bscope [123]\b|"
    r"prestatie\s?ladder|warmtevisie|fossielvrij|stikstof",
    re.IGNORECASE,
)
_CIRCULAR = re.compile(
    r"circula|kringloop|recycl|tweedehands|hergebruik|herbruik|losmaak|levensduur(?!kosten)|paspoort|terugname|terugkoop|retour(?:name|nering)|secundair|"
    r"biobased|grondstof|refurbish|reparatie|repareer|afval|verspilling|restwaarde|demontabel|remontabel",
    re.IGNORECASE,
)
_SUSTAINABLE = re.compile(r"duurza|milieu|\bMVI\b|\bMVOI?\b|ecologi|groen(?:e)? ", re.IGNORECASE)
_PRICE = re.compile(
    r"\w*prijs\w*|prijzen|inschrijf(?:som|staat|bedrag)|inschrijvingssom|\w*tarie[fv]\w*|(?<!milieu)kosten\b|"
    r"\w+(?<!milieu)kosten\b|aanneemsom|financie\w*|begroting|\btco\b|total cost of ownership|opslagpercentage|honorarium",
    re.IGNORECASE,
)
_PRICE_FIRST = re.compile(
    r"^\W*(?:[\w.]{1,4}[.):]?\s+)?(?:\w+\s+)?(?:prijs|inschrijf|totaalprijs|tarie|kosten|levenscycluskosten)",
    re.IGNORECASE,
)
_NO_PRICE = re.compile(r"prijs-?\s?/?\s?kwaliteit\w*|kostenbewust\w*", re.IGNORECASE)
_QUALITY = re.compile(
    r"kwalit|plan(?:nen)?\b|plan van aanpak|\w+plan\b|team|aanpak|planning|interview|risico|kans|samenwerk|omgeving|presentatie|"
    r"ontwerp|beheersing|visie|innovatie|demonstratie|levertijd|service|implementatie|veilig|casus|wensen|social|sociale|"
    r"toegankelijk|functionaliteit|gebruiks|bereikbaar|hinder|fasering|organisatie|personeel|ervaring|migratie",
    re.IGNORECASE,
)
# "CO2-uitstoot over de hele levensduur" says over what is counted, and rewards no longer life.
_SPAN = re.compile(
    r"\b(?:over|gedurende|tijdens|in)\s+(?:(?:de|het|een|haar|zijn|hun)\s+)?(?:\w+e\s+)?(?:levensduur|levenscyclus|gebruiksduur)\b",
    re.IGNORECASE,
)
_GENERIC = 0.25  # general sustainability counts a quarter for both (codebook 3.5 step 6)
_IMPACT = 0.5  # an impact figure such as the MKI measures impact and not circularity


def theme_of(name: str) -> AwardTheme | None:
    """What a criterion is about, by its name; None when no word tells.

    Args:
        name: the words of a criterion.
    """
    words = _literal(_spanless(_NO_PRICE.sub(" ", name)))
    green = _MKI.search(words) or _CO2.search(words)
    if _PRICE.search(words) and (
        _PRICE_FIRST.search(words) or not (green or _CIRCULAR.search(words))
    ):
        return AwardTheme.PRICE
    if _CIRCULAR.search(words) and not _MKI.search(words):
        return AwardTheme.CIRCULAR
    if green:
        return AwardTheme.CO2
    if _SUSTAINABLE.search(words):
        return AwardTheme.SUSTAINABLE
    return AwardTheme.QUALITY if _QUALITY.search(words) else None


def ambition_of(name: str) -> tuple[float, float]:
    """How far a criterion rewards circular and low-CO2 solutions, each 0..1.

    Args:
        name: the words of a criterion; what is named together shares it equally.
    """
    if theme_of(name) in {AwardTheme.PRICE, AwardTheme.QUALITY, None}:
        return 0.0, 0.0
    named = [_of_topic(topic) for topic in topics(_spanless(name), theme_of)]
    return (
        sum(circular for circular, _ in named) / len(named),
        sum(co2 for _, co2 in named) / len(named),
    )


def _of_topic(name: str) -> tuple[float, float]:
    """How far one topic rewards circular and low-CO2 solutions."""
    if theme_of(name) not in GREEN:
        return 0.0, 0.0
    name = _literal(name)
    if _MKI.search(name):
        return (1.0 if _CIRCULAR.search(name) else _IMPACT), 1.0
    circular, co2 = bool(_CIRCULAR.search(name)), bool(_CO2.search(name))
    if circular and co2:
        return 0.5, 0.5
    if circular or co2:
        return float(circular), float(co2)
    return _GENERIC, _GENERIC


def _literal(name: str) -> str:
    """The name of a criterion without words for the environment that tell of people and data."""
    return award_words().figurative.sub(" ", name)


def _spanless(name: str) -> str:
    """The name of a criterion without the span it is counted over, where anything is left."""
    rest = _SPAN.sub(" ", name)
    return rest if _MKI.search(rest) or _CO2.search(rest) else name

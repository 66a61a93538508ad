"""The factor by which environmental cost is multiplied before it is added to the price."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.scoring.award_fractions import Part, counted

_HALVES = {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeëneenhalf": 2.5}
_NUMBER = rf"\d+(?:,\d+)?|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|{'|'.join(_HALVES)}"
# "MKI x 40 m2" is a quantity.
_VALUE = rf"(?P<value>{_NUMBER})\b(?!\s*(?:%|procent|punten|m[²2³3]|meter|km|ton|kg|jaar|stuks))"
_MKI = r"(?:MKI|milieukosten(?:indicator)?)"
_NAME = rf"\b{_MKI}(?:-\w+)?(?:\s*\([^)]{{0,40}}\)|,?\s+in euro(?:’s|'s)?,?)?"
_BY = r"(?:x|×|\*|·|keer|maal)"
_IS = r"(?:van|is|bedraagt|wordt|:|=)"
# In order: what says by itself that it is a factor comes first.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\w*factor\s*(?:{_IS}\s*)?{_VALUE}",
        rf"vermenigvuldig\w*\b[^.;]{{0,60}}?\bmet\s+{_VALUE}",
        rf"\w*factor\b[^.;:=\d]{{0,50}}?{_IS}\s*{_VALUE}",
        rf"{_NAME}\s*{_BY}\s*{_VALUE}",
        rf"\b{_VALUE}\s*{_BY}\s*(?:de\s+)?(?:\w+\s+)?{_MKI}",
        rf"{_NAME}[^.;]{{0,60}}?\b(?:telt|tellen|weegt|wegen)\b[^.;]{{0,30}}?\b{_VALUE}\s*(?:keer|maal|x)\b",
        rf"{_NAME}[^.;]{{0,60}}?\b{_VALUE}\s*(?:keer|maal)\s+(?:mee|opgeteld|bij)",
        rf"\b(?:elke|iedere|per) euro (?:aan )?{_MKI}[^.;€]{{0,40}}€\s*{_VALUE}",
    )
)
_MENTIONED = re.compile(_MKI, re.IGNORECASE)
# "niet meer dan 1,5 keer de MKI van het referentieontwerp" bounds it.
_BOUND = re.compile(r"\b(?:dan|maximaal|hoogstens|ten hoogste|hooguit)\s*$", re.IGNORECASE)
_FACTOR = re.compile(r"\bMKI-W\b|factor|vermenigvuldig", re.IGNORECASE)
_DOUBLED = re.compile(rf"{_NAME}[^.;]{{0,60}}?\b(?:verdubbeld|dubbel)\b", re.IGNORECASE)


def mki_factor(text: str, titles: Iterable[str] = ()) -> Part | None:
    """The factor on the environmental cost in a text, with its place.

    Args:
        text: of a clause about the award ("MKI-waarde x 2,5", "2,5 keer de milieukosten", "met
            factor 2,5 vermenigvuldigd", "de MKI telt drie keer mee").
        titles: the headings above it, which may name the environmental cost instead.

    Returns:
        None when the text speaks of no environmental cost, or of no factor on it.
    """
    if not any(_MENTIONED.search(words) for words in (text, *titles)):
        return None
    for match in (match for form in _FORMS for match in form.finditer(text)):
        words = match["value"].lower()
        value = _HALVES.get(words) or counted(words)
        if value is not None and not _BOUND.search(text, 0, match.start("value")):
            return Part(value, match.start(), match.end())
    doubled = _DOUBLED.search(text)
    return None if doubled is None else Part(2.0, doubled.start(), doubled.end())


def has_factor(text: str) -> bool:
    """Whether a text says that there is a factor on the environmental cost, read or not."""
    return bool(_MENTIONED.search(text) and _FACTOR.search(text))

"""The factor by which environmental cost is multiplied before it is added to the price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyser.language.numbers import number_of
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_fractions import Part

_SMALL = r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
_NUMBER = rf"\d+(?:[.,]\d+)?|één|(?:{_SMALL})(?:(?:en|ën)(?:een|één)?half)?|anderhal(?:f|ve)"
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
        rf"\bmet\s+{_VALUE}\s+(?:wordt |worden )?vermenigvuldigd",
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
_COST, _OTHER = "MKI", "iets anders"
_SENTENCE = re.compile(r"(?:[^.!?;]|[.!?;](?!\s|$))+")
_WORD = re.compile(r"[^\W_][\w-]*")
# Factors are common on these too, and they are no subject of an award.
_ON_MONEY = re.compile(r"\bbtw\b|omzetbelasting|index|valuta|wisselkoers", re.IGNORECASE)
# "Deze factor bedraagt 2." goes on about what the sentence before it multiplies.
_SAYS_FACTOR = re.compile(
    rf"\W*(?:de|deze|die)\s+\w*factor\s+(?:is|bedraagt|wordt vastgesteld op)\s+{_VALUE}\W*",
    re.IGNORECASE,
)


def mki_factor(text: str, titles: Iterable[str] = ()) -> Part | None:
    """The factor on the environmental cost in a text, with its place.

    Args:
        text: of a clause about the award ("MKI-waarde x 2,5", "2,5 keer de milieukosten", "met
            factor 2,5 vermenigvuldigd", "de MKI telt drie keer mee").
        titles: the headings above it, which may name the environmental cost instead.

    Returns:
        None when the text gives no factor of which the environmental cost is the nearest
        subject: in the sentence, or in the last heading when a sentence has no subject.
    """
    above = {kind for _, kind in _subjects(" ".join(tuple(titles)[-1:]), 0)}
    sentences = [
        (match, _subjects(match.group(), match.start())) for match in _SENTENCE.finditer(text)
    ]
    for form in _FORMS:
        before = None  # the last subject of the sentence in front
        for sentence, subjects in sentences:
            for match in form.finditer(text, sentence.start(), sentence.end()):
                value = number_of(match["value"])
                if value is None or _BOUND.search(text, sentence.start(), match.start("value")):
                    continue
                nearest = _nearest(match, subjects)
                if nearest is None:
                    goes_on = before is not None and _SAYS_FACTOR.fullmatch(sentence.group())
                    nearest = before if goes_on else _only(above)
                if nearest == _COST:
                    return Part(value, match.start(), match.end())
            before = subjects[-1][1] if subjects else None
    for sentence, subjects in sentences:
        doubled = _DOUBLED.search(text, sentence.start(), sentence.end())
        if doubled is not None and _last(subjects, doubled.end()) == _COST:
            return Part(2.0, doubled.start(), doubled.end())
    return None


def has_factor(text: str) -> bool:
    """Whether a text says that there is a factor on the environmental cost, read or not."""
    return bool(_MENTIONED.search(text) and _FACTOR.search(text))


def _nearest(match: re.Match[str], subjects: Sequence[tuple[int, str]]) -> str | None:
    """What a factor is on: "2,5 keer de milieukosten", else what stands before it, else behind."""
    start, end = match.span("value")
    if any(end <= at < match.end() and kind == _COST for at, kind in subjects):
        return _COST
    before = _last(subjects, start)
    return before or next((kind for at, kind in subjects if at >= end), None)


def _only(kinds: set[str]) -> str | None:
    return next(iter(kinds)) if len(kinds) == 1 else None


def _last(subjects: Sequence[tuple[int, str]], end: int) -> str | None:
    return next((kind for at, kind in reversed(subjects) if at < end), None)


def _subjects(words: str, start: int) -> list[tuple[int, str]]:
    """What stands in words that a factor can be on, each with its place; the words start at `start`."""
    found = []
    for match in _WORD.finditer(words):
        word = match.group()
        if _MENTIONED.search(word):
            found.append((start + match.start(), _COST))
        elif _ON_MONEY.search(word) or theme_of(word) is not None:
            found.append((start + match.start(), _OTHER))
    return found

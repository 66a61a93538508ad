"""Parts of a whole and numbers of times, in words and in figures, as weights."""

from __future__ import annotations

import re
from dataclasses import dataclass

from text_to_num import alpha2digit

from analyser.language.numbers import number_of

_SMALL = r"een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
# "een derde criterium" counts criteria; of a part nothing is said but where it goes, or the next
# line follows ("Prijs: een derde Service: ...").
_GOES_ON = (
    r"(?=\s*(?:$|[,.;:()]|(?-i:[A-ZÀ-Þ])[^.:;]{0,60}:|(?:deel|delen|de|het|mee|van|voor|en|op|aan|uit|in|bij|naar|met|is|telt|tellen|"
    r"weegt|wegen|bepaalt|bepalen|beslist|vormt|gaat|gaan|kijken|letten|wordt|komt)\b))"
)
_PART = re.compile(
    rf"\b(?:(?P<half>de (?:andere |overige )?helft)|(?P<quarter>(?:een|het (?:laatste |overige )?)\s*kwart)|"
    rf"(?P<quarters>drie\s*kwart)|(?P<top>{_SMALL})[\s-]*(?P<bottom>(?:der|vier|vijf|zes|zeven|negen|tien)de|(?:acht|twintig|honderd)ste)n?){_GOES_ON}",
    re.IGNORECASE,
)
# "45/100" and "4 op 10", but no date, no reference to a law, no "24/7" and no "3/10,5".
_OVER = re.compile(
    r"(?<![\d/.,-])(?P<top>\d{1,4}(?:,\d)?)\s*(?:/|\bop\s+(?:de\s+)?)\s*(?P<bottom>[2-9]|10|12|20|50|100|1000)(?:e\b)?(?![\d/]|[.,]\d)"
    r"(?:\s*punten\b)?",
    re.IGNORECASE,
)
# What stands in front of the number of a page, an article or an annex.
PLACE = re.compile(
    r"\b(?:bijlagen?|artikel(?:en)?|art\.|hoofdstuk|paragraaf|tabel|figuur|pagina|blz\.|vraag|eis|perceel|nr\.?|nummer|versie|fase|klasse|lid)\s*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:(?P<count>{_SMALL}|tien|\d{{1,2}}(?:,\d{{1,2}})?)\s*(?:keer|maal|x\b)|(?P<double>dubbel)|(?P<single>enkel(?:voudig)?))\b"
    r"(?!\s*(?:per\b|zo\b|als\b|in\b|zwaarder))",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:mee)?(?:tel(?:t|len)|weeg(?:t)?|wegen|geteld|gewogen)\b", re.IGNORECASE)
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Part:
    """A number with the place where it stands in a text."""

    value: float
    start: int
    end: int


def parts_in(text: str) -> list[Part]:
    """Parts of a whole in a text, in order, each in percent.

    Args:
        text: a sentence, an item or a cell ("twee derde", "driekwart", "de helft", "2/3", "45/100", "4 op 10").
    """
    found = [Part(_share_in_words(m), m.start(), m.end()) for m in _PART.finditer(text)]
    for match in _OVER.finditer(text):
        top, bottom = number_of(match["top"]), float(match["bottom"])
        is_place = PLACE.search(text, 0, match.start())
        if top is not None and 0 < top < bottom and not is_place:
            found.append(Part(_WHOLE * top / bottom, match.start(), match.end()))
    return sorted(found, key=lambda part: part.start)


def times_in(text: str) -> list[Part]:
    """How many times each thing counts, in order ("de prijs telt drie keer, het plan twee keer").

    Args:
        text: a sentence.

    Returns:
        Nothing when the sentence does not say that something counts or weighs.
    """
    if not _COUNTS.search(text):
        return []
    return [
        Part(value, match.start(), match.end())
        for match in _TIMES.finditer(text)
        if (value := _times(match)) is not None
    ]


def _share_in_words(match: re.Match[str]) -> float:
    if match["half"]:
        return _WHOLE / 2
    if match["quarter"]:
        return _WHOLE / 4
    if match["quarters"]:
        return _WHOLE * 3 / 4
    # The library writes an ordinal in words as "7e".
    bottom = float(alpha2digit(match["bottom"].lower(), "nl").rstrip("e"))
    return _WHOLE * (number_of(match["top"]) or 0.0) / bottom


def _times(match: re.Match[str]) -> float | None:
    if match["double"]:
        return 2.0
    return 1.0 if match["single"] else number_of(match["count"])

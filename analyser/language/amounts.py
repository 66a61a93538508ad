"""Amounts, percentages, multiples and terms in Dutch text, as character spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

# No number starts inside a row of digits: that would try every start of a long one.
_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[.\s]\d{3})+(?!\d)(?:,\d+|,-+|,–)?|\d+(?:[.,]\d+)?(?:,-+|,–)?)"
_DIGIT_WORD = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEEN_WORD = r"(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
_TENS_WORD = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_BELOW_HUNDRED = rf"(?:(?:{_DIGIT_WORD}(?:en|ën))?{_TENS_WORD}|{_TEEN_WORD}|{_DIGIT_WORD})"
_BELOW_THOUSAND = rf"(?:(?:{_BELOW_HUNDRED})?honderd(?:en)?{_BELOW_HUNDRED}?|{_BELOW_HUNDRED})"
_WORD_NUMBER = rf"(?:{_BELOW_THOUSAND}?duizend(?:en)?{_BELOW_THOUSAND}?|{_BELOW_THOUSAND})"
_SCALE = r"(?:\s*(?:miljoen|mln\.?|miljard|mrd\.?|duizend|mio\.?|k)\b)?"
_UNIT_OF_TIME = (
    r"(?:werk|kalender)?dag(?:en)?|dagdel(?:en)?|dagdeel|etma(?:al|len)|uur|uren|minu(?:ut|ten)|"
    r"we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)"
)


class Measure(StrEnum):
    """What kind of quantity a span holds; the names are usable in lexicon patterns."""

    AMOUNT = "bedrag"
    PERCENTAGE = "percentage"
    MULTIPLE = "veelvoud"
    TERM = "termijn"
    NUMBER = "getal"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: what it is and where it stands (character offsets)."""

    measure: Measure
    start: int
    end: int


_PATTERNS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.AMOUNT,
        re.compile(
            rf"(?:€|\bEUR\b|\beuro\b)\s*(?:{_NUMBER}){_SCALE}"
            rf"|(?:{_NUMBER}){_SCALE}\s*(?:euro\b|EUR\b|€)"
            rf"|\b(?:{_WORD_NUMBER}(?:\s+{_WORD_NUMBER})?|anderhalf|half)(?:\s+(?:miljoen|miljard|duizend))?\s+euro\b"
            r"|€\s*[\[<_.…xX][^\s]*",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.PERCENTAGE,
        re.compile(
            rf"(?:{_NUMBER})\s*(?:%|‰|(?:[a-z]*procent|percent|pro(?:cent)?punt|pct|p(?:ro|er)\s?mille|ten honderd)\b)"
            rf"|\b(?:(?:een\s+)?half|anderhal(?:f|ve)|{_WORD_NUMBER})\s+(?:procent|p(?:ro|er)\s?mille|ten honderd)\b"
            r"|\bpro\s?mille\b|\bper\s?mille\b",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.MULTIPLE,
        re.compile(
            rf"\b(?:\d+(?:,\d+)?|{_WORD_NUMBER}|anderhalf|anderhalve|ander\s?halve?)\s?(?:maal|keer|x)\b"
            r"|\b(?:twee|drie|vier|vijf|zes|tien)voud(?:ig\w*)?\b|\bdubbele?\b|\bhet dubbele\b"
            r"|\b(?:de helft|de halve|een halve?(?= (?:jaar|maand|opdracht|aannem))|(?:een|één|twee|drie)[ -]?(?:derde|vierde|vijfde|tiende)(?= (?:deel )?van)|een kwart(?= van))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.TERM,
        re.compile(
            rf"\b(?:\d+(?:[.,]\d+)?|{_WORD_NUMBER}|enkele|een paar)\s*(?:\([^)]{{1,24}}\)\s*)?"
            rf"(?:aaneengesloten\s+|volle\s+|hele\s+)?(?:{_UNIT_OF_TIME})\b",
            re.IGNORECASE,
        ),
    ),
    # The article "een" is no number; "één" is.
    (
        Measure.NUMBER,
        re.compile(rf"\b(?:\d+(?:[.,]\d+)*|(?!een\b){_WORD_NUMBER})\b", re.IGNORECASE),
    ),
)


# Without one of these a text holds no quantity of the measure; looking is much cheaper than trying.
_SIGNS: Mapping[Measure, tuple[str, ...]] = {
    Measure.AMOUNT: ("€", "eur"),
    Measure.PERCENTAGE: ("%", "‰", "procent", "percent", "punt", "pct", "mille", "ten honderd"),
    Measure.MULTIPLE: ("maal", "keer", "x", "voud", "dubbel", "hel", "hal", "kwart", "derde", "vierde", "vijfde", "tiende"),
    Measure.TERM: ("dag", "etma", "uur", "uren", "minu", "we", "maand", "kwarta", "ja"),
}  # fmt: skip


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find every quantity in a text; spans of different measures may overlap.

    Args:
        text: any Dutch text.

    Yields:
        Quantities by measure, in order of place within one measure. Every amount,
        percentage, multiple and term also holds a plain number.
    """
    lower = text.lower()
    for measure, pattern in _PATTERNS:
        signs = _SIGNS.get(measure)
        if signs is not None and not any(sign in lower for sign in signs):
            continue
        for match in pattern.finditer(text):
            yield Quantity(measure, match.start(), match.end())

"""References of a sentence to articles, laws and documents."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it stands in the text; `kind` is article, law or document."""

    text: str
    kind: str


_NUMBER = r"\d+(?:[.:]\d+)*[a-z]{0,2}"
_MEMBER = r"(?:,?\s*(?:(?:eerste|tweede|derde|vierde|vijfde|zesde) lid|(?:lid|leden|sub|onder|onderdeel|aanhef|§)\s*(?:\d+\w?|[a-z])\b)(?:\s*(?:en|t/m|tot en met)\s*\d+)?)*"
_LAW = (
    r"(?:(?:boek \d\s+)?(?:van (?:de|het)\s+)?(?:Burgerlijk Wetboek|BW|Aw(?: 2012)?|Aanbestedingswet(?: 2012)?|AVG|UAVG|UAV(?:-GC)?(?:[ -]?\d{4})?|ARW(?: \d{4})?|"
    r"GIBIT(?:[ -]?\d{4})?|ARBIT(?:[ -]?\d{4})?|ARVODI(?:[ -]?\d{4})?|ARIV(?:[ -]?\d{4})?|DNR(?:[ -]?\d{4})?|KB [A-Z]\w+(?: \w+)?|KB(?: van)? \d+ \w+ \d{4}|"
    r"Wet [a-z][\w ]{2,40}?(?=[,.;)]|$| (?:is|wordt|van toepassing|voor eenieder|geldt|bepaalt|verplicht))|[A-Z][a-zé]*(?:wet|wetboek|besluit|regeling|verordening|richtlijn)(?: \d{4})?|"
    r"Gids [Pp]roportionaliteit|Wetboek van [A-Z]\w+|Besluit [A-Z][\w ]{2,30}?(?=[,.;)]|$)|Algemene (?:[Ii]nkoop|[Ll]everings|[Vv]er\w+ )?[Vv]oorwaarden))"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("law", re.compile(rf"(?:[Aa]rtikel(?:en)?|[Aa]rt\.|§)\s*{_NUMBER}(?:(?:\s*,|\s+en|\s+of|\s+t/m)\s*{_NUMBER})*{_MEMBER},?\s+(?:van (?:de|het)\s+)?{_LAW}")),
    ("law", re.compile(rf"(?:[Hh]oofdstuk|[Tt]itel|[Aa]fdeling)\s+[IVXL\d.]+\s+(?:van (?:de|het)\s+)?{_LAW}")),
    ("law", re.compile(rf"(?<![\w-]){_LAW}(?![\w-])")),
    ("article", re.compile(rf"(?:artikel(?:en)?|art\.|paraaf|paragraaf|par\.|hoofdstuk|§|lid|leden)\s*{_NUMBER}(?:(?:\s*,|\s+en|\s+of|\s+t/m)\s*{_NUMBER})*{_MEMBER}", re.IGNORECASE)),
    ("document", re.compile(r"\b(?:bijlagen?|annex|appendix|addendum|formulier)\s+(?:[A-Z]{1,2}\d*\b|\d+[a-zA-Z]?(?:\.\d+)*|[IVX]+\b)", re.IGNORECASE)),
    ("document", re.compile(r"\b(?:nota van inlichtingen(?: \d+)?|programma van eisen|PvE|(?:aanbestedings|selectie|gunnings|inschrijvings)?leidraad|prijs(?:en)?blad|bestek|vraagspecificatie|UEA|beschrijvend document)\b", re.IGNORECASE)),
)  # fmt: skip


def find_references(sentence: str) -> tuple[Reference, ...]:
    """Find what a sentence refers to.

    Args:
        sentence: the words of one sentence.

    Returns:
        References in order of place, without overlap; the longest kind first.
    """
    taken: list[tuple[int, int, Reference]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if not any(a < end and start < b for a, b, _ in taken):
                taken.append((start, end, Reference(match.group().strip(), kind)))
    return tuple(reference for _, _, reference in sorted(taken, key=lambda item: item[0]))

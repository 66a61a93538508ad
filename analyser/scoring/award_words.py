"""How totals, lots, codes and steps are written in award texts."""

from __future__ import annotations

import re


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


TOTAL = _any(
    r"\b(?:sub)?totaal\b(?!prijs|tarief|bedrag|score op)|\btotale? (?:score|aantal|punten|weging)|in totaal|maximaal (?:te behalen|aantal|haalbare)|"
    r"te (?:be)?halen (?:punten|score)|punten (?:te )?(?:(?:be)?halen|verdienen|scoren|verdelen)(?=\s*(?:[:;.,(]|$))|punten (?:zijn )?beschikbaar(?=\s*(?:[:;.,(]|$))|^\W*van de (?:te behalen |beschikbare |maximale )?\S+ punten|maximum ?(?:score|aantal)|\bu kunt maximaal\b|punten te (?:verdelen|behalen)|schaal (?:tot|van)|^\W*som\b"
)
TOTAL_ROW = _any(
    r"^\W*(?:[A-Z]?\d?\W+)?(?:(?:sub|eind)?totaal\b(?!prijs| ?tarief)|totale (?:score|punten|weging)|maximaal (?:te behalen|aantal)|maximum|som\b)"
)
LADDER_STEP = _any(r"\b(?:trede|niveau|ladder(?:trede|niveau)?)\s*(?P<step>[1-5])\b")
LOT = re.compile(r"\b[Pp](?:erceel|ERCEEL)\s+(?P<lot>\d{1,2}|[A-Z]{1,3}\b|[IVX]{1,4}\b)")
CODE = re.compile(
    r"^\W*(?:(?:sub)?(?:gunnings?|kwaliteits?|hoofd)?[- ]?(?:gunnings)?criterium\s*\w{0,3}|vraag\s*\w{1,3}|(?:onder)?deel\s+\w{1,2}\b|"
    r"[A-Z]{1,3}[-. ]?\d{1,2}(?:[.]\d{1,2})*[a-z]?\b|\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?(?=\s)|[a-z]\d?[.)])",
    re.IGNORECASE,
)
PRICE_QUALITY_RATIO = _any(
    r"(?:beste )?prijs-?\s?/?\s?(?:en )?kwaliteits?-?verhouding|economisch meest voordelige inschrijving|\bbpkv\b|\bemvi\b(?!-)"
)

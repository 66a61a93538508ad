"""What the figures in a requirement are: a performance, a size, a number of things, hours or a norm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD_NUMBER = (
    r"(?:één|een half|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|"
    r"zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|"
    r"(?:\w+)?honderd|(?:\w+)?duizend|anderhal(?:f|ve))"
)
_FIGURE = r"(?<![\w.,/-])\d+(?:[.,]\d+)*"
_NUMBER = rf"(?:{_FIGURE}|\b{_WORD_NUMBER})"
_PERFORMED = (
    r"(?:mm (?:in een|per) uur|%|‰|procent|gewichtsprocent|promille|seconden?|sec\b|minu(?:ut|ten)|uur|uren|(?:werk|kalender)?dag(?:en)?|nacht(?:en)?|"
    r"we(?:ek|ken)|weekend|maand(?:en)?|ja(?:ar|ren)|etma(?:al|len)|groeiseizoen(?:en)?|lux|lumen|dB(?:\(A\))?|[kM]Wh?\b|Wh\b|kVA|kg|kilo(?:'s)?|ton\b|"
    r"gram|liter|l/s|m3|m³|km(?:/u)?\b|k?N(?:/m²)?\b|°\s?C|graden|bar\b|Hz|ppm|gebruikers|aanvragen|\w*cycli|bevindingen|euro|(?:op|van) de \d+)(?!\w)"
)
_LENGTH = r"(?:mm|cm|m|dm|meter|inch|centimeter|millimeter)(?![\w²³2-3])"
_AREA = r"(?:m2|m²)"
_BOUND = (
    r"(?<!\w)(?:ten ?minste|minimaal|minstens|minimum(?: van)?|op zijn minst|ten ?hoogste|maximaal|hooguit|hoogstens|"
    r"(?:niet|geen) (?:meer|langer|hoger|lager|later|minder|groter|kleiner|verder) dan|(?:meer|minder|langer|korter|hoger|lager) dan|"
    r"binnen|onder|beneden|boven|tot|gemiddeld|uiterlijk|tussen(?: de)?|in (?:niet )?minder dan|boven de|vóór|hoogste|[<>≤≥])"
)
_BOUNDED = re.compile(
    rf"{_BOUND}\s+(?:(?:een|de|het|van|op|tot|maximaal|circa|ca\.?|nog|in|\w+sniveau)\s+){{0,2}}(?:{_NUMBER}|een(?= (?:seconde|minuut|uur|dag|week)\b))(?:\s*{_PERFORMED}|\s*{_LENGTH}|\s*{_AREA}|(?=\W|$))",
    re.IGNORECASE,
)
_PERFORMANCE = re.compile(rf"{_NUMBER}[\s-]?{_PERFORMED}", re.IGNORECASE)
_EXACT = re.compile(rf"{_NUMBER}\s?{_LENGTH}", re.IGNORECASE)
_SIZE = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:[x×]|bij)\s?\d+|\b(?:rond|ø|h\.o\.h\.)\s?\d+|ø\s?\d+|\bRAL\s?\d{4}|\b\d+/\d+x\d+", re.IGNORECASE
)  # fmt: skip
_HOURS = re.compile(
    r"\bvan \d{1,2}[.:]\d{2} (?:uur )?tot|\btussen \d{1,2}[.:]\d{2} (?:uur )?en|\bom \d{1,2}[.:]\d{2} uur",
    re.IGNORECASE,
)
_STAFF = re.compile(
    rf"{_NUMBER}\s+(?:\w+\s+){{0,2}}?(?:begeleiders?|beveiligers?|medewerkers?|fte|voormannen|vakmensen|uitvoerders?|monteurs?|schoonmakers?|chauffeurs?|adviseurs?|"
    r"consultants?|docenten|verpleegkundigen?|professionals?|operators?|medewerksters?|toezichthouders?|coördinatoren|voorlieden|telefonisten|portiers?|hosts?)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"{_NUMBER} ?(?:maal|keer|x) per|\b(?:twee|drie|vier)maal per|\b(?:iedere|elke) (?:werk)?(?:dag|week|maand)\b|"
    r"\b(?:dagelijks|wekelijks|maandelijks|tweewekelijks)\b",
    re.IGNORECASE,
)
# Hours and years of people are no performance of a solution.
_EFFORT = re.compile(
    rf"{_NUMBER} (?:uur|uren) (?:per week|p\.? ?w\b)|{_NUMBER} jaar (?:\w+ ){{0,2}}?(?:werk)?ervaring|{_NUMBER} dienstjaren",
    re.IGNORECASE,
)
# How long a guarantee lasts says nothing of what is guaranteed.
_GUARANTEE = re.compile(
    rf"{_NUMBER} (?:jaar|maanden) garantie|garantie(?:termijn)? van {_NUMBER} (?:jaar|maanden)|{_NUMBER} (?:in plaats van \w+ )?(?:jaar|maanden) garantie",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(rf"\b{_NUMBER} \w+ per (?:week|maand|seizoen)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:(?:[2-9]|[1-9]\d{1,2})(?![\d.,])|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+(?:soorten\s+)?(?:\w+e\s+)?(\w{3,}(?:en|s|n))\b",
    re.IGNORECASE,
)
_NO_THINGS = re.compile(
    rf"^(?:{_PERFORMED}|mensen|personen|werken|zijn|worden|hebben|kunnen|van|en|tussen|gebruikers|bewoners|jaren|delen|fasen|pagina's|partijen|weken|talen|niveaus|cliënten|leerlingen|gezinnen|groepen|medewerkers|ritten|pogingen|uren|augustus|regels|eisen|vragen|organisaties|leveranciers)$",
    re.IGNORECASE,
)
_NORM = re.compile(
    r"\b(?:NEN|ISO|CROW|CUR|BRL|NTA|VCA|DIN|RAW|NPR|ISSO|SBR|IEC|EN|NVN|VSR|ASTM|ETSI|ANSI)(?:[- /]?(?:EN|ISO|IEC|publicatie|richtlijn|aanbeveling))*[- ]?(?:publicatie |aanbeveling )?\d"
)
_PRODUCT = re.compile(r"(?<=[a-z,:] )[A-Z][a-z]+ [A-Z][A-Za-z]+\b(?: [A-Z0-9]\w*\b)*")
_CODE = re.compile(
    r"\btype [A-Z]+\w*\d|\bCEM I{1,3}\b|(?<=[a-z,:] )[A-Z][a-z]+ (?:[A-Z]{1,4} )?[A-Z]{0,4}-?(?!(?:19|20)\d\d\b)\d{2,}(?:\.\d+)?\b(?! (?:tot|en|januari))"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Something a figure says: the `#name` it has in `specification.yaml`, and its offsets."""

    name: str
    start: int
    end: int


def find_figures(text: str) -> Iterator[Figure]:
    """Find what the figures in a requirement say.

    Args:
        text: the requirement.

    Yields:
        Figures of all kinds, without order; a size that is bounded is a performance.
    """
    taken: list[tuple[int, int]] = []
    for name, pattern in (
        ("#norm", _NORM),
        ("#size", _SIZE),
        ("#hours", _HOURS),
        ("#staff", _STAFF),
        ("#staff", _EFFORT),
        ("", _GUARANTEE),
        ("#frequency", _TIMES),
        ("#measure", _BOUNDED),
        ("#frequency", _FREQUENCY),
        ("#quantity", _PERFORMANCE),
        ("#exact", _EXACT),
        ("#code", _CODE),
        ("#product", _PRODUCT),
    ):
        for match in pattern.finditer(text):
            if not _overlaps(match, taken):
                taken.append(match.span())
                if name:
                    yield Figure(name, *match.span())
    for match in _COUNT.finditer(text):
        if not _overlaps(match, taken) and not _NO_THINGS.match(match.group(1)):
            yield Figure("#count", *match.span())


def _overlaps(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)

"""Splits the number in front of a text from the text ("7.3", "Artikel 4", "E-012", "a.")."""

from __future__ import annotations

import re

from analyser.model.months import ANY_MONTH

BULLET = "•"

_BULLET_SIGNS = "•▪▫◦‣⁃●○■□➢➔►▶✓✔❖·\uf0b7\uf0a7\uf0d8–—*-"
_BULLET = re.compile(
    rf"(?:[{re.escape(_BULLET_SIGNS)}]\s+(?=\S)|[{re.escape(_BULLET_SIGNS)}]\s*$"
    r"|[•▪●■➢►](?=\w)|o\s+(?=[A-ZÀ-Þa-z][\w'’-]+)|o$)"
)
_END = r"(?=[\s:–—]|$)"
_NUMBER = r"\d{1,3}(?:[.:]\d{1,3})*"

# Words that name a part of a document; a capital or the end must follow, because
# "Artikel 7 bepaalt dat" and "Bijlage 3 is van toepassing" are sentences.
_NAMED = re.compile(
    rf"""(?:
        (?:artikel|art\.|hoofdstuk|paragraaf|par\.|§)\s*(?:{_NUMBER}|[IVX]{{1,5}}\b)(?:[a-z]\b)?
      | (?:bijlage|deel|annex|perceel)\s+(?:{_NUMBER}|[IVX]{{1,5}}\b|[A-Z]\b)
      | (?:(?:ko|knock-out|knockout|minimum|geschiktheids|uitvoerings)?-?\s?eis|(?:sub)?wens
          |vraag|antwoord|(?:sub)?gunningscriterium|criterium|voorwaarde|bepaling)
        \s*(?:nr\.?\s*|nummer\s*)?(?:[A-Z]{{1,4}}[-.\s]?)?\d{{1,4}}(?:[.\-]\d{{1,3}})*[a-z]?
        (?:\s*\((?:ko|e|w|eis|wens)\))?
    )(?P<mark>[.:)]?){_END}""",
    re.VERBOSE | re.IGNORECASE,
)
_CODE = re.compile(
    rf"[A-Z]{{1,5}}(?P<join>[-_.])?\d{{1,4}}(?:[.\-]\d{{1,4}})*[a-z]?(?P<mark>[.:)]?){_END}"
)
_NO_CODE = re.compile(
    r"(?:A[0-6]|CO2|H2|CH4|N2|O2|PM10|NOX?\d?|B2B|EU\d+|ISO.*|NEN.*|EN[-.]?\d.*|IEC.*|RFC\d+|MP3|USB\d"
    r"|TLS\d.*|HTML5|CSS3|IPV?\d|AES.*|SHA.*|UTF.*|COVID-19|BIM\d+|MKI\d+|UAV-\d+)$"
)
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,5}[a-z]?\.?(?=\s|:|$|[A-ZÀ-Þ][a-zà-þ])")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+\.?$")
_SIMPLE = re.compile(
    r"""(?:
        \d{1,3}[.)]
      | \(\d{1,3}\)
      | \(?[a-z]{1,2}\)
      | [a-z]\.
      | \(?[ivx]{1,5}[.)]
      | (?:[IVX]{1,5}|[A-Z])[.)]
    )(?:(?=\s|:|$)|(?<=\d[.)])(?=[A-ZÀ-Þ][a-zà-þ]))""",
    re.VERBOSE,
)
_CHAPTER = re.compile(r"\d{1,2}(?=\s+[A-ZÀ-Þ])")

_MONTH = rf"{ANY_MONTH}|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
UNIT = (
    "procent|euro|eur|uur|uren|minuten|seconden|dag|dagen|werkdagen|kalenderdagen|week|weken|"
    "maand|maanden|jaar|jaren|punten|m|m1|m2|m3|m²|m³|km|cm|mm|kg|g|ton|liter|kwh|mwh|gb|mb|tb|"
    "miljoen|miljard|mln|mld|duizend|fte|stuks|keer|maal|personen"
)
_AFTER_AMOUNT = re.compile(rf"(?:(?:{_MONTH}|{UNIT})\b|[%€°‰×+/=])", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:lid|leden|van|tot|en|of|is|zijn|wordt|worden|onder|aanhef|t/m|tot en met|bepaalt|geldt|"
    r"juncto|jo\.|sub|uit|in|op|kan|dient|moet|zal|heeft|ziet|regelt|zoals|voor|betreft)\b"
)
_LAW = re.compile(
    r"(?:A?BW|Aw|AW|AVG|UAVG|GIBIT|ARBIT|ARVODI|ARIV|UAV(?:-GC)?|Awb|Rv|Sr|Sv|Wlz|Zvw|Wmo|EVRM|"
    r"VWEU|Gids|Grondwet|Aanbestedingswet|Wet|Richtlijn|Verordening|Besluit|Burgerlijk|DNR)\b"
)
_NO_LETTER = frozenset({"nb.", "bv.", "zo.", "mw.", "ir.", "st.", "dr.", "nr.", "ca.", "ad."})


def split_label(text: str) -> tuple[str | None, str]:
    """Split a number or bullet from the front of a text.

    Args:
        text: a paragraph or line.

    Returns:
        The label as written, without the white space or colon after it ("•" for any
        bullet), and the rest; (None, text) when the text begins with no label. Dates,
        amounts, years, references ("Artikel 7 lid 2 bepaalt") and abbreviations are no
        labels.
    """
    stripped = text.lstrip()
    bullet = _BULLET.match(stripped)
    if bullet is not None:
        return BULLET, stripped[bullet.end() :]
    end = _label_end(stripped)
    if end is None:
        return None, text
    rest = stripped[end:].lstrip()
    if rest[:1] in {":", "–", "—"} or rest[:2] == "- ":
        rest = rest[1:].lstrip()
    return stripped[:end].rstrip(" :"), rest


def _label_end(text: str) -> int | None:
    """Where the label at the front of the text ends, or None."""
    for pattern, allows in (
        (_NAMED, _named_allows),
        (_CODE, _code_allows),
        (_DECIMAL, _decimal_allows),
        (_SIMPLE, _simple_allows),
        (_CHAPTER, _chapter_allows),
    ):
        match = pattern.match(text)
        if match is not None and allows(match, text[match.end() :].strip()):
            return match.end()
    return None


def _starts_anew(rest: str) -> bool:
    """Whether what follows a label reads as the start of a text."""
    return not rest or not rest[0].islower()


def _named_allows(match: re.Match[str], rest: str) -> bool:
    if rest[:1] in {":", "–", "—"} or match["mark"] in {":", ")"}:
        return True
    if match["mark"] == ".":
        return not _GOES_ON.match(rest)
    if rest.startswith((",", "(", "&", "/")) or rest[:1].isdigit():
        return False
    if match.group().startswith("§"):
        return not _GOES_ON.match(rest) and not _LAW.match(rest)
    return _starts_anew(rest) and not _LAW.match(rest)


def _code_allows(match: re.Match[str], rest: str) -> bool:
    code = match.group().rstrip(".:)")
    if _NO_CODE.match(code) or _AFTER_AMOUNT.match(rest):
        return False
    if match["mark"]:
        return True
    if rest[:1].isdigit() or rest.startswith((",", "-", "/", "(")) or not _starts_anew(rest):
        return rest.startswith("(") and bool(match["join"])
    return True


def _decimal_allows(match: re.Match[str], rest: str) -> bool:
    number = match.group().rstrip(".")
    if _THOUSANDS.match(number) or _AFTER_AMOUNT.match(rest) or number.startswith("0"):
        return False
    return not _GOES_ON.match(rest) and not rest.startswith((",", ")", "/", ";"))


def _simple_allows(match: re.Match[str], rest: str) -> bool:
    label = match.group()
    if label.lower() in _NO_LETTER:
        return False
    if label[0].isdigit():
        return not _AFTER_AMOUNT.match(rest) and not rest[:1].isdigit()
    return not rest.startswith((",", ";"))


def _chapter_allows(match: re.Match[str], rest: str) -> bool:
    return match.group() != "0" and not _AFTER_AMOUNT.match(rest)

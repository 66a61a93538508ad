"""Splits the number in front of a text from the text ("7.3", "Artikel 4", "E-012", "a.")."""

from __future__ import annotations

import re

BULLET = "•"
_BULLETS = "•▪▫◦‣⁃●○■□–—·\uf0b7\uf0a7\uf0d8-*"
_BULLET = re.compile(rf"^(?:[{re.escape(_BULLETS)}]|o(?=\s+[a-zA-Z]{{2}}))\s+(?=\S)")
_LABEL = re.compile(
    r"""^(?P<label>
      (?:artikel|art\.)\s*\d{1,3}(?:[.:]\d{1,3})*(?:\s*[a-z]\b)?\.?(?=[\s:–-]|$)
    | (?:hoofdstuk|bijlage|deel|annex|paragraaf|perceel)\s+(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})\b[.:]?(?=[\s:–-]|$)
    | (?:vraag|antwoord|eis|wens|minimumeis|ko)\s*(?:nr\.?\s*)?[A-Z]{0,4}[-.\s]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?\s*(?:\((?:ko|e|w|eis|wens)\))?[.:]?(?=[\s:–-]|$)
    | §\s*\d{1,3}(?:[.:]\d{1,3})*[a-z]?\.?
    | [A-Z]{1,4}[-_.]\d{1,4}(?:[.\-]\d{1,3})*[a-z]?\.?(?=[\s:]|$)
    | (?:KO|E|W|FE|NFE|EIS|SYS|PE|FG|G|K)\d{1,4}(?:[.\-]\d{1,3})*\.?(?=[\s:]|$)
    | \d{1,3}(?:\.\d{1,3}){1,5}[a-z]?\.?(?=\s|$)
    | \d{1,3}[.)](?=\s|$)
    | \(\d{1,2}\)(?=\s|$)
    | \(?[a-z]{1,2}[.)](?=\s|$)
    | \(?[ivx]{1,5}[.)](?=\s|$)
    | [A-Z][.)](?=\s)
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_CHAPTER = re.compile(r"^(?P<label>\d{1,2})\s+(?=[A-ZÀ-Þ])")
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_NOT_AFTER_NUMBER = re.compile(
    rf"^(?:{'|'.join(_MONTHS)}|%|procent|euro|uur|dagen|werkdagen|weken|maanden|jaar|jaren|punten|m2|km|x)\b",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset({"nb.", "bv.", "zo.", "mw.", "ir.", "st.", "dr.", "nr.", "ca.", "ad."})


def split_label(text: str) -> tuple[str | None, str]:
    """Split a number or bullet from the front of a text.

    Args:
        text: a paragraph or line.

    Returns:
        The label as written, without trailing white space or colon ("•" for any bullet),
        and the rest; (None, text) when the text begins with no label. Dates, amounts and
        abbreviations are no labels.
    """
    stripped = text.lstrip()
    bullet = _BULLET.match(stripped)
    if bullet is not None:
        return BULLET, stripped[bullet.end() :]
    match = _LABEL.match(stripped) or _BARE_CHAPTER.match(stripped)
    if match is None:
        return None, text
    label, rest = match["label"].strip(), stripped[match.end() :]
    if label.lower() in _ABBREVIATIONS or _NOT_AFTER_NUMBER.match(rest):
        return None, text
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.?|\d{1,3}\.\d{3}", label) and rest.startswith(("uur", "-", "%")):
        return None, text
    return label.rstrip(":").strip(), rest.lstrip(" :–-\t") if rest[:1] in ":–-" else rest

"""Cleans the characters PDF makers use for the look of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from analyser.reading.pdf_words import Word

_TOUCHING = 0.06  # of the type size: a smaller gap is no space
SOFT_HYPHEN = "\u00ad"
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_HYPHENS = {"\u2010": "-", "\u2011": "-"}
# Bullets of the Symbol and Wingdings fonts live in the private use area.
_BULLETS = {chr(code): "•" for code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E)}
_BULLETS |= {"\uf02d": "-", "\uf0e0": "→", "\uf0e8": "→"}
_TABLE = str.maketrans(_LIGATURES | _HYPHENS | _BULLETS)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A list number in a font without letter codes comes out as the replacement character.
_UNREADABLE_NUMBER = re.compile("^(?:\ufffd+[.)]?)(?= )")
_SPACE = re.compile(r"[\s\u2000-\u200b\u00a0\ufeff]+")
_INNER_SOFT_HYPHEN = re.compile(f"{SOFT_HYPHEN}(?=.)")


def clean_line(text: str) -> str:
    """One line of text without ligatures, odd spaces, control marks and inner soft hyphens.

    A soft hyphen at the very end stays: it tells that the word goes on in the next line.
    """
    text = _SPACE.sub(" ", text.translate(_TABLE)).strip()
    text = _UNREADABLE_NUMBER.sub("•", _INNER_SOFT_HYPHEN.sub("", text))
    if text.isascii():
        return "".join(c for c in text if c.isprintable())
    kept = (c for c in unicodedata.normalize("NFC", text) if c == SOFT_HYPHEN or _shows(c))
    return "".join(kept)


def joined_words(words: Sequence[Word]) -> str:
    """Words of one line as text: a space between them, unless they touch."""
    parts: list[str] = []
    for index, word in enumerate(words):
        touches = (
            index > 0
            and word.upright
            and (word.glued or word.x0 - words[index - 1].x1 < _TOUCHING * word.size)
        )
        parts.append(word.text if touches else f" {word.text}")
    return clean_line("".join(parts))


def superscript(text: str) -> str:
    """A raised number in superscript digits; any other text as it is."""
    return text.translate(_SUPERSCRIPT) if text.isdigit() else text


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn"}

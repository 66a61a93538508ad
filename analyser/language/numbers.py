"""The value of a number, in figures or in words, in Dutch notation."""

from __future__ import annotations

import re

from text_to_num import text2num

_LONGEST = 18  # characters; a longer row of digits is no number that anybody means
# A dot or a space groups thousands only where three digits follow each time; else it is a decimal point.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.\s]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_HALVES = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
_AND_A_HALF = re.compile(r"(?P<whole>[a-z]+?)(?:en|ën)(?:een|één)?hal(?:f|ve)")
_SCALES = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}


def number_of(text: str) -> float | None:
    """Read a number, in figures or in words.

    Args:
        text: a number and nothing else: "1.000", "2,5", "12.5", "twintig", "anderhalf miljoen".

    Returns:
        Its value, None when the text is no number.
    """
    read = in_figures(text)
    return in_words(text) if read is None else read


def in_figures(text: str) -> float | None:
    """Read a number in figures; "1.000" is a thousand and "12.5" is twelve and a half.

    Args:
        text: the figures and nothing else.

    Returns:
        The value, None when the text is no number in figures.
    """
    figures = text.strip()
    if len(figures) > _LONGEST:
        return None
    if _GROUPED.fullmatch(figures):
        return float(re.sub(r"[.\s]", "", figures).replace(",", "."))
    return float(figures.replace(",", ".")) if _PLAIN.fullmatch(figures) else None


def in_words(text: str) -> float | None:
    """Read a number in words ("drie", "tweehonderdvijftig", "tweeënhalf", "een half miljoen").

    Args:
        text: the words and nothing else.

    Returns:
        The value, None when the words are no number.
    """
    words = text.lower().split()
    if len(words) > 1 and words[-1] in _SCALES:
        counted = in_words(" ".join(words[:-1]))
        return None if counted is None else counted * _SCALES[words[-1]]
    if len(words) == 2 and words[0] in {"een", "één"} and words[1] in _HALVES:
        words = words[1:]
    spelled = " ".join(words)
    if spelled in _HALVES:
        return _HALVES[spelled]
    halves = _AND_A_HALF.fullmatch(spelled)
    whole = None if halves is None else _counted(halves["whole"])
    return _counted(spelled) if whole is None else whole + _HALVES["half"]


def _counted(words: str) -> float | None:
    try:
        return float(text2num(words, "nl"))
    except ValueError:
        return None

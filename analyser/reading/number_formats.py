"""The ways a word processor writes a list number."""

from __future__ import annotations

from collections.abc import Callable

from analyser.reading.number_words import cardinal, ordinal

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET = 26
_HIGHEST = 32767  # the highest number a list can show
_FOOTNOTE_SIGNS = "*†‡§"
_CIRCLES = (range(1, 21), ord("①"))  # the numbers that have a sign of their own, and the first


def format_number(count: int, number_format: str) -> str:
    """A list number as shown.

    Args:
        count: the number, 0 or more.
        number_format: name as in Office Open XML (``lowerRoman``), or an example series
            such as ``001, 002, 003`` for zero-padded numbers. Unknown names count as decimal.
    """
    count = max(0, min(count, _HIGHEST))
    if number_format in ("none", "bullet"):
        return ""
    write = _WRITERS.get(number_format)
    return str(count).zfill(_width(number_format)) if write is None else write(count)


def _letters(count: int) -> str:
    """a..z, then aa, bb, cc: word processors repeat the letter."""
    if count < 1:
        return ""
    rounds, index = divmod(count - 1, _ALPHABET)
    return chr(ord("a") + index) * (rounds + 1)


def _roman(count: int) -> str:
    parts: list[str] = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        parts.append(sign * times)
    return "".join(parts)


def _footnote_sign(count: int) -> str:
    """*, †, ‡, §, and then each of them twice."""
    if count < 1:
        return ""
    rounds, index = divmod(count - 1, len(_FOOTNOTE_SIGNS))
    return _FOOTNOTE_SIGNS[index] * (rounds + 1)


def _circled(count: int) -> str:
    numbers, first = _CIRCLES
    return chr(first + count - 1) if count in numbers else str(count)


def _width(number_format: str) -> int:
    if number_format == "decimalZero":
        return 2
    example = number_format.split(",")[0].strip()
    return len(example) if example.isdecimal() else 1


_WRITERS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": lambda count: f"{count}e",  # as Dutch text shows it
    "cardinalText": cardinal,
    "ordinalText": ordinal,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chicago": _footnote_sign,
}

"""The ways a word processor writes a list number."""

from __future__ import annotations

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
    if number_format in ("lowerLetter", "upperLetter"):
        letters = _letters(count)
        return letters.upper() if number_format.startswith("upper") else letters
    if number_format in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if number_format.startswith("upper") else roman
    if number_format == "ordinal":
        return f"{count}e"  # as Dutch text shows it
    return str(count).zfill(_width(number_format))


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


def _width(number_format: str) -> int:
    if number_format == "decimalZero":
        return 2
    example = number_format.split(",")[0].strip()
    return len(example) if example.isdecimal() else 1

"""Numbers in letters as browsers and OpenDocument count them: a .. z, aa, ab."""

from __future__ import annotations

from analyser.reading.number_formats import format_number

_ALPHABET = 26
_HIGHEST = 32_767  # the highest number a list can show


def letter_number(count: int) -> str:
    """A number in lower case letters; unlike in Word, after z come aa and ab.

    Args:
        count: the number; below 1 gives an empty text.
    """
    letters = ""
    count = min(count, _HIGHEST)
    while count > 0:
        count, index = divmod(count - 1, _ALPHABET)
        letters = chr(ord("a") + index) + letters
    return letters


def list_number(count: int, style: str) -> str:
    """A list number as HTML and OpenDocument write it.

    Args:
        count: the number.
        style: ``1``, ``a``, ``A``, ``i`` or ``I``; anything else counts as ``1``.
    """
    if style in ("a", "A"):
        letters = letter_number(count)
        return letters.upper() if style == "A" else letters
    if style in ("i", "I"):
        return format_number(count, "lowerRoman" if style == "i" else "upperRoman")
    return str(count)

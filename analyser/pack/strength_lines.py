"""Makes a wish of a requirement whose row says how hard it is."""

from __future__ import annotations

import re

from analyser.lexicon.strengths import strength_words
from analyser.segmentation.requirement_columns import STRENGTH_COLUMN

_NOT_WITHOUT = re.compile(r"k\.?o\b", re.IGNORECASE)  # a column that says nothing of a wish


def as_wish(text: str) -> str:
    """The text of a requirement that has become a wish.

    Args:
        text: the requirement, with the other cells of its row on lines below it.

    Returns:
        The same without the lines that say how hard it was, and with one that says wish.
    """
    first, *lines = text.split("\n")
    return "\n".join((first, *(line for line in lines if not _gives_strength(line)), "Type: wens"))


def with_strength_of(old: str, new: str) -> str:
    """A new text of a requirement with the lines of the old one that say how hard it is.

    Args:
        old: the requirement, with the other cells of its row on lines below it.
        new: what it becomes; when it says itself how hard it is, nothing is added.
    """
    if any(_gives_strength(line) for line in new.split("\n")):
        return new
    return "\n".join((new, *(line for line in old.split("\n")[1:] if _gives_strength(line))))


def _gives_strength(line: str) -> bool:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or not STRENGTH_COLUMN.match(name):
        return False
    return bool(_NOT_WITHOUT.match(name)) or _is_strength(value)


def _is_strength(value: str) -> bool:
    rest = value
    for start, end in strength_words().spans(value):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return not any(map(str.isalnum, rest))

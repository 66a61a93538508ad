"""Where the sentences of a clause stand, and words in it that are replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.language.sentences import split_sentences
from analyser.pack.values import find_values

_PART_END = re.compile(r";\s+")

Span = tuple[int, int]


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text; a semicolon ends one too.

    Args:
        text: text of a clause.

    Yields:
        Offsets without the white space around them, in order.
    """
    for start, end in split_sentences(text):
        begin = start
        for stop in _PART_END.finditer(text, start, end):
            yield begin, stop.start() + 1
            begin = stop.end()
        yield begin, end


def places_of(old: str, new: str, text: str) -> list[Span]:
    """Where words stand in a text.

    Args:
        old: words, or one value; a value is found in every way of writing it.
        new: what comes in their place; "per dag" behind an old amount stays when the new one
            says nothing about it.
        text: text of a clause.

    Returns:
        The places of whole words and whole numbers, whatever their white space and capitals.
    """
    asked = find_values(old)
    if len(asked) == 1 and asked[0].start == 0 and asked[0].end == len(old):
        same = [value for value in find_values(text) if value.key == asked[0].key]
        goes_on = has_tail(new)
        return [(value.start, value.end if goes_on else value.bare_end) for value in same]
    words = r"\s+".join(map(re.escape, old.split()))
    # Words that begin or end with a comma may stand against a word.
    before = r"(?<!\w)(?<!\w-)(?<!\d[.,])" if old[:1].isalnum() else ""
    after = r"(?!\w|-\w|[.,]\d)" if old[-1:].isalnum() else ""
    return [match.span() for match in re.finditer(before + words + after, text, re.IGNORECASE)]


def has_tail(words: str) -> bool:
    """Whether words begin with a value that says per what, or of what, it is."""
    told = find_values(words)
    return bool(told) and told[0].end > told[0].bare_end


def replaced(text: str, place: Span, old: str, new: str) -> str:
    """A text with other words at a place; the capital of a sentence stays.

    Args:
        text: text of a clause.
        place: where the old words stand in it.
        old: the old words as they were told.
        new: what comes in their place.
    """
    start, end = place
    opens = any(start == begin for begin, _ in sentences(text))
    if text[start : start + 1].isupper() and (opens or old[:1].islower()):
        new = new[:1].upper() + new[1:]
    return text[:start] + new + text[end:]

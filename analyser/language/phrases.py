"""Finds the phrases of the vocabulary in tokens."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.language.annotate import Token
from analyser.language.vocabulary import Phrase

_GAP = "..."
_GAP_MOST = 4


def has_phrase(tokens: Sequence[Token], phrases: tuple[Phrase, ...], start: int, end: int) -> bool:
    """Tell whether one of the phrases occurs between two token indices."""
    present = {token.form for token in tokens[start:end]}
    present.update(token.lemma for token in tokens[start:end])
    return any(
        end_of_phrase(tokens, phrase, start, end) is not None
        for phrase in phrases
        if phrase[0] in present or phrase[0].endswith("*")
    )


def end_of_phrase(tokens: Sequence[Token], phrase: Phrase, start: int, end: int) -> int | None:
    """Find a phrase between two token indices.

    Returns:
        The index after its first occurrence, or None.
    """
    first = phrase[0]
    for begin in range(start, end):
        if not _fits(tokens[begin], first):
            continue
        after = _match(tokens, phrase, 0, begin, end)
        if after is not None:
            return after
    return None


def _match(tokens: Sequence[Token], phrase: Phrase, part: int, place: int, end: int) -> int | None:
    if part == len(phrase):
        return place
    word = phrase[part]
    if word == _GAP:
        for skip in range(_GAP_MOST + 1):
            after = _match(tokens, phrase, part + 1, place + skip, end)
            if after is not None:
                return after
        return None
    if place >= end or not _fits(tokens[place], word):
        return None
    return _match(tokens, phrase, part + 1, place + 1, end)


def _fits(token: Token, word: str) -> bool:
    if word.endswith("*"):
        return token.form.startswith(word[:-1])
    return word in (token.form, token.lemma)

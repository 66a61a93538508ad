"""Tells whether two texts are about the same: by the words that name what they are about."""

from __future__ import annotations

import re

_EMPTY = frozenset(
    "deze onze jouw hierbij voor van het een daarom hiermee totale maximale contractuele zijn opdrachtnemer opdrachtgever leverancier "
    "aannemer gemeente partijen artikel overeenkomst aanbieder dienstverlener leveranciers".split()
)
_HEAD = re.compile(
    r"(?P<head>(?:(?!bij\b|voor\b|van\b|in\b|op\b|na\b|wegens\b|tijdens\b|per\b)[\w-]+\s+){1,4}?)"
    r"(?:bij|voor|wegens|tijdens|van|per)\s+(?=\w)",
    re.IGNORECASE,
)
_LEAST_LETTERS = 5
_LONG_VOWEL = re.compile(r"([aeou])\1")
_ENDING = re.compile(r"(?:ingen|ing|en|t|d|s|e)$")
_LEAST_ROOT = 4  # letters


def subject_words(words: str) -> frozenset[str]:
    """The words that say what a text is about.

    Args:
        words: a text.

    Returns:
        Its longer words, but for those that say who does something or which one it is.
    """
    found = re.findall(r"[a-zà-ÿ]+", words.casefold())
    return frozenset(word for word in found if len(word) >= _LEAST_LETTERS and word not in _EMPTY)


def head_of(words: str) -> str:
    """What a text is about without what it is for or when: "de bonus" of "de bonus bij spoed".

    Args:
        words: the words in front of a verb, or from the article on.
    """
    head = _HEAD.match(words)
    return words if head is None else head["head"]


def speaks_of(subject: frozenset[str], text: str) -> bool:
    """Whether a text has one of the words: "boete" and "boetes", "betaling" and "betaalt"."""
    others = subject_words(text)
    return any(alike(word, other) for word in subject for other in others)


def alike(a: str, b: str) -> bool:
    """Whether two words in small letters are forms of one word."""
    return a.startswith(b) or b.startswith(a) or _root(a) == _root(b)


def _root(word: str) -> str:
    root = _ENDING.sub("", _LONG_VOWEL.sub(r"\1", word))
    return root if len(root) >= _LEAST_ROOT else word

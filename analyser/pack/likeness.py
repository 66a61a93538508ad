"""How much of their text documents share, without comparing them word by word."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model import Clause
from analyser.pack.folding import words_of

_RUN = 5  # words
# One in four runs is kept, chosen by its own hash, so that the same runs are kept everywhere.
_KEPT_MASK = 0b11


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The text of a document for comparing: hashes of runs of words, and one of all words."""

    runs: frozenset[int]
    whole: int
    words: int


def fingerprint(clauses: Iterable[Clause]) -> Fingerprint:
    """Make the fingerprint of a document.

    Args:
        clauses: its clauses, in order.

    Returns:
        The same for the same words, on every machine.
    """
    words: list[bytes] = []
    for clause in clauses:
        words.extend(word.encode() for word in words_of(clause.text))
    runs = set()
    for start in range(len(words) - _RUN + 1):
        run = zlib.crc32(b" ".join(words[start : start + _RUN]))
        if not run & _KEPT_MASK:
            runs.add(run)
    return Fingerprint(frozenset(runs), zlib.crc32(b" ".join(words)), len(words))


def is_same(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two documents have exactly the same words."""
    return one.words > 0 and (one.whole, one.words) == (other.whole, other.words)


def shared(one: Fingerprint, other: Fingerprint) -> float:
    """The part (0-1) of the shorter document that also stands in the other one."""
    shortest = min(len(one.runs), len(other.runs))
    return len(one.runs & other.runs) / shortest if shortest else 0.0


def alike(one: Fingerprint, other: Fingerprint) -> float:
    """The part (0-1) of the text of both together that they have in common."""
    union = len(one.runs | other.runs)
    return len(one.runs & other.runs) / union if union else 0.0

"""What the classifier sees of a clause: its words, parts of words, and subjects.

Parties and quantities stand in by kind, so that *Leverancier* and *Wederpartij*, € 500 and
€ 50.000 are the same to it. Subjects are the indicators whose anchors occur in the clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from analyser.language.annotate import AnnotatedText, Sentence
from analyser.model import Party

_SHORTEST, _LONGEST = 3, 5  # characters of a part of a word, the spaces around it included
_LONGEST_WORD = 40
_REMEMBERED = 20_000
_PARTIES = {
    Party.SUPPLIER: "§on",
    Party.BUYER: "§og",
    Party.BOTH: "§partijen",
    Party.THIRD: "§derde",
}


class Block(StrEnum):
    """A kind of feature; each is weighed apart, so that the many do not drown the few.

    Of `PARTS` the words are given, and `parts_of` tells the parts of each: they are the same
    every time.
    """

    WORDS = "words"
    PARTS = "parts"
    SUBJECTS = "subjects"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stand-in for the words of a text: the word as the classifier sees it, and its place."""

    word: str
    start: int
    end: int


def units_of(sentence: Sentence) -> tuple[Unit, ...]:
    """The words of a sentence as the classifier sees them, quantities as one.

    Args:
        sentence: an annotated sentence.

    Returns:
        Units in order, with offsets in the text of the clause.
    """
    units: list[Unit] = []
    index = 0
    while index < len(sentence.tokens):
        token = sentence.tokens[index]
        if index in sentence.quantities:
            measure, after = max(sentence.quantities[index], key=lambda found: found[1])
            last = sentence.tokens[after - 1]
            units.append(Unit(f"#{measure.value}", token.start, last.end))
            index = after
            continue
        word = _PARTIES[token.party] if token.party in _PARTIES else _masked(token.form)
        units.append(Unit(word, token.start, token.end))
        index += 1
    return tuple(units)


def features_of(text: AnnotatedText, subjects: Iterable[str]) -> dict[Block, list[str]]:
    """The features of a clause, block by block, as often as they occur.

    Args:
        text: the annotated clause.
        subjects: ids of the indicators whose anchors occur in it.
    """
    words: list[str] = []
    pairs: list[str] = []
    for sentence in text.sentences:
        line = [unit.word for unit in units_of(sentence)]
        words.extend(line)
        pairs.extend([f"{left} {right}" for left, right in pairwise(line)])
    return {Block.WORDS: words + pairs, Block.PARTS: words, Block.SUBJECTS: sorted(subjects)}


@lru_cache(maxsize=_REMEMBERED)
def parts_of(word: str) -> tuple[str, ...]:
    """The parts of three to five characters of a word with a space on either side.

    Args:
        word: as it stands in a `Unit`.
    """
    padded = f" {word[:_LONGEST_WORD]} "
    return tuple(
        padded[start : start + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(max(1, len(padded) - size + 1))
    )


@lru_cache(maxsize=_REMEMBERED)
def _masked(form: str) -> str:
    return "".join("0" if char.isdigit() else char for char in form)

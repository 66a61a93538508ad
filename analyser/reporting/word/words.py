"""The words of a clause as they can be looked for in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

CELL_END = "|"  # between the cells of a row; it is not in the file
_WORD = re.compile(rf"[^\s{re.escape(CELL_END)}]+")
_COLUMN = re.compile(r"^[^:\n]{1,80}:(?=[^\S\n]+\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Laid:
    """Signs of a clause that stand together in the file: `length` signs from `own` and `at`."""

    own: int
    at: int
    length: int

    def within(self, first: int, last: int) -> Laid:
        """The part of it between two signs of the clause; its length is 0 when there is none."""
        low, high = max(first, self.own), min(last, self.own + self.length)
        return Laid(low, self.at + low - self.own, max(0, high - low))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text without what is between them.

    Attributes:
        source: the text itself.
        joined: the signs of all words.
        ends: the offsets in `joined` between the words, both ends included.
        weights: for every sign, how many of those before it count; see `weight`.
    """

    source: str
    joined: str
    ends: tuple[int, ...]
    weights: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take the words of a text."""
        names = [match.span() for match in _COLUMN.finditer(text)]
        words: list[str] = []
        counts: list[int] = []
        name = 0
        for match in _WORD.finditer(text):
            while name < len(names) and names[name][1] <= match.start():
                name += 1
            is_name = name < len(names) and names[name][0] <= match.start()
            words.append(match.group())
            counts += [0 if is_name else 1] * len(words[-1])
        if not any(counts):
            counts = [1] * len(counts)
        ends = tuple(accumulate(map(len, words), initial=0))
        return cls(text, "".join(words), ends, tuple(accumulate(counts, initial=0)))

    @property
    def number(self) -> int:
        """How many words there are."""
        return len(self.ends) - 1

    @property
    def length(self) -> int:
        """How many signs there are."""
        return len(self.joined)

    def text(self, first: int, last: int) -> str:
        """The signs of the words `first` up to `last`."""
        return self.joined[self.ends[first] : self.ends[last]]

    def between(self, first: int, last: int) -> int:
        """How many signs the words `first` up to `last` have."""
        return self.ends[last] - self.ends[first]

    def weight(self, first: int, last: int) -> int:
        """How many of the signs `first` up to `last` count.

        What stands before a colon at the beginning of a line may be the name of a column, which
        is in the file only once; it does not count.
        """
        return self.weights[last] - self.weights[first]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The first sign of a stretch of the text, and that after its last, by offsets in it."""
        first = len(signs_of(self.source[:start]))
        return first, first + len(signs_of(self.source[start:end]))

    def some(self, word: int, least: int) -> str:
        """Whole words from `word` on, with at least so many signs where there are."""
        begin = self.ends[word]
        end = next((each for each in self.ends if each >= begin + least), self.length)
        return self.joined[begin:end]


def signs_of(text: str) -> str:
    """The signs of a text: what is left without white space and borders of cells."""
    return "".join(_WORD.findall(text))

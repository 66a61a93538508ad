"""The words that tell how far a requirement fixes the solution, found in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import Field

from analyser.lexicon.phrases import read_list
from analyser.lexicon.schema import Entry, Text

_GAP = "..."
_MOST_BETWEEN = 6
_MOST_KNOWN = 20_000  # words of which is remembered what begins with them
_TOKEN = re.compile(r"[#.]?\w+(?:[-'’./]\w+)*[#'’]?\w*|[.;:?!]")
_STOPS = frozenset(".;?!")


class Sign(StrEnum):
    """What a word says about the degree of specification; `specification.yaml` explains them."""

    FIXED = "fixed"
    CLOSED = "closed"
    NORM = "norm"
    EQUIVALENT = "equivalent"
    BURDENED = "burdened"
    PRESUMED = "presumed"
    MEASURE = "measure"
    FUNCTION = "function"
    SOLUTION = "solution"
    EFFECT = "effect"
    PEOPLE = "people"
    FREE = "free"
    STATUTORY = "statutory"
    EXISTING = "existing"
    PROCESS = "process"
    PAPER = "paper"
    HANDING = "handing"


class _CueEntry(Entry):
    id: Text
    sign: Sign
    weight: float = Field(gt=0, le=2)
    label: Text
    match: list[Text] = Field(min_length=1)


class _SpecificationFile(Entry):
    cues: list[_CueEntry]
    knockout: list[Text]
    demand: list[Text]
    wish: list[Text]


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words: what it says, how heavily (0-2) and the reason a reader sees."""

    id: str
    sign: Sign
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A cue at a place in a text (character offsets)."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    start: int
    end: int


_Rest = tuple[str, ...]


class PhraseIndex:
    """Finds the phrases of many groups at once; the words of a text are looked up, not tried.

    Args:
        groups: name of a group -> its phrases; `*` stands for letters, `...` for at most six
            words of the same sentence. Phrases that begin with `#` are found elsewhere.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[tuple[str, _Rest]]] = {}
        self._open: list[tuple[re.Pattern[str], str, _Rest]] = []
        self._known: dict[str, tuple[tuple[str, _Rest], ...]] = {}
        for name, phrases in groups.items():
            for phrase in phrases:
                first, *rest = phrase.lower().split()
                if first.startswith("#"):
                    continue
                if "*" in first:
                    self._open.append((_wildcard(first), name, tuple(rest)))
                else:
                    self._exact.setdefault(first, []).append((name, tuple(rest)))

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """Every phrase in a text as group, start and end, in order of place."""
        words = [
            _Word(m.group().lower().replace("’", "'"), m.start(), m.end())
            for m in _TOKEN.finditer(text)
        ]
        found: list[tuple[str, int, int]] = []
        for place, word in enumerate(words):
            for name, rest in self._starting_with(word.form):
                last = _follow(words, place, rest)
                if last is not None:
                    found.append((name, word.start, words[last].end))
        return found

    def _starting_with(self, form: str) -> tuple[tuple[str, _Rest], ...]:
        known = self._known.get(form)
        if known is None:
            opened = [(name, rest) for p, name, rest in self._open if p.fullmatch(form)]
            known = (*self._exact.get(form, ()), *opened)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[form] = known
        return known


def _follow(words: Sequence[_Word], place: int, rest: _Rest) -> int | None:
    """Index of the last word of a phrase that goes on with `rest` after `place`, or None."""
    if not rest:
        return place
    if rest[0] != _GAP:
        after = place + 1
        if after < len(words) and _is_word(words[after].form, rest[0]):
            return _follow(words, after, rest[1:])
        return None
    for after in range(place + 1, min(len(words), place + 2 + _MOST_BETWEEN)):
        if _is_word(words[after].form, rest[1]):
            last = _follow(words, after, rest[2:])
            if last is not None:
                return last
        if words[after].form in _STOPS:
            return None
    return None


def _is_word(form: str, pattern: str) -> bool:
    return bool(_wildcard(pattern).fullmatch(form)) if "*" in pattern else form == pattern


@lru_cache(maxsize=4096)
def _wildcard(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", r"[\w'./-]*"))


@dataclass(frozen=True, slots=True, eq=False)
class SpecificationWords:
    """The lists of `specification.yaml`, ready to search with.

    `cues` holds every group by id and `figures` those that a `#name` stands for; `phrases`
    finds the groups by their words, `strengths` the words that say how hard a requirement is
    (groups knockout, demand and wish).
    """

    cues: Mapping[str, Cue]
    figures: Mapping[str, Cue]
    phrases: PhraseIndex
    strengths: PhraseIndex

    def see(self, text: str) -> list[Seen]:
        """All words of a text that say something, in order of place."""
        return [Seen(self.cues[name], start, end) for name, start, end in self.phrases.find(text)]


@lru_cache(maxsize=1)
def specification_words() -> SpecificationWords:
    """The lists of `specification.yaml`.

    Raises:
        LexiconError: the file is wrong.
    """
    file = read_list("specification.yaml", _SpecificationFile)
    cues = {c.id: Cue(c.id, c.sign, c.weight, c.label) for c in file.cues}
    return SpecificationWords(
        cues=cues,
        figures={m: cues[c.id] for c in file.cues for m in c.match if m.startswith("#")},
        phrases=PhraseIndex({c.id: c.match for c in file.cues}),
        strengths=PhraseIndex(
            {"knockout": file.knockout, "demand": file.demand, "wish": file.wish}
        ),
    )

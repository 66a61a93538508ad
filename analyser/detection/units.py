"""The stretches of a clause that patterns are matched against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.language.annotate import AnnotatedText, Sentence
from analyser.lexicon.literals import LiteralIndex
from analyser.lexicon.matching import Text, View
from analyser.lexicon.types import Scope

_WINDOW_AHEAD = 2
_WINDOW_AROUND = 2
_CLAUSE_MOST = 6  # a longer clause is a list of subjects, not one


@dataclass(frozen=True, slots=True)
class Unit:
    """A view and the index of the sentence to which each of its tokens belongs."""

    view: View
    sentence_of: tuple[int, ...]


class ClauseUnits:
    """All stretches of one clause, made when first asked for.

    Args:
        text: the annotated clause.
        literals: looks up the words of the text.
    """

    def __init__(self, text: AnnotatedText, literals: LiteralIndex) -> None:
        self._sentences = text.sentences
        self._literals = literals
        self._text: Text | None = None
        self._made: dict[tuple[int, ...], Unit] = {}
        self._starting: dict[Scope, tuple[Unit, ...]] = {}
        self._leads = _leads(text)
        self._all = tuple(range(len(self._sentences)))

    def __len__(self) -> int:
        return len(self._sentences)

    @property
    def whole(self) -> Unit:
        """The clause as one stretch."""
        return self._unit(self._all)

    def stretch(self, indices: Sequence[int]) -> Unit:
        """Some of the sentences as one stretch."""
        return self._unit(tuple(indices))

    def forget(self) -> None:
        """Let go of what was made; it is made again when it is asked for.

        The groups of words in a clause take half a megabyte, and most clauses have nothing
        in them that is looked at twice.
        """
        self._text = None
        self._made.clear()
        self._starting.clear()

    def starting(self, scope: Scope) -> tuple[Unit, ...]:
        """The stretches a pattern with this scope may use, in order, each once."""
        if scope not in self._starting:
            units = [self.starting_at(index, scope) for index in range(len(self._sentences))]
            self._starting[scope] = tuple({id(unit): unit for unit in units}.values())
        return self._starting[scope]

    def starting_at(self, index: int, scope: Scope) -> Unit:
        """The stretch a pattern with this scope may use when it starts at a sentence."""
        if scope is Scope.SENTENCE:
            lead = self._leads[index]
            return self._unit((index,) if lead is None else (lead, index))
        if scope is Scope.CLAUSE and len(self._sentences) <= _CLAUSE_MOST:
            return self.whole
        last = min(len(self._sentences), index + _WINDOW_AHEAD + 1)
        return self._unit(tuple(range(index, last)))

    def around(self, index: int, scope: Scope) -> Unit:
        """The stretch in which a modifier or exclusion of a hit is looked for."""
        if scope is Scope.SENTENCE:
            return self.starting_at(index, scope)
        if scope is Scope.CLAUSE:
            return self.whole
        first = max(0, index - _WINDOW_AROUND)
        last = min(len(self._sentences), index + _WINDOW_AROUND + 1)
        return self._unit(tuple(range(first, last)))

    def sentence(self, index: int) -> Sentence:
        """One of the sentences of the clause."""
        return self._sentences[index]

    def _unit(self, indices: tuple[int, ...]) -> Unit:
        if indices not in self._made:
            sentences = [self._sentences[i] for i in indices]
            belongs = tuple(i for i, s in zip(indices, sentences, strict=True) for _ in s.tokens)
            if self._text is None:
                self._text = Text(self._sentences, self._literals)
            self._made[indices] = Unit(self._text.view(indices), belongs)
        return self._made[indices]


def _leads(text: AnnotatedText) -> list[int | None]:
    """For each sentence the index of the lead-in it hangs under, if it is a list item."""
    leads: list[int | None] = []
    lead: int | None = None
    for index, sentence in enumerate(text.sentences):
        on_new_line = sentence.start > 0 and text.text[sentence.start - 1] == "\n"
        if not on_new_line and lead is not None and index == lead + 1:
            lead = None  # the colon was inside running text, no list follows
        leads.append(lead)
        if sentence.ends_with_colon and (lead is None or not on_new_line):
            lead = index
    return leads

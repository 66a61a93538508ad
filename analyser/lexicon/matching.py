"""Finds lexicon expressions in sentences.

A set of places in a text is one integer with a bit per token. From the end of an expression
backwards each of its nodes turns the set of places where the rest can begin into the set
where the node and the rest can begin: a few operations on integers for all places at once
(the idea of the shift-and algorithm of Baeza-Yates and Gonnet, 1992). Only where an
expression does begin the ways to match it are walked. spaCy's Matcher was measured for this
and left aside: it ran 300 gap rules at 2k-23k tokens a second, and it cannot name an
alternative of several words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyser.language.amounts import Measure
from analyser.language.annotate import Sentence, Token
from analyser.lexicon.compiling import (
    AnyOption,
    AnyTokens,
    AnyWord,
    CompiledExpression,
    Node,
    Option,
)
from analyser.lexicon.literals import LiteralIndex

_MOST_MATCHES = 12  # of one term in one stretch; more never changes an outcome worth having


Way = tuple[int, tuple[int, ...]]
"""A way to match a node: the index after it and the indices of the tokens it used."""


class Part:
    """The groups of words in which the tokens of a sentence are; `present` are those of all.

    Args:
        groups: the groups by token.
    """

    __slots__ = ("_groups", "_places", "present")

    def __init__(self, groups: Sequence[frozenset[int]]) -> None:
        self._groups = groups
        self._places: dict[int, int] = {}  # a sentence is in many views
        self.present: frozenset[int] = frozenset().union(*groups)

    def __len__(self) -> int:
        return len(self._groups)

    def at(self, group: int) -> int:
        """The set of tokens that are in a group."""
        here = self._places.get(group)
        if here is None:
            here = 0
            for place, groups in enumerate(self._groups):
                if group in groups:
                    here |= 1 << place
            self._places[group] = here
        return here


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of tokens that expressions are matched against.

    `parts` are the sentences it is made of, `present` the groups of words of all its tokens.
    """

    tokens: tuple[Token, ...]
    quantities: Mapping[int, tuple[tuple[Measure, int], ...]]
    parts: tuple[Part, ...]
    present: frozenset[int]
    # What stands in many expressions is worked out once.
    _places: dict[int, int] = field(default_factory=dict, repr=False)
    _begins: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)
    _ways: dict[tuple[int, int], list[Way]] = field(default_factory=dict, repr=False)

    def at(self, group: int) -> int:
        """The set of tokens that are in a group."""
        here = self._places.get(group)
        if here is None:
            here = start = 0
            for part in self.parts:
                if group in part.present:
                    here |= part.at(group) << start
                start += len(part)
            self._places[group] = here
        return here

    def may_hold(self, part: CompiledExpression | Option) -> bool:
        """Whether the view has the words without which an expression cannot match."""
        if not part.needs <= self.present:
            return False
        for groups in part.either:  # noqa: SIM110 - a generator costs more than the work
            if groups.isdisjoint(self.present):
                return False
        return True

    def beginnings(self, option: Option) -> int:
        """The set of tokens at which a sequence can begin."""
        return self._before(option, (2 << len(self.tokens)) - 1)

    def _before(self, option: Option, ends: int) -> int:
        """Where a sequence can begin that stops just before one of `ends`."""
        for node in reversed(option.nodes):
            ends = self._before_node(node, ends)
            if not ends:
                return 0
        return ends

    def _before_node(self, node: Node, ends: int) -> int:
        if isinstance(node, AnyWord):
            return (ends >> 1) & self.at(node.group)
        if isinstance(node, AnyTokens):
            for _ in range(node.most):
                ends |= ends >> 1
            return ends
        if isinstance(node, AnyOption):
            key = (id(node), ends)
            begins = self._begins.get(key)
            if begins is None:
                begins = self._begins[key] = self._before_any(node, ends)
            return begins
        begins = 0
        for start, found in self.quantities.items():
            if any(measure is node.measure and ends >> end & 1 for measure, end in found):
                begins |= 1 << start
        return begins

    def _before_any(self, node: AnyOption, ends: int) -> int:
        begins = ends if node.optional else 0
        for group in node.keys & self.present:
            for option in node.by_need[group]:
                if option.word is not None:
                    begins |= (ends >> 1) & self.at(group)
                elif self.may_hold(option):
                    begins |= self._before(option, ends)
        for option in node.free:
            if self.may_hold(option):
                begins |= self._before(option, ends)
        return begins

    def ways(self, node: AnyOption, place: int) -> list[Way]:
        """Ways to match one of several sequences at a place, in order of writing."""
        key = (id(node), place)
        ways = self._ways.get(key)
        if ways is None:
            ways = self._ways[key] = list(self._options(node, place))
        return ways

    def _options(self, node: AnyOption, place: int) -> Iterator[Way]:
        for option in node.options:
            if self.may_hold(option):
                for used in self.walk(option.nodes, 0, place, ()):
                    yield (used[-1] + 1 if used else place), used
        if node.optional:
            yield place, ()

    def walk(
        self, nodes: tuple[Node, ...], index: int, place: int, matched: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        """Ways to match the nodes from `index` on at a place: the token indices used."""
        size = len(self.tokens)
        while index < len(nodes):
            node = nodes[index]
            if isinstance(node, AnyWord):
                if place >= size or not self.at(node.group) >> place & 1:
                    return
                matched += (place,)
                place += 1
                index += 1
            elif isinstance(node, AnyTokens):
                for skip in range(min(size - place, node.most) + 1):
                    yield from self.walk(nodes, index + 1, place + skip, matched)
                return
            elif isinstance(node, AnyOption):
                for end, used in self.ways(node, place):
                    yield from self.walk(nodes, index + 1, end, matched + used)
                return
            else:
                for measure, end in self.quantities.get(place, ()):
                    if measure is node.measure:
                        used = tuple(range(place, end))
                        yield from self.walk(nodes, index + 1, end, matched + used)
                return
        yield matched


@dataclass(frozen=True, slots=True)
class Match:
    """Where a term was found: the token indices that matched a word, in order."""

    tokens: tuple[int, ...]

    @property
    def first(self) -> int:
        """Index of the first matched token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Index of the last matched token."""
        return self.tokens[-1]


class Text:
    """The tokens of a whole text, of which views are made.

    Args:
        sentences: the sentences of the text.
        literals: which words are in which groups.
    """

    def __init__(self, sentences: Sequence[Sentence], literals: LiteralIndex) -> None:
        self._sentences = sentences
        self._parts: list[Part] = []
        for sentence in sentences:
            groups = [literals.groups_of_word(token) for token in sentence.tokens]
            for index, measures in sentence.quantities.items():
                for measure, _ in measures:
                    groups[index] |= literals.groups_of_measure(measure)
            self._parts.append(Part(groups))

    def view(self, indices: Sequence[int]) -> View:
        """Make one stretch of tokens out of some of the sentences, in order."""
        tokens: list[Token] = []
        quantities: dict[int, tuple[tuple[Measure, int], ...]] = {}
        for index in indices:
            sentence, shift = self._sentences[index], len(tokens)
            for place, measures in sentence.quantities.items():
                quantities[place + shift] = tuple((m, end + shift) for m, end in measures)
            tokens.extend(sentence.tokens)
        parts = tuple([self._parts[index] for index in indices])
        listed = [part.present for part in parts]
        present = listed[0] if len(listed) == 1 else frozenset().union(*listed)
        return View(tuple(tokens), quantities, parts, present)


def occurs(expression: CompiledExpression, view: View) -> bool:
    """Whether an expression holds in a view, wherever in it.

    Args:
        expression: the compiled expression.
        view: the stretch of tokens.
    """
    if not view.may_hold(expression):
        return False
    return all(bool(view.beginnings(term.option)) is not term.negated for term in expression.terms)


def matches(
    expression: CompiledExpression, view: View, within: int | None = None
) -> tuple[Match, ...] | None:
    """Match an expression in a view.

    Args:
        expression: the compiled expression.
        view: the stretch of tokens.
        within: the most tokens from the first to the last matched word, or None.

    Returns:
        One match per term that is not negated, closest together; None when it fails.
    """
    if not occurs(expression, view):
        return None
    found = [_find(term.option, view) for term in expression.terms if not term.negated]
    return _closest(found, within) if all(found) else None


def _find(option: Option, view: View) -> list[Match]:
    hits: list[Match] = []
    begins = view.beginnings(option)
    while begins and len(hits) < _MOST_MATCHES:
        start = (begins & -begins).bit_length() - 1
        begins &= begins - 1
        for matched in view.walk(option.nodes, 0, start, ()):
            if matched:
                hits.append(Match(matched))
                break
    return hits


def _closest(found: list[list[Match]], within: int | None) -> tuple[Match, ...] | None:
    """For every hit of the rarest term take the nearest hit of the others; keep the tightest."""
    pivot = min(range(len(found)), key=lambda i: len(found[i]))
    best: tuple[int, tuple[Match, ...]] | None = None
    for anchor in found[pivot]:
        chosen = tuple(
            anchor if i == pivot else min(hits, key=lambda hit: abs(hit.first - anchor.first))
            for i, hits in enumerate(found)
        )
        span = max(m.last for m in chosen) - min(m.first for m in chosen)
        if best is None or span < best[0]:
            best = (span, chosen)
    if best is None or (within is not None and best[0] > within):
        return None
    return best[1]

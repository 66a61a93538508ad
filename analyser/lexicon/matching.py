"""Finds lexicon expressions in sentences.

An expression is tried only where each of its parts has at least one of its literals in the
text: the gate. spaCy's Matcher was measured for this and left aside: without a gate it ran
300 gap rules at 2k-23k tokens a second, and it cannot name an alternative of several words.
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
    CompiledTerm,
    Compiler,
    Node,
    OneQuantity,
)
from analyser.lexicon.expression import Expression
from analyser.lexicon.expression import Sequence as WordSequence
from analyser.lexicon.literals import LiteralIndex

_MOST_MATCHES = 12  # of one term in one stretch; more never changes an outcome worth having


Way = tuple[int, tuple[int, ...]]
"""A way to match a node: the index after it and the indices of the tokens it used."""
_NOTHING: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of tokens that expressions are matched against, with its literal bits."""

    tokens: tuple[Token, ...]
    quantities: Mapping[int, tuple[tuple[Measure, int], ...]]
    bits: tuple[int, ...]
    union: int
    # Word groups are shared by many patterns; what one matched at a place is kept here.
    seen: dict[tuple[int, int], list[Way]] = field(default_factory=dict, repr=False)


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


class Matcher:
    """Compiles expressions against the word groups and matches them.

    Args:
        concepts: name -> the sequences of that word group.
    """

    def __init__(self, concepts: Mapping[str, tuple[WordSequence, ...]]) -> None:
        self._literals = LiteralIndex()
        self._compiler = Compiler(concepts, self._literals)

    def compile(self, expression: Expression) -> CompiledExpression:
        """Prepare an expression.

        Raises:
            ExpressionError: when it names an unknown word group or one that holds itself.
        """
        return self._compiler.compile(expression)

    def view(self, sentences: Sequence[Sentence]) -> View:
        """Make one stretch of tokens out of consecutive sentences."""
        tokens: list[Token] = []
        quantities: dict[int, tuple[tuple[Measure, int], ...]] = {}
        for sentence in sentences:
            shift = len(tokens)
            for index, measures in sentence.quantities.items():
                quantities[index + shift] = tuple((m, end + shift) for m, end in measures)
            tokens.extend(sentence.tokens)
        listed = [self._literals.bits(token) for token in tokens]
        for index, measures in quantities.items():
            for measure, _ in measures:
                listed[index] |= self._literals.measure(measure)
        bits = tuple(listed)
        union = 0
        for bit in bits:
            union |= bit
        return View(tuple(tokens), quantities, bits, union)

    def matches(
        self, expression: CompiledExpression, view: View, within: int | None = None
    ) -> tuple[Match, ...] | None:
        """Match an expression in a view.

        Args:
            expression: the compiled expression.
            view: the stretch of tokens.
            within: the most tokens from the first to the last matched word, or None.

        Returns:
            One match per term that is not negated, closest together; None when it fails.
        """
        for gate in expression.gates:
            if not view.union & gate:
                return None
        found: list[list[Match]] = []
        for term in expression.terms:
            if term.negated:
                possible = term.gate is None or view.union & term.gate
                if possible and _find(term, view, 1):
                    return None
                continue
            hits = _find(term, view, _MOST_MATCHES)
            if not hits:
                return None
            found.append(hits)
        return _closest(found, within)


def _find(term: CompiledTerm, view: View, most: int) -> list[Match]:
    first = term.option.first
    bits = view.bits
    hits: list[Match] = []
    for start in range(len(bits)):
        if first is not None and not bits[start] & first:
            continue
        for matched in _walk(term.option.nodes, 0, start, view, ()):
            if matched:
                hits.append(Match(matched))
                break
        if len(hits) >= most:
            break
    return hits


def _walk(
    nodes: tuple[Node, ...], index: int, place: int, view: View, matched: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """Ways to match the nodes from `index` on at a place: the token indices used."""
    size = len(view.bits)
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, AnyWord):
            if place >= size or not view.bits[place] & node.mask:
                return
            matched += (place,)
            place += 1
            index += 1
        elif isinstance(node, AnyTokens):
            for skip in range(min(size - place, node.most) + 1):
                yield from _walk(nodes, index + 1, place + skip, view, matched)
            return
        else:
            for end, used in _step(node, place, view):
                yield from _walk(nodes, index + 1, end, view, matched + used)
            return
    yield matched


def _step(node: Node, place: int, view: View) -> Sequence[Way]:
    """Ways to match one node at a place."""
    if isinstance(node, AnyOption):
        here = view.bits[place] if place < len(view.bits) else 0
        if node.first is not None and not here & node.first:
            return _NOTHING if not node.optional else ((place, ()),)
        key = (id(node), place)
        ways = view.seen.get(key)
        if ways is None:
            ways = view.seen[key] = list(_options(node, place, here, view))
        return ways
    if place >= len(view.tokens):
        return _NOTHING
    if isinstance(node, OneQuantity):
        found = view.quantities.get(place, ())
        return [(end, tuple(range(place, end))) for m, end in found if m is node.measure]
    return _NOTHING


def _options(node: AnyOption, place: int, here: int, view: View) -> Iterator[Way]:
    for option in node.options:
        if option.first is None or here & option.first:
            for used in _walk(option.nodes, 0, place, view, ()):
                yield (used[-1] + 1 if used else place), used
    if node.optional:
        yield place, ()


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

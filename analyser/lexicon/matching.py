"""Finds lexicon expressions in sentences.

An expression is tried only where each of its parts has at least one of its literals in the
text: the gate. spaCy's Matcher was measured for this and left aside: without a gate it ran
300 gap rules at 2k-23k tokens a second, and it cannot name an alternative of several words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass

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
    OneParty,
)
from analyser.lexicon.expression import Expression, Sequence
from analyser.lexicon.literals import LiteralIndex

_MOST_MATCHES = 12  # of one term in one stretch; more never changes an outcome worth having


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of tokens that expressions are matched against, with its literal bits."""

    tokens: tuple[Token, ...]
    quantities: Mapping[int, tuple[tuple[Measure, int], ...]]
    bits: tuple[int, ...]
    union: int


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

    def __init__(self, concepts: Mapping[str, tuple[Sequence, ...]]) -> None:
        self._literals = LiteralIndex()
        self._compiler = Compiler(concepts, self._literals)

    def compile(self, expression: Expression) -> CompiledExpression:
        """Prepare an expression.

        Raises:
            ExpressionError: when it names an unknown word group or one that holds itself.
        """
        return self._compiler.compile(expression)

    def view(self, sentences: SequenceOf[Sentence]) -> View:
        """Make one stretch of tokens out of consecutive sentences."""
        tokens: list[Token] = []
        quantities: dict[int, tuple[tuple[Measure, int], ...]] = {}
        for sentence in sentences:
            shift = len(tokens)
            for index, measures in sentence.quantities.items():
                quantities[index + shift] = tuple((m, end + shift) for m, end in measures)
            tokens.extend(sentence.tokens)
        bits = tuple(map(self._literals.bits, tokens))
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


def _step(node: Node, place: int, view: View) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Ways to match one node at a place: the index after it and the token indices used."""
    if isinstance(node, AnyOption):
        here = view.bits[place] if place < len(view.bits) else 0
        for option in node.options:
            if option.first is None or here & option.first:
                for used in _walk(option.nodes, 0, place, view, ()):
                    yield (used[-1] + 1 if used else place), used
        if node.optional:
            yield place, ()
    elif place < len(view.tokens):
        if isinstance(node, OneParty):
            if view.tokens[place].party is node.party:
                yield place + 1, (place,)
        elif not isinstance(node, AnyWord | AnyTokens):
            for measure, end in view.quantities.get(place, ()):
                if measure is node.measure:
                    yield end, tuple(range(place, end))


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

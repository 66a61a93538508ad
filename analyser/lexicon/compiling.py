"""Turns parsed expressions into the form the matcher runs fastest on.

Single words that stand for each other become one mask, so that a group of forty words costs
one test; every longer option knows the words it can begin with and is not tried elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyser.language.amounts import Measure
from analyser.lexicon.expression import (
    Choice,
    Concept,
    Element,
    Expression,
    ExpressionError,
    Gap,
    PartyName,
    Quantity,
    Sequence,
    Word,
)
from analyser.lexicon.literals import LiteralIndex


@dataclass(frozen=True, slots=True)
class AnyWord:
    """One token that has at least one of these bits."""

    mask: int


@dataclass(frozen=True, slots=True)
class OneQuantity:
    """The tokens of one quantity; `mask` is the bit of its measure."""

    measure: Measure
    mask: int


@dataclass(frozen=True, slots=True)
class AnyTokens:
    """Up to `most` tokens, whatever they are."""

    most: int


@dataclass(frozen=True, slots=True)
class Option:
    """A sequence of nodes and the bits it can begin with; `first` None: with anything."""

    nodes: tuple[Node, ...]
    first: int | None


@dataclass(frozen=True, slots=True)
class AnyOption:
    """One of several sequences, or nothing when `optional`; `first` as in `Option`."""

    options: tuple[Option, ...]
    optional: bool
    first: int | None


Node = AnyWord | OneQuantity | AnyTokens | AnyOption


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A term; without a bit of `gate` in the text it cannot match (None: it always may)."""

    option: Option
    gate: int | None
    negated: bool


@dataclass(frozen=True, slots=True)
class CompiledExpression:
    """An expression ready to match; each of `gates` must have a bit in the text."""

    terms: tuple[CompiledTerm, ...]
    gates: tuple[int, ...]
    source: str


class Compiler:
    """Compiles expressions against the word groups.

    Args:
        concepts: name -> the sequences of that word group.
        literals: where literals get their bits.
    """

    def __init__(
        self, concepts: Mapping[str, tuple[Sequence, ...]], literals: LiteralIndex
    ) -> None:
        self._concepts = concepts
        self._literals = literals
        self._made: dict[str, Node] = {}

    def compile(self, expression: Expression) -> CompiledExpression:
        """Compile an expression.

        Raises:
            ExpressionError: when it names an unknown word group or one that holds itself.
        """
        terms = tuple(
            CompiledTerm(option, _gate(option.nodes), term.negated)
            for term in expression.terms
            for option in (self._option(term.sequence, ()),)
        )
        gates = tuple(t.gate for t in terms if not t.negated and t.gate is not None)
        return CompiledExpression(terms, gates, expression.source)

    def _option(self, sequence: Sequence, inside: tuple[str, ...]) -> Option:
        nodes = tuple(self._node(element, inside) for element in sequence.elements)
        return Option(nodes, _first(nodes))

    def _node(self, element: Element, inside: tuple[str, ...]) -> Node:
        if isinstance(element, Word):
            return AnyWord(self._literals.add(element.text))
        if isinstance(element, PartyName):
            return AnyWord(self._literals.party(element.party))
        if isinstance(element, Quantity):
            return OneQuantity(element.measure, self._literals.measure(element.measure))
        if isinstance(element, Gap):
            return AnyTokens(element.most)
        if isinstance(element, Concept):
            return self._concept(element.name, inside)
        return self._choice(element, inside)

    def _concept(self, name: str, inside: tuple[str, ...]) -> Node:
        if name in inside:
            raise ExpressionError(f"woordgroep '@{name}' verwijst naar zichzelf")
        if name not in self._concepts:
            raise ExpressionError(f"onbekende woordgroep '@{name}'")
        if name not in self._made:
            self._made[name] = self._choice(Choice(self._concepts[name]), (*inside, name))
        return self._made[name]

    def _choice(self, choice: Choice, inside: tuple[str, ...]) -> Node:
        options = _flat(self._option(sequence, inside) for sequence in choice.options)
        mask = 0
        longer: list[Option] = []
        for option in options:
            only = option.nodes[0] if len(option.nodes) == 1 else None
            if isinstance(only, AnyWord):
                mask |= only.mask
            else:
                longer.append(option)
        if mask and not longer and not choice.optional:
            return AnyWord(mask)
        if mask:
            longer.append(Option((AnyWord(mask),), mask))
        firsts = [option.first for option in longer]
        first = None if None in firsts else _union(f for f in firsts if f is not None)
        return AnyOption(tuple(longer), choice.optional, first)


def _flat(options: Iterable[Option]) -> Iterable[Option]:
    """An option that is itself a plain choice is taken apart, so that its words join the mask."""
    for option in options:
        only = option.nodes[0] if len(option.nodes) == 1 else None
        if isinstance(only, AnyOption) and not only.optional:
            yield from only.options
        else:
            yield option


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _first(nodes: tuple[Node, ...]) -> int | None:
    """Bits with which a sequence can begin, or None when they do not bound it."""
    mask = 0
    for node in nodes:
        if isinstance(node, AnyWord | OneQuantity):
            return mask | node.mask
        if not isinstance(node, AnyOption):
            return None
        if node.first is None:
            return None
        mask |= node.first
        if not node.optional:
            return mask
    return None


def _gate(nodes: tuple[Node, ...]) -> int | None:
    """Bits of the most telling node that must match: the one with the fewest literals."""
    best: int | None = None
    for node in nodes:
        gate = _gate_of(node)
        if gate is not None and (best is None or gate.bit_count() < best.bit_count()):
            best = gate
    return best


def _gate_of(node: Node) -> int | None:
    if isinstance(node, AnyWord | OneQuantity):
        return node.mask
    if not isinstance(node, AnyOption) or node.optional:
        return None
    union = 0
    for option in node.options:
        gate = _gate(option.nodes)
        if gate is None:
            return None
        union |= gate
    return union

"""The lexicon as bytes, so that it needs not be read and compiled each time.

Nodes of expressions are shared by many of them; they stand in one list and are known by their
place. Most expressions have no words in common with a text, so their nodes are made only when
they are asked for. The bytes are typed data, never code: what does not fit the types is
refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import msgspec
from msgspec import Struct

from analyser.language.amounts import Measure
from analyser.lexicon.compiling import (
    AnyTokens,
    AnyWord,
    CompiledExpression,
    CompiledTerm,
    Node,
    OneQuantity,
    Option,
    make_choice,
    make_option,
)
from analyser.lexicon.indexing import ChoiceIndex, ExpressionIndex
from analyser.lexicon.literals import LiteralIndex
from analyser.lexicon.types import Lexicon

_WORD, _QUANTITY, _TOKENS, _CHOICE, _OPTION = range(5)
_NOTHING = -1
_MEASURES = tuple(Measure)


class _Term(Struct, frozen=True, array_like=True):
    """The place of an option among the nodes, and whether it must not occur."""

    option: int
    negated: bool


class _Expression(Struct, frozen=True, array_like=True):
    """An expression; `either` are places of sets of groups."""

    terms: tuple[_Term, ...]
    source: str
    needs: tuple[int, ...]
    either: tuple[int, ...]
    telling: int | None


class _Image(Struct, frozen=True, array_like=True):
    """`nodes` are a kind and its numbers."""

    literals: list[str]
    groups_of: dict[int, list[int]]
    nodes: list[list[int]]
    sets: list[frozenset[int]]
    expressions: list[_Expression]
    lexicon: msgspec.Raw


def pack(lexicon: Lexicon) -> bytes:
    """Write a lexicon as bytes."""
    listing = _Listing()
    body = msgspec.msgpack.encode(lexicon, enc_hook=listing.hook)
    image = _Image(
        list(lexicon.literals.literals),
        {literal: list(groups) for literal, groups in lexicon.literals.groups_of.items()},
        listing.nodes,
        list(listing.sets),
        listing.expressions,
        msgspec.Raw(body),
    )
    return msgspec.msgpack.encode(image)


def unpack(body: bytes) -> Lexicon:
    """Read a lexicon that `pack` wrote.

    Raises:
        ValueError: the bytes are something else.
    """
    try:
        image = msgspec.msgpack.decode(body, type=_Image)
        literals = LiteralIndex(image.literals, image.groups_of)
        nodes = _Nodes(image.nodes)
        expressions = [
            CompiledExpression.kept(
                partial(nodes.terms, one.terms),
                one.source,
                frozenset(one.needs),
                tuple([image.sets[place] for place in one.either]),
                one.telling,
            )
            for one in image.expressions
        ]

        def hook(kind: type, value: Any) -> object:
            if kind is CompiledExpression:
                return expressions[value]
            if kind is LiteralIndex:
                return literals
            return kind([expressions[place] for place in value])

        return msgspec.msgpack.decode(image.lexicon, type=Lexicon, dec_hook=hook)
    except (msgspec.MsgspecError, LookupError, TypeError) as error:
        raise ValueError("no prepared lexicon") from error


class _Listing:
    """Numbers the nodes and expressions that it meets."""

    def __init__(self) -> None:
        self.nodes: list[list[int]] = []
        self.expressions: list[_Expression] = []
        self.sets: dict[frozenset[int], int] = {}
        self._places: dict[int, int] = {}  # by id; the lexicon holds on to all of them

    def hook(self, value: object) -> object:
        """What stands for a value that is no plain data.

        Raises:
            NotImplementedError: of a type that nothing stands for; so msgspec asks for it.
        """
        if isinstance(value, CompiledExpression):
            return self._expression(value)
        if isinstance(value, (ExpressionIndex, ChoiceIndex)):
            return [self._expression(expression) for expression in value.expressions]
        if isinstance(value, LiteralIndex):
            return 0  # written apart
        raise NotImplementedError(type(value).__name__)

    def _expression(self, expression: CompiledExpression) -> int:
        if id(expression) not in self._places:
            terms = [_Term(self._option(term.option), term.negated) for term in expression.terms]
            self._places[id(expression)] = len(self.expressions)
            self.expressions.append(
                _Expression(
                    tuple(terms),
                    expression.source,
                    tuple(expression.needs),
                    tuple(self.sets.setdefault(s, len(self.sets)) for s in expression.either),
                    expression.telling,
                )
            )
        return self._places[id(expression)]

    def _option(self, option: Option) -> int:
        if id(option) not in self._places:
            telling = _NOTHING if option.telling is None else option.telling
            self._add(option, [_OPTION, telling, *map(self._node, option.nodes)])
        return self._places[id(option)]

    def _node(self, node: Node) -> int:
        if id(node) not in self._places:
            self._add(node, list(self._numbers(node)))
        return self._places[id(node)]

    def _numbers(self, node: Node) -> Iterator[int]:
        if isinstance(node, AnyWord):
            yield from (_WORD, node.group)
        elif isinstance(node, OneQuantity):
            yield from (_QUANTITY, _MEASURES.index(node.measure), node.group)
        elif isinstance(node, AnyTokens):
            yield from (_TOKENS, node.most)
        else:
            yield from (_CHOICE, int(node.optional), *map(self._option, node.options))

    def _add(self, node: Node | Option, numbers: list[int]) -> None:
        self._places[id(node)] = len(self.nodes)
        self.nodes.append(numbers)


class _Nodes:
    """The nodes and options of a list, each made when it is first asked for.

    Args:
        numbers: a kind and its numbers, for each.
    """

    def __init__(self, numbers: list[list[int]]) -> None:
        self._numbers = numbers
        self._made: list[Node | Option | None] = [None] * len(numbers)

    def terms(self, terms: tuple[_Term, ...]) -> tuple[CompiledTerm, ...]:
        """The terms of an expression."""
        return tuple([CompiledTerm(self._option(one.option), one.negated) for one in terms])

    def _option(self, place: int) -> Option:
        return cast("Option", self._at(place))

    def _at(self, place: int) -> Node | Option:
        made = self._made[place]
        if made is None:
            made = self._made[place] = self._make(*self._numbers[place])
        return made

    def _make(self, kind: int, first: int, *rest: int) -> Node | Option:
        if kind == _OPTION:
            telling = None if first == _NOTHING else first
            return make_option(tuple([cast("Node", self._at(place)) for place in rest]), telling)
        if kind == _CHOICE:
            return make_choice([self._option(place) for place in rest], optional=bool(first))
        if kind == _WORD:
            return AnyWord(first)
        if kind == _TOKENS:
            return AnyTokens(first)
        return OneQuantity(_MEASURES[first], rest[0])

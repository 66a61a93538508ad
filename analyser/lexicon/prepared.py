"""The lexicon as bytes, so that it needs not be read and compiled each time.

Nodes of expressions are shared by many of them; they stand in one list, each after those it
is made of, and are known by their place. The bytes are typed data, never code: what does not
fit the types is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
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


class _Image(Struct, frozen=True, array_like=True):
    """`nodes` are a kind and its numbers; a term is the place of its option, negated or not."""

    literals: list[str]
    groups_of: dict[int, list[int]]
    nodes: list[list[int]]
    expressions: list[tuple[list[tuple[int, bool]], str]]
    lexicon: msgspec.Raw


def pack(lexicon: Lexicon) -> bytes:
    """Write a lexicon as bytes."""
    listing = _Listing()
    body = msgspec.msgpack.encode(lexicon, enc_hook=listing.hook)
    image = _Image(
        list(lexicon.literals.literals),
        {literal: list(groups) for literal, groups in lexicon.literals.groups_of.items()},
        listing.nodes,
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
        options = _options(image.nodes)
        expressions = [
            CompiledExpression(
                tuple(CompiledTerm(options[place], negated) for place, negated in terms), source
            )
            for terms, source in image.expressions
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
        self.expressions: list[tuple[list[tuple[int, bool]], str]] = []
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
            terms = [(self._option(term.option), term.negated) for term in expression.terms]
            self._places[id(expression)] = len(self.expressions)
            self.expressions.append((terms, expression.source))
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


def _options(nodes: list[list[int]]) -> list[Option]:
    """The nodes and options of a list, each at its place; what is asked of it are options."""
    made: list[Any] = []
    for kind, first, *rest in nodes:
        if kind == _OPTION:
            telling = None if first == _NOTHING else first
            made.append(make_option(tuple([made[place] for place in rest]), telling))
        elif kind == _CHOICE:
            made.append(make_choice([made[place] for place in rest], optional=bool(first)))
        elif kind == _WORD:
            made.append(AnyWord(first))
        elif kind == _TOKENS:
            made.append(AnyTokens(first))
        else:
            made.append(OneQuantity(_MEASURES[first], rest[0]))
    return cast("list[Option]", made)

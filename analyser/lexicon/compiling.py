"""Turns parsed expressions into the form the matcher runs fastest on.

Single words that stand for each other become one group, so that forty words cost one test;
an expression that stands in many places is compiled once, so that what it matches in a text
is found once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

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
from analyser.lexicon.literals import GrowingIndex, measure_literal, party_literal


class AnyWord(Struct, frozen=True):
    """One token of a group of words."""

    group: int


class OneQuantity(Struct, frozen=True):
    """The tokens of one quantity; it begins at a token of the group of its measure."""

    measure: Measure
    group: int


class AnyTokens(Struct, frozen=True):
    """Up to `most` tokens, whatever they are."""

    most: int


class Option(Struct, frozen=True, eq=False):
    """A sequence of nodes.

    It cannot match without each of the groups of words in `needs`, of which `telling` is the
    most telling, nor without one of each of the sets in `either`. `word` is the group when
    the sequence is just one word.
    """

    nodes: tuple[Node, ...]
    needs: frozenset[int]
    telling: int | None
    either: tuple[frozenset[int], ...]
    word: int | None


class AnyOption(Struct, frozen=True, eq=False):
    """One of several sequences, or nothing when `optional`.

    `by_need` has the options by the group they need most; `free` those that need none.
    """

    options: tuple[Option, ...]
    optional: bool
    by_need: Mapping[int, tuple[Option, ...]]
    keys: frozenset[int]
    free: tuple[Option, ...]


Node = AnyWord | OneQuantity | AnyTokens | AnyOption


class CompiledTerm(Struct, frozen=True):
    """A term that must occur, or must not when `negated`."""

    option: Option
    negated: bool


class CompiledExpression:
    """An expression ready to match, and the source it was read from.

    It cannot match without each of the groups of words in `needs`, of which `telling` is the
    most telling, nor without one of each of the sets in `either`.

    Args:
        terms: what must hold, all of it.
        source: the text it was read from.
    """

    __slots__ = ("_terms", "either", "needs", "source", "telling")

    def __init__(self, terms: tuple[CompiledTerm, ...], source: str) -> None:
        wanted = [term.option for term in terms if not term.negated]
        either = {groups for option in wanted for groups in option.either}
        self._terms: tuple[CompiledTerm, ...] | Callable[[], tuple[CompiledTerm, ...]] = terms
        self.source = source
        self.needs = frozenset(group for option in wanted for group in option.needs)
        self.either = tuple(sorted(either, key=len))
        self.telling = next((o.telling for o in wanted if o.telling is not None), None)

    @classmethod
    def kept(
        cls,
        terms: Callable[[], tuple[CompiledTerm, ...]],
        source: str,
        needs: frozenset[int],
        either: tuple[frozenset[int], ...],
        telling: int | None,
    ) -> CompiledExpression:
        """An expression that was made before; most are never matched, so their terms can wait.

        Args:
            terms: makes what must hold; called once, when a text has the words for it.
            source: the text it was read from.
            needs: groups of words, all of which a text must have.
            either: sets of groups, of each of which a text must have one.
            telling: the group of words that tells most of where it can match.
        """
        expression = cls.__new__(cls)
        expression._terms = terms  # noqa: SLF001 - another way to make one of its own
        expression.source = source
        expression.needs = needs
        expression.either = either
        expression.telling = telling
        return expression

    @property
    def terms(self) -> tuple[CompiledTerm, ...]:
        """What must hold, all of it."""
        if not isinstance(self._terms, tuple):
            self._terms = self._terms()
        return self._terms


class Compiler:
    """Compiles expressions against the word groups.

    `literals` gives literals and groups their numbers.

    Args:
        concepts: name -> the sequences of that word group.
    """

    def __init__(self, concepts: Mapping[str, tuple[Sequence, ...]]) -> None:
        self.literals = GrowingIndex()
        self._concepts = concepts
        self._made: dict[Element, Node] = {}

    def compile(self, expression: Expression) -> CompiledExpression:
        """Compile an expression.

        Raises:
            ExpressionError: when it names an unknown word group or one that holds itself.
        """
        terms = tuple(
            CompiledTerm(self._option(term.sequence, ()), term.negated) for term in expression.terms
        )
        return CompiledExpression(terms, expression.source)

    def _option(self, sequence: Sequence, inside: tuple[str, ...]) -> Option:
        nodes: list[Node] = []
        for element in sequence.elements:
            if element not in self._made:
                self._made[element] = self._node(element, inside)
            nodes.append(self._made[element])
        return self._sequence(tuple(nodes))

    def _sequence(self, nodes: tuple[Node, ...]) -> Option:
        groups = [node.group for node in nodes if isinstance(node, AnyWord)]
        groups.sort(key=lambda group: len(self.literals.members(group)))
        groups += [node.group for node in nodes if isinstance(node, OneQuantity)]
        return make_option(nodes, groups[0] if groups else None)

    def _node(self, element: Element, inside: tuple[str, ...]) -> Node:
        if isinstance(element, Word):
            return self._words({self.literals.add(element.text)})
        if isinstance(element, PartyName):
            return self._words({self.literals.add(party_literal(element.party))})
        if isinstance(element, Quantity):
            group = self.literals.group({self.literals.add(measure_literal(element.measure))})
            return OneQuantity(element.measure, group)
        if isinstance(element, Gap):
            return AnyTokens(element.most)
        if isinstance(element, Concept):
            return self._concept(element.name, inside)
        return self._choice(element, inside)

    def _words(self, literals: Iterable[int]) -> AnyWord:
        return AnyWord(self.literals.group(frozenset(literals)))

    def _concept(self, name: str, inside: tuple[str, ...]) -> Node:
        if name in inside:
            raise ExpressionError(f"woordgroep '@{name}' verwijst naar zichzelf")
        if name not in self._concepts:
            raise ExpressionError(f"onbekende woordgroep '@{name}'")
        return self._choice(Choice(self._concepts[name]), (*inside, name))

    def _choice(self, choice: Choice, inside: tuple[str, ...]) -> Node:
        words: set[int] = set()
        longer: list[Option] = []
        sequences: list[Sequence] = []
        for sequence in choice.options:
            first = sequence.elements[0]
            if isinstance(first, Word) and len(sequence.elements) == 1:
                words.add(self.literals.add(first.text))
            else:
                sequences.append(sequence)
        for option in _flat(self._option(sequence, inside) for sequence in sequences):
            only = option.nodes[0] if len(option.nodes) == 1 else None
            if isinstance(only, AnyWord):
                words |= self.literals.members(only.group)
            else:
                longer.append(option)
        if words and not longer and not choice.optional:
            return self._words(words)
        if words:
            longer.append(self._sequence((self._words(words),)))
        return make_choice(longer, optional=choice.optional)


def make_option(nodes: tuple[Node, ...], telling: int | None) -> Option:
    """A sequence of nodes.

    Args:
        nodes: the nodes.
        telling: the group of words that tells most of where it can match.
    """
    words = [node.group for node in nodes if isinstance(node, AnyWord)]
    quantities = [node.group for node in nodes if isinstance(node, OneQuantity)]
    either = {
        node.keys
        for node in nodes
        if isinstance(node, AnyOption) and not node.optional and not node.free
    }
    word = telling if len(words) == len(nodes) == 1 else None
    needs = frozenset((*words, *quantities))
    return Option(nodes, needs, telling, tuple(sorted(either, key=len)), word)


def make_choice(options: Iterable[Option], *, optional: bool) -> AnyOption:
    """One of several sequences, or nothing when `optional`."""
    listed = tuple(options)
    by_need: defaultdict[int, list[Option]] = defaultdict(list)
    for option in listed:
        if option.telling is not None:
            by_need[option.telling].append(option)
    return AnyOption(
        listed,
        optional,
        {group: tuple(needing) for group, needing in by_need.items()},
        frozenset(by_need),
        tuple(option for option in listed if option.telling is None),
    )


def _flat(options: Iterable[Option]) -> Iterable[Option]:
    """An option that is itself a plain choice is taken apart, so that its words join the group."""
    for option in options:
        only = option.nodes[0] if len(option.nodes) == 1 else None
        if isinstance(only, AnyOption) and not only.optional:
            yield from only.options
        else:
            yield option

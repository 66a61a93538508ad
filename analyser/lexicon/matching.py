"""Finds lexicon expressions in sentences.

Every literal of the whole lexicon has a bit. The bits of a word are looked up once and
remembered, so that a sentence costs one dictionary access a word, and an expression is
tried only where each of its parts has at least one of its literals in the sentence: the
gate. spaCy's Matcher was measured for this and left aside: without a gate it ran 300 gap
rules at 2k-23k tokens a second, and it cannot name an alternative of several words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass

from analyser.language.amounts import Measure
from analyser.language.annotate import Sentence, Token
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

_MOST_MATCHES = 12  # of one term in one window; more never changes an outcome worth having


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


@dataclass(frozen=True, slots=True)
class _CompiledTerm:
    elements: tuple[Element, ...]
    gate: int | None  # at least one of these bits must be present; None: cannot be gated
    negated: bool


@dataclass(frozen=True, slots=True)
class CompiledExpression:
    """An expression ready to match; made by `Matcher.compile`."""

    terms: tuple[_CompiledTerm, ...]
    gates: tuple[int, ...]
    source: str


class Matcher:
    """Compiles expressions against the word groups and matches them.

    Args:
        concepts: name -> the sequences of that word group.
    """

    def __init__(self, concepts: Mapping[str, tuple[Sequence, ...]]) -> None:
        self._concepts = concepts
        self._resolved: dict[str, Choice] = {}
        self._ids: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._wild: list[tuple[str, int]] = []
        self._memo: dict[tuple[str, str], int] = {}

    def compile(self, expression: Expression) -> CompiledExpression:
        """Prepare an expression.

        Raises:
            ExpressionError: when it names an unknown word group or one that holds itself.
        """
        terms: list[_CompiledTerm] = []
        for term in expression.terms:
            elements = tuple(self._resolve(element, ()) for element in term.sequence.elements)
            terms.append(_CompiledTerm(elements, self._gate(elements), term.negated))
        gates = tuple(t.gate for t in terms if not t.negated and t.gate is not None)
        self._memo.clear()
        return CompiledExpression(tuple(terms), gates, expression.source)

    def view(self, sentences: SequenceOf[Sentence]) -> View:
        """Make one stretch of tokens out of consecutive sentences."""
        tokens: list[Token] = []
        quantities: dict[int, tuple[tuple[Measure, int], ...]] = {}
        for sentence in sentences:
            shift = len(tokens)
            for index, measures in sentence.quantities.items():
                quantities[index + shift] = tuple((m, end + shift) for m, end in measures)
            tokens.extend(sentence.tokens)
        bits = tuple(self._bits(token) for token in tokens)
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
            if term.gate is not None and not view.union & term.gate:
                if term.negated:
                    continue
                return None
            hits = self._find(term, view, 1 if term.negated else _MOST_MATCHES)
            if term.negated:
                if hits:
                    return None
            elif hits:
                found.append(hits)
            else:
                return None
        return _closest(found, within)

    # -- compiling ---------------------------------------------------------------------

    def _resolve(self, element: Element, inside: tuple[str, ...]) -> Element:
        if isinstance(element, Word):
            self._identify(element.text)
            return element
        if isinstance(element, Choice):
            return Choice(
                tuple(self._resolve_sequence(option, inside) for option in element.options),
                element.optional,
            )
        if isinstance(element, Concept):
            return self._resolve_concept(element.name, inside)
        return element

    def _resolve_sequence(self, sequence: Sequence, inside: tuple[str, ...]) -> Sequence:
        return Sequence(tuple(self._resolve(element, inside) for element in sequence.elements))

    def _resolve_concept(self, name: str, inside: tuple[str, ...]) -> Choice:
        if name in inside:
            raise ExpressionError(f"woordgroep '@{name}' verwijst naar zichzelf")
        if name not in self._concepts:
            raise ExpressionError(f"onbekende woordgroep '@{name}'")
        if name not in self._resolved:
            options = self._concepts[name]
            self._resolved[name] = Choice(
                tuple(self._resolve_sequence(option, (*inside, name)) for option in options)
            )
        return self._resolved[name]

    def _identify(self, literal: str) -> int:
        if literal not in self._ids:
            bit = 1 << len(self._ids)
            self._ids[literal] = bit
            if "*" in literal:
                self._wild.append((literal, bit))
            else:
                self._exact[literal] = bit
        return self._ids[literal]

    def _gate(self, elements: tuple[Element, ...]) -> int | None:
        """Bits of the most telling mandatory element: fewest literals."""
        best: int | None = None
        for element in elements:
            gate = self._gate_of(element)
            if gate is not None and (best is None or gate.bit_count() < best.bit_count()):
                best = gate
        return best

    def _gate_of(self, element: Element) -> int | None:
        if isinstance(element, Word):
            return self._ids[element.text]
        if isinstance(element, Choice) and not element.optional:
            union = 0
            for option in element.options:
                gate = self._gate(option.elements)
                if gate is None:
                    return None
                union |= gate
            return union
        return None

    # -- matching ----------------------------------------------------------------------

    def _bits(self, token: Token) -> int:
        key = (token.form, token.lemma)
        bits = self._memo.get(key)
        if bits is None:
            bits = self._exact.get(token.form, 0) | self._exact.get(token.lemma, 0)
            for literal, bit in self._wild:
                if _fits(literal, token.form) or _fits(literal, token.lemma):
                    bits |= bit
            if len(self._memo) > 200_000:  # archives run for days; keep memory flat
                self._memo.clear()
            self._memo[key] = bits
        return bits

    def _find(self, term: _CompiledTerm, view: View, most: int) -> list[Match]:
        hits: list[Match] = []
        for start in range(len(view.tokens)):
            for matched in self._walk(term.elements, 0, start, view, ()):
                if matched:
                    hits.append(Match(matched))
                    break
            if len(hits) >= most:
                break
        return hits

    def _walk(
        self,
        elements: tuple[Element, ...],
        index: int,
        place: int,
        view: View,
        matched: tuple[int, ...],
    ) -> Iterator[tuple[int, ...]]:
        if index == len(elements):
            yield matched
            return
        element = elements[index]
        if isinstance(element, Gap):
            last = min(len(view.tokens) - place, element.most)
            for skip in range(last + 1):
                yield from self._walk(elements, index + 1, place + skip, view, matched)
            return
        for end, used in self._step(element, place, view):
            yield from self._walk(elements, index + 1, end, view, matched + used)

    def _step(
        self, element: Element, place: int, view: View
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Ways to match one element at a place: (index after it, tokens it used)."""
        if isinstance(element, Choice):
            for option in element.options:
                for used in self._walk(option.elements, 0, place, view, ()):
                    yield (used[-1] + 1 if used else place), used
            if element.optional:
                yield place, ()
            return
        if place >= len(view.tokens):
            return
        if isinstance(element, Word):
            if view.bits[place] & self._ids[element.text]:
                yield place + 1, (place,)
        elif isinstance(element, PartyName):
            if view.tokens[place].party is element.party:
                yield place + 1, (place,)
        elif isinstance(element, Quantity):
            for measure, end in view.quantities.get(place, ()):
                if measure is element.measure:
                    yield end, tuple(range(place, end))


def _fits(literal: str, word: str) -> bool:
    core = literal.strip("*")
    if literal.startswith("*"):
        return core in word if literal.endswith("*") else word.endswith(core)
    return word.startswith(core)


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

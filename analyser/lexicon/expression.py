"""The small search language of the lexicon files, and its parser.

A procurement lawyer reads and writes it; `docs/lexicon.md` explains it in full:

    vrijwaar*                    a word (form or lemma); * stands for any letters
    @boete                       a word group from lexicons/shared/concepts.yaml
    @ON  @OG  @PARTIJEN  @DERDE  a party, by whatever name the document gives it
    #bedrag #percentage #veelvoud #termijn #getal    a quantity
    op eerste verzoek            words that follow each other
    geen ...4 vergoeding         up to four words in between (... alone: up to six)
    (alle | iedere | elke)       one of these
    direct?                      may be there
    @boete & per dag             both, in any order
    @boete & !@maximum           the first, and the second nowhere in reach
"""

from __future__ import annotations

import re

from msgspec import Struct

from analyser.language.amounts import Measure
from analyser.model import Party

DEFAULT_GAP = 6
PARTY_NAMES = {
    "ON": Party.SUPPLIER,
    "OG": Party.BUYER,
    "PARTIJEN": Party.BOTH,
    "DERDE": Party.THIRD,
}
_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.\d*)|(?P<mark>[()|&!?])|(?P<concept>@[\w-]+)|(?P<measure>#\w+)"
    r"|(?P<word>[^\s()|&!?@#]+))"
)


_MARKS = frozenset('()|&!?@#*."')  # what is more than a letter of a word
_AROUND_WORDS = re.compile(r'"(?=\w)|(?<=\w)"')


class ExpressionError(ValueError):
    """An expression cannot be read; the message is a Dutch phrase for the lexicon editor."""


class Word(Struct, frozen=True):
    """A literal word, lower case, possibly with a wildcard at either end."""

    text: str


class Concept(Struct, frozen=True):
    """A reference to a word group."""

    name: str


class Quantity(Struct, frozen=True):
    """Any quantity of a measure."""

    measure: Measure


class PartyName(Struct, frozen=True):
    """Any word that names this side."""

    party: Party


class Gap(Struct, frozen=True):
    """Up to `most` arbitrary tokens."""

    most: int


class Choice(Struct, frozen=True):
    """One of several sequences, or nothing when `optional`."""

    options: tuple[Sequence, ...]
    optional: bool = False


Element = Word | Concept | Quantity | PartyName | Gap | Choice


class Sequence(Struct, frozen=True):
    """Elements that follow each other."""

    elements: tuple[Element, ...]


class Term(Struct, frozen=True):
    """A sequence that must occur, or must not when `negated`."""

    sequence: Sequence
    negated: bool = False


class Expression(Struct, frozen=True):
    """Terms that must all hold, and the source they were read from."""

    terms: tuple[Term, ...]
    source: str


def parse_expression(source: str) -> Expression:
    """Read an expression.

    Args:
        source: text in the language above.

    Returns:
        The expression; it has at least one term that is not negated.

    Raises:
        ExpressionError: with a Dutch phrase that says what is wrong.
    """
    parser = _Parser(source)
    expression = Expression(parser.conjunction(), source)
    if all(term.negated for term in expression.terms):
        raise ExpressionError("er staat geen enkel onderdeel in dat wél moet voorkomen")
    return expression


def parse_sequence(source: str) -> Sequence:
    """Read one sequence, as in a word group.

    Raises:
        ExpressionError: with a Dutch phrase that says what is wrong.
    """
    if not _MARKS & set(source):  # most of a word group is plain words
        words = source.split()
        if words:
            return Sequence(tuple(Word(word.lower()) for word in words))
    parser = _Parser(source)
    sequence = parser.sequence()
    if parser.peek() is not None:
        raise ExpressionError(f"onverwacht teken '{parser.peek()}'")
    return sequence


class _Parser:
    def __init__(self, source: str) -> None:
        self._items: list[tuple[str, str]] = []
        position = 0
        # Quotation marks around words are for the eye of the writer; alone they are a token.
        stripped = _AROUND_WORDS.sub("", source).rstrip()
        while position < len(stripped):
            match = _TOKEN.match(stripped, position)
            if match is None or match.lastgroup is None:
                raise ExpressionError(f"onleesbaar vanaf '{stripped[position:]}'")
            self._items.append((match.lastgroup, match[match.lastgroup]))
            position = match.end()
        self._at = 0

    def peek(self) -> str | None:
        """The next item's text, or None at the end."""
        return self._items[self._at][1] if self._at < len(self._items) else None

    def conjunction(self) -> tuple[Term, ...]:
        terms = [self._term()]
        while self.peek() == "&":
            self._at += 1
            terms.append(self._term())
        if self.peek() is not None:
            raise ExpressionError(f"onverwacht teken '{self.peek()}'")
        return tuple(terms)

    def _term(self) -> Term:
        negated = self.peek() == "!"
        if negated:
            self._at += 1
        return Term(self.sequence(), negated)

    def sequence(self) -> Sequence:
        elements: list[Element] = []
        while self._at < len(self._items) and self.peek() not in {"&", "|", ")"}:
            elements.append(self._element())
        if not elements:
            raise ExpressionError("er ontbreekt een woord")
        if isinstance(elements[0], Gap) or isinstance(elements[-1], Gap):
            raise ExpressionError("'...' moet tussen twee woorden staan")
        return Sequence(tuple(elements))

    def _element(self) -> Element:
        kind, text = self._items[self._at]
        self._at += 1
        element: Element
        if kind == "gap":
            return Gap(int(text[3:]) if text[3:] else DEFAULT_GAP)
        if text == "(":
            element = self._choice()
        elif kind == "concept":
            name = text[1:]
            element = PartyName(PARTY_NAMES[name]) if name in PARTY_NAMES else Concept(name)
        elif kind == "measure":
            element = _quantity(text[1:])
        elif kind == "word":
            element = _word(text)
        else:
            raise ExpressionError(f"onverwacht teken '{text}'")
        if self.peek() == "?":
            self._at += 1
            return Choice((Sequence((element,)),), optional=True)
        return element

    def _choice(self) -> Choice:
        options = [self.sequence()]
        while self.peek() == "|":
            self._at += 1
            options.append(self.sequence())
        if self.peek() != ")":
            raise ExpressionError("een haakje is niet gesloten")
        self._at += 1
        return Choice(tuple(options))


def _quantity(name: str) -> Quantity:
    try:
        return Quantity(Measure(name))
    except ValueError:
        known = ", ".join(f"#{measure.value}" for measure in Measure)
        raise ExpressionError(f"onbekende hoeveelheid '#{name}'; bekend zijn {known}") from None


def _word(text: str) -> Word:
    if "*" in text[1:-1] or text.strip("*") == "":
        raise ExpressionError(f"in '{text}' mag * alleen aan het begin of eind staan")
    if len(text.strip("*")) < 2 and "*" in text:
        raise ExpressionError(f"'{text}' is te ruim: zet minstens twee letters bij de *")
    return Word(text.lower())

"""Which literals of the lexicon a word stands for, as bits of one integer."""

from __future__ import annotations

from analyser.language.amounts import Measure
from analyser.language.annotate import Token
from analyser.model import Party

_MOST_REMEMBERED = 20_000


class LiteralIndex:
    """Gives every literal of the lexicon a bit, and every word the bits it matches.

    A literal is a word in lower case with an optional `*` at either end. Words are looked
    up once and remembered, so that a token costs one dictionary access. Parties and
    quantities have bits too, so that every pattern can be gated.
    """

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._prefixes: dict[int, dict[str, int]] = {}
        self._suffixes: dict[int, dict[str, int]] = {}
        self._infixes: dict[str, int] = {}
        self._memo: dict[tuple[str, str], int] = {}

    def add(self, literal: str) -> int:
        """The bit of a literal; a new literal gets the next one."""
        if literal not in self._ids:
            bit = 1 << len(self._ids)
            self._ids[literal] = bit
            self._place(literal, bit)
            self._memo.clear()
        return self._ids[literal]

    def party(self, party: Party) -> int:
        """The bit that says that a token names this side."""
        return self.add(f"<{party.value}>")

    def measure(self, measure: Measure) -> int:
        """The bit that says that a quantity of this measure starts at a token."""
        return self.add(f"<{measure.value}>")

    def bits(self, token: Token) -> int:
        """Bits of all literals that the form or the lemma of a token matches, and its party."""
        bits = self._word_bits(token)
        return bits if token.party is None else bits | self.party(token.party)

    def _word_bits(self, token: Token) -> int:
        key = (token.form, token.lemma)
        bits = self._memo.get(key)
        if bits is None:
            bits = self._look_up(token.form)
            if token.lemma != token.form:
                bits |= self._look_up(token.lemma)
            if len(self._memo) > _MOST_REMEMBERED:
                self._memo.clear()
            self._memo[key] = bits
        return bits

    def _place(self, literal: str, bit: int) -> None:
        core = literal.strip("*")
        if literal.startswith("*") and literal.endswith("*"):
            self._infixes[core] = bit
        elif literal.startswith("*"):
            self._suffixes.setdefault(len(core), {})[core] = bit
        elif literal.endswith("*"):
            self._prefixes.setdefault(len(core), {})[core] = bit
        else:
            self._exact[core] = bit

    def _look_up(self, word: str) -> int:
        bits = self._exact.get(word, 0)
        for length, table in self._prefixes.items():
            bits |= table.get(word[:length], 0) if len(word) >= length else 0
        for length, table in self._suffixes.items():
            bits |= table.get(word[-length:], 0) if len(word) >= length else 0
        for core, bit in self._infixes.items():
            if core in word:
                bits |= bit
        return bits

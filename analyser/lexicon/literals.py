"""Which literals of the lexicon a word stands for, and in which groups of words they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from analyser.language.amounts import Measure
from analyser.language.annotate import Token
from analyser.model import Party

_MOST_REMEMBERED = 6_000  # words; the groups of one take some 3 kB


class LiteralIndex:
    """Tells in which groups of literals a word is; literals and groups are numbers.

    A literal is a word in lower case with an optional `*` at either end. Parties and
    quantities are literals too. A word is looked up once and remembered, so that a token
    costs one dictionary access.

    Args:
        literals: the literals in the order of their numbers.
        groups_of: literal -> the groups in which it is.
    """

    def __init__(
        self, literals: Iterable[str] = (), groups_of: Mapping[int, Iterable[int]] | None = None
    ) -> None:
        self._ids: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._prefixes: dict[int, dict[str, int]] = {}
        self._suffixes: dict[int, dict[str, int]] = {}
        self._infixes: dict[str, int] = {}
        self._groups_of: defaultdict[int, list[int]] = defaultdict(list)
        self._memo: dict[tuple[str, str, Party | None], frozenset[int]] = {}
        for literal in literals:
            self._add(literal)
        for number, groups in (groups_of or {}).items():
            self._groups_of[number].extend(groups)

    @property
    def literals(self) -> tuple[str, ...]:
        """The literals in the order of their numbers."""
        return tuple(self._ids)

    @property
    def groups_of(self) -> Mapping[int, Sequence[int]]:
        """Literal -> the groups in which it is."""
        return self._groups_of

    def groups_of_word(self, token: Token) -> frozenset[int]:
        """The groups with a literal that the form, the lemma or the party of a token matches."""
        key = (token.form, token.lemma, token.party)
        groups = self._memo.get(key)
        if groups is None:
            literals = self._look_up(token.form)
            if token.lemma != token.form:
                literals |= self._look_up(token.lemma)
            if token.party is not None:
                literals.add(self._ids.get(party_literal(token.party)))
            groups = self._groups_with(literals)
            if len(self._memo) > _MOST_REMEMBERED:
                self._memo.clear()
            self._memo[key] = groups
        return groups

    def groups_of_measure(self, measure: Measure) -> frozenset[int]:
        """The groups that hold a measure."""
        return self._groups_with([self._ids.get(measure_literal(measure))])

    def _groups_with(self, literals: Iterable[int | None]) -> frozenset[int]:
        known = (one for one in literals if one is not None)
        return frozenset(group for one in known for group in self._groups_of.get(one, ()))

    def _add(self, literal: str) -> int:
        number = self._ids[literal] = len(self._ids)
        core = literal.strip("*")
        if literal.startswith("*") and literal.endswith("*"):
            self._infixes[core] = number
        elif literal.startswith("*"):
            self._suffixes.setdefault(len(core), {})[core] = number
        elif literal.endswith("*"):
            self._prefixes.setdefault(len(core), {})[core] = number
        else:
            self._exact[core] = number
        return number

    def _look_up(self, word: str) -> set[int | None]:
        found = {self._exact.get(word)}
        for length, table in self._prefixes.items():
            if len(word) >= length:
                found.add(table.get(word[:length]))
        for length, table in self._suffixes.items():
            if len(word) >= length:
                found.add(table.get(word[-length:]))
        found.update(number for core, number in self._infixes.items() if core in word)
        return found


class GrowingIndex(LiteralIndex):
    """Gives literals and groups their numbers, in the order in which they come."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[frozenset[int], int] = {}
        self._members: list[frozenset[int]] = []

    def add(self, literal: str) -> int:
        """The number of a literal; a new literal gets the next one."""
        if literal not in self._ids:
            self._memo.clear()
            return self._add(literal)
        return self._ids[literal]

    def group(self, literals: AbstractSet[int]) -> int:
        """The number of a group of literals; a new group gets the next one."""
        key = frozenset(literals)
        if key not in self._groups:
            number = self._groups[key] = len(self._groups)
            self._members.append(key)
            for literal in key:
                self._groups_of[literal].append(number)
            self._memo.clear()
        return self._groups[key]

    def members(self, group: int) -> frozenset[int]:
        """The literals of a group."""
        return self._members[group]


def party_literal(party: Party) -> str:
    """The literal that says that a token names this side."""
    return f"<{party.value}>"


def measure_literal(measure: Measure) -> str:
    """The literal that says that a quantity of this measure starts at a token."""
    return f"<{measure.value}>"

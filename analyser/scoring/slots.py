"""Which clauses count when an indicator may call for only so many of them.

Every clause takes a slot of one of its indicators: three for an indicator, one of them in an
article. The clauses are chosen so that together they weigh most. This is a matroid, so taking
the heaviest first is right as long as a clause that finds no free slot may have others moved;
and one finding more can never make the sum less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_PER_INDICATOR = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause with the indicators that it can count for, and the article it stands in."""

    clause: str
    article: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(slots=True)
class _Slots:
    """What was placed: for each indicator the clauses that it counts for, by article."""

    held: dict[str, dict[tuple[str, ...], Candidate]] = field(default_factory=dict)

    def place(self, candidate: Candidate) -> bool:
        """Give a clause a slot, if need be by moving others; tell whether that could be done."""
        return self._place(candidate, set(), set())

    def _place(
        self, candidate: Candidate, tried: set[tuple[str, tuple[str, ...]]], moving: set[str]
    ) -> bool:
        moving.add(candidate.clause)
        for indicator in candidate.indicators:
            slot = (indicator, candidate.article)
            if slot in tried:
                continue
            tried.add(slot)
            held = self.held.setdefault(indicator, {})
            same = held.get(candidate.article)
            if same is None and len(held) < _PER_INDICATOR:
                held[candidate.article] = candidate
                return True
            for other in list(held.values()) if same is None else [same]:
                if other.clause in moving:
                    continue  # it is on its way to another slot already
                tried.add((indicator, other.article))
                if self._place(other, tried, moving):
                    del held[other.article]
                    held[candidate.article] = candidate
                    return True
        return False


def that_count(heaviest_first: Sequence[Candidate]) -> Iterable[Candidate]:
    """The clauses that count.

    Args:
        heaviest_first: the clauses, by what they weigh.

    Returns:
        Those that found a slot, in the same order.
    """
    slots = _Slots()
    return [candidate for candidate in heaviest_first if slots.place(candidate)]

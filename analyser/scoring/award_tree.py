"""Finds which weights in a row of weights are parts of another, by what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SLACK = 0.006  # of the total; shares such as 33,3% are rounded
_WHOLE = 100.0
_STEPS = 20_000  # of the search
_MOST = 80  # award tables have some thirty rows; the search goes as deep as there are rows


@dataclass(frozen=True, slots=True)
class Leaf:
    """A weight at the lowest level: its index, its share of the total and its parent."""

    index: int
    share: float
    parent: int | None


def divide(values: Sequence[float], total: float) -> tuple[Leaf, ...] | None:
    """Find the lowest level in weights that stand in order, parents before their parts.

    Args:
        values: the weights.
        total: what the highest level adds up to.

    Returns:
        The leaves with their shares (0..1), or None when the weights do not add up to the
        total in any way, the total is nothing, or they are more than eighty. Parts add up to their parent, or if that cannot be to one hundred
        ("60%, of which 50% and 50%"); the reading with the fewest parts is taken.
    """
    if len(values) > _MOST or total <= 0:
        return None
    least = min((value for value in values if value > 0), default=total)
    slack = min(total * _SLACK, least / 3)
    for relative in (False, True):
        search = _Search(values, slack, relative=relative)
        for end, found in search.level(0, total, 1.0 / total, None):
            if end == len(values):
                return tuple(found)
    return None


class _Search:
    """A bounded depth-first search through the ways to nest weights."""

    def __init__(self, values: Sequence[float], slack: float, *, relative: bool) -> None:
        self._values = values
        self._relative = relative
        self._slack = slack
        self._steps = 0

    def level(
        self, at: int, target: float, scale: float, parent: int | None
    ) -> Iterator[tuple[int, list[Leaf]]]:
        """Readings of weights from `at` on that add up to `target`, with where they end."""
        self._steps += 1
        if self._steps > _STEPS:
            return
        if abs(target) <= self._slack:
            yield at, []
            return
        if at >= len(self._values) or target < -self._slack:
            return
        value = self._values[at]
        for end, rest in self.level(at + 1, target - value, scale, parent):
            yield end, [Leaf(at, value * scale, parent), *rest]
        if value <= 0:
            return
        for end, parts in self._parts(at, value, scale):
            for last, rest in self.level(end, target - value, scale, parent):
                yield last, [*parts, *rest]

    def _parts(self, at: int, value: float, scale: float) -> Iterator[tuple[int, list[Leaf]]]:
        """Readings of what follows `at` as its parts: in the same unit, or as percentages of it."""
        yield from ((end, parts) for end, parts in self.level(at + 1, value, scale, at) if parts)
        if self._relative and abs(value - _WHOLE) > self._slack:
            yield from (
                (end, parts)
                for end, parts in self.level(at + 1, _WHOLE, value * scale / _WHOLE, at)
                if len(parts) > 1
            )

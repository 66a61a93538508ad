"""Which clauses count when an indicator may call for only so many of them.

Every clause takes a slot of one of its indicators: three for an indicator, one of them in an
article. The clauses are chosen so that together they weigh most. This is a matroid, so taking
the heaviest first is right as long as a clause that finds no free slot may have others moved;
and one finding more can never make the sum less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

PER_INDICATOR = 3

Article = tuple[str, ...]


class Label(Protocol):
    """What a clause can count for."""

    @property
    def indicator(self) -> str:
        """Id of the indicator."""


def that_count(
    heaviest_first: Iterable[str],
    labels: Mapping[str, Sequence[Label]],
    article_of: Mapping[str, Article],
) -> list[str]:
    """The clauses that count.

    Args:
        heaviest_first: ids of the clauses, by what they weigh.
        labels: what each of them can count for.
        article_of: the article each stands in; a clause that is not in it stands by itself.

    Returns:
        Ids of those that found a slot, in the same order.
    """
    slots = _Slots(labels, article_of)
    counted: list[str] = []
    for clause in heaviest_first:
        article = article_of.get(clause) or (clause,)
        for label in labels[clause]:
            held = slots.held.get(label.indicator)
            if held is None:
                slots.held[label.indicator] = {article: clause}
                break
            if len(held) < PER_INDICATOR and article not in held:
                held[article] = clause
                break
        else:
            if not slots.make_room(clause):
                continue
        counted.append(clause)
    return counted


@dataclass(slots=True)
class _Slots:
    """What was placed: for each indicator the clauses that it counts for, by article."""

    labels: Mapping[str, Sequence[Label]]
    article_of: Mapping[str, Article]
    held: dict[str, dict[Article, str]] = field(default_factory=dict)

    def make_room(self, clause: str) -> bool:
        """Give a clause that finds no free slot one by moving others, if that can be done."""
        return self._is_worth_moving(clause) and self._move_for(clause, set(), set())

    def _is_worth_moving(self, clause: str) -> bool:
        """Whether any clause that stands in the way could stand elsewhere."""
        return any(
            len(self.labels[other]) > 1
            for label in self.labels[clause]
            for other in self.held[label.indicator].values()
        )

    def _move_for(self, clause: str, tried: set[tuple[str, Article]], moving: set[str]) -> bool:
        moving.add(clause)
        article = self.article_of.get(clause) or (clause,)
        for label in self.labels[clause]:
            slot = (label.indicator, article)
            if slot in tried:
                continue
            tried.add(slot)
            held = self.held.setdefault(label.indicator, {})
            same = held.get(article)
            if same is None and len(held) < PER_INDICATOR:
                held[article] = clause
                return True
            others = list(held.items()) if same is None else [(article, same)]
            for place, other in others:
                if other in moving:
                    continue  # it is on its way to another slot already
                tried.add((label.indicator, place))
                if self._move_for(other, tried, moving):
                    del held[place]
                    held[article] = clause
                    return True
        return False

"""Which statements count when an indicator may call for only so many of them.

Every statement takes a slot of one of its indicators: three for an indicator, one of them in an
article. The statements are chosen so that together they weigh most. This is a matroid, so taking
the heaviest first is right as long as a statement that finds no free slot may have others moved;
and one finding more can never make the sum less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

PER_INDICATOR = 3

Article = tuple[str, ...]
Statement = tuple[str, int]
"""A clause by its id, and where in its text the statement starts."""


class Label(Protocol):
    """What a statement can count for."""

    @property
    def indicator(self) -> str:
        """Id of the indicator."""


def that_count(
    heaviest_first: Iterable[Statement],
    labels: Mapping[Statement, Sequence[Label]],
    article_of: Mapping[Statement, Article],
) -> list[Statement]:
    """The statements that count.

    Args:
        heaviest_first: the statements, by what they weigh.
        labels: what each of them can count for.
        article_of: the article each stands in.

    Returns:
        Those that found a slot, in the same order.
    """
    slots = _Slots(labels, article_of)
    counted: list[Statement] = []
    for statement in heaviest_first:
        article = article_of[statement]
        for label in labels[statement]:
            held = slots.held.get(label.indicator)
            if held is None:
                slots.held[label.indicator] = {article: statement}
                break
            if len(held) < PER_INDICATOR and article not in held:
                held[article] = statement
                break
        else:
            if not slots.make_room(statement):
                continue
        counted.append(statement)
    return counted


@dataclass(slots=True)
class _Slots:
    """What was placed: for each indicator the statements that it counts for, by article."""

    labels: Mapping[Statement, Sequence[Label]]
    article_of: Mapping[Statement, Article]
    held: dict[str, dict[Article, Statement]] = field(default_factory=dict)

    def make_room(self, statement: Statement) -> bool:
        """Give a statement that finds no free slot one by moving others, if that can be done."""
        return self._is_worth_moving(statement) and self._move_for(statement, set(), set())

    def _is_worth_moving(self, statement: Statement) -> bool:
        """Whether any statement that stands in the way could stand elsewhere."""
        return any(
            len(self.labels[other]) > 1
            for label in self.labels[statement]
            for other in self.held[label.indicator].values()
        )

    def _move_for(
        self, statement: Statement, tried: set[tuple[str, Article]], moving: set[Statement]
    ) -> bool:
        moving.add(statement)
        article = self.article_of[statement]
        for label in self.labels[statement]:
            slot = (label.indicator, article)
            if slot in tried:
                continue
            tried.add(slot)
            held = self.held.setdefault(label.indicator, {})
            same = held.get(article)
            if same is None and len(held) < PER_INDICATOR:
                held[article] = statement
                return True
            others = list(held.items()) if same is None else [(article, same)]
            for place, other in others:
                if other in moving:
                    continue  # it is on its way to another slot already
                tried.add((label.indicator, place))
                if self._move_for(other, tried, moving):
                    del held[place]
                    held[article] = statement
                    return True
        return False

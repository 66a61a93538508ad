"""Tells which of many expressions a text can hold, without trying each of them."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.lexicon.compiling import AnyOption, CompiledExpression, Option
from analyser.lexicon.matching import View, occurs


class ExpressionIndex:
    """Tells at once which of many expressions may hold in a text.

    Args:
        expressions: the expressions; they are known by their place.
    """

    def __init__(self, expressions: Sequence[CompiledExpression]) -> None:
        self.expressions = tuple(expressions)
        by_need: dict[int, list[int]] = {}
        free: list[int] = []
        for place, expression in enumerate(self.expressions):
            if expression.telling is not None:
                by_need.setdefault(expression.telling, []).append(place)
            elif expression.either:
                for group in expression.either[0]:
                    by_need.setdefault(group, []).append(place)
            else:
                free.append(place)
        self._by_need = by_need
        self._keys = frozenset(by_need)
        self._free = tuple(free)

    def possible(self, view: View) -> list[int]:
        """Places of the expressions for which the view has the words, in order."""
        near = set(self._free)
        for group in self._keys & view.present:
            near.update(self._by_need[group])
        return [place for place in sorted(near) if view.may_hold(self.expressions[place])]


class ChoiceIndex:
    """Tells at once which of many choices of words occur in a text.

    Args:
        expressions: the choices; they are known by their place. Any other expression may be
            among them.
    """

    def __init__(self, expressions: Sequence[CompiledExpression]) -> None:
        self.expressions = tuple(expressions)
        self._sure: dict[int, list[int]] = {}  # by a word that is a choice by itself
        self._by_need: dict[int, list[tuple[int, Option]]] = {}
        self._others: list[tuple[int, CompiledExpression]] = []
        for place, expression in enumerate(self.expressions):
            choice = _plain_choice(expression)
            if choice is None:
                self._others.append((place, expression))
                continue
            for group, options in choice.by_need.items():
                if any(option.word is not None for option in options):
                    self._sure.setdefault(group, []).append(place)
                else:
                    entries = self._by_need.setdefault(group, [])
                    entries.extend((place, option) for option in options)
        self._keys = frozenset(self._by_need)
        self._words = frozenset(self._sure)

    def occurring(self, view: View) -> set[int]:
        """Places of the choices that occur in a view."""
        found = {place for place, expression in self._others if occurs(expression, view)}
        for group in self._words & view.present:
            found.update(self._sure[group])
        for group in self._keys & view.present:
            for place, option in self._by_need[group]:
                if place not in found and view.may_hold(option) and view.beginnings(option):
                    found.add(place)
        return found


def _plain_choice(expression: CompiledExpression) -> AnyOption | None:
    """The choice that an expression is, when it is nothing else."""
    only = expression.terms[0].option.nodes
    if len(expression.terms) == len(only) == 1 and isinstance(only[0], AnyOption):
        choice = only[0]
        return None if choice.optional or choice.free else choice
    return None

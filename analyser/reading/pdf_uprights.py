"""Column sides of tables that have level rules and few or no upright ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analyser.reading.pdf_grid import by_column
from analyser.reading.pdf_rulings import Edge
from analyser.reading.pdf_words import Word

_TOLERANCE = 3.0  # points within which rules count as meeting
_MIN_RULES = 3  # level rules of one width that make a table
_SHARE = 0.6  # of those rules broken at one place, for a column to begin there


def missing_uprights(edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """Upright sides that a reader sees though they are not drawn.

    Level rules of one width belong to a table. Its outer sides run from the first to the
    last of them. Such a rule is often drawn cell by cell: where most are broken at the same
    place, a column begins. Between two rules with text that runs over the columns, one
    table ends and another begins.

    Args:
        edges: the rules of a page.
        words: its words.
    """
    found: list[Edge] = []
    uprights = [edge for edge in edges if not edge.horizontal]
    for rules, broken_at in _groups(edges):
        x0, x1 = rules[0].x0, rules[0].x1
        between = [edge for edge in uprights if _stands_in(edge, x0, x1)]
        for run in _runs(rules, broken_at, between, words):
            top, bottom = run[0].top, run[-1].top
            drawn = any(_overlaps(edge, top, bottom) for edge in between)
            inner = [] if drawn else broken_at
            sides = [x for x in (x0, x1) if _drawn(uprights, x, top, bottom) < 0.5 * (bottom - top)]
            found += [Edge(x, top, x, bottom) for x in (*sides, *inner)]
    return found


def _groups(edges: Sequence[Edge]) -> list[tuple[list[Edge], list[int]]]:
    """Level rules by their ends, from top to bottom, and where most of them are broken."""
    heights: dict[int, list[Edge]] = {}
    for edge in edges:
        if edge.horizontal:
            heights.setdefault(round(edge.top), []).append(edge)
    groups: dict[tuple[int, int], list[tuple[Edge, set[int]]]] = {}
    for row in heights.values():
        for edge, breaks in _joined(row):
            groups.setdefault((round(edge.x0 / 4), round(edge.x1 / 4)), []).append((edge, breaks))
    result: list[tuple[list[Edge], list[int]]] = []
    for group in groups.values():
        if len(group) >= _MIN_RULES:
            votes = Counter(x for _, breaks in group for x in breaks)
            broken_at = sorted(x for x, count in votes.items() if count >= _SHARE * len(group))
            result.append((sorted((e for e, _ in group), key=lambda e: e.top), broken_at))
    return result


def _runs(
    rules: Sequence[Edge], broken_at: Sequence[int], between: Sequence[Edge], words: Sequence[Word]
) -> list[list[Edge]]:
    """The rules in stretches that hold one table each; `between` are uprights inside them."""
    x0, x1 = rules[0].x0, rules[0].x1
    runs: list[list[Edge]] = [[rules[0]]]
    for above, below in pairwise(rules):
        uprights = {edge.x0 for edge in between if _overlaps(edge, above.top, below.top)}
        columns = [x0, *sorted(uprights or broken_at)]
        inside = [
            word for word in words if above.top < word.base < below.top and x0 <= word.x0 <= x1
        ]
        if len(columns) > 1 and by_column(columns, {}, inside) is not None:
            runs[-1].append(below)
        else:
            runs.append([below])
    return [run for run in runs if len(run) > 1]


def _stands_in(edge: Edge, x0: float, x1: float) -> bool:
    """Whether an upright rule stands between two sides."""
    long = edge.bottom - edge.top > 2 * _TOLERANCE
    return long and x0 + _TOLERANCE < edge.x0 < x1 - _TOLERANCE


def _overlaps(edge: Edge, top: float, bottom: float) -> bool:
    return edge.top < bottom - _TOLERANCE and edge.bottom > top + _TOLERANCE


def _drawn(uprights: Sequence[Edge], x: float, top: float, bottom: float) -> float:
    """Length of the upright rules at x between two heights, in points."""
    spans = sorted(
        (max(edge.top, top), min(edge.bottom, bottom))
        for edge in uprights
        if abs(edge.x0 - x) <= _TOLERANCE
    )
    length, reached = 0.0, top
    for start, end in spans:
        length += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return length


def _joined(row: Sequence[Edge]) -> list[tuple[Edge, set[int]]]:
    """Rules at one height joined end to end, with the places where they met."""
    result: list[tuple[Edge, set[int]]] = []
    for edge in sorted(row, key=lambda edge: edge.x0):
        last = result[-1] if result else None
        if last is not None and edge.x0 <= last[0].x1 + _TOLERANCE:
            breaks = last[1]
            if abs(edge.x0 - last[0].x1) <= 1.0 and edge.x1 - edge.x0 > 2 * _TOLERANCE:
                breaks = breaks | {round(edge.x0)}
            result[-1] = (replace(last[0], x1=max(last[0].x1, edge.x1)), breaks)
        else:
            result.append((edge, set()))
    return result

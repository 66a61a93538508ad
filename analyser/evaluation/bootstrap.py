"""How much a figure would differ on another sample of clauses (Efron 1979)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analyser.evaluation.figures import family_of
from analyser.evaluation.labelled import LabelledClause

_SEED = 0
_TIMES = 1000
_BOUNDS = (2.5, 97.5)  # percentiles: an interval of 95 percent

Interval = tuple[float, float]
Table = NDArray[np.bool_]


def intervals(
    gold: Sequence[LabelledClause], found: Sequence[frozenset[str]]
) -> Mapping[str, Interval]:
    """Draw clauses with replacement, a thousand times, and take the 95% interval of each figure.

    Args:
        gold: labelled clauses.
        found: ids found in each of them, in the same order.

    Returns:
        ``precision``, ``recall``, ``f1``, ``macro_f1``, ``family_f1``, ``any_f1`` and
        ``false_alarms``, each 0-1: lowest and highest.
    """
    labels = [clause.labels for clause in gold]
    ids = sorted(frozenset().union(*labels, *found))
    families = sorted({family_of(indicator) for indicator in ids})
    by_id = (_table(labels, ids), _table(found, ids))
    by_family = tuple(_table(map(_families, rows), families) for rows in (labels, found))
    draw = np.random.default_rng(_SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(_TIMES):
        rows = draw.integers(0, len(gold), len(gold))
        there, shown = by_id[0][rows], by_id[1][rows]
        figures = _figures(there, shown, by_family[0][rows], by_family[1][rows])
        for name, value in figures.items():
            drawn.setdefault(name, []).append(value)
    return {
        name: (float(np.percentile(values, _BOUNDS[0])), float(np.percentile(values, _BOUNDS[1])))
        for name, values in drawn.items()
    }


def _families(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(map(family_of, ids))


def _table(rows: Iterable[frozenset[str]], columns: Sequence[str]) -> Table:
    return np.array([[column in row for column in columns] for row in rows], np.bool_)


def _figures(
    there: Table, shown: Table, families: Table, shown_families: Table
) -> dict[str, float]:
    right = (there & shown).sum()
    labelled = there.any(0)
    each = 2 * (there & shown).sum(0) / np.maximum(1, there.sum(0) + shown.sum(0))
    empty = ~there.any(1)
    some_there = np.any(there, axis=1, keepdims=True).astype(np.bool_)
    some_shown = np.any(shown, axis=1, keepdims=True).astype(np.bool_)
    return {
        "precision": right / max(1, shown.sum()),
        "recall": right / max(1, there.sum()),
        "f1": _f1(there, shown),
        "macro_f1": each[labelled].mean() if labelled.any() else 0.0,
        "family_f1": _f1(families, shown_families),
        "any_f1": _f1(some_there, some_shown),
        "false_alarms": shown[empty].any(1).mean() if empty.any() else 0.0,
    }


def _f1(there: Table, shown: Table) -> float:
    return float(2 * (there & shown).sum() / max(1, there.sum() + shown.sum()))

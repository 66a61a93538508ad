"""Which clauses say the same, so that a text that stands in two places counts once."""

from __future__ import annotations

from collections.abc import Iterable

from analyser.model import Clause


def first_with_text(clauses: Iterable[Clause]) -> dict[str, str]:
    """The first clause with the same words, by the id of each clause.

    Args:
        clauses: those the buyer wrote, in order.

    Returns:
        Ids by id; a clause that is the first, or the only one, has its own.
    """
    first: dict[str, str] = {}
    return {
        clause.id: first.setdefault(" ".join(clause.text.lower().split()), clause.id)
        for clause in clauses
    }

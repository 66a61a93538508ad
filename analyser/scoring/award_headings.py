"""Weights in the headings above clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.language.numbers import in_figures
from analyser.model import Clause
from analyser.scoring.award_entries import Entry, has_name, is_doubtful, tidy
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_numbers import PERCENT, POINTS
from analyser.scoring.award_words import LOT

_TITLE_WEIGHT = re.compile(
    r"[\s(–\-:,]+(?:max(?:imaal|\.)?\s*|weging\s*:?\s*|totaal\s*)?(?P<value>\d[\d.,]*)\s*(?P<unit>%|procent|punten|pt)\s*\)?\s*$",
    re.IGNORECASE,
)


def read_headings(clauses: Sequence[Clause]) -> list[Entry]:
    """Read the weights in the headings above clauses, each heading once."""
    seen: set[tuple[str, ...]] = set()
    entries: list[Entry] = []
    for clause in clauses:
        for depth in range(1, len(clause.heading_path) + 1):
            path = clause.heading_path[:depth]
            if path in seen:
                continue
            seen.add(path)
            match = _TITLE_WEIGHT.search(path[-1])
            if match is None or award_words().no_weight.search(path[-1]):
                continue
            name = tidy(path[-1][: match.start()])
            value = in_figures(match["value"])
            if value is not None and has_name(name):
                unit = PERCENT if match["unit"] in {"%", "procent"} else POINTS
                lot = _lot_of(path)
                entries.append(
                    Entry(
                        name,
                        value,
                        unit,
                        clause,
                        0,
                        0,
                        heading=path[-1],
                        lot=lot,
                        doubtful=is_doubtful(name),
                    )
                )
    return entries


def _lot_of(path: Sequence[str]) -> str | None:
    for title in reversed(path):
        match = LOT.search(title)
        if match is not None:
            return match["lot"]
    return None

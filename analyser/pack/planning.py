"""Dates in the planning of a tender: rows that give a moment to a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model import Clause, ClauseKind
from analyser.model.months import ANY_MONTH, MONTHS
from analyser.pack.folding import words_of
from analyser.pack.statements import Statement

_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:\s*[-/.]\s*(?P<m>\d{{1,2}})\s*[-/.]\s*|\s+(?P<month>{ANY_MONTH})\s+)(?P<y>20\d\d)\b",
    re.IGNORECASE,
)
_STEP_NUMBER = re.compile(r"^\s*(?:stap\s*)?\d{1,2}[.):]?\s+", re.IGNORECASE)
# Steps of a tender; a date in any other table (versions of a document) is no planning.
_STEP = re.compile(
    r"vragen|inlichtingen|inschrijv|aanmeld|offerte|gunning|bezwaar|publicatie|aankondiging|presentatie|"
    r"interview|schouw|opening|indienen|verificatie|beoordeling|bekendmaking|ondertekening|ingang|"
    r"start (?:van de )?(?:opdracht|uitvoering|overeenkomst|realisatie)|standstill|opschort|vervaltermijn",
    re.IGNORECASE,
)
_MOST_STEP_WORDS = 24


def read_planning(clause: Clause) -> Iterator[Statement]:
    """Read the step and its date from a row of a planning.

    Args:
        clause: any clause; only a row of a table with one date gives a statement.
    """
    if clause.kind is not ClauseKind.TABLE_ROW or " | " not in clause.text:
        return
    cells = clause.text.split(" | ")
    step = _STEP_NUMBER.sub("", cells[0]).strip()
    words = words_of(step)
    dates = [match for cell in cells[1:] for match in _DATE.finditer(cell)]
    if len(dates) != 1 or not 0 < len(words) <= _MOST_STEP_WORDS or not _STEP.search(step):
        return
    match = dates[0]
    month = int(match["m"]) if match["m"] else MONTHS.index(match["month"].casefold()) + 1
    day, year = int(match["d"]), int(match["y"])
    yield Statement(
        "planning",
        f"de datum van ‘{step}’",
        " ".join(words),
        year * 10_000 + month * 100 + day,
        f"{day}-{month}-{year}",
        clause,
        0,
        len(clause.text),
    )

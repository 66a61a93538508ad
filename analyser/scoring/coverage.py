"""What was read of a dossier: which parts, which of them hold enough to judge, and which phases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyser.model import Clause, ClauseKind, DocumentKind, Phase
from analyser.scoring.dimensions import DIMENSIONS, PHASE_WEIGHTS

# The parts of a pack that can carry a judgement, in the words of the report.
PARTS: Mapping[str, frozenset[DocumentKind]] = {
    "marktconsultatie": frozenset({DocumentKind.MARKET_CONSULTATION}),
    "leidraad": frozenset({DocumentKind.TENDER_GUIDE, DocumentKind.SELECTION_GUIDE}),
    "eisen": frozenset(
        {
            DocumentKind.REQUIREMENTS,
            DocumentKind.DEMAND_SPECIFICATION,
            DocumentKind.WORKS_SPECIFICATION,
        }
    ),
    "gunning": frozenset({DocumentKind.AWARD}),
    "contract": frozenset({DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS}),
    "nota van inlichtingen": frozenset({DocumentKind.CLARIFICATIONS}),
}
_OPTIONAL_PARTS = frozenset({"marktconsultatie", "nota van inlichtingen"})
# A part holds too little when it is no more than a title and a reference to where it stands; and
# a dossier when all of it together is no more than that. The first bound is low and the second
# looks at all documents, so that a file in two halves is judged as the file was.
_ENOUGH_IN_PART = 25  # words
_ENOUGH_IN_ALL = 80
# A total or a phase is a number from this share of its weight on: what a contract, an award or a
# specification carries by itself. A consultation or a nota alone says too little.
LEAST_SHARE = 15.0


@dataclass(frozen=True, slots=True)
class Read:
    """What was read.

    `parts` hold enough to judge; `short` are the parts that were read and do not, each with its
    number of words. `phases` are those of which the parts carry enough of the weight.
    """

    parts: frozenset[str]
    short: Mapping[str, int]
    phases: frozenset[Phase]


def read_parts(clauses: Iterable[Clause]) -> Read:
    """Tell what was read.

    Args:
        clauses: the clauses the buyer wrote, each text once.
    """
    words: dict[DocumentKind, int] = {}
    for clause in clauses:
        if clause.kind is not ClauseKind.HEADING:
            count = len(clause.text.split())
            words[clause.document_kind] = words.get(clause.document_kind, 0) + count
    found = {
        part: count
        for part, kinds in PARTS.items()
        if (count := sum(words.get(kind, 0) for kind in kinds))
    }
    enough = sum(words.values()) >= _ENOUGH_IN_ALL
    parts = frozenset(part for part, count in found.items() if enough and count >= _ENOUGH_IN_PART)
    short = {part: count for part, count in found.items() if part not in parts}
    return Read(parts, short, frozenset(phase for phase in Phase if _carries(phase, parts)))


def _carries(phase: Phase, parts: frozenset[str]) -> bool:
    """Whether the parts carry enough of a phase, for both ambitions."""
    carried = [spec for spec in DIMENSIONS if spec.phase is phase and spec.parts & parts]
    circular, co2 = PHASE_WEIGHTS[phase]
    return (
        100 * sum(spec.circular for spec in carried) >= LEAST_SHARE * circular
        and 100 * sum(spec.co2 for spec in carried) >= LEAST_SHARE * co2
    )


def missing_parts(read: Read) -> tuple[str, ...]:
    """The parts that a pack has as a rule and that were not read, in order."""
    return tuple(
        part
        for part in PARTS
        if part not in read.parts and part not in read.short and part not in _OPTIONAL_PARTS
    )

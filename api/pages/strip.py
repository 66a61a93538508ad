"""The "vorstkaart": the whole dossier as a strip of cells, to see where it froze and to jump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Clause, DocumentSummary, Finding, Polarity
from analyser.reporting.plain import clean
from analyser.reporting.words import count_of
from api.pages.filters import rounded

_CELLS = 96


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of clauses: its heaviest finding of each kind (0-5) and where it leads.

    `clause` is the clause to jump to, the one with the heaviest point of attention; it is
    empty when nothing was found here. `label` says the same as the drawing, in words.
    """

    clause: str
    attention: int
    strength: int
    label: str
    opens: bool


def strip(
    documents: Sequence[DocumentSummary],
    clauses: Sequence[Clause],
    found: Mapping[str, Sequence[Finding]],
) -> list[Cell]:
    """Cut a dossier into cells of about as many clauses each.

    Args:
        documents: in order of the report.
        clauses: all clauses that are shown, in order.
        found: the findings that are shown, by clause.

    Returns:
        At most about a hundred cells; a document begins a new one (`opens`).
    """
    size = max(1, -(-len(clauses) // _CELLS))
    cells = []
    for document in documents:
        own = [clause for clause in clauses if clause.document == document.id]
        for first in range(0, len(own), size):
            part = own[first : first + size]
            cells.append(_cell(part, found, clean(document.name), opens=first == 0))
    return cells


def _cell(
    clauses: Sequence[Clause], found: Mapping[str, Sequence[Finding]], name: str, *, opens: bool
) -> Cell:
    findings = [finding for clause in clauses for finding in found.get(clause.id, ())]
    attention = [f for f in findings if f.polarity is Polarity.DISTRUST]
    strengths = [f for f in findings if f.polarity is Polarity.TRUST]
    target = max(attention or strengths, key=lambda f: f.severity, default=None)
    where = [name]
    if clauses[0].page is not None:
        where.append(f"bladzijde {clauses[0].page}")
    elif clauses[0].heading_path:
        where.append(clean(clauses[0].heading_path[-1])[:60])
    said = f"{', '.join(where)}: {count_of(len(attention), 'aandachtspunt', 'aandachtspunten')}"
    if strengths:
        said += f", {count_of(len(strengths), 'sterk punt', 'sterke punten')}"
    heaviest = _step(attention)
    return Cell(
        clause=target.clause if target else "",
        attention=heaviest,
        strength=_step(strengths),
        label=said + (f", zwaarste {heaviest} van 5" if heaviest else ""),
        opens=opens,
    )


def _step(findings: Sequence[Finding]) -> int:
    return max((rounded(f.severity) for f in findings), default=0)

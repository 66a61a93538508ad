"""What scoring needs to know of the documents apart from the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Clause, ClauseKind, DocumentKind
from analyser.scoring.award import Award, read_award
from analyser.scoring.specification import Requirement, read_requirements

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
# A part counts as read when it holds more than a title and a reference.
_ENOUGH_WORDS = 80


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a dossier.

    `article_of` maps a clause to the article or section it stands in, so that one article
    counts once per indicator; `same_text` maps a clause to the first clause with the same
    words, so that a text that stands in two documents counts once.
    """

    words: int
    clauses: int
    parts: frozenset[str]
    requirements: tuple[Requirement, ...]
    award: Award | None
    article_of: Mapping[str, tuple[str, ...]]
    same_text: Mapping[str, str]


def gather_facts(clauses: Sequence[Clause]) -> Facts:
    """Gather the facts of a dossier from its clauses.

    Args:
        clauses: all clauses, in order.
    """
    first: dict[str, str] = {}
    same: dict[str, str] = {}
    for clause in clauses:
        key = " ".join(clause.text.lower().split())
        same[clause.id] = first.setdefault(key, clause.id)
    unique = [clause for clause in clauses if same[clause.id] == clause.id]
    return Facts(
        words=sum(len(clause.text.split()) for clause in clauses),
        clauses=len(clauses),
        parts=_parts(unique),
        requirements=read_requirements(unique),
        award=read_award(unique),
        article_of={c.id: (c.document, *c.heading_path) for c in clauses},
        same_text=same,
    )


def _parts(clauses: Iterable[Clause]) -> frozenset[str]:
    words: dict[DocumentKind, int] = {}
    for clause in clauses:
        if clause.kind is not ClauseKind.HEADING:
            count = len(clause.text.split())
            words[clause.document_kind] = words.get(clause.document_kind, 0) + count
    return frozenset(
        part
        for part, kinds in PARTS.items()
        if sum(words.get(k, 0) for k in kinds) >= _ENOUGH_WORDS
    )

"""What scoring needs to know of the documents apart from the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import (
    Clause,
    ClauseKind,
    DocumentKind,
    LotAward,
    Pack,
    Phase,
    Profile,
    SupplierSide,
)
from analyser.scoring.award import Award, read_awards, weighed
from analyser.scoring.boilerplate import Copied, read_boilerplate
from analyser.scoring.freedom import Freedom, gather_freedom
from analyser.scoring.profile import read_profile
from analyser.scoring.specification import Requirement, read_requirements
from analyser.scoring.stated import Stated, read_stated
from analyser.scoring.suppliers import buyers, read_suppliers
from analyser.scoring.trust_lacks import Lack, find_lacks

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
    counts once per indicator; a clause without a heading stands by itself. `same_text` maps a
    clause to the first clause with the same words, so that a text that stands in two documents
    counts once. `awards` is what was read of the award per lot, `award` what of it has weights.
    `phases` are those of which enough was read. `freedom` is what the
    requirements leave open, added up beforehand.
    """

    words: int
    clauses: int
    parts: frozenset[str]
    requirements: tuple[Requirement, ...]
    award: Award | None
    awards: tuple[LotAward, ...]
    article_of: Mapping[str, tuple[str, ...]]
    same_text: Mapping[str, str]
    phases: frozenset[Phase]
    freedom: Freedom
    stated: Stated
    copied: Copied
    lacks: tuple[Lack, ...]
    suppliers: SupplierSide
    profile: Profile


def gather_facts(
    clauses: Sequence[Clause], pack: Pack | None = None, together: Sequence[Clause] = ()
) -> Facts:
    """Gather the facts of a dossier from its clauses.

    Args:
        clauses: the clauses that count, in order. Those in which a supplier speaks feed
            `suppliers` and nothing else.
        pack: what was seen of the documents together.
        together: all clauses of the dossier, in which a question that was asked twice stands
            twice; empty for `clauses`.
    """
    pack = pack or Pack()
    gone = {each.document for each in pack.superseded}
    suppliers = read_suppliers([c for c in together or clauses if c.document not in gone])
    clauses = buyers(clauses)
    first: dict[str, str] = {}
    same: dict[str, str] = {}
    for clause in clauses:
        key = " ".join(clause.text.lower().split())
        same[clause.id] = first.setdefault(key, clause.id)
    unique = [clause for clause in clauses if same[clause.id] == clause.id]
    requirements, awards = read_requirements(unique), read_awards(unique)
    award = weighed(awards)
    return Facts(
        words=sum(len(clause.text.split()) for clause in clauses),
        clauses=len(clauses),
        parts=_parts(unique),
        requirements=requirements,
        award=award,
        awards=awards,
        article_of={
            c.id: (c.document, *c.heading_path) if c.heading_path else (c.id,) for c in clauses
        },
        same_text=same,
        phases=_phases(unique),
        freedom=gather_freedom(requirements),
        stated=read_stated(
            unique,
            [requirement.clause for requirement in requirements],
            () if award is None else award.clauses,
        ),
        copied=read_boilerplate(unique),
        lacks=find_lacks(unique, pack),
        suppliers=suppliers,
        profile=read_profile(unique),
    )


def _phases(clauses: Iterable[Clause]) -> frozenset[Phase]:
    words: dict[Phase, int] = {}
    for clause in clauses:
        words[clause.phase] = words.get(clause.phase, 0) + len(clause.text.split())
    return frozenset(phase for phase, count in words.items() if count >= _ENOUGH_WORDS)


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

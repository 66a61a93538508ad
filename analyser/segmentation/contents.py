"""What kind of document a text is by what it holds, where no file name or title says so.

A file can be a part of a document: its first chapters are in another file, with the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.model import BlockKind, Clause, ClauseKind, DocumentKind
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.tables import looks_like_header

_ARTICLE = re.compile(r"^(?:artikel\b|art\.?\s*\d)", re.IGNORECASE)
_RECITALS = re.compile(
    r"overwegende|in aanmerking nemende|komen (?:het volgende )?overeen|ondergetekenden",
    re.IGNORECASE,
)
# Who reads a guide and what happens there; requirements and agreements hardly speak of it.
_GUIDE = re.compile(
    r"\b(?:inschrijv(?:er|ers|ing|ingen|en)|gegadigden?|aanbestedende dienst|aanbesteding\w*|gunning\w*|gunnen|varianten?|inlichtingen|marktconsultatie|uitsluitingsgrond\w*|geschiktheid\w*|perceel|percelen|TenderNed|(?:openbare|niet-openbare|onderhandse) procedure)\b",
    re.IGNORECASE,
)
# What parties arrange; requirements and guides speak of it now and then.
_TERMS = re.compile(
    r"\b(?:partij(?:en)?|ontbind\w*|opzegg\w*|opzegt?|verbeurt|ingebrekestelling|toerekenbaar|overmacht|vrijwaart|aansprakelijk\w*|tekortkoming\w*|factu(?:ur|ren)|geschil(?:len)?)\b",
    re.IGNORECASE,
)
# Names of a column of requirements; "omschrijving" or "criterium" may head anything.
_REQUIREMENT_COLUMN = re.compile(
    r"^(?:(?:minimum|ko-?)?eis(?:en)?|wens(?:en)?|eistekst|eisomschrijving|requirements?|eis\s?/\s?wens|omschrijving (?:van de )?(?:eis|wens))\W*$",
    re.IGNORECASE,
)
_LEAST_OF_GUIDE = 2
_GUIDE_PER_THOUSAND = 8.0
_LEAST_OF_TERMS = 3
_TERMS_PER_THOUSAND = 15.0
_MOST = 0.5  # of the clauses or words


def kind_of_contents(clauses: Sequence[Clause], blocks: Sequence[FlowBlock]) -> DocumentKind:
    """Kind of a document that is not named.

    Args:
        clauses: its clauses, of which those in a chapter that names its kind have that kind
            and the others OTHER.
        blocks: its blocks, which hold the names of the columns.

    Returns:
        A contract for articles, a guide for what speaks to bidders or stands beside a chapter
        about the award, requirements for a table of them; OTHER when it cannot be told.
    """
    own = [clause for clause in clauses if clause.document_kind is DocumentKind.OTHER]
    if not own:
        return DocumentKind.OTHER
    articles = sum(any(map(_ARTICLE.match, clause.heading_path)) for clause in own)
    if articles >= _MOST * len(own):
        return DocumentKind.CONTRACT
    words = sum(len(clause.text.split()) for clause in own)
    required = _cells_below_requirements(blocks)
    rows = [
        clause
        for clause in own
        if clause.kind is ClauseKind.REQUIREMENT and _first_line(clause.text) in required
    ]
    in_rows = sum(len(clause.text.split()) for clause in rows)
    if in_rows < _MOST * words and (
        _speaks_of(_GUIDE, own, _LEAST_OF_GUIDE, _GUIDE_PER_THOUSAND) or _holds_award(clauses)
    ):
        return DocumentKind.TENDER_GUIDE
    if rows:
        return DocumentKind.REQUIREMENTS
    if any(_RECITALS.search(clause.text) for clause in own) or _speaks_of(
        _TERMS, own, _LEAST_OF_TERMS, _TERMS_PER_THOUSAND
    ):
        return DocumentKind.CONTRACT
    return DocumentKind.OTHER


def _speaks_of(
    subject: re.Pattern[str], clauses: Sequence[Clause], least: int, per_thousand: float
) -> bool:
    """Whether headings and texts hold words of a subject often enough."""
    headings = {heading for clause in clauses for heading in clause.heading_path}
    texts = (*headings, *(clause.text for clause in clauses))
    found = sum(sum(1 for _ in subject.finditer(text)) for text in texts)
    words = sum(len(clause.text.split()) for clause in clauses)
    return found >= least and 1000 * found >= per_thousand * words


def _holds_award(clauses: Sequence[Clause]) -> bool:
    return any(clause.document_kind is DocumentKind.AWARD for clause in clauses)


def _cells_below_requirements(blocks: Sequence[FlowBlock]) -> frozenset[str]:
    """The cells of the tables that name a column of requirements, by their first line."""
    tables: set[int | None] = set()
    cells: set[str] = set()
    for block in [item.block for item in blocks if item.block.kind is BlockKind.TABLE_ROW]:
        if block.is_header or looks_like_header(block.cells):
            if any(_REQUIREMENT_COLUMN.match(cell.strip()) for cell in block.cells):
                tables.add(block.table)
        elif block.table in tables:
            cells.update(map(_first_line, block.cells))
    return frozenset(cells)


def _first_line(text: str) -> str:
    return " ".join(text.strip().split("\n", 1)[0].split())

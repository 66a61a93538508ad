"""The documents of a dossier, clause by clause, with what was found in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import Clause, Finding, Report
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.words import DOCUMENT_KINDS
from api.pages.cards import Card, Cards
from api.pages.filters import Choice
from api.pages.marking import Stretch, stretches
from api.pages.strip import Cell, strip

_DEEPEST_HEADING = 6
_INLINE_MOST = 150


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading above clauses; `level` is 3 to 6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with the headings that begin before it, its marked text and its findings.

    `state` is a sentence on what became of the clause (changed, not judged), or empty.
    """

    id: str
    number: str
    page: int | None
    headings: tuple[HeadingView, ...]
    text: tuple[Stretch, ...]
    cards: tuple[Card, ...]
    state: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with the clauses that are shown; `note` says when it was not judged."""

    id: str
    name: str
    kind: str
    note: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """All that is shown of the text: the documents, the strip, and how much was chosen.

    `inline` says whether the findings stand in the page with everything about them; when
    there are many, each is fetched when it is opened, so that the page stays light.
    """

    documents: tuple[DocumentView, ...]
    cells: list[Cell]
    shown: int
    total: int
    inline: bool


def text_view(overview: Overview, cards: Cards, choice: Choice) -> TextView:
    """Prepare the text of a report.

    Args:
        overview: of the report.
        cards: for the reader.
        choice: which findings and clauses are wanted.
    """
    report = overview.report
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in overview.findings:
        if choice.keeps(finding):
            found[finding.clause].append(finding)
    clauses = [
        clause
        for clause in report.clauses
        if choice.document in {"", clause.document} and (not choice.only or clause.id in found)
    ]
    states = _states(report)
    notes = {each.document: each.reason for each in report.pack.superseded}
    views = []
    for document in report.documents:
        own = [clause for clause in clauses if clause.document == document.id]
        if not own:
            continue
        note = notes.get(document.id)
        views.append(
            DocumentView(
                id=document.id,
                name=clean(document.name),
                kind=DOCUMENT_KINDS[document.kind],
                note=f"Dit stuk is niet beoordeeld: {clean(note)}." if note else "",
                clauses=tuple(_clauses(own, found, overview, cards, states)),
            )
        )
    shown = sum(map(len, found.values()))
    return TextView(
        documents=tuple(views),
        cells=strip(report.documents, clauses, found),
        shown=shown,
        total=len(report.findings),
        inline=shown <= _INLINE_MOST,
    )


def _clauses(
    clauses: Sequence[Clause],
    found: dict[str, list[Finding]],
    overview: Overview,
    cards: Cards,
    states: dict[str, str],
) -> list[ClauseView]:
    views = []
    path: tuple[str, ...] = ()
    for clause in clauses:
        findings = found.get(clause.id, [])
        views.append(
            ClauseView(
                id=clause.id,
                number=clean(clause.number or ""),
                page=clause.page,
                headings=_headings(path, clause.heading_path),
                text=stretches(clause.text, [(overview.index(f), f) for f in findings]),
                cards=tuple(cards.card(finding) for finding in findings),
                state=states.get(clause.id, ""),
            )
        )
        path = clause.heading_path
    return views


def _headings(before: tuple[str, ...], path: tuple[str, ...]) -> tuple[HeadingView, ...]:
    """The headings of a path that were not above the clause before it."""
    same = 0
    while same < min(len(before), len(path)) and before[same] == path[same]:
        same += 1
    return tuple(
        HeadingView(min(3 + depth, _DEEPEST_HEADING), clean(path[depth]))
        for depth in range(same, len(path))
    )


def _states(report: Report) -> dict[str, str]:
    states: dict[str, str] = {}
    for amendment in report.pack.amendments:
        for clause in amendment.clauses:
            states[clause] = f"{amendment.kind.capitalize()} door een nota van inlichtingen."
        if amendment.new_clause:
            states[amendment.new_clause] = "Nieuwe vorm door een nota van inlichtingen."
    for repeat in report.pack.repeats:
        for place in repeat.places:
            states.setdefault(
                place, "Staat met dezelfde woorden eerder in het dossier; telt één keer mee."
            )
    return states

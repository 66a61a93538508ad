"""Finds and orders what a report shows: places, the heaviest findings, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyser.model import (
    Clause,
    ClauseKind,
    Contribution,
    DocumentKind,
    DocumentSummary,
    Family,
    Finding,
    Phase,
    Polarity,
    Report,
    RoomContribution,
)
from analyser.reporting.plain import clean, short_quote, shorten

_MOST_PER_INDICATOR = 2
_HEADING_MOST = 90
_QUOTE_MOST = 80
_NUMBERED_IN_ARTICLES = frozenset({DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS})


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """How many findings a family has and how heavy they are together (mean, 0-5)."""

    family: Family
    findings: int
    clauses: int
    mean_severity: float


@dataclass(frozen=True, slots=True)
class IndicatorCount:
    """How often an indicator was found and how heavy at most (0-5)."""

    label: str
    findings: int
    heaviest: float


class Overview:
    """Answers the questions that all forms of a report ask.

    Args:
        report: the report; it is not changed.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._clauses: Mapping[str, Clause] = {clause.id: clause for clause in report.clauses}
        order = {clause.id: n for n, clause in enumerate(report.clauses)}
        documents = {document.id: n for n, document in enumerate(report.documents)}
        self.documents: Mapping[str, DocumentSummary] = {d.id: d for d in report.documents}
        self.findings: tuple[Finding, ...] = tuple(
            sorted(
                report.findings,
                key=lambda f: (documents[f.document], order[f.clause], f.start, f.end),
            )
        )
        self._numbers: Mapping[str, int] = {f.id: n for n, f in enumerate(self.findings, start=1)}
        self._by_id: Mapping[str, Finding] = {f.id: f for f in self.findings}
        self._further: Mapping[str, tuple[str, ...]] = {
            repeat.clause: repeat.places for repeat in report.pack.repeats
        }
        self._changed_by: dict[str, list[str]] = {}
        for amendment in report.pack.amendments:
            changed = (amendment.new_clause,) if amendment.new_clause else amendment.clauses
            for clause in changed:
                self._changed_by.setdefault(clause, []).append(amendment.by)

    def clause(self, finding: Finding) -> Clause:
        """The clause a finding stands in."""
        return self._clauses[finding.clause]

    def number(self, finding: Finding) -> str:
        """The number of the clause: "artikel 7.3", "eis E-012", or nothing."""
        return _number(self.clause(finding))

    def heading(self, finding: Finding) -> str:
        """The headings above a finding, outermost first."""
        path = self.clause(finding).heading_path
        return " › ".join(shorten(heading, _HEADING_MOST) for heading in path)

    def page(self, finding: Finding) -> str:
        """The page in words, or nothing where a format has no pages."""
        return "" if finding.page is None else f"bladzijde {finding.page}"

    def index(self, finding: Finding) -> int:
        """Number of a finding in the report, from 1, in order of place."""
        return self._numbers[finding.id]

    def place(self, finding: Finding) -> str:
        """Document, number and page in one phrase; a document on its own need not be named."""
        name = clean(self.documents[finding.document].name)
        inside = [part for part in (self.number(finding), self.page(finding)) if part]
        is_only_one = len(self.report.documents) == 1
        return ", ".join(inside if is_only_one and inside else [name, *inside])

    def place_or_heading(self, finding: Finding) -> str:
        """The place; without a number the nearest heading helps to find it."""
        path = self.clause(finding).heading_path
        if self.number(finding) or not path:
            return self.place(finding)
        return f"{self.place(finding)}, onder ‘{shorten(path[-1], _HEADING_MOST)}’"

    def also_in(self, finding: Finding) -> list[str]:
        """The further places of the text a finding stands in, in words."""
        return [self.clause_place(place) for place in self._further.get(finding.clause, ())]

    def changed_by(self, finding: Finding) -> list[str]:
        """The places in a nota van inlichtingen that change the clause of a finding."""
        return [self.clause_place(by) for by in self._changed_by.get(finding.clause, ())]

    def document_of(self, clause_id: str) -> str:
        """Id of the document a clause stands in."""
        return self._clauses[clause_id].document

    def clause_place(self, clause_id: str) -> str:
        """Where a clause stands: document, number or else the nearest heading, and page."""
        clause = self._clauses[clause_id]
        path = clause.heading_path
        heading = f"onder ‘{shorten(path[-1], _HEADING_MOST)}’" if path else ""
        page = "" if clause.page is None else f"bladzijde {clause.page}"
        name = clean(self.documents[clause.document].name)
        return ", ".join(part for part in (name, _number(clause) or heading, page) if part)

    def place_in_question(self, finding: Finding) -> str:
        """The place as a supplier names it: "artikel 7.3 in Contract.docx (bladzijde 4)"."""
        name = clean(self.documents[finding.document].name)
        what = self.number(finding) or f"de bepaling “{short_quote(finding, _QUOTE_MOST)}”"
        page = self.page(finding)
        return f"{what} in {name}" + (f" ({page})" if page else "")

    def by_document(self) -> Iterator[tuple[DocumentSummary, list[Finding]]]:
        """Documents with findings, in order of the report; findings in order of place."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.document, []).append(finding)
        for document in self.report.documents:
            if document.id in grouped:
                yield document, grouped[document.id]

    def heaviest(self, polarity: Polarity, most: int) -> list[Finding]:
        """The findings that weigh most, each text once and varied.

        Args:
            polarity: points of attention or strengths.
            most: how many.

        Returns:
            Heaviest first, of two the surer; an indicator comes back a third time only when room
            is left. Findings of severity 0 are information and never among them.
        """
        candidates = [f for f in self.findings if f.polarity is polarity and f.severity > 0]
        candidates.sort(key=_heaviest_first)
        seen: set[tuple[str, str]] = set()
        times: Counter[str] = Counter()
        chosen: list[Finding] = []
        spare: list[Finding] = []
        for finding in candidates:
            key = (finding.indicator, clean(finding.quote).lower())
            if key in seen:
                continue
            seen.add(key)
            times[finding.indicator] += 1
            (chosen if times[finding.indicator] <= _MOST_PER_INDICATOR else spare).append(finding)
        shown = (chosen + spare)[:most]
        return sorted(shown, key=_heaviest_first)

    def families(self) -> list[FamilyCount]:
        """All families with their counts, also those of which nothing was found."""
        counts = []
        for family in Family:
            found = [f for f in self.findings if f.family is family]
            mean = sum(f.severity for f in found) / len(found) if found else 0.0
            counts.append(FamilyCount(family, len(found), len({f.clause for f in found}), mean))
        return counts

    def indicators(self, family: Family) -> list[IndicatorCount]:
        """The indicators of a family that were found, most frequent first."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.family is family:
                grouped.setdefault(finding.indicator, []).append(finding)
        counts = [
            IndicatorCount(found[0].label, len(found), max(f.severity for f in found))
            for found in grouped.values()
        ]
        return sorted(counts, key=lambda count: (-count.findings, count.label))

    def contributors(self, phase: Phase, polarity: Polarity, most: int) -> list[Finding]:
        """What opens (strengths) or blocks (points of attention) the room in a phase most."""
        effects: dict[str, float] = {}
        for dimension in self.report.scores.innovation_room.dimensions:
            if dimension.phase is phase:
                parts = dimension.openers if polarity is Polarity.TRUST else dimension.blockers
                for part in parts:
                    effect = max(abs(part.circular), abs(part.co2))
                    effects[part.finding] = max(effects.get(part.finding, 0.0), effect)
        heaviest = sorted(effects.items(), key=lambda item: -item[1])[:most]
        return [self._by_id[key] for key, _ in heaviest]

    def finding(self, finding_id: str) -> Finding:
        """A finding by its id."""
        return self._by_id[finding_id]

    def resolve(self, contributions: Iterable[Contribution | RoomContribution]) -> list[Finding]:
        """The findings behind contributions, in the same order."""
        return [self._by_id[part.finding] for part in contributions]


def _number(clause: Clause) -> str:
    if clause.number is None:
        return ""
    number = clean(clause.number)
    if not number[:1].isdigit():
        return number
    if clause.kind in {ClauseKind.QUESTION, ClauseKind.ANSWER}:
        return f"vraag {number}"
    if clause.document_kind in _NUMBERED_IN_ARTICLES:
        return f"artikel {number}"
    return f"nummer {number}"


def _heaviest_first(finding: Finding) -> tuple[float, float]:
    """What to sort by, so that the heaviest comes first, and of two the surer."""
    return (-finding.severity, -finding.confidence)

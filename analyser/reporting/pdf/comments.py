"""The findings of a report as marks in a PDF, with what the reader of the file gets to read."""

from __future__ import annotations

from analyser.advice import Perspective
from analyser.model import Clause, DocumentSummary, Finding, Polarity, Report
from analyser.reporting.composed.remarks import remarks_of, summary_lines
from analyser.reporting.overview import Overview
from analyser.reporting.pdf.marks import Mark, Marking, stretches_of
from analyser.reporting.plain import clean, short_quote
from analyser.reporting.words import POLARITIES

_QUOTE_MOST = 300
_LEGEND = "A en oranje is een aandachtspunt; S en blauw, met een streep eronder, is een sterk punt."


def marking_of(report: Report, document: DocumentSummary, perspective: Perspective) -> Marking:
    """What to mark in the file of one document: all its findings, in order of place.

    Args:
        report: the report; all of its text is treated as untrusted.
        document: the document.
        perspective: for whom; decides the wording of advice.
    """
    overview = Overview(report)
    clauses = {clause.id: clause for clause in report.clauses if clause.document == document.id}
    remarks = remarks_of(overview, document, perspective)
    marks = (
        _mark(finding, overview.index(finding), clauses[finding.clause], remarks[finding.id])
        for finding in overview.findings
        if finding.document == document.id
    )
    return Marking(
        name=clean(document.name),
        sha256=document.sha256,
        marks=tuple(marks),
        summary="\n".join((*summary_lines(report, document), _LEGEND)),
    )


def _mark(finding: Finding, number: int, clause: Clause, remark: tuple[str, ...]) -> Mark:
    stretches = tuple(stretches_of(clause, finding.start, finding.end))
    is_strength = finding.polarity is Polarity.TRUST
    kind = POLARITIES[finding.polarity].capitalize()
    return Mark(
        id=finding.id,
        label=f"{'S' if is_strength else 'A'}{number}",
        is_strength=is_strength,
        title=clean(f"{kind} {number}: {finding.label}"),
        comment="\n".join(remark),
        quote=short_quote(finding, _QUOTE_MOST),
        page=stretches[0].page if stretches else finding.page or clause.page or 1,
        stretches=stretches,
    )

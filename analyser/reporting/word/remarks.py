"""What to mark in the Word file of a document of a report."""

from __future__ import annotations

from analyser.advice import Perspective
from analyser.model import DocumentSummary, Finding, Report
from analyser.reporting.composed.remarks import remarks_of, summary_lines
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean, short_quote
from analyser.reporting.word.marks import Marking, Passage, Remark

_QUOTE_MOST = 300


def marking_of(report: Report, document: DocumentSummary, perspective: Perspective) -> Marking:
    """What to mark in the file of one document; findings come in order of place.

    Args:
        report: the report; all of its text is treated as untrusted.
        document: the document.
        perspective: for whom; decides the wording of advice.
    """
    overview = Overview(report)
    old_forms = {
        amendment.new_clause: amendment.clauses[0]
        for amendment in report.pack.amendments
        if amendment.new_clause is not None and amendment.clauses
    }
    passages = tuple(
        Passage(clause.id, clause.text, clause.heading_path[-1] if clause.heading_path else "")
        for clause in report.clauses
        if clause.document == document.id and clause.id not in old_forms
    )
    lines = remarks_of(overview, document, perspective)
    remarks = tuple(
        _remark(finding, lines[finding.id], old_forms.get(finding.clause))
        for finding in overview.findings
        if finding.document == document.id
    )
    summary = summary_lines(report, document)
    return Marking(clean(document.name), document.sha256, passages, remarks, summary)


def _remark(finding: Finding, lines: tuple[str, ...], old_form: str | None) -> Remark:
    return Remark(
        lines,
        old_form or finding.clause,
        finding.start,
        finding.end,
        short_quote(finding, _QUOTE_MOST),
        is_reworded=old_form is not None,
    )

"""What a remark in the user's own file says: one for each finding and one on the whole."""

from __future__ import annotations

from collections.abc import Mapping

from analyser.advice import Perspective
from analyser.model import DocumentSummary, Polarity, Report
from analyser.reporting.html_views import FindingView, group_views
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.verdict import verdict
from analyser.reporting.words import count_of

_SUMMARY_TITLE = "Samenvatting"
_BETTER = "Beter"
_ABOUT = (
    "Het nummer van een opmerking is dat van de bevinding in het rapport. Dit zijn indicaties over "
    "teksten, niet over mensen."
)


def remarks_of(
    overview: Overview, document: DocumentSummary, perspective: Perspective
) -> Mapping[str, tuple[str, ...]]:
    """The lines of the remark for every finding in a document, by the id of the finding.

    The first line names the finding with its number in the report. Findings come in order of
    place.

    Args:
        overview: of the report.
        document: the document.
        perspective: for whom; decides the wording of advice.
    """
    views = {
        view.number: view for group in group_views(overview, perspective) for view in group.findings
    }
    return {
        finding.id: _lines(views[overview.index(finding)], perspective)
        for finding in overview.findings
        if finding.document == document.id
    }


def summary_lines(report: Report, document: DocumentSummary) -> tuple[str, ...]:
    """The lines of the remark at the beginning of a document: the outcome in three sentences.

    Args:
        report: the report.
        document: the document.
    """
    found = [finding for finding in report.findings if finding.document == document.id]
    attention = sum(finding.polarity is Polarity.DISTRUST for finding in found)
    strengths = len(found) - attention
    counts = (
        f"In dit stuk: {count_of(attention, 'aandachtspunt', 'aandachtspunten')} en "
        f"{count_of(strengths, 'sterk punt', 'sterke punten')}."
    )
    lines = [
        _SUMMARY_TITLE,
        *verdict(report),
        counts if found else "In dit stuk zijn geen indicaties gevonden.",
        _ABOUT,
    ]
    others = len(report.documents) - 1
    if others:
        lines.append(
            f"Bij het dossier {'hoort' if others == 1 else 'horen'} nog "
            f"{count_of(others, 'ander stuk', 'andere stukken')}; de punten daarin staan hier niet."
        )
    return tuple(map(clean, lines))


def _lines(view: FindingView, perspective: Perspective) -> tuple[str, ...]:
    is_wording = perspective is Perspective.BUYER and view.css == "attention"
    title = _BETTER if is_wording else view.suggestion_title
    lines = [
        f"{view.number}. {view.label}",
        f"{view.kind}, {view.severity}. Dit is een indicatie.",
        f"Waarom: {view.explanation}",
        f"Norm: {'; '.join(view.norms)}" if view.norms else "",
        f"{title}: {view.suggestion}" if view.suggestion else "",
        f"Gewijzigd door nota van inlichtingen: {view.changed_by}" if view.changed_by else "",
        f"Staat ook in: {view.also_in}" if view.also_in else "",
    ]
    return tuple(clean(line) for line in lines if line)

"""What the HTML page shows, prepared so that the template only has to print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.advice import Perspective
from analyser.model import Family, Finding, Phase, Polarity, Report
from analyser.reporting.gains import gains_by_finding
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import suggestion, wording
from analyser.reporting.plain import Segment, clean, quote_segments
from analyser.reporting.verdict import norms, phase_reason, trace
from analyser.reporting.words import (
    DOCUMENT_KINDS,
    FAMILIES,
    PARTIES,
    PHASES,
    POLARITIES,
    count_of,
    decimal,
    media_type_word,
    recognition,
    score_number,
    severity_words,
    thousands,
)

_QUOTE_MOST = 900
_CONTRIBUTORS = 3
_NAMED = 5  # findings that a dimension names; the JSON report has them all
_PERCENT = 100
# The trust matrix: left, bottom, width and height of the plot in the drawing's own units.
_LEFT, _BOTTOM, _WIDTH, _HEIGHT = 40.0, 280.0, 280.0, 250.0


@dataclass(frozen=True, slots=True)
class PointView:
    """A line that leads to a finding."""

    number: int
    label: str
    severity: str
    where: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words; `css` is "attention" or "strength"."""

    number: int
    css: str
    kind: str
    label: str
    severity: str
    family: str
    place: str
    also_in: str
    changed_by: str
    quote: tuple[Segment, ...]
    suggestion_title: str
    suggestion: str
    gain: str
    explanation: str
    trace: list[str]
    norms: list[str]
    bearer: str
    phase: str
    recognition: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one document."""

    name: str
    summary: str
    findings: list[FindingView]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase: its rooms and distrust (0-100 or None) and what moves the rooms most."""

    name: str
    circular: float | None
    co2: float | None
    distrust: float | None
    reason: str
    openers: list[PointView]
    blockers: list[PointView]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One dimension of the room, 0-100 or None, with the numbers of findings that move it."""

    label: str
    phase: str
    circular: float | None
    co2: float | None
    weights: str
    reason: str
    openers: list[int]
    blockers: list[int]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family: its part of the distrust index, or its counts and what was found."""

    name: str
    distrust: float | None = None
    findings: str = ""
    clauses: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as a row of a table."""

    name: str
    media: str
    kind: str
    pages: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The point in the trust matrix and the same in a sentence."""

    x: str
    y: str
    description: str


def point_view(overview: Overview, finding: Finding) -> PointView:
    """A finding as a line that leads to it."""
    return PointView(
        number=overview.index(finding),
        label=finding.label,
        severity=severity_words(finding.severity, finding.polarity),
        where=overview.place_or_heading(finding),
    )


def group_views(overview: Overview, perspective: Perspective) -> list[GroupView]:
    """All findings by document, in order of place."""
    words = wording(perspective)
    gains = gains_by_finding(overview.report)
    groups = []
    for document, findings in overview.by_document():
        attention = sum(f.polarity is Polarity.DISTRUST for f in findings)
        strengths = len(findings) - attention
        summary = (
            f"{count_of(attention, 'aandachtspunt', 'aandachtspunten')} en "
            f"{count_of(strengths, 'sterk punt', 'sterke punten')}"
        )
        titles = (words.suggestion, words.example)
        views = [
            _finding_view(overview, f, perspective, titles, gains.get(f.id, "")) for f in findings
        ]
        groups.append(GroupView(clean(document.name), summary, views))
    return groups


def phase_views(overview: Overview) -> list[PhaseView]:
    """The three phases, in order."""
    scores = overview.report.scores
    views = []
    for phase in Phase:
        room = scores.innovation_room.by_phase[phase]
        views.append(
            PhaseView(
                name=PHASES[phase],
                circular=room.circular,
                co2=room.co2,
                distrust=scores.distrust.by_phase[phase],
                reason=phase_reason(overview.report, phase).rstrip("."),
                openers=_contributors(overview, phase, Polarity.TRUST),
                blockers=_contributors(overview, phase, Polarity.DISTRUST),
            )
        )
    return views


def dimension_views(overview: Overview) -> list[DimensionView]:
    """The dimensions of the room."""
    return [
        DimensionView(
            label=d.label,
            phase=PHASES[d.phase].lower(),
            circular=None if d.circular is None else _PERCENT * d.circular,
            co2=None if d.co2 is None else _PERCENT * d.co2,
            weights=f"{decimal(d.weight_circular)} / {decimal(d.weight_co2)}",
            reason=d.reason,
            openers=[overview.index(f) for f in overview.resolve(d.openers[:_NAMED])],
            blockers=[overview.index(f) for f in overview.resolve(d.blockers[:_NAMED])],
        )
        for d in overview.report.scores.innovation_room.dimensions
    ]


def distrust_family_views(report: Report) -> list[FamilyView]:
    """The families the distrust index is made of."""
    values = report.scores.distrust.by_family
    return [FamilyView(FAMILIES[family], values[family]) for family in Family if family in values]


def family_views(overview: Overview) -> list[FamilyView]:
    """All families with their counts and what was found."""
    return [
        FamilyView(
            name=FAMILIES[count.family],
            findings=thousands(count.findings),
            clauses=thousands(count.clauses),
            indicators=tuple(
                f"{i.label}: {i.findings} keer,{' hoogstens' if i.findings > 1 else ''} "
                f"{decimal(i.heaviest)} van 5"
                for i in overview.indicators(count.family)
            ),
        )
        for count in overview.families()
    ]


def document_views(report: Report) -> list[DocumentView]:
    """The documents as rows."""
    return [
        DocumentView(
            name=clean(d.name),
            media=media_type_word(d.media_type),
            kind=DOCUMENT_KINDS[d.kind],
            pages="onbekend" if d.pages is None else thousands(d.pages),
            words=thousands(d.words),
        )
        for d in report.documents
    ]


def matrix_view(report: Report) -> MatrixView | None:
    """The point in the trust matrix, or None when it was not judged."""
    trust = report.scores.trust
    if trust.propensity is None or trust.analysis is None:
        return None
    return MatrixView(
        x=f"{_LEFT + _WIDTH * _on_axis(trust.analysis, trust.analysis_middle):.1f}",
        y=f"{_BOTTOM - _HEIGHT * _on_axis(trust.propensity, trust.propensity_middle):.1f}",
        description=(
            f"Vertrouwen in de tekst: {score_number(trust.propensity)} van 100. "
            f"Onderbouwing in de tekst: {score_number(trust.analysis)} van 100. "
            "De zones zijn blind vertrouwen, slim vertrouwen, besluiteloosheid en wantrouwen; "
            "een punt dicht bij het midden ligt in een grensgebied."
        ),
    )


def _on_axis(value: float, middle: float | None) -> float:
    """Where a coordinate stands on its axis (0-1), with the border of the zones halfway."""
    if not middle or middle >= _PERCENT:
        return value / _PERCENT
    if value < middle:
        return value / (2 * middle)
    return 0.5 + (value - middle) / (2 * (_PERCENT - middle))


def _contributors(overview: Overview, phase: Phase, polarity: Polarity) -> list[PointView]:
    found = overview.contributors(phase, polarity, _CONTRIBUTORS)
    return [point_view(overview, finding) for finding in found]


def _finding_view(
    overview: Overview,
    finding: Finding,
    perspective: Perspective,
    titles: Sequence[str],
    gain: str,
) -> FindingView:
    is_attention = finding.polarity is Polarity.DISTRUST
    places = (overview.heading(finding), overview.number(finding), overview.page(finding))
    return FindingView(
        number=overview.index(finding),
        css="attention" if is_attention else "strength",
        kind=POLARITIES[finding.polarity].capitalize(),
        label=finding.label,
        severity=severity_words(finding.severity, finding.polarity),
        family=FAMILIES[finding.family],
        place=" · ".join(part for part in places if part) or "Zonder nummer of kop",
        also_in="; ".join(overview.also_in(finding)),
        changed_by="; ".join(overview.changed_by(finding)),
        quote=quote_segments(finding, _QUOTE_MOST),
        suggestion_title=titles[0] if is_attention else titles[1],
        suggestion=suggestion(finding, overview.place_in_question(finding), perspective),
        gain=gain if perspective is Perspective.BUYER else "",
        explanation=finding.explanation,
        trace=trace(finding),
        norms=norms(finding),
        bearer=PARTIES[finding.bearer],
        phase=PHASES[finding.phase].lower(),
        recognition=recognition(finding),
    )

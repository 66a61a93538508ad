"""The first page of a result: the outcome, where to begin, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model import Family, Interval, Phase, Polarity, Report
from analyser.reporting.award import AwardView, award_views
from analyser.reporting.coherence import Topic, topics
from analyser.reporting.gains import basis_sentence
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.readings import readings
from analyser.reporting.specification import ChapterBar, chapter_bars, introduction
from analyser.reporting.verdict import (
    counts_sentence,
    coverage_sentence,
    parts_missing,
    parts_read,
    phase_reason,
    verdict,
    warnings,
)
from analyser.reporting.words import (
    DOCUMENT_KINDS,
    FAMILIES,
    PHASES,
    count_of,
    distrust_word,
    media_type_word,
    room_word,
    score_number,
    thousands,
)
from api.pages.cards import Card, Cards
from api.pages.zone_view import ZoneView, zone_view

_WORST, _BEST = 5, 3


@dataclass(frozen=True, slots=True)
class Score:
    """A figure of 0-100 in words; `value` is None when it was not judged, with the reason."""

    name: str
    tone: str
    value: float | None
    number: str
    word: str
    reason: str = ""
    range: str = ""


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """The figures of one phase."""

    name: str
    circular: Score
    co2: Score
    distrust: Score
    zone: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a row of a table."""

    name: str
    media: str
    kind: str
    pages: str
    words: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All of the first page."""

    title: str
    verdict: tuple[str, str, str]
    counts: str
    uncertainty: str
    scores: tuple[Score, Score, Score]
    worst: list[Card]
    best: list[Card]
    phases: list[PhaseRow]
    families: list[Score]
    gates: list[str]
    zone: ZoneView | None
    coverage: str
    parts_read: str
    parts_missing: str
    not_judged: list[str]
    skipped: list[str]
    warnings: list[str]
    documents: list[DocumentRow]
    topics: list[Topic]
    basis: str
    awards: list[AwardView]
    specification: str
    chapters: list[ChapterBar]


def overview_view(overview: Overview, cards: Cards) -> OverviewView:
    """Prepare the first page.

    Args:
        overview: of the report.
        cards: for the reader.
    """
    report = overview.report
    scores = report.scores
    return OverviewView(
        title=title(report),
        verdict=verdict(report),
        counts=counts_sentence(report),
        uncertainty=report.uncertainty.sentence if report.uncertainty else "",
        scores=_scores(report),
        worst=[cards.card(f) for f in overview.heaviest(Polarity.DISTRUST, _WORST)],
        best=[cards.card(f) for f in overview.heaviest(Polarity.TRUST, _BEST)],
        phases=[_phase(report, phase) for phase in Phase],
        families=[
            distrust_score(FAMILIES[family], scores.distrust.by_family[family])
            for family in Family
            if family in scores.distrust.by_family
        ],
        gates=[clean(gate.message) for gate in scores.innovation_room.gates],
        zone=zone_view(report),
        coverage=coverage_sentence(report),
        parts_read=parts_read(report),
        parts_missing=parts_missing(report),
        not_judged=[clean(notice.message) for notice in scores.coverage.not_judged],
        skipped=[clean(notice.message) for notice in report.skipped],
        warnings=warnings(report),
        documents=_documents(report),
        topics=[*topics(overview), *readings(overview)],
        basis=basis_sentence(report),
        awards=award_views(overview),
        specification=introduction(overview),
        chapters=chapter_bars(overview),
    )


def title(report: Report) -> str:
    """What a report is called: its only document, or how many it has."""
    if len(report.documents) == 1:
        return clean(report.documents[0].name)
    return f"Dossier met {count_of(len(report.documents), 'stuk', 'stukken')}"


def distrust_score(name: str, value: float | None) -> Score:
    """A part of the distrust index as a score."""
    word = "" if value is None else distrust_word(value)
    return Score(name, "frost", value, score_number(value), word)


def room_score(name: str, value: float | None, reason: str = "") -> Score:
    """A room as a score."""
    word = "" if value is None else room_word(value)
    return Score(name, "thaw", value, score_number(value), word, reason)


def _scores(report: Report) -> tuple[Score, Score, Score]:
    room, sure = report.scores.innovation_room, report.uncertainty
    index = report.scores.distrust_index
    return (
        Score(
            "Gestold wantrouwen",
            "frost",
            index,
            score_number(index),
            "" if index is None else distrust_word(index),
            range=_range(sure.distrust_index) if sure else "",
        ),
        _room("Ruimte circulair", room.circular, sure.circular if sure else None),
        _room("Ruimte CO2-arm", room.co2, sure.co2 if sure else None),
    )


def _room(name: str, value: float | None, interval: Interval | None) -> Score:
    word = "" if value is None else room_word(value)
    return Score(name, "thaw", value, score_number(value), word, range=_range(interval))


def _range(interval: Interval | None) -> str:
    if interval is None:
        return ""
    low, high = score_number(interval.low), score_number(interval.high)
    return "" if low == high else f"waarschijnlijk tussen {low} en {high}"


def _phase(report: Report, phase: Phase) -> PhaseRow:
    scores = report.scores
    room = scores.innovation_room.by_phase.get(phase)
    circular, co2 = (room.circular, room.co2) if room else (None, None)
    reason = phase_reason(report, phase).rstrip(".")
    trust = scores.trust.by_phase.get(phase)
    return PhaseRow(
        name=PHASES[phase],
        circular=room_score("Circulair", circular, reason),
        co2=room_score("CO2-arm", co2, reason),
        distrust=distrust_score("Gestold wantrouwen", scores.distrust.by_phase.get(phase)),
        zone=clean(trust.zone) if trust and trust.zone else "",
    )


def _documents(report: Report) -> list[DocumentRow]:
    return [
        DocumentRow(
            name=clean(d.name),
            media=media_type_word(d.media_type),
            kind=DOCUMENT_KINDS[d.kind],
            pages="onbekend" if d.pages is None else thousands(d.pages),
            words=thousands(d.words),
        )
        for d in report.documents
    ]

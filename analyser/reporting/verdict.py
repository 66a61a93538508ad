"""The outcome of a report in sentences, and the reasons for what could not be judged."""

from __future__ import annotations

from analyser.detection.severity import HIGHEST, LOWEST
from analyser.model import Certainty, Finding, Phase, Polarity, Report
from analyser.reporting.plain import clean
from analyser.reporting.words import (
    CERTAINTIES,
    NOT_JUDGED,
    count_of,
    decimal,
    distrust_word,
    join_words,
    room_word,
    score_number,
    severity_words,
    signed,
)

_NOTHING_READ = "er is geen tekst gelezen"
_ROOM_NOTICE = "RUIMTE"
_MUCH = 50.0  # percent of the weight of all dimensions
_PREFIX = "Niet te beoordelen: "  # dimension reasons begin with what their place says already


def verdict(report: Report) -> tuple[str, str, str]:
    """The outcome in three sentences: distrust index, both rooms, trust zone."""
    return distrust_sentence(report), room_sentence(report), zone_sentence(report)


def distrust_sentence(report: Report) -> str:
    """The distrust index as a sentence."""
    index = report.scores.distrust_index
    if index is None:
        return f"De indicatie van gestold wantrouwen is {NOT_JUDGED}: {_NOTHING_READ}."
    return (
        f"De indicatie van gestold wantrouwen is {distrust_word(index)}: {score_number(index)} van "
        "100, waarbij 0 betekent dat niets is gevonden."
    )


def room_sentence(report: Report) -> str:
    """Both rooms as one sentence; it begins with what they rest on when that is little."""
    room = report.scores.innovation_room
    if room.circular is None and room.co2 is None:
        return (
            f"De ruimte voor circulaire en CO2-arme oplossingen is {NOT_JUDGED}: "
            f"{_room_reason(report)}."
        )
    circular = _room_phrase(room.circular)
    co2 = _room_phrase(room.co2)
    if min(room.basis.circular, room.basis.co2) < _MUCH:
        return (
            f"Op de {len(room.basis.dimensions)} van de {len(room.dimensions)} onderdelen die te "
            f"beoordelen waren, is de ruimte voor circulaire oplossingen {circular} "
            f"en de ruimte voor CO2-arme oplossingen {co2}."
        )
    return (
        f"De ruimte voor circulaire oplossingen is {circular} "
        f"en de ruimte voor CO2-arme oplossingen is {co2}."
    )


def zone_sentence(report: Report) -> str:
    """The place in the trust matrix as a sentence."""
    label = clean(report.scores.trust.label)
    if report.scores.trust_zone is None:
        reason = (label[:1].lower() + label[1:]).rstrip(".")
        return f"De vertrouwenszone is {NOT_JUDGED} ({reason})."
    return label


def phase_reason(report: Report, phase: Phase) -> str:
    """Why room and distrust of a phase could not be judged, as the end of a sentence."""
    reason = "er is geen tekst over deze fase gelezen."
    for dimension in report.scores.innovation_room.dimensions:
        if dimension.phase is phase and dimension.circular is None:
            reason = clean(dimension.reason).removeprefix(_PREFIX)
            break
    phases = {finding.id: finding.phase for finding in report.findings}
    elsewhere = sum(phases.get(load.finding) is phase for load in report.scores.distrust.loads)
    if not elsewhere:
        return reason
    counted = count_of(elsewhere, "bepaling", "bepalingen")
    return f"{reason} In het cijfer van het hele dossier telt {counted} over deze fase wel mee."


def coverage_sentence(report: Report) -> str:
    """How much was read, as a sentence."""
    coverage = report.scores.coverage
    return (
        f"Gelezen: {count_of(len(report.documents), 'stuk', 'stukken')} met "
        f"{count_of(coverage.clauses, 'bepaling', 'bepalingen')} en "
        f"{count_of(coverage.words, 'woord', 'woorden')}."
    )


def counts_sentence(report: Report) -> str:
    """How many points of attention and strengths there are, as a sentence."""
    attention = sum(f.polarity is Polarity.DISTRUST for f in report.findings)
    strengths = len(report.findings) - attention
    return (
        f"Gevonden: {count_of(attention, 'aandachtspunt', 'aandachtspunten')} en "
        f"{count_of(strengths, 'sterk punt', 'sterke punten')}."
    )


def parts_read(report: Report) -> str:
    """The parts of a pack that were read, as a series."""
    return join_words(list(report.scores.coverage.parts_read)) or "geen herkenbaar deel"


def parts_missing(report: Report) -> str:
    """The parts of a pack that were not read, as a series."""
    return join_words(list(report.scores.coverage.parts_missing)) or "geen"


def warnings(report: Report) -> list[str]:
    """What the reader should know about each document, with its name."""
    return [
        f"{clean(document.name)}: {clean(warning.message)}"
        for document in report.documents
        for warning in document.warnings
    ]


def norms(finding: Finding) -> list[str]:
    """The norms of a finding with how sure they are; uncertain ones are never shown."""
    return [
        f"{clean(norm.text)} – {CERTAINTIES[norm.certainty]}"
        for norm in finding.norms
        if norm.certainty is not Certainty.UNCERTAIN
    ]


def trace(finding: Finding) -> list[str]:
    """How a severity came about, in steps: "basis 5", "+1 per dag (“per dag”)", "uitkomst …"."""
    steps = [f"basis {decimal(finding.base_severity)}"]
    for step in finding.modifiers:
        cue = f" (“{clean(step.cue)}”)" if step.cue else ""
        steps.append(f"{signed(step.effect)} {clean(step.label)}{cue}")
    total = finding.base_severity + sum(step.effect for step in finding.modifiers)
    bound = "" if LOWEST <= total <= HIGHEST else ", de grens van de schaal"
    steps.append(f"uitkomst {severity_words(finding.severity, finding.polarity)}{bound}")
    return steps


def _room_reason(report: Report) -> str:
    for notice in report.scores.coverage.not_judged:
        if notice.code == _ROOM_NOTICE:
            reason = clean(notice.message).rstrip(".")
            return reason.rsplit(": ", 1)[-1]
    return _NOTHING_READ


def _room_phrase(score: float | None) -> str:
    return NOT_JUDGED if score is None else f"{room_word(score)} ({score_number(score)} van 100)"

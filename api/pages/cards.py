"""A finding as a card: everything a reader needs to understand it and to act on it."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.advice import Perspective
from analyser.model import Finding, Polarity
from analyser.reporting.gains import gains_by_finding
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import suggestion, wording
from analyser.reporting.plain import Segment, clean, quote_segments
from analyser.reporting.verdict import norms, trace
from analyser.reporting.words import (
    FAMILIES,
    PARTIES,
    PHASES,
    POLARITIES,
    confidence_word,
    recognition,
    severity_words,
)
from api.jobs import Decision
from api.pages.filters import rounded

_QUOTE_MOST = 700
_UNSURE = "Minder zeker herkend: kijk eerst of dit er echt staat."


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in words; `css` is "attention" or "strength", `step` its severity as 0-5.

    `unsure` asks to look for oneself where the program is not sure, and is empty where it is.
    `decided` is what the user thinks of it, in words, and empty when nothing was said.
    """

    id: str
    number: int
    clause: str
    css: str
    kind: str
    label: str
    indicator: str
    step: int
    severity: str
    family: str
    family_id: str
    phase: str
    phase_id: str
    document: str
    place: str
    also_in: str
    changed_by: str
    quote: tuple[Segment, ...]
    suggestion_title: str
    suggestion: str
    explanation: str
    trace: list[str]
    norms: list[str]
    bearer: str
    recognition: str
    unsure: str
    gains: str
    decided: str
    verdict: str
    reason: str


class Cards:
    """Makes cards of the findings of one report for one reader.

    Args:
        overview: of the report.
        perspective: for whom.
        decisions: what the user decided before.
    """

    def __init__(
        self, overview: Overview, perspective: Perspective, decisions: list[Decision]
    ) -> None:
        self._overview = overview
        self._perspective = perspective
        self._decisions = {decision.finding: decision for decision in decisions}
        self._gains = gains_by_finding(overview.report)

    def card(self, finding: Finding) -> Card:
        """One finding as a card."""
        overview, words = self._overview, wording(self._perspective)
        is_attention = finding.polarity is Polarity.DISTRUST
        decision = self._decisions.get(finding.id)
        return Card(
            id=finding.id,
            number=overview.index(finding),
            clause=finding.clause,
            css="attention" if is_attention else "strength",
            kind=POLARITIES[finding.polarity].capitalize(),
            label=finding.label,
            indicator=finding.indicator,
            step=rounded(finding.severity),
            severity=severity_words(finding.severity, finding.polarity),
            family=FAMILIES[finding.family],
            family_id=finding.family.value,
            phase=PHASES[finding.phase].lower(),
            phase_id=finding.phase.value,
            document=finding.document,
            place=overview.place_or_heading(finding),
            also_in="; ".join(overview.also_in(finding)),
            changed_by="; ".join(overview.changed_by(finding)),
            quote=quote_segments(finding, _QUOTE_MOST),
            suggestion_title=words.suggestion if is_attention else words.example,
            suggestion=suggestion(finding, overview.place_in_question(finding), self._perspective),
            explanation=finding.explanation,
            trace=trace(finding),
            norms=norms(finding),
            bearer=PARTIES[finding.bearer],
            recognition=recognition(finding),
            unsure=_UNSURE if confidence_word(finding.confidence) == "laag" else "",
            gains=self._gains.get(finding.id, ""),
            decided=decision.verdict.words if decision else "",
            verdict=decision.verdict.value if decision else "",
            reason=clean(decision.reason) if decision else "",
        )

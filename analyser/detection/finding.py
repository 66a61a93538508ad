"""Makes a finding out of a hit: its severity, quote, and how sure it is."""

from __future__ import annotations

from collections.abc import Collection

from analyser.detection.rules import Hit
from analyser.detection.severity import judge_severity
from analyser.detection.units import ClauseUnits
from analyser.model import Certainty, Clause, Finding


def make_finding(
    hit: Hit,
    clause: Clause,
    units: ClauseUnits,
    *,
    siblings: Collection[str],
    confidence: float,
    detected_by: tuple[str, ...],
) -> Finding:
    """Make a finding, still without its number.

    Args:
        hit: where it stands.
        clause: the clause.
        units: the stretches of that clause.
        siblings: the other indicators found in the clause.
        confidence: 0-1.
        detected_by: what saw it.
    """
    indicator = hit.indicator
    severity = judge_severity(hit, units, clause.text, siblings)
    start, end = _quote(hit, units)
    return Finding(
        id="",
        indicator=indicator.id,
        label=indicator.label,
        family=indicator.family,
        polarity=indicator.polarity,
        base_severity=severity.base,
        severity=severity.final,
        clause=clause.id,
        document=clause.document,
        phase=clause.phase,
        page=clause.page_at(start),
        quote=clause.text[start:end],
        start=start,
        end=end,
        triggers=tuple(span for span in hit.triggers if start <= span[0] and span[1] <= end),
        bearer=hit.bearer,
        confidence=confidence,
        detected_by=detected_by,
        modifiers=severity.trace,
        explanation=indicator.explanation,
        norms=tuple(n for n in indicator.norms if n.certainty is not Certainty.UNCERTAIN),
        advice=indicator.advice,
        text_confidence=clause.confidence_of(start, end),
    )


def _quote(hit: Hit, units: ClauseUnits) -> tuple[int, int]:
    """The sentences with triggers when they are adjacent, else the last of them."""
    first, last = hit.sentences[0], hit.sentences[-1]
    if last - first >= len(hit.sentences):
        first = last
    return units.sentence(first).start, units.sentence(last).end

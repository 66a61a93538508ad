"""What several suggestions together would do to the figures.

The report has the exact effect of every suggestion on its own, and of a few together. For
other combinations an estimate is enough to choose by: rooms and coordinates are added up; the distrust index is a
saturating sum (`100 * (1 - exp(-load))`), so there the shares that remain are multiplied,
which is exact as long as the suggestions are in different clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from analyser.model import Finding, Polarity, Report, WhatIf
from analyser.reporting.gains import effect_phrase
from analyser.reporting.words import distrust_word, room_word, score_number

_FULL = 100.0
_MOST_PROPOSALS = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of 0-100 before and after, as whole numbers, and what the latter means in words."""

    id: str
    name: str
    before: str
    after: str
    word: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion that can be ticked; `worth` is what it does on its own, in words."""

    finding: Finding
    worth: str
    weight: float


def figures(report: Report, chosen: Collection[str]) -> list[Figure]:
    """The figures when the suggestions of some findings are followed.

    Args:
        report: with the effect of every suggestion.
        chosen: ids of findings.

    Returns:
        The distrust index, both rooms and both sides of the trust matrix, as far as they
        were judged.
    """
    edits = _measured(report, chosen) or _different(report, chosen)
    gains = [edit.gain for edit in edits]
    scores, room, trust = report.scores, report.scores.innovation_room, report.scores.trust
    index = scores.distrust_index
    distrust = _saturated(index, [gain.distrust or 0.0 for gain in gains])
    circular = _added(room.circular, [gain.circular or 0.0 for gain in gains])
    co2 = _added(room.co2, [gain.co2 or 0.0 for gain in gains])
    propensity = _added(trust.propensity, [gain.propensity or 0.0 for gain in gains])
    analysis = _added(trust.analysis, [gain.analysis or 0.0 for gain in gains])
    rows = [
        _figure("wantrouwen", "Gestold wantrouwen", index, distrust, distrust_word),
        _figure("circulair", "Ruimte circulair", room.circular, circular, room_word),
        _figure("co2", "Ruimte CO2-arm", room.co2, co2, room_word),
        _figure("vertrouwen", "Vertrouwen in de tekst", trust.propensity, propensity, None),
        _figure("onderbouwing", "Onderbouwing in de tekst", trust.analysis, analysis, None),
    ]
    return [row for row in rows if row is not None]


def proposals(report: Report) -> list[Proposal]:
    """The suggestions of which the effect is known, those that do most first."""
    findings = {finding.id: finding for finding in report.findings}
    listed = [
        Proposal(findings[edit.finding], effect_phrase(edit), _weight(edit))
        for edit in report.what_if
        if edit.finding in findings and findings[edit.finding].polarity is Polarity.DISTRUST
    ]
    return sorted(listed, key=lambda each: -each.weight)[:_MOST_PROPOSALS]


def _weight(edit: WhatIf) -> float:
    """What an edit does, rooms and distrust before the ends of the scale, where all would be alike."""
    gain, straight = edit.gain, edit.straight
    good = (straight.circular, straight.co2, gain.propensity, gain.analysis)
    return sum(value or 0.0 for value in good) - (straight.distrust or 0.0)


def _measured(report: Report, chosen: Collection[str]) -> list[WhatIf]:
    """The best edits, when these were chosen: each was measured on top of those before it."""
    steps = report.edits.steps if report.edits else ()
    first = list(steps[: len(chosen)])
    return first if {step.finding for step in first} == set(chosen) else []


def _different(report: Report, chosen: Collection[str]) -> list[WhatIf]:
    """The chosen edits, without those whose words another chosen edit replaces already."""
    replaced: set[str] = set()
    edits = []
    for edit in report.what_if:
        if edit.finding in chosen and edit.finding not in replaced:
            edits.append(edit)
            replaced.update(edit.replaces)
    return edits


def _saturated(before: float | None, gains: list[float]) -> float | None:
    if before is None:
        return None
    if before >= _FULL:
        return max(0.0, before + sum(gains))
    remaining = 1.0
    for gain in gains:
        remaining *= (_FULL - before - gain) / (_FULL - before)
    return min(_FULL, max(0.0, _FULL - (_FULL - before) * remaining))


def _added(before: float | None, gains: list[float]) -> float | None:
    return None if before is None else min(_FULL, max(0.0, before + sum(gains)))


def _figure(
    figure_id: str,
    name: str,
    before: float | None,
    after: float | None,
    word: Callable[[float], str] | None,
) -> Figure | None:
    if before is None or after is None:
        return None
    return Figure(
        id=figure_id,
        name=name,
        before=score_number(before),
        after=score_number(after),
        word=word(after) if word else "",
    )

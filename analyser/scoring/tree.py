"""Tells what a level of a dimension is made of, so that every figure leads back to clauses."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model import Dimension, RoomContribution, Source, Start
from analyser.scoring.levels import Level


def dimension_of(level: Level, sources: Sequence[Source]) -> Dimension:
    """A settled level as part of the report.

    Args:
        level: settled or left out.
        sources: the clauses that its start was read from.

    Returns:
        The dimension; openers and blockers with the heaviest first.
    """
    spec = level.spec
    contributions = sorted(
        (
            RoomContribution(finding.id, circular, co2)
            for finding, circular, co2 in (level.shares() if level.start else ())
        ),
        key=lambda one: -max(abs(one.circular), abs(one.co2)),
    )
    blocking = {finding.id for finding in level.blockers}
    return Dimension(
        id=spec.id,
        label=spec.label,
        phase=spec.phase,
        weight_circular=spec.circular,
        weight_co2=spec.co2,
        circular=level.circular,
        co2=level.co2,
        reason=_reason(level),
        openers=tuple(one for one in contributions if one.finding not in blocking),
        blockers=tuple(one for one in contributions if one.finding in blocking),
        start=None if level.start is None else Start(*level.start, level.reason, tuple(sources)),
        bounds=tuple(level.bounds),
    )


def _reason(level: Level) -> str:
    opening, blocking = len({f.id for f, _ in level.openers}), len(level.blockers)
    if level.start is None:
        elsewhere = opening + blocking
        if not elsewhere:
            return level.reason
        found = (
            "is wel 1 bepaling hierover gevonden; die telt"
            if elsewhere == 1
            else f"zijn wel {elsewhere} bepalingen hierover gevonden; die tellen"
        )
        return f"{level.reason} Elders {found} hier niet mee."
    if not opening and not blocking:
        return (
            f"{level.reason} Gelezen, maar geen losse bepaling gevonden die dit opent of blokkeert."
        )
    opens = "1 bepaling opent" if opening == 1 else f"{opening} bepalingen openen"
    blocks = "1 bepaling blokkeert" if blocking == 1 else f"{blocking} bepalingen blokkeren"
    return f"{level.reason} {opens} dit, {blocks} dit."

"""Tells what a level of a dimension is made of, so that every figure leads back to clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    opened, blocked = (level.opened(), level.blocked()) if level.start else ({}, {})
    return Dimension(
        id=spec.id,
        label=spec.label,
        phase=spec.phase,
        weight_circular=spec.circular,
        weight_co2=spec.co2,
        circular=level.circular,
        co2=level.co2,
        reason=_reason(level),
        openers=_heaviest_first(
            RoomContribution(finding, circular, co2) for finding, (circular, co2) in opened.items()
        ),
        blockers=_heaviest_first(
            RoomContribution(finding, effect, effect) for finding, effect in blocked.items()
        ),
        start=None if level.start is None else Start(*level.start, level.reason, tuple(sources)),
        bounds=tuple(level.bounds),
    )


def _heaviest_first(contributions: Iterable[RoomContribution]) -> tuple[RoomContribution, ...]:
    return tuple(sorted(contributions, key=lambda one: -max(abs(one.circular), abs(one.co2))))


def _reason(level: Level) -> str:
    opening = len({one.finding.clause for listed in level.opening for one in listed})
    blocking = len(level.blocking)
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

"""The freedom that requirements leave: a weighted mean that findings move requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from analyser.model import Finding, Requirement, Source
from analyser.scoring.specification import room_of, seen_with

_Seen = tuple[tuple[Requirement, ...], list[Finding], tuple[Requirement, ...]]
"""Requirements of a clause, the findings in it, and what they make of these requirements."""


@dataclass(frozen=True, slots=True)
class Freedom:
    """The requirements by clause, and what they add up to before any finding.

    `total` is the sum of weight times room (0..1), `weights` the sum of the weights, `judged`
    their number: of those that tell how free a solution is. `seen` keeps per clause what findings last
    made of its requirements: from one recomputation to the next nearly all stay as they are.
    """

    by_clause: Mapping[str, tuple[Requirement, ...]]
    total: float = 0.0
    weights: float = 0.0
    judged: int = 0
    seen: MutableMapping[str, _Seen] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class SeenFreedom:
    """The same with the findings: the mean 0..1, or None when no requirement tells.

    `moved` are the requirements of clauses with a finding, as the findings make them.
    """

    mean: float | None
    judged: int
    freedom: Freedom
    moved: Mapping[str, tuple[Requirement, ...]]

    def holds(self, clause: str) -> bool:
        """Whether a requirement in this clause counts in the mean."""
        found = self.moved.get(clause) or self.freedom.by_clause.get(clause, ())
        return any(room_of(one) is not None for one in found)

    def requirements(self) -> tuple[Requirement, ...]:
        """All requirements as the findings make them."""
        return tuple(
            one
            for clause, known in self.freedom.by_clause.items()
            for one in self.moved.get(clause, known)
        )

    def sources(self) -> tuple[Source, ...]:
        """Every requirement that counts, with its room and weight: the mean to add up again."""
        return tuple(
            Source(one.clause, room, one.weight)
            for one in self.requirements()
            if (room := room_of(one)) is not None
        )


def gather_freedom(requirements: Iterable[Requirement]) -> Freedom:
    """Add up what requirements leave free.

    Args:
        requirements: as their words tell.
    """
    by_clause: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        by_clause.setdefault(requirement.clause, []).append(requirement)
    total, weights, judged = _add_up(one for found in by_clause.values() for one in found)
    listed = {clause: tuple(found) for clause, found in by_clause.items()}
    return Freedom(listed, total, weights, judged)


def with_other_words(freedom: Freedom, clause: str, requirements: Sequence[Requirement]) -> Freedom:
    """The same freedom when one clause is worded differently.

    Args:
        freedom: of the dossier.
        clause: the clause with new words.
        requirements: what is read in the new words.
    """
    renamed = tuple(replace(requirement, clause=clause) for requirement in requirements)
    total, weights, judged = _moved(freedom, {clause: renamed})
    by_clause = {**freedom.by_clause, clause: renamed}
    return Freedom(by_clause, total, weights, judged, freedom.seen)


def see_freedom(freedom: Freedom, findings: Iterable[Finding]) -> SeenFreedom:
    """Judge the freedom in the light of what was found in the requirements.

    Args:
        freedom: the requirements.
        findings: those that stand; only the ones in requirements matter.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.clause in freedom.by_clause:
            found.setdefault(finding.clause, []).append(finding)
    moved = {clause: _seen(freedom, clause, listed) for clause, listed in found.items()}
    total, weights, judged = _moved(freedom, moved)
    mean = min(1.0, max(0.0, total / weights)) if judged else None
    return SeenFreedom(mean, judged, freedom, moved)


def _seen(freedom: Freedom, clause: str, findings: list[Finding]) -> tuple[Requirement, ...]:
    requirements = freedom.by_clause[clause]
    known = freedom.seen.get(clause)
    if known is not None and known[0] is requirements and known[1] == findings:
        return known[2]
    made = seen_with(requirements, findings)
    freedom.seen[clause] = (requirements, findings, made)
    return made


def _moved(
    freedom: Freedom, moved: Mapping[str, tuple[Requirement, ...]]
) -> tuple[float, float, int]:
    """What the requirements add up to when those of some clauses are others."""
    gone = _add_up(one for clause in moved for one in freedom.by_clause.get(clause, ()))
    come = _add_up(one for found in moved.values() for one in found)
    return (
        freedom.total - gone[0] + come[0],
        freedom.weights - gone[1] + come[1],
        freedom.judged - gone[2] + come[2],
    )


def _add_up(requirements: Iterable[Requirement]) -> tuple[float, float, int]:
    total = weights = 0.0
    judged = 0
    for one in requirements:
        room = room_of(one)
        if room is not None:
            total += one.weight * room
            weights += one.weight
            judged += 1
    return total, weights, judged

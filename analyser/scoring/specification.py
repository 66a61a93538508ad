"""Degree of specification of the requirements of a dossier, and the room they leave (codebook 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyser.model import Clause, Family, Finding, Requirement, Strength
from analyser.model import SpecificationLevel as Level
from analyser.scoring.specification_clauses import is_requirement
from analyser.scoring.specification_level import judge_requirement
from analyser.scoring.specification_strength import StrengthReader

__all__ = [
    "ROOM",
    "WEIGHTS",
    "Level",
    "Requirement",
    "level_of",
    "moves_level",
    "read_requirements",
    "room_of",
    "seen_with",
    "specification_freedom",
]

# Room that a level leaves, 0..1 (codebook 3.2).
ROOM = {
    Level.CHALLENGE: 1.0,
    Level.FUNCTION: 0.9,
    Level.PERFORMANCE: 0.75,
    Level.PRESUMPTION: 0.6,
    Level.EQUIVALENT: 0.35,
    Level.PRESCRIBED: 0.0,
}
WEIGHTS = {Strength.KNOCKOUT: 1.5, Strength.DEMAND: 1.25, Strength.WISH: 1.0}
# Findings that say that a requirement fixes the solution, and those that say that it opens it.
_FIXING = frozenset(
    """spec-brand-no-equivalent spec-prescribed-method spec-prescribed-material
    spec-new-products-only spec-detailed-dimensions spec-no-tolerance spec-input-staffing
    spec-proven-technology-only spec-fixed-design spec-legacy-lock-in spec-own-handbook
    spec-ownership-only spec-certificate-without-equivalent spec-equivalence-burdened""".split()
)
_OPENING = {
    "pos-functional-spec": Level.FUNCTION,
    "pos-reuse-allowed": Level.FUNCTION,
    "pos-product-as-a-service": Level.FUNCTION,
    "pos-performance-requirement": Level.PERFORMANCE,
    "pos-equivalent-accepted": Level.EQUIVALENT,
}
# From the first severity on a finding says that the solution is fixed; below the second an
# equivalent that the words allow outweighs it.
_NOTICED, _SERIOUS = 2.0, 3.0
_EQUIVALENT = frozenset({Level.EQUIVALENT, Level.PRESUMPTION})
_ELSEWHERE = frozenset({Family.RISK, Family.PENALTY, Family.PROCEDURE})
_UNTOLD = "de woorden zeggen te weinig"


def read_requirements(
    clauses: Iterable[Clause], among: Iterable[Clause] | None = None
) -> tuple[Requirement, ...]:
    """Judge the requirements among the clauses.

    Args:
        clauses: clauses of a dossier, in order; those that require something of the
            solution or of the work in a chapter with specifications are judged.
        among: all clauses of the dossier, in which a sentence may say how hard a whole
            chapter is; None when `clauses` are all.

    Returns:
        One requirement per clause, also for those whose words do not tell their level.
    """
    listed = list(clauses)
    strengths = StrengthReader(listed if among is None else among)
    return tuple(
        _requirement(clause, strengths.read(clause)) for clause in listed if is_requirement(clause)
    )


def level_of(text: str) -> Level | None:
    """Degree of specification of one requirement, or None when the words do not tell."""
    judged = judge_requirement(text)
    return None if judged is None else judged.level


def specification_freedom(
    requirements: Iterable[Requirement], findings: Iterable[Finding]
) -> float | None:
    """Mean room over requirements, 0..1, or None when none of them counts.

    Args:
        requirements: judged requirements.
        findings: what was found in them; see `seen_with`.
    """
    total = weights = 0.0
    for requirement in seen_with(requirements, findings):
        if (room := room_of(requirement)) is not None:
            total += requirement.weight * room
            weights += requirement.weight
    return total / weights if weights else None


def moves_level(indicator: str) -> bool:
    """Whether a finding of this indicator is one that tells the level of its requirement."""
    return indicator in _FIXING or indicator in _OPENING


def room_of(requirement: Requirement) -> float | None:
    """Room that a requirement leaves, 0..1; None for X, P and what does not tell."""
    return None if requirement.level is None else ROOM.get(requirement.level)


def seen_with(
    requirements: Iterable[Requirement], findings: Iterable[Finding]
) -> tuple[Requirement, ...]:
    """Judge requirements again in the light of what was found in them.

    Args:
        requirements: as their words tell.
        findings: one that the solution is fixed makes its requirement S0; one that opens it
            gives a level to what tells none and makes S1 of what is prescribed and may be
            equivalent. A requirement that tells no level and holds a finding on risk,
            penalties or the procedure is about something else.

    Returns:
        The requirements in the same order.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.clause, []).append(finding)
    return tuple(
        _seen_with(requirement, found[requirement.clause])
        if requirement.clause in found
        else requirement
        for requirement in requirements
    )


def _requirement(clause: Clause, strength: Strength) -> Requirement:
    judged = judge_requirement(clause.text)
    level, reason, start, end = (
        (None, _UNTOLD, 0, 0)
        if judged is None
        else (judged.level, judged.reason, judged.start, judged.end)
    )
    return Requirement(
        clause=clause.id,
        document=clause.document,
        chapter=clause.heading_path,
        level=level,
        strength=strength,
        weight=WEIGHTS[strength],
        reason=reason,
        start=start,
        end=end,
    )


def _seen_with(requirement: Requirement, findings: Sequence[Finding]) -> Requirement:
    if requirement.level in {Level.STATUTORY, Level.PROCESS}:
        return requirement
    least = _SERIOUS if requirement.level in _EQUIVALENT else _NOTICED
    fixing = [f for f in findings if f.indicator in _FIXING and f.severity >= least]
    if fixing:
        return _with(requirement, Level.PRESCRIBED, max(fixing, key=_heaviness))
    opening = [f for f in findings if f.indicator in _OPENING]
    if opening:
        best = max(opening, key=lambda f: (ROOM[_OPENING[f.indicator]], *_heaviness(f)))
        return _opened(requirement, best)
    if requirement.level is None and any(f.family in _ELSEWHERE for f in findings):
        elsewhere = max((f for f in findings if f.family in _ELSEWHERE), key=_heaviness)
        return _with(requirement, Level.PROCESS, elsewhere)
    return requirement


def _opened(requirement: Requirement, finding: Finding) -> Requirement:
    """Raise what is not told to the level of a finding, and what is prescribed to equivalent."""
    level = _OPENING[finding.indicator]
    if requirement.level is Level.PRESCRIBED and level is not Level.EQUIVALENT:
        return requirement
    if requirement.level in {None, Level.EQUIVALENT, Level.PRESCRIBED}:
        known = room_of(requirement) or 0.0
        return requirement if known >= ROOM[level] else _with(requirement, level, finding)
    return requirement


def _with(requirement: Requirement, level: Level, finding: Finding) -> Requirement:
    reason = f"bevinding: {finding.label}"
    return replace(requirement, level=level, reason=reason, start=finding.start, end=finding.end)


def _heaviness(finding: Finding) -> tuple[float, str]:
    """Heaviest last; equals by their words, so that the order of findings changes nothing."""
    return finding.severity, finding.quote

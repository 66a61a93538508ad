"""The frozen-distrust index (codebook 3.7): a separate axis from innovation room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analyser.model import Contribution, Distrust, Family, Finding, Load, Phase, Polarity
from analyser.scoring.facts import Facts
from analyser.scoring.slots import Candidate, that_count

# Weight of a family in the index (codebook 3.7).
FAMILY_WEIGHTS = {
    Family.RISK: 1.0,
    Family.PENALTY: 1.0,
    Family.SPECIFICATION: 0.8,
    Family.PROCEDURE: 0.6,
}
# Load at which the index reads 63. Set so that the median of four public Dutch packs and terms
# is 50; docs/method.md tells which.
SCALE = 115.0
_POWER = 1.5
_MOST_FOR_SIBLINGS = 1.0
_PER_SIBLING = 0.5
_HIGHEST = 5.0
_HEAVIEST = 5


def index_of(standing: Iterable[Finding], facts: Facts) -> float | None:
    """The index 0-100 (0 = none found), or None when nothing was read.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.
    """
    if not facts.clauses:
        return None
    return _index(load for _, _, _, load in _weighed(standing, facts))


def distrust_index(standing: Iterable[Finding], facts: Facts) -> tuple[float | None, Distrust]:
    """Compute the index and what it is made of.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.

    Returns:
        The index 0-100 and its parts. A phase that was not read and holds no finding is None,
        and everything is when nothing was read.
    """
    if not facts.clauses:
        nothing = Distrust(dict.fromkeys(Phase), dict.fromkeys(FAMILY_WEIGHTS), ())
        return None, nothing
    weighed = _weighed(standing, facts)
    loads = tuple(
        Load(f.id, also, severity, FAMILY_WEIGHTS[f.family], load)
        for f, also, severity, load in weighed
    )
    by_phase: dict[Phase, list[float]] = {phase: [] for phase in facts.phases}
    by_family: dict[Family, list[float]] = {family: [] for family in FAMILY_WEIGHTS}
    for finding, _, _, load in weighed:
        by_phase.setdefault(finding.phase, []).append(load)
        by_family[finding.family].append(load)
    parts = Distrust(
        by_phase={p: _index(by_phase[p]) if p in by_phase else None for p in Phase},
        by_family={family: _index(listed) for family, listed in by_family.items()},
        heaviest=tuple(Contribution(one.finding, one.load) for one in loads[:_HEAVIEST]),
        loads=loads,
        scale=SCALE,
    )
    return _index(one.load for one in loads), parts


def _index(loads: Iterable[float]) -> float:
    return 100 * (1 - math.exp(-sum(loads) / SCALE))


_Weighed = tuple[Finding, tuple[str, ...], float, float]
"""The heaviest finding of a clause, its other labels, the severity together and the load."""


def _weighed(findings: Iterable[Finding], facts: Facts) -> list[_Weighed]:
    """The clauses that count, the heaviest first."""
    by_clause: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.polarity is Polarity.DISTRUST:
            by_clause.setdefault(finding.clause, []).append(finding)
    weighed = {clause: _load(listed) for clause, listed in by_clause.items()}
    order = sorted(weighed, key=lambda clause: (-weighed[clause][3], weighed[clause][0].quote))
    candidates = [
        Candidate(
            clause,
            facts.article_of.get(clause, (clause,)),
            tuple(f.indicator for f in by_clause[clause]),
        )
        for clause in order
    ]
    return [weighed[candidate.clause] for candidate in that_count(candidates)]


def _load(listed: Sequence[Finding]) -> _Weighed:
    """One load per clause: several labels on one clause add at most one point (2.6 rule 1)."""
    if len(listed) == 1:
        (only,) = listed
        return only, (), only.severity, _weight(only, 0.0)
    extra = min(_MOST_FOR_SIBLINGS, _PER_SIBLING * (len(listed) - 1))
    load, heaviest = max(
        ((_weight(f, extra), f) for f in listed), key=lambda pair: (pair[0], pair[1].indicator)
    )
    also = tuple(f.id for f in listed if f is not heaviest)
    return heaviest, also, min(_HIGHEST, heaviest.severity + extra), load


def _weight(finding: Finding, extra: float) -> float:
    severity: float = min(_HIGHEST, finding.severity + extra)
    return float(FAMILY_WEIGHTS[finding.family] * severity**_POWER)

"""The frozen-distrust index (codebook 3.7): a separate axis from innovation room."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analyser.model import Contribution, Distrust, Family, Finding, Load, Phase, Polarity
from analyser.scoring.counting import weigh
from analyser.scoring.facts import Facts
from analyser.scoring.weighed import Weighed

# Weight of a family in the index (codebook 3.7).
FAMILY_WEIGHTS = {
    Family.RISK: 1.0,
    Family.PENALTY: 1.0,
    Family.SPECIFICATION: 0.8,
    Family.PROCEDURE: 0.6,
}
# Load at which the index reads 63. Set so that the median of four public Dutch packs and terms
# is about 50; docs/method.md tells which.
SCALE = 115.0
_POWER = 1.5
_HEAVIEST = 5


def load_of(standing: Iterable[Finding], facts: Facts) -> float | None:
    """The sum of what statements weigh, of which the index is made.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.

    Returns:
        0 or more; None when nothing was read.
    """
    if not facts.clauses:
        return None
    return sum(one.weight for one in _loads(standing, facts))


def index_of(standing: Iterable[Finding], facts: Facts) -> float | None:
    """The index 0-100 and nothing of what it is made of; None when nothing was read.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.
    """
    load = load_of(standing, facts)
    return None if load is None else index_from(load)


def index_from(load: float) -> float:
    """The index 0-100 that a load (0 or more) makes."""
    return 100 * (1 - math.exp(-load / SCALE))


def distrust_index(standing: Iterable[Finding], facts: Facts) -> tuple[float | None, Distrust]:
    """Compute the index and what it is made of.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.

    Returns:
        The index 0-100 and its parts. A phase is judged when its room is (`Facts.phases`), or
        else None; everything is None when nothing was read.
    """
    if not facts.clauses:
        nothing = Distrust(dict.fromkeys(Phase), dict.fromkeys(FAMILY_WEIGHTS), ())
        return None, nothing
    weighed = _loads(standing, facts)
    loads = tuple(
        Load(
            one.finding.id,
            tuple(finding.id for finding in one.also),
            one.severity,
            FAMILY_WEIGHTS[one.finding.family],
            one.weight,
        )
        for one in weighed
    )
    by_phase: dict[Phase, list[float]] = {phase: [] for phase in Phase}
    by_family: dict[Family, list[float]] = {family: [] for family in FAMILY_WEIGHTS}
    for one in weighed:
        by_phase[one.finding.phase].append(one.weight)
        by_family[one.finding.family].append(one.weight)
    parts = Distrust(
        by_phase={p: _index(by_phase[p]) if p in facts.phases else None for p in Phase},
        by_family={family: _index(listed) for family, listed in by_family.items()},
        heaviest=tuple(Contribution(one.finding, one.load) for one in loads[:_HEAVIEST]),
        loads=loads,
        scale=SCALE,
    )
    return _index(one.load for one in loads), parts


def _index(loads: Iterable[float]) -> float:
    return index_from(sum(loads))


def _loads(findings: Iterable[Finding], facts: Facts) -> list[Weighed]:
    """The clauses that count, the heaviest first."""
    against = [f for f in findings if f.polarity is Polarity.DISTRUST]
    return weigh(against, facts, _load)


def _load(heaviest: Finding, severity: float) -> float:
    return float(FAMILY_WEIGHTS[heaviest.family] * severity**_POWER)

"""The frozen-distrust index (codebook 3.7): a separate axis from innovation room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analyser.model import (
    Contribution,
    Distrust,
    Family,
    Finding,
    Phase,
    Polarity,
)
from analyser.scoring.facts import Facts

# Weight of a family in the index (codebook 3.7).
FAMILY_WEIGHTS = {
    Family.RISK: 1.0,
    Family.PENALTY: 1.0,
    Family.SPECIFICATION: 0.8,
    Family.PROCEDURE: 0.6,
}
# Load at which the index reads 63. Set so that the median of four public Dutch packs and terms
# is 50; docs/method.md tells which.
_SCALE = 53.0
_POWER = 1.5
_TOP_PER_INDICATOR = 3
_MOST_FOR_SIBLINGS = 1.0
_PER_SIBLING = 0.5
_HIGHEST = 5.0
_HEAVIEST = 5


def distrust_index(findings: Sequence[Finding], facts: Facts) -> tuple[float | None, Distrust]:
    """Compute the index, also per phase and family.

    Args:
        findings: findings that count, each text once.
        facts: facts of the dossier.

    Returns:
        The index 0-100 (0 = none found) and its parts; None when nothing was read.
    """
    if not facts.clauses:
        nothing = Distrust(dict.fromkeys(Phase), dict.fromkeys(FAMILY_WEIGHTS), ())
        return None, nothing
    loads = _loads(_counted([f for f in findings if f.polarity is Polarity.DISTRUST], facts))
    heaviest = sorted(loads, key=lambda item: -item[0])[:_HEAVIEST]
    parts = Distrust(
        by_phase={p: _index(load for load, f in loads if f.phase is p) for p in Phase},
        by_family={
            family: _index(load for load, f in loads if f.family is family)
            for family in FAMILY_WEIGHTS
        },
        heaviest=tuple(Contribution(f.id, round(load, 2)) for load, f in heaviest),
    )
    return _index(load for load, _ in loads), parts


def _index(loads: Iterable[float]) -> float:
    return 100 * (1 - math.exp(-sum(loads) / _SCALE))


def _counted(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    """One hit per indicator per article, then the heaviest three of each indicator."""
    by_article: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for finding in findings:
        key = (finding.indicator, facts.article_of.get(finding.clause, (finding.clause,)))
        if key not in by_article or _order(finding) < _order(by_article[key]):
            by_article[key] = finding
    by_indicator: dict[str, list[Finding]] = {}
    for finding in by_article.values():
        by_indicator.setdefault(finding.indicator, []).append(finding)
    return [
        finding
        for listed in by_indicator.values()
        for finding in sorted(listed, key=_order)[:_TOP_PER_INDICATOR]
    ]


def _order(finding: Finding) -> tuple[float, str]:
    """Heaviest first; equals by their words, so that the order of files changes nothing."""
    return -finding.severity, finding.quote


def _loads(findings: Iterable[Finding]) -> list[tuple[float, Finding]]:
    """One load per clause: several labels on one clause add at most one point (2.6 rule 1)."""
    by_clause: dict[str, list[Finding]] = {}
    for finding in findings:
        by_clause.setdefault(finding.clause, []).append(finding)
    loads: list[tuple[float, Finding]] = []
    for listed in by_clause.values():
        heaviest = max(listed, key=lambda f: (FAMILY_WEIGHTS[f.family] * f.severity, f.severity))
        extra = min(_MOST_FOR_SIBLINGS, _PER_SIBLING * (len(listed) - 1))
        severity = min(_HIGHEST, heaviest.severity + extra)
        loads.append((FAMILY_WEIGHTS[heaviest.family] * severity**_POWER, heaviest))
    return loads

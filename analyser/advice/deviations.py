"""Clauses that may deviate from the Gids Proportionaliteit and give no reason.

Contracting authorities apply the Gids or motivate in the documents why they do not
(Aanbestedingswet 2012, artikel 1.10 lid 4).
"""

from __future__ import annotations

from analyser.model import Finding, Polarity, Report

_GUIDE = "Gids Proportionaliteit"
_REASON_GIVEN = frozenset({"M-MOTIV", "M-WHY"})


def deviations_to_motivate(report: Report) -> tuple[Finding, ...]:
    """The findings for which a buyer may have to write down a reason.

    Args:
        report: the report.

    Returns:
        Distrust findings whose norm is a voorschrift of the Gids and in which no reason was
        seen, the heaviest first.
    """
    found = [
        finding
        for finding in report.findings
        if finding.polarity is Polarity.DISTRUST
        and any(_GUIDE in norm.text for norm in finding.norms)
        and not any(step.code in _REASON_GIVEN for step in finding.modifiers)
    ]
    return tuple(sorted(found, key=lambda finding: -finding.severity))

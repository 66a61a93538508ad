"""Which findings count, so that length and repetition change no score (codebook 2.6, 3.7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model import Finding
from analyser.scoring.facts import Facts

_TOP_PER_INDICATOR = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """Findings in two measures.

    `standing` has every text once: what is said at all. `weighing` has of those the heaviest
    of each indicator in each article, and of these the heaviest three of each indicator: what
    a dossier says more often does not weigh more for that.
    """

    standing: tuple[Finding, ...]
    weighing: tuple[Finding, ...]


def count(findings: Iterable[Finding], facts: Facts) -> Counted:
    """Tell which findings count.

    Args:
        findings: all findings of a dossier.
        facts: facts of its documents.
    """
    standing = _heaviest_of(
        (f.indicator, facts.same_text.get(f.clause, f.clause), f) for f in findings
    )
    by_article = _heaviest_of(
        (f.indicator, facts.article_of.get(f.clause, f.clause), f) for f in standing
    )
    by_indicator: dict[str, list[Finding]] = {}
    for finding in by_article:
        by_indicator.setdefault(finding.indicator, []).append(finding)
    weighing: list[Finding] = []
    for listed in by_indicator.values():
        if len(listed) > _TOP_PER_INDICATOR:
            listed = sorted(listed, key=_order)[:_TOP_PER_INDICATOR]  # noqa: PLW2901 - the rest
        weighing.extend(listed)
    return Counted(tuple(standing), tuple(weighing))


def _heaviest_of(keyed: Iterable[tuple[str, object, Finding]]) -> list[Finding]:
    kept: dict[tuple[str, object], Finding] = {}
    for indicator, place, finding in keyed:
        key = (indicator, place)
        other = kept.get(key)
        if other is None or _order(finding) < _order(other):
            kept[key] = finding
    return list(kept.values())


def _order(finding: Finding) -> tuple[float, str]:
    """Heaviest first; equals by their words, so that the order of files changes nothing."""
    return -finding.severity, finding.quote

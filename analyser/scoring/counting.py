"""Which findings count, so that length, repetition and labels change no score (codebook 2.6, 3.7).

What is counted is a statement: a sentence or list item with its lead-in (the unit of codebook
2.0). Several labels on one statement count once, so that it matters nothing whether five hard
sentences stand in one paragraph or in five. An indicator counts for three statements at most,
one of them in an article; a text that stands in two places counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from analyser.model import Finding
from analyser.scoring.facts import Facts
from analyser.scoring.slots import that_count

_MOST_FOR_SIBLINGS = 1.0
_PER_SIBLING = 0.5
_HIGHEST = 5.0

Weight = Callable[[Finding, float], float]
"""What a statement weighs, by its heaviest finding and the severity (0-5) of all its labels."""


class Weighed(NamedTuple):
    """A statement that counts.

    `finding` is the heaviest in it, `also` are its other labels, and `severity` (0-5) is that of
    the heaviest and half a point for every other one, at most one. `weight` is what it counts for.
    """

    finding: Finding
    also: tuple[Finding, ...]
    severity: float
    weight: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All labels of the statement, the heaviest first."""
        return (self.finding, *self.also)


def each_text_once(findings: Iterable[Finding], facts: Facts) -> tuple[Finding, ...]:
    """Every text once: what is said at all.

    Args:
        findings: all findings of a dossier.
        facts: facts of its documents.
    """
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        clause = facts.same_text.get(finding.clause, finding.clause)
        key = (finding.indicator, clause)
        other = kept.get(key)
        if other is None or _order(finding, clause) < _order(other, clause):
            kept[key] = finding
    return tuple(kept.values())


def weigh(findings: Iterable[Finding], facts: Facts, weight: Weight | None = None) -> list[Weighed]:
    """The statements that count, the heaviest first.

    Args:
        findings: those that are to be weighed together, each text once (`each_text_once`).
        facts: facts of the dossier.
        weight: what a statement weighs; more severity may never weigh less. None: its severity.
    """
    same_text = facts.same_text
    by_statement: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        # By where it starts: one finding more can then never make one statement of two.
        statement = (same_text.get(finding.clause, finding.clause), finding.start)
        if statement in by_statement:
            by_statement[statement].append(finding)
        else:
            by_statement[statement] = [finding]
    weighed = {
        statement: _together(listed, weight) if len(listed) > 1 else _alone(listed[0], weight)
        for statement, listed in by_statement.items()
    }
    if len(weighed) < 2:
        return list(weighed.values())
    order = sorted((-one.weight, one.finding.quote, each) for each, one in weighed.items())
    heaviest_first = [statement for _, _, statement in order]
    article_of = {each: facts.article_of.get(each[0]) or (each[0],) for each in heaviest_first}
    return [weighed[each] for each in that_count(heaviest_first, by_statement, article_of)]


def _alone(finding: Finding, weight: Weight | None) -> Weighed:
    severity = finding.severity
    return Weighed(finding, (), severity, weight(finding, severity) if weight else severity)


def _together(listed: Sequence[Finding], weight: Weight | None) -> Weighed:
    """One weight per statement: several labels on it add at most one point (2.6 rule 1)."""
    extra = min(_MOST_FOR_SIBLINGS, _PER_SIBLING * (len(listed) - 1))
    weights = [
        weight(f, min(_HIGHEST, f.severity + extra)) if weight else f.severity for f in listed
    ]
    _, _, place = max(
        (w, f.indicator, n) for n, (w, f) in enumerate(zip(weights, listed, strict=True))
    )
    heaviest = listed[place]
    severity = min(_HIGHEST, heaviest.severity + extra)
    also = tuple(f for f in listed if f is not heaviest)
    return Weighed(heaviest, also, severity, weights[place] if weight else severity)


def _order(finding: Finding, clause: str) -> tuple[float, str, bool]:
    """Heaviest first; equals by their words, so that the order of files changes nothing.

    Of the same in two places the one in the clause that counts goes first.
    """
    return -finding.severity, finding.quote, finding.clause != clause

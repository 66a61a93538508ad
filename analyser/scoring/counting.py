"""Which findings count, so that length, repetition and labels change no score (codebook 2.6, 3.7).

What is counted is a statement: a sentence or list item with its lead-in (the unit of codebook
2.0). Several labels on one statement count once, so that it matters nothing whether five hard
sentences stand in one paragraph or in five. An indicator counts for three statements at most,
one of them in an article; a text that stands in two places counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from analyser.model import Finding
from analyser.scoring.facts import Facts
from analyser.scoring.slots import Statement, that_count
from analyser.scoring.weighed import Known, Weighed

_MOST_FOR_SIBLINGS = 1.0
_PER_SIBLING = 0.5
_HIGHEST = 5.0

Weight = Callable[[Finding, float], float]
"""What a statement weighs, by its heaviest finding and the severity (0-5) of all its labels."""


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


def weigh(findings: Sequence[Finding], facts: Facts, weight: Weight | None = None) -> list[Weighed]:
    """The statements that count, the heaviest first.

    Args:
        findings: those that are to be weighed together, each text once (`each_text_once`).
        facts: facts of the dossier.
        weight: what a statement weighs; more severity may never weigh less. None: its severity.
    """
    if len(findings) < 2:
        return [_alone(finding, weight) for finding in findings]
    place_of = facts.same_text.get
    by_statement: dict[Statement, list[Finding]] = {}
    for finding in findings:
        clause = finding.clause
        # By where it starts: one finding more can then never make one statement of two.
        statement = (place_of(clause, clause), finding.start)
        if (listed := by_statement.get(statement)) is None:
            by_statement[statement] = [finding]
        else:
            listed.append(finding)
    weighed: dict[Statement, Weighed] = {}
    order: list[tuple[float, str, Statement]] = []
    for statement, listed in by_statement.items():
        one = _alone(listed[0], weight) if len(listed) == 1 else _together(listed, weight)
        weighed[statement] = one
        order.append((-one.weight, one.finding.quote, statement))
    order.sort()
    heaviest_first = [statement for _, _, statement in order]
    if len({finding.indicator for finding in findings}) == len(findings):
        return [weighed[each] for each in heaviest_first]  # there is a slot for each
    articles = facts.article_of
    article_of = {each: articles.get(each[0]) or (each[0],) for each in heaviest_first}
    return [weighed[each] for each in that_count(heaviest_first, by_statement, article_of)]


def weigh_again(use: str, findings: Sequence[Finding], facts: Facts) -> Sequence[Weighed]:
    """What `weigh` gives, looked up when these findings were the last to be weighed for this use.

    Args:
        use: what they are weighed for; another use may weigh other findings in between.
        findings: as `weigh` takes them; they may not be changed afterwards.
        facts: facts of the dossier, which keep what was weighed last.
    """
    if len(findings) < 2:
        return weigh(findings, facts)
    known = facts.weighed.get(use)
    if known is not None and known.article_of is facts.article_of and known.findings == findings:
        return known.weighed
    weighed = weigh(findings, facts)
    facts.weighed[use] = Known(facts.article_of, findings, weighed)
    return weighed


def _alone(finding: Finding, weight: Weight | None) -> Weighed:
    severity = finding.severity
    return Weighed(finding, (), severity, severity if weight is None else weight(finding, severity))


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

"""What the figures become when words make way for the suggested wording: recomputed, not estimated.

What stands in the suggested wording comes in as data, read by the same engine as the dossier.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analyser.model import (
    Clause,
    Edits,
    Finding,
    Gain,
    LotAward,
    Polarity,
    Requirement,
    Straight,
    WhatIf,
)
from analyser.scoring.award import Rewordings, weighed
from analyser.scoring.facts import Facts, with_wording
from analyser.scoring.freedom import with_other_words
from analyser.scoring.score import Figures, figures

_STEPS = 3
_NOTICED = 0.05  # points of 100 below which an edit changes nothing that a reader sees
_TO_SMART_TRUST = (
    "Gemeten is de afstand tot slim vertrouwen: hoe ver vertrouwen en onderbouwing samen van 100 "
    "af liggen, van 0 (slim vertrouwen) tot 100. De velden in de voorgestelde tekst zijn daarvoor "
    "ingevuld; wie ze leeg laat, heeft minder onderbouwing. Niet mee telt dat met de oude tekst ook "
    "een tegenstrijdigheid of een verwijzing zonder doel kan verdwijnen."
)
_HARDLY_SHOWS = (
    "Een enkele wijziging is in dit cijfer nauwelijks te zien. Gekozen is daarom op het effect vóór "
    "het eind van de schaal en vóór wat de ruimte begrenst."
)
_LESS_DISTRUST = "Gemeten is het gestold wantrouwen, van 0 tot 100: voor een vertrouwenszone is te weinig gelezen."


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is read in a clause in which a suggested wording took the place of a finding's words.

    `findings` are all findings of that clause, so that what stands beside the wording counts as
    it reads next to it; `brings` are the indicators seen in the wording itself; `requirements`
    are the requirements in the clause; `awards` is what is read of the award, or None when the
    clause has no part in it. `clause` is the clause with the wording in it, by which is told what is
    copied, written for this work or left empty; None leaves that as it was.
    """

    findings: tuple[Finding, ...]
    brings: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    awards: tuple[LotAward, ...] | None = None
    clause: Clause | None = None


Suggestions = Mapping[str, Suggested]
"""What is read with the suggested wording for a finding, by the id of the finding."""


def what_if(
    findings: Sequence[Finding], facts: Facts, suggestions: Suggestions
) -> tuple[WhatIf, ...]:
    """The gain of each suggested wording by itself.

    Args:
        findings: all findings.
        facts: facts of the documents.
        suggestions: what is read in the suggested wordings.

    Returns:
        One outcome per point of attention with a suggestion, in the order of the findings.
    """
    before = figures(findings, facts)
    return tuple(
        _outcome(finding, findings, facts, suggestions[finding.id], before)
        for finding in findings
        if finding.polarity is Polarity.DISTRUST and finding.id in suggestions
    )


def best_edits(
    findings: Sequence[Finding],
    facts: Facts,
    suggestions: Suggestions,
    alone: Iterable[WhatIf],
) -> Edits | None:
    """The three edits, in different clauses, that bring a dossier closest to smart trust.

    Args:
        findings: all findings.
        facts: facts of the documents.
        suggestions: what is read in the suggested wordings.
        alone: what each edit does by itself, from `what_if`.

    Returns:
        The edits in order, each the best on top of those before it; None when no edit brings
        the dossier closer.
    """
    by_id = {finding.id: finding for finding in findings}
    current, now = list(findings), figures(findings, facts)
    distance = _to_smart_trust if now.propensity is not None else _to_no_distrust
    first = start = distance(now)
    # An edit hardly ever does more after another than by itself: the best of the list is
    # recomputed, and stands when it stays the best.
    queue = [
        (
            *_rank(distance(_with(now, one.gain)) - first, one),
            by_id[one.finding].quote,
            one.finding,
            0,
        )
        for one in alone
    ]
    heapq.heapify(queue)
    steps: list[WhatIf] = []
    edited: set[str] = set()
    while queue and len(steps) < _STEPS:
        change, reach, quote, key, known = heapq.heappop(queue)
        finding = by_id[key]
        if change > -_NOTICED and reach > -_NOTICED:
            break
        place = facts.same_text.get(finding.clause, finding.clause)
        if place in edited or all(f.id != key for f in current):
            continue
        outcome = _outcome(finding, current, facts, suggestions[key], now)
        if known < len(steps):
            nearer = distance(_with(now, outcome.gain)) - start
            heapq.heappush(queue, (*_rank(nearer, outcome), quote, key, len(steps)))
            continue
        after = _edited(finding, current, facts, suggestions[key])
        then = figures(*after)
        if distance(then) >= start:
            continue
        (current, facts), now, start = after, then, distance(then)
        edited.add(place)
        steps.append(outcome)
    if not steps:
        return None
    measure = _TO_SMART_TRUST if distance is _to_smart_trust else _LESS_DISTRUST
    if first - start < _NOTICED * len(steps):
        measure = f"{measure} {_HARDLY_SHOWS}"
    return Edits(measure, tuple(steps), first, start)


def _rank(change: float, outcome: WhatIf) -> tuple[float, float]:
    """What an edit is chosen by, the lowest first.

    The distance (points, less is nearer) where it is noticed; all others are alike in it, and go by
    what they do before the ends of the scale.
    """
    straight = outcome.straight
    reach = (straight.distrust or 0.0) - (straight.circular or 0.0) - (straight.co2 or 0.0)
    return (change if change <= -_NOTICED else 0.0), reach


def _outcome(
    finding: Finding,
    findings: Sequence[Finding],
    facts: Facts,
    suggested: Suggested,
    before: Figures,
) -> WhatIf:
    after = figures(*_edited(finding, findings, facts, suggested))
    return WhatIf(
        finding.id,
        tuple(f.id for f in findings if _in_its_words(f, finding)),
        suggested.brings,
        Gain(
            _less(after.circular, before.circular),
            _less(after.co2, before.co2),
            _less(after.distrust, before.distrust),
            _less(after.propensity, before.propensity),
            _less(after.analysis, before.analysis),
        ),
        Straight(
            _less(after.straight.circular, before.straight.circular),
            _less(after.straight.co2, before.straight.co2),
            _less(after.straight.distrust, before.straight.distrust),
        ),
        _held_by(before, after),
    )


def _held_by(before: Figures, after: Figures) -> tuple[str, ...]:
    """The gates for which no effect on the room shows, where there is one but for them."""
    shown = (_less(after.circular, before.circular), _less(after.co2, before.co2))
    ungated = map(_less, after.ungated, before.ungated)
    if any(map(_is_noticed, shown)) or not any(map(_is_noticed, ungated)):
        return ()
    return after.gates


def _is_noticed(value: float | None) -> bool:
    return value is not None and abs(value) >= _NOTICED


def _edited(
    finding: Finding, findings: Iterable[Finding], facts: Facts, suggested: Suggested
) -> tuple[list[Finding], Facts]:
    """The dossier with the words of a finding replaced, wherever the same text stands."""
    # A text that stands in two places counts once, and is edited in both.
    place = facts.same_text.get(finding.clause, finding.clause)
    kept = [f for f in findings if facts.same_text.get(f.clause, f.clause) != place]
    come = [
        replace(
            f,
            id=f"{finding.id}+{number}",
            clause=place,
            document=finding.document,
            phase=finding.phase,
        )
        for number, f in enumerate(suggested.findings, start=1)
    ]
    if suggested.requirements or place in facts.freedom.by_clause:
        freedom = with_other_words(facts.freedom, place, suggested.requirements)
        facts = replace(facts, freedom=freedom)
    awards = _awards(facts, place, suggested)
    if awards is not None:
        facts = replace(facts, awards=awards, award=weighed(awards), is_award_reworded=True)
    if suggested.clause is not None and place in facts.shown.wordings.clauses:
        facts = with_wording(facts, replace(suggested.clause, id=place))
    return [*kept, *come], facts


def _awards(facts: Facts, place: str, suggested: Suggested) -> tuple[LotAward, ...] | None:
    """What is read of the award; None when the clause has no part in it, or is a supplier's.

    What was read with a suggestion is the award of the documents as they stand. On top of another
    edit in the award it is read again.
    """
    shown = facts.shown
    if suggested.clause is None or place not in shown.wordings.clauses:
        return None
    if suggested.awards is None or not facts.is_award_reworded:
        return suggested.awards
    old = shown.worded(place)
    rewordings = Rewordings([shown.worded(clause) for clause in shown.wordings.clauses])
    return rewordings.read(old, replace(old, text=suggested.clause.text))


def _in_its_words(other: Finding, finding: Finding) -> bool:
    return (
        other.clause == finding.clause and other.start < finding.end and finding.start < other.end
    )


def _to_smart_trust(now: Figures) -> float:
    """How far both coordinates are from 100; a pack that lost its zone is as far as can be."""
    if now.propensity is None or now.analysis is None:
        return 100.0
    return float((((100 - now.propensity) ** 2 + (100 - now.analysis) ** 2) / 2) ** 0.5)


def _to_no_distrust(now: Figures) -> float:
    return now.distrust or 0.0


def _with(now: Figures, gain: Gain) -> Figures:
    """The figures with a gain added."""
    return Figures(
        _more(now.circular, gain.circular),
        _more(now.co2, gain.co2),
        _more(now.distrust, gain.distrust),
        _more(now.propensity, gain.propensity),
        _more(now.analysis, gain.analysis),
    )


def _less(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before


def _more(value: float | None, gain: float | None) -> float | None:
    return None if value is None or gain is None else value + gain

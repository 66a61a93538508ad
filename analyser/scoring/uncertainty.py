"""How far the figures may be off: findings that are wrong, findings that are missed, what is unread.

In every draw a finding is there with its own confidence, what is missed is drawn from what was
measured on real documents (`misses`), and a dimension of the room that could not be judged has any
level. What the margin does not hold is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analyser.language.series import join_words
from analyser.model import Family, Finding, Interval, Uncertainty
from analyser.scoring.counting import each_text_once
from analyser.scoring.coverage import missing_parts
from analyser.scoring.dimensions import DIMENSIONS
from analyser.scoring.distrust import index_of
from analyser.scoring.facts import Facts
from analyser.scoring.misses import draw_missed, recognised
from analyser.scoring.room import Levels, room_levels

_DRAWS = 64
_SEED = 20160921
_LOW, _HIGH = 0.05, 0.95
_CANDIDATES = 8  # findings that are looked at as a cause of the margin
_NAMED = 2
_FELT = 0.5  # points of 100 from which a finding is worth naming
_NOTHING = "Er is te weinig gelezen om marges te geven."
# Dimensions that the same parts carry are unread together, and then alike.
_CARRIERS = tuple(dict.fromkeys(spec.parts for spec in DIMENSIONS))

_Values = tuple[float | None, float | None, float | None]


def uncertainty(findings: Iterable[Finding], facts: Facts) -> Uncertainty:
    """Give each figure an interval that holds it with 90% certainty.

    Args:
        findings: all findings.
        facts: facts of the documents.

    Returns:
        Intervals of 0-100, the findings whose doubt moves a figure most, and Dutch sentences on
        what the intervals hold and what they do not. The same findings give the same intervals,
        in whichever order they come and however often a text stands in the dossier.
    """
    groups = _by_text(findings, facts)
    ordered = [finding for group in groups for finding in group]
    standing = each_text_once(ordered, facts)
    levels = room_levels(standing, facts)
    point = (index_of(standing, facts), levels.circular, levels.co2)
    draws = _draws(groups, facts)
    index, circular, co2 = (_interval(value, draws[:, place]) for place, value in enumerate(point))
    mainly = _causes(ordered, facts, point)
    return Uncertainty(
        index,
        circular,
        co2,
        tuple(finding.id for finding in mainly),
        _sentence((circular, co2, index), levels, facts, mainly),
    )


def _by_text(findings: Iterable[Finding], facts: Facts) -> list[list[Finding]]:
    """What is said, each with all places where it is said, in an order that no file decides."""
    order = sorted(findings, key=lambda f: (f.indicator, f.quote, -f.severity, -f.confidence, f.id))
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in order:
        key = (finding.indicator, facts.same_text.get(finding.clause, finding.clause))
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _draws(groups: Sequence[Sequence[Finding]], facts: Facts) -> NDArray[np.float64]:
    """The three figures of every draw, as rows; NaN where a figure is None."""
    generator = np.random.default_rng(_SEED)
    # One draw for all places of a text: a sentence is right or wrong wherever it stands.
    chances = generator.random((_DRAWS, len(groups))).tolist()
    unread = generator.random((_DRAWS, len(_CARRIERS))).tolist()
    requirements = tuple(facts.freedom.by_clause)
    rows: list[_Values] = []
    for chance, level in zip(chances, unread, strict=True):
        there = [
            finding
            for group, one in zip(groups, chance, strict=True)
            for finding in group
            if one < finding.confidence
        ]
        present = each_text_once(there, facts)
        everything = (*present, *draw_missed(present, requirements, generator))
        levels = room_levels(everything, facts)
        rows.append((index_of(everything, facts), *_whole_room(levels, level)))
    return np.array(rows, dtype=np.float64)


def _whole_room(levels: Levels, unread: Sequence[float]) -> tuple[float | None, float | None]:
    """Both totals when the dimensions that were not judged have the levels that are given."""
    if levels.circular is None or levels.co2 is None:
        return levels.circular, levels.co2
    circular = co2 = 0.0
    for level in levels.dimensions:
        drawn = unread[_CARRIERS.index(level.spec.parts)]
        circular += level.spec.circular * (drawn if level.circular is None else level.circular)
        co2 += level.spec.co2 * (drawn if level.co2 is None else level.co2)
    return levels.bounded(circular, co2)


def _interval(value: float | None, drawn: NDArray[np.float64]) -> Interval | None:
    known = drawn[~np.isnan(drawn)]
    if value is None or not len(known):
        return None
    low, high = np.quantile(known, (_LOW, _HIGH))
    return Interval(max(0.0, min(value, float(low))), min(100.0, max(value, float(high))))


def _causes(findings: Sequence[Finding], facts: Facts, point: _Values) -> list[Finding]:
    """The findings whose doubt moves a figure most, each by recomputing without it."""
    candidates = sorted(findings, key=lambda f: -_spread(f) * f.severity)[:_CANDIDATES]
    moved: list[tuple[float, Finding]] = []
    for finding in candidates:
        standing = each_text_once((f for f in findings if f is not finding), facts)
        levels = room_levels(standing, facts)
        without = (index_of(standing, facts), levels.circular, levels.co2)
        steps = [
            abs(value - other)
            for value, other in zip(point, without, strict=True)
            if value is not None and other is not None
        ]
        moved.append((_spread(finding) * max(steps, default=0.0), finding))
    moved.sort(key=lambda pair: -pair[0])
    return [finding for effect, finding in moved[:_NAMED] if effect >= _FELT]


def _spread(finding: Finding) -> float:
    """Standard deviation of a finding being there or not."""
    return float((finding.confidence * (1 - finding.confidence)) ** 0.5)


def _sentence(
    intervals: tuple[Interval | None, Interval | None, Interval | None],
    levels: Levels,
    facts: Facts,
    mainly: Sequence[Finding],
) -> str:
    """What the margins are, what they hold, and what not."""
    if intervals[-1] is None:
        return _NOTHING
    names = ("de ruimte circulair", "de ruimte CO2-arm", "het wantrouwen")
    parts = [
        f"{name} {_between(one)}"
        for name, one in zip(names, intervals, strict=True)
        if one is not None
    ]
    hard = recognised(family for family in Family if family is not Family.POSITIVE)
    kind = recognised([Family.POSITIVE])
    missed = (
        "Daarin telt mee dat niet alles klopt wat is gevonden, en dat niet alles is gevonden: in "
        f"echte stukken herkent het programma ongeveer {_of_ten(hard)} strenge en {_of_ten(kind)} "
        "gunstige bepalingen."
    )
    said = [f"Met 90% zekerheid ligt {join_words(parts)}.", missed]
    unread = 100 - min(levels.basis.circular, levels.basis.co2)
    if unread > 0 and intervals[0] is not None:
        said.append(
            f"Ook telt mee dat {unread:.0f}% van wat de ruimte bepaalt niet te beoordelen was."
        )
    left_out = "hoe eisen en gunning zijn gelezen en hoe zwaar elk onderdeel weegt"
    if missing_parts(facts.read):
        left_out = f"wat ontbrekende stukken aan wantrouwen toevoegen, {left_out}"
    said.append(f"Niet mee telt {left_out}.")
    if mainly:
        causes = " en ".join(f"‘{label}’" for label in dict.fromkeys(f.label for f in mainly))
        said.append(f"Van wat is gevonden, is de twijfel over {causes} het grootst.")
    return " ".join(said)


def _between(one: Interval) -> str:
    """The ends of an interval in whole points, or the one point that both are."""
    low, high = f"{one.low:.0f}", f"{one.high:.0f}"
    return f"op {low} (afgerond)" if low == high else f"tussen {low} en {high}"


def _of_ten(share: float) -> str:
    return f"{max(1, round(10 * share))} van de 10"

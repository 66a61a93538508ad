"""The severity of a hit, with a trace of what raised and lowered it (codebook 2.0)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analyser.detection.rules import Hit
from analyser.detection.units import ClauseUnits
from analyser.lexicon.matching import matches
from analyser.lexicon.types import Modifier
from analyser.model import AppliedModifier, Party, Polarity

LOWEST, HIGHEST = 0.0, 5.0
# How much a positive counts by its evidence grade: mention, intention, mechanism.
GRADE_FACTORS = {1: 0.0, 2: 0.5, 3: 1.0}
_BOTH = "M-MUTUAL"


@dataclass(frozen=True, slots=True)
class Severity:
    """Base and final severity (0-5) and the steps between them."""

    base: float
    final: float
    trace: tuple[AppliedModifier, ...]


def judge_severity(hit: Hit, units: ClauseUnits, text: str, siblings: Collection[str]) -> Severity:
    """Compute the severity of a hit.

    Args:
        hit: the hit.
        units: the stretches of its clause.
        text: the clause text, to quote the cue of each modifier.
        siblings: ids of the other indicators found in the same clause; a modifier that
            says the same as one of them is not counted again (codebook 2.6 rule 2).

    Returns:
        Clamped between 0 and 5; each modifier counts once.
    """
    base = hit.indicator.severity if hit.pattern.severity is None else hit.pattern.severity
    if hit.indicator.polarity is Polarity.TRUST:
        base *= GRADE_FACTORS[hit.pattern.grade]
    trace: list[AppliedModifier] = []
    for modifier in hit.indicator.modifiers:
        if modifier.sibling is not None and modifier.sibling in siblings:
            continue
        cue = _cue(modifier, hit, units, text)
        if cue is not None:
            trace.append(AppliedModifier(modifier.code, modifier.label, modifier.effect, cue))
    mutual = hit.bearer is Party.BOTH and hit.pattern.bearer is Party.SUPPLIER
    if mutual and all(step.code != _BOTH for step in trace):
        trace.append(AppliedModifier(_BOTH, "geldt over en weer", -2.0, ""))
    final = base + sum(step.effect for step in trace)
    return Severity(base, max(LOWEST, min(HIGHEST, final)), tuple(trace))


def _cue(modifier: Modifier, hit: Hit, units: ClauseUnits, text: str) -> str | None:
    view = units.around(hit.sentence, modifier.scope).view
    for expression in modifier.expressions:
        found = matches(expression, view)
        if found is not None:
            first = min(match.first for match in found)
            last = max(match.last for match in found)
            return text[view.tokens[first].start : view.tokens[last].end]
    return None

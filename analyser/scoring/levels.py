"""The level of one dimension while it is worked out: where it starts, what moves and bounds it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyser.model import Bound, Finding
from analyser.scoring.counting import weigh_again
from analyser.scoring.dimensions import DimensionSpec, Effect
from analyser.scoring.facts import Facts
from analyser.scoring.weighed import Weighed

# Near the end of the scale steps become smaller and never come to nothing: from this part of what
# the scale leaves on, a step to that end is bent.
_BENT = 0.25
_MOST = 0.5  # as far as openers can raise a level, or blockers lower it
END_OF_SCALE = "SCHAAL"


@dataclass(slots=True)
class Level:
    """One dimension of a dossier. Pairs are (circular, CO2); levels and steps run 0..1.

    Openers and blockers are gathered by `take` and weighed by `weigh`; `begin` or `leave_out`
    then settles the level, and `bound` may lower it. A level that was left out is None, with the
    Dutch `reason`. What is weighed are clauses: one counts once, whatever its labels. `straight` is
    the level before the ends of the scale and the gates, and may lie outside 0..1; `ungated` is the
    level before the gates.
    """

    spec: DimensionSpec
    circular_openers: list[Finding] = field(default_factory=list)
    co2_openers: list[Finding] = field(default_factory=list)
    blockers: list[Finding] = field(default_factory=list)
    opening: tuple[Sequence[Weighed], Sequence[Weighed]] = ((), ())
    blocking: Sequence[Weighed] = ()
    reason: str = ""
    start: tuple[float, float] | None = None
    raised: tuple[float, float] = (0.0, 0.0)
    lowered: float = 0.0
    straight: tuple[float, float] | None = None
    ungated: tuple[float, float] | None = None
    circular: float | None = None
    co2: float | None = None
    bounds: list[Bound] = field(default_factory=list)

    def take(self, finding: Finding, effect: Effect) -> None:
        """Gather a finding that opens or blocks."""
        if effect is Effect.BLOCKS:
            self.blockers.append(finding)
            return
        if effect is not Effect.OPENS_CO2:
            self.circular_openers.append(finding)
        if effect is not Effect.OPENS_CIRCULAR:
            self.co2_openers.append(finding)

    def weigh(self, facts: Facts) -> None:
        """Weigh what was gathered: the openers of each ambition, and the blockers."""
        use = self.spec.id
        circular = weigh_again(f"{use} circulair", self.circular_openers, facts)
        if self.circular_openers == self.co2_openers:
            self.opening = (circular, circular)
        else:
            self.opening = (circular, weigh_again(f"{use} CO2", self.co2_openers, facts))
        self.blocking = weigh_again(use, self.blockers, facts)

    def begin(self, circular: float, co2: float, reason: str) -> None:
        """Settle the level from where it starts and what the clauses do."""
        self.start, self.reason = (circular, co2), reason
        self.raised = (self._saturated(self.opening[0]), self._saturated(self.opening[1]))
        self.lowered = self._saturated(self.blocking)
        self.straight = (
            circular + self.raised[0] - self.lowered,
            co2 + self.raised[1] - self.lowered,
        )
        self.ungated = (
            _inside(circular + self.raised[0], 1 - circular + self.lowered, self.straight[0]),
            _inside(co2 + self.raised[1], 1 - co2 + self.lowered, self.straight[1]),
        )
        self._settle(self.straight, *self.ungated, END_OF_SCALE)

    def leave_out(self, reason: str) -> None:
        """Leave the dimension unjudged."""
        self.reason = reason

    def bound(self, code: str, most: float) -> None:
        """Lower the level to a bound that a gate sets; an unjudged one stays so."""
        if self.circular is not None and self.co2 is not None:
            known = (self.circular, self.co2)
            self._settle(known, min(most, known[0]), min(most, known[1]), code)

    def opened(self) -> dict[str, tuple[float, float]]:
        """What each opener adds for circular and for CO2, by the id of the finding."""
        circular = _shared(self.opening[0], self.raised[0])
        co2 = _shared(self.opening[1], self.raised[1])
        return {key: (circular.get(key, 0.0), co2.get(key, 0.0)) for key in circular | co2}

    def blocked(self) -> dict[str, float]:
        """What each blocker adds (0 or less) for either, by the id of the finding."""
        return _shared(self.blocking, -self.lowered)

    def _saturated(self, clauses: Sequence[Weighed]) -> float:
        return _MOST * (1 - math.exp(-sum(one.severity for one in clauses) / self.spec.scale))

    def _settle(self, before: tuple[float, float], circular: float, co2: float, code: str) -> None:
        self.circular, self.co2 = circular, co2
        steps = (circular - before[0], co2 - before[1])
        if any(steps):
            self.bounds.append(Bound(code, *steps))


def _inside(upward: float, downward: float, level: float) -> float:
    """A level on the scale of 0..1: as it is in the middle, and bent near the ends.

    `upward` is what pushes up (start and openers), `downward` what pushes down (what the start
    lacks, and blockers). More of the one always gives more, and more of the other less, however far
    past an end they are together; where nothing pushes up at all the level is 0.
    """
    if level < _BENT * upward:
        return (_BENT * upward) ** 2 / (2 * _BENT * upward - level)
    lacks = 1 - level
    if lacks < _BENT * downward:
        return 1 - (_BENT * downward) ** 2 / (2 * _BENT * downward - lacks)
    return level


def _shared(clauses: Sequence[Weighed], effect: float) -> dict[str, float]:
    """An effect divided over clauses, and in a clause over its labels, by severity."""
    total = sum(one.severity for one in clauses)
    shares: dict[str, float] = {}
    for one in clauses:
        of_clause = effect * one.severity / total if total else 0.0
        labels = sum(finding.severity for finding in one.findings)
        for finding in one.findings:
            shares[finding.id] = of_clause * finding.severity / labels if labels else 0.0
    return shares

"""The level of one dimension while it is worked out: where it starts, what moves and bounds it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyser.model import Bound, Finding
from analyser.scoring.dimensions import DimensionSpec, Effect

_MOST = 0.5  # as far as openers can raise a level, or blockers lower it
_FOR_CIRCULAR = frozenset({Effect.OPENS, Effect.OPENS_CIRCULAR})
_FOR_CO2 = frozenset({Effect.OPENS, Effect.OPENS_CO2})
END_OF_SCALE = "SCHAAL"


@dataclass(slots=True)
class Level:
    """One dimension of a dossier. Pairs are (circular, CO2); levels and steps run 0..1.

    `openers` and `blockers` are set first; `begin` or `leave_out` then settles the level, and
    `bound` may lower it. A level that was left out is None, with the Dutch `reason`.
    """

    spec: DimensionSpec
    openers: list[tuple[Finding, Effect]] = field(default_factory=list)
    blockers: list[Finding] = field(default_factory=list)
    reason: str = ""
    start: tuple[float, float] | None = None
    raised: tuple[float, float] = (0.0, 0.0)
    lowered: float = 0.0
    circular: float | None = None
    co2: float | None = None
    bounds: list[Bound] = field(default_factory=list)

    def begin(self, circular: float, co2: float, reason: str) -> None:
        """Settle the level from where it starts and what the findings do."""
        self.start, self.reason = (circular, co2), reason
        self.raised = (
            self._saturated(f.severity for f, effect in self.openers if effect in _FOR_CIRCULAR),
            self._saturated(f.severity for f, effect in self.openers if effect in _FOR_CO2),
        )
        self.lowered = self._saturated(f.severity for f in self.blockers)
        self._settle(
            circular + self.raised[0] - self.lowered,
            co2 + self.raised[1] - self.lowered,
            END_OF_SCALE,
            1.0,
        )

    def leave_out(self, reason: str) -> None:
        """Leave the dimension unjudged."""
        self.reason = reason

    def bound(self, code: str, most: float) -> None:
        """Lower the level to a bound that a gate sets; an unjudged one stays so."""
        if self.circular is not None and self.co2 is not None:
            self._settle(self.circular, self.co2, code, most)

    def shares(self) -> Iterable[tuple[Finding, float, float]]:
        """Each finding with its part of what openers raise and blockers lower, by severity."""
        circular = self._each(self.raised[0], _FOR_CIRCULAR)
        co2 = self._each(self.raised[1], _FOR_CO2)
        for finding, effect in self.openers:
            yield (
                finding,
                circular * finding.severity if effect in _FOR_CIRCULAR else 0.0,
                co2 * finding.severity if effect in _FOR_CO2 else 0.0,
            )
        total = sum(f.severity for f in self.blockers)
        step = -self.lowered / total if total else 0.0
        for finding in self.blockers:
            yield finding, step * finding.severity, step * finding.severity

    def _each(self, raised: float, counts: frozenset[Effect]) -> float:
        total = sum(f.severity for f, effect in self.openers if effect in counts)
        return raised / total if total else 0.0

    def _saturated(self, severities: Iterable[float]) -> float:
        return _MOST * (1 - math.exp(-sum(severities) / self.spec.scale))

    def _settle(self, circular: float, co2: float, code: str, most: float) -> None:
        self.circular = max(0.0, min(most, circular))
        self.co2 = max(0.0, min(most, co2))
        steps = (self.circular - circular, self.co2 - co2)
        if any(steps):
            self.bounds.append(Bound(code, *steps))

"""Frozen distrust, and how a text reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyser.model.kinds import Family, Phase
from analyser.model.room import Contribution


@dataclass(frozen=True, slots=True)
class Load:
    """What one clause weighs in the distrust index: `load = weight * severity ** 1.5`.

    `finding` is the heaviest in the clause, `also` are the other labels of that clause, which
    raised `severity` (0-5) by half a point each, at most one. `weight` is that of the family.
    """

    finding: str
    also: tuple[str, ...]
    severity: float
    weight: float
    load: float


@dataclass(frozen=True, slots=True)
class Distrust:
    """What the distrust index is made of: the index per phase and family, 0-100 or None.

    Every index is `100 * (1 - exp(-sum of loads / scale))`, over the loads whose finding is of
    that phase or family. `loads` has the heaviest first; `heaviest` are the first of them.
    """

    by_phase: Mapping[Phase, float | None]
    by_family: Mapping[Family, float | None]
    heaviest: tuple[Contribution, ...]
    loads: tuple[Load, ...] = ()
    scale: float | None = None


@dataclass(frozen=True, slots=True)
class TrustEvidence:
    """One thing in the text that speaks for (effect > 0) or against (< 0) a coordinate.

    `axis` is "vertrouwen" (propensity) or "onderbouwing" (analysis). It leads back to a
    finding or, where the text as a whole speaks, to clauses.
    """

    axis: str
    phase: Phase | None
    label: str
    effect: float
    finding: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseTrust:
    """Place of one phase in the matrix; the zone is None when too little of it was read."""

    zone: str | None
    label: str
    propensity: float | None
    analysis: float | None


@dataclass(frozen=True, slots=True)
class Trust:
    """How the trust zone was found: both coordinates (0-100) and the sentence for a reader.

    A coordinate is 100 * (for + prior * middle) / (for + against + prior), with `for` and
    `against` the sums of effects in `evidence`. The middles (0-100) are the medians of the
    reference texts and divide the zones. `signs` are sentences on what makes the zone.
    """

    label: str
    propensity: float | None
    analysis: float | None
    propensity_middle: float | None = None
    analysis_middle: float | None = None
    by_phase: Mapping[Phase, PhaseTrust] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    evidence: tuple[TrustEvidence, ...] = ()

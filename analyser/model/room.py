"""The room for circular and low-CO2 solutions, and what each figure rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyser.model.kinds import Phase


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one finding adds to a score, so that every figure leads back to a clause."""

    finding: str
    effect: float


@dataclass(frozen=True, slots=True)
class RoomContribution:
    """What one finding adds to a dimension (0..1) for each ambition; blockers are negative."""

    finding: str
    circular: float
    co2: float


@dataclass(frozen=True, slots=True)
class Source:
    """A clause that a starting level was read from.

    For the freedom of specification `value` (0..1) is the room that a requirement leaves and
    `weight` how much it counts; the starting level is their weighted mean. Elsewhere both are
    None: then the clause only tells that, or how, something is arranged.
    """

    clause: str
    value: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The level of a dimension (0..1) before findings raise or lower it, and where it comes from."""

    circular: float
    co2: float
    reason: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """What keeps a level in its bounds: a gate by its code, or the ends of the scale ("SCHAAL")."""

    code: str
    circular: float
    co2: float


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the ten dimensions of innovation room (codebook 3.4), 0..1 or not judged.

    `circular` is `start.circular` plus all that openers, blockers and bounds add; `co2` alike.
    """

    id: str
    label: str
    phase: Phase
    weight_circular: float
    weight_co2: float
    circular: float | None
    co2: float | None
    reason: str
    openers: tuple[RoomContribution, ...] = ()
    blockers: tuple[RoomContribution, ...] = ()
    start: Start | None = None
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Room for circular and for low-CO2 solutions, each 0-100 or None."""

    circular: float | None
    co2: float | None


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that bounds the room, and the findings that call for it.

    `circular` and `co2` are the points that it takes off the totals (0 or less); what it takes
    off a dimension stands among the bounds of that dimension.
    """

    code: str
    message: str
    findings: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    circular: float = 0.0
    co2: float = 0.0


@dataclass(frozen=True, slots=True)
class Basis:
    """What the totals rest on: dimensions that were judged, and their share of all weight (%)."""

    dimensions: tuple[str, ...] = ()
    circular: float = 0.0
    co2: float = 0.0


@dataclass(frozen=True, slots=True)
class InnovationRoom:
    """Room for circular and low-CO2 solutions, 0-100 or None (codebook 3).

    A total is the mean of the judged dimensions by their weight, times 100, plus what the
    gates take off. `by_phase` has all three phases; a phase of which nothing was read has
    None twice.
    """

    circular: float | None
    co2: float | None
    by_phase: Mapping[Phase, Room]
    dimensions: tuple[Dimension, ...]
    gates: tuple[Gate, ...] = ()
    basis: Basis = Basis()

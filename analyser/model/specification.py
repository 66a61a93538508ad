"""How far requirements lay down the solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SpecificationLevel(StrEnum):
    """How far a requirement fixes the solution (codebook 3.2).

    X is statutory, safety, an interface or a fact of the site; P is about paper, money or
    meetings. Both say nothing of the room for a solution and are left out of its mean.
    """

    PRESCRIBED = "S0"
    EQUIVALENT = "S1"
    PRESUMPTION = "S2"
    PERFORMANCE = "S3"
    FUNCTION = "S4"
    CHALLENGE = "S5"
    STATUTORY = "X"
    PROCESS = "P"


class Strength(StrEnum):
    """How hard a requirement is."""

    KNOCKOUT = "knock-out"
    DEMAND = "eis"
    WISH = "wens"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement with its degree of specification, None where its words do not tell.

    `reason` says in Dutch what told it, `start` and `end` bound the telling words in the
    clause. `weight` is how much it counts in the mean; `chapter` are the headings above it.
    """

    clause: str
    document: str
    chapter: tuple[str, ...]
    level: SpecificationLevel | None
    strength: Strength
    weight: float
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChapterSpecification:
    """The requirements of one chapter: how many of each level, and the room they leave.

    `room` is their weighted mean (0..1), None when none of them counts; `unjudged` are those
    whose words do not tell.
    """

    document: str
    chapter: tuple[str, ...]
    levels: Mapping[SpecificationLevel, int]
    unjudged: int
    room: float | None


@dataclass(frozen=True, slots=True)
class Specification:
    """The degree of specification of all requirements, together (0..1 or None) and per chapter."""

    room: float | None = None
    levels: Mapping[SpecificationLevel, int] = field(default_factory=dict)
    unjudged: int = 0
    chapters: tuple[ChapterSpecification, ...] = ()
    requirements: tuple[Requirement, ...] = ()

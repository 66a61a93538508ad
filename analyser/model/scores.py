"""All figures of a dossier, how sure they are, and what an edit would do."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyser.model.awards import LotAward
from analyser.model.quotes import Inconsistency
from analyser.model.readings import Boilerplate, Coverage, Profile, Standing, SupplierSide
from analyser.model.room import InnovationRoom
from analyser.model.specification import Specification
from analyser.model.trust import Distrust, Trust


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the scoring room gives; each figure is traceable to findings.

    `distrust_index` runs 0-100 (codebook 3.7) and is a separate axis from the room;
    `trust_zone` is the place in the smart trust matrix (codebook 4). Both are None when
    they would rest on too little; `coverage` then says why.
    """

    distrust_index: float | None
    distrust: Distrust
    innovation_room: InnovationRoom
    trust_zone: str | None
    trust: Trust
    coverage: Coverage
    inconsistencies: tuple[Inconsistency, ...] = ()
    specification: Specification = field(default=Specification())
    boilerplate: Boilerplate = field(default=Boilerplate())
    suppliers: SupplierSide = field(default=SupplierSide())
    profile: Profile = field(default=Profile())
    standings: tuple[Standing, ...] = ()
    awards: tuple[LotAward, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Within which bounds a figure of 0-100 lies, 90% sure."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How far the figures may be off because findings are not certain.

    `mainly` are the findings that the widest interval comes from most; `sentence` says it all
    in words. Where a figure is None its interval is too.
    """

    distrust_index: Interval | None
    circular: Interval | None
    co2: Interval | None
    mainly: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Gain:
    """What an edit does to the figures, in points of 0-100: after less before."""

    circular: float | None
    co2: float | None
    distrust: float | None
    propensity: float | None
    analysis: float | None


@dataclass(frozen=True, slots=True)
class Straight:
    """What an edit does before the ends of the scale and the gates hold it, to rank edits by.

    Points as in the middle of the scale, after less before: of both rooms, and of the distrust index
    (100 times the load over its scale). A dossier at the end of a scale hardly moves in its figures.
    """

    circular: float | None = None
    co2: float | None = None
    distrust: float | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What happens when the words of a finding make way for the suggested wording.

    `replaces` are all findings in these words, the finding itself among them; `brings` are the
    indicators that are seen in the suggested wording. `straight` is the effect before the ends of
    the scale. `held_by` are the codes of the gates for which an effect on the room does not show;
    empty where it shows, or where the end of the scale hides it.
    """

    finding: str
    replaces: tuple[str, ...]
    brings: tuple[str, ...]
    gain: Gain
    straight: Straight = field(default=Straight())
    held_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits in different clauses that together bring a dossier closest to smart trust.

    Each gain comes on top of those before it. `measure` says in words what was brought down,
    from `before` to `after`.
    """

    measure: str
    steps: tuple[WhatIf, ...]
    before: float
    after: float

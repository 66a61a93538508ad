"""How a contract is awarded, as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyser.model.documents import Notice


class AwardScheme(StrEnum):
    """How a contract is awarded (codebook 3.5 step 1)."""

    WEIGHTED = "weging"
    VALUE = "waarde"  # quality is a fictitious discount in euro or percent of the price
    MKI = "mki"  # environmental cost is added to the price, with or without a factor
    FIXED_PRICE = "vaste_prijs"
    LOWEST_PRICE = "laagste_prijs"
    LIFE_CYCLE = "levenscyclus"
    RATIO = "prijs_per_kwaliteit"
    UNWEIGHTED = "zonder_gewicht"


class AwardTheme(StrEnum):
    """What an award criterion is about."""

    PRICE = "prijs"
    CO2 = "CO2"
    CIRCULAR = "circulair"
    SUSTAINABLE = "duurzaamheid"
    QUALITY = "kwaliteit"


@dataclass(frozen=True, slots=True)
class AwardPlace:
    """Where a figure of the award was read: `quote == clause.text[start:end]`.

    A figure that stands in the heading above a clause has `in_heading`, and `quote` is then
    the heading.
    """

    clause: str
    document: str
    page: int | None
    number: str | None
    quote: str
    start: int
    end: int
    in_heading: bool = False


@dataclass(frozen=True, slots=True)
class AwardCriterion:
    """An award criterion at the lowest level that was read.

    `weight` is the figure as it stands, in `unit` ("procent", "punten", "euro" or "" for a
    factor). `nominal` is its share of all weights, `effective` the share it has on the
    outcome under the assumptions of the award; both 0..1 or None. `circular` and `co2` tell
    how far it rewards that ambition, 0..1.
    """

    name: str
    theme: AwardTheme
    weight: float
    unit: str
    nominal: float | None
    effective: float | None
    circular: float
    co2: float
    parent: str | None
    place: AwardPlace


@dataclass(frozen=True, slots=True)
class AwardFigure:
    """A figure beside the weights: a ceiling, a step of the ladder, a bound of the MKI."""

    label: str
    value: float
    unit: str
    place: AwardPlace


@dataclass(frozen=True, slots=True)
class LotAward:
    """How a contract, or one lot of it, is awarded, as it was read.

    `circular` and `co2` are the effective shares of both ambitions (0..1), None when no
    weights were read; `openness` (0.5 to 1.2) is a factor on the reward. `formula` is the
    price formula in words with `formula_place`; `example` shows in sentences what it does.
    """

    lot: str | None
    scheme: AwardScheme
    place: AwardPlace
    criteria: tuple[AwardCriterion, ...]
    figures: tuple[AwardFigure, ...] = ()
    formula: str | None = None
    formula_place: AwardPlace | None = None
    circular: float | None = None
    co2: float | None = None
    openness: float = 1.0
    openness_reasons: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    notes: tuple[Notice, ...] = ()
    example: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses it was read from, the criteria first."""
        places = (*(c.place for c in self.criteria), self.place)
        return tuple(dict.fromkeys(place.clause for place in places))

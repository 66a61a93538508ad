"""Effective shares of criteria under each scheme, with the assumptions they rest on (codebook 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyser.model import AwardCriterion, AwardFigure, AwardTheme
from analyser.scoring.award_numbers import EURO
from analyser.scoring.award_price import PRICE_SPREAD, QUALITY_SPREAD, PriceEffect
from analyser.scoring.award_schemes import figure

_GOOD_MKI = 0.6  # of the reference, where no lower bound tells what a good offer has
# "MKI-W" is a multiple by definition: one that is not known is no factor of one.
NO_FACTOR = (
    "Het feitelijke aandeel van de MKI is niet te berekenen: de factor op de MKI is niet gelezen."
)


@dataclass(frozen=True, slots=True)
class Effective:
    """Criteria with their effective shares, and the assumptions in Dutch sentences."""

    criteria: tuple[AwardCriterion, ...]
    assumptions: tuple[str, ...]


def effective_by_points(
    criteria: Sequence[AwardCriterion], effect: PriceEffect | None
) -> Effective:
    """Effective shares where criteria have points or percentages.

    Args:
        criteria: with nominal shares.
        effect: what the price formula does, None when none was read.
    """
    if effect is None or not any(c.theme is AwardTheme.PRICE for c in criteria):
        same = tuple(replace(c, effective=c.nominal) for c in criteria)
        return Effective(same, ("Er is geen prijsformule gelezen: het feitelijke aandeel is gelijk gesteld aan het aandeel op papier.",))  # fmt: skip
    spreads = [
        (c.nominal or 0.0) * (effect.spread if c.theme is AwardTheme.PRICE else QUALITY_SPREAD)
        for c in criteria
    ]
    total = sum(spreads)
    shared = tuple(
        replace(c, effective=spread / total if total else c.nominal)
        for c, spread in zip(criteria, spreads, strict=True)
    )
    return Effective(
        shared,
        (
            (
                f"Aanname voor het feitelijke aandeel: prijzen verschillen {100 * PRICE_SPREAD:.0f}% en inschrijvers "
                f"verschillen {100 * QUALITY_SPREAD:.0f}% van de punten op elk ander criterium. De werkelijke spreiding is niet bekend."
            ),
        ),
    )


def effective_by_value(
    criteria: Sequence[AwardCriterion], figures: Sequence[AwardFigure]
) -> Effective:
    """Effective shares where quality is a fictitious discount: V_k / (sum of V + price spread).

    Args:
        criteria: with weights in euro, or all in percent of the price.
        figures: where a ceiling or an estimate may be found.
    """
    total = sum(c.weight for c in criteria)
    limit = figure(figures, "plafond", "raming")
    if all(c.unit != EURO for c in criteria):
        spread = 100 * PRICE_SPREAD
        said = f"Aanname: prijzen verschillen {100 * PRICE_SPREAD:.0f}%; de werkelijke spreiding is niet bekend."
    elif limit is not None:
        spread = PRICE_SPREAD * limit.value
        said = (
            f"Aanname: prijzen verschillen {100 * PRICE_SPREAD:.0f}% van {limit.label} (€ {euros(spread)}); "
            "de werkelijke spreiding is niet bekend."
        )
    else:
        spread = total
        said = (
            "Aanname: er is geen plafond of raming gelezen, dus de prijzen verschillen evenveel als de "
            "fictieve kortingen samen. Dat kan ver van de werkelijkheid liggen."
        )
    whole = total + spread
    shared = tuple(replace(c, effective=c.weight / whole if whole else None) for c in criteria)
    return Effective(shared, (said,))


def effective_of_mki(criterion: AwardCriterion, figures: Sequence[AwardFigure]) -> Effective:
    """Effective share of environmental cost that is added to the price.

    Args:
        criterion: the MKI, with its factor as weight.
        figures: reference, bounds, ceiling and estimate as far as they were read.
    """
    reference = figure(figures, "referentie van de MKI", "bovengrens van de MKI")
    limit = figure(figures, "plafond", "raming")
    if reference is None or limit is None:
        missing = "de MKI van een referentie" if reference is None else "een plafond of raming"
        return Effective(
            (criterion,),
            (
                f"Het feitelijke aandeel van de MKI is niet te berekenen: {missing} is niet gelezen.",
            ),
        )
    low = figure(figures, "ondergrens van de MKI")
    good = low.value if low is not None else _GOOD_MKI * reference.value
    advantage = criterion.weight * max(0.0, reference.value - good)
    spread = PRICE_SPREAD * limit.value
    assumptions = [
        f"Aanname: prijzen verschillen {100 * PRICE_SPREAD:.0f}% van {limit.label} (€ {euros(spread)}); de werkelijke spreiding is niet bekend."
    ]
    if low is None:
        assumptions.append(
            f"Aanname: een goede inschrijving heeft {100 * (1 - _GOOD_MKI):.0f}% minder milieukosten dan {reference.label}."
        )
    share = advantage / (advantage + spread) if advantage + spread else None
    return Effective((replace(criterion, effective=share),), tuple(assumptions))


def euros(value: float) -> str:
    """An amount in whole euros in Dutch notation."""
    return f"{value:,.0f}".replace(",", ".")

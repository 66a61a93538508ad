"""What a price formula does: how far prices spread the points, and when a price swallows quality."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.scoring.award_schemes import Formula, FoundFormula

# Prices of serious offers differ by a fifth (codebook 3.5 step 2), quality by half of its points.
PRICE_SPREAD = 0.20
QUALITY_SPREAD = 0.5
# A price this much lower that beats the better offer swallows quality.
_SWALLOWS = 0.25
_BAND = (80.0, 100.0)  # an unknown band is taken to run from a fifth below the ceiling to it
_GOOD, _PLAIN = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class PriceEffect:
    """What a formula does with two fictitious offers.

    `spread` is the part of the price points between two prices a fifth apart (0..1).
    `tipping` is how much cheaper (0..1) an offer with half the quality points wins from one
    with all of them, None when it never does. `swallows` tells that this is soon.
    """

    spread: float
    tipping: float | None
    swallows: bool
    example: tuple[str, ...]


def price_effect(formula: FoundFormula, price: float, quality: float) -> PriceEffect:
    """Work out what a formula does.

    Args:
        formula: the formula that was read.
        price: share of the price in the award, 0..1.
        quality: share of everything else, 0..1.
    """
    spread = _spread(formula)
    tipping = _tipping(formula, price, quality)
    swallows = tipping is not None and tipping <= _SWALLOWS
    example = [
        *_tipping_words(formula, price, quality, tipping),
        *_outsider(formula, price, quality),
    ]
    return PriceEffect(spread, tipping, swallows, tuple(example))


def _bounds(formula: FoundFormula) -> tuple[float, float]:
    """Low and high of a band, with the high at 100."""
    if formula.bounds is None:
        return _BAND
    low, high = formula.bounds
    return 100.0 * low / high, 100.0


def _points(formula: FoundFormula, price: float, lowest: float, highest: float) -> float:
    """Part of the price points (0..1) that a price gets among others."""
    if formula.kind is Formula.RELATIVE:
        return lowest / price
    if formula.kind is Formula.DISTANCE:
        return max(0.0, 1.0 - (price - lowest) / lowest)
    low, high = (lowest, highest) if formula.kind is Formula.RANGE else _bounds(formula)
    if high <= low:
        return 1.0
    return min(1.0, max(0.0, (high - price) / (high - low)))


def _spread(formula: FoundFormula) -> float:
    low, high = 100.0 * (1 - PRICE_SPREAD), 100.0
    return _points(formula, low, low, high) - _points(formula, high, low, high)


def _tipping(formula: FoundFormula, price: float, quality: float) -> float | None:
    for cheaper in range(1, 100):
        low = 100.0 - cheaper
        gain = _points(formula, low, low, 100.0) - _points(formula, 100.0, low, 100.0)
        if price * gain > quality * (_GOOD - _PLAIN):
            return cheaper / 100
    return None


def _tipping_words(
    formula: FoundFormula, price: float, quality: float, tipping: float | None
) -> list[str]:
    if tipping is None:
        return [
            (
                "Rekenvoorbeeld: wie alle kwaliteitspunten haalt, verliest met deze formule nooit van "
                "een goedkopere inschrijver met de helft van die punten."
            )
        ]
    low = 100.0 * (1 - tipping)
    first = 100 * (quality * _GOOD + price * _points(formula, 100.0, low, 100.0))
    second = 100 * (quality * _PLAIN + price * _points(formula, low, low, 100.0))
    return [
        (
            f"Rekenvoorbeeld: inschrijver A vraagt € 100 en haalt alle kwaliteitspunten: samen {_decimal(first)} "
            f"van 100 punten. Inschrijver B vraagt € {_decimal(low)} en haalt de helft van de kwaliteitspunten: "
            f"samen {_decimal(second)}. B wint dus zodra hij {100 * tipping:.0f}% goedkoper is."
        )
    ]


def _outsider(formula: FoundFormula, price: float, quality: float) -> list[str]:
    """Two offers whose order turns around because of a third, extremely cheap one."""
    if formula.kind is Formula.BAND:
        return [
            (
                "De punten voor de prijs hangen niet af van wat anderen bieden: een extreem lage prijs "
                "verandert niets aan de afstand tussen de andere inschrijvers."
            )
        ]
    extreme = 50.0
    for step in range(1, 90):
        mark = 0.9 - step / 100
        before = _difference(formula, price, quality, mark, (90.0, 100.0))
        after = _difference(formula, price, quality, mark, (extreme, 100.0))
        if before * after < 0:
            winner, loser = ("B", "A") if before < 0 else ("A", "B")
            return [
                (
                    f"Met een derde inschrijver draait de volgorde om: A vraagt € 100 en haalt 90% van de "
                    f"kwaliteitspunten, B vraagt € 90 en haalt {100 * mark:.0f}%. Zonder anderen wint {winner}. "
                    f"Biedt een derde € {extreme:.0f}, dan staat {loser} boven {winner}, zonder dat hun aanbod "
                    "is veranderd."
                )
            ]
    return []


def _difference(
    formula: FoundFormula,
    price: float,
    quality: float,
    mark: float,
    extremes: tuple[float, float],
) -> float:
    low, high = extremes
    first = quality * 0.9 + price * _points(formula, 100.0, low, high)
    second = quality * mark + price * _points(formula, 90.0, low, high)
    return first - second


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")

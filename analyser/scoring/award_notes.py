"""Remarks on an award for the reader: sums that do not fit, places that differ, what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.language.numbers import in_figures
from analyser.model import AwardFigure, Clause, Notice
from analyser.scoring.award_entries import place_of
from analyser.scoring.award_numbers import PERCENT, POINTS
from analyser.scoring.award_price import PriceEffect
from analyser.scoring.award_weights import Weights

_DIFFERS = 0.011
_MINIMUM = re.compile(
    r"(?:minimaal|ten minste|tenminste|minder dan|lager dan|minimumscore van|ondergrens van|onder de)\s*(?P<value>\d+(?:,\d+)?)\s*(?P<unit>%|procent|punten)",
    re.IGNORECASE,
)
_FALLS_OUT = re.compile(r"uitsluit|uitgesloten|afval|ongeldig|knock|terzijde|niet (?:verder|voor gunning)|minimumscore", re.IGNORECASE)  # fmt: skip

UNWEIGHTED = Notice(
    "ZONDER-GEWICHT",
    "De gunningscriteria zijn genoemd zonder gewicht of volgorde. Een inschrijver kan niet zien wat het zwaarst telt.",
)
LOWER_BOUND = Notice(
    "ONDERGRENS",
    "De MKI heeft een ondergrens. Een inschrijver die daaronder komt, krijgt daar niets extra voor.",
)


def sum_note(weights: Weights) -> list[Notice]:
    """A note when the weights do not add up to the total that is stated."""
    if weights.fits or weights.stated is None:
        return []
    unit = "%" if weights.unit == PERCENT else " punten"
    return [
        Notice(
            "SOM",
            f"De gewichten tellen op tot {_plain(weights.summed)}{unit}, niet tot {_plain(weights.stated)}{unit}. "
            "De aandelen zijn berekend over de gewichten zoals ze er staan.",
        )
    ]


def contrary_notes(
    chosen: Weights, others: Sequence[Weights], names: Sequence[str]
) -> list[Notice]:
    """A note for each place that gives the price another share.

    Args:
        chosen: the weights that count.
        others: other complete weights for the same contract or lot.
        names: for each of the others, where it stands, in words.
    """
    notes = []
    for other, name in zip(others, names, strict=True):
        if other.has_price and chosen.has_price and abs(other.price - chosen.price) > _DIFFERS:
            notes.append(
                Notice(
                    "TEGENSTRIJDIG",
                    f"De gewichten spreken elkaar tegen: hier telt de prijs voor {_percent(chosen.price)}, "
                    f"op een andere plaats ({name}) voor {_percent(other.price)}.",
                )
            )
    return notes[:3]


def price_note(effect: PriceEffect | None) -> list[Notice]:
    """A note when the price formula lets one low price beat quality soon."""
    if effect is None or not effect.swallows or effect.tipping is None:
        return []
    return [
        Notice(
            "PRIJSFORMULE",
            f"De prijsformule kan kwaliteit wegdrukken: een inschrijver met de helft van de kwaliteitspunten wint al "
            f"als hij {100 * effect.tipping:.0f}% goedkoper is. Het rekenvoorbeeld laat dat zien.",
        )
    ]


def minimum_scores(clauses: Sequence[Clause]) -> list[AwardFigure]:
    """Minimum scores below which an offer falls out."""
    found = []
    for clause in clauses:
        if not _FALLS_OUT.search(clause.text):
            continue
        match = _MINIMUM.search(clause.text)
        value = None if match is None else in_figures(match["value"])
        if match is not None and value is not None:
            unit = POINTS if match["unit"].lower() == "punten" else PERCENT
            place = place_of(clause, match.start(), match.end())
            found.append(AwardFigure("minimumscore", value, unit, place))
    return found


def _percent(share: float) -> str:
    return f"{_plain(round(100 * share, 1))}%"


def _plain(value: float) -> str:
    return f"{value:g}".replace(".", ",")

"""How the contract is awarded, as the reports show it: criteria with their shares, and remarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.model import AwardCriterion, AwardFigure, AwardPlace, AwardScheme, LotAward
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean, shorten
from analyser.reporting.words import thousands

TITLE = "Hoe er wordt gegund"
INTRO = (
    "Gelezen uit de stukken. Het aandeel op papier volgt uit de gewichten; het feitelijke aandeel is "
    "wat een criterium met de genoemde aannames op de uitslag doet."
)
COLUMNS = ("Criterium", "Gewicht", "Op papier", "Feitelijk", "Waar")
_UNKNOWN = "niet bekend"
_NAME_MOST = 90
_QUOTE_MOST = 120
_PERCENT = 100
_SCHEMES = {
    AwardScheme.WEIGHTED: "Criteria met punten of procenten.",
    AwardScheme.VALUE: "Gunnen op waarde: kwaliteit telt als fictieve korting op de prijs.",
    AwardScheme.MKI: "De milieukosten (MKI) worden bij de prijs opgeteld.",
    AwardScheme.FIXED_PRICE: "De prijs ligt vast; alleen kwaliteit telt.",
    AwardScheme.LOWEST_PRICE: "Alleen de laagste prijs telt.",
    AwardScheme.LIFE_CYCLE: "De laagste kosten over de levensduur tellen.",
    AwardScheme.RATIO: "De prijs wordt gedeeld door de kwaliteitsscore.",
    AwardScheme.UNWEIGHTED: "Er zijn criteria genoemd, zonder gewicht.",
}


@dataclass(frozen=True, slots=True)
class AwardView:
    """One award or lot in words; a row has the cells of `COLUMNS`."""

    title: str
    scheme: str
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def award_views(overview: Overview) -> list[AwardView]:
    """The awards of a report, in order of lots; nothing when none was read.

    Args:
        overview: of the report.
    """
    return [_view(overview, award) for award in overview.report.scores.awards]


def _view(overview: Overview, award: LotAward) -> AwardView:
    return AwardView(
        title=f"Perceel {clean(award.lot)}" if award.lot else "De opdracht",
        scheme=f"{_SCHEMES[award.scheme]} {_read_at(overview, award.place)}",
        rows=tuple(_row(overview, criterion) for criterion in award.criteria),
        remarks=tuple(_remarks(overview, award)),
    )


def _row(overview: Overview, criterion: AwardCriterion) -> tuple[str, ...]:
    name = shorten(criterion.name, _NAME_MOST)
    if criterion.parent:
        name = f"{name} (onderdeel van {shorten(criterion.parent, _NAME_MOST)})"
    return (
        name,
        _amount(criterion.weight, criterion.unit),
        _share(criterion.nominal),
        _share(criterion.effective),
        overview.clause_place(criterion.place.clause),
    )


def _remarks(overview: Overview, award: LotAward) -> Iterator[str]:
    for note in award.notes:
        yield note.message
    if award.circular is not None and award.co2 is not None:
        yield (
            f"Aandeel dat meetelt als beloning: circulair {_share(award.circular)}, CO2 "
            f"{_share(award.co2)}. Een aanname kan dit lager maken dan op papier, nooit hoger."
        )
    if award.openness_reasons:
        reasons = "; ".join(award.openness_reasons)
        yield f"Openheid van de schaal: {_plain(award.openness)} (1 is gewoon); {reasons}."
    if award.formula is not None and award.formula_place is not None:
        yield (f"Prijsformule: {award.formula}. {_read_at(overview, award.formula_place)}")
    yield from award.example
    for figure in award.figures:
        yield _figure(overview, figure)
    yield from award.assumptions


def _figure(overview: Overview, figure: AwardFigure) -> str:
    label = figure.label[:1].upper() + figure.label[1:]
    return f"{label}: {_amount(figure.value, figure.unit)}. {_read_at(overview, figure.place)}"


def _read_at(overview: Overview, place: AwardPlace) -> str:
    quote = shorten(place.quote, _QUOTE_MOST)
    where = overview.clause_place(place.clause)
    kind = "in de kop " if place.in_heading else ""
    return f"Gelezen {kind}in {where}: “{quote}”."


def _amount(value: float, unit: str) -> str:
    if unit == "euro":
        return f"€ {thousands(round(value))}"
    if unit == "procent":
        return f"{_plain(value)}%"
    return f"{_plain(value)} {unit}".strip()


def _share(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{_plain(round(_PERCENT * value, 1))}%"


def _plain(value: float) -> str:
    if value >= 1000 and value == int(value):
        return thousands(int(value))
    return f"{value:g}".replace(".", ",")

"""Which scheme an award text describes, its price formula and its figures in euro."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.numbers import in_figures
from analyser.model import AwardFigure, AwardPlace, AwardScheme, Clause
from analyser.scoring.award_context import leads_to_past
from analyser.scoring.award_entries import place_of, place_of_title
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_mki import mki_factor
from analyser.scoring.award_numbers import EURO, PERCENT, POINTS, euros_in
from analyser.scoring.award_words import LADDER_STEP


class Formula(StrEnum):
    """How points for the price come about, in the words of the report."""

    RELATIVE = "de laagste prijs gedeeld door de eigen prijs"
    DISTANCE = "het verschil met de laagste prijs, gedeeld door de laagste prijs"
    RANGE = "de plaats tussen de laagste en de hoogste prijs"
    BAND = "een rechte lijn tussen twee vooraf bekende bedragen"


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# In order of how particular their words are; those of discounts are a list.
_SCHEMES: tuple[tuple[AwardScheme, re.Pattern[str] | None], ...] = (
    (AwardScheme.RATIO, _any(r"prijs per (?:kwaliteits)?punt|prijs\w* (?:wordt )?gedeeld door (?:het |de )?(?:totaal )?(?:aantal )?(?:behaalde )?(?:kwaliteit|punten)|prijs\s*/\s*prestatie-?score")),
    (AwardScheme.MKI, _any(r"\bMKI-W\b|\bMKI[- ]?optellen|(?:plus|vermeerderd met|opgeteld bij|verhoogd met|som van)\W+(?:\w+\W+){0,6}(?:MKI|milieukosten)|(?:MKI|milieukosten)[^.]{0,140}opgeteld|(?:inschrijf\w+|prijs|som)[^.+]{0,30}\+\s*(?:de |\(?\s*[\d,]+\s*[x×*]?\s*|factor\s*[x×*]?\s*)*(?:MKI|milieukosten)")),
    (AwardScheme.FIXED_PRICE, _any(r"vaste (?:prijs|vergoeding|\w*tarieven)\b|prijs is (?:daarom )?geen gunningscriterium|vergoeding ligt vast|tarieven (?:liggen|staan) vast|tarieven zijn [^.]{0,40}vastgesteld|vast(?:gesteld)? (?:bedrag|budget|tarief)|niet op prijs (?:beoordeeld|geconcurreerd)|op prijs wordt niet (?:beoordeeld|geconcurreerd)|alleen op kwaliteit|uitsluitend op kwaliteit")),
    (AwardScheme.LIFE_CYCLE, _any(r"gegund?\b[^.]{0,60}(?:levenscycluskosten|levensduurkosten|\bTCO\b|\bLCC\b|total cost of ownership)|laagste (?:total cost of ownership|TCO\b|LCC\b|levenscycluskosten|levensduurkosten|totale kosten over de levensduur)|basis van (?:de )?(?:laagste )?kosten[^.]{0,60}(?:levenscyclus|TCO|LCC)")),
    (AwardScheme.VALUE, None),
    (AwardScheme.LOWEST_PRICE, _any(r"gunningscriterium\s*(?:is|van|:|betreft|‘|')\s*(?:de |‘|')*laagste (?:prijs|inschrijf|kosten)|(?:gegund|gunning|gunnen)\b[^.]{0,110}\blaagste (?:prijs|inschrijf|aanneem|totaalprijs)|laagste prijs (?:als (?:enig )?gunningscriterium|wint)|(?:uitsluitend|alleen|enkel|louter|slechts)\b[^.;]{0,40}\b(?:op basis van|op grond van|aan de hand van|naar|op) (?:de )?(?:laagste )?prijs\b(?!-)|prijs is (?:het|daarbij het|hierbij het)? ?enige? (?:gunnings)?criterium|enige? gunningscriterium is (?:de )?(?:laagste )?prijs")),
)  # fmt: skip
_CRITERIA_NAMED = _any(
    r"gunningscriteri(?:um|a)[^.\n]{0,90}(?::|\bzijn\b)|op de (?:volgende )?(?:gunnings)?criteria|criteria prijs|op basis van prijs en|(?:beste|economisch)[^.]{0,40}(?:prijs-? ?/?kwaliteits?-?verhouding|inschrijving)"
)
_FORMULAS: tuple[tuple[Formula, re.Pattern[str]], ...] = (
    (Formula.BAND, _any(r"(?:of lager|plafond\w*|maximum\w*|bovengrens|bandbreedte)[^.]{0,160}(?:0 punten|nul punten|rechte lijn|lineair)|bandbreedte[^.]{0,90}(?:prijs|tarief|inschrijf|lineair)|tussen € ?[\d.,]+ en € ?[\d.,]+[^.]{0,80}(?:lineair|rechte lijn|naar rato)")),
    (Formula.RANGE, _any(r"hoogste (?:prijs|inschrijf\w+|tarief|bedrag)[^.]{0,60}\b(?:0|nul|geen) punten|\(hoogste[^)]{0,40}[-–−][^)]{0,40}laagste")),
    (Formula.DISTANCE, _any(r"1\s*[-–−]\s*\(+[^)]{0,60}[-–−][^)]{0,60}\)+\s*/|evenredig\w* (?:van|aan|met|op basis van)? ?het (?:procentuele )?verschil met de laagste|procent(?:ueel)? (?:duurder|hoger)[^.]{0,60}(?:punt|aftrek|minder)|voor elk(?:e)? procent[^.]{0,80}laagste")),
    (Formula.RELATIVE, _any(r"laagste (?:[\w-]+ ){0,2}?(?:prijs|inschrijf\w+|tarief|totaalprijs|inschrijfprijs)(?: van [\w ]+?)?\s*(?:/|:|÷|gedeeld door)\s*\(?[\w€]|p(?:rijs)?[ _]?(?:min|laagst)\w*\s*(?:/|gedeeld door)|(?:naar rato|naar evenredigheid|evenredig|pro rata|relatief)")),
)  # fmt: skip
_PRICE_NEAR = _any(r"prijs|inschrijf|tarief|laagste|kosten")
_CEILING = _any(r"plafond|maxim(?:um|ale) (?:prijs|inschrijf|budget|bedrag)|budget")
_ESTIMATE = _any(r"raming|geraamde?|opdrachtwaarde|geschatte waarde")
_MKI_REFERENCE = _any(
    r"(?:MKI|milieukosten)[^.€]{0,80}(?:referentie|basisontwerp)|referentie[^.€]{0,60}(?:MKI|milieukosten)|MKI-plafond|maximale MKI|MKI boven"
)
_MKI_LOW = _any(r"ondergrens|minimale MKI|(?:waarde |MKI )?lager dan|begrensd op|niet lager")
_MKI_HIGH = _any(r"bovengrens|maximale MKI|MKI boven|hoger dan|plafond")
_MKI = _any(r"\bMKI|milieukosten")
_STEP_VALUE = re.compile(r"(?P<value>\d+(?:,\d+)?)\s*(?P<unit>%|procent|punten)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFormula:
    """A price formula with its place; `bounds` are the amounts of a band, low and high."""

    kind: Formula
    place: AwardPlace
    bounds: tuple[float, float] | None = None


def find_scheme(clauses: Sequence[Clause]) -> tuple[AwardScheme, AwardPlace] | None:
    """The scheme that the words name, the most particular first; None when none is named."""
    for scheme, pattern in _SCHEMES:
        for clause in clauses:
            match = (pattern or award_words().discount).search(clause.text)
            if match is not None and not _denied(clause.text, match):
                return scheme, place_of(clause, match.start(), match.end())
    for clause in clauses:
        for title in reversed(clause.heading_path):
            if award_words().discount.search(title):
                return AwardScheme.VALUE, place_of_title(clause, title)
    return None


def names_criteria(clauses: Iterable[Clause]) -> AwardPlace | None:
    """Where criteria are named to award by, with or without weights."""
    for clause in clauses:
        match = _CRITERIA_NAMED.search(clause.text)
        if match is not None:
            return place_of(clause, match.start(), match.end())
    return None


def find_formula(clauses: Iterable[Clause]) -> FoundFormula | None:
    """The price formula of an award text, or None when it gives none."""
    listed = list(clauses)
    for kind, pattern in _FORMULAS:
        for clause in listed:
            match = pattern.search(clause.text)
            if match is None or not _PRICE_NEAR.search(clause.text):
                continue
            if _MKI.search(clause.text) and not re.search(
                "prijs|inschrijf", clause.text, re.IGNORECASE
            ):
                continue
            place = place_of(clause, match.start(), match.end())
            if kind is Formula.BAND:
                amounts = sorted({a.value for a in euros_in(clause.text)})
                bounds = (amounts[0], amounts[-1]) if len(amounts) > 1 else None
                return FoundFormula(kind, place, bounds)
            return FoundFormula(kind, place)
    return None


def find_figures(clauses: Iterable[Clause]) -> list[AwardFigure]:
    """Amounts and steps beside the weights: ceiling, estimate, MKI bounds, ladder steps."""
    found: list[AwardFigure] = []
    for clause in clauses:
        found.extend(_amounts(clause))
        found.extend(_ladder_steps(clause))
    return found


def find_mki_factor(clauses: Iterable[Clause]) -> AwardFigure | None:
    """The factor on the environmental cost that is added to the price; None when none was read."""
    for clause in clauses:
        factor = mki_factor(clause.text, clause.heading_path)
        if factor is not None:
            return _figure("factor op de MKI", factor.value, "", clause, factor.start, factor.end)
    return None


def figure(figures: Iterable[AwardFigure], *labels: str) -> AwardFigure | None:
    """The first figure with one of the labels, in the order of the labels."""
    listed = list(figures)
    return next((f for label in labels for f in listed if f.label == label), None)


def _amounts(clause: Clause) -> list[AwardFigure]:
    found = []
    last = 0
    for amount in euros_in(clause.text):
        before = clause.text[max(last, amount.start - 110) : amount.start]
        before = re.split(r"[.;](?=\s)", before)[-1]
        label = _label(before)
        if label:
            found.append(_figure(label, amount.value, EURO, clause, amount.start, amount.end))
        last = amount.end
    return found


def _label(before: str) -> str:
    if _MKI.search(before):
        if _MKI_LOW.search(before):
            return "ondergrens van de MKI"
        if _MKI_REFERENCE.search(before):
            return "referentie van de MKI"
        return "bovengrens van de MKI" if _MKI_HIGH.search(before) else ""
    if _CEILING.search(before):
        return "plafond"
    return "raming" if _ESTIMATE.search(before) else ""


def _ladder_steps(clause: Clause) -> list[AwardFigure]:
    """Steps of the CO2-Prestatieladder with what each is worth, in either order."""
    steps = list(LADDER_STEP.finditer(clause.text))
    around = " ".join((*clause.heading_path, clause.text))
    if not steps or not (
        award_words().ladder.search(around) or len(steps) > 1 or clause.text.count("|")
    ):
        return []
    first = _STEP_VALUE.search(clause.text)
    value_leads = first is not None and first.end() <= steps[0].start()
    found = []
    for index, step in enumerate(steps):
        if value_leads:
            since = steps[index - 1].end() if index else 0
            values = list(_STEP_VALUE.finditer(clause.text, since, step.start()))
            value = values[-1] if values else None
        else:
            until = steps[index + 1].start() if index + 1 < len(steps) else len(clause.text)
            value = _STEP_VALUE.search(clause.text, step.end(), until)
        worth = None if value is None else in_figures(value["value"])
        if value is None or worth is None:
            continue
        unit = POINTS if value["unit"].lower() == "punten" else PERCENT
        start, end = min(step.start(), value.start()), max(step.end(), value.end())
        label = f"CO2-Prestatieladder, {step.group().lower()}"
        found.append(_figure(label, worth, unit, clause, start, end))
    return found


def _figure(
    label: str, value: float, unit: str, clause: Clause, start: int, end: int
) -> AwardFigure:
    return AwardFigure(label, value, unit, place_of(clause, start, end))


def _denied(text: str, match: re.Match[str]) -> bool:
    if leads_to_past(text[: match.end()]):
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    return bool(re.search(r"\b(?:niet|geen|nooit)\W+(?:\w+\W+){0,3}$", before, re.IGNORECASE))

"""Puts together how one lot is awarded: its scheme, its criteria and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyser.model import (
    AwardCriterion,
    AwardFigure,
    AwardPlace,
    AwardScheme,
    AwardTheme,
    Clause,
    LotAward,
)
from analyser.scoring.award_arithmetic import (
    NO_FACTOR,
    Effective,
    effective_by_points,
    effective_by_value,
    effective_of_mki,
)
from analyser.scoring.award_attribution import ambition_of, theme_of
from analyser.scoring.award_entries import Entry
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_mki import has_factor
from analyser.scoring.award_notes import (
    LOWER_BOUND,
    UNWEIGHTED,
    contrary_notes,
    minimum_scores,
    price_note,
    sum_note,
)
from analyser.scoring.award_numbers import BARE, EURO, PERCENT
from analyser.scoring.award_openness import openness_of
from analyser.scoring.award_price import price_effect
from analyser.scoring.award_schemes import (
    figure,
    find_figures,
    find_formula,
    find_mki_factor,
    find_scheme,
    names_criteria,
)
from analyser.scoring.award_sections import Group, lot_of
from analyser.scoring.award_weights import Weights, read_weights, refine, share_theme

_WHOLE = 100.0
_NEAR = 0.01
_QUALITY_ONLY = frozenset({AwardScheme.FIXED_PRICE, AwardScheme.RATIO})


def award_of_lot(
    lot: str | None, area: Sequence[Clause], groups: Sequence[Group]
) -> LotAward | None:
    """Read how a lot, or the contract as a whole, is awarded.

    Args:
        lot: the name of the lot, None for the contract as a whole.
        area: the clauses that are about the award.
        groups: the weights read in them.

    Returns:
        The award, or None when the clauses do not tell.
    """
    clauses = [clause for clause in area if lot is None or lot_of(clause) in {None, lot}]
    own = [group for group in groups if group.lot == lot]
    named = find_scheme(clauses)
    scheme = named[0] if named else None
    found = [w for group in own if (w := read_weights(group)) is not None]
    weighed = [w for w in found if _is_complete(w, scheme)]
    discounts = [g for g in own if g.discount and scheme is AwardScheme.VALUE]
    if weighed and not (scheme is AwardScheme.VALUE and _by_discount(discounts, clauses)):
        return _by_points(lot, clauses, own, weighed, scheme)
    named = named or _price_alone(own)
    if named is None:
        place = names_criteria(clauses) if lot is None else None
        if place is None:
            return None
        return LotAward(lot, AwardScheme.UNWEIGHTED, place, (), notes=(UNWEIGHTED,))
    return _without_points(lot, clauses, named, discounts)


def _is_complete(weights: Weights, scheme: AwardScheme | None) -> bool:
    if weights.unit == EURO or (weights.group.discount and scheme is AwardScheme.VALUE):
        return False
    if not weights.has_price and scheme not in _QUALITY_ONLY:
        return False
    return len(weights.shares) > 1


def _price_alone(groups: Sequence[Group]) -> tuple[AwardScheme, AwardPlace] | None:
    """The lowest price by another name: the price counts for 100% and nothing stands beside it."""
    entries = [entry for group in groups for entry in group.entries if not entry.is_total]
    if len({(entry.clause.id, entry.start) for entry in entries}) != 1:
        return None
    only = entries[0]
    if (only.value, only.unit) != (_WHOLE, PERCENT) or _theme(only) is not AwardTheme.PRICE:
        return None
    return AwardScheme.LOWEST_PRICE, only.place()


# -- points and percentages --------------------------------------------------------------


def _by_points(
    lot: str | None,
    clauses: Sequence[Clause],
    groups: Sequence[Group],
    weighed: Sequence[Weights],
    named: AwardScheme | None,
) -> LotAward:
    ranked = [refine(w, [g for g in groups if g.document == w.group.document]) for w in weighed]
    best = max(ranked, key=_preference)
    scheme = AwardScheme.WEIGHTED
    if named in _QUALITY_ONLY and not best.has_price:
        scheme = named or scheme
    elif best.price > 1 - 1e-6:
        scheme = AwardScheme.LOWEST_PRICE
    criteria = tuple(_criterion(s.entry, s.nominal, share_theme(s), s.parent) for s in best.shares)
    formula = find_formula(clauses) if best.has_price else None
    effect = None
    if formula is not None and 0 < best.price < 1:
        effect = price_effect(formula, best.price, 1 - best.price)
    if scheme is AwardScheme.WEIGHTED:
        effective = effective_by_points(criteria, effect)
    else:
        effective = Effective(tuple(replace(c, effective=c.nominal) for c in criteria), ())
    others = [w for w in ranked if w.is_sure and not w.group.scattered and not _overlaps(w, best)]
    notes = [
        *sum_note(best),
        *contrary_notes(best, others, [_where(w) for w in others]),
        *price_note(effect),
    ]
    award = LotAward(
        lot=lot,
        scheme=scheme,
        place=best.shares[0].entry.place(),
        criteria=effective.criteria,
        figures=(*find_figures(clauses), *minimum_scores(clauses)),
        formula=None if formula is None else formula.kind.value,
        formula_place=None if formula is None else formula.place,
        assumptions=effective.assumptions,
        notes=tuple(notes),
        example=() if effect is None else effect.example,
    )
    return _finished(award, clauses)


def _preference(weights: Weights) -> tuple[bool, bool, bool, bool, int]:
    """What is surest goes first, then tables, then what is most detailed."""
    group = weights.group
    return (
        weights.is_sure, weights.fits, not group.scattered, group.table, len(weights.shares)
    )  # fmt: skip


def _overlaps(one: Weights, other: Weights) -> bool:
    places = {share.entry.clause.id for share in one.shares}
    return any(share.entry.clause.id in places for share in other.shares)


def _where(weights: Weights) -> str:
    entry = weights.shares[0].entry
    heading = entry.clause.heading_path[-1] if entry.clause.heading_path else "zonder kop"
    page = entry.clause.page_at(entry.start)
    return f"‘{heading}’" + ("" if page is None else f", bladzijde {page}")


def _criterion(
    entry: Entry, nominal: float | None, theme: AwardTheme, parent: str | None
) -> AwardCriterion:
    circular, co2 = ambition_of(entry.name)
    if not circular and not co2 and parent is not None and theme is not AwardTheme.PRICE:
        circular, co2 = ambition_of(parent)
    return AwardCriterion(
        entry.name, theme, entry.value, entry.unit, nominal, None, circular, co2, parent, entry.place()
    )  # fmt: skip


# -- other schemes -----------------------------------------------------------------------


def _without_points(
    lot: str | None,
    clauses: Sequence[Clause],
    named: tuple[AwardScheme, AwardPlace],
    discounts: Sequence[Group],
) -> LotAward | None:
    scheme, place = named
    figures = find_figures(clauses)
    if scheme is AwardScheme.VALUE:
        criteria = _by_discount(discounts, clauses)
        if not criteria:
            return None
        effective = effective_by_value(criteria, figures)
    elif scheme is AwardScheme.MKI:
        factor = find_mki_factor(clauses)
        figures = figures if factor is None else [*figures, factor]
        weight = 1.0 if factor is None else factor.value
        mki = AwardCriterion("MKI", AwardTheme.CO2, weight, BARE, None, None, 0.5, 1.0, None, place)
        is_unread = factor is None and any(has_factor(clause.text) for clause in clauses)
        effective = Effective((mki,), (NO_FACTOR,)) if is_unread else effective_of_mki(mki, figures)
    elif scheme is AwardScheme.LOWEST_PRICE:
        price = AwardCriterion("Prijs", AwardTheme.PRICE, 100.0, PERCENT, 1.0, 1.0, 0.0, 0.0, None, place)  # fmt: skip
        effective = Effective((price,), ())
    else:
        effective = Effective((), ())
    low = figure(figures, "ondergrens van de MKI")
    award = LotAward(
        lot=lot, scheme=scheme, place=place, criteria=effective.criteria,
        figures=(*figures, *minimum_scores(clauses)), assumptions=effective.assumptions,
        notes=() if low is None else (LOWER_BOUND,),
    )  # fmt: skip
    return _finished(award, clauses)


def _by_discount(groups: Sequence[Group], clauses: Sequence[Clause]) -> list[AwardCriterion]:
    """Criteria whose weight is a discount in euro, or in percent of the price.

    The steps of the CO2-Prestatieladder are one criterion that is worth its highest step.
    """
    ladder = _ladder(clauses)
    in_steps = {figure.place.clause for figure in ladder}
    best: list[Entry] = []
    for unit in (EURO, PERCENT):
        for group in groups:
            entries = [e for e in group.entries if e.unit == unit and not e.is_total and e.value]
            if unit == PERCENT:
                entries = [e for e in entries if e.clause.id not in in_steps]
            entries = [e for e in entries if _theme(e) is not AwardTheme.PRICE]
            if not best and entries:
                best = _without_sum(entries)
    criteria = [_criterion(e, None, _theme(e), None) for e in best]
    if ladder and (not criteria or criteria[0].unit == ladder[0].unit):
        top = max(ladder, key=lambda figure: figure.value)
        criteria.append(
            AwardCriterion(
                "CO2-Prestatieladder", AwardTheme.CO2, top.value, top.unit, None, None, 0.0, 1.0,
                None, top.place,
            )
        )  # fmt: skip
    total = sum(c.weight for c in criteria)
    return [replace(c, nominal=c.weight / total) for c in criteria]


def _without_sum(entries: Sequence[Entry]) -> list[Entry]:
    """Discounts without a first one that is only called a discount and is the sum of the others."""
    first, *others = entries
    is_unnamed = theme_of(first.name) is None and award_words().discount.search(first.name)
    total = sum(entry.value for entry in others)
    return others if is_unnamed and abs(first.value - total) < _NEAR else list(entries)


def _ladder(clauses: Sequence[Clause]) -> list[AwardFigure]:
    """The steps of the CO2-Prestatieladder, where the clauses speak of it."""
    if not any(
        award_words().ladder.search(text) for c in clauses for text in (c.text, *c.heading_path)
    ):
        return []
    return [f for f in find_figures(clauses) if f.label.startswith("CO2-Prestatieladder")]


def _theme(entry: Entry) -> AwardTheme:
    return theme_of(entry.name) or AwardTheme.QUALITY


# -- what follows ------------------------------------------------------------------------


def _finished(award: LotAward, clauses: Sequence[Clause]) -> LotAward:
    """The award with the shares of both ambitions and the openness of its scale."""
    known = [c for c in award.criteria if c.effective is not None]
    scale = openness_of(award.criteria, clauses)
    return replace(
        award,
        circular=_share(known, circular=True) if known else None,
        co2=_share(known, circular=False) if known else None,
        openness=scale.factor,
        openness_reasons=scale.reasons,
    )


def _share(criteria: Iterable[AwardCriterion], *, circular: bool) -> float:
    """Effective share of an ambition; an assumption may lower what is on paper, never raise it."""
    total = 0.0
    for criterion in criteria:
        effective = criterion.effective or 0.0
        if criterion.nominal is not None:
            effective = min(effective, criterion.nominal)
        total += effective * (criterion.circular if circular else criterion.co2)
    return min(1.0, total)

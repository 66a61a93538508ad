"""Chooses the group of weights that is the award, and divides it down to the lowest level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import AwardTheme
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_entries import Entry
from analyser.scoring.award_numbers import BARE, EURO, PERCENT, POINTS, WHOLES
from analyser.scoring.award_sections import Group
from analyser.scoring.award_tree import Leaf, divide

_NEAR_WHOLE = (75.0, 125.0)  # percentages outside this do not mean to be one award
_GENERIC = re.compile(r"kwalit|duurzaam|hoofd|deel\b|subtotaal|criteri|prijs|totaal", re.IGNORECASE)
_STEM = 5  # letters by which a heading and a criterion are recognised as the same


@dataclass(frozen=True, slots=True)
class Share:
    """An entry at the lowest level with its nominal share (0..1) and the name above it."""

    entry: Entry
    nominal: float
    parent: str | None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one award or lot.

    `stated` is the total that the text names, `summed` what the highest level adds up to;
    `fits` tells that they agree. `unit` is that of the weights.
    """

    shares: tuple[Share, ...]
    group: Group
    unit: str
    stated: float | None
    summed: float
    fits: bool

    @property
    def is_sure(self) -> bool:
        """Whether they add up to a total that the text states or that is customary."""
        return self.fits and (self.stated is not None or self.summed in WHOLES)

    @property
    def price(self) -> float:
        """Share of the price criteria, 0..1."""
        return sum(s.nominal for s in self.shares if share_theme(s) is AwardTheme.PRICE)

    @property
    def has_price(self) -> bool:
        """Whether there is a price criterion."""
        return any(share_theme(s) is AwardTheme.PRICE for s in self.shares)


def share_theme(share: Share) -> AwardTheme:
    """What a criterion is about, by its own name or else by the name above it."""
    if share.entry.in_price:
        return AwardTheme.PRICE
    theme = theme_of(share.entry.name)
    if theme is None and share.parent is not None:
        theme = theme_of(share.parent)
    return theme or AwardTheme.QUALITY


def read_weights(group: Group) -> Weights | None:
    """Read one group of entries as the weights of an award.

    Args:
        group: entries that stand together; those of one unit are weighed.

    Returns:
        The weights, or None when they are too few or add up to nothing that makes sense.
    """
    best: Weights | None = None
    listed = _without_parts_of_price(group.entries)
    for unit in (POINTS, PERCENT, BARE, EURO):
        own = [e for e in listed if e.unit == unit]
        found = _read_unit(group, own, unit)
        sure = [e for e in own if not e.doubtful]
        if len(sure) < len(own) and not (found is not None and found.fits):
            found = _read_unit(group, sure, unit)
        if found is not None and (best is None or _rank(found) > _rank(best)):
            best = found
    return best


def _without_parts_of_price(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of an award: what the price is divided into weighs only where it does not."""
    others = [e for e in entries if not e.in_price]
    is_weighed = any(theme_of(e.name) is AwardTheme.PRICE for e in others if not e.is_total)
    return others if is_weighed or not others else list(entries)


def _rank(weights: Weights) -> tuple[bool, bool, int]:
    return weights.fits, weights.has_price, len(weights.shares)


def _read_unit(group: Group, entries: Sequence[Entry], unit: str) -> Weights | None:
    parts = _in_order([e for e in entries if not e.is_total])
    totals = [e.value for e in entries if e.is_total]
    if all(e.in_price for e in parts):
        return None
    if len(parts) < 2 or not all(e.value >= 0 for e in parts) or not any(e.value for e in parts):
        return None
    if all(e.apart and theme_of(e.name) is AwardTheme.PRICE for e in parts):
        return None  # amounts that make up a price
    values = [e.value for e in parts]
    stated = max(totals) if totals else None
    if stated is None and unit == PERCENT:
        stated = 100.0
    for total in _totals(values, stated, unit):
        leaves = divide(values, total)
        if leaves is not None and not _prices_something_else(parts, leaves):
            fits = stated is None or abs(total - stated) < 0.5
            return _weights(group, parts, leaves, unit, stated, total, fits=fits)
    kept = _collapsed(parts)
    total = sum(values[i] for i, _ in kept)
    if unit == PERCENT and max(values) >= WHOLES[0]:
        return None  # nothing stands beside a criterion that counts for all
    if unit == PERCENT and not (
        _NEAR_WHOLE[0] <= total <= _NEAR_WHOLE[1] and _belong_together(group, parts)
    ):
        return None
    leaves = tuple(Leaf(i, values[i] / total, parent) for i, parent in kept)
    fits = stated is None or abs(total - stated) < 0.5
    return _weights(group, parts, leaves, unit, stated, total, fits=fits)


def _prices_something_else(parts: Sequence[Entry], leaves: Sequence[Leaf]) -> bool:
    """Whether a reading makes prices all that something beside the price is divided into."""
    for at in {leaf.parent for leaf in leaves if leaf.parent is not None}:
        own = [theme_of(parts[leaf.index].name) for leaf in leaves if leaf.parent == at]
        whole = theme_of(parts[at].name)
        if whole not in {AwardTheme.PRICE, None} and set(own) == {AwardTheme.PRICE}:
            return True
    return False


def _in_order(parts: Sequence[Entry]) -> list[Entry]:
    """The entries with parts behind their whole, where a last sentence of its own divides one.

    "60 punten voor kwaliteit en 40 voor de prijs. De kwaliteitspunten zijn verdeeld: ...".
    """
    listed = list(parts)
    tail = [e for e in listed if _sentence(e) == _sentence(listed[-1])]
    head = listed[: len(listed) - len(tail)]
    if len(tail) < 2 or len(head) < 2 or listed[-1].table:
        return listed
    if any(theme_of(e.name) is AwardTheme.PRICE for e in tail):
        return listed
    total = sum(e.value for e in tail)
    wholes = [
        at
        for at, e in enumerate(head)
        if not e.apart and abs(e.value - total) < 0.01 and _GENERIC.search(e.name)
        and theme_of(e.name) is not AwardTheme.PRICE
    ]  # fmt: skip
    if len(wholes) != 1:
        return listed
    return [*head[: wholes[0] + 1], *tail, *head[wholes[0] + 1 :]]


def _sentence(entry: Entry) -> tuple[str, int]:
    return entry.clause.id, entry.sentence


def _belong_together(group: Group, parts: Sequence[Entry]) -> bool:
    """Whether weights that do not add up stand together so plainly that they are one award."""
    if group.table or all(entry.titled for entry in parts):
        return True
    return len({(entry.clause.id, entry.sentence) for entry in parts}) == 1


def _totals(values: Sequence[float], stated: float | None, unit: str) -> list[float]:
    if stated is not None:
        return [stated]
    if unit == EURO:
        return []
    return [whole for whole in WHOLES if whole >= max(values)]


def _collapsed(parts: Sequence[Entry]) -> list[tuple[int, int | None]]:
    """The lowest level without a known total: a generic name whose parts add up to it is no leaf."""
    kept: list[tuple[int, int | None]] = []
    at = 0
    while at < len(parts):
        end = _end_of_parts(parts, at)
        if end is None:
            kept.append((at, None))
            at += 1
        else:
            kept.extend((i, at) for i in range(at + 1, end))
            at = end
    return kept


def _end_of_parts(parts: Sequence[Entry], at: int) -> int | None:
    if parts[at].apart or not _GENERIC.search(parts[at].name):
        return None
    is_price = theme_of(parts[at].name) is AwardTheme.PRICE
    running = 0.0
    for end in range(at + 1, len(parts)):
        theme = theme_of(parts[end].name)
        if theme is not None and (theme is AwardTheme.PRICE) != is_price:
            return None  # the price is no part of quality, nor quality of the price
        running += parts[end].value
        if abs(running - parts[at].value) < 0.01 and end > at + 1:
            return end + 1
    return None


def _weights(
    group: Group,
    parts: Sequence[Entry],
    leaves: Sequence[Leaf],
    unit: str,
    stated: float | None,
    total: float,
    *,
    fits: bool,
) -> Weights:
    shares = tuple(
        Share(parts[leaf.index], leaf.share, None if leaf.parent is None else parts[leaf.parent].name)
        for leaf in leaves
    )  # fmt: skip
    return Weights(shares, group, unit, stated, total, fits)


def refine(weights: Weights, groups: Sequence[Group]) -> Weights:
    """Divide criteria further with other groups that hold their parts.

    Args:
        weights: the award at its highest level.
        groups: all groups of the same document and lot.

    Returns:
        The weights with every criterion replaced by its parts, where a group adds up to it
        (or to one hundred) and is told to be about it.
    """
    shares: list[Share] = []
    used = {id(weights.group)}
    weighed = _without_parts_of_price(weights.group.entries)
    own = {(e.clause.id, e.start) for e in weighed}
    for share in weights.shares:
        found = None
        for group in groups:
            if id(group) in used or any((e.clause.id, e.start) in own for e in group.entries):
                continue
            found = _parts_of(share, weights, group)
            if found:
                used.add(id(group))
                break
        shares.extend(found or [share])
    return Weights(
        tuple(shares), weights.group, weights.unit, weights.stated, weights.summed, weights.fits
    )


def _parts_of(share: Share, weights: Weights, group: Group) -> list[Share] | None:
    for unit in (weights.unit, PERCENT, POINTS, BARE):
        parts = [e for e in group.entries if e.unit == unit and not e.is_total]
        if len(parts) < 2:
            continue
        values = [e.value for e in parts]
        targets = [share.entry.value] if unit in {weights.unit, BARE} else []
        totals = [e.value for e in group.entries if e.is_total and e.unit == unit]
        for target in dict.fromkeys([*targets, *totals, 100.0]):
            leaves = divide(values, target)
            if leaves is None or len(leaves) < 2:
                continue
            if not _is_about(share, weights, group, parts, target):
                continue
            return [
                Share(parts[leaf.index], leaf.share * share.nominal, share.entry.name)
                for leaf in leaves
            ]
    return None


def _is_about(
    share: Share, weights: Weights, group: Group, parts: Sequence[Entry], target: float
) -> bool:
    """Whether a group is told to be the parts of a criterion."""
    is_price = share_theme(share) is AwardTheme.PRICE
    if all(e.in_price for e in parts):
        return is_price and sum(share_theme(s) is AwardTheme.PRICE for s in weights.shares) == 1
    about_price = [theme_of(e.name) is AwardTheme.PRICE for e in parts]
    if any(about_price) and not (is_price and all(about_price)):
        return False
    others = [s for s in weights.shares if share_theme(s) is not AwardTheme.PRICE]
    if not is_price and len(others) == 1 and _GENERIC.search(share.entry.name):
        return True
    named = any(
        word[:_STEM] in group.intro.lower()
        for word in re.findall(r"[a-zé]{5,}", share.entry.name.lower())
    )
    return named and abs(target - share.entry.value) < 0.5

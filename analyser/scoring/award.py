"""Reads how a contract is awarded, and what of it counts for an ambition (codebook 3.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyser.model import AwardCriterion, AwardTheme, Clause, LotAward
from analyser.scoring.award_lots import award_of_lot
from analyser.scoring.award_sections import ClauseReader, award_clauses, groups_of

_MOST_LOTS = 40  # every lot is read through all clauses about the award
# What an award criterion is about, under the name the rest of this room uses.
Criterion = AwardTheme


@dataclass(frozen=True, slots=True)
class Award:
    """What the award weighs, over all lots; every lot has its shares."""

    lots: tuple[LotAward, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses that the criteria and their weights were read from."""
        return tuple(dict.fromkeys(c for lot in self.lots for c in lot.clauses))

    @property
    def mixed(self) -> tuple[str, ...]:
        """Ids of the clauses of lots in which something beside the price has a share."""
        return tuple(
            dict.fromkeys(
                c
                for lot in self.lots
                if any(map(_is_beside_price, lot.criteria))
                for c in lot.clauses
            )
        )


def _is_beside_price(criterion: AwardCriterion) -> bool:
    return criterion.theme is not AwardTheme.PRICE and bool(
        criterion.effective or criterion.nominal
    )


def weighed(lots: Sequence[LotAward]) -> Award | None:
    """The award of lots whose shares are known, or None when there are none."""
    known = tuple(lot for lot in lots if lot.circular is not None)
    return Award(known) if known else None


def ambition_share(award: Award, ambition: AwardTheme) -> float:
    """Share of an ambition in the award, 0..1: the mean over the lots.

    Args:
        award: what the award weighs.
        ambition: CO2 or CIRCULAR.
    """
    shares = [lot.circular if ambition is AwardTheme.CIRCULAR else lot.co2 for lot in award.lots]
    return sum(share or 0.0 for share in shares) / len(shares)


def openness(award: Award) -> float:
    """Factor on the reward for how open the scales are, 0.5 to 1.2: the mean over the lots."""
    return sum(lot.openness for lot in award.lots) / len(award.lots)


def read_awards(clauses: Iterable[Clause]) -> tuple[LotAward, ...]:
    """Read how the contract, or each of its lots, is awarded.

    Args:
        clauses: all clauses of a dossier, every text once.

    Returns:
        One award, or one per lot where lots have weights of their own; nothing when the
        dossier says nothing of it.
    """
    return _read_area(award_clauses(clauses), ClauseReader())


class Rewordings:
    """Reads the award anew for other wordings of single clauses; the area is looked up once.

    Args:
        clauses: all clauses of the dossier, every text once.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._about = {clause.id for clause in award_clauses(clauses)}
        self._reader = ClauseReader()

    def read(self, old: Clause, new: Clause) -> tuple[LotAward, ...] | None:
        """Read how the contract is awarded when one clause is worded differently.

        Args:
            old: the clause as it stands.
            new: the clause as it would be.

        Returns:
            The awards, in which the new wording has the id of the old clause; None when neither
            of the two says anything of the award.
        """
        is_about = bool(award_clauses((new,)))
        if not is_about and old.id not in self._about:
            return None
        named = replace(new, id=old.id)
        return _read_area(
            [
                named if clause.id == old.id else clause
                for clause in self._clauses
                if (is_about if clause.id == old.id else clause.id in self._about)
            ],
            self._reader,
        )


def _read_area(area: Sequence[Clause], reader: ClauseReader) -> tuple[LotAward, ...]:
    if not area:
        return ()
    groups = groups_of(area, reader)
    lots = [lot for lot in dict.fromkeys(group.lot for group in groups) if lot is not None]
    own = [
        award for lot in lots[:_MOST_LOTS] if (award := award_of_lot(lot, area, groups)) is not None
    ]
    own = [award for award in own if award.criteria]
    if own:
        return tuple(own)
    whole = award_of_lot(None, area, groups)
    return () if whole is None else (whole,)

"""Weights of the award criteria, read from tables and text (codebook 3.5, first form)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause, DocumentKind


class Criterion(StrEnum):
    """What an award criterion is about."""

    PRICE = "prijs"
    CO2 = "CO2"
    CIRCULAR = "circulair"
    SUSTAINABLE = "duurzaamheid"
    QUALITY = "kwaliteit"


_CRITERIA: tuple[tuple[Criterion, re.Pattern[str]], ...] = (
    (Criterion.CO2, re.compile(r"\bMKI\b|milieukosten|CO[2₂]|emissie|klimaat|footprint|uitstoot", re.IGNORECASE)),
    (Criterion.CIRCULAR, re.compile(r"circulair|hergebruik|losmaakba|levensduur|materialenpaspoort|grondstof", re.IGNORECASE)),
    (Criterion.SUSTAINABLE, re.compile(r"duurza|milieu", re.IGNORECASE)),
    (Criterion.PRICE, re.compile(r"\bprijs|inschrijf(?:som|prijs)|\btarie(?:f|ven)|\bkosten\b", re.IGNORECASE)),
    (Criterion.QUALITY, re.compile(r"kwaliteit|plan van aanpak|\bteam\b|aanpak|planning|interview|risico|samenwerking|omgeving|presentatie|ontwerp|beheersing|kansen", re.IGNORECASE)),
)  # fmt: skip
_WEIGHT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%|procent|punten|pt\b)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
_AWARDING = frozenset({DocumentKind.AWARD, DocumentKind.TENDER_GUIDE, DocumentKind.OTHER})
_AWARD_WORDS = re.compile(
    r"gunning|weging|weegt|wegen|telt (?:voor|mee)|punten|criteri", re.IGNORECASE
)
_TOTAL = re.compile(r"\btotaal\b|\bmaximaal te behalen\b", re.IGNORECASE)
# Below this the weights that were read do not add up to an award scheme.
_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Award:
    """Nominal shares (0..1) of criteria and the clauses they were read from.

    Shares are of what could be read; `shares` sums to 1.
    """

    shares: Mapping[Criterion, float]
    clauses: tuple[str, ...]


def read_award(clauses: Iterable[Clause]) -> Award | None:
    """Read the weights of award criteria.

    Args:
        clauses: all clauses; rows and sentences in award chapters count.

    Returns:
        The shares, or None when no scheme with a price and another weight could be read.
    """
    best: Award | None = None
    groups: dict[tuple[str, tuple[str, ...]], list[Clause]] = {}
    for clause in clauses:
        if clause.document_kind in _AWARDING and _is_about_award(clause):
            groups.setdefault((clause.document, clause.heading_path), []).append(clause)
    for group in groups.values():
        award = _from_group(group)
        if award is not None and (best is None or len(award.shares) > len(best.shares)):
            best = award
    return best


def ambition_share(award: Award, ambition: Criterion) -> float:
    """Share of an ambition in the award, 0..1 (codebook 3.5 step 6).

    Args:
        award: the shares.
        ambition: CO2 or CIRCULAR; CO2 criteria count half for circular because MKI measures
            impact and not circularity, general sustainability a quarter for both.
    """
    share = award.shares.get(ambition, 0.0) + 0.25 * award.shares.get(Criterion.SUSTAINABLE, 0.0)
    if ambition is Criterion.CIRCULAR:
        share += 0.5 * award.shares.get(Criterion.CO2, 0.0)
    return min(1.0, share)


def _is_about_award(clause: Clause) -> bool:
    if clause.document_kind is DocumentKind.AWARD:
        return True
    return any(_AWARD_WORDS.search(h) for h in clause.heading_path) or bool(
        _AWARD_WORDS.search(clause.text)
    )


def _from_group(clauses: Iterable[Clause]) -> Award | None:
    weights: dict[Criterion, float] = {}
    used: list[str] = []
    for clause in clauses:
        for criterion, weight in _weights_in(clause.text):
            weights[criterion] = weights.get(criterion, 0.0) + weight
            used.append(clause.id)
    total = sum(weights.values())
    if Criterion.PRICE not in weights or len(weights) < 2 or total < 100 * _LEAST_SHARE:
        return None
    shares = {criterion: weight / total for criterion, weight in weights.items()}
    return Award(shares, tuple(dict.fromkeys(used)))


def _weights_in(text: str) -> list[tuple[Criterion, float]]:
    found: list[tuple[Criterion, float]] = []
    for part in re.split(r"[;\n]|, (?=\w)| en (?=\w)|\.\s", text):
        if _TOTAL.search(part):
            continue
        weight = _weight(part)
        criterion = next((c for c, pattern in _CRITERIA if pattern.search(part)), None)
        if weight is not None and criterion is not None:
            found.append((criterion, weight))
    return found


def _weight(part: str) -> float | None:
    match = _WEIGHT.search(part)
    if match is not None:
        return float(match.group(1).replace(",", "."))
    cells = [cell.strip() for cell in part.split("|")]
    numbers = [float(cell) for cell in cells if _BARE_NUMBER.match(cell)]
    return numbers[-1] if len(cells) > 1 and numbers else None

"""Degree of specification of requirements, S0 (fixed) to S5 (challenge) (codebook 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause, ClauseKind, DocumentKind, Family, Finding


class Level(StrEnum):
    """Degree of specification; X is statutory or a fact of the site and is left out."""

    CHALLENGE = "S5"
    FUNCTION = "S4"
    PERFORMANCE = "S3"
    PRESUMPTION = "S2"
    EQUIVALENT = "S1"
    PRESCRIBED = "S0"
    STATUTORY = "X"


# Room that a level leaves, 0..1 (codebook 3.2).
ROOM = {
    Level.CHALLENGE: 1.0,
    Level.FUNCTION: 0.9,
    Level.PERFORMANCE: 0.75,
    Level.PRESUMPTION: 0.6,
    Level.EQUIVALENT: 0.35,
    Level.PRESCRIBED: 0.0,
}
_KNOCKOUT_WEIGHT = 1.5
_WISH_WEIGHT = 1.0
_SPECIFYING = frozenset(
    {
        DocumentKind.REQUIREMENTS,
        DocumentKind.DEMAND_SPECIFICATION,
        DocumentKind.WORKS_SPECIFICATION,
    }
)
_EQUIVALENT = re.compile(r"gelijkwaardig|equivalent", re.IGNORECASE)
_STATUTORY = re.compile(
    r"\bwettelijk|\bwet(?:geving)?\b|\bavg\b|\barbo|besluit bouwwerken|bestaande situatie|huidige situatie",
    re.IGNORECASE,
)
_NORM = re.compile(
    r"\b(?:NEN|ISO|EN|CROW|CUR|BRL|NTA|VCA|DIN|RAW)[- ]?(?:EN[- ]?)?(?:ISO[- ]?)?\d", re.IGNORECASE
)
_PRESCRIBED = re.compile(
    r"\b(?:merk|fabrikaat|fabrieksnieuw|typenummer|RAL\s?\d|conform (?:de )?tekening|uitgevoerd in|"
    r"diameter|dikte|materiaal:|van het type|ongebruikt|bestaat uit|voorzien van)\b|\b\d+(?:,\d+)?\s?[x×]\s?\d",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:%|procent|seconden|minuten|uur|lux|dB|kWh|kg|ton|m2|m3|jaar|km)\b|gemeten|gemiddeld|"
    r"ten minste|minimaal|maximaal|ten hoogste|per kwartaal",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"mogelijk (?:maken|maakt|zijn|is)|in staat (?:stellen|zijn|te)|\b(?:kan|kunnen) (?:de |een )?(?:gebruiker|beheerder|bezoeker|bewoner|fietser|medewerker)|"
    r"\bals \w+(?: \w+)? wil ik\b|voorkom(?:t|en) dat|voorzie(?:t|n) in|\bzodat\b|bijdragen? aan|biedt? de mogelijkheid|functie|geschikt voor|veilig",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"vrij(?:heid)? (?:in|om|te kiezen)|naar eigen inzicht|hoe (?:u|de opdrachtnemer|inschrijver) .{0,40}(?:bepaalt|kiest|laten)|"
    r"oplossing(?:en)? (?:is|zijn) vrij|wij vragen een oplossing|uitdaging|gewenst(?:e)? effect",
    re.IGNORECASE,
)
_KNOCKOUT = re.compile(
    r"\bKO\b|knock-?\s?out|\bminimumeis|: eis\b|\bE\b$", re.IGNORECASE | re.MULTILINE
)
_WISH = re.compile(r"\bwens\b|: w\b|\(w\)|bij voorkeur", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement with its degree of specification and its weight in the mean."""

    clause: str
    level: Level
    weight: float


def read_requirements(clauses: Iterable[Clause]) -> tuple[Requirement, ...]:
    """Judge the requirements among the clauses.

    Args:
        clauses: all clauses of a dossier; those in requirement tables, with requirement
            numbers or in chapters with specifications are judged.

    Returns:
        One requirement per clause that tells its degree; the rest says too little.
    """
    found: list[Requirement] = []
    for clause in clauses:
        if clause.kind is ClauseKind.REQUIREMENT or (
            clause.document_kind in _SPECIFYING and clause.kind is not ClauseKind.HEADING
        ):
            level = level_of(clause.text)
            if level is not None:
                weight = _WISH_WEIGHT if _is_wish(clause) else _KNOCKOUT_WEIGHT
                found.append(Requirement(clause.id, level, weight))
    return tuple(found)


def level_of(text: str) -> Level | None:
    """Degree of specification of one requirement, or None when the words do not tell."""
    if _PRESCRIBED.search(text) or _NORM.search(text):
        if _STATUTORY.search(text) and not _PRESCRIBED.search(text):
            return Level.STATUTORY
        if _EQUIVALENT.search(text):
            return Level.PRESUMPTION if _NORM.search(text) else Level.EQUIVALENT
        return Level.PRESCRIBED if _PRESCRIBED.search(text) else Level.EQUIVALENT
    if _CHALLENGE.search(text):
        return Level.CHALLENGE
    if _STATUTORY.search(text):
        return Level.STATUTORY
    if _MEASURED.search(text):
        return Level.PERFORMANCE
    if _FUNCTION.search(text):
        return Level.FUNCTION
    return None


def specification_freedom(
    requirements: Sequence[Requirement], findings: Iterable[Finding]
) -> float | None:
    """Mean room over requirements, 0..1, or None when there are none.

    Args:
        requirements: judged requirements.
        findings: a specification finding of severity 3 or more makes its clause S0, a
            functional or performance finding makes it at least S4 or S3.
    """
    fixed: set[str] = set()
    freed: dict[str, float] = {}
    for finding in findings:
        if finding.family is Family.SPECIFICATION and finding.severity >= 3:
            fixed.add(finding.clause)
        elif finding.indicator == "pos-functional-spec":
            freed[finding.clause] = ROOM[Level.FUNCTION]
        elif finding.indicator == "pos-performance-requirement":
            freed.setdefault(finding.clause, ROOM[Level.PERFORMANCE])
    total = weights = 0.0
    for requirement in requirements:
        if requirement.level is Level.STATUTORY:
            continue
        known = max(ROOM[requirement.level], freed.get(requirement.clause, 0.0))
        room = 0.0 if requirement.clause in fixed else known
        total += requirement.weight * room
        weights += requirement.weight
    return total / weights if weights else None


def _is_wish(clause: Clause) -> bool:
    if _KNOCKOUT.search(clause.text):
        return False
    return bool(_WISH.search(clause.text)) or bool(
        clause.number and clause.number.upper().startswith("W")
    )

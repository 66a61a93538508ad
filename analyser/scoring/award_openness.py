"""How open the scale of an award is (codebook 3.5 step 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import AwardCriterion, Clause
from analyser.scoring.award_lexicon import award_words

_LOWER = re.compile(r"\bondergrens\b|telt als €|wordt (?:gerekend|gewaardeerd) als €|minimale MKI", re.IGNORECASE)  # fmt: skip
_NO_LOWER = re.compile(r"\b(?:geen|zonder)\s+(?:\w+\s+)?ondergrens", re.IGNORECASE)
_OPEN = re.compile(
    r"\bMKI-W\b|(?:geen|zonder) (?:\w+ )?(?:onder|boven)grens|\b(?:elke|iedere|per) (?:€ ?[\d.]+|procent|ton|kilo\w*|\d+ ?%)[^.]{0,60}(?:punt|korting|waarde)",
    re.IGNORECASE,
)
_MARK = re.compile(r"rapportcijfer|uitstekend|ruim voldoende|\bgoed\b[^.]{0,40}\bvoldoende\b", re.IGNORECASE)  # fmt: skip
_MEASURED = re.compile(
    r"\bMKI\b|\bLCA\b|\bEPD\b|milieukosten|\d\s?%|\bton\b|\bkg\b|massaprocent|\btrede|niveau|berekening|rekenblad|kWh|gram",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bplan\b|plan van aanpak|beschrijf|beschrijving|visie|geef aan|licht toe|werkwijze", re.IGNORECASE)  # fmt: skip
_EXPLAINED_WORDS = 8
_LOWEST, _HIGHEST = 0.5, 1.2


@dataclass(frozen=True, slots=True)
class Openness:
    """A factor on the reward with its reasons as Dutch sentences."""

    factor: float
    reasons: tuple[str, ...]


def openness_of(criteria: Sequence[AwardCriterion], clauses: Sequence[Clause]) -> Openness:
    """Judge the scale of the ambition criteria.

    Args:
        criteria: the criteria that were read.
        clauses: the clauses about the award.

    Returns:
        1.0 and no reasons where no criterion rewards an ambition.
    """
    green = [c for c in criteria if c.circular or c.co2]
    if not green:
        return Openness(1.0, ())
    steps: list[tuple[float, str]] = []
    texts = [clause.text for clause in clauses]
    if any(_LOWER.search(text) and not _NO_LOWER.search(text) for text in texts):
        steps.append((-0.2, "er is een ondergrens: wie beter is dan de ondergrens krijgt daar niets voor (−0,2)"))  # fmt: skip
    if any(_MARK.search(text) for text in texts) and not _explained(texts):
        steps.append((-0.1, "de cijfers of waarderingen zijn niet omschreven (−0,1)"))
    weighing = {c.place.clause for c in criteria}
    about = " ".join(
        clause.text
        for clause in clauses
        if clause.id not in weighing and _mentions(clause.text, green)
    )
    if _PLAN.search(about) and not _MEASURED.search(about):
        steps.append((-0.1, "alleen een plan of beschrijving wordt beoordeeld (−0,1)"))
    if any(_OPEN.search(text) for text in texts):
        steps.append((0.2, "de schaal is open: elke verbetering telt mee (+0,2)"))
    factor = 1.0 + sum(effect for effect, _ in steps)
    return Openness(
        round(min(_HIGHEST, max(_LOWEST, factor)), 2), tuple(reason for _, reason in steps)
    )


def _explained(texts: Sequence[str]) -> bool:
    """Whether marks are told apart by more than their names."""
    rows = [text for text in texts if award_words().rating.search(text)]
    return any(len(text.split()) >= _EXPLAINED_WORDS for text in rows)


def _mentions(text: str, criteria: Sequence[AwardCriterion]) -> bool:
    low = text.lower()
    stems = {w[:6] for c in criteria for w in re.findall(r"[a-zé0-9]{5,}|co2|mki", c.name.lower())}
    return any(stem in low for stem in stems)

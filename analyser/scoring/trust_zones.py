"""The zones of the smart trust matrix and what a reader is told of them (codebook 4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model import TrustEvidence
from analyser.scoring.facts import Facts
from analyser.scoring.trust_evidence import HOLDS

BAND = 7.0  # points on either side of a middle


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone with the sentence for a reader."""

    name: str
    label: str


SMART = Zone("smart trust", "De tekst leest als slim vertrouwen: ruimte met onderbouwing.")
BLIND = Zone(
    "blind vertrouwen", "De tekst leest als blind vertrouwen: ruimte met weinig onderbouwing."
)
DISTRUST = Zone("wantrouwen", "De tekst leest als wantrouwen: doordacht, maar op afweer gericht.")
INDECISION = Zone(
    "besluiteloosheid", "De tekst leest als besluiteloosheid: streng, met weinig onderbouwing."
)
BORDER = Zone("grensgebied", "De tekst leest als een grensgebied tussen de zones.")
TOO_LITTLE = "Te weinig bepalingen over vertrouwen gevonden om de tekst te plaatsen."
UNREAD = "Onvoldoende stukken gelezen voor deze fase."

_PERCENT = 100


def place(above_propensity: float, above_analysis: float) -> Zone:
    """The zone of a text.

    Args:
        above_propensity: points above (or below) the middle of propensity.
        above_analysis: the same of analysis.

    Returns:
        A zone; BORDER within seven points of either middle.
    """
    if abs(above_propensity) <= BAND or abs(above_analysis) <= BAND:
        return BORDER
    if above_propensity > 0:
        return SMART if above_analysis > 0 else BLIND
    return DISTRUST if above_analysis > 0 else INDECISION


def signs(zone: Zone, evidence: Iterable[TrustEvidence], facts: Facts) -> tuple[str, ...]:
    """Sentences on what makes the text read so, and what to do about it.

    Args:
        zone: the zone of the dossier.
        evidence: what was weighed.
        facts: facts of the dossier.
    """
    if zone is BLIND:
        return (*_without_hold(evidence), "Voeg onderbouwing toe, geen controle.")
    if zone is INDECISION:
        return (
            *_copied(facts),
            *_unfinished(facts),
            "Kies: wat is belangrijk, en wie kan het beheersen?",
        )
    if zone is DISTRUST:
        return (
            *_tailored(facts),
            *_copied(facts),
            "Houd de onderbouwing en kies een ander middel dan de sanctie.",
        )
    return _unfinished(facts)


def _without_hold(evidence: Iterable[TrustEvidence]) -> tuple[str, ...]:
    labels = {label for label, _, _ in HOLDS}
    missing = [each.label for each in evidence if each.label in labels]
    return (f"De tekst noemt {', '.join(missing)}.",) if missing else ()


def _tailored(facts: Facts) -> tuple[str, ...]:
    number = len(facts.tailored.clauses)
    if not number:
        return ()
    told = "1 bindende bepaling noemt" if number == 1 else f"{number} bindende bepalingen noemen"
    return (f"{told} iets van deze opdracht zelf: een naam, een bedrag, een maat of een moment.",)


def _copied(facts: Facts) -> tuple[str, ...]:
    share = facts.boilerplate.share
    if not share:
        return ()
    told = f"{round(_PERCENT * share)}% van de woorden is overgenomen uit bekende voorwaarden"
    return (f"{told} of staat bijna gelijk elders in het dossier.",)


def _unfinished(facts: Facts) -> tuple[str, ...]:
    kinds: dict[str, int] = {}
    for lack in facts.lacks:
        kinds[lack.label] = kinds.get(lack.label, 0) + 1
    if not kinds:
        return ()
    told = ", ".join(f"{label} ({number} keer)" for label, number in kinds.items())
    return (f"Nog niet af: {told}.",)

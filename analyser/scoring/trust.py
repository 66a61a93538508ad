"""Place in the smart trust matrix (codebook 4).

The model is Covey's: propensity to trust against analysis. It says how the text reads, not
what anyone meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analyser.language.series import join_words
from analyser.model import Finding, Phase, PhaseTrust, Trust, TrustEvidence
from analyser.scoring.facts import Facts
from analyser.scoring.reference import Reference, reference
from analyser.scoring.trust_evidence import (
    ANALYSIS,
    PROPENSITY,
    gather_effects,
    gather_evidence,
)
from analyser.scoring.trust_zones import TOO_LITTLE, UNREAD, place, signs

# Weight of the reference median: a text with little evidence stays close to it.
PRIOR = 6.0
_LEAST_COVERAGE = 0.6
# Less than one plain clause for or against trust is no ground to place a text.
_LEAST_EVIDENCE = 3.0
_EXPECTED = ("leidraad", "eisen", "contract")
# What carries a judgement per phase. In the preparation either part suffices.
_EXPECTED_PER_PHASE: Mapping[Phase, tuple[tuple[str, ...], ...]] = {
    Phase.PREPARATION: (("marktconsultatie", "leidraad"),),
    Phase.TENDER: (("leidraad",), ("eisen",), ("gunning",)),
    Phase.EXECUTION: (("contract",),),
}


def trust_zone(findings: Sequence[Finding], facts: Facts) -> tuple[str | None, Trust]:
    """Place a dossier, and each of its phases, in the matrix.

    Args:
        findings: findings, each text once.
        facts: facts of the dossier.

    Returns:
        The zone, or None with the reason in the label; and what it rests on.
    """
    middles = reference()
    evidence = gather_evidence(findings, facts)
    by_phase = {phase: _phase(phase, evidence, facts, middles) for phase in Phase}
    missing = _missing(facts)
    if missing:
        label = f"Onvoldoende stukken: {_told(missing, facts)}."
        return None, Trust(label, None, None, by_phase=by_phase, evidence=evidence)
    if not _says_enough(evidence):
        return None, Trust(TOO_LITTLE, None, None, by_phase=by_phase, evidence=evidence)
    propensity = coordinate(evidence, PROPENSITY, middles.propensity)
    analysis = coordinate(evidence, ANALYSIS, middles.analysis)
    zone = place(propensity - middles.propensity, analysis - middles.analysis)
    trust = Trust(
        zone.label,
        propensity,
        analysis,
        middles.propensity,
        middles.analysis,
        by_phase,
        signs(zone, evidence, facts),
        evidence,
    )
    return zone.name, trust


def coordinates(findings: Sequence[Finding], facts: Facts) -> tuple[float | None, float | None]:
    """Propensity and analysis as `trust_zone` gives them, and nothing else, faster.

    Args:
        findings: findings, each text once.
        facts: facts of the dossier.
    """
    if _missing(facts):
        return None, None
    propensity: list[float] = []
    analysis: list[float] = []
    add = {PROPENSITY: propensity.append, ANALYSIS: analysis.append}
    for axis, effect in gather_effects(findings, facts):
        add[axis](effect)
    if sum(map(abs, propensity)) < _LEAST_EVIDENCE:
        return None, None
    middles = reference()
    return _weighed_up(propensity, middles.propensity), _weighed_up(analysis, middles.analysis)


def coordinate(evidence: Iterable[TrustEvidence], axis: str, middle: float) -> float:
    """A coordinate (0-100) out of what speaks for and against it.

    Args:
        evidence: of any axis; only `axis` counts.
        axis: PROPENSITY or ANALYSIS.
        middle: the reference median (0-100), which a text without evidence gets.
    """
    return _weighed_up([each.effect for each in evidence if each.axis == axis], middle)


def _weighed_up(effects: Sequence[float], middle: float) -> float:
    good = sum([effect for effect in effects if effect > 0])
    bad = -sum([effect for effect in effects if effect <= 0])
    return (100 * good + PRIOR * middle) / (good + bad + PRIOR)


def _phase(
    phase: Phase, evidence: Sequence[TrustEvidence], facts: Facts, middles: Reference
) -> PhaseTrust:
    carriers = _EXPECTED_PER_PHASE[phase]
    read = sum(any(part in facts.parts for part in options) for options in carriers)
    if read < _LEAST_COVERAGE * len(carriers):
        return PhaseTrust(None, UNREAD, None, None)
    own = [each for each in evidence if each.phase is phase]
    if not _says_enough(own):
        return PhaseTrust(None, TOO_LITTLE, None, None)
    propensity = coordinate(own, PROPENSITY, middles.propensity)
    analysis = coordinate(own, ANALYSIS, middles.analysis)
    zone = place(propensity - middles.propensity, analysis - middles.analysis)
    return PhaseTrust(zone.name, zone.label, propensity, analysis)


def _missing(facts: Facts) -> list[str]:
    """The parts that are missing when too few of them were read, else nothing."""
    missing = [part for part in _EXPECTED if part not in facts.parts]
    read = len(_EXPECTED) - len(missing)
    return missing if read < _LEAST_COVERAGE * len(_EXPECTED) else []


def _told(missing: Iterable[str], facts: Facts) -> str:
    """What is missing in words: a part that was read and is too short was read all the same."""
    unread = [part for part in missing if part not in facts.read.short]
    short = [part for part in missing if part in facts.read.short]
    told = [f"{join_words(unread)} niet gelezen"] if unread else []
    if short:
        told.append(f"{join_words(short)} wel gelezen, maar te kort om te beoordelen")
    return "; ".join(told)


def _says_enough(evidence: Iterable[TrustEvidence]) -> bool:
    told = sum(abs(each.effect) for each in evidence if each.axis == PROPENSITY)
    return told >= _LEAST_EVIDENCE

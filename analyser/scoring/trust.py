"""Place in the smart trust matrix (codebook 4), in a first form.

The model is Covey's: propensity to trust against analysis. It says how the text reads, not
what anyone meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model import Finding, Polarity, Trust
from analyser.scoring.facts import Facts

_ANALYSIS = frozenset(
    """pos-risk-at-best-manager pos-joint-risk-register pos-motivated-deviation
    pos-market-consultation pos-explained-need pos-liability-cap pos-performance-requirement
    pos-bouwteam-two-phase pos-mki-award pos-tco-lcc pos-revision-clause""".split()
)
_LACK_OF_ANALYSIS = frozenset(
    """spec-open-satisfaction-norm spec-norm-stacking spec-mvi-copy-paste risk-info-no-rights
    risk-all-inclusive-price proc-unmotivated-deviation spec-knockout-overload
    spec-own-handbook proc-unilateral-document-hierarchy""".split()
)
_MIDDLE, _BAND = 50.0, 7.0
_EXPECTED = ("leidraad", "eisen", "contract")
_LEAST_COVERAGE = 0.6
_PRIOR = 6.0  # pulls a text with little evidence towards the middle


def trust_zone(findings: Sequence[Finding], facts: Facts) -> tuple[str | None, Trust]:
    """Place a dossier in the matrix.

    Args:
        findings: findings that count, each text once.
        facts: facts of the dossier.

    Returns:
        The zone, or None with the reason in the label; and both coordinates (0-100).
    """
    read = sum(part in facts.parts for part in _EXPECTED) / len(_EXPECTED)
    if read < _LEAST_COVERAGE:
        missing = [part for part in _EXPECTED if part not in facts.parts]
        label = f"Onvoldoende stukken: {' en '.join(missing)} niet gelezen."
        return None, Trust(label, None, None)
    trust = sum(f.severity for f in findings if f.polarity is Polarity.TRUST)
    distrust = sum(f.severity for f in findings if f.polarity is Polarity.DISTRUST)
    analysed = sum(f.severity for f in findings if f.indicator in _ANALYSIS)
    unanalysed = sum(f.severity for f in findings if f.indicator in _LACK_OF_ANALYSIS)
    propensity = _balance(trust, distrust)
    analysis = _balance(analysed, unanalysed)
    zone, label = _place(propensity, analysis)
    return zone, Trust(label, propensity, analysis)


def _balance(good: float, bad: float) -> float:
    return 100 * (good + _PRIOR / 2) / (good + bad + _PRIOR)


def _place(propensity: float, analysis: float) -> tuple[str, str]:
    if abs(propensity - _MIDDLE) <= _BAND or abs(analysis - _MIDDLE) <= _BAND:
        return "grensgebied", "De tekst leest als een grensgebied tussen de zones."
    if propensity > _MIDDLE:
        if analysis > _MIDDLE:
            return "smart trust", "De tekst leest als slim vertrouwen: ruimte met onderbouwing."
        return "blind vertrouwen", "De tekst leest als goed vertrouwen met weinig onderbouwing."
    if analysis > _MIDDLE:
        return "wantrouwen", "De tekst leest als wantrouwen: doordacht, maar op afweer gericht."
    return (
        "besluiteloosheid",
        "De tekst leest als besluiteloosheid: streng, met weinig onderbouwing.",
    )

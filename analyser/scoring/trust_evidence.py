"""What in a text speaks for and against trust, and for and against analysis (codebook 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyser.model import Finding, Phase, Polarity, TrustEvidence
from analyser.scoring.facts import Facts

PROPENSITY = "vertrouwen"
ANALYSIS = "onderbouwing"
OWN_WORDS = "eigen woorden"

# Strengths that measure or explain and do not themselves leave anything to the other side.
_NO_SIGN_OF_TRUST = frozenset(
    """pos-performance-requirement pos-explained-need pos-motivated-deviation pos-mki-award
    pos-lca-epd pos-material-passport pos-co2-ladder pos-circular-award pos-tco-lcc""".split()
)
_SHOWS_ANALYSIS = frozenset(
    """pos-risk-at-best-manager pos-joint-risk-register pos-motivated-deviation
    pos-market-consultation pos-explained-need pos-liability-cap pos-performance-requirement
    pos-bouwteam-two-phase pos-mki-award pos-tco-lcc pos-revision-clause
    pos-evaluation-learning""".split()
)
_SHOWS_LACK = frozenset(
    """spec-open-satisfaction-norm spec-norm-stacking spec-mvi-copy-paste risk-info-no-rights
    risk-all-inclusive-price proc-unmotivated-deviation spec-knockout-overload
    spec-own-handbook proc-unilateral-document-hierarchy""".split()
)
_REASON_GIVEN = "M-MOTIV"
_OF_A_REASON = 1.0
# What an analysis leaves behind in a text, with the part that would carry it. Its absence tells
# something only when that part was read (codebook 2.6 rule 8, 4.2 rule 3).
HOLDS = (
    ("geen grens aan de aansprakelijkheid", "contract", frozenset({"pos-liability-cap"})),
    ("geen meetbare prestatie", "eisen", frozenset({"pos-performance-requirement"})),
    (
        "geen moment om te evalueren of bij te sturen",
        "contract",
        frozenset({"pos-evaluation-learning", "pos-bouwteam-two-phase", "pos-revision-clause"}),
    ),
)
_OF_AN_ABSENT_HOLD = 1.0
_PHASE_OF_PART = {"contract": Phase.EXECUTION, "eisen": Phase.TENDER}
# A hard clause that was copied was not thought through for this occasion (codebook 4.1).
_OF_COPIED_SEVERITY = 0.5
_OF_OWN_WORDS = 4.0
_OF_COPIED_WORDS = 8.0
_MOST_OF_LACKS = 6.0  # per kind: a template full of fields is one thing to say


def weigh(findings: Sequence[Finding], facts: Facts) -> tuple[TrustEvidence, ...]:
    """Gather the evidence.

    Args:
        findings: findings that weigh (`counting.Counted.weighing`).
        facts: facts of the dossier.

    Returns:
        Evidence of both axes.
    """
    return (
        *_of_findings(findings, facts),
        *_of_copied_words(facts),
        *_of_lacks(facts),
        *_of_absent_holds(findings, facts),
    )


def _of_findings(findings: Iterable[Finding], facts: Facts) -> Iterator[TrustEvidence]:
    for finding in findings:
        indicator, weight = finding.indicator, finding.severity
        is_trust = finding.polarity is Polarity.TRUST
        if is_trust and indicator not in _NO_SIGN_OF_TRUST:
            yield _from(finding, PROPENSITY, weight, finding.label)
        if not is_trust:
            yield _from(finding, PROPENSITY, -weight, finding.label)
        if indicator in _SHOWS_ANALYSIS:
            yield _from(finding, ANALYSIS, weight, finding.label)
        if indicator in _SHOWS_LACK:
            yield _from(finding, ANALYSIS, -weight, finding.label)
        if any(modifier.code == _REASON_GIVEN for modifier in finding.modifiers):
            yield _from(finding, ANALYSIS, _OF_A_REASON, "geeft een reden")
        if not is_trust and finding.clause in facts.copied.clauses:
            effect = -_OF_COPIED_SEVERITY * weight
            yield _from(finding, ANALYSIS, effect, "streng en overgenomen")


def _from(finding: Finding, axis: str, effect: float, label: str) -> TrustEvidence:
    return TrustEvidence(axis, finding.phase, label, effect, finding.id, (finding.clause,))


def _of_copied_words(facts: Facts) -> Iterator[TrustEvidence]:
    """Own words speak for analysis and copied ones against, by their part of all words."""
    copied = facts.copied
    if copied.summary.share is None:
        return
    total = sum(copied.words.values())
    for phase in Phase:
        words = copied.words[phase]
        of_copied = copied.copied_words[phase]
        for label, number, weight in (
            (OWN_WORDS, words - of_copied, _OF_OWN_WORDS),
            ("overgenomen tekst", of_copied, -_OF_COPIED_WORDS),
        ):
            if number:
                yield TrustEvidence(ANALYSIS, phase, label, weight * number / total)


def _of_lacks(facts: Facts) -> Iterator[TrustEvidence]:
    kinds: dict[str, float] = {}
    for lack in facts.lacks:
        kinds[lack.label] = kinds.get(lack.label, 0.0) + lack.effect
    for lack in facts.lacks:
        scale = min(1.0, _MOST_OF_LACKS / kinds[lack.label])
        yield TrustEvidence(
            ANALYSIS, lack.phase, lack.label, -scale * lack.effect, places=lack.places
        )


def _of_absent_holds(findings: Iterable[Finding], facts: Facts) -> Iterator[TrustEvidence]:
    found = {finding.indicator for finding in findings}
    for label, part, shown_by in HOLDS:
        if part in facts.parts and not shown_by & found:
            yield TrustEvidence(ANALYSIS, _PHASE_OF_PART[part], label, -_OF_AN_ABSENT_HOLD)

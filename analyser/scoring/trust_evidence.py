"""What in a text speaks for and against trust, and for and against analysis (codebook 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyser.model import Family, Finding, Phase, Polarity, TrustEvidence
from analyser.scoring.counting import weigh, weigh_again
from analyser.scoring.facts import Facts
from analyser.scoring.weighed import Weighed

PROPENSITY = "vertrouwen"
ANALYSIS = "onderbouwing"
TAILORED = "bindend en voor deze opdracht geschreven"
COPIED = "bindend en overgenomen"

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
# Norms that are left open, choices that are not explained, lists that are taken over whole.
_SHOWS_LACK = frozenset(
    """spec-open-satisfaction-norm spec-mvi-copy-paste proc-unmotivated-deviation""".split()
)
# What a buyer takes who does not choose: everything for the other side, whatever the work. In a
# text that was written for the work it is a choice, and hard for another reason.
_SHOWS_DEFAULT = frozenset(
    """spec-norm-stacking risk-info-no-rights risk-all-inclusive-price spec-knockout-overload
    spec-own-handbook proc-unilateral-document-hierarchy""".split()
)
_REASON, _LACK, _DEFAULT = "reden", "gemis", "standaard"
_SHOWS = {
    indicator: shown
    for shown, indicators in (
        (_REASON, _SHOWS_ANALYSIS),
        (_LACK, _SHOWS_LACK),
        (_DEFAULT, _SHOWS_DEFAULT),
    )
    for indicator in indicators
}
# A reason for a penalty makes that penalty lighter; it does not make it analysis, or one penalty more
# would bring a pack nearer to smart trust.
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
# What the binding clauses say together: written for this work, or taken over (codebook 4.1 has it
# as the main cue). General terms, too, name something in 4-7% of their binding clauses: twice that
# says half of it, and fewer than four never more.
_OF_TAILORING = 20.0
_HALF_SHARE, _HALF_LEAST = 0.1, 4.0
_MOST_OF_LACKS = 6.0  # per kind: a template full of fields is one thing to say


_Sign = tuple[str, float, str, Finding]
"""Evidence in a clause with findings, before it is told: axis, effect, label, finding."""


def gather_evidence(findings: Sequence[Finding], facts: Facts) -> tuple[TrustEvidence, ...]:
    """Gather the evidence.

    Args:
        findings: findings, each text once.
        facts: facts of the dossier.

    Returns:
        Evidence of both axes.
    """
    return (
        *(_told(*sign) for sign in _of_findings(findings, facts)),
        *_of_the_text(findings, facts),
    )


def gather_effects(findings: Sequence[Finding], facts: Facts) -> list[tuple[str, float]]:
    """The same evidence without what tells it, faster.

    Args:
        findings: findings, each text once.
        facts: facts of the dossier.

    Returns:
        Pairs of the axis and what speaks for (above 0) or against (below 0).
    """
    effects = [(axis, effect) for axis, effect, _, _ in _of_findings(findings, facts)]
    effects.extend((each.axis, each.effect) for each in _of_the_text(findings, facts))
    return effects


def _of_findings(findings: Sequence[Finding], facts: Facts) -> Iterator[_Sign]:
    """A statement counts once on an axis, however many labels it has (codebook 2.6 rule 1)."""
    kind: list[Finding] = []
    against: list[Finding] = []
    reasons: list[Finding] = []
    shows: dict[str, list[Finding]] = {_REASON: [], _LACK: [], _DEFAULT: []}
    for finding in findings:
        if finding.polarity is Polarity.DISTRUST:
            against.append(finding)
        elif finding.indicator not in _NO_SIGN_OF_TRUST:
            kind.append(finding)
        if (shown := _SHOWS.get(finding.indicator)) is not None:
            shows[shown].append(finding)
        if finding.modifiers and finding.family is not Family.PENALTY and _gives_a_reason(finding):
            reasons.append(finding)
    for one in weigh_again(PROPENSITY, kind, facts):
        yield PROPENSITY, one.severity, one.finding.label, one.finding
    copied = facts.copied
    for one in weigh(against, facts):
        finding = one.finding
        yield PROPENSITY, -one.severity, finding.label, finding
        if finding.clause in copied:
            effect = -_OF_COPIED_SEVERITY * one.severity
            yield ANALYSIS, effect, "streng en overgenomen", finding
    default = 1 - _part_of(facts.tailored.own, facts)
    for shown, scale in ((_REASON, 1.0), (_LACK, -1.0), (_DEFAULT, -default)):
        for one in _once_a_phase(shown, shows[shown], facts):
            yield ANALYSIS, scale * one.severity, one.finding.label, one.finding
    for one in weigh_again("een reden", reasons, facts):
        yield ANALYSIS, _OF_A_REASON, "geeft een reden", one.finding


def _once_a_phase(shown: str, findings: Iterable[Finding], facts: Facts) -> Iterator[Weighed]:
    """The heaviest statement of each indicator in each phase.

    What shows analysis is a list of things to have in a pack (codebook 4.1). A need that is explained
    three times is not three times the thought, and a long text would otherwise read as a wise one.
    """
    phases: dict[Phase, list[Finding]] = {}
    for finding in findings:
        phases.setdefault(finding.phase, []).append(finding)
    for phase, listed in phases.items():
        seen: set[str] = set()
        for one in weigh_again(f"{shown} {phase.value}", listed, facts):
            if one.finding.indicator not in seen:
                seen.add(one.finding.indicator)
                yield one


def _of_the_text(findings: Sequence[Finding], facts: Facts) -> Iterator[TrustEvidence]:
    yield from _of_tailoring(facts)
    yield from _of_lacks(facts)
    yield from _of_absent_holds(findings, facts)


def _gives_a_reason(finding: Finding) -> bool:
    return _REASON_GIVEN in [modifier.code for modifier in finding.modifiers]


def _told(axis: str, effect: float, label: str, finding: Finding) -> TrustEvidence:
    return TrustEvidence(axis, finding.phase, label, effect, finding.id, (finding.clause,))


def _of_tailoring(facts: Facts) -> Iterator[TrustEvidence]:
    """Binding clauses of this work speak for analysis and copied ones against, by their part."""
    for label, listed, sign in (
        (TAILORED, facts.tailored.own, 1.0),
        (COPIED, facts.tailored.copied, -1.0),
    ):
        part = _part_of(listed, facts)
        number = sum(len(clauses) for clauses in listed.values())
        for phase, clauses in listed.items():
            effect = sign * _OF_TAILORING * part * len(clauses) / number
            yield TrustEvidence(ANALYSIS, phase, label, effect, places=clauses)


def _part_of(listed: Mapping[Phase, Sequence[str]], facts: Facts) -> float:
    """The part of the binding clauses that tell, 0..1, and less where few of them do."""
    number = sum(len(clauses) for clauses in listed.values())
    if not number:
        return 0.0
    telling = sum(
        len(clauses)
        for each in (facts.tailored.own, facts.tailored.copied)
        for clauses in each.values()
    )
    half = max(_HALF_LEAST, _HALF_SHARE * facts.tailored.binding)
    return number / telling * number**2 / (number**2 + half**2)


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

"""Packs by hand: clauses and findings for tests that need no engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from analyser.model import (
    Clause,
    ClauseKind,
    DocumentKind,
    Family,
    Finding,
    Party,
    Phase,
    Polarity,
)

FAMILIES = {
    "risk": Family.RISK,
    "spec": Family.SPECIFICATION,
    "pen": Family.PENALTY,
    "proc": Family.PROCEDURE,
    "pos": Family.POSITIVE,
}
PENALTIES = ["pen-no-fault", "pen-setoff", "pen-per-day-uncapped", "pen-quality-promise-multiplier"]
INDICATORS = [
    *PENALTIES,
    "risk-unlimited-liability",
    "risk-price-escalation",
    "risk-ip-transfer",
    "risk-one-sided-termination",
    "spec-brand-no-equivalent",
    "spec-new-products-only",
    "spec-reference-overreach",
    "proc-variants-excluded",
    "proc-lowest-price",
    "proc-no-contract-suggestions",
    "pos-liability-cap",
    "pos-revision-clause",
    "pos-open-book",
    "pos-variants-allowed",
    "pos-mki-award",
    "pos-circular-award",
    "pos-take-back",
    "pos-functional-spec",
    "pos-market-consultation",
    "pos-tco-lcc",
]
PER_KIND = 8
KINDS = (
    (DocumentKind.TENDER_GUIDE, ClauseKind.PARAGRAPH, Phase.TENDER),
    (DocumentKind.REQUIREMENTS, ClauseKind.REQUIREMENT, Phase.TENDER),
    (DocumentKind.CONTRACT, ClauseKind.ARTICLE, Phase.EXECUTION),
)
TOPICS = (
    "planning",
    "overleg",
    "levering",
    "oplevering",
    "betaling",
    "garantie",
    "beheer",
    "einde",
)


def make_clauses(document: str = "d1") -> list[Clause]:
    """A guide, requirements and a contract, each long enough to count as read."""
    made = []
    for kind, clause_kind, phase in KINDS:
        for number, topic in enumerate(TOPICS):
            text = (
                f"Hier staat voor {kind.value} wat partijen doen bij {topic}: zij spreken elkaar "
                f"daarover, leggen de uitkomst vast en kijken er na afloop samen op terug ({number})."
            )
            made.append(
                Clause(
                    f"{document}.{kind.value}{number}",
                    document,
                    str(number),
                    (kind.value, f"{number} {topic}"),
                    kind,
                    clause_kind,
                    phase,
                    None,
                    text,
                )
            )
    return made


def make_finding(
    clause: Clause, indicator: str, severity: float = 4.0, confidence: float = 0.9
) -> Finding:
    """A finding on the whole of a clause."""
    family = FAMILIES[indicator.split("-")[0]]
    return Finding(
        id=f"{indicator}@{clause.id}",
        indicator=indicator,
        label=indicator,
        family=family,
        polarity=Polarity.TRUST if family is Family.POSITIVE else Polarity.DISTRUST,
        base_severity=severity,
        severity=severity,
        clause=clause.id,
        document=clause.document,
        phase=clause.phase,
        page=None,
        quote=clause.text,
        start=0,
        end=len(clause.text),
        triggers=(),
        bearer=Party.SUPPLIER,
        confidence=confidence,
        detected_by=("regels",),
        modifiers=(),
        explanation="",
        norms=(),
        advice="",
    )


CLAUSES = make_clauses()


def drawn_findings(
    indicators: Sequence[str] = INDICATORS, most: int = 14
) -> st.SearchStrategy[list[Finding]]:
    """Findings anywhere in the pack, at most one per clause and indicator."""
    one = st.builds(
        make_finding,
        st.sampled_from(CLAUSES),
        st.sampled_from(list(indicators)),
        st.floats(0.5, 5).map(lambda value: round(value, 2)),
        st.floats(0.4, 1).map(lambda value: round(value, 2)),
    )
    return st.lists(one, max_size=most, unique_by=lambda finding: finding.id)


def moved_to(
    clauses: Sequence[Clause], findings: Sequence[Finding], document: str
) -> tuple[list[Clause], list[Finding]]:
    """The same clauses and findings as they would stand in another document."""
    names = {clause.id: f"{document}:{clause.id}" for clause in clauses}
    return (
        [replace(clause, id=names[clause.id], document=document) for clause in clauses],
        [
            replace(f, id=f"{document}:{f.id}", clause=names[f.clause], document=document)
            for f in findings
        ],
    )

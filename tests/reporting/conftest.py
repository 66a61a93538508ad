"""Reports by hand: a small one with something of everything, an empty one, a large one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.model import (
    AppliedModifier,
    Certainty,
    Clause,
    ClauseKind,
    Contribution,
    Coverage,
    Dimension,
    Distrust,
    DocumentKind,
    DocumentSummary,
    Family,
    Finding,
    Gate,
    InnovationRoom,
    Norm,
    Notice,
    Party,
    Phase,
    Polarity,
    Report,
    Room,
    RoomContribution,
    Scores,
    Software,
    Trust,
)

PENALTY = (
    "De leverancier verbeurt € 900,- per dag dat de oplevering te laat is. "
    "De boete kent geen maximum."
)
LIABILITY = "Opdrachtnemer is onbeperkt aansprakelijk voor alle schade van de gemeente."
REUSE = "Hergebruikte materialen zijn welkom; u bepaalt zelf hoe u de brug uitvoert."
BRAND = "De lichtmasten zijn van het merk Lumarc, type 400."


def make_clause(
    clause_id: str,
    text: str,
    kind: DocumentKind = DocumentKind.CONTRACT,
    *,
    number: str | None = None,
    heading: tuple[str, ...] = (),
    page: int | None = None,
) -> Clause:
    return Clause(
        id=clause_id,
        document=clause_id.split(".")[0],
        number=number,
        heading_path=heading,
        document_kind=kind,
        kind=ClauseKind.ARTICLE,
        phase=Phase.EXECUTION,
        page=page,
        text=text,
    )


def make_finding(
    finding_id: str, clause: Clause, quote: str, triggers: tuple[str, ...], **fields: object
) -> Finding:
    """A finding on the first occurrence of `quote`; triggers are words in the clause."""
    start = clause.text.index(quote)
    spans = tuple((clause.text.index(t), clause.text.index(t) + len(t)) for t in triggers)
    finding = Finding(
        id=finding_id,
        indicator="pen-per-day-uncapped",
        label="Boete per dag zonder maximum",
        family=Family.PENALTY,
        polarity=Polarity.DISTRUST,
        base_severity=4.0,
        severity=5.0,
        clause=clause.id,
        document=clause.document,
        phase=Phase.EXECUTION,
        page=clause.page,
        quote=quote,
        start=start,
        end=start + len(quote),
        triggers=spans,
        bearer=Party.SUPPLIER,
        confidence=0.85,
        detected_by=("regels",),
        modifiers=(AppliedModifier("A-UNLIM", "zonder maximum", 1.0, "geen maximum"),),
        explanation="De opdrachtnemer weet niet hoe hoog de boete kan worden.",
        norms=(
            Norm("Gids Proportionaliteit, voorschrift 3.9 A", Certainty.FOUND),
            Norm("BW artikel 6:94", Certainty.LAW_READ),
            Norm("Een norm waarvan niemand zeker is", Certainty.UNCERTAIN),
        ),
        advice="De korting is [0,05]% per werkdag, met een maximum van [5]%.",
    )
    return replace(finding, **fields)  # type: ignore[arg-type]


def _document(
    document_id: str, name: str, kind: DocumentKind, pages: int | None
) -> DocumentSummary:
    return DocumentSummary(document_id, name, kind, "application/pdf", pages, 1200, "ab12" * 16)


def _dimension(phase: Phase, value: float | None, label: str, **fields: object) -> Dimension:
    reason = (
        "Niet te beoordelen: het deel dat dit zou bevatten is niet gelezen."
        if value is None
        else "1 bepaling opent dit, 2 bepalingen blokkeren dit."
    )
    dimension = Dimension(f"D-{label}", label, phase, 10, 8, value, value, reason)
    return replace(dimension, **fields)  # type: ignore[arg-type]


def make_scores() -> Scores:
    return Scores(
        distrust_index=62.6,
        distrust=Distrust(
            by_phase={Phase.PREPARATION: None, Phase.TENDER: 12.0, Phase.EXECUTION: 58.0},
            by_family={
                Family.RISK: 40.0,
                Family.PENALTY: 35.0,
                Family.SPECIFICATION: 0.0,
                Family.PROCEDURE: 0.0,
            },
            heaviest=(Contribution("f1", 11.2), Contribution("f2", 8.0)),
        ),
        innovation_room=InnovationRoom(
            circular=48.2,
            co2=None,
            by_phase={
                Phase.PREPARATION: Room(None, None),
                Phase.TENDER: Room(71.0, 55.0),
                Phase.EXECUTION: Room(22.0, 19.5),
            },
            dimensions=(
                _dimension(Phase.PREPARATION, None, "Stem van de markt in de vraag"),
                _dimension(
                    Phase.TENDER,
                    0.71,
                    "Vrijheid in de specificatie",
                    openers=(RoomContribution("f3", 0.3, 0.2),),
                    blockers=(RoomContribution("f4", -0.2, -0.2),),
                ),
                _dimension(
                    Phase.EXECUTION,
                    0.2,
                    "Verdeling van risico",
                    blockers=(
                        RoomContribution("f1", -0.4, -0.4),
                        RoomContribution("f2", -0.3, -0.3),
                    ),
                ),
            ),
            gates=(
                Gate(
                    "G2",
                    "Alleen nieuwe materialen: de circulaire ruimte is begrensd op 50.",
                    ("f4",),
                ),
            ),
        ),
        trust_zone="wantrouwen",
        trust=Trust(
            "De tekst leest als wantrouwen: doordacht, maar op afweer gericht.", 31.0, 66.0
        ),
        coverage=Coverage(
            words=12480,
            clauses=4,
            parts_read=("eisen", "contract"),
            parts_missing=("leidraad", "gunning"),
            not_judged=(
                Notice("D1", "Stem van de markt in de vraag: niet te beoordelen, niet gelezen."),
            ),
        ),
    )


@pytest.fixture
def report() -> Report:
    """Two documents, three points of attention and one strength, some parts not judged."""
    contract = ("Artikel 7", "Boetes")
    clauses = (
        make_clause("d1.c1", PENALTY, number="7.3", heading=contract, page=4),
        make_clause("d1.c2", LIABILITY, number="9", heading=("Aansprakelijkheid",), page=5),
        make_clause("d2.c1", REUSE, DocumentKind.REQUIREMENTS, number="E-012"),
        make_clause("d2.c2", BRAND, DocumentKind.REQUIREMENTS),
    )
    findings = (
        make_finding("f1", clauses[0], PENALTY, ("verbeurt", "per dag", "geen maximum")),
        make_finding(
            "f2", clauses[1], LIABILITY, ("onbeperkt aansprakelijk",),
            indicator="risk-unlimited-liability", label="Onbeperkte aansprakelijkheid",
            family=Family.RISK, severity=4.0, base_severity=5.0,
            modifiers=(AppliedModifier("M-MOTIV", "reden gegeven", -1.0, "voor alle schade"),),
        ),
        make_finding(
            "f3", clauses[2], REUSE, ("Hergebruikte materialen zijn welkom",),
            indicator="pos-reuse-allowed", label="Hergebruikte materialen welkom",
            family=Family.POSITIVE, polarity=Polarity.TRUST, severity=4.0, modifiers=(),
            explanation="Hergebruik krijgt hier een eerlijke kans.",
            advice="Hergebruikte [onderdelen] zijn gelijk aan nieuwe.",
        ),
        make_finding(
            "f4", clauses[3], BRAND, ("merk Lumarc",),
            indicator="spec-brand-no-equivalent", label="Merk zonder 'of gelijkwaardig'",
            family=Family.SPECIFICATION, severity=3.0, base_severity=3.0, modifiers=(),
        ),
    )  # fmt: skip
    return Report(
        software=Software("dooi", "0.9", "2026.1", "nl_dooi_sm", None),
        documents=(
            replace(
                _document("d1", "Overeenkomst.pdf", DocumentKind.CONTRACT, 12),
                warnings=(Notice("SCAN", "Bladzijde 3 bevat alleen een afbeelding."),),
            ),
            _document("d2", "Eisen.pdf", DocumentKind.REQUIREMENTS, None),
        ),
        clauses=clauses,
        findings=findings,
        scores=make_scores(),
        skipped=(Notice("SOORT", "Het bestand 'foto.heic' is overgeslagen."),),
    )


@pytest.fixture
def empty_report(report: Report) -> Report:
    """Nothing could be read and nothing be judged."""
    scores = Scores(
        distrust_index=None,
        distrust=Distrust(
            dict.fromkeys(Phase), {f: None for f in Family if f is not Family.POSITIVE}, ()
        ),
        innovation_room=InnovationRoom(
            None, None, {phase: Room(None, None) for phase in Phase}, ()
        ),
        trust_zone=None,
        trust=Trust("Onvoldoende stukken: eisen en contract niet gelezen.", None, None),
        coverage=Coverage(
            0, 0, (), ("eisen", "contract"),
            (
                Notice(
                    "RUIMTE",
                    "De innovatieruimte is niet te beoordelen: er is geen eisendeel herkend.",
                ),
            ),
        ),
    )  # fmt: skip
    return replace(report, clauses=(), findings=(), scores=scores)


@pytest.fixture
def large_report(report: Report) -> Report:
    """Sixty documents, three thousand clauses and a thousand long findings."""
    base = report.findings[0]
    text = "De opdrachtnemer draagt zorg voor de tijdige uitvoering van alle werkzaamheden. " * 6
    documents: list[DocumentSummary] = []
    clauses: list[Clause] = []
    findings: list[Finding] = []
    for d in range(60):
        documents.append(_document(f"d{d}", f"Bijlage {d}.pdf", DocumentKind.CONTRACT, 40))
        for c in range(50):
            clause = make_clause(
                f"d{d}.c{c}",
                text + PENALTY,
                number=f"{d}.{c}",
                heading=("Uitvoering", "Boetes"),
                page=c,
            )
            clauses.append(clause)
            if c % 3 == 0:
                findings.append(
                    replace(
                        base,
                        id=f"f{len(findings)}", clause=clause.id, document=clause.document, page=c,
                        quote=clause.text, start=0, end=len(clause.text),
                        triggers=((clause.text.index("verbeurt"), clause.text.index("€")),),
                        explanation=base.explanation * 4, advice=base.advice * 4,
                    )
                )  # fmt: skip
    scores = replace(
        report.scores,
        distrust=replace(report.scores.distrust, heaviest=()),
        innovation_room=replace(report.scores.innovation_room, dimensions=()),
    )
    return replace(
        report,
        documents=tuple(documents),
        clauses=tuple(clauses),
        findings=tuple(findings[:1000]),
        scores=scores,
    )

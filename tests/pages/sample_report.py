"""A small report, made by hand, with names and texts that would like to be mark-up."""

from __future__ import annotations

import json

from analyser.model import (
    AppliedModifier,
    Certainty,
    Clause,
    ClauseKind,
    Contribution,
    Coverage,
    Distrust,
    DocumentKind,
    DocumentSummary,
    Edits,
    Family,
    Finding,
    Gain,
    InnovationRoom,
    Norm,
    Notice,
    Party,
    Phase,
    PhaseTrust,
    Polarity,
    Report,
    Room,
    Scores,
    Software,
    Straight,
    Trust,
    WhatIf,
)
from analyser.reporting.jsonable import render_json

EVIL_NAME = '<img src=x onerror="alert(1)">.docx'
EVIL_TEXT = "<script>alert('clausule')</script> Opdrachtnemer is aansprakelijk voor alle schade."
EVIL_ADVICE = '<b onclick="alert(2)">Beperk</b> de aansprakelijkheid tot [bedrag].'
WORST = "Onbeperkte aansprakelijkheid"
BETTER = "De aansprakelijkheid is beperkt tot [bedrag] per gebeurtenis."

_TEXTS = (
    (EVIL_TEXT, Phase.EXECUTION),
    ("Per dag vertraging is een boete van 5% verschuldigd, zonder maximum.", Phase.EXECUTION),
    ("Partijen bespreken elk kwartaal hoe het werk beter en schoner kan.", Phase.EXECUTION),
    ("De inschrijver gebruikt uitsluitend nieuwe materialen.", Phase.TENDER),
    ("De aanbestedende dienst sluit de overeenkomst.", Phase.TENDER),
)


def clause(number: int, document: str, text: str, phase: Phase) -> Clause:
    return Clause(
        id=f"{document}.c{number}",
        document=document,
        number=f"7.{number}",
        heading_path=("Deel A", f"{number} Kop <i>schuin</i>"),
        document_kind=DocumentKind.CONTRACT,
        kind=ClauseKind.ARTICLE,
        phase=phase,
        page=number,
        text=text,
    )


def finding(
    number: int,
    within: Clause,
    label: str,
    family: Family,
    severity: float,
    advice: str,
    polarity: Polarity = Polarity.DISTRUST,
) -> Finding:
    return Finding(
        id=f"f{number}",
        indicator="risk-unlimited-liability",
        label=label,
        family=family,
        polarity=polarity,
        base_severity=max(0.0, severity - 1),
        severity=severity,
        clause=within.id,
        document=within.document,
        phase=within.phase,
        page=within.page,
        quote=within.text,
        start=0,
        end=len(within.text),
        triggers=((0, 8), (10, 20)),
        bearer=Party.SUPPLIER,
        confidence=0.9,
        detected_by=("regels", "classificator"),
        modifiers=(AppliedModifier("A-CAP", "zonder maximum", 1.0, "alle schade"),),
        explanation="Dit legt alle gevolgen bij één partij.",
        norms=(
            Norm("Gids Proportionaliteit, voorschrift 3.9 D", Certainty.FOUND),
            Norm("Een norm die niet vaststaat", Certainty.UNCERTAIN),
        ),
        advice=advice,
    )


def report(texts: tuple[tuple[str, Phase], ...] = _TEXTS) -> Report:
    """Two documents with five clauses each way; four findings, one of them a strength."""
    first = [clause(n, "d1", text, phase) for n, (text, phase) in enumerate(texts, start=1)]
    second = clause(1, "d2", "Meerwerk zonder opdracht wordt niet betaald.", Phase.EXECUTION)
    findings = (
        finding(1, first[0], "Afwenteling <em>van</em> schade", Family.RISK, 3.0, EVIL_ADVICE),
        finding(2, first[1], WORST, Family.PENALTY, 5.0, BETTER),
        finding(3, first[2], "Overleg", Family.POSITIVE, 4.0, "Overleg vaak.", Polarity.TRUST),
        finding(4, second, "Meerwerk", Family.RISK, 2.0, "Vergoed wat nodig was."),
    )
    gains = {"f1": -10.0, "f2": -20.0, "f4": -5.0}
    what_if = tuple(
        WhatIf(name, (name,), (), Gain(2.0, 1.0, gain, 3.0, 0.0), Straight(2.0, 1.0, gain))
        for name, gain in gains.items()
    )
    return Report(
        software=Software("dooi", "1", "1", "nl_dooi", None),
        documents=(_document("d1", EVIL_NAME), _document("d2", "bijlage.pdf")),
        clauses=(*first, second),
        findings=findings,
        scores=_scores(),
        skipped=(Notice("SOORT", "Het bestand foto.png is overgeslagen."),),
        what_if=what_if,
        edits=Edits("Gemeten is de afstand tot slim vertrouwen.", what_if[:2], 60.0, 50.0),
    )


def report_bytes(texts: tuple[tuple[str, Phase], ...] = _TEXTS) -> bytes:
    return render_json(report(texts)).encode()


def later_report_bytes() -> bytes:
    """A later draft: the fine is lower and nothing is found any more."""
    later = json.loads(report_bytes())
    later["clauses"][1]["text"] = later["clauses"][1]["text"].replace("5%", "1%")
    later["findings"], later["what_if"], later["edits"] = [], [], None
    later["scores"]["distrust"]["heaviest"] = []
    return json.dumps(later).encode()


def long_report_bytes(findings: int) -> bytes:
    """A report with many findings in its first clause."""
    long = json.loads(report_bytes())
    model = long["findings"][0]
    long["findings"] = [{**model, "id": f"f{n}"} for n in range(findings)]
    long["what_if"], long["edits"] = [], None
    long["scores"]["distrust"]["heaviest"] = []
    return json.dumps(long).encode()


def _document(document_id: str, name: str) -> DocumentSummary:
    return DocumentSummary(
        id=document_id,
        name=name,
        kind=DocumentKind.CONTRACT,
        media_type="application/pdf",
        pages=5,
        words=400,
        sha256="0" * 64,
        warnings=(Notice("LET_OP", "Een tabel is <u>niet</u> gelezen."),),
    )


def _scores() -> Scores:
    return Scores(
        distrust_index=60.0,
        distrust=Distrust(
            by_phase={Phase.PREPARATION: None, Phase.TENDER: 10.0, Phase.EXECUTION: 55.0},
            by_family={Family.RISK: 40.0, Family.PENALTY: 30.0},
            heaviest=(Contribution("f2", 20.0),),
        ),
        innovation_room=InnovationRoom(
            circular=30.0,
            co2=99.5,
            by_phase={
                Phase.PREPARATION: Room(None, None),
                Phase.TENDER: Room(20.0, 30.0),
                Phase.EXECUTION: Room(40.0, 50.0),
            },
            dimensions=(),
        ),
        trust_zone="wantrouwen",
        trust=Trust(
            "De tekst leest als wantrouwen.",
            20.0,
            70.0,
            propensity_middle=45.0,
            analysis_middle=40.0,
            by_phase={Phase.EXECUTION: PhaseTrust("wantrouwen", "Wantrouwen.", 15.0, 75.0)},
        ),
        coverage=Coverage(400, 6, ("overeenkomst",), ("nota van inlichtingen",)),
    )

"""What stands in the spreadsheet: sheets as plain rows, in the words of the other reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analyser.advice import Perspective
from analyser.model import Finding, Report, Requirement, SpecificationLevel
from analyser.reporting.decided import Decided, by_finding
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import suggestion, wording
from analyser.reporting.plain import clean, strip_unsafe
from analyser.reporting.specification import LEVELS
from analyser.reporting.spreadsheet.cells import Cell, Column, Sheet
from analyser.reporting.spreadsheet.figures import figures_sheet
from analyser.reporting.verdict import norms
from analyser.reporting.words import FAMILIES, PARTIES, PHASES, POLARITIES, severity_words

_APART: Mapping[SpecificationLevel, str] = {
    SpecificationLevel.STATUTORY: "wet, veiligheid of wat er al is; telt niet mee",
    SpecificationLevel.PROCESS: "papier, geld of overleg; telt niet mee",
}
_UNJUDGED = "de woorden zeggen te weinig; telt niet mee"


def sheets(
    report: Report, perspective: Perspective, decisions: Sequence[Decided]
) -> tuple[Sheet, ...]:
    """The sheets of the spreadsheet: findings, figures with what they rest on, requirements.

    Args:
        report: the report.
        perspective: for whom; decides the wording of advice.
        decisions: what the user decided on findings.
    """
    overview = Overview(report)
    return (
        _findings(overview, perspective, by_finding(decisions)),
        figures_sheet(report),
        Sheet("Eisen", _REQUIREMENT_COLUMNS, tuple(_requirements(overview))),
    )


def _findings(
    overview: Overview, perspective: Perspective, decided: Mapping[str, Decided]
) -> Sheet:
    words = wording(perspective)
    columns = (
        Column("Nr", 6, "0"),
        Column("Stuk", 26),
        Column("Plaats", 16),
        Column("Onder", 28),
        Column("Bladzijde", 10, "0"),
        Column("Soort", 14),
        Column("Indicator", 28),
        Column("Familie", 20),
        Column("Fase", 14),
        Column("Ernst of sterkte (0-5)", 12, "0.0"),
        Column("In woorden", 18),
        Column("Wie het draagt", 15),
        Column("Tekst", 60),
        Column("Waarom dit opvalt", 50),
        Column("Norm", 40),
        Column(f"{words.suggestion} / {words.example}", 60),
        Column("Zekerheid", 11, "0%"),
        Column("Uw oordeel", 16),
        Column("Reden", 40),
        Column("Staat ook in", 30),
        Column("Gewijzigd door nota van inlichtingen", 30),
    )
    rows = (_finding(overview, finding, perspective, decided) for finding in overview.findings)
    return Sheet("Bevindingen", columns, tuple(rows))


def _finding(
    overview: Overview, finding: Finding, perspective: Perspective, decided: Mapping[str, Decided]
) -> tuple[Cell, ...]:
    decision = decided.get(finding.id)
    return (
        overview.index(finding),
        clean(overview.documents[finding.document].name),
        overview.number(finding),
        overview.heading(finding),
        finding.page,
        POLARITIES[finding.polarity],
        finding.label,
        FAMILIES[finding.family],
        PHASES[finding.phase],
        finding.severity,
        severity_words(finding.severity, finding.polarity).partition(" (")[0],
        PARTIES[finding.bearer],
        strip_unsafe(finding.quote).strip(),
        finding.explanation,
        "\n".join(norms(finding)),
        suggestion(finding, overview.place_in_question(finding), perspective),
        finding.confidence,
        decision.words if decision else None,
        clean(decision.reason) if decision else None,
        "\n".join(overview.also_in(finding)),
        "\n".join(overview.changed_by(finding)),
    )


_REQUIREMENT_COLUMNS = (
    Column("Nr", 6, "0"),
    Column("Stuk", 26),
    Column("Hoofdstuk", 34),
    Column("Nummer", 12),
    Column("Bladzijde", 10, "0"),
    Column("Eis", 80),
    Column("Hardheid", 12),
    Column("Graad", 8),
    Column("Betekenis", 28),
    Column("Woorden die dat zeggen", 32),
    Column("Waarom", 40),
    Column("Gewicht", 9, "0.0"),
)


def _requirements(overview: Overview) -> Iterator[tuple[Cell, ...]]:
    report = overview.report
    clauses = {clause.id: clause for clause in report.clauses}
    for number, each in enumerate(report.scores.specification.requirements, start=1):
        clause = clauses[each.clause]
        yield (
            number,
            clean(overview.documents[each.document].name),
            " › ".join(clean(heading) for heading in each.chapter),
            clean(clause.number or ""),
            clause.page,
            strip_unsafe(clause.text).strip(),
            each.strength.value,
            each.level.value if each.level else None,
            _meaning(each),
            strip_unsafe(clause.text[each.start : each.end]).strip(),
            each.reason,
            each.weight,
        )


def _meaning(requirement: Requirement) -> str:
    level = requirement.level
    if level is None:
        return _UNJUDGED
    return LEVELS.get(level) or _APART[level]

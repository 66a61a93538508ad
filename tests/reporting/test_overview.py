from __future__ import annotations

from dataclasses import replace

from analyser.model import Family, Phase, Polarity, Report
from analyser.reporting.overview import Overview


def test_findings_stand_in_order_of_place_whatever_their_order_in_the_report(
    report: Report,
) -> None:
    overview = Overview(replace(report, findings=report.findings[::-1]))
    assert [f.id for f in overview.findings] == ["f1", "f2", "f3", "f4"]
    assert overview.index(report.findings[3]) == 4


def test_places_are_worded_for_their_kind_of_document(report: Report) -> None:
    overview = Overview(report)
    places = [overview.place(f) for f in report.findings]
    assert places == [
        "Overeenkomst.pdf, artikel 7.3, bladzijde 4",
        "Overeenkomst.pdf, artikel 9, bladzijde 5",
        "Eisen.pdf, E-012",
        "Eisen.pdf",
    ]


def test_a_document_on_its_own_is_named_only_when_nothing_else_can_be_said(report: Report) -> None:
    alone = replace(report, documents=report.documents[1:], findings=report.findings[2:])
    overview = Overview(alone)
    assert [overview.place(f) for f in alone.findings] == ["E-012", "Eisen.pdf"]


def test_a_question_about_a_clause_without_number_quotes_it(report: Report) -> None:
    place = Overview(report).place_in_question(report.findings[3])
    assert place == "de bepaling “De lichtmasten zijn van het merk Lumarc, type 400.” in Eisen.pdf"


def test_the_heaviest_come_first_and_are_varied(report: Report) -> None:
    first = report.findings[0]
    clause = report.clauses[0]
    same = [replace(first, id=f"x{n}", quote=clause.text[: 20 + n], end=20 + n) for n in range(4)]
    overview = Overview(replace(report, findings=(*report.findings, *same)))
    heaviest = overview.heaviest(Polarity.DISTRUST, 4)
    assert [f.indicator for f in heaviest] == [
        "pen-per-day-uncapped",
        "pen-per-day-uncapped",
        "risk-unlimited-liability",
        "spec-brand-no-equivalent",
    ]


def test_the_same_text_counts_once_among_the_heaviest(report: Report) -> None:
    twin = replace(report.findings[0], id="twin")
    overview = Overview(replace(report, findings=(*report.findings, twin)))
    assert len(overview.heaviest(Polarity.DISTRUST, 10)) == 3


def test_a_mention_without_weight_is_not_among_the_strongest(report: Report) -> None:
    findings = (*report.findings[:2], replace(report.findings[2], severity=0.0))
    assert Overview(replace(report, findings=findings)).heaviest(Polarity.TRUST, 10) == []


def test_families_without_findings_are_listed(report: Report) -> None:
    counts = {count.family: count.findings for count in Overview(report).families()}
    assert counts == {
        Family.RISK: 1,
        Family.SPECIFICATION: 1,
        Family.PENALTY: 1,
        Family.PROCEDURE: 0,
        Family.POSITIVE: 1,
    }


def test_contributors_of_a_phase_are_sorted_by_effect(report: Report) -> None:
    overview = Overview(report)
    blockers = overview.contributors(Phase.EXECUTION, Polarity.DISTRUST, 3)
    assert [f.id for f in blockers] == ["f1", "f2"]
    assert overview.contributors(Phase.EXECUTION, Polarity.TRUST, 3) == []

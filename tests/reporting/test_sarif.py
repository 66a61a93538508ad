"""SARIF: the shape of 2.1.0, places that lead to the words, and decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from fluidattacks_core.sarif import SarifLog

from analyser.advice import Perspective
from analyser.model import Polarity, Repeat, Report
from analyser.reporting.decided import Decided
from analyser.reporting.sarif.log import render_sarif
from tests.reporting.conftest import PENALTY


def run_of(
    report: Report, *decisions: Decided, view: Perspective = Perspective.BUYER
) -> dict[str, Any]:
    """The one run of the log, once the log as a whole was found to have the right shape."""
    log = json.loads(render_sarif(report, view, decisions))
    SarifLog.model_validate(log)  # closed types, made of the schema of the standard
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    return run


def region_text(run: dict[str, Any], location: dict[str, Any]) -> str:
    """The words at a place, found by lines and columns and by offsets."""
    physical = location["physicalLocation"]
    text = run["artifacts"][physical["artifactLocation"]["index"]]["contents"]["text"]
    region = physical["region"]
    lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = lines[-1][: region["endColumn"] - 1]
    lines[0] = lines[0][region["startColumn"] - 1 :]
    offset = region["charOffset"]
    assert "\n".join(lines) == text[offset : offset + region["charLength"]]
    return "\n".join(lines)


def test_results_lead_to_their_words_and_rules(report: Report) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) > 100
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == 4
    for finding, result in zip(report.findings, run["results"], strict=True):
        [location] = result["locations"]
        assert region_text(run, location) == finding.quote
        assert location["physicalLocation"]["region"]["snippet"]["text"] == finding.quote
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.indicator
    place = run["results"][0]["locations"][0]
    assert place["properties"] == {
        "page": 4, "clause": "d1.c1", "clauseNumber": "7.3", "start": 0, "end": len(PENALTY),
    }  # fmt: skip
    assert place["message"]["text"] == "Overeenkomst.pdf, artikel 7.3, bladzijde 4"
    assert place["logicalLocations"][0]["name"] == "7.3"


def test_places_hold_where_a_clause_has_lines_of_its_own(report: Report) -> None:
    text = "Eerste regel\n{tweede} regel 😀 en\nderde regel"
    first = replace(report.clauses[0], text=text)
    start = text.index("tweede")
    finding = replace(report.findings[0], quote=text[start:-6], start=start, end=len(text) - 6)
    run = run_of(
        replace(
            report,
            clauses=(first, *report.clauses[1:]),
            findings=(finding, *report.findings[1:]),
        )
    )
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"]) == (2, 2, 3)
    for result in run["results"]:
        region_text(run, result["locations"][0])
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("polarity", "severity", "kind", "level"),
    [
        (Polarity.DISTRUST, 5.0, "fail", "error"),
        (Polarity.DISTRUST, 3.5, "fail", "error"),
        (Polarity.DISTRUST, 3.0, "fail", "warning"),
        (Polarity.DISTRUST, 2.0, "fail", "note"),
        (Polarity.DISTRUST, 0.5, "fail", "note"),
        (Polarity.DISTRUST, 0.0, "informational", "none"),
        (Polarity.TRUST, 5.0, "informational", "none"),
    ],
)
def test_severity_is_a_level_and_a_strength_is_no_problem(
    report: Report, polarity: Polarity, severity: float, kind: str, level: str
) -> None:
    found = replace(report.findings[0], polarity=polarity, severity=severity)
    [result] = run_of(replace(report, findings=(found,)))["results"]
    assert (result["kind"], result["level"], result["rank"]) == (kind, level, severity * 20)


def test_what_was_decided_is_suppressed_with_its_reason(report: Report) -> None:
    decided = (
        Decided("f1", "Bewust gekozen", "De  verzekeraar\nwil dit."),
        Decided("f2", "Klopt niet", ""),
    )
    first, second, *rest = run_of(report, *decided)["results"]
    assert first["suppressions"] == [
        {"kind": "external", "justification": "Bewust gekozen: De verzekeraar wil dit."}
    ]
    assert second["suppressions"][0]["justification"] == "Klopt niet"
    assert [result["suppressions"] for result in rest] == [[], []]


def test_a_fingerprint_stays_when_a_clause_moves_and_tells_alike_quotes_apart(
    report: Report,
) -> None:
    def prints(made: Report) -> list[str]:
        return [r["fingerprints"]["indicatorAndQuote/v1"] for r in run_of(made)["results"]]

    before = prints(report)
    assert len(set(before)) == 4
    moved = replace(report, clauses=tuple(reversed(report.clauses)))
    assert sorted(prints(moved)) == sorted(before)
    twice = replace(report.findings[0], id="f8")
    assert len(set(prints(replace(report, findings=(*report.findings, twice))))) == 5


def test_what_was_not_read_is_a_notification(report: Report) -> None:
    [invocation] = run_of(report)["invocations"]
    notices = invocation["toolExecutionNotifications"]
    assert [notice["descriptor"]["id"] for notice in notices] == ["SOORT", "SCAN"]
    assert notices[1]["locations"][0]["physicalLocation"]["artifactLocation"] == {"index": 0}


def test_names_and_texts_of_every_kind_are_written(report: Report) -> None:
    name = "map met spatie/c:d #1? {é}\ud800.docx"
    document = replace(report.documents[0], name=name)
    clause = replace(report.clauses[0], text="Half \ud800 teken {x}", heading_path=("Kop\ud800",))
    finding = replace(report.findings[0], quote="Half \ud800 teken", start=0, end=12)
    made = replace(
        report,
        documents=(document, report.documents[1]),
        clauses=(clause, *report.clauses[1:]),
        findings=(replace(finding, label="{0}"), *report.findings[1:]),
    )
    run = run_of(made)
    uri = run["artifacts"][0]["location"]["uri"]
    assert unquote(uri) == name.replace("\ud800", "\N{REPLACEMENT CHARACTER}")
    assert not set(uri) & set(" #?{}:")
    first = run["results"][0]
    assert first["message"]["text"].startswith("{{0}}. ")
    assert region_text(run, first["locations"][0]) == "Half \N{REPLACEMENT CHARACTER} teken"


def test_further_places_of_a_text_are_related_locations(report: Report) -> None:
    pack = replace(report.pack, repeats=(Repeat("d1.c1", ("d2.c1",)),))
    run = run_of(replace(report, pack=pack))
    [related] = run["results"][0]["relatedLocations"]
    assert region_text(run, related) == report.clauses[2].text


def test_an_indicator_that_the_lexicon_does_not_know_any_more_is_a_rule_too(
    report: Report,
) -> None:
    old = replace(report.findings[0], indicator="pen-uit-een-vorige-versie")
    run = run_of(replace(report, findings=(old,)))
    [result] = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["shortDescription"]["text"] == old.label


def test_a_supplier_gets_questions_and_nothing_is_empty(
    report: Report, empty_report: Report
) -> None:
    first = run_of(report, view=Perspective.SUPPLIER)["results"][0]
    assert "Kunt u toelichten" in first["properties"]["suggestion"]
    assert run_of(empty_report)["results"] == []

"""Walks the tree of the JSON report and adds every figure up again, down to clauses."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from analyser.pipeline import Engine, analyse
from analyser.reporting.jsonable import render_json

AMBITIONS = ("circular", "co2")
# Figures have four decimals; a sum of a hundred of them may be this far off.
NEAR = 0.006
OF_A_HUNDRED = 0.6


@pytest.fixture(scope="module", params=["bevroren.docx", "ontdooid.docx", "both"])
def report(request: pytest.FixtureRequest, engine: Engine, samples: Path) -> dict[str, Any]:
    names = ["bevroren.docx", "ontdooid.docx"] if request.param == "both" else [request.param]
    loaded: dict[str, Any] = json.loads(render_json(analyse([samples / n for n in names], engine)))
    return loaded


@pytest.fixture
def room(report: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = report["scores"]["innovation_room"]
    return found


def clauses_of(report: dict[str, Any]) -> dict[str, str]:
    return {clause["id"]: clause["text"] for clause in report["clauses"]}


def test_a_dimension_is_its_start_and_its_steps(
    report: dict[str, Any], room: dict[str, Any]
) -> None:
    findings = {finding["id"] for finding in report["findings"]}
    clauses = clauses_of(report)
    for dimension in room["dimensions"]:
        start = dimension["start"]
        if start is None:
            assert dimension["circular"] is None
            assert dimension["co2"] is None
            assert dimension["reason"].startswith("Niet te beoordelen")
            continue
        steps = [*dimension["openers"], *dimension["blockers"], *dimension["bounds"]]
        for ambition in AMBITIONS:
            total = start[ambition] + sum(step[ambition] for step in steps)
            assert total == pytest.approx(dimension[ambition], abs=NEAR), dimension["id"]
        for step in dimension["openers"]:
            assert step["finding"] in findings
            assert step["circular"] >= 0
            assert step["co2"] >= 0
        for step in dimension["blockers"]:
            assert step["finding"] in findings
            assert step["circular"] <= 0
            assert step["co2"] <= 0
        assert {source["clause"] for source in start["sources"]} <= clauses.keys()


def test_freedom_is_the_mean_of_requirements(room: dict[str, Any]) -> None:
    start = next(d for d in room["dimensions"] if d["id"] == "D2")["start"]
    weights = sum(source["weight"] for source in start["sources"])
    total = sum(source["value"] * source["weight"] for source in start["sources"])
    assert len(start["sources"]) > 10
    assert total / weights == pytest.approx(start["circular"], abs=NEAR)


def test_reward_was_read_from_clauses(room: dict[str, Any]) -> None:
    start = next(d for d in room["dimensions"] if d["id"] == "D5")["start"]
    assert start["sources"] or start["circular"] in {0.0, 0.5}


def test_a_total_is_the_mean_of_dimensions_less_the_gates(
    report: dict[str, Any], room: dict[str, Any]
) -> None:
    findings = {finding["id"] for finding in report["findings"]}
    judged = [d for d in room["dimensions"] if d["circular"] is not None]
    assert [d["id"] for d in judged] == room["basis"]["dimensions"]
    for ambition in AMBITIONS:
        weights = sum(d[f"weight_{ambition}"] for d in judged)
        mean = 100 * sum(d[ambition] * d[f"weight_{ambition}"] for d in judged) / weights
        taken = sum(gate[ambition] for gate in room["gates"])
        assert weights == pytest.approx(room["basis"][ambition])
        assert mean + taken == pytest.approx(room[ambition], abs=OF_A_HUNDRED)
    for gate in room["gates"]:
        assert gate["findings"]
        assert set(gate["findings"]) <= findings
        for dimension in room["dimensions"]:
            codes = {bound["code"] for bound in dimension["bounds"]}
            assert gate["code"] not in codes or dimension["id"] in gate["dimensions"]


def test_a_phase_is_the_mean_of_its_dimensions(room: dict[str, Any]) -> None:
    for phase, rooms in room["by_phase"].items():
        for ambition in AMBITIONS:
            judged = [
                (d[ambition], d[f"weight_{ambition}"])
                for d in room["dimensions"]
                if d["phase"] == phase and d[ambition] is not None
            ]
            mean = 100 * sum(v * w for v, w in judged) / sum(w for _, w in judged)
            assert mean == pytest.approx(rooms[ambition], abs=OF_A_HUNDRED)


def statement(finding: dict[str, Any]) -> tuple[str, int]:
    return finding["clause"], finding["start"]


def test_the_index_is_made_of_loads(report: dict[str, Any]) -> None:
    scores = report["scores"]
    distrust = scores["distrust"]
    findings = {finding["id"]: finding for finding in report["findings"]}

    def index(loads: list[dict[str, Any]]) -> float:
        return 100 * (1 - math.exp(-sum(load["load"] for load in loads) / distrust["scale"]))

    for load in distrust["loads"]:
        finding = findings[load["finding"]]
        assert finding["polarity"] == "distrust"
        extra = min(1.0, 0.5 * len(load["also"]))
        assert load["severity"] == pytest.approx(min(5.0, finding["severity"] + extra), abs=NEAR)
        assert load["load"] == pytest.approx(load["weight"] * load["severity"] ** 1.5, abs=NEAR)
        assert all(statement(findings[other]) == statement(finding) for other in load["also"])
    counted = [statement(findings[load["finding"]]) for load in distrust["loads"]]
    assert len(set(counted)) == len(counted)
    assert index(distrust["loads"]) == pytest.approx(scores["distrust_index"], abs=NEAR)
    for name, key in (("by_phase", "phase"), ("by_family", "family")):
        for part, value in distrust[name].items():
            loads = [load for load in distrust["loads"] if findings[load["finding"]][key] == part]
            if value is None:
                assert not loads
            else:
                assert index(loads) == pytest.approx(value, abs=NEAR)
    assert [part["finding"] for part in distrust["heaviest"]] == [
        load["finding"] for load in distrust["loads"][: len(distrust["heaviest"])]
    ]


def test_inconsistencies_quote_both_places(report: dict[str, Any]) -> None:
    clauses = clauses_of(report)
    for each in report["scores"]["inconsistencies"]:
        assert each["passages"]
        for passage in each["passages"]:
            text = clauses[passage["clause"]]
            assert passage["quote"] == text[passage["start"] : passage["end"]]
            assert passage["role"]


def test_margins_hold_the_figures_and_edits_lead_to_findings(report: dict[str, Any]) -> None:
    findings = {finding["id"]: finding for finding in report["findings"]}
    margins, scores = report["uncertainty"], report["scores"]
    for interval, value in (
        (margins["distrust_index"], scores["distrust_index"]),
        (margins["circular"], scores["innovation_room"]["circular"]),
        (margins["co2"], scores["innovation_room"]["co2"]),
    ):
        assert interval["low"] <= value + NEAR
        assert interval["high"] >= value - NEAR
    assert set(margins["mainly"]) <= findings.keys()
    steps = report["edits"]["steps"]
    assert 1 <= len(steps) <= 3
    assert len({findings[step["finding"]]["clause"] for step in steps}) == len(steps)
    for one in (*report["what_if"], *steps):
        assert one["finding"] in one["replaces"]
        assert findings[one["finding"]]["polarity"] == "distrust"

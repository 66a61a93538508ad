"""What a new draft gains and loses."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.model import Finding, Polarity, Report, Software
from analyser.reporting.comparing.comparison import Change, Comparison, compare
from analyser.reporting.comparing.text import (
    change_words,
    comparison_as_dict,
    render_comparison,
    summary,
)
from tests.reporting.conftest import BRAND, PENALTY, make_clause, make_finding, make_scores

_EMPTY = Report(Software("dooi", "1", "1", "nl_dooi", None), (), (), (), make_scores())


def changes(comparison: Comparison) -> dict[str, Change]:
    return {each.finding.id: each.change for each in comparison.changes}


def without(report: Report, finding_id: str) -> Report:
    return replace(report, findings=tuple(f for f in report.findings if f.id != finding_id))


def with_text(report: Report, clause_id: str, text: str) -> Report:
    clauses = tuple(replace(c, text=text) if c.id == clause_id else c for c in report.clauses)
    return replace(report, clauses=clauses)


def test_a_draft_compared_with_itself_has_no_differences(report: Report) -> None:
    comparison = compare(report, report)
    assert set(changes(comparison).values()) == {Change.SAME}
    assert all(pair.is_same for pair in comparison.pairs)
    assert {(f.old, f.new) for f in comparison.figures if f.old != f.new} == set()


def test_what_goes_comes_and_weighs_otherwise(report: Report) -> None:
    softer = with_text(report, "d1.c1", PENALTY.replace("kent geen", "heeft een redelijk"))
    softer = replace(
        softer,
        findings=(replace(softer.findings[0], severity=2.0), *without(report, "f2").findings[1:]),
    )
    comparison = compare(report, softer)
    assert changes(comparison) == {
        "f1": Change.CHANGED, "f2": Change.GONE, "f3": Change.SAME, "f4": Change.SAME,
    }  # fmt: skip
    assert {e.finding.id for e in comparison.changes if e.change is not Change.SAME and e.is_gain} == {
        "f1", "f2",
    }  # fmt: skip
    lighter = next(each for each in comparison.changes if each.change is Change.CHANGED)
    assert change_words(lighter).startswith("Lichter: Boete per dag zonder maximum, van zeer zwaar")
    back = compare(softer, report)
    assert changes(back)["f2"] is Change.NEW
    assert not any(e.is_gain for e in back.changes if e.change is not Change.SAME)


@pytest.mark.parametrize(
    ("polarity", "before", "after", "is_gain"),
    [
        (Polarity.DISTRUST, 2.0, 4.0, False),
        (Polarity.DISTRUST, 4.0, 2.0, True),
        (Polarity.TRUST, 2.0, 4.0, True),
        (Polarity.TRUST, 4.0, 2.0, False),
        (Polarity.DISTRUST, 4.0, None, True),
        (Polarity.TRUST, 4.0, None, False),
        (Polarity.DISTRUST, None, 4.0, False),
        (Polarity.TRUST, None, 4.0, True),
    ],
)
def test_strengths_and_points_of_attention_are_gains_the_other_way_round(
    report: Report, polarity: Polarity, before: float | None, after: float | None, *, is_gain: bool
) -> None:
    def draft(severity: float | None) -> Report:
        found = replace(report.findings[0], polarity=polarity, severity=severity or 0.0)
        return replace(report, findings=() if severity is None else (found,))

    [change] = compare(draft(before), draft(after)).changes
    assert change.is_gain is is_gain


def test_a_clause_that_moved_keeps_its_findings(report: Report) -> None:
    moved = replace(report, clauses=(*report.clauses[1:], report.clauses[0]))
    comparison = compare(report, moved)
    assert set(changes(comparison).values()) == {Change.SAME}
    assert all(pair.is_same for pair in comparison.pairs)


def test_a_text_that_is_judged_in_another_of_its_places_did_not_change(report: Report) -> None:
    again = make_clause("d2.c3", f"Aanvullend geldt het volgende. {PENALTY}")
    twice = replace(report, clauses=(*report.clauses, again))
    elsewhere = make_finding("f9", again, PENALTY, ("verbeurt",))
    there = replace(twice, findings=(*without(twice, "f1").findings, elsewhere))
    assert set(changes(compare(twice, there)).values()) == {Change.SAME}


def test_a_changed_word_in_a_clause_is_a_change_and_no_new_clause(report: Report) -> None:
    changed = with_text(report, "d2.c2", BRAND.replace("400", "500"))
    comparison = compare(report, changed)
    [pair] = [pair for pair in comparison.pairs if not pair.is_same]
    assert pair.before is not None
    assert pair.after is not None
    assert summary(comparison)[0] == (
        "3 bepalingen zijn gelijk gebleven, 1 gewijzigd, 0 vervallen en 0 nieuw."
    )


@given(data=st.data())
def test_every_finding_of_both_drafts_is_told_exactly_once(data: st.DataObject) -> None:
    sentences = [PENALTY, BRAND, "Het overleg is op dinsdag.", "De boete kent geen maximum."]

    def draft() -> Report:
        texts = data.draw(st.lists(st.sampled_from(sentences), max_size=7))
        clauses = tuple(make_clause(f"d1.c{n}", text) for n, text in enumerate(texts))
        found: list[Finding] = []
        for clause in clauses:
            for indicator in data.draw(st.lists(st.sampled_from("ab"), max_size=3)):
                severity = data.draw(st.sampled_from([2.0, 4.0]))
                found.append(
                    make_finding(
                        f"f{len(found)}", clause, clause.text, (),
                        indicator=indicator, severity=severity,
                    )
                )  # fmt: skip
        return replace(_EMPTY, clauses=clauses, findings=tuple(found))

    old, new = draft(), draft()
    comparison = compare(old, new)
    olds = [each.old.id for each in comparison.changes if each.old is not None]
    news = [each.new.id for each in comparison.changes if each.new is not None]
    assert sorted(olds) == sorted(f.id for f in old.findings)
    assert sorted(news) == sorted(f.id for f in new.findings)
    assert sorted(p.before.id for p in comparison.pairs if p.before) == sorted(
        c.id for c in old.clauses
    )
    assert [p.after.id for p in comparison.pairs if p.after] == [c.id for c in new.clauses]
    for each in comparison.changes:
        assert (each.old is None) is (each.change is Change.NEW)
        assert (each.new is None) is (each.change is Change.GONE)
        if each.old and each.new:
            assert each.old.indicator == each.new.indicator
            assert (each.old.severity == each.new.severity) is (each.change is Change.SAME)


def test_the_text_tells_gains_and_losses_in_narrow_lines(report: Report) -> None:
    text = render_comparison(compare(report, without(report, "f3")))
    assert max(map(len, text.splitlines())) <= 100
    gains, losses = text.split("Wat de nieuwe versie verliest")
    assert "Niets gevonden." in gains
    assert "Weg: Hergebruikte materialen welkom, sterk (4 van 5) · sterk punt" in losses
    assert "E-012" in losses
    assert "Dit zijn indicaties over teksten, niet over mensen." in text


def test_the_data_has_every_finding_with_its_place(report: Report) -> None:
    data = json.loads(json.dumps(comparison_as_dict(compare(report, without(report, "f2")))))
    assert {name: len(found) for name, found in data["findings"].items()} == {
        "gone": 1, "new": 0, "changed": 0, "same": 3,
    }  # fmt: skip
    [gone] = data["findings"]["gone"]
    assert gone["gain"] is True
    assert gone["new"] is None
    assert gone["old"]["place"] == "Overeenkomst.pdf, artikel 9, bladzijde 5"
    assert data["figures"][0] == {"name": "Gestold wantrouwen", "old": 62.6, "new": 62.6}


def test_what_could_not_be_judged_is_not_compared(report: Report, empty_report: Report) -> None:
    text = render_comparison(compare(report, empty_report))
    assert "niet te vergelijken" in text

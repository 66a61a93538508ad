"""The picture of the degree of specification, in the terminal and on the page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analyser.advice import Perspective
from analyser.model import ChapterSpecification, Report, Requirement, Specification, Strength
from analyser.model import SpecificationLevel as Level
from analyser.reporting.html import render_html
from analyser.reporting.overview import Overview
from analyser.reporting.specification import TITLE, chapter_bars, introduction
from analyser.reporting.text import render_text


@pytest.fixture
def specified(report: Report) -> Report:
    clause = report.clauses[0]
    levels = {Level.PRESCRIBED: 3, Level.FUNCTION: 1, Level.STATUTORY: 1, Level.PROCESS: 2}
    requirement = Requirement(
        clause.id, clause.document, ("2 Licht",), Level.PRESCRIBED, Strength.DEMAND, 1.25,
        "noemt een merk of type", 0, 4,
    )  # fmt: skip
    chapters = (
        ChapterSpecification(clause.document, ("Deel B", "2 Licht <i>"), levels, 1, 0.225),
        ChapterSpecification(clause.document, ("3 Proces",), {Level.PROCESS: 2}, 0, None),
    )
    seen = Specification(0.225, levels, 1, chapters, (requirement,))
    return replace(report, scores=replace(report.scores, specification=seen))


def test_the_introduction_adds_up(specified: Report) -> None:
    said = introduction(Overview(specified))
    assert "Van 4 eisen over de oplossing leggen er 3 de uitvoering vast" in said
    assert "vraagt er 1 een prestatie, functie of effect" in said
    assert "1 eis over wet, veiligheid of wat er al is, 2 eisen over papier" in said
    assert "Van 1 eis zeggen de woorden te weinig" in said


def test_a_bar_shows_shares_and_leaves_out_chapters_without_a_solution(specified: Report) -> None:
    (bar,) = chapter_bars(Overview(specified))
    assert bar.characters == "0" * 15 + "4" * 5
    assert [(s.start, s.width) for s in bar.stripes] == [(0, 75), (75, 25)]
    assert sum(bar.counts) == 4
    assert bar.apart == 4
    assert bar.room == pytest.approx(22.5)


def test_the_terminal_shows_the_bar(specified: Report) -> None:
    text = render_text(specified, Perspective.BUYER)
    assert TITLE in text
    assert "0" * 15 + "4" * 5 in text
    assert "S0 ligt vast" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 100


def test_the_page_has_a_table_beside_the_drawing(specified: Report) -> None:
    page = render_html(specified, Perspective.BUYER)
    seen = _Page()
    seen.feed(page[page.index('id="eisen"') : page.index('id="wantrouwen"')])
    assert seen.cells == ["3", "0", "0", "0", "1", "0", "4", "23"]
    assert seen.drawings
    assert all(hidden == "true" for hidden in seen.drawings)
    assert "2 Licht &lt;i&gt;" in page


def test_nothing_that_was_left_out_is_not_counted(report: Report) -> None:
    clause = report.clauses[0]
    paper = Requirement(
        clause.id, clause.document, (), Level.PROCESS, Strength.DEMAND, 1.25, "over een stuk", 0, 4
    )
    seen = Specification(None, {Level.PROCESS: 2}, 0, (), (paper, paper))
    scores = replace(report.scores, specification=seen)
    said = introduction(Overview(replace(report, scores=scores)))
    assert said == "Niet meegeteld: 2 eisen over papier, geld of overleg."


def test_without_requirements_nothing_is_shown(report: Report) -> None:
    assert introduction(Overview(report)) == ""
    assert TITLE not in render_text(report, Perspective.BUYER)
    assert 'id="eisen"' not in render_html(report, Perspective.BUYER)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.drawings: list[str | None] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_cell = tag == "td"
        if tag == "svg":
            self.drawings.append(dict(attrs).get("aria-hidden"))

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells.append(data)
            self._in_cell = False

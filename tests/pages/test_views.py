"""What the pages are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.advice import Perspective
from analyser.model import Family, Gain, Phase
from analyser.reporting.comparing.comparison import compare
from analyser.reporting.overview import Overview
from api.jobs import State
from api.pages.comparison import comparison_view
from api.pages.download_list import download_groups
from api.pages.job_views import job_name, moment, stand
from api.pages.marking import stretches
from api.pages.strip import strip
from api.pages.what_if import figures, proposals
from tests.pages.fakes import job
from tests.pages.sample_report import clause, finding, report


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4),
)
def test_stretches_are_the_text_whatever_the_offsets(
    text: str, spans: list[tuple[int, int]]
) -> None:
    place = clause(1, "d1", text, Phase.TENDER)
    findings = [
        (n, replace(finding(n, place, "x", Family.RISK, 3, ""), start=a, end=b, triggers=((a, b),)))
        for n, (a, b) in enumerate(spans)
    ]
    cut = stretches(text, findings)
    assert "".join(stretch.text for stretch in cut) == text


def test_overlapping_quotes_are_marked_with_both_kinds() -> None:
    place = clause(1, "d1", "abcdefgh", Phase.TENDER)
    one = replace(finding(1, place, "x", Family.RISK, 3, ""), end=5, triggers=((1, 2),))
    other = replace(finding(2, place, "y", Family.POSITIVE, 3, ""), start=3, end=8, triggers=())
    other = replace(other, polarity=report().findings[2].polarity)
    cut = [
        (s.text, s.css, s.trigger, s.ends) for s in stretches("abcdefgh", [(1, one), (2, other)])
    ]
    assert cut == [
        ("a", "attention", False, ()),
        ("b", "attention", True, ()),
        ("c", "attention", False, ()),
        ("de", "both", False, (1,)),
        ("fgh", "strength", False, (2,)),
    ]


def test_a_long_dossier_has_a_strip_of_about_a_hundred_cells() -> None:
    made = report()
    place = made.clauses[0]
    clauses = [replace(place, id=f"d1.c{n}", page=n) for n in range(3000)]
    heavy = replace(made.findings[1], clause="d1.c1700")
    light = replace(made.findings[0], clause="d1.c1699", severity=1.0)
    cells = strip(made.documents, clauses, {"d1.c1700": [heavy], "d1.c1699": [light]})
    assert len(cells) < 110
    filled = [cell for cell in cells if cell.clause]
    assert [(cell.clause, cell.attention) for cell in filled] == [("d1.c1700", 5)]
    assert "2 aandachtspunten, zwaarste 5 van 5" in filled[0].label


def test_an_edit_that_replaces_another_counts_once() -> None:
    made = report()
    wide = replace(made.what_if[0], replaces=("f1", "f2"))
    made = replace(made, what_if=(wide, *made.what_if[1:]), edits=None)
    after = {each.id: each.after for each in figures(made, {"f1", "f2"})}
    assert after["wantrouwen"] == "50"


def test_the_best_edits_are_as_they_were_measured() -> None:
    made = report()
    assert made.edits is not None
    second = replace(made.edits.steps[1], gain=Gain(0.0, 0.0, -1.0, 0.0, 0.0))
    made = replace(made, edits=replace(made.edits, steps=(made.edits.steps[0], second)))
    after = {each.id: each.after for each in figures(made, {"f1", "f2"})}
    assert after["circulair"] == "32"


def test_proposals_come_with_what_they_do() -> None:
    listed = proposals(report())
    assert [each.finding.id for each in listed] == ["f2", "f1", "f4"]
    assert "wantrouwen −20" in listed[0].worth


def test_a_report_compared_with_itself_has_no_differences() -> None:
    made = report()
    view = comparison_view(compare(made, made))
    assert (view.telling, view.other) == ([], [])
    assert view.summary.startswith(f"{len(made.clauses)} bepalingen zijn gelijk gebleven, 0 ")
    assert {row.change for row in view.scores} == {"gelijk"}


def test_a_clause_that_moved_words_is_one_row() -> None:
    old = report()
    text = "Per dag vertraging is een boete van 1% verschuldigd, tot ten hoogste 10%."
    new = replace(
        old,
        clauses=(old.clauses[0], replace(old.clauses[1], text=text), *old.clauses[3:]),
        findings=tuple(f for f in old.findings if f.clause != old.clauses[1].id),
    )
    view = comparison_view(compare(old, new))
    assert [row.kind for row in view.telling] == ["gewijzigd", "vervallen"]
    gone = [piece.text for piece in view.telling[0].old if piece.kind == "gone"]
    assert "5%" in gone
    assert [line.css for row in view.telling for line in row.lost] == ["attention", "strength"]


def test_every_form_that_is_there_can_be_taken_along() -> None:
    """Word and PDF are always there: what was not made with the analysis is made on request."""
    kept = {"json", "html", "html-supplier", "pdf-supplier", "annotated"}

    def paths(perspective: Perspective) -> list[str]:
        return [each.path for _, group in download_groups(kept, perspective) for each in group]

    reading = ["report.html", "report.docx", "report.pdf"]
    always = ["report.xlsx", "report.sarif", "report.json", "decisions.jsonl"]
    assert paths(Perspective.BUYER) == [*reading, "annotated.zip", *always]
    query = "?perspective=supplier"
    assert paths(Perspective.SUPPLIER) == [
        *(path + query for path in (*reading, "report.xlsx", "report.sarif")), *always[2:],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "word", "pdf"),
    [
        ({"docx", "pdf"}, "Uw Word-bestand met opmerkingen", "Uw PDF met markeringen"),
        ({"docx"}, "Uw Word-bestand met opmerkingen", "Rapport (PDF)"),
        (set(), "Rapport (Word)", "Rapport (PDF)"),
    ],
)
def test_downloads_say_whether_they_are_the_users_own_files(
    kept: set[str], word: str, pdf: str
) -> None:
    [(_, listed), _] = download_groups(kept, Perspective.BUYER)
    assert [each.name for each in listed] == ["Rapport om te lezen", word, pdf]


def test_progress_in_words() -> None:
    assert stand(job("a", State.RUNNING)).percent == 25
    assert stand(replace(job("a", State.WAITING), place=1)).sentence == (
        "U bent als eerste aan de beurt."
    )
    assert stand(replace(job("a", State.WAITING), place=2)).sentence == "Er gaat één analyse voor."
    assert job_name(job("a", State.DONE, ["x.docx", "y.pdf", "z.pdf"])) == (
        "x.docx en 2 andere stukken"
    )


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        (datetime(2026, 11, 22, 11, 36, tzinfo=UTC), "22 november 2026, 12.36 uur"),
        (datetime(2026, 7, 1, 22, 5, tzinfo=UTC), "2 juli 2026, 00.05 uur"),
    ],
)
def test_times_are_those_of_a_clock_in_the_netherlands(utc: datetime, said: str) -> None:
    assert moment(utc) == said


def test_the_sample_is_whole() -> None:
    made = report()
    assert all(Overview(made).clause(f).text[f.start : f.end] == f.quote for f in made.findings)

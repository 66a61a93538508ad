from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.html import render_html

_VOID = frozenset({"meta", "input", "br", "link", "img"})
_LARGEST = 5_000_000
_HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> {{ 7*7 }} & \"onclick=\"x"


class _Page(HTMLParser):
    """Reads a page: tags must close in order; keeps what the tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.marks: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "mark":
            self.marks.append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark":
            self.marks[-1] += data
        if "style" not in self.open:
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def _render(report: Report, perspective: Perspective = Perspective.BUYER) -> _Page:
    return _Page(render_html(report, perspective))


def _with_hostile_text(report: Report) -> Report:
    clause = replace(report.clauses[3], text=_HOSTILE, number=_HOSTILE, heading_path=(_HOSTILE,))
    step = replace(report.findings[0].modifiers[0], label=_HOSTILE, cue=_HOSTILE)
    finding = replace(
        report.findings[3],
        label=_HOSTILE, quote=_HOSTILE, start=0, end=len(_HOSTILE), triggers=((0, 8), (30, 40)),
        explanation=_HOSTILE, advice=_HOSTILE, modifiers=(step,), detected_by=(_HOSTILE,),
        norms=(replace(report.findings[0].norms[0], text=_HOSTILE),),
    )  # fmt: skip
    notice = replace(report.skipped[0], message=_HOSTILE)
    return replace(
        report,
        documents=(
            report.documents[0],
            replace(report.documents[1], name=_HOSTILE, media_type=_HOSTILE, warnings=(notice,)),
        ),
        clauses=(*report.clauses[:3], clause),
        findings=(*report.findings[:3], finding),
        skipped=(notice,),
        software=replace(report.software, language_model=_HOSTILE),
    )


@pytest.mark.parametrize("perspective", list(Perspective))
def test_hostile_text_is_shown_and_never_run(report: Report, perspective: Perspective) -> None:
    page = _render(_with_hostile_text(report), perspective)
    assert not page.all("script")
    assert not page.all("img")
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert "style" not in attributes
    assert " ".join(_HOSTILE.split()) in page.words
    assert page.open == []


def test_control_characters_and_marks_of_direction_are_gone(report: Report) -> None:
    named = replace(report.documents[0], name="a\x00b\x1b\u202egnp.exe")
    html = render_html(replace(report, documents=(named, report.documents[1])), Perspective.BUYER)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "abgnp.exe" in html


def test_nothing_points_outside_the_page(report: Report) -> None:
    html = render_html(report, Perspective.BUYER)
    page = _Page(html)
    assert "http:" not in html
    assert "https:" not in html
    assert "url(" not in html
    assert "@import" not in html
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for _, attributes in page.tags:
        assert not {"src", "srcset", "action", "data"} & set(attributes)
        href = attributes.get("href")
        assert href is None or (href.startswith("#") and href[1:] in ids)


def test_the_policy_allows_only_the_style_of_the_page(report: Report) -> None:
    html = render_html(report, Perspective.BUYER)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    [policy] = [a["content"] for a in _Page(html).all("meta") if "http-equiv" in a]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_headings_go_down_one_step_at_a_time(report: Report, empty_report: Report) -> None:
    for each in (report, empty_report):
        headings = _render(each).headings
        assert headings[0] == 1
        assert headings.count(1) == 1
        steps = [b - a for a, b in pairwise(headings)]
        assert max(steps) <= 1


def test_the_page_is_accessible_in_structure(report: Report) -> None:
    page = _render(report)
    assert page.all("html")[0]["lang"] == "nl"
    assert len(page.all("main")) == 1
    assert page.all("nav")[0]["aria-label"]
    assert page.all("a")[0]["href"] == "#inhoud"
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(cell["scope"] in {"row", "col"} for cell in page.all("th"))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for target in (attributes.get("aria-labelledby") or "").split():
            assert target in ids


def test_every_drawing_has_words_or_is_decoration(report: Report) -> None:
    for drawing in _render(report).all("svg"):
        assert drawing.get("aria-hidden") == "true" or drawing.get("role") == "img"


def test_all_findings_are_there_with_everything_that_belongs_to_them(report: Report) -> None:
    page = _render(report)
    assert len(page.all("article")) == len(report.findings)
    for finding in report.findings:
        for text in (finding.label, finding.explanation, finding.advice):
            assert text in page.words
        assert " ".join(finding.quote.split()) in page.words
    assert "Artikel 7 › Boetes · artikel 7.3 · bladzijde 4" in page.words
    assert "+1 zonder maximum (“geen maximum”)" in page.words
    assert "BW artikel 6:94 – gelezen in de wet" in page.words
    assert "Een norm waarvan niemand zeker is" not in page.words


def test_strengths_and_points_of_attention_get_the_same_parts(report: Report) -> None:
    html = render_html(report, Perspective.BUYER)
    articles = re.findall(r"<article class=\"finding (\w+)\".*?</article>", html, re.DOTALL)
    assert sorted(articles) == ["attention", "attention", "attention", "strength"]
    for part in (
        "<blockquote>",
        'class="advice"',
        "<summary>Weging en normen",
        'class="weight"',
        "<dt>Norm</dt>",
    ):
        assert html.count(part) == len(report.findings)


def test_quotes_mark_the_triggers(report: Report) -> None:
    # The first mark is the sample in the sentence that explains what marking means.
    assert _render(report).marks[1:] == [
        "verbeurt",
        "per dag",
        "geen maximum",
        "onbeperkt aansprakelijk",
        "Hergebruikte materialen zijn welkom",
        "merk Lumarc",
    ]


def test_scores_of_none_are_worded_with_their_reason(report: Report, empty_report: Report) -> None:
    words = _render(report).words
    assert "niet te beoordelen: het deel dat dit zou bevatten is niet gelezen" in words
    empty = _render(empty_report).words
    assert "wantrouwen is niet te beoordelen: er is geen tekst gelezen." in empty
    assert "De vertrouwenszone is niet te beoordelen (onvoldoende stukken" in empty
    assert "None" not in words + empty
    assert not [s for s in _render(empty_report).all("svg") if s.get("role") == "img"]


def test_the_matrix_shows_the_place_in_the_drawing_and_in_words(report: Report) -> None:
    page = _render(report)
    [here] = page.all("circle")
    assert (here["cx"], here["cy"]) == ("224.8", "202.5")
    assert "Vertrouwen in de tekst: 31 van 100. Onderbouwing in de tekst: 66 van 100." in page.words


def test_families_are_counted_with_what_was_found(report: Report) -> None:
    # The cells of a row stand next to each other without a space.
    words = _render(report).words
    assert "Boetes en kortingen11Boete per dag zonder maximum: 1 keer, 5 van 5" in words
    assert "Procedure en toon00niets" in words


def test_suppliers_read_questions(report: Report) -> None:
    supplier = _render(report, Perspective.SUPPLIER).words
    assert "Mogelijke vraag voor de nota van inlichtingen" in supplier
    assert "Artikel 9 in Overeenkomst.pdf (bladzijde 5) leest voor ons als" in supplier
    assert "Kansen" in supplier
    assert "Kunt u toelichten" not in _render(report).words


@pytest.mark.parametrize("perspective", list(Perspective))
def test_a_large_pack_stays_one_usable_file(large_report: Report, perspective: Perspective) -> None:
    html = render_html(large_report, perspective)
    assert html.count("<article") == 1000
    assert len(html.encode("utf-8")) <= _LARGEST
    assert '<details class="document" open>' not in html


@pytest.mark.parametrize("word", ["onrechtmatig", "illegaal", "schuldig", "fout van"])
def test_the_report_does_not_judge(report: Report, word: str) -> None:
    for perspective in Perspective:
        assert word not in render_html(report, perspective).lower()

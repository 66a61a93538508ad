"""Comments in the user's own Word file: at the exact words, and nothing else changes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import Amendment, AmendmentKind, Pack, Polarity, Report
from analyser.reading.docx import read_docx
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_symbols import plain
from analyser.reading.limits import DEFAULT_LIMITS
from analyser.reporting.annotated_docx import annotate, render_docx
from analyser.reporting.overview import Overview
from analyser.reporting.word.marking import marked
from analyser.reporting.word.remarks import marking_of
from analyser.reporting.word.words import Words
from analyser.segmentation import segment
from tests.reporting.conftest import make_finding
from tests.reporting.docx_files import (
    Comment,
    appearance,
    build,
    clauses_of,
    comments_in,
    para,
    report_on,
    report_with,
    rows,
    run,
    without_space,
)

BUYER = Perspective.BUYER
DUTY = "Opdrachtnemer betaalt een boete van 500 euro per dag."
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def ins(content: str) -> str:
    return f'<w:ins w:id="901" w:author="Inkoper">{content}</w:ins>'


def gone(text: str) -> str:
    return (
        '<w:del w:id="902" w:author="Inkoper"><w:r><w:delText xml:space="preserve">'
        f"{text}</w:delText></w:r></w:del>"
    )


def box(text: str) -> str:
    inside = f"<w:txbxContent>{para(run(text))}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"


def note(kind: str, identifier: int, text: str) -> str:
    return f'<w:{kind} w:id="{identifier}">{para(run(text))}</w:{kind}>'


@dataclass(frozen=True)
class Case:
    """A body, a quote in it, and what the comment must stand at when that is not the quote."""

    body: str
    quote: str
    about: str | None = None
    parts: tuple[tuple[str, str], ...] = ()


def cases() -> dict[str, Case]:
    quote = "boete van 500 euro"
    around = (run("Opdrachtnemer betaalt een "), run(" per dag."))
    item = "een boete van 500 euro per dag;"
    return {
        "middle of a run": Case(para(run(DUTY)), quote),
        "whole paragraph": Case(para(run(DUTY)), DUTY),
        "three runs": Case(
            para(around[0], run("bo", "<w:b/>"), run("ete van"), run(" 500 euro per", "<w:i/>"), around[1]),
            quote,
        ),
        "indented XML": Case(
            para(around[0], run("boete van"), run(" 500 euro"), around[1]).replace("><", ">\n  <"), quote
        ),
        "end of a run with a tab": Case(
            para("<w:r><w:t>Opdrachtnemer</w:t><w:tab/><w:t>betaalt een boete van 500 euro</w:t></w:r>", around[1]),
            quote,
        ),
        "soft hyphen": Case(para(around[0], run("boe\u00adte van 500 eu\u00adro"), around[1]), quote, "boe\u00adte van 500 eu\u00adro"),
        "hyphen of its own": Case(
            para(run("Een e"), "<w:r><w:noBreakHyphen/></w:r>", run("mail telt niet.")), "e-mail telt"
        ),
        "hyphen at the edge": Case(
            para("<w:r><w:t>De boete van 500</w:t><w:noBreakHyphen/><w:t>600 euro geldt.</w:t></w:r>"),
            "500-600 euro",
        ),
        "blanks of several kinds": Case(
            para(around[0], run("boete\u00a0van  500\u2009euro"), around[1]), quote, "boete\u00a0van  500\u2009euro"
        ),
        "list over paragraphs": Case(
            para(run("Opdrachtnemer draagt:"))
            + para(run(item), properties=NUMBERED)
            + para(run("alle schade van de gemeente."), properties=NUMBERED),
            f"{item}\nb) alle schade",
            f"{item}alle schade",
            (("numbering", LIST),),
        ),
        "cell": Case(rows(("Nr", "Eis"), ("E-01", DUTY), ("E-02", "Iets anders.")), quote),
        "cell of two paragraphs": Case(
            rows(("Nr", "Eis"), ("E-01", para(run("Vooraf.")) + para(run(DUTY)))), quote
        ),
        "nested table": Case(
            rows(("Nr", "Eis"), ("E-01", para(run("Zie:")) + rows(("a", "b"), ("E-09", DUTY)) + para())),
            quote,
        ),
        "columns the other way round": Case(
            rows(("Nr", "Soort", "Eis"), ("E-1", "KO", DUTY), ("E-2", "W", "Er is een pomp.")),
            f"{DUTY}\nSoort: KO",
            f"KO{DUTY}",
        ),
        "control in the line": Case(
            para(around[0], control(run("boete van 500 euro")), around[1]), "500 euro", "boete van 500 euro"
        ),
        "control around paragraphs": Case(control(para(run(DUTY))), quote),
        "prompt before": Case(
            control(para(run("Klik om tekst in te voeren")), '<w:showingPlcHdr w:val="1"/>') + para(run(DUTY)),
            quote,
        ),
        "inserted": Case(para(around[0], ins(run("boete van 500 euro")), around[1]), "van 500 euro"),
        "deleted between": Case(para(around[0], run("boete "), gone("van 100 "), run("van 500 euro"), around[1]), quote),
        "field in the line": Case(
            para(around[0], field("REF x", "boete van 500 euro"), around[1]), "van 500", "boete van 500 euro"
        ),
        "simple field": Case(
            para(around[0], f'<w:fldSimple w:instr="REF x">{run("boete van 500 euro")}</w:fldSimple>', around[1]),
            "van 500", "boete van 500 euro",
        ),
        "field that never ends": Case(
            para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run(DUTY)), quote
        ),
        "link": Case(para(around[0], f"<w:hyperlink>{run('boete van 500 euro')}</w:hyperlink>", around[1]), "van 500"),
        "hidden between": Case(
            para(around[0], run("boete "), run("geheim ", "<w:vanish/>"), run("van 500 euro"), around[1]),
            quote, "boete geheim van 500 euro",
        ),
        "text box": Case(para(run("Vooraf staat hier iets."), box(DUTY)), quote, ""),
        "footnote": Case(
            para(run("De prijs telt."), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" Verder niets.")),
            quote, "", (("footnotes", note("footnote", 2, DUTY)),),
        ),
        "endnote": Case(
            para(run("De prijs telt."), '<w:r><w:endnoteReference w:id="5"/></w:r>', run(" Verder niets.")),
            quote, "", (("endnotes", note("endnote", 5, DUTY)),),
        ),
        "two forms of the same": Case(
            para(
                run("Vooraf. "),
                f"<mc:AlternateContent><mc:Choice Requires=\"x\">{run(DUTY)}</mc:Choice>"
                f"<mc:Fallback>{run('Iets anders.')}</mc:Fallback></mc:AlternateContent>",
            ),
            quote, f"{DUTY}Iets anders.",
        ),
        "row left out": Case(
            rows(("Nr", "Eis"), ("E-01", "Er is een pomp.")).replace(
                "</w:tbl>", f'<w:tr><w:trPr><w:del w:id="7"/></w:trPr><w:tc>{para(run(DUTY))}</w:tc></w:tr></w:tbl>'
            ) + para(run(DUTY)),
            quote,
        ),
    }  # fmt: skip


def test_comment_stands_at_the_words(tmp_path, report, case):
    path = build(tmp_path / "stuk.docx", case.body, **dict(case.parts))
    content = annotated(path, report_on(path, [case.quote], report))
    [summary, comment] = by_number(content)
    expected = case.quote if case.about is None else case.about
    assert comment.about == expected
    assert comment.text.startswith("1. Boete per dag zonder maximum")
    assert summary.text.startswith("Samenvatting")


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        found = cases()
        metafunc.parametrize("case", found.values(), ids=found.keys())


def annotated(path: Path, made: Report, perspective: Perspective = BUYER) -> bytes:
    """Annotate in this process, and see that nothing but comments was added."""
    before = path.read_bytes()
    marking = marking_of(made, made.documents[0], perspective)
    content = marked(path, marking, DEFAULT_LIMITS)
    assert path.read_bytes() == before
    assert appearance(content) == appearance(before)
    assert read(content, path.parent) == read(before, path.parent)
    return content


def read(content: bytes, folder: Path):
    path = folder / "gelezen.docx"
    path.write_bytes(content)
    document = read_docx(path, document_id="d1", name="stuk.docx", sha256="")
    return document.blocks, document.warnings


def by_number(content: bytes) -> list[Comment]:
    """The comments of Dooi: the summary, then the findings by their number."""

    def number(comment: Comment) -> int:
        match = re.match(r"(\d+)\. ", comment.text)
        return int(match[1]) if match else 0

    return sorted((c for c in comments_in(content) if c.author == "Dooi"), key=number)


def test_repeated_sentences_get_a_comment_each(tmp_path, report):
    other = "De gemeente stelt de gegevens ter beschikking."
    body = "".join(para(run(text)) for text in (DUTY, other, DUTY, other, DUTY))
    path = build(tmp_path / "stuk.docx", body)
    content = annotated(path, report_on(path, [DUTY, DUTY, DUTY], report))
    paragraphs = docx.Document(io.BytesIO(content)).element.body.xpath("w:p")
    marks = [len(p.xpath(".//w:commentRangeEnd")) for p in paragraphs]
    assert marks == [2, 0, 1, 0, 1]  # the first one holds the summary as well


def test_overlapping_quotes_cut_one_run_in_order(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    quotes = [DUTY, "betaalt een boete", "boete van 500", "500 euro per dag.", "een boete van"]
    content = annotated(path, report_on(path, quotes, report))
    assert sorted(c.about for c in by_number(content)[1:]) == sorted(quotes)


def test_text_of_a_box_or_note_is_quoted_in_the_comment(tmp_path, report):
    case = cases()["footnote"]
    path = build(tmp_path / "stuk.docx", case.body, **dict(case.parts))
    [_, comment] = by_number(annotated(path, report_on(path, [case.quote], report)))
    assert comment.text.splitlines()[-1] == f"In noot 1: “{case.quote}”"


def test_comment_says_what_the_report_says(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    made = report_on(path, ["een boete"], report)
    [summary, comment] = by_number(annotated(path, made))
    assert comment.text.splitlines() == [
        "1. Boete per dag zonder maximum",
        "Aandachtspunt, zeer zwaar (5 van 5). Dit is een indicatie.",
        "Waarom: De opdrachtnemer weet niet hoe hoog de boete kan worden.",
        (
            "Norm: Gids Proportionaliteit, voorschrift 3.9 A – gevonden in een bron; "
            "BW artikel 6:94 – gelezen in de wet"
        ),
        "Beter: De korting is [0,05]% per werkdag, met een maximum van [5]%.",
    ]
    assert "In dit stuk: 1 aandachtspunt en 0 sterke punten." in summary.text.splitlines()
    [_, question] = by_number(annotated(path, made, Perspective.SUPPLIER))
    assert "Mogelijke vraag voor de nota van inlichtingen: " in question.text
    strength = replace(made.findings[0], polarity=Polarity.TRUST)
    [_, praise] = by_number(annotated(path, replace(made, findings=(strength,))))
    assert "Sterk punt, zeer sterk (5 van 5)" in praise.text
    assert "Voorbeeldzin om te hergebruiken: " in praise.text


def test_nothing_found_leaves_one_comment(tmp_path, report):
    body = para() + para(run("Een titel")) + para(run("De gemeente is open op werkdagen."))
    path = build(tmp_path / "stuk.docx", body)
    [summary] = comments_in(annotated(path, report_on(path, [], report)))
    assert summary.about == "Een titel"
    assert "In dit stuk zijn geen indicaties gevonden." in summary.text


def test_words_that_are_not_there_go_to_the_heading(tmp_path, report):
    heading = para(run("Boetes en kortingen"), properties='<w:pStyle w:val="Heading1"/>')
    body = para(run("Vooraf staat hier iets.")) + heading + para(run(DUTY))
    path = build(tmp_path / "stuk.docx", body)
    clause = replace(clauses_of(path)[-1], text="Woorden die nergens in dit bestand staan.")
    finding = make_finding("f1", clause, "nergens in dit bestand", ("nergens",), modifiers=())
    made = report_with(path, (*clauses_of(path)[:-1], clause), [finding], report)
    [_, comment] = by_number(annotated(path, made))
    assert comment.about == "Boetes en kortingen"
    assert comment.text.splitlines()[-1] == (
        "De precieze plaats van deze woorden is niet teruggevonden: “nergens in dit bestand”"
    )


def test_clause_in_its_new_form_is_told_at_the_old_one(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run("Vooraf.")) + para(run(DUTY)))
    old = clauses_of(path)[-1]
    new = replace(old, id=f"{old.id}.n", text="Opdrachtnemer betaalt 900 euro.")
    finding = make_finding("f1", new, "900 euro", ("900 euro",), modifiers=())
    made = report_with(path, (*clauses_of(path), new), [finding], report)
    change = Amendment(AmendmentKind.CHANGED, (old.id,), old.id, new.text, new.id)
    [_, comment] = by_number(annotated(path, replace(made, pack=Pack(amendments=(change,)))))
    assert comment.about == DUTY
    assert comment.text.endswith("Het gaat om de tekst zoals die na wijziging luidt: “900 euro”")


def test_original_side_of_tracked_changes(tmp_path, report):
    long = "De gemeente stelt de gegevens die zij heeft zo vroeg mogelijk ter beschikking. "
    body = para(
        run(long + "Zij betaalt binnen "), gone("negentig"), ins(run("dertig")), run(" dagen.")
    )
    path = build(tmp_path / "stuk.docx", body)
    document = read_docx(
        path, document_id="d1", name="stuk.docx", sha256="", view=RevisionView.ORIGINAL
    )
    [clause] = segment(document).clauses
    finding = make_finding("f1", clause, "binnen negentig", ("binnen",), modifiers=())
    made = report_with(path, [clause], [finding], report)
    [_, comment] = by_number(annotated(path, made))
    assert comment.about == "binnen "  # what was deleted is in the range and not shown
    assert "niet teruggevonden" not in comment.text


def test_one_sentence_struck_out_of_a_long_document_keeps_its_comment(tmp_path, report):
    rest = (para(run(f"De gemeente geeft stuk {n} op dag {n} aan partij {n}.")) for n in range(90))
    path = build(tmp_path / "stuk.docx", para(gone(DUTY)) + "".join(rest))
    document = read_docx(
        path, document_id="d1", name="stuk.docx", sha256="", view=RevisionView.ORIGINAL
    )
    clauses = segment(document).clauses
    finding = make_finding("f1", clauses[0], "boete", ("boete",), modifiers=())
    [_, comment] = by_number(annotated(path, report_with(path, clauses, [finding], report)))
    assert clauses[0].text == DUTY
    assert "niet teruggevonden" not in comment.text


def test_comments_of_others_stay(tmp_path, report):
    body = para(
        '<w:commentRangeStart w:id="7"/>', run("Opdrachtnemer betaalt"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
        run(" een boete van 500 euro per dag."),
    )  # fmt: skip
    other = f'<w:comment w:id="7" w:author="Inkoper" w:initials="I">{para(run("Klopt dit?"))}</w:comment>'
    path = build(tmp_path / "stuk.docx", body, comments=other)
    found = comments_in(annotated(path, report_on(path, ["betaalt een boete"], report)))
    assert Comment("Klopt dit?", "Inkoper", "Opdrachtnemer betaalt") in found
    assert sorted(c.author for c in found) == ["Dooi", "Dooi", "Inkoper"]


def test_everything_else_stays_byte_for_byte(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/beeld.png", bytes(range(256)) * 40)
        archive.writestr("customXml/onbekend.xml", "<eigen>  <!-- blijft -->  </eigen>")
    content = annotated(path, report_on(path, ["boete"], report))
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(content)) as after:
        changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
        added = set(after.namelist()) - set(before.namelist())
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert added == {"word/comments.xml"}


def test_strict_file_stays_strict(tmp_path, report):
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    source = build(tmp_path / "usual.docx", para(run(DUTY)))
    path = tmp_path / "stuk.docx"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w") as target:
        for name in archive.namelist():
            target.writestr(name, archive.read(name).replace(usual.encode(), strict.encode()))
    made = report_on(path, ["boete"], report)
    content = marked(path, marking_of(made, made.documents[0], BUYER), DEFAULT_LIMITS)
    assert read(content, tmp_path) == read(path.read_bytes(), tmp_path)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in ("word/document.xml", "word/comments.xml"):
            assert strict.encode() in archive.read(name)
            assert usual.encode() not in archive.read(name)


WORDS = st.sampled_from(
    "boete schade termijn, eis € 12,50 e-mail (zie bijlage) “ruim” 3.1 §4".split()
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_words_however_the_runs_are_cut(tmp_path, report, data):
    """Text cut into runs anywhere, some inserted or deleted, and any words of it quoted."""
    sentences = data.draw(
        st.lists(st.lists(WORDS, min_size=4, max_size=12), min_size=1, max_size=5)
    )
    body = ""
    for words in sentences:
        text = "Opdrachtnemer " + " ".join(words) + "."
        cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=5)))
        content = ""
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            piece = run(text[start:end], data.draw(st.sampled_from(["", "<w:b/>", "<w:i/>"])))
            wrap = data.draw(st.sampled_from([str, ins, lambda piece: gone("weg ") + piece]))
            content += wrap(piece)
        body += para(content)
    path = build(tmp_path / "stuk.docx", body)
    clauses = clauses_of(path)
    findings = []
    for number in range(data.draw(st.integers(1, 4))):
        clause = data.draw(st.sampled_from(clauses))
        spans = [match.span() for match in re.finditer(r"\S+", clause.text)]
        first = data.draw(st.integers(0, len(spans) - 1))
        last = data.draw(st.integers(first, len(spans) - 1))
        start, end = spans[first][0], spans[last][1]
        finding = make_finding(f"f{number}", clause, clause.text, (), modifiers=())
        findings.append(replace(finding, quote=clause.text[start:end], start=start, end=end))
    made = report_with(path, clauses, findings, report)
    found = by_number(annotated(path, made))[1:]
    quotes = sorted(without_space(finding.quote) for finding in findings)
    assert sorted(without_space(comment.about) for comment in found) == quotes


def test_one_word_document_comes_back_with_comments(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    made = report_on(path, ["een boete"], report)
    assert [c.about for c in by_number(render_docx(made, {"d1": path}, BUYER))] == [
        DUTY,
        "een boete",
    ]


def test_without_the_file_it_is_a_report(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    made = report_on(path, ["een boete"], report)
    document = docx.Document(io.BytesIO(render_docx(made, {}, BUYER)))
    assert document.core_properties.title == "stuk.docx"
    assert not list(document.comments)


def _signed(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")


def _macros(path: Path) -> None:
    _rewritten(path, "[Content_Types].xml", b"document.main+xml", b"template.main+xml")


def _no_xml(path: Path) -> None:
    _rewritten(path, "word/document.xml", b"</w:body>", b"")


def _entities(path: Path) -> None:
    head = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
    _rewritten(path, "word/document.xml", b"<w:document", head)


def _no_zip(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:400])


def _rewritten(path: Path, member: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members[member]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data.replace(old, new, 1) if name == member else data)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_signed, "DOCX_ONDERTEKEND"),
        (_macros, "DOCX_MACROS"),
        (_no_xml, "DOCX_KAPOT"),
        (_entities, "DOCX_KAPOT"),
        (_no_zip, "DOCX_KAPOT"),
    ],
)
def test_file_that_cannot_be_changed_gives_a_report_that_says_why(tmp_path, report, spoil, code):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    clauses = clauses_of(path)
    spoil(path)
    finding = make_finding("f1", clauses[0], "een boete", (), modifiers=())
    made = report_with(path, clauses, [finding], report)
    with pytest.raises(InputError) as caught:
        annotate(path, made.documents[0], made, BUYER)
    assert caught.value.code == code
    document = docx.Document(io.BytesIO(render_docx(made, {"d1": path}, BUYER)))
    assert caught.value.message in [paragraph.text for paragraph in document.paragraphs]


def test_file_that_changed_meanwhile_is_refused(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    made = report_on(path, ["een boete"], report)
    build(path, para(run("Een ander stuk met andere woorden.")))
    with pytest.raises(InputError) as caught:
        annotate(path, made.documents[0], made, BUYER)
    assert caught.value.code == "BESTAND_ANDERS"


def test_bomb_is_not_inflated(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    clauses = clauses_of(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bom.bin", bytes(5_000_000))
    made = report_with(path, clauses, [], report)
    limits = replace(DEFAULT_LIMITS, max_inflated_bytes=1_000_000)
    with pytest.raises(InputError) as caught:
        annotate(path, made.documents[0], made, BUYER, limits)
    assert caught.value.code == "ZIP_TE_GROOT"


def test_short_row_is_not_taken_for_the_title(tmp_path, report):
    """A title on the front page comes back in a table; the word above it tells where we are."""
    title = "Opdracht plan van aanpak"
    body = para(run(title), properties='<w:pStyle w:val="Heading1"/>') + para(run("Colofon"))
    path = build(tmp_path / "stuk.docx", body + rows(("Naam", title), ("Versie", "0.4")))
    clauses = clauses_of(path)
    row = next(clause for clause in clauses if title in clause.text)
    finding = make_finding("f1", row, title, (), modifiers=())
    content = annotated(path, report_with(path, clauses, [finding], report))
    [table] = docx.Document(io.BytesIO(content)).tables
    assert len(table._tbl.xpath(".//w:commentRangeStart")) == 1


def test_what_takes_too_much_is_given_up(tmp_path, report):
    path = build(tmp_path / "stuk.docx", para(run(DUTY)))
    made = report_on(path, ["een boete"], report)
    limits = replace(DEFAULT_LIMITS, read_seconds=0.001)  # no process can start in that
    with pytest.raises(InputError) as caught:
        annotate(path, made.documents[0], made, BUYER, limits)
    assert caught.value.code == "OPMERKINGEN_MISLUKT"


# -- whole documents ---------------------------------------------------------------------------

SHARED = Path(__file__).resolve().parents[3] / "shared" / "tenders"
SOFFICE = shutil.which("soffice")
_ALMOST_ALL = 0.98


def everywhere(path: Path, base: Report) -> Report:
    """A report with two findings in every clause: on the whole of it and on its middle."""
    clauses = clauses_of(path)
    findings = []
    for clause in clauses:
        words = [match.span() for match in re.finditer(r"\S+", clause.text)]
        third = len(words) // 3
        middle = (words[third][0], words[-1 - third][1])
        for start, end in ((0, len(clause.text)), middle):
            finding = make_finding(f"f{len(findings)}", clause, clause.text, (), modifiers=())
            findings.append(replace(finding, quote=clause.text[start:end], start=start, end=end))
    return report_with(path, clauses, findings, base)


def share_at_their_words(path: Path, base: Report) -> float:
    """Share of the findings of `everywhere` that are told at their own words and no others."""
    made = everywhere(path, base)
    if not made.findings:
        return 1.0
    clauses = {clause.id: clause for clause in made.clauses}
    ordered = Overview(made).findings
    comments = by_number(annotated(path, made))[1:]
    exact = 0
    for finding, comment in zip(ordered, comments, strict=True):
        about = Counter(without_space(plain(comment.about)))
        quote = Counter(without_space(finding.quote))
        # Numbers, names of columns and borders of cells are in the clause and not in the file.
        of_clause = not about - Counter(without_space(clauses[finding.clause].text))
        is_enough = about.total() >= 0.5 * Words.of(finding.quote).weights[-1]
        is_little = about.total() <= 1.5 * quote.total() + 60
        hangs = "In noot " in comment.text or "In tekstvak: " in comment.text
        exact += (of_clause and is_enough and is_little) or hangs
    return exact / len(ordered)


@pytest.mark.parametrize("name", ["bevroren.docx", "ontdooid.docx"])
def test_samples_are_commented_at_the_exact_words(tmp_path, report, samples, name):
    path = Path(shutil.copy(samples / name, tmp_path))
    assert share_at_their_words(path, report) >= _ALMOST_ALL


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared tenders are not here")
def test_real_tenders_are_commented_at_the_exact_words(tmp_path, report):
    paths = sorted(SHARED.rglob("*.docx"))
    assert paths
    for source in paths:
        path = Path(shutil.copy(source, tmp_path))
        assert share_at_their_words(path, report) >= _ALMOST_ALL, source.name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_pages(tmp_path, report, samples):
    path = Path(shutil.copy(samples / "ontdooid.docx", tmp_path))
    (tmp_path / "met.docx").write_bytes(annotated(path, everywhere(path, report)))
    pages = []
    for name in ("ontdooid.docx", "met.docx"):
        subprocess.run(  # noqa: S603 - the program that was found, on our own files
            [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless",
             "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / name)],
            check=True, capture_output=True,
        )  # fmt: skip
        with closing(pypdfium2.PdfDocument((tmp_path / name).with_suffix(".pdf"))) as pdf:
            texts = [page.get_textpage().get_text_range() for page in pdf]
            pages.append([sorted(without_space(text)) for text in texts])
    assert pages[0] == pages[1]

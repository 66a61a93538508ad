"""The workbook: what stands where, and that nothing in it can run."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from analyser.advice import Perspective
from analyser.model import Report, Requirement, Specification, SpecificationLevel, Strength
from analyser.reporting.decided import Decided
from analyser.reporting.spreadsheet.workbook import render_xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[dict[str, str]]


class Book:
    """The parts of a workbook, read without the library that wrote it."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        strings = etree.fromstring(self.parts["xl/sharedStrings.xml"])
        self._strings = ["".join(item.itertext()) for item in strings]
        book = etree.fromstring(self.parts["xl/workbook.xml"])
        self.names = [sheet.get("name") for sheet in book.iter(f"{_MAIN}sheet")]

    def xml(self, sheet: str) -> etree._Element:
        return etree.fromstring(self.parts[f"xl/worksheets/sheet{self.names.index(sheet) + 1}.xml"])

    def cells(self, sheet: str) -> list[dict[str, tuple[str, int]]]:
        """Per row the value and the style of each cell, by the letters of its column."""
        rows = []
        for row in self.xml(sheet).iter(f"{_MAIN}row"):
            cells = {}
            for cell in row.iter(f"{_MAIN}c"):
                value = cell.findtext(f"{_MAIN}v") or ""
                text = self._strings[int(value)] if cell.get("t") == "s" else value
                column = cell.get("r", "").rstrip("0123456789")
                cells[column] = (text, int(cell.get("s", "0")))
            rows.append(cells)
        return rows

    def table(self, sheet: str) -> Rows:
        header, *rows = self.cells(sheet)
        titles = {column: text for column, (text, _) in header.items()}
        return [{titles[c]: text for c, (text, _) in row.items()} for row in rows]

    def is_quoted(self, style: int) -> bool:
        styles = etree.fromstring(self.parts["xl/styles.xml"])
        looks = styles.find(f"{_MAIN}cellXfs")
        assert looks is not None
        return looks[style].get("quotePrefix") == "1"


def book_of(report: Report, *decisions: Decided, view: Perspective = Perspective.BUYER) -> Book:
    return Book(render_xlsx(report, view, decisions))


def with_quote(report: Report, text: str) -> Report:
    first = report.clauses[0]
    finding = replace(report.findings[0], quote=text, start=0, end=len(text), explanation=text)
    return replace(
        report,
        clauses=(replace(first, text=text), *report.clauses[1:]),
        findings=(finding, *report.findings[1:]),
    )


def test_each_finding_is_a_row_with_everything_about_it(report: Report) -> None:
    book = book_of(report, Decided("f1", "Bewust gekozen", "De markt vroeg erom."))
    assert book.names == ["Bevindingen", "Cijfers", "Eisen"]
    rows = book.table("Bevindingen")
    assert [row["Nr"] for row in rows] == ["1", "2", "3", "4"]
    first = rows[0]
    assert first["Stuk"] == "Overeenkomst.pdf"
    assert first["Plaats"] == "artikel 7.3"
    assert first["Bladzijde"] == "4"
    assert first["Indicator"] == "Boete per dag zonder maximum"
    assert first["Soort"] == "aandachtspunt"
    assert first["Familie"] == "Boetes en kortingen"
    assert float(first["Ernst of sterkte (0-5)"]) == 5
    assert first["In woorden"] == "zeer zwaar"
    assert first["Wie het draagt"] == "opdrachtnemer"
    assert first["Tekst"] == report.findings[0].quote
    assert "Gids Proportionaliteit" in first["Norm"]
    assert "niemand zeker" not in first["Norm"]
    assert "maximum van [5]%" in first["Betere tekst / Voorbeeldzin om te hergebruiken"]
    assert float(first["Zekerheid"]) == pytest.approx(0.85)
    assert (first["Uw oordeel"], first["Reden"]) == ("Bewust gekozen", "De markt vroeg erom.")
    assert "Uw oordeel" not in rows[1]
    assert [row["Soort"] for row in rows].count("sterk punt") == 1


def test_a_supplier_gets_questions(report: Report) -> None:
    [row, *_] = book_of(report, view=Perspective.SUPPLIER).table("Bevindingen")
    assert any("Kunt u toelichten" in text for text in row.values())


def test_the_figures_come_with_what_they_rest_on(report: Report) -> None:
    rows = book_of(report).table("Cijfers")
    by_name = {(row["Groep"], row["Cijfer"]): row for row in rows}
    index = by_name["Hele dossier", "Gestold wantrouwen"]
    assert float(index["Uitkomst (0-100)"]) == pytest.approx(62.6)
    assert index["In woorden"] == "tamelijk hoog"
    unknown = by_name["Hele dossier", "Ruimte CO2-arm"]
    assert "Uitkomst (0-100)" not in unknown
    assert unknown["In woorden"] == "niet te beoordelen"
    told = " ".join(text for row in rows for text in row.values())
    for sentence in ("12.480 woorden", "Bladzijde 3 bevat alleen", "foto.heic", "leidraad"):
        assert sentence in told


def test_requirements_come_with_their_degree(report: Report) -> None:
    def requirement(clause: str, level: SpecificationLevel | None, start: int) -> Requirement:
        return Requirement(
            clause,
            "d2",
            ("Eisen",),
            level,
            Strength.DEMAND,
            1.0,
            "noemt een merk",
            start,
            start + 4,
        )

    made = Specification(
        requirements=(
            requirement("d2.c2", SpecificationLevel.PRESCRIBED, 4),
            requirement("d2.c1", SpecificationLevel.STATUTORY, 0),
            requirement("d2.c1", None, 0),
        )
    )
    report = replace(report, scores=replace(report.scores, specification=made))
    first, second, third = book_of(report).table("Eisen")
    assert (first["Graad"], first["Betekenis"]) == ("S0", "ligt vast")
    assert first["Eis"].startswith("De lichtmasten")
    assert second["Betekenis"].endswith("telt niet mee")
    assert "Graad" not in third


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_no_text_becomes_a_formula(report: Report, begin: str) -> None:
    text = f"{begin}HYPERLINK(1) en meer"
    book = book_of(with_quote(report, text), Decided("f1", "Klopt niet", text))
    for sheet in book.names:
        assert list(book.xml(sheet).iter(f"{_MAIN}f")) == []
        assert list(book.xml(sheet).iter(f"{_MAIN}hyperlink")) == []
    looks = [
        look for row in book.cells("Bevindingen") for said, look in row.values() if said == text
    ]
    assert len(looks) == 3
    assert all(book.is_quoted(look) for look in looks)


def test_there_is_nothing_but_sheets_in_the_file(report: Report) -> None:
    names = " ".join(book_of(report).parts)
    for part in ("vbaProject", "externalLink", "embeddings", "media", "customXml"):
        assert part not in names


def test_what_a_cell_or_xml_cannot_hold_is_left_out(report: Report) -> None:
    text = "a\x00b\x08\x1b[31m\ufffe\uffff\u202e\ud800 slot _x0041_"
    [row, *_] = book_of(with_quote(report, text)).table("Bevindingen")
    assert row["Tekst"].replace("_x005F_", "_") == "ab[31m slot _x0041_"
    long = "😀" * 40_000
    [row, *_] = book_of(with_quote(report, long)).table("Bevindingen")
    assert len(row["Tekst"].encode("utf-16-le")) // 2 <= 32_767
    assert row["Tekst"].endswith("…")


def test_the_header_stays_in_sight_and_filters(report: Report) -> None:
    book = book_of(report)
    for sheet in book.names:
        page = book.xml(sheet)
        pane = next(page.iter(f"{_MAIN}pane"))
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        assert page.find(f"{_MAIN}autoFilter") is not None
        assert all(float(c.get("width", "0")) > 5 for c in page.iter(f"{_MAIN}col"))


def test_an_empty_and_a_large_report_are_written_too(
    empty_report: Report, large_report: Report
) -> None:
    assert book_of(empty_report).table("Bevindingen") == []
    assert len(book_of(large_report).table("Bevindingen")) == 1000

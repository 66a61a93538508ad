"""The forms of a report, each made by its own module."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from analyser.advice import Perspective
from analyser.model import Report
from analyser.pipeline import analyse
from analyser.reading import DEFAULT_LIMITS
from analyser.reporting.formats import Form, render

_BEGINS = {
    Form.TEXT: b"Dooi: rapport",
    Form.JSON: b"{",
    Form.HTML: b"<!doctype html",
    Form.DOCX: b"PK",
    Form.PDF: b"%PDF-",
    Form.XLSX: b"PK",
    Form.SARIF: b"{",
}


@pytest.mark.parametrize("perspective", Perspective)
@pytest.mark.parametrize("form", Form)
def test_every_form_is_made_without_the_files(
    report: Report, form: Form, perspective: Perspective
) -> None:
    made = render(form, report, perspective, (), DEFAULT_LIMITS)
    assert made.lower().startswith(_BEGINS[form].lower())
    if not form.is_binary:
        assert "verbeurt" in made.decode("utf-8")
    if form in {Form.JSON, Form.SARIF}:
        json.loads(made)


def test_a_word_file_comes_back_with_comments_and_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "overeenkomst.docx"
    document = docx.Document()
    document.add_paragraph("Opdrachtnemer is onbeperkt aansprakelijk voor alle schade.")
    document.save(str(path))
    before = path.read_bytes()
    report = analyse([path])
    made = tmp_path / "rapport.docx"
    made.write_bytes(render(Form.DOCX, report, Perspective.BUYER, [path], DEFAULT_LIMITS))
    again = docx.Document(str(made))
    assert [p.text for p in again.paragraphs] == [p.text for p in document.paragraphs]
    assert len(list(again.comments)) > len(report.findings)
    assert path.read_bytes() == before

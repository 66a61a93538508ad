"""The forms a report is given in, and the one place that knows who makes which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reading import Limits
from analyser.reporting.html import render_html
from analyser.reporting.jsonable import render_json
from analyser.reporting.text import render_text


class Form(StrEnum):
    """A form of the report."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    SARIF = "sarif"

    @property
    def is_binary(self) -> bool:
        """Whether it is no text that a screen can show."""
        return self in {Form.DOCX, Form.PDF, Form.XLSX}


def render(
    form: Form, report: Report, perspective: Perspective, paths: Sequence[Path], limits: Limits
) -> bytes:
    """Render a report.

    Args:
        form: in which form.
        report: the report.
        perspective: for whom; JSON is the same for all.
        paths: the files, folders and ZIPs the report is about. Word and PDF put their
            comments in the user's own file where that can be done.
        limits: for reading those files again.

    Returns:
        The content of a file; text is in UTF-8.

    Raises:
        InputError: the form cannot be made of these files.
    """
    # What only one form needs is loaded with that form: most commands need none of it.
    match form:
        case Form.TEXT:
            return render_text(report, perspective).encode("utf-8")
        case Form.JSON:
            return render_json(report).encode("utf-8")
        case Form.HTML:
            return render_html(report, perspective).encode("utf-8")
        case Form.XLSX:
            from analyser.reporting.spreadsheet.workbook import render_xlsx

            return render_xlsx(report, perspective)
        case Form.SARIF:
            from analyser.reporting.sarif.log import render_sarif

            return render_sarif(report, perspective)
        case Form.DOCX:
            from analyser.reporting.annotated_docx import render_docx

            return _with_files(render_docx, report, perspective, paths, limits)
        case Form.PDF:
            from analyser.reporting.annotated_pdf import render_pdf

            return _with_files(render_pdf, report, perspective, paths, limits)


def _with_files(
    make: Callable[[Report, Mapping[str, Path], Perspective, Limits], bytes],
    report: Report,
    perspective: Perspective,
    paths: Sequence[Path],
    limits: Limits,
) -> bytes:
    from analyser.reporting.originals import found_again

    with found_again(paths, report, limits) as files:
        return make(report, files, perspective, limits)

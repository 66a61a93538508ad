"""The report as PDF: the user's own file with the findings in it, or else a report by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import DocumentSummary, Report
from analyser.reading import DEFAULT_LIMITS, Limits
from analyser.reading.pdf_parts import MEDIA_TYPE
from analyser.reporting.originals import own_document
from analyser.reporting.pdf.comments import marking_of
from analyser.reporting.pdf.composed import composed_as_json
from analyser.reporting.pdf.process import mark_file, typeset_report


def render_pdf(
    report: Report,
    files: Mapping[str, Path],
    perspective: Perspective,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """The report as PDF.

    Args:
        report: the report.
        files: the files of its documents by id of the document, as far as they are there.
        perspective: for whom; decides the wording of advice.
        limits: bounds on time and memory.

    Returns:
        The one PDF of the dossier with the findings marked in it; for another dossier, and for
        a file that cannot or may not be changed, a report by itself that says why.

    Raises:
        InputError: ``RAPPORT_TE_GROOT``.
    """
    notices: list[str] = []
    document = own_document(report, MEDIA_TYPE, files)
    if document is not None:
        try:
            return annotate(files[document.id], document, report, perspective, limits)
        except InputError as error:
            notices.append(f"Dit is een los rapport. {error.message}")
    return typeset_report(composed_as_json(report, perspective, notices), limits)


def annotate(
    path: Path,
    document: DocumentSummary,
    report: Report,
    perspective: Perspective,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """A PDF with the findings marked in it; what was in it stays as it is, byte for byte.

    Args:
        path: the file.
        document: the document of the report that was read from it.
        report: the report.
        perspective: for whom; decides the wording of advice.
        limits: bounds on time and memory.

    Raises:
        InputError: ``BESTAND_ANDERS``, ``PDF_BEVEILIGD``, ``PDF_ONDERTEKEND`` or
            ``PDF_ONGEWOON``: the file cannot or may not be changed.
    """
    return mark_file(path, marking_of(report, document, perspective), limits)

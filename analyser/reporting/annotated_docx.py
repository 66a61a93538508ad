"""The findings as comments in the user's own Word file, or else a report in Word by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import DocumentSummary, Report
from analyser.reading.docx import MEDIA_TYPE
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reporting.composed.report import compose
from analyser.reporting.originals import own_document
from analyser.reporting.word.process import mark_file
from analyser.reporting.word.remarks import marking_of
from analyser.reporting.word.report import render_composed


def render_docx(
    report: Report,
    files: Mapping[str, Path],
    perspective: Perspective,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """The report as a Word file.

    Args:
        report: the report.
        files: the files of its documents by id of the document, as far as they are there.
        perspective: for whom; decides the wording of advice.
        limits: bounds on time, memory and inflating.

    Returns:
        The one Word document of the dossier with the findings as comments in it; for another
        dossier, and for a file that cannot or may not be changed, a report by itself that says
        why.
    """
    notices: list[str] = []
    document = own_document(report, MEDIA_TYPE, files)
    if document is not None:
        try:
            return annotate(files[document.id], document, report, perspective, limits)
        except InputError as error:
            notices.append(error.message)
    return render_composed(compose(report, perspective, notices))


def annotate(
    path: Path,
    document: DocumentSummary,
    report: Report,
    perspective: Perspective,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """A Word file with a comment for each of its findings, and one on the whole at the beginning.

    What the file shows does not change; comments that are in it stay.

    Args:
        path: the file; it is only read.
        document: the document of the report that was read from it.
        report: the report.
        perspective: for whom; decides the wording of advice.
        limits: bounds on time, memory and inflating.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD, ZIP_TE_GROOT, DOCX_ONDERTEKEND, DOCX_MACROS,
            BESTAND_ANDERS, GEEN_TOEGANG or OPMERKINGEN_MISLUKT: the file cannot or may not be
            changed.
    """
    return mark_file(path, marking_of(report, document, perspective), limits)

"""The files of a dossier with the findings in them, together in one ZIP."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import DocumentSummary, Report
from analyser.reading import Limits
from analyser.reading.docx import MEDIA_TYPE as DOCX_TYPE
from analyser.reading.pdf_parts import MEDIA_TYPE as PDF_TYPE
from analyser.reporting import annotated_docx, annotated_pdf
from analyser.reporting.plain import clean
from api.uploads import safe_name

_FEWEST = 2  # one file is a download of its own
_LEFT_OUT = "Niet gelukt.txt"
_Annotate = Callable[[Path, DocumentSummary, Report, Perspective, Limits], bytes]
_ANNOTATE: Mapping[str, _Annotate] = {
    DOCX_TYPE: annotated_docx.annotate,
    PDF_TYPE: annotated_pdf.annotate,
}


def annotated_zip(
    report: Report, files: Mapping[str, Path], perspective: Perspective, limits: Limits
) -> bytes | None:
    """Copies of the files with a comment or mark for each finding.

    Args:
        report: the report.
        files: path by id of the document, for the files that are there; they are only read.
        perspective: for whom; decides the wording of advice.
        limits: for reading those files again.

    Returns:
        A ZIP with the Word files and PDFs under safe names, no two of which are alike, and a
        text that says which are not in it and why; None when there are fewer than two of them.
    """
    documents = [d for d in report.documents if d.media_type in _ANNOTATE and d.id in files]
    if len(documents) < _FEWEST:
        return None
    left_out = []
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for document, name in zip(documents, _names(documents), strict=True):
            annotate = _ANNOTATE[document.media_type]
            try:
                content = annotate(files[document.id], document, report, perspective, limits)
            except InputError as error:
                left_out.append(error.message)
                continue
            archive.writestr(name, content)
        left_out += [
            f"'{clean(document.name)}' zit hier niet bij: opmerkingen kunnen alleen in "
            "Word-bestanden (.docx) en PDF's. De bevindingen in dit stuk staan in het rapport."
            for document in report.documents
            if document.media_type not in _ANNOTATE
        ]
        if left_out:
            archive.writestr(_LEFT_OUT, "\r\n".join(left_out) + "\r\n")
    return out.getvalue()


def _names(documents: list[DocumentSummary]) -> Iterator[str]:
    """A name for each document: that of its file, without folders, and a number if it returns."""
    taken = {_LEFT_OUT.lower()}
    for number, document in enumerate(documents):
        name = PurePosixPath(safe_name(document.name, number))
        candidate, again = str(name), 1
        while candidate.lower() in taken:
            again += 1
            candidate = f"{name.stem} ({again}){name.suffix}"
        taken.add(candidate.lower())
        yield candidate

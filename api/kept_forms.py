"""The forms of a report that are made with the analysis and kept with it.

The findings in the files themselves need those files, which are gone afterwards; the rest is
made of the report alone, when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from analyser.advice import Perspective
from analyser.errors import DooiError
from analyser.model import Report
from analyser.reading import Limits
from analyser.reading.docx import MEDIA_TYPE as DOCX_TYPE
from analyser.reading.pdf_parts import MEDIA_TYPE as PDF_TYPE
from analyser.reporting.annotated_docx import render_docx
from analyser.reporting.annotated_pdf import render_pdf
from analyser.reporting.html import render_html
from analyser.reporting.jsonable import report_as_dict
from analyser.reporting.originals import found_again, own_document
from api.annotated_zip import annotated_zip
from api.forms import KeptForm

_Files = Mapping[str, Path]
_Maker = Callable[[Report, _Files, Perspective, Limits], bytes | None]


def _only_of(media_type: str, render: _Maker) -> _Maker:
    """Renders a report on a dossier with one document in a format; None for another dossier."""

    def make(
        report: Report, files: _Files, perspective: Perspective, limits: Limits
    ) -> bytes | None:
        if own_document(report, media_type, files) is None:
            return None
        return render(report, files, perspective, limits)

    return make


_MAKERS: Mapping[KeptForm, _Maker] = {
    KeptForm.DOCX: _only_of(DOCX_TYPE, render_docx),
    KeptForm.PDF: _only_of(PDF_TYPE, render_pdf),
    KeptForm.ANNOTATED: annotated_zip,
}
MOST_FORMS = len(_MAKERS) * len(Perspective)
_AT_ONCE = 2
# They stand in the database, and go out from memory in one piece.
_LARGEST = 50_000_000  # bytes of one form with comments
_MOST_BYTES = 150_000_000  # bytes of all of them together


@dataclass(frozen=True, slots=True)
class Made:
    """A form that was made, or without `body` one that was not; `error` when by a defect."""

    name: str
    body: bytes | None
    error: Exception | None = None


def basic_forms(job_id: str, report: Report) -> dict[str, bytes]:
    """What every analysis has: the report itself, and as a page for either reader.

    Args:
        job_id: id of the analysis, which comes first in the JSON.
        report: the report.
    """
    pages = {
        KeptForm.HTML.kept(perspective): render_html(report, perspective).encode()
        for perspective in Perspective
    }
    return {
        KeptForm.JSON.value: msgspec.json.encode({"id": job_id, **report_as_dict(report)}),
        **pages,
    }


def forms_with_comments(report: Report, paths: Sequence[Path], limits: Limits) -> Iterator[Made]:
    """The forms that put the findings in the files themselves, one by one.

    Args:
        report: the report.
        paths: the files it is about; they are only read.
        limits: for reading those files again.
    """
    left = _MOST_BYTES
    # Each form is made by a process of its own, so that threads do work side by side.
    with found_again(paths, report, limits) as files, ThreadPoolExecutor(_AT_ONCE) as threads:
        asked = [
            threads.submit(
                _made, form.kept(perspective), partial(make, report, files, perspective, limits)
            )
            for form, make in _MAKERS.items()
            for perspective in Perspective
        ]
        for each in asked:
            made = each.result()
            if made.body is not None and len(made.body) > min(left, _LARGEST):
                made = Made(made.name, None)  # too large to keep
            left -= len(made.body or b"")
            yield made


def _made(name: str, make: Callable[[], bytes | None]) -> Made:
    try:
        return Made(name, make())
    except (DooiError, MemoryError):  # of these files it cannot be made
        return Made(name, None)
    except Exception as error:  # noqa: BLE001 - one form may not cost the others
        return Made(name, None, error)

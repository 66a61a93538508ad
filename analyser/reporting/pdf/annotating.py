"""Marks findings in a PDF: looks up their words, and adds a highlight or note for each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
)

from analyser.errors import InputError
from analyser.model import Box
from analyser.reporting.pdf.annotations import Annotator
from analyser.reporting.pdf.canvas import Canvas
from analyser.reporting.pdf.increment import Increment, NotSoundError
from analyser.reporting.pdf.items import Item, items_of
from analyser.reporting.pdf.labels import Labels
from analyser.reporting.pdf.letters import PageText
from analyser.reporting.pdf.marks import Marking

_FIRST_LINE = 12.0  # points: of a clause of which only the place is known


def marked(content: bytes, marking: Marking) -> bytes:
    """The file with annotations added behind it; what was there stays as it is.

    Args:
        content: the file.
        marking: what to mark in it.

    Raises:
        InputError: ``BESTAND_ANDERS``, ``PDF_BEVEILIGD``, ``PDF_ONDERTEKEND`` or
            ``PDF_ONGEWOON``: the file cannot or may not be changed.
    """
    name = marking.name
    if hashlib.sha256(content).hexdigest() != marking.sha256:
        raise InputError(
            "BESTAND_ANDERS",
            f"'{name}' is na de analyse gewijzigd; daarom is er niets in gemarkeerd.",
        )
    try:
        with closing(pdfium.PdfDocument(content)) as pdf:
            _check(pdf, name)
            items = items_of(pdf, marking)
            reader = PdfReader(BytesIO(content))
            _check_permissions(reader, name)
            result = _added(content, reader, pdf, items)
            _verify(result, pdf, items)
    except (NotSoundError, PyPdfError, pdfium.PdfiumError, ValueError, RecursionError) as error:
        raise InputError(
            "PDF_ONGEWOON",
            f"In '{name}' zelf is niets gemarkeerd, want het bestand is beschadigd of ongewoon "
            "opgebouwd.",
        ) from error
    return result


def _check(pdf: pdfium.PdfDocument, name: str) -> None:
    if pdfium_c.FPDF_GetSecurityHandlerRevision(pdf.raw) >= 0:
        raise InputError(
            "PDF_BEVEILIGD",
            f"In '{name}' zelf is niets gemarkeerd, want het bestand is beveiligd of het gebruik "
            "ervan is beperkt.",
        )
    for index in range(pdfium_c.FPDF_GetSignatureCount(pdf.raw)):
        signature = pdfium_c.FPDF_GetSignatureObject(pdf.raw, index)
        if pdfium_c.FPDFSignatureObj_GetContents(signature, None, 0) > 0:
            raise _signed(name)


def _check_permissions(reader: PdfReader, name: str) -> None:
    root = reader.trailer["/Root"].get_object()
    if isinstance(root, DictionaryObject) and "/Perms" in root:
        raise _signed(name)


def _signed(name: str) -> InputError:
    return InputError(
        "PDF_ONDERTEKEND",
        f"In '{name}' zelf is niets gemarkeerd, want het bestand is ondertekend en een markering "
        "zou de handtekening aantasten.",
    )


def _added(
    content: bytes,
    reader: PdfReader,
    pdf: pdfium.PdfDocument,
    items: Mapping[int, Sequence[Item]],
) -> bytes:
    if len(reader.pages) != len(pdf):
        raise NotSoundError
    increment = Increment(content, reader)
    annotator = Annotator(increment)
    for index in sorted(items):
        reference = reader.pages[index].indirect_reference
        page = None if reference is None else reference.get_object()
        if reference is None or not isinstance(page, DictionaryObject):
            raise NotSoundError
        added = _on_page(pdf, index, annotator, reference, items[index])
        changed = DictionaryObject({NameObject(key): page.raw_get(key) for key in page})
        changed[NameObject("/Annots")] = ArrayObject([*_annotations(page), *added])
        increment.put(reference, changed)
    return increment.whole()


def _on_page(
    pdf: pdfium.PdfDocument,
    index: int,
    annotator: Annotator,
    reference: IndirectObject,
    items: Sequence[Item],
) -> list[PdfObject]:
    with closing(pdf[index]) as page, closing(PageText(page)) as text:
        canvas = Canvas(text.view)
        labels = Labels(text.view.size, text.ink)
    added: list[PdfObject] = []
    for item in items:
        note = item.note
        if item.lines:
            label = labels.beside(note.label, item.lines[0], item.clause)
            added += annotator.highlight(reference, canvas, note, item.lines, label)
        elif item.clause is not None:
            box = item.clause
            first = Box(box.x0, box.top, box.x1, min(box.bottom, box.top + _FIRST_LINE))
            label = labels.beside(note.label, first, box)
            added += annotator.note(reference, canvas, note, label)
        else:
            added += annotator.note(reference, canvas, note, labels.at_top(note.label))
    return added


def _annotations(page: DictionaryObject) -> list[PdfObject]:
    """The annotations a page has already, as they are named there."""
    found = page.get("/Annots")
    found = None if found is None else found.get_object()
    return list(found) if isinstance(found, ArrayObject) else []


def _verify(result: bytes, pdf: pdfium.PdfDocument, items: Mapping[int, Sequence[Item]]) -> None:
    """Open the result as a viewer does.

    Raises:
        NotSoundError: it does not show all pages with all annotations.
    """
    with closing(pdfium.PdfDocument(result)) as made:
        if len(made) != len(pdf):
            raise NotSoundError
        for index, added in items.items():
            # Each has a window for its text, which counts as an annotation too.
            expected = _count(pdf, index) + 2 * len(added)
            if _count(made, index) != expected:
                raise NotSoundError


def _count(pdf: pdfium.PdfDocument, index: int) -> int:
    with closing(pdf[index]) as page:
        return int(pdfium_c.FPDFPage_GetAnnotCount(page.raw))

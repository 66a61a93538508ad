"""The objects that a page of a PDF, or a form on it, is drawn of."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2.raw as pdfium_c


def objects_of(raw: object, *, form: bool) -> Iterator[object]:
    """The objects in the order in which they are drawn; what forms hold is not among them.

    Args:
        raw: the handle of a page, or of a form.
        form: whether it is that of a form.
    """
    if form:
        for index in range(pdfium_c.FPDFFormObj_CountObjects(raw)):
            yield pdfium_c.FPDFFormObj_GetObject(raw, index)
    else:
        for index in range(pdfium_c.FPDFPage_CountObjects(raw)):
            yield pdfium_c.FPDFPage_GetObject(raw, index)

"""Makes one document of the pages of a PDF, which may have been read by several processes."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading.ocr_notices import broken_notices, no_text, scan_notices
from analyser.reading.pdf_chain import chain_tables
from analyser.reading.pdf_notices import hidden_notices
from analyser.reading.pdf_pages import PdfPart

MEDIA_TYPE = "application/pdf"


def join_parts(parts: Sequence[PdfPart], *, document_id: str, name: str, sha256: str) -> Document:
    """Make a document of all parts of a PDF, in order.

    Raises:
        InputError: ``PDF_KAPOT`` or ``PDF_GEEN_TEKST``.
    """
    outcomes = [outcome for part in parts for outcome in part.outcomes]
    unread = [outcome.page.number for outcome in outcomes if outcome.is_unread]
    broken = [outcome.page.number for outcome in outcomes if outcome.is_broken]
    missing = next((part.missing for part in parts if part.missing is not None), None)
    if len(unread) + len(broken) == len(outcomes):
        if not broken:
            raise no_text(name, missing)
        raise InputError("PDF_KAPOT", f"De PDF '{name}' is beschadigd en kan niet worden gelezen.")
    pages = [outcome.page for outcome in outcomes]
    recognised = [(o.page.number, o.certainty) for o in outcomes if o.certainty is not None]
    ran_out = any(part.ran_out for part in parts)
    return Document(
        id=document_id,
        name=name,
        media_type=MEDIA_TYPE,
        sha256=sha256,
        blocks=tuple(chain_tables(pages)),
        pages=len(pages),
        page_size=pages[0].size,
        warnings=(
            *broken_notices(broken, len(pages)),
            *hidden_notices([o.page.number for o in outcomes if o.has_hidden]),
            *scan_notices(recognised, unread, len(pages), missing=missing, ran_out=ran_out),
        ),
    )

"""OpenDocument spreadsheets (.ods) to blocks."""

from __future__ import annotations

from pathlib import Path

from analyser.model import Document
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reading.ods_sheets import SheetsReader
from analyser.reading.odt_package import CONTENT, open_document
from analyser.reading.office_package import Container
from analyser.reading.sheet_document import sheet_document

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CONTAINER = Container("ODS", "OpenDocument-rekenblad (.ods)")


def read_ods(
    path: Path, *, document_id: str, name: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read a spreadsheet as its user sees it; the file stores every cell as it is shown.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on inflating and on the number of cells.

    Raises:
        InputError: ODS_KAPOT, ODS_WACHTWOORD, ZIP_TE_GROOT or GEEN_TEKST.
    """
    with open_document(path, name, limits, CONTAINER) as package:
        if not package.has(CONTENT):
            raise package.broken()
        reader = SheetsReader(limits.max_cells)
        try:
            sheets = reader.read(package)
        except RecursionError as error:  # spans nested deeper than any office suite writes
            raise package.broken() from error
    source = Document(document_id, name, MEDIA_TYPE, sha256, blocks=())
    return sheet_document(source, sheets, reader.hidden)

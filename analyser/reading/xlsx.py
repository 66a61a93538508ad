"""Excel workbooks (.xlsx, .xlsm) to blocks."""

from __future__ import annotations

from pathlib import Path

from analyser.model import Document
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reading.office_package import Container, open_package
from analyser.reading.sheet_document import sheet_document
from analyser.reading.xlsx_sheet import CellBudget, SheetReader
from analyser.reading.xlsx_workbook import read_workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTAINER = Container("XLSX", "Excel-bestand (.xlsx)")


def read_xlsx(
    path: Path, *, document_id: str, name: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read a workbook as its user sees it: visible cells with their number formats.

    Formulas are read by their stored outcome. Every sheet begins with a heading; its tables
    are rows with cells, text beside them is text.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on inflating and on the number of cells.

    Raises:
        InputError: XLSX_KAPOT, XLSX_WACHTWOORD, ZIP_TE_GROOT or GEEN_TEKST.
    """
    with open_package(path, name, limits, CONTAINER) as package:
        workbook = read_workbook(package)
        reader = SheetReader(package, workbook, CellBudget(limits.max_cells))
        shown = [reader.read(sheet) for sheet in workbook.sheets if not sheet.is_hidden]
    hidden = [sheet.name for sheet in workbook.sheets if sheet.is_hidden]
    source = Document(document_id, name, MEDIA_TYPE, sha256, blocks=())
    return sheet_document(source, shown, hidden)

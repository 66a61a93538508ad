"""Old files (.doc, .rtf, .xls): converted by LibreOffice, then read as the new format."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from analyser.errors import InputError
from analyser.model import Document, Notice
from analyser.reading.docx import read_docx
from analyser.reading.legacy_conversion import Conversion, NotConvertedError, convert
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reading.xlsx import read_xlsx


@dataclass(frozen=True, slots=True)
class OldFormat:
    """An old format: how it is called, how to convert it, what to save it as instead."""

    description: str
    media_type: str
    conversion: Conversion


OLD_FORMATS = {
    "doc": OldFormat(
        "een oud Word-bestand (.doc)",
        "application/msword",
        Conversion("doc", "MS Word 97", "docx", "MS Word 2007 XML"),
    ),
    "rtf": OldFormat(
        "een RTF-bestand (.rtf)",
        "application/rtf",
        Conversion("rtf", "Rich Text Format", "docx", "MS Word 2007 XML"),
    ),
    "xls": OldFormat(
        "een oud Excel-bestand (.xls)",
        "application/vnd.ms-excel",
        Conversion("xls", "MS Excel 97", "xlsx", "Calc MS Excel 2007 XML"),
    ),
}


def read_legacy(
    path: Path,
    *,
    document_id: str,
    name: str,
    sha256: str,
    old: OldFormat,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read an old file through LibreOffice, where that is installed.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        old: which format it is.
        limits: bounds on the conversion and on inflating.

    Raises:
        InputError: LIBREOFFICE_ONTBREEKT, OMZETTEN_MISLUKT, OMZETTEN_DUURT_TE_LANG, or what
            the reader of the new format raises.
    """
    target = old.conversion.target
    read = read_docx if target == "docx" else read_xlsx
    with tempfile.TemporaryDirectory(prefix="dooi-") as folder:
        try:
            converted = convert(path, Path(folder), old.conversion, limits)
        except NotConvertedError as error:
            raise _refusal(name, old, error) from error
        document = read(converted, document_id=document_id, name=name, sha256=sha256, limits=limits)
    notice = Notice(
        "OMGEZET",
        f"Dit is {old.description}; het is met LibreOffice omgezet naar .{target}, zodat nummering "
        "en opmaak kunnen afwijken.",
    )
    return replace(document, media_type=old.media_type, warnings=(notice, *document.warnings))


def _refusal(name: str, old: OldFormat, error: NotConvertedError) -> InputError:
    """The error for a file that could not be converted; each says what the user can do."""
    advice = f"sla het op als .{old.conversion.target} en probeer het opnieuw."
    if error.reason == "missing":
        return InputError(
            "LIBREOFFICE_ONTBREEKT",
            f"'{name}' is {old.description} en kan alleen worden gelezen waar LibreOffice is "
            f"geïnstalleerd; {advice}",
        )
    if error.reason == "time":
        return InputError(
            "OMZETTEN_DUURT_TE_LANG",
            f"'{name}' is {old.description} waarvan het omzetten te lang duurt; {advice}",
        )
    return InputError(
        "OMZETTEN_MISLUKT",
        f"'{name}' is {old.description} dat niet kon worden omgezet, bijvoorbeeld omdat het "
        f"beschadigd of beveiligd is; {advice}",
    )

"""What kind of file something is, by its first bytes and its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path, PurePosixPath

from analyser.errors import InputError
from analyser.reading.archive_files import (
    UnreadableArchiveError,
    member_names,
    open_archive,
    zip_errors,
)

SUPPORTED = (
    "PDF, Word (.docx, .doc, .rtf), Excel (.xlsx, .xls), OpenDocument (.odt, .ods), webpagina's "
    "(.html), tekst (.txt), Markdown (.md) en ZIP"
)

_SNIFFED = 1024  # bytes in which the mark of a format must stand
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF_MAGIC = b"{\\rtf"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")
_OLD_EXCEL_STREAMS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_WORD_SUFFIXES = (".docx", ".docm")
_EXCEL_SUFFIXES = (".xlsx", ".xlsm")
_OLD_WORD_SUFFIXES = (".doc", ".dot")
_OLD_EXCEL_SUFFIXES = (".xls", ".xlt")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
# Containers that are a ZIP inside but no dossier: slides, drawings, ebooks.
_PACKAGE_MARKS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


class FileType(StrEnum):
    """The kinds of file that can be read."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    HTML = "html"
    TEXT = "text"
    OLD_WORD = "doc"
    OLD_EXCEL = "xls"
    RICH_TEXT = "rtf"
    ZIP = "zip"


# Suffixes of containers, with the code and the words for one that is damaged.
_CONTAINERS = {
    **dict.fromkeys(_WORD_SUFFIXES, (FileType.DOCX, "DOCX", "Word-document (.docx)")),
    **dict.fromkeys(_EXCEL_SUFFIXES, (FileType.XLSX, "XLSX", "Excel-bestand (.xlsx)")),
    ".odt": (FileType.ODT, "ODT", "OpenDocument-bestand (.odt)"),
    ".ods": (FileType.ODS, "ODS", "OpenDocument-rekenblad (.ods)"),
}


def file_type(path: Path, name: str) -> FileType:
    """Kind of a file; content goes before the extension.

    Args:
        path: where the bytes are.
        name: its name, for the extension and for the sentence in an error.

    Raises:
        InputError: LEEG_BESTAND, ONBEKEND_TYPE, ZIP_KAPOT, <type>_KAPOT or <type>_WACHTWOORD
            with a type of DOCX, XLSX, ODT or ODS.
    """
    with path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    suffix = PurePosixPath(name.lower()).suffix
    if not head:
        raise InputError("LEEG_BESTAND", f"'{name}' is een leeg bestand.")
    if b"%PDF-" in head:
        return FileType.PDF
    if head.startswith(_OLE_MAGIC):
        return _old_office(path, name, suffix)
    if head.startswith(_ZIP_MAGIC):
        return _zip_type(path, name, suffix)
    if head.startswith(_RTF_MAGIC):
        return FileType.RICH_TEXT
    if _HTML.match(head):
        return FileType.HTML
    return _by_suffix(name, suffix)


def _by_suffix(name: str, suffix: str) -> FileType:
    if suffix in _TEXT_SUFFIXES:
        return FileType.TEXT
    if suffix in _HTML_SUFFIXES:
        return FileType.HTML  # a part of a page, or one in UTF-16
    if suffix == ".pdf":
        return FileType.PDF  # the reader says what is wrong with it
    if suffix in _CONTAINERS:
        raise _broken(name, suffix)
    if suffix == ".zip":
        raise InputError("ZIP_KAPOT", f"'{name}' is beschadigd of is geen echt ZIP-bestand.")
    raise _unknown(name)


def _zip_type(path: Path, name: str, suffix: str) -> FileType:
    try:
        names = set(member_names(path))
        kind = _open_document(path, names)
    except UnreadableArchiveError as error:
        if suffix in _CONTAINERS:
            raise _broken(name, suffix) from error
        raise InputError("ZIP_KAPOT", f"'{name}' is een beschadigd ZIP-bestand.") from error
    if kind is not None:
        return kind
    if "word/document.xml" in names:
        return FileType.DOCX
    if "xl/workbook.xml" in names:
        return FileType.XLSX
    if suffix in _CONTAINERS:
        return _CONTAINERS[suffix][0]  # the reader says what is wrong with it
    if names & _PACKAGE_MARKS:
        raise _unknown(name)
    return FileType.ZIP


def _open_document(path: Path, names: set[str]) -> FileType | None:
    """Kind of an OpenDocument container by the type that it states, or None."""
    if "mimetype" not in names:
        return None
    with open_archive(path) as archive, zip_errors(), archive.open("mimetype") as stream:
        stated = stream.read(_SNIFFED).strip()
    if stated.startswith(_OPEN_DOCUMENT + b"text"):
        return FileType.ODT
    return FileType.ODS if stated.startswith(_OPEN_DOCUMENT + b"spreadsheet") else None


def _old_office(path: Path, name: str, suffix: str) -> FileType:
    """Kind of an OLE container: a file of old Office, or the error for an encrypted new one."""
    data = path.read_bytes()
    is_word = _OLD_WORD_STREAM in data
    is_excel = any(stream in data for stream in _OLD_EXCEL_STREAMS)
    if _ENCRYPTED_STREAM in data or (suffix in _CONTAINERS and not (is_word or is_excel)):
        _, code, _ = _CONTAINERS.get(suffix, _CONTAINERS[_WORD_SUFFIXES[0]])
        raise InputError(
            f"{code}_WACHTWOORD",
            f"'{name}' is beveiligd met een wachtwoord; haal de beveiliging eraf en probeer "
            "het opnieuw.",
        )
    if is_word and is_excel:  # one stands inside the other
        return FileType.OLD_EXCEL if suffix in _OLD_EXCEL_SUFFIXES else FileType.OLD_WORD
    if is_word or suffix in _OLD_WORD_SUFFIXES:
        return FileType.OLD_WORD
    if is_excel:
        return FileType.OLD_EXCEL
    raise _unknown(name)


def _unknown(name: str) -> InputError:
    return InputError(
        "ONBEKEND_TYPE",
        f"'{name}' is een soort bestand dat niet gelezen kan worden; wel gelezen worden "
        f"{SUPPORTED}.",
    )


def _broken(name: str, suffix: str) -> InputError:
    _, code, description = _CONTAINERS[suffix]
    return InputError(f"{code}_KAPOT", f"'{name}' is beschadigd of is geen echt {description}.")

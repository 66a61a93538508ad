"""What kind of file something is, by its first bytes and its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePosixPath

from analyser.errors import InputError
from analyser.reading.archive_files import UnreadableArchiveError, member_names

SUPPORTED = "PDF, Word (.docx), tekst (.txt), Markdown (.md) en ZIP"

_SNIFFED = 1024  # bytes in which the mark of a PDF must stand
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_SUFFIXES = (".docx", ".docm")
_OLD_WORD_SUFFIXES = (".doc", ".dot")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown")
# Containers that are a ZIP inside but no dossier: spreadsheets, slides, OpenDocument, ebooks.
_PACKAGE_MARKS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


class FileType(StrEnum):
    """The kinds of file that can be read."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    ZIP = "zip"


def file_type(path: Path, name: str) -> FileType:
    """Kind of a file; content goes before the extension.

    Args:
        path: where the bytes are.
        name: its name, for the extension and for the sentence in an error.

    Raises:
        InputError: LEEG_BESTAND, ONBEKEND_TYPE, DOCX_KAPOT, DOCX_WACHTWOORD or ZIP_KAPOT.
    """
    with path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    suffix = PurePosixPath(name.lower()).suffix
    if not head:
        raise InputError("LEEG_BESTAND", f"'{name}' is een leeg bestand.")
    if b"%PDF-" in head:
        return FileType.PDF
    if head.startswith(_OLE_MAGIC):
        raise _old_office(path, name, suffix)
    if head.startswith(_ZIP_MAGIC):
        return _zip_type(path, name, suffix)
    return _by_suffix(name, suffix)


def _by_suffix(name: str, suffix: str) -> FileType:
    if suffix in _TEXT_SUFFIXES:
        return FileType.TEXT
    if suffix == ".pdf":
        return FileType.PDF  # the reader says what is wrong with it
    if suffix in _WORD_SUFFIXES:
        raise _broken_docx(name)
    if suffix == ".zip":
        raise InputError("ZIP_KAPOT", f"'{name}' is beschadigd of is geen echt ZIP-bestand.")
    raise _unknown(name, suffix)


def _zip_type(path: Path, name: str, suffix: str) -> FileType:
    try:
        names = set(member_names(path))
    except UnreadableArchiveError as error:
        if suffix in _WORD_SUFFIXES:
            raise _broken_docx(name) from error
        raise InputError("ZIP_KAPOT", f"'{name}' is een beschadigd ZIP-bestand.") from error
    if suffix in _WORD_SUFFIXES or "word/document.xml" in names:
        return FileType.DOCX
    if names & _PACKAGE_MARKS:
        raise _unknown(name, suffix)
    return FileType.ZIP


def _old_office(path: Path, name: str, suffix: str) -> InputError:
    """The error for an OLE container: an encrypted new file or a file of old Office."""
    data = path.read_bytes()
    is_old_word = _OLD_WORD_STREAM in data
    if _ENCRYPTED_STREAM in data or (suffix in _WORD_SUFFIXES and not is_old_word):
        return InputError(
            "DOCX_WACHTWOORD",
            f"'{name}' is beveiligd met een wachtwoord; haal de beveiliging eraf en probeer "
            "het opnieuw.",
        )
    return _unknown(name, ".doc" if is_old_word else suffix)


def _unknown(name: str, suffix: str) -> InputError:
    if suffix in _OLD_WORD_SUFFIXES:
        return InputError(
            "ONBEKEND_TYPE",
            f"'{name}' is een oud Word-bestand (.doc); sla het op als .docx en probeer het "
            "opnieuw.",
        )
    return InputError(
        "ONBEKEND_TYPE",
        f"'{name}' is een soort bestand dat niet gelezen kan worden; wel gelezen worden "
        f"{SUPPORTED}.",
    )


def _broken_docx(name: str) -> InputError:
    return InputError(
        "DOCX_KAPOT", f"'{name}' is beschadigd of is geen echt Word-document (.docx)."
    )

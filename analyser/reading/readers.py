"""One file to one document: the reader of its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analyser.model import Document
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.file_types import FileType
from analyser.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is and what the document will be called.

    `sha256` is the hash of the bytes, in hexadecimal. `view` says which text of a file with
    tracked changes is read.
    """

    path: Path
    kind: FileType
    document_id: str
    name: str
    sha256: str
    view: RevisionView = RevisionView.ACCEPTED


def read_source(source: Source, limits: Limits) -> Document:
    """Read a file with the reader of its format.

    The readers are imported here, because their libraries are slow to load and a dossier
    seldom needs them all.

    Args:
        source: the file.
        limits: bounds on inflating and converting.

    Raises:
        InputError: the file cannot be read; the message is one Dutch sentence.
    """
    read = _reader(source.kind, limits, source.view)
    return read(source.path, document_id=source.document_id, name=source.name, sha256=source.sha256)


def _reader(kind: FileType, limits: Limits, view: RevisionView) -> Callable[..., Document]:
    """The reader of a format, with its bounds."""
    if kind is FileType.DOCX:
        from analyser.reading.docx import read_docx

        return partial(read_docx, limits=limits, view=view)
    if kind is FileType.XLSX:
        from analyser.reading.xlsx import read_xlsx

        return partial(read_xlsx, limits=limits)
    if kind is FileType.ODT:
        from analyser.reading.odt import read_odt

        return partial(read_odt, limits=limits)
    if kind is FileType.ODS:
        from analyser.reading.ods import read_ods

        return partial(read_ods, limits=limits)
    if kind is FileType.HTML:
        from analyser.reading.html import read_html

        return partial(read_html, limits=limits)
    if kind is FileType.TEXT:
        from analyser.reading.text import read_text

        return read_text
    if kind in (FileType.OLD_WORD, FileType.OLD_EXCEL, FileType.RICH_TEXT):
        from analyser.reading.legacy import OLD_FORMATS, read_legacy

        return partial(read_legacy, old=OLD_FORMATS[kind.value], limits=limits)
    from analyser.reading.pdf import read_pdf

    return read_pdf

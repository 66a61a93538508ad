"""One file to one document: the reader of its format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analyser.model import Document
from analyser.reading.file_types import FileType
from analyser.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is and what the document will be called.

    `sha256` is the hash of the bytes, in hexadecimal.
    """

    path: Path
    kind: FileType
    document_id: str
    name: str
    sha256: str


def read_source(source: Source, limits: Limits) -> Document:
    """Read a file with the reader of its format.

    The readers are imported here, because their libraries are slow to load and a dossier
    seldom needs them all.

    Args:
        source: the file.
        limits: bounds on inflating.

    Raises:
        InputError: the file cannot be read; the message is one Dutch sentence.
    """
    path, kind, document_id = source.path, source.kind, source.document_id
    name, sha256 = source.name, source.sha256
    if kind is FileType.DOCX:
        from analyser.reading.docx import read_docx

        return read_docx(path, document_id=document_id, name=name, sha256=sha256, limits=limits)
    if kind is FileType.TEXT:
        from analyser.reading.text import read_text

        return read_text(path, document_id=document_id, name=name, sha256=sha256)
    from analyser.reading.pdf import read_pdf

    return read_pdf(path, document_id=document_id, name=name, sha256=sha256)

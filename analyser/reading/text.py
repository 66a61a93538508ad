"""Markdown and plain text files to a document."""

from __future__ import annotations

import codecs
from pathlib import Path

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading.markdown_blocks import markdown_blocks

_MARKDOWN = (".md", ".markdown")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path, *, document_id: str, name: str, sha256: str) -> Document:
    """Read a Markdown or plain text file.

    The text is UTF-8 (with or without a byte order mark), UTF-16 with one, or else
    Windows-1252.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show; its extension decides the media type.
        sha256: hash of the bytes, in hexadecimal.

    Raises:
        InputError: ONBEKEND_TYPE when the bytes are no text, GEEN_TEKST when nothing is said.
    """
    text = _decode(path.read_bytes())
    if text is None:
        raise InputError("ONBEKEND_TYPE", f"'{name}' is geen leesbaar tekstbestand.")
    blocks = markdown_blocks(text)
    if not blocks:
        raise InputError("GEEN_TEKST", f"In '{name}' staat geen tekst.")
    is_markdown = name.lower().endswith(_MARKDOWN)
    return Document(
        id=document_id,
        name=name,
        media_type="text/markdown" if is_markdown else "text/plain",
        sha256=sha256,
        blocks=blocks,
    )


def _decode(data: bytes) -> str | None:
    """The text, or None when the bytes are no text."""
    encodings = ["utf-16"] if data.startswith(_UTF16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None

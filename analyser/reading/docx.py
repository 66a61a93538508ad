"""Word documents (.docx, .docm) to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx.oxml.ns import qn

from analyser.errors import InputError
from analyser.model import Block, BlockKind, Document, Notice
from analyser.reading.docx_body import BodyReader
from analyser.reading.docx_numbering import Numbering
from analyser.reading.docx_package import DocxPackage, Element
from analyser.reading.docx_styles import Styles
from analyser.reading.limits import DEFAULT_LIMITS, Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = (("footnote", "noot"), ("endnote", "eindnoot"))


def read_docx(
    path: Path, *, document_id: str, name: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read a Word document: body text in order, footnotes at the end, no headers or footers.

    Tracked changes are read as accepted. Numbers that Word counts stand in `Block.label`,
    as Word shows them.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on inflating.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD, ZIP_TE_GROOT or GEEN_TEKST.
    """
    package = DocxPackage(path, name, limits)
    root = package.main()
    styles = Styles(package.related("styles"))
    reader = BodyReader(styles, Numbering(package.related("numbering"), styles))
    body = root.find(qn("w:body"))
    try:
        blocks = [] if body is None else [*reader.blocks(body), *_notes(package, root, reader)]
    except RecursionError as error:  # elements nested deeper than any word processor writes
        raise package.broken() from error
    if not blocks:
        raise InputError("GEEN_TEKST", f"In '{name}' staat geen tekst.")
    return Document(
        id=document_id,
        name=name,
        media_type=MEDIA_TYPE,
        sha256=sha256,
        blocks=tuple(blocks),
        warnings=tuple(_warnings(root, reader)),
    )


def _notes(package: DocxPackage, root: Element, reader: BodyReader) -> Iterator[Block]:
    """Footnotes and endnotes that the text refers to, in order of reference."""
    for kind, label in _NOTES:
        part = package.related(f"{kind}s")
        notes = {} if part is None else {n.get(qn("w:id")): n for n in part}
        for index, identifier in enumerate(_referred(root, f"w:{kind}Reference"), start=1):
            note = notes.get(identifier)
            blocks = [] if note is None else list(reader.blocks(note))
            text = "\n".join(block.text for block in blocks)
            if text:
                yield Block(BlockKind.PARAGRAPH, text, label=f"{label} {index}")


def _referred(root: Element, tag: str) -> list[str]:
    """Identifiers of notes in order, without references in deleted text."""
    marks = (
        mark
        for mark in root.iter(qn(tag))
        if not any(True for _ in mark.iterancestors(qn("w:del"), qn("w:moveFrom")))
    )
    return list(dict.fromkeys(str(mark.get(qn("w:id"))) for mark in marks))


def _warnings(root: Element, reader: BodyReader) -> Iterator[Notice]:
    inserted = _count(root, "w:ins") + _count(root, "w:moveTo")
    deleted = _count(root, "w:del") + _count(root, "w:moveFrom")
    if inserted or deleted:
        yield Notice(
            "WIJZIGINGEN_BIJGEHOUDEN",
            f"Dit document bevat bijgehouden wijzigingen ({inserted} keer toegevoegd, {deleted} "
            "keer verwijderd); gelezen is de tekst zoals die luidt als alles is geaccepteerd.",
        )
    if reader.hidden_runs:
        yield Notice(
            "VERBORGEN_TEKST",
            f"Dit document bevat verborgen tekst ({reader.hidden_runs} keer); die is niet gelezen.",
        )
    if reader.unread_parts:
        yield Notice(
            "INGEVOEGD_DOCUMENT",
            "Dit document bevat een ander document als onderdeel; dat deel is niet gelezen.",
        )


def _count(root: Element, tag: str) -> int:
    return sum(1 for _ in root.iter(qn(tag)))

"""Word documents (.docx, .docm) to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analyser.errors import InputError
from analyser.model import Block, BlockKind, Document, Notice
from analyser.reading.docx_body import BodyReader, line
from analyser.reading.docx_numbering import Numbering
from analyser.reading.docx_package import DocxPackage, Element, name_of
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles
from analyser.reading.limits import DEFAULT_LIMITS, Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = (("footnote", "noot"), ("endnote", "eindnoot"))
_READ = {
    RevisionView.ACCEPTED: "gelezen is de tekst zoals die luidt als alles is geaccepteerd",
    RevisionView.ORIGINAL: "gelezen is de tekst zoals die luidde voor de wijzigingen",
}


def read_docx(
    path: Path,
    *,
    document_id: str,
    name: str,
    sha256: str,
    limits: Limits = DEFAULT_LIMITS,
    view: RevisionView = RevisionView.ACCEPTED,
) -> Document:
    """Read a Word document: body text in order, notes at the end.

    Numbers that Word counts stand in `Block.label`, as Word shows them. Headers and footers
    stand apart, in `Document.margins`: they repeat on every page, and would become clauses
    among the blocks. Tables of contents and comments are left out, and text that is hidden
    or struck through with a notice.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on inflating.
        view: the side of the tracked changes to read.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD, ZIP_TE_GROOT or GEEN_TEKST.
    """
    package = DocxPackage(path, name, limits)
    root = package.main()
    notes = {kind: package.related(f"{kind}s") for kind, _ in _NOTES}
    roots = [root, *(part for part in notes.values() if part is not None)]
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles)
    body = root.find(name_of("w:body"))
    try:
        reader = BodyReader(styles, numbering, view, roots)
        blocks = [] if body is None else [*reader.blocks(body), *_notes(notes, root, reader, view)]
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
        warnings=tuple(_warnings(roots, reader, view)),
        margins=_margins(package),
    )


def _margins(package: DocxPackage) -> tuple[str, ...]:
    """The paragraphs of headers and footers, each text once."""
    texts = (
        " ".join("".join(run.text or "" for run in paragraph.iter(name_of("w:t"))).split())
        for role in ("header", "footer")
        for part in package.all_related(role)
        for paragraph in part.iter(name_of("w:p"))
    )
    return tuple(dict.fromkeys(text for text in texts if text))


def _notes(
    parts: Mapping[str, Element | None], root: Element, reader: BodyReader, view: RevisionView
) -> Iterator[Block]:
    """Footnotes and endnotes that the text refers to, in order of reference."""
    for kind, label in _NOTES:
        part = parts[kind]
        notes = {} if part is None else {note.get(name_of("w:id")): note for note in part}
        for index, identifier in enumerate(_referred(root, f"w:{kind}Reference", view), start=1):
            note = notes.get(identifier)
            blocks = () if note is None else reader.story(note, kind)
            text = "\n".join(line(block) for block in blocks)
            if text:
                yield Block(BlockKind.PARAGRAPH, text, label=f"{label} {index}")


def _referred(root: Element, tag: str, view: RevisionView) -> list[str]:
    """Identifiers of notes in order, without references in text that is left out."""
    marks = (
        mark
        for mark in root.iter(name_of(tag))
        if not any(True for _ in mark.iterancestors(*view.gone))
    )
    return list(dict.fromkeys(str(mark.get(name_of("w:id"))) for mark in marks))


def _warnings(roots: Sequence[Element], reader: BodyReader, view: RevisionView) -> Iterator[Notice]:
    inserted = _count(roots, *RevisionView.ACCEPTED.kept)
    deleted = _count(roots, *RevisionView.ACCEPTED.gone)
    if inserted or deleted:
        yield Notice(
            "WIJZIGINGEN_BIJGEHOUDEN",
            f"Dit document bevat bijgehouden wijzigingen ({inserted} keer toegevoegd, {deleted} "
            f"keer verwijderd); {_READ[view]}.",
        )
    if reader.hidden_parts:
        yield Notice(
            "VERBORGEN_TEKST",
            f"Dit document bevat verborgen tekst ({reader.hidden_parts} keer); die is niet gelezen.",
        )
    if reader.struck_parts:
        yield Notice(
            "DOORGEHAALDE_TEKST",
            f"Dit document bevat doorgehaalde tekst ({reader.struck_parts} keer); die is niet "
            "gelezen.",
        )
    if reader.unread_parts:
        yield Notice(
            "INGEVOEGD_DOCUMENT",
            "Dit document bevat een ander document als onderdeel; dat deel is niet gelezen.",
        )


def _count(roots: Sequence[Element], *tags: str) -> int:
    return sum(1 for root in roots for _ in root.iter(*tags))

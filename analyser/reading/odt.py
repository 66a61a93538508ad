"""OpenDocument texts (.odt) to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analyser.errors import InputError
from analyser.model import Document, Notice
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reading.odt_body import BodyReader
from analyser.reading.odt_package import CONTENT, STYLES, open_document, qn
from analyser.reading.odt_styles import Styles
from analyser.reading.office_package import Container, Element

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
CONTAINER = Container("ODT", "OpenDocument-bestand (.odt)")


def read_odt(
    path: Path, *, document_id: str, name: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read an OpenDocument text: body text in order, notes at the end.

    Tracked changes are read as accepted. Numbers that LibreOffice counts stand in
    `Block.label`, as it shows them; headers and footers in `Document.margins`.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on inflating.

    Raises:
        InputError: ODT_KAPOT, ODT_WACHTWOORD, ZIP_TE_GROOT or GEEN_TEKST.
    """
    with open_document(path, name, limits, CONTAINER) as package:
        root = package.parse(CONTENT)
        styles = package.parse(STYLES)
        body = None if root is None else root.find(f"{qn('office:body')}/{qn('office:text')}")
        if body is None:
            raise package.broken()
        reader = BodyReader(Styles([part for part in (styles, root) if part is not None]))
        try:
            blocks = [*reader.blocks(body), *reader.notes()]
        except RecursionError as error:  # elements nested deeper than any word processor writes
            raise package.broken() from error
    if not blocks:
        raise InputError("GEEN_TEKST", f"In '{name}' staat geen tekst.")
    return Document(
        document_id,
        name,
        MEDIA_TYPE,
        sha256,
        tuple(blocks),
        warnings=tuple(_warnings(body, reader)),
        margins=_margins(styles),
    )


def _margins(styles: Element | None) -> tuple[str, ...]:
    """The paragraphs of headers and footers, each text once."""
    if styles is None:
        return ()
    texts = (
        " ".join("".join(paragraph.itertext()).split())
        for margin in styles.iter(qn("style:header"), qn("style:footer"))
        for paragraph in margin.iter(qn("text:p"))
    )
    return tuple(dict.fromkeys(text for text in texts if text))


def _warnings(body: Element, reader: BodyReader) -> Iterator[Notice]:
    changes = body.find(qn("text:tracked-changes"))
    inserted = _count(changes, "text:insertion")
    deleted = _count(changes, "text:deletion")
    if inserted or deleted:
        yield Notice(
            "WIJZIGINGEN_BIJGEHOUDEN",
            f"Dit document bevat bijgehouden wijzigingen ({inserted} keer toegevoegd, {deleted} "
            "keer verwijderd); gelezen is de tekst zoals die luidt als alles is geaccepteerd.",
        )
    if reader.hidden_stretches:
        yield Notice(
            "VERBORGEN_TEKST",
            f"Dit document bevat verborgen tekst ({reader.hidden_stretches} keer); die is niet "
            "gelezen.",
        )
    if reader.struck_stretches:
        yield Notice(
            "DOORGEHAALDE_TEKST",
            f"Dit document bevat doorgehaalde tekst ({reader.struck_stretches} keer); die is niet "
            "gelezen.",
        )
    if reader.cut_tables:
        yield Notice(
            "TABEL_AFGEKAPT",
            "Een tabel herhaalt een rij zo vaak dat niet elke herhaling is gelezen.",
        )


def _count(element: Element | None, tag: str) -> int:
    return 0 if element is None else sum(1 for _ in element.iter(qn(tag)))

"""Web pages (.html, also saved by Word or a tender platform) to blocks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lxml import etree

from analyser.errors import InputError
from analyser.model import Document, Notice
from analyser.reading.html_body import BodyReader
from analyser.reading.limits import DEFAULT_LIMITS, MEBIBYTE, Limits

MEDIA_TYPE = "text/html"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""")
_DECLARED_WITHIN = 4096  # bytes
_SINGLE_BYTE = re.compile(r"(?:windows-|cp)125[0-8]|iso-8859-(?:[2-9]|1[0-6])")
_EMBEDDED = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]{200,}")
_TOO_MUCH = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read_html(
    path: Path, *, document_id: str, name: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read a web page as a browser shows it.

    Menus, scripts, and parts that are hidden or struck through are left out.

    Args:
        path: the file.
        document_id: identifier of the document in its dossier.
        name: name to show.
        sha256: hash of the bytes, in hexadecimal.
        limits: bounds on the size.

    Raises:
        InputError: TE_GROOT, ONBEKEND_TYPE when the bytes are no text, HTML_KAPOT, GEEN_TEKST.
    """
    text = _EMBEDDED.sub("", decode(path.read_bytes()))
    if len(text) > limits.max_html_bytes:
        most = limits.max_html_bytes // MEBIBYTE
        raise InputError(
            "TE_GROOT",
            f"'{name}' is als webpagina groter dan {most} MB en wordt daarom niet gelezen.",
        )
    if "\0" in text:
        raise InputError("ONBEKEND_TYPE", f"'{name}' is geen leesbare webpagina.")
    reader = BodyReader()
    try:
        root = _parsed(text)
        blocks = () if root is None else tuple(reader.blocks(root))
    except (SyntaxError, ValueError, RecursionError) as error:
        raise InputError("HTML_KAPOT", f"'{name}' is beschadigd of is geen webpagina.") from error
    if not blocks:
        raise InputError("GEEN_TEKST", f"In '{name}' staat geen tekst.")
    return Document(
        document_id, name, MEDIA_TYPE, sha256, blocks, warnings=tuple(_warnings(reader))
    )


def decode(data: bytes) -> str:
    """Text of a page: by its byte order mark, UTF-8, what it declares, or else Windows-1252.

    UTF-8 goes before what is declared, because saving a page often changes the one and not
    the other, and other text is hardly ever sound UTF-8 by chance.

    Args:
        data: the bytes.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    stated = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = stated.replace("windows-", "cp") if _SINGLE_BYTE.fullmatch(stated) else "cp1252"
    try:
        return data.decode(encoding, "replace")  # browsers read iso-8859-1 as Windows-1252
    except LookupError:
        return data.decode("cp1252", "replace")


def _parsed(text: str) -> etree._Element | None:
    # A browser goes on after the end of a page, as in pages that were put behind each other;
    # the parser would leave the rest out.
    text = _END_OF_PAGE.sub("", _CONTROL.sub(" ", text))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    if not text.strip():
        return None
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any(error.type == _TOO_MUCH for error in parser.error_log):
        raise ValueError("nested too deep")  # the parser left the rest out
    return root


def _warnings(reader: BodyReader) -> Iterator[Notice]:
    if reader.deleted or reader.inserted:
        yield Notice(
            "WIJZIGINGEN_BIJGEHOUDEN",
            f"Dit document bevat bijgehouden wijzigingen ({reader.inserted} keer toegevoegd, "
            f"{reader.deleted} keer verwijderd); gelezen is de tekst zoals die luidt als alles is "
            "geaccepteerd.",
        )
    if reader.hidden:
        yield Notice(
            "VERBORGEN_TEKST",
            f"Dit document bevat verborgen tekst ({reader.hidden} keer); die is niet gelezen.",
        )
    if reader.struck:
        yield Notice(
            "DOORGEHAALDE_TEKST",
            f"Dit document bevat doorgehaalde tekst ({reader.struck} keer); die is niet gelezen.",
        )
    if reader.flattened:
        yield Notice(
            "TE_DIEP_GENEST",
            "Deze webpagina is op een plaats zo diep genest dat daar alleen de kale tekst is "
            "gelezen.",
        )

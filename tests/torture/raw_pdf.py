"""Writes PDFs object by object, so that every object can lie."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache

from .case import SENTENCE
from .raw_zip import MEBIBYTE

CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
_FIRST_FREE = 10

Objects = Mapping[int, bytes]


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object."""
    size = len(content) if length is None else length
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries, size, content)


def shown(text: str = SENTENCE) -> bytes:
    """The operators that show a line of text."""
    return b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text.encode("latin-1")


def page(entries: bytes = b"", box: bytes = b"0 0 595 842", content: bytes = b"4 0 R") -> bytes:
    """A page; `entries` are more entries of it."""
    return (
        b"<</Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %s "
        b"/Resources <</Font <</F1 5 0 R>> >> %s>>" % (box, content, entries)
    )


def sound() -> dict[int, bytes]:
    """The objects of a small sound PDF."""
    return {
        CATALOG: b"<</Type /Catalog /Pages 2 0 R>>",
        PAGES: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        PAGE: page(),
        CONTENT: stream(shown()),
        FONT: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }


def pdf(
    changes: Mapping[int, bytes | None] | None = None,
    *,
    trailer: bytes = b"",
    start: int | None = None,
    header: bytes = b"%PDF-1.7\n",
) -> bytes:
    """The bytes of a sound PDF with some objects changed; None leaves one out.

    Args:
        changes: objects by number.
        trailer: more entries of the trailer.
        start: where the cross reference table is said to be.
        header: the first line.
    """
    objects = {**sound(), **(changes or {})}
    out = bytearray(header)
    places = {}
    for number, content in sorted(objects.items()):
        if content is not None:
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    size = max(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        out += b"0000000000 00000 f \n" if place is None else b"%010d 00000 n \n" % place
    out += b"trailer\n<</Size %d /Root 1 0 R %s>>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % (table if start is None else start))


@cache
def flate_bomb(mebibytes: int, piece: bytes = b"\0") -> bytes:
    """A zlib stream that inflates to a piece many times, made without that memory."""
    packer = zlib.compressobj(9)
    block = piece * (MEBIBYTE // len(piece))
    return b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()


def image(width: int, height: int, content: bytes, entries: bytes) -> dict[int, bytes]:
    """The objects of a page that is one image, as number 10."""
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (width, height, entries)
    return {
        PAGE: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources <</XObject <</I 10 0 R>> >> >>",
        CONTENT: stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        _FIRST_FREE: stream(content, head),
    }

"""What the tags of a PDF say about its text: headings, and running heads and feet."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_fast import (
    address_of,
    element_child,
    element_children,
    element_mark,
    element_type,
)

_MAX_DEPTH = 24
_MOST_ELEMENTS = 5_000  # looked at on one page
_NO_CONTAINERS = frozenset(
    {"P", "Table", "L", "TOC", "Figure", "Span", "Link", "Note", "Reference"}
)
_LEVELS = {"Title": 1, "H": 1} | {f"H{level}": level for level in range(1, 7)}
_LONGEST_TYPE = 64  # bytes
_ARTIFACT = "Artifact"


def heading_marks(page: pdfium.PdfPage) -> dict[int, int]:
    """Outline level (1 = chapter) by marked content id, for the headings of a page.

    Empty for a page without tags.
    """
    tree = pdfium_c.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        return _headings(tree)
    finally:
        pdfium_c.FPDF_StructTree_Close(tree)


def _headings(tree: object) -> dict[int, int]:
    found: dict[int, int] = {}
    buffer = ctypes.create_string_buffer(_LONGEST_TYPE)
    place = ctypes.addressof(buffer)
    count = pdfium_c.FPDF_StructTree_CountChildren(tree)
    waiting = [
        (address_of(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, i)), 0, 0) for i in range(count)
    ]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            break
        element, depth, level = waiting.pop()
        if not element:
            continue
        if not level:
            length = element_type(element, place, _LONGEST_TYPE)
            kind = buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
            level = _LEVELS.get(kind, 0)
            if not level and kind in _NO_CONTAINERS:
                continue
        if depth >= _MAX_DEPTH:
            continue
        for index in range(element_children(element)):
            child = element_child(element, index)
            if child:
                waiting.append((child, depth + 1, level))
            elif level and (mark := element_mark(element, index)) >= 0:
                found[mark] = level
    return found


def is_artifact(text_object: object) -> bool:
    """Whether a piece of text is marked as no part of the text, such as a page number."""
    name = ctypes.create_string_buffer(_LONGEST_TYPE)
    length = ctypes.c_ulong()
    for index in range(pdfium_c.FPDFPageObj_CountMarks(text_object)):
        mark = pdfium_c.FPDFPageObj_GetMark(text_object, index)
        if pdfium_c.FPDFPageObjMark_GetName(
            mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), _LONGEST_TYPE, length
        ):
            shown = name.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")
            if shown == _ARTIFACT:
                return True
    return False

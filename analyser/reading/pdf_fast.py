"""The pdfium calls that are made for every word, with plain integers for handles.

The bindings turn every argument and result into ctypes objects, which costs more than the
call itself. These take and give addresses.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function with other types for its arguments and result."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_INT, _ADDRESS = ctypes.c_int, ctypes.c_void_p
text_object = _plain(pdfium_c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
unicode_at = _plain(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
text_of = _plain(pdfium_c.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
origin_of = _plain(pdfium_c.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
box_of = _plain(
    pdfium_c.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
fill_color_of = _plain(
    pdfium_c.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
element_type = _plain(
    pdfium_c.FPDF_StructElement_GetType, ctypes.c_ulong, _ADDRESS, _ADDRESS, ctypes.c_ulong
)
element_children = _plain(pdfium_c.FPDF_StructElement_CountChildren, _INT, _ADDRESS)
element_child = _plain(pdfium_c.FPDF_StructElement_GetChildAtIndex, _ADDRESS, _ADDRESS, _INT)
element_mark = _plain(pdfium_c.FPDF_StructElement_GetChildMarkedContentID, _INT, _ADDRESS, _INT)


def address_of(handle: Any) -> int:
    """The address of a handle of the bindings; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def text_codes(handle: Any) -> str:
    """The characters of a text page, one code unit for each index that pdfium counts.

    Args:
        handle: the text page.
    """
    textpage = address_of(handle)
    count = max(pdfium_c.FPDFText_CountChars(handle), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    if text_of(textpage, 0, count, ctypes.addressof(buffer)) == count + 1:
        return "".join(map(chr, buffer[:count]))
    # Some marks are left out of the text; then every character is asked by itself.
    return "".join(chr(min(unicode_at(textpage, index), 0xFFFF)) for index in range(count))

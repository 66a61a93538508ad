"""Formulas of a Word document on one line of text."""

from __future__ import annotations

from docx.oxml.ns import qn

from analyser.reading.docx_package import Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VALUE = f"{_M}val"
_JOINTS = {  # parts in order, with the sign in front of each
    f"{_M}f": (("num", ""), ("den", "/")),
    f"{_M}sSup": (("e", ""), ("sup", "^")),
    f"{_M}sSub": (("e", ""), ("sub", "_")),
    f"{_M}sSubSup": (("e", ""), ("sub", "_"), ("sup", "^")),
    f"{_M}rad": (("deg", ""), ("e", "√")),
}


def formula(element: Element, gone: tuple[str, ...]) -> str:
    """A formula as a line of text: fractions with a slash, parts of several signs in brackets.

    Args:
        element: an `m:oMath` or any part of one.
        gone: tags of tracked changes that are left out.
    """
    if element.tag in (f"{_M}t", qn("w:t")):
        return str(element.text or "")
    if element.tag in _JOINTS:
        parts = [(sign, element.find(_M + name)) for name, sign in _JOINTS[element.tag]]
        return "".join(
            sign + _grouped(formula(part, gone)) for sign, part in parts if part is not None
        )
    inside = "".join(formula(child, gone) for child in element if child.tag not in gone)
    if element.tag == f"{_M}d":
        return f"{_sign(element, 'd', 'begChr', '(')}{inside}{_sign(element, 'd', 'endChr', ')')}"
    return _sign(element, "nary", "chr", "∫") + inside if element.tag == f"{_M}nary" else inside


def _grouped(text: str) -> str:
    text = text.strip()
    is_bracketed = text.startswith("(") and text.find(")") == len(text) - 1
    return f"({text})" if text and not (text.isalnum() or is_bracketed) else text


def _sign(element: Element, kind: str, name: str, usual: str) -> str:
    """A sign that the properties of a part may change, or take away with an empty value."""
    stated = element.find(f"{_M}{kind}Pr/{_M}{name}")
    return usual if stated is None else str(stated.get(_VALUE, usual))

"""Elements of a Word file that is made from nothing.

python-docx looks up a style and a place for every paragraph, which takes minutes for a report of
a thousand findings.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKED = "FFE8A3"


def add(parent: Any, name: str, **attributes: str | int) -> Any:
    """Add a child such as ``w:p``, with attributes of the same namespace."""
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), str(value))
    parent.append(child)
    return child


def paragraph(style: str, *, keeps_with_next: bool = False) -> Any:
    """An empty `w:p`.

    Args:
        style: identifier of its style.
        keeps_with_next: whether no page may end behind it.
    """
    element = OxmlElement("w:p")
    properties = add(element, "w:pPr")
    add(properties, "w:pStyle", val=style)
    if keeps_with_next:
        add(properties, "w:keepNext")
    return element


def add_run(parent: Any, text: str, *, is_bold: bool = False, is_marked: bool = False) -> None:
    """Add text to a paragraph.

    Args:
        parent: the paragraph.
        text: the text; a line end in it breaks the line.
        is_bold: whether it is set in bold.
        is_marked: whether it gets a coloured ground.
    """
    run = add(parent, "w:r")
    if is_bold or is_marked:
        properties = add(run, "w:rPr")
        if is_bold:
            add(properties, "w:b")
        if is_marked:
            add(properties, "w:shd", val="clear", color="auto", fill=_MARKED)
    for number, line in enumerate(text.split("\n")):
        if number:
            add(run, "w:br")
        shown = add(run, "w:t")
        shown.text = line
        shown.set(_SPACE, "preserve")

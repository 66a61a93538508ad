"""Puts the marks of comments into a Word file at single signs, without changing what it shows.

A run that holds the begin or end of a quote is cut in two runs with the same properties. Marks
never go inside what Word writes anew (content controls in a line, results of fields): they go
around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from analyser.reading.docx_package import name_of
from analyser.reading.docx_text import ALTERNATIVES
from analyser.reporting.word.container import Element
from analyser.reporting.word.stream import Stream

_PARAGRAPH, _RUN, _PROPERTIES = name_of("w:p"), name_of("w:r"), name_of("w:pPr")
_RUN_PROPERTIES, _TEXT = name_of("w:rPr"), (name_of("w:t"), name_of("w:delText"))
_WHOLE = frozenset(
    (ALTERNATIVES, *map(name_of, ("w:sdt", "w:fldSimple", "w:ruby", "w:del", "w:moveFrom")))
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Side = Literal["begin", "end"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A comment and the signs it is about: `first` to `last`, both included."""

    comment: int
    first: int
    last: int


def anchor_all(stream: Stream, anchors: Iterable[Anchor]) -> None:
    """Mark the signs of each comment in the file the stream was read from.

    The stream is of no use afterwards: its elements were cut.

    Args:
        stream: the signs of the file.
        anchors: the comments, all in one body.
    """
    marks: list[tuple[int, int, Side, int]] = []
    for anchor in anchors:
        marks.append((anchor.last, 1, "end", anchor.comment))
        marks.append((anchor.first, 0, "begin", anchor.comment))
    # From the end to the beginning, so that what is still to be cut is whole.
    for sign, _, side, comment in sorted(marks, reverse=True):
        _mark(stream, sign, side, comment)


def anchor_paragraph(paragraph: Element, comment: int) -> None:
    """Mark a whole paragraph, which may be empty."""
    properties = paragraph.find(_PROPERTIES)
    begin = _element("commentRangeStart", comment)
    if properties is None:
        paragraph.insert(0, begin)
    else:
        properties.addnext(begin)
    paragraph.extend([_element("commentRangeEnd", comment), _reference(comment)])


def _mark(stream: Stream, sign: int, side: Side, comment: int) -> None:
    piece = stream.piece(sign)
    target = _field_run(piece.field.begin, piece.field.end, side) if piece.field else None
    if target is None:
        target = piece.element
        if piece.can_cut and not _is_in_whole(target):
            target = _cut(target, stream.offset_at[sign] + (side == "end"), side)
    target = _outermost(target)
    if side == "begin":
        target.addprevious(_element("commentRangeStart", comment))
    else:
        target.addnext(_reference(comment))
        target.addnext(_element("commentRangeEnd", comment))


def _field_run(begin: Element, end: Element | None, side: Side) -> Element | None:
    """The outer run of a field that lies in one paragraph, else None: its result can be cut."""
    if end is None or _paragraph_of(begin) is not _paragraph_of(end):
        return None
    return begin if side == "begin" else end


def _cut(child: Element, offset: int, side: Side) -> Element:
    """Cut a run at a character of one of its children.

    Returns:
        The run that begins there, or for an end the run that ends there.
    """
    run = child.getparent()
    is_text = child.tag in _TEXT
    text = str(child.text or "") if is_text else ""
    length = len(text) if is_text else 1
    before = child.getprevious()
    is_first = offset == 0 and (before is None or before.tag == _RUN_PROPERTIES)
    is_last = offset == length and child.getnext() is None
    if (is_first and side == "begin") or (is_last and side == "end"):
        return run
    after = [] if offset < length else list(child.itersiblings())
    if offset == 0:
        after = [child, *child.itersiblings()]
    elif offset < length:
        rest = deepcopy(child)
        rest.tail = None
        rest.text, child.text = text[offset:], text[:offset]
        for part in (rest, child):
            part.set(_SPACE, "preserve")
        after = [rest, *child.itersiblings()]
    second = etree.Element(run.tag, run.attrib, run.nsmap)
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend(after)
    run.addnext(second)
    return second if side == "begin" else run


def _outermost(element: Element) -> Element:
    """The outermost element around one that a mark has to stay out of, or the element itself."""
    found = element
    for ancestor in element.iterancestors():
        if ancestor.tag == _PARAGRAPH:
            break
        if ancestor.tag in _WHOLE:
            found = ancestor
    return found


def _is_in_whole(child: Element) -> bool:
    return _outermost(child).tag in _WHOLE


def _paragraph_of(run: Element) -> Element | None:
    return next(run.iterancestors(_PARAGRAPH), None)


def _element(name: str, comment: int) -> Element:
    return etree.Element(name_of(f"w:{name}"), {name_of("w:id"): str(comment)})


def _reference(comment: int) -> Element:
    """The run that shows the mark of a comment; it has no text."""
    run = etree.Element(_RUN)
    run.append(_element("commentReference", comment))
    return run

"""Puts comments into a Word file; what it shows does not change."""

from __future__ import annotations

import posixpath
from pathlib import Path

from analyser.errors import InputError
from analyser.reading.docx_package import name_of
from analyser.reading.docx_styles import Styles
from analyser.reading.file_system import sha256_of
from analyser.reading.limits import Limits
from analyser.reporting.word.anchors import Anchor, anchor_all, anchor_paragraph
from analyser.reporting.word.comments import Comments
from analyser.reporting.word.container import Container, Element
from analyser.reporting.word.marks import Marking
from analyser.reporting.word.places import place, read_matching

_NOTES = ("footnotes", "endnotes")


def marked(path: Path, marking: Marking, limits: Limits) -> bytes:
    """A copy of a file with a comment for each remark and one at the beginning.

    Args:
        path: the file; it is only read.
        marking: what to mark in it.
        limits: bounds on inflating.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD, ZIP_TE_GROOT, DOCX_ONDERTEKEND, DOCX_MACROS,
            BESTAND_ANDERS or GEEN_TOEGANG.
    """
    name = marking.name
    try:
        if sha256_of(path) != marking.sha256:
            raise InputError(
                "BESTAND_ANDERS", f"'{name}' is veranderd sinds het is gelezen; lees het opnieuw."
            )
        container = Container(path, name, limits)
        _mark(container, marking)
        return container.written()
    except RecursionError as error:  # elements nested deeper than any word processor writes
        raise InputError(
            "DOCX_KAPOT", f"'{name}' is te ingewikkeld opgebouwd om er opmerkingen in te zetten."
        ) from error
    except OSError as error:
        raise InputError("GEEN_TOEGANG", f"'{name}' kon niet worden gelezen.") from error


def _mark(container: Container, marking: Marking) -> None:
    root = container.part(container.main)
    body = None if root is None else root.find(name_of("w:body"))
    if body is None:
        raise container.broken()
    styles = Styles(_part(container, "styles"))
    stream, alignment = read_matching(body, _notes(container), styles, marking.passages)
    opening = stream.opening
    if opening is None:
        raise container.broken()
    headings = {passage.id: passage.heading for passage in marking.passages}
    comments = Comments(container, body)
    summary = comments.add(marking.summary)
    anchors: list[Anchor] = []
    for remark in marking.remarks:
        spot = place(remark, headings, stream, alignment)
        note = (spot.note,) if spot is not None and spot.note else ()
        comment = comments.add((*remark.lines, *note))
        if spot is None:
            anchor_paragraph(opening, comment)
        else:
            anchors.append(Anchor(comment, spot.first, spot.last))
    anchor_all(stream, anchors)
    anchor_paragraph(opening, summary)
    container.change(root)


def _notes(container: Container) -> dict[str, Element]:
    found = {role: _part(container, role) for role in _NOTES}
    return {role: part for role, part in found.items() if part is not None}


def _part(container: Container, role: str) -> Element | None:
    """A part by its role, or as the reader does by its usual name."""
    related = container.related(role)
    usual = posixpath.join(posixpath.dirname(container.main), f"{role}.xml")
    return container.part(usual) if related is None else related

"""The comments of a Word file: what is there stays, new ones come behind it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from analyser.reading.docx_package import name_of
from analyser.reading.docx_styles import whole
from analyser.reporting.word.container import Container, Element

AUTHOR, _INITIALS = "Dooi", "D"
_ROLE = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = name_of("w:id")
_MOST = 2**30  # an id above it leaves no room for others and was not given by Word
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACE = name_of("w:x").rpartition("}")[0][1:]
_MARKS = tuple(map(name_of, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))


class Comments:
    """Adds comments to a file.

    Args:
        container: the file.
        body: the body in which comments are marked.

    Raises:
        InputError: DOCX_KAPOT or ZIP_TE_GROOT.
    """

    def __init__(self, container: Container, body: Element) -> None:
        root = container.related(_ROLE)
        if root is None:
            root = etree.Element(name_of("w:comments"), nsmap={"w": _NAMESPACE})
            container.add_related(_ROLE, _TYPE, root)
        container.change(root)
        self._root = root
        used = [whole(each.get(_ID)) or 0 for each in (*root, *body.iter(*_MARKS))]
        self._next = 1 + max((each for each in used if each < _MOST), default=-1)

    def add(self, lines: Sequence[str]) -> int:
        """Add a comment and give its id; its first line is set in bold.

        Args:
            lines: a paragraph each, at least one; safe to show.
        """
        identifier = self._next
        self._next += 1
        comment = etree.SubElement(
            self._root,
            name_of("w:comment"),
            {
                _ID: str(identifier),
                name_of("w:author"): AUTHOR,
                name_of("w:initials"): _INITIALS,
            },
        )
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, name_of("w:p"))
            if number == 0:
                mark = etree.SubElement(paragraph, name_of("w:r"))
                etree.SubElement(mark, name_of("w:annotationRef"))
            _add_run(paragraph, line, is_bold=number == 0)
        return identifier


def _add_run(paragraph: Element, text: str, *, is_bold: bool) -> None:
    run = etree.SubElement(paragraph, name_of("w:r"))
    properties = etree.SubElement(run, name_of("w:rPr"))
    if is_bold:
        etree.SubElement(properties, name_of("w:b"))
    etree.SubElement(properties, name_of("w:lang"), {name_of("w:val"): "nl-NL"})
    shown = etree.SubElement(run, name_of("w:t"), {_SPACE: "preserve"})
    shown.text = text

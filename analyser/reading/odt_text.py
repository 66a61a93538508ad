"""The text of OpenDocument paragraphs as a reader sees it, tracked changes accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyser.reading.docx_text import clean
from analyser.reading.odt_package import qn
from analyser.reading.odt_styles import Styles
from analyser.reading.office_package import Element, whole_number

_XML_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100  # of one text:s
# Elements inside a paragraph that show nothing of their own, or nothing that is read.
_UNSEEN = frozenset(
    qn(name)
    for name in (
        "office:annotation",
        "office:annotation-end",
        "office:forms",
        "text:script",
        "text:ruby-text",
        "text:note-citation",
        "svg:title",
        "svg:desc",
        "draw:image",
        "draw:object",
        "draw:object-ole",
        "draw:plugin",
        "text:tracked-changes",
    )
)
_SHAPES = frozenset(
    qn(f"draw:{name}")
    for name in (
        "frame",
        "g",
        "rect",
        "custom-shape",
        "ellipse",
        "circle",
        "polygon",
        "path",
        "line",
        "connector",
        "caption",
        "a",
    )
)


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows.

    Attributes:
        text: with blanks collapsed; line breaks are newlines.
        is_bold: every visible letter is bold.
        shapes: frames and drawings anchored in it, that may hold text.
        is_hidden: it held text, and all of it is hidden.
        has_struck: text of it was struck through, which is not in `text`.
    """

    text: str
    is_bold: bool
    shapes: list[Element]
    is_hidden: bool
    has_struck: bool


@dataclass(slots=True)
class _Collected:
    pieces: list[str] = field(default_factory=list)
    shapes: list[Element] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False
    has_hidden: bool = False
    has_struck: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    is_bold: bool
    is_hidden: bool
    is_struck: bool


class TextReader:
    """Reads paragraphs in document order and gathers the notes they refer to.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.hidden_stretches = 0
        self.struck_stretches = 0
        self.notes: list[Element] = []

    def read(self, paragraph: Element) -> ParagraphText:
        """Text of a `text:p` or `text:h`.

        Args:
            paragraph: the paragraph.
        """
        style = paragraph.get(qn("text:style-name"))
        look = _Look(
            bool(self._styles.is_bold("paragraph", style)),
            bool(self._styles.is_hidden("paragraph", style)) or _is_hidden_paragraph(paragraph),
            bool(self._styles.is_struck("paragraph", style)),
        )
        collected = _Collected()
        self._walk(paragraph, look, collected)
        text = clean("".join(collected.pieces))
        return ParagraphText(
            text,
            collected.has_bold and not collected.has_plain,
            collected.shapes,
            is_hidden=collected.has_hidden and not text,
            has_struck=collected.has_struck,
        )

    def _walk(self, element: Element, look: _Look, collected: _Collected) -> None:
        self._take(element.text, look, collected)
        for child in element:
            self._child(child, look, collected)
            self._take(child.tail, look, collected)

    def _child(self, child: Element, look: _Look, collected: _Collected) -> None:
        tag = child.tag
        if tag == qn("text:s"):
            collected.pieces.append(
                " " * min(whole_number(child.get(qn("text:c")), 1), _MOST_SPACES)
            )
        elif tag == qn("text:tab"):
            collected.pieces.append(" ")
        elif tag == qn("text:line-break"):
            collected.pieces.append("\n")
        elif tag == qn("text:note"):
            if not (look.is_hidden or look.is_struck):
                self.notes.append(child)
        elif tag in _SHAPES:
            if not look.is_hidden:
                collected.shapes.append(child)
        elif tag == qn("text:span"):
            self._walk(child, self._look(child, look), collected)
        elif tag not in _UNSEEN and isinstance(tag, str):
            self._walk(child, look, collected)

    def _look(self, span: Element, look: _Look) -> _Look:
        style = span.get(qn("text:style-name"))
        bold = self._styles.is_bold("text", style)
        hidden = self._styles.is_hidden("text", style)
        struck = self._styles.is_struck("text", style)
        return _Look(
            look.is_bold if bold is None else bold,
            look.is_hidden if hidden is None else hidden,
            look.is_struck if struck is None else struck,
        )

    def _take(self, text: str | None, look: _Look, collected: _Collected) -> None:
        if not text:
            return
        visible = bool(text.strip())
        if look.is_hidden:
            self.hidden_stretches += visible
            collected.has_hidden |= visible
            return
        if look.is_struck:
            self.struck_stretches += visible
            collected.has_struck |= visible
            if text[-1].isspace():  # what was struck may hold the blank between two words
                collected.pieces.append(" ")
            return
        collected.pieces.append(_XML_BLANKS.sub(" ", text))
        collected.has_bold |= visible and look.is_bold
        collected.has_plain |= visible and not look.is_bold


def _is_hidden_paragraph(paragraph: Element) -> bool:
    marks = paragraph.iter(qn("text:hidden-paragraph"))
    return any(mark.get(qn("text:is-hidden")) == "true" for mark in marks)

"""The text of Word paragraphs as a reader sees it, on one side of the tracked changes.

`Paragraph.text` of python-docx drops tracked insertions, content controls and text boxes;
this walker keeps what is shown and leaves out what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyser.reading.docx_fields import Fields, is_contents
from analyser.reading.docx_math import formula
from analyser.reading.docx_package import Element, name_of
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles, toggle, value
from analyser.reading.docx_symbols import (
    TICKED,
    UNTICKED,
    is_symbol_font,
    plain,
    symbol,
    symbols,
)

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
ALTERNATIVES = f"{_MC}AlternateContent"
CONTROL = name_of("w:sdt")

# Elements that only wrap what they hold.
WRAPPERS = frozenset(
    name_of(name)
    for name in (
        "w:hyperlink",
        "w:smartTag",
        "w:customXml",
        "w:sdtContent",
        "w:dir",
        "w:bdo",
    )
)
_RUN, _RUN_PROPERTIES = name_of("w:r"), name_of("w:rPr")
_CONTENT = name_of("w:sdtContent")
_SIMPLE_FIELD, _INSTRUCTION = name_of("w:fldSimple"), name_of("w:instr")
_RUBY = (name_of("w:ruby"), name_of("w:rubyBase"))
_TEXT = (name_of("w:t"), name_of("w:delText"))
_FIELD_MARK = name_of("w:fldChar")
_FIELD_TEXT = (name_of("w:instrText"), name_of("w:delInstrText"))
_DRAWINGS = (name_of("w:drawing"), name_of("w:pict"), name_of("w:object"))
_BOX = name_of("w:txbxContent")
_BREAK, _BREAK_TYPE = name_of("w:br"), name_of("w:type")
_SYMBOL, _SYMBOL_FONT, _SYMBOL_CODE = name_of("w:sym"), name_of("w:font"), name_of("w:char")
_FONTS, _FONT = name_of("w:rFonts"), name_of("w:ascii")
_FIXED = {
    name_of("w:tab"): " ",
    name_of("w:ptab"): " ",
    name_of("w:cr"): "\n",
    name_of("w:noBreakHyphen"): "-",
}
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAK = re.compile(r"(?: ?\n ?)+")


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows.

    Attributes:
        raw: the text as stored; `text` gives it cleaned, with line breaks as newlines.
        is_bold: every visible letter is bold.
        boxes: the contents of text boxes anchored in it.
        in_contents: part of it is in a table of contents, which is not in `raw`.
        has_struck: text of it was struck through, which is not in `raw`.
    """

    raw: str
    is_bold: bool
    boxes: list[Element]
    in_contents: bool
    has_struck: bool = False

    @property
    def text(self) -> str:
        """The text with blanks collapsed; line breaks are newlines."""
        return clean(self.raw)


@dataclass(slots=True)
class _Collected:
    """Pieces of one paragraph while it is read."""

    style: str | None
    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False
    has_struck: bool = False


class TextReader:
    """Reads paragraphs in document order; fields may span paragraphs.

    Args:
        styles: the styles of the document.
        view: the side of the tracked changes to read.
        roots: roots of the parts that will be read.
    """

    def __init__(self, styles: Styles, view: RevisionView, roots: Iterable[Element]) -> None:
        self._styles = styles
        self._view = view
        self._wrappers = WRAPPERS | {*view.kept, *_RUBY}
        self._fields = Fields(roots)
        self.hidden_runs = 0
        self.struck_runs = 0

    def read(self, paragraph: Element, style: str | None) -> ParagraphText:
        """Text of a `w:p`.

        Args:
            paragraph: the paragraph.
            style: identifier of its style.
        """
        in_contents = self._fields.in_contents
        collected = _Collected(style)
        self._walk(paragraph, collected)
        return ParagraphText(
            raw="".join(collected.pieces),
            is_bold=collected.has_bold and not collected.has_plain,
            boxes=collected.boxes,
            in_contents=in_contents or self._fields.in_contents,
            has_struck=collected.has_struck,
        )

    def is_hidden(self, properties: Element | None, style: str | None) -> bool:
        """Whether text with these properties is hidden.

        Args:
            properties: the `w:rPr` of a run or of a paragraph mark.
            style: identifier of the style of the paragraph.
        """
        return self._is_on(properties, "w:vanish", style)

    def _walk(self, parent: Element, collected: _Collected) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, collected)
            elif tag in self._wrappers:
                self._walk(child, collected)
            elif tag in self._view.gone:
                for run in child.iter(_RUN):
                    self._field_marks_only(run)
            elif tag == CONTROL:
                self._control(child, collected)
            elif tag == ALTERNATIVES:
                self._walk(alternative(child), collected)
            elif tag == _SIMPLE_FIELD:
                if not is_contents(str(child.get(_INSTRUCTION, ""))):
                    self._walk(child, collected)
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                self._show(formula(child, self._view.gone), collected)

    def _control(self, control: Element, collected: _Collected) -> None:
        content = control.find(_CONTENT)
        if content is None:
            return
        tick = _checkbox(control)
        # A tick that was changed under tracked changes has both its states in the content.
        if tick is None or any(True for _ in content.iter(*self._view.kept, *self._view.gone)):
            self._walk(content, collected)
        else:
            self._show(tick, collected)

    def _run(self, run: Element, collected: _Collected) -> None:
        properties = self._view.properties(run.find(_RUN_PROPERTIES))
        if self.is_hidden(properties, collected.style):
            self.hidden_runs += any(True for _ in run.iter(*_TEXT))
            self._field_marks_only(run)
            return
        if self._is_struck(properties, collected.style) and (struck := _own_text(run)):
            self.struck_runs += bool(struck.strip())
            collected.has_struck |= bool(struck.strip())
            self._field_marks_only(run)
            if struck[-1].isspace():  # what was struck may hold the blank between two words
                self._show(" ", collected)
            return
        before = len(collected.pieces)
        self._run_content(run, _symbol_font(properties), collected)
        if any(map(str.strip, collected.pieces[before:])):
            is_bold = self._is_on(properties, "w:b", collected.style)
            collected.has_bold |= is_bold
            collected.has_plain |= not is_bold

    def _is_struck(self, properties: Element | None, style: str | None) -> bool:
        """Whether text with these properties is struck through, once or twice."""
        return any(self._is_on(properties, name, style) for name in ("w:strike", "w:dstrike"))

    def _run_content(self, run: Element, font: str | None, collected: _Collected) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXT:
                # Stored line ends are blanks; a break that shows is an element of its own.
                text = str(child.text or "").replace("\n", " ")
                self._show(symbols(font, text) if font else text, collected)
            elif tag == _RUN_PROPERTIES:
                continue
            elif tag == _FIELD_MARK:
                self._show(self._fields.mark(child), collected)
            elif tag in _FIELD_TEXT:
                self._fields.instruct(str(child.text or ""))
            elif tag == ALTERNATIVES:
                self._run_content(alternative(child), font, collected)
            elif tag in _RUBY:
                self._walk(child, collected)
            elif tag in _DRAWINGS:
                collected.boxes += text_boxes(child) if self._fields.show else []
            else:
                self._show(_sign(child), collected)

    def _show(self, text: str, collected: _Collected) -> None:
        if text and self._fields.show:
            collected.pieces.append(text)
            self._fields.result()

    def _field_marks_only(self, run: Element) -> None:
        """A run that is not read shows nothing, but its field marks still count."""
        for child in run:
            if child.tag == _FIELD_MARK:
                self._fields.mark(child)
            elif child.tag in _FIELD_TEXT:
                self._fields.instruct(str(child.text or ""))

    def _is_on(self, properties: Element | None, name: str, style: str | None) -> bool:
        """Whether a toggle is on: stated, or on in one of the two styles and not in both.

        Bold of a character style in a bold paragraph is plain (ECMA-376 17.7.3).
        """
        stated = toggle(properties, name)
        if stated is not None:
            return stated
        of_run = self._styles.flag(value(properties, "w:rStyle"), name)
        return bool(of_run) is not bool(self._styles.flag(style, name))


def clean(text: str) -> str:
    """Blanks collapsed, soft hyphens and zero-width signs dropped, symbols translated."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", plain(text))).strip()


def alternative(element: Element) -> Element:
    """The alternative of a `mc:AlternateContent` to read: its first choice."""
    for tag in (_CHOICE, _FALLBACK):
        found: Element | None = element.find(tag)
        if found is not None:
            return found
    return element


def text_boxes(drawing: Element) -> list[Element]:
    """The outermost `w:txbxContent` of a drawing, each once."""
    if drawing.tag == _BOX:
        return [drawing]
    inside = alternative(drawing) if drawing.tag == ALTERNATIVES else drawing
    return [box for child in inside for box in text_boxes(child)]


def _checkbox(control: Element) -> str | None:
    """☒ or ☐ when a content control is a checkbox, else None."""
    box = control.find(f"{name_of('w:sdtPr')}/{_W14}checkbox")
    if box is None:
        return None
    checked = box.find(f"{_W14}checked")
    is_on = checked is not None and str(checked.get(f"{_W14}val", "1")) in ("1", "true", "on")
    return TICKED if is_on else UNTICKED


def _own_text(run: Element) -> str:
    """The text that stands in a run itself, and not in a text box anchored in it."""
    return "".join(str(child.text or "") for child in run.iterchildren(*_TEXT))


def _symbol_font(properties: Element | None) -> str | None:
    """The symbol font a run is set in, or None for letters."""
    fonts = None if properties is None else properties.find(_FONTS)
    font = None if fonts is None else fonts.get(_FONT)
    return str(font) if is_symbol_font(font) else None


def _sign(child: Element) -> str:
    """What a child of a run shows that is no text."""
    tag = child.tag
    if tag == _BREAK:
        return "\n" if child.get(_BREAK_TYPE, "textWrapping") == "textWrapping" else " "
    if tag == _SYMBOL:
        try:
            return symbol(child.get(_SYMBOL_FONT), int(str(child.get(_SYMBOL_CODE, "")), 16))
        except ValueError:
            return ""
    return _FIXED.get(tag, "")

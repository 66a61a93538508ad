"""The text of Word paragraphs as a reader sees it, tracked changes accepted.

`Paragraph.text` of python-docx drops tracked insertions, content controls and text boxes;
this walker keeps what is shown and leaves out what is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from analyser.reading.docx_package import Element
from analyser.reading.docx_styles import Styles, toggle, value

TICKED, UNTICKED = "☒", "☐"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK, ALTERNATIVES = f"{_MC}Choice", f"{_MC}Fallback", f"{_MC}AlternateContent"

# Elements that only wrap what they hold.
TRANSPARENT = frozenset(
    qn(name)
    for name in (
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:smartTag",
        "w:customXml",
        "w:sdtContent",
        "w:fldSimple",
        "w:dir",
        "w:bdo",
        "w:rubyBase",
    )
)
_FIXED = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Symbol fonts put their signs in the private use area; the rest of it cannot be read.
_SYMBOLS = {
    0xF0A8: UNTICKED,
    0xF06F: UNTICKED,
    0xF071: UNTICKED,
    0xF0FE: TICKED,
    0xF0FD: TICKED,
    0xF052: TICKED,
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0E0: "→",
    0xF0B7: "•",
    0xF0A7: "•",
}
_PRIVATE_USE = range(0xE000, 0xF900)
_BLANKS = re.compile(r"[ \t\u00a0\u2007\u2009\u202f]+")
_AROUND_BREAK = re.compile(r"(?: ?\n ?)+")
_MACRO_BUTTON = re.compile(r"^\s*MACROBUTTON\s+\S+\s+(.*)$", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that was begun: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows.

    Attributes:
        raw: the text as stored; `text` gives it cleaned, with line breaks as newlines.
        is_bold: every visible letter is bold.
        boxes: the contents of text boxes anchored in it.
        in_toc: it is part of a table of contents.
    """

    raw: str
    is_bold: bool
    boxes: list[Element]
    in_toc: bool

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


class TextReader:
    """Reads paragraphs of one story in document order; fields may span paragraphs.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self.hidden_runs = 0

    def read(self, paragraph: Element, style: str | None) -> ParagraphText:
        """Text of a `w:p`.

        Args:
            paragraph: the paragraph.
            style: identifier of its style.
        """
        in_toc = self._in_toc()
        collected = _Collected(style)
        self._walk(paragraph, collected)
        return ParagraphText(
            raw="".join(collected.pieces),
            is_bold=collected.has_bold and not collected.has_plain,
            boxes=collected.boxes,
            in_toc=in_toc or self._in_toc(),
        )

    def _in_toc(self) -> bool:
        return any(f.instruction.lstrip().upper().startswith("TOC") for f in self._fields)

    def _shows(self) -> bool:
        return all(f.in_result for f in self._fields)

    def _walk(self, parent: Element, collected: _Collected) -> None:
        for child in parent:
            tag = child.tag
            if tag == qn("w:r"):
                self._run(child, collected)
            elif tag in TRANSPARENT or tag == qn("w:ruby"):
                self._walk(child, collected)
            elif tag == qn("w:sdt"):
                self._content_control(child, collected)
            elif tag == ALTERNATIVES:
                self._walk(alternative(child), collected)
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                collected.pieces += [str(e.text or "") for e in child.iter("{*}t")]

    def _content_control(self, control: Element, collected: _Collected) -> None:
        tick = checkbox(control)
        if tick is not None and self._shows():
            collected.pieces.append(tick)
            return
        content = control.find(qn("w:sdtContent"))
        if content is not None:
            self._walk(content, collected)

    def _run(self, run: Element, collected: _Collected) -> None:
        properties = run.find(qn("w:rPr"))
        if self._flag(properties, "w:vanish", collected.style):
            self.hidden_runs += any(True for _ in run.iter(qn("w:t")))
            self._field_marks_only(run)
            return
        before = len(collected.pieces)
        self._run_content(run, collected)
        if "".join(collected.pieces[before:]).strip():
            is_bold = bool(self._flag(properties, "w:b", collected.style))
            collected.has_bold |= is_bold
            collected.has_plain |= not is_bold

    def _run_content(self, run: Element, collected: _Collected) -> None:
        for child in run:
            tag = child.tag
            if tag == qn("w:fldChar"):
                self._field_mark(child, collected)
            elif tag == qn("w:instrText"):
                self._instruction(child)
            elif tag == ALTERNATIVES:
                self._run_content(alternative(child), collected)
            elif tag == qn("w:ruby"):
                self._walk(child, collected)
            elif tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
                collected.boxes += text_boxes(child)
            elif self._shows():
                collected.pieces.append(_shown(child))

    def _field_marks_only(self, run: Element) -> None:
        """A hidden run shows nothing, but its field marks still count."""
        unseen = _Collected(None)
        for child in run:
            if child.tag == qn("w:fldChar"):
                self._field_mark(child, unseen)
            elif child.tag == qn("w:instrText"):
                self._instruction(child)

    def _instruction(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].instruction += str(element.text or "")

    def _field_mark(self, mark: Element, collected: _Collected) -> None:
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            tick = _form_checkbox(mark)
            if tick is not None and self._shows():
                collected.pieces.append(tick)
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            # A macro button shows the end of its instruction: "[vul hier de naam in]".
            prompt = None if ended.in_result else _MACRO_BUTTON.match(ended.instruction)
            if prompt and self._shows():
                collected.pieces.append(prompt.group(1))

    def _flag(self, properties: Element | None, name: str, style: str | None) -> bool | None:
        stated = toggle(properties, name)
        if stated is None:
            stated = self._styles.flag(value(properties, "w:rStyle"), name)
        return self._styles.flag(style, name) if stated is None else stated


def clean(text: str) -> str:
    """Blanks collapsed, soft hyphens and zero-width signs dropped, symbols translated."""
    text = "".join(
        _SYMBOLS.get(ord(c), "") if ord(c) in _PRIVATE_USE else c
        for c in text
        if c not in "\u00ad\u200b\ufeff"
    )
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip()


def alternative(element: Element) -> Element:
    """The alternative of a `mc:AlternateContent` to read: its first choice."""
    for tag in (CHOICE, FALLBACK):
        found: Element | None = element.find(tag)
        if found is not None:
            return found
    return element


def checkbox(control: Element) -> str | None:
    """☒ or ☐ when a content control is a checkbox, else None."""
    box = control.find(f"{qn('w:sdtPr')}/{_W14}checkbox")
    if box is None:
        return None
    checked = box.find(f"{_W14}checked")
    is_on = checked is not None and str(checked.get(f"{_W14}val", "1")) in ("1", "true", "on")
    return TICKED if is_on else UNTICKED


def text_boxes(drawing: Element) -> list[Element]:
    """The outermost `w:txbxContent` of a drawing, each once."""
    if drawing.tag == qn("w:txbxContent"):
        return [drawing]
    inside = alternative(drawing) if drawing.tag == ALTERNATIVES else drawing
    return [box for child in inside for box in text_boxes(child)]


def _shown(child: Element) -> str:
    """What a simple child of a run shows."""
    tag = child.tag
    if tag == qn("w:t"):
        return str(child.text or "")
    if tag == qn("w:br"):
        return "\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
    if tag == qn("w:sym"):
        code = str(child.get(qn("w:char"), ""))
        return _symbol(code)
    return _FIXED.get(tag, "")


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    point = point + 0xF000 if point < 0x100 else point
    return _SYMBOLS.get(point, "")


def _form_checkbox(mark: Element) -> str | None:
    """☒ or ☐ when a field is an old-style form checkbox, else None."""
    box = mark.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return None
    checked = toggle(box, "w:checked")
    return TICKED if (toggle(box, "w:default") if checked is None else checked) else UNTICKED

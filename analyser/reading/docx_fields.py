"""The fields that are open while a Word document is read: what they show and what not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import qn

from analyser.reading.docx_package import Element
from analyser.reading.docx_styles import number, toggle
from analyser.reading.docx_symbols import TICKED, UNTICKED

_TYPE = qn("w:fldCharType")
_FIELD_MARK = qn("w:fldChar")
_FORM = qn("w:ffData")
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_MACRO_BUTTON = re.compile(r"^\s*MACROBUTTON\s+\S+\s+(.*)$", re.DOTALL | re.IGNORECASE)


def is_contents(instruction: str) -> bool:
    """Whether a field makes a table of contents."""
    return bool(_CONTENTS.match(instruction))


@dataclass(slots=True)
class _Field:
    """A field that was begun.

    Attributes:
        form: what a form control without a result shows.
        instruction: its instruction so far.
        in_result: its result has begun.
        has_result: its result showed something.
    """

    form: str
    instruction: str = ""
    in_result: bool = False
    has_result: bool = False

    @property
    def shows(self) -> bool:
        return self.in_result and not is_contents(self.instruction)


class Fields:
    """The fields that are open at a place in the document; they may span paragraphs.

    Args:
        roots: roots of the parts that will be read. A field that is begun and never ended
            would hide the rest of the document; its mark is taken for nothing.
    """

    def __init__(self, roots: Iterable[Element]) -> None:
        self._open: list[_Field] = []
        self._unended = {mark for root in roots for mark in _unended(root)}

    @property
    def show(self) -> bool:
        """Whether text at this place is seen: in no instruction and no table of contents."""
        return not self._open or all(field.shows for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a table of contents."""
        return any(is_contents(field.instruction) for field in self._open)

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    def result(self) -> None:
        """Remember that the innermost field showed something."""
        if self._open:
            self._open[-1].has_result = True

    def mark(self, mark: Element) -> str:
        """Take a `w:fldChar` and give what the field shows that ends here without a result."""
        kind = mark.get(_TYPE)
        if kind == "begin" and mark not in self._unended:
            self._open.append(_Field(_form(mark)))
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            return self._end(self._open.pop())
        return ""

    def _end(self, ended: _Field) -> str:
        if ended.has_result or not self.show:
            return ""
        # A macro button shows the end of its instruction: "[vul hier de naam in]".
        prompt = None if ended.in_result else _MACRO_BUTTON.match(ended.instruction)
        return prompt.group(1) if prompt else ended.form


def _unended(root: Element) -> list[Element]:
    begun: list[Element] = []
    for mark in root.iter(_FIELD_MARK):
        kind = mark.get(_TYPE)
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return begun


def _form(mark: Element) -> str:
    """What an old-style form field shows: its box, or the chosen entry of its list."""
    form = mark.find(_FORM)
    if form is None:
        return ""
    box, choices = form.find(qn("w:checkBox")), form.find(qn("w:ddList"))
    if box is not None:
        checked = toggle(box, "w:checked")
        return TICKED if (toggle(box, "w:default") if checked is None else checked) else UNTICKED
    entries = [] if choices is None else choices.findall(qn("w:listEntry"))
    chosen = number(choices, "w:result")
    chosen = (number(choices, "w:default") or 0) if chosen is None else chosen
    if not 0 <= chosen < len(entries):
        return ""
    return str(entries[chosen].get(qn("w:val"), ""))

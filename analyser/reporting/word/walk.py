"""Walks a Word file and takes the signs that it shows.

The walk goes where the reader goes (`analyser.reading.docx_body`, `docx_text`): one side of the
tracked changes, results of fields and not their instructions, no contents lists, no hidden text
and no prompts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analyser.reading.docx_fields import Fields, is_contents
from analyser.reading.docx_math import formula
from analyser.reading.docx_package import name_of
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles, toggle, value
from analyser.reading.docx_symbols import is_symbol_font, plain, symbol
from analyser.reading.docx_text import (
    ALTERNATIVES,
    CONTROL,
    WRAPPERS,
    TextReader,
    alternative,
    text_boxes,
)
from analyser.reporting.word.container import Element
from analyser.reporting.word.stream import OpenField, Piece, Start, Stream
from analyser.reporting.word.words import CELL_END

_PARAGRAPH, _ROW, _RUN = name_of("w:p"), name_of("w:tr"), name_of("w:r")
_PROPERTIES, _RUN_PROPERTIES = name_of("w:pPr"), name_of("w:rPr")
_CONTENT, _GALLERY = name_of("w:sdtContent"), "Table of Contents"
_TEXT = (name_of("w:t"), name_of("w:delText"))
_FIELD_MARK, _FIELD_TYPE = name_of("w:fldChar"), name_of("w:fldCharType")
_FIELD_TEXT = (name_of("w:instrText"), name_of("w:delInstrText"))
_SIMPLE_FIELD, _INSTRUCTION = name_of("w:fldSimple"), name_of("w:instr")
_RUBY = (name_of("w:ruby"), name_of("w:rubyBase"))
_DRAWINGS = (name_of("w:drawing"), name_of("w:pict"), name_of("w:object"))
_SYMBOL, _HYPHEN = name_of("w:sym"), name_of("w:noBreakHyphen")
_NOTE_MARKS = {
    name_of("w:footnoteReference"): "footnotes",
    name_of("w:endnoteReference"): "endnotes",
}


def read_stream(
    body: Element,
    notes: Mapping[str, Element],
    styles: Styles,
    view: RevisionView,
) -> Stream:
    """Read the signs of a file: body with its text boxes, then notes in order of reference.

    Args:
        body: the `w:body`.
        notes: roots of the parts ``footnotes`` and ``endnotes``, where they are.
        styles: the styles of the document.
        view: the side of the tracked changes.

    Raises:
        RecursionError: elements are nested deeper than any word processor writes.
    """
    walk = _Walk(notes, styles, view, (body, *notes.values()))
    walk.story(body)
    walk.notes()
    walk.stream.signs = "".join(walk.signs)
    return walk.stream


class _Walk:
    """Walks a file once; gathers its signs in `stream`, without the text, and in `signs`."""

    def __init__(
        self,
        notes: Mapping[str, Element],
        styles: Styles,
        view: RevisionView,
        roots: Sequence[Element],
    ) -> None:
        self.stream = Stream()
        self.signs: list[str] = []
        self._notes = notes
        self._styles = styles
        self._view = view
        self._hides = TextReader(styles, view, ()).is_hidden
        self._fields = Fields(roots)
        self._open: list[OpenField] = []
        self._row = 0
        self._style: str | None = None
        self._hangs_on: Element | None = None  # the run in the body, inside a text box or note
        self._story = ""
        self._boxes: list[tuple[Element, Element]] = []
        self._referred: list[tuple[str, str, Element]] = []

    # -- stories and paragraphs --------------------------------------------------------------

    def story(self, container: Element) -> None:
        """Walk the paragraphs of a body, text box or note."""
        for paragraph in self._paragraphs(container):
            self._paragraph(paragraph)

    def notes(self) -> None:
        """Walk the notes that were referred to, each once."""
        seen: set[tuple[str, str]] = set()
        numbers = dict.fromkeys(self._notes, 0)
        for kind in self._notes:
            by_id = {str(note.get(name_of("w:id"))): note for note in self._notes[kind]}
            for referred, identifier, run in list(self._referred):
                if referred != kind or (kind, identifier) in seen:
                    continue
                seen.add((kind, identifier))
                numbers[kind] += 1
                word = "noot" if kind == "footnotes" else "eindnoot"
                if identifier in by_id:
                    self._hang(by_id[identifier], run, f"{word} {numbers[kind]}")

    def _hang(self, container: Element, run: Element, story: str) -> None:
        """Walk what hangs on a run; inside another one it hangs on the run in the body."""
        before = self._hangs_on, self._story
        if self._hangs_on is None:
            self._hangs_on, self._story = run, story
        self.story(container)
        self._hangs_on, self._story = before

    def _paragraphs(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield child
            elif tag == CONTROL:
                content = child.find(_CONTENT)
                if content is not None and not _is_unread(child):
                    yield from self._paragraphs(content)
            elif tag == ALTERNATIVES:
                yield from self._paragraphs(alternative(child))
            elif tag == _ROW:
                if not self._view.is_gone(child.find(name_of("w:trPr"))):
                    yield from self._row_of(child)
            elif tag not in self._view.gone and tag != _PROPERTIES:
                yield from self._paragraphs(child)

    def _row_of(self, row: Element) -> Iterator[Element]:
        """The paragraphs of a row; what is walked between them belongs to it."""
        start, outer = len(self.stream.piece_at), self._row
        self._row = len(self.stream.rows)
        self.stream.rows.append((start, start))
        number = self._row
        for paragraph in self._paragraphs(row):
            self._row = number
            yield paragraph
        self.stream.rows[number] = (start, len(self.stream.piece_at))
        self._row = outer

    def _paragraph(self, paragraph: Element) -> None:
        properties = self._view.properties(paragraph.find(_PROPERTIES))
        style = self._styles.paragraph_style(properties)
        if self._hangs_on is None:
            self.stream.paragraphs.append(Start(paragraph, len(self.stream.piece_at)))
        outer, self._style = self._style, style
        boxes, self._boxes = self._boxes, []
        self._inside(paragraph, shows=not self._styles.is_toc(style))
        found, self._boxes = self._boxes, boxes
        for box, run in found:
            self._hang(box, run, "tekstvak")
        self._style = outer

    # -- inside a paragraph ------------------------------------------------------------------

    def _inside(self, parent: Element, *, shows: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, shows=shows)
            elif tag in WRAPPERS or tag in self._view.kept or tag in _RUBY:
                self._inside(child, shows=shows)
            elif tag in self._view.gone:
                for run in child.iter(_RUN):
                    self._run(run, shows=False)
            elif tag == CONTROL:
                content = child.find(_CONTENT)
                if content is not None:
                    self._inside(content, shows=shows and not _shows_prompt(child))
            elif tag == ALTERNATIVES:
                self._inside(alternative(child), shows=shows)
            elif tag == _SIMPLE_FIELD:
                if not is_contents(str(child.get(_INSTRUCTION, ""))):
                    self._inside(child, shows=shows)
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")) and shows:
                self._add(child, formula(child, self._view.gone), can_cut=False)

    def _run(self, run: Element, *, shows: bool) -> None:
        properties = self._view.properties(run.find(_RUN_PROPERTIES))
        shows = shows and not self._hides(properties, self._style)
        fonts = None if properties is None else properties.find(name_of("w:rFonts"))
        font = None if fonts is None else fonts.get(name_of("w:ascii"))
        self._content(run, run, font if is_symbol_font(font) else None, shows=shows)

    def _content(self, parent: Element, run: Element, font: str | None, *, shows: bool) -> None:
        can_cut = parent is run
        for child in parent:
            tag = child.tag
            if tag in _TEXT:
                if shows:
                    self._text(child, run, font, can_cut=can_cut)
            elif tag == _FIELD_MARK:
                self._field(child, run, shows=shows)
            elif tag in _FIELD_TEXT:
                self._fields.instruct(str(child.text or ""))
            elif tag == ALTERNATIVES:
                self._content(alternative(child), run, font, shows=shows)
            elif tag in _RUBY:
                self._ruby(child, run, shows=shows)
            elif tag in _DRAWINGS:
                if shows and self._fields.show:
                    self._boxes += [(box, run) for box in text_boxes(child)]
            elif tag in _NOTE_MARKS:
                identifier = str(child.get(name_of("w:id")))
                self._referred.append((_NOTE_MARKS[tag], identifier, self._hangs_on or run))
            elif tag == _HYPHEN and shows:
                self._add(child if can_cut else run, "-", can_cut=can_cut)
            elif tag == _SYMBOL and shows:
                self._add(child if can_cut else run, _symbol(child), can_cut=can_cut)

    def _ruby(self, ruby: Element, run: Element, *, shows: bool) -> None:
        """The text below a gloss; it cannot be cut apart from it."""
        base = ruby.find(name_of("w:rubyBase"))
        for text in [] if base is None or not shows else base.iter(*_TEXT):
            self._add(run, str(text.text or ""), can_cut=False)

    def _field(self, mark: Element, run: Element, *, shows: bool) -> None:
        shown = self._fields.mark(mark)
        kind = mark.get(_FIELD_TYPE)
        if kind == "begin":
            self._open.append(OpenField(run))
        elif kind == "end" and self._open:
            self._open.pop().end = run
            if shows:
                self._add(run, shown, can_cut=False)

    def _text(self, text: Element, run: Element, font: str | None, *, can_cut: bool) -> None:
        stored = str(text.text or "")
        shown = [symbol(font, ord(sign)) for sign in stored] if font else stored
        self._add(text if can_cut else run, shown, can_cut=can_cut)

    def _add(self, element: Element, shown: str | Sequence[str], *, can_cut: bool) -> None:
        """Take signs; `shown` has what each stored character shows."""
        if not shown or not self._fields.show:
            return
        self._fields.result()
        if self._hangs_on is not None:
            element, can_cut = self._hangs_on, False
        signs, offsets = [], []
        for offset, character in enumerate(shown):
            for sign in plain(character):
                if not sign.isspace() and sign != CELL_END:
                    signs.append(sign)
                    offsets.append(offset)
        if signs:
            outer = self._open[0] if self._open else None
            self.stream.piece_at.extend([len(self.stream.pieces)] * len(signs))
            self.stream.offset_at.extend(offsets)
            self.stream.row_at.extend([self._row] * len(signs))
            self.stream.pieces.append(Piece(element, can_cut, outer, self._story))
            self.signs.append("".join(signs))


def _symbol(mark: Element) -> str:
    try:
        return symbol(mark.get(name_of("w:font")), int(str(mark.get(name_of("w:char"), "")), 16))
    except ValueError:
        return ""


def _shows_prompt(control: Element) -> bool:
    """Whether a content control is empty and asks for text."""
    return bool(toggle(control.find(name_of("w:sdtPr")), "w:showingPlcHdr"))


def _is_unread(control: Element) -> bool:
    """Whether a content control holds a contents list, or nothing but its prompt."""
    if _shows_prompt(control):
        return True
    part = control.find(f"{name_of('w:sdtPr')}/{name_of('w:docPartObj')}")
    return value(part, "w:docPartGallery") == _GALLERY

"""Makes the annotations of a page: highlights with a label beside them, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from analyser.model import Box
from analyser.reporting.pdf.canvas import Canvas, Colour
from analyser.reporting.pdf.increment import Increment

_AUTHOR = "Dooi"
_LANGUAGE = "nl-NL"
_PRINTED, _CLOSED = 4, 28  # flags: is printed; is printed, and does not turn or grow
_LINE = 0.9  # points: the line under a strength
_POPUP = (190.0, 110.0)  # points: width and height of the window with the text
_POPUP_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of annotation looks: the colour of the words, and of label and line."""

    words: Colour
    label: Colour
    is_underlined: bool = False


ATTENTION = Style((1.0, 0.87, 0.62), (0.60, 0.27, 0.0))
STRENGTH = Style((0.75, 0.89, 1.0), (0.04, 0.33, 0.60), is_underlined=True)
PLAIN = Style((0.9, 0.9, 0.9), (0.25, 0.25, 0.25))


@dataclass(frozen=True, slots=True)
class Note:
    """What an annotation says; `name` is its own within the file."""

    name: str
    label: str
    title: str
    text: str
    style: Style


class Annotator:
    """Adds annotations to a file.

    Args:
        increment: the addition that they become part of.
    """

    def __init__(self, increment: Increment) -> None:
        self._increment = increment
        font = {
            "/Type": NameObject("/Font"),
            "/Subtype": NameObject("/Type1"),
            "/BaseFont": NameObject("/Helvetica-Bold"),
            "/Encoding": NameObject("/WinAnsiEncoding"),
        }
        multiply = {"/Type": NameObject("/ExtGState"), "/BM": NameObject("/Multiply")}
        self._resources = _dictionary(
            {
                "/Font": _dictionary({"/F": increment.add(_dictionary(font))}),
                "/ExtGState": _dictionary({"/G": increment.add(_dictionary(multiply))}),
            }
        )

    def highlight(
        self, page: IndirectObject, canvas: Canvas, note: Note, lines: Sequence[Box], label: Box
    ) -> list[PdfObject]:
        """Highlight words.

        Args:
            page: the page.
            canvas: to draw on that page.
            note: what it says.
            lines: boxes around the words.
            label: the box of the label beside them.

        Returns:
            References for the list of annotations of the page.
        """
        style = note.style
        drawn = f"q /G gs\n{canvas.filled(lines, style.words)}Q\n"
        if style.is_underlined:
            under = [Box(b.x0, b.bottom - _LINE, b.x1, b.bottom) for b in lines]
            drawn += canvas.filled(under, style.label)
        drawn += canvas.tag(label, note.label, style.label)
        corners = [value for line in lines for value in canvas.corners(line)]
        fields: dict[str, PdfObject] = {
            "/Subtype": NameObject("/Highlight"),
            "/QuadPoints": _floats(corners),
            "/C": _floats(style.words),
        }
        return self._annotation(page, canvas, note, [*lines, label], drawn, fields)

    def note(self, page: IndirectObject, canvas: Canvas, note: Note, box: Box) -> list[PdfObject]:
        """Put a note on a page.

        Args:
            page: the page.
            canvas: to draw on that page.
            note: what it says.
            box: where its label stands.

        Returns:
            References for the list of annotations of the page.
        """
        fields: dict[str, PdfObject] = {
            "/Subtype": NameObject("/Text"),
            "/Name": NameObject("/Comment"),
            "/C": _floats(note.style.label),
        }
        drawn = canvas.tag(box, note.label, note.style.label)
        return self._annotation(page, canvas, note, [box], drawn, fields)

    def _annotation(
        self,
        page: IndirectObject,
        canvas: Canvas,
        note: Note,
        boxes: Sequence[Box],
        drawn: str,
        fields: Mapping[str, PdfObject],
    ) -> list[PdfObject]:
        rectangle = _floats(canvas.rectangle(boxes))
        own, popup = self._increment.reserve(), self._increment.reserve()
        annotation: dict[str, PdfObject] = {
            "/Type": NameObject("/Annot"),
            **fields,
            "/Rect": rectangle,
            "/Contents": TextStringObject(note.text),
            "/T": TextStringObject(_AUTHOR),
            "/Subj": TextStringObject(note.title),
            "/NM": TextStringObject(note.name),
            "/Lang": TextStringObject(_LANGUAGE),
            "/F": NumberObject(_PRINTED),
            "/P": page,
            "/Popup": popup,
            "/AP": _dictionary({"/N": self._appearance(drawn, rectangle)}),
        }
        window: dict[str, PdfObject] = {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Popup"),
            "/Rect": _floats(canvas.rectangle([_window(canvas, boxes[0])])),
            "/Parent": own,
            "/Open": BooleanObject(False),
            "/F": NumberObject(_CLOSED),
            "/P": page,
        }
        self._increment.put(own, _dictionary(annotation))
        self._increment.put(popup, _dictionary(window))
        return [own, popup]

    def _appearance(self, drawn: str, rectangle: ArrayObject) -> IndirectObject:
        stream = DecodedStreamObject()
        stream.set_data(drawn.encode("ascii"))
        stream.update(
            _dictionary(
                {
                    "/Type": NameObject("/XObject"),
                    "/Subtype": NameObject("/Form"),
                    "/BBox": rectangle,
                    "/Resources": self._resources,
                }
            )
        )
        return self._increment.add(stream)


def _window(canvas: Canvas, box: Box) -> Box:
    """Where the text of an annotation opens: at the right side, at the height of the words."""
    width, height = canvas.view.size
    right = width - _POPUP_MARGIN
    top = min(max(box.top, _POPUP_MARGIN), max(height - _POPUP[1] - _POPUP_MARGIN, 0.0))
    return Box(max(right - _POPUP[0], 0.0), top, right, top + _POPUP[1])


def _dictionary(fields: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in fields.items()})


def _floats(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)

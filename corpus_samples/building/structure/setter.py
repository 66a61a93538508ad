"""A small typesetter: lines, columns, footnotes, hanging numbers, tags and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from building.structure.tags import Tags
from building.structure.text import MARK

_SYLLABLE = re.compile(r"(?<=[a-zà-ÿ]{2}[aeiouy])(?=[b-df-hj-np-tv-z][aeiouy][a-zà-ÿ]{2})")
_LIGATURES = (("fi", "ﬁ"), ("fl", "ﬂ"))
_NOTE_SIZE = 0.8  # of the text size
_MARK_SIZE, _MARK_RISE = 0.6, 0.36

Frame = tuple[float, float]  # left side and width in points


@dataclass(frozen=True, slots=True)
class Look:
    """Type and page of a layout; lengths in points.

    `frames` gives the columns of a page by its number. `hang` is the room for a number left
    of the text. `late_numbers` draws the numbers after the text of the page. `gap` stands
    between paragraphs; with `indent` a new paragraph begins further right instead.
    """

    page: tuple[float, float]
    frames: Callable[[int], Sequence[Frame]]
    running: Callable[[Setter, int, int], None]
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10
    leading: float = 1.25
    top: float = 70
    bottom: float = 70
    gap: float = 6
    hang: float = 26
    indent: float = 0
    justified: bool = False
    hyphenated: bool = False
    ligatures: bool = False
    fake_bold: bool = False
    late_numbers: bool = False
    heading_sizes: tuple[float, ...] = (1.5, 1.2)
    plain_headings: bool = False
    rotation: int = 0
    tagged: bool = False
    bookmarked: bool = False


class Setter:
    """Sets lines on pages from top to bottom, column by column.

    Args:
        target: the PDF to write.
        look: type and page.
        notes: the footnotes by number.
        total: number of pages, as known from an earlier pass.
    """

    def __init__(self, target: Path, look: Look, notes: dict[str, str], total: int) -> None:
        self.look, self.page, self._total = look, 0, total
        self._notes = notes
        self.canvas = Canvas(str(target), pagesize=look.page, invariant=1)
        self.tags = Tags(self.canvas, on=look.tagged)
        if look.ligatures:
            for name, file in ((look.font, "Vera.ttf"), (look.bold, "VeraBd.ttf")):
                if name not in pdfmetrics.getRegisteredFontNames():
                    pdfmetrics.registerFont(TTFont(name, file))
        self.running_lines: set[str] = set()
        self.headings: list[tuple[int, str, int]] = []
        self._late: list[tuple[float, float, str, str, float]] = []
        self._open_page()

    # -- pages ---------------------------------------------------------------------------

    def close(self) -> None:
        """Finish the document."""
        self._close_page()
        self.tags.close()
        self.canvas.save()

    def next_frame(self) -> None:
        """Go on in the next column, or on the next page."""
        if self._frame + 1 == len(self._frames):
            self._close_page()
            self._open_page()
        else:
            self._frame += 1
            self.y = self.look.page[1] - self.look.top

    @property
    def left(self) -> float:
        """Left side of the text."""
        return self._frames[self._frame][0]

    @property
    def width(self) -> float:
        """Width of the text."""
        return self._frames[self._frame][1]

    @property
    def room(self) -> float:
        """Height left in this column."""
        return self.y - self.look.bottom - self._foot

    def _open_page(self) -> None:
        self.page += 1
        width, height = self.look.page
        if self.look.rotation:
            self.canvas.setPageRotation(self.look.rotation)
        if self.look.rotation == 90:
            self.canvas.transform(0, 1, -1, 0, height, 0)
        elif self.look.rotation == 270:
            self.canvas.transform(0, -1, 1, 0, 0, width)
        self._frames, self._frame = self.look.frames(self.page), 0
        self.y = height - self.look.top
        self._foot, self._on_page = 0.0, []
        with self.tags.artifact():
            self.look.running(self, self.page, self._total)

    def _close_page(self) -> None:
        for x, y, text, font, size in self._late:
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, text)
        self._late.clear()
        size = _NOTE_SIZE * self.look.size
        y = self.look.bottom + len(self._on_page) * size * self.look.leading
        if self._on_page:
            with self.tags.artifact():
                self.canvas.line(self.left, y + 3, self.left + 120, y + 3)
        for number, line in self._on_page:
            y -= size * self.look.leading
            x = self.left
            if number:
                self.canvas.setFont(self.look.font, _MARK_SIZE * size)
                self.canvas.drawString(x, y + _MARK_RISE * size, number)
                x += 5
            self.canvas.setFont(self.look.font, size)
            self.canvas.drawString(x, y, line)
        self.canvas.showPage()

    def running(self, text: str, x: float, y: float, size: float, *, align: str = "left") -> None:
        """Draw a line of a head or foot."""
        self.running_lines.add(text)
        self.canvas.setFont(self.look.font, size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "centre": self.canvas.drawCentredString,
        }
        draw[align](x, y, text)

    def turn(self, look: Look) -> None:
        """Go on, on a new page, with another look."""
        self._close_page()
        self.look = look
        self.canvas.setPageSize(look.page)
        self._open_page()

    def contents(self, title: str, headings: list[tuple[int, str, int]]) -> None:
        """Set a cover and a list of contents: level, words and page of each heading."""
        self.y -= 150
        self.canvas.setFont(self.look.bold, 20)
        for words in self.broken(title, self.look.bold, 20, self.width, wrap=False):
            self.y -= 26
            self.canvas.drawString(self.left, self.y, " ".join(words))
        self.next_frame()
        self.canvas.setFont(self.look.bold, 16)
        self.y -= 16
        self.canvas.drawString(self.left, self.y, "Inhoudsopgave")
        font, size = self.look.font, 10
        for level, text, page in headings:
            self.y -= 14
            if self.room < 14:
                self.next_frame()
            x = self.left + 14 * (level - 1)
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.y, text)
            end = x + self._wide(text, font, size)
            dots = "." * int((self.left + self.width - 20 - end) / self._wide(".", font, size))
            self.canvas.drawString(end + 2, self.y, dots)
            self.canvas.drawRightString(self.left + self.width, self.y, str(page))
        self.next_frame()

    # -- text ----------------------------------------------------------------------------

    def paragraph(
        self, text: str, number: str = "", *, hang: float = 0, first: float = 0,
        number_room: float = 0,
    ) -> None:  # fmt: skip
        """Set a paragraph; `hang` moves it right, its number stands `number_room` left of it."""
        look = self.look
        self.y -= look.gap
        font, size = look.font, look.size
        lines = self.broken(text, font, size, self.width - hang, first=first)
        if self.room < 2 * size * look.leading and len(lines) > 1:
            self.next_frame()
        self.tags.begin("P")
        for index, words in enumerate(lines):
            self._make_room(words)
            x = self.left + hang + (first if index == 0 else 0)
            stretch = look.justified and index < len(lines) - 1
            with self.tags.content():
                if number and index == 0:
                    self._number(self.left + hang - (number_room or look.hang), number, font, size)
                self._line(words, x, self.left + self.width - x, font, size, stretch=stretch)

    def heading(self, text: str, number: str, level: int) -> None:
        """Set a heading with room below it for some lines of text."""
        look = self.look
        size = look.size if look.plain_headings else look.size * look.heading_sizes[level - 1]
        font = look.font if look.plain_headings or look.fake_bold else look.bold
        self.y -= 0.6 * size
        if self.room < 5 * size * look.leading:
            self.next_frame()
        self.headings.append((level, f"{number} {text}".strip(), self.page))
        if look.bookmarked:
            key = f"kop{self.page}-{self.y:.0f}-{self.left:.0f}"
            self.canvas.bookmarkHorizontal(key, 0, self.y + size)
            self.canvas.addOutlineEntry(f"{number} {text}".strip(), key, level - 1)
        full = f"{number} {text}" if number.startswith("Artikel") or not look.hang else text
        inline = full is text and number
        self.tags.begin(f"H{level}")
        outside = look.hang if look.late_numbers else 0
        indent = 0 if look.late_numbers or not inline else 30
        for index, words in enumerate(self.broken(full, font, size, self.width - 40, wrap=False)):
            self._make_room(words, size)
            with self.tags.content():
                if inline and index == 0:
                    self._number(self.left - outside, number, font, size)
                self._line(words, self.left + indent, 0, font, size, double=look.fake_bold)

    def broken(
        self,
        text: str,
        font: str,
        size: float,
        width: float,
        *,
        first: float = 0,
        wrap: bool = True,
    ) -> list[list[str]]:
        """Words of a text line by line; long words are cut where the look says so."""
        lines: list[list[str]] = [[]]
        room = width - first
        space = self._wide(" ", font, size)
        words = text.split(" ")
        while words:
            word = words.pop(0)
            wide = self._wide(MARK.sub("", word), font, size) + (4 if MARK.search(word) else 0)
            if wide <= room:
                lines[-1].append(word)
                room -= wide + space
                continue
            head, tail = self._cut(word, font, size, room) if wrap else ("", word)
            if head:
                lines[-1].append(head)
                words.insert(0, tail)
            elif not lines[-1]:
                lines[-1].append(word)
            else:
                words.insert(0, word)
            lines.append([])
            room = width
        return [line for line in lines if line]

    def _cut(self, word: str, font: str, size: float, room: float) -> tuple[str, str]:
        spots = [(m.end(), "") for m in re.finditer(r"(?<=\w{2})-(?=\w{3})", word)]
        if self.look.hyphenated and not MARK.search(word):
            spots += [(m.start(), "-") for m in _SYLLABLE.finditer(word)]
        for spot, hyphen in sorted(spots, reverse=True):
            head = word[:spot] + hyphen
            if self._wide(head, font, size) <= room:
                return head, word[spot:]
        return "", word

    def _make_room(self, words: Sequence[str], size: float | None = None) -> None:
        """Begin a new column when a line with its notes does not fit."""
        pitch = (size or self.look.size) * self.look.leading
        small = _NOTE_SIZE * self.look.size
        notes = [
            (number if index == 0 else "", " ".join(line))
            for word in words
            for number in MARK.findall(word)
            for index, line in enumerate(
                self.broken(self._notes[number], self.look.font, small, self.width - 8)
            )
        ]
        extra = len(notes) * small * self.look.leading + (8 if notes else 0)
        if self.room < pitch + extra:
            self.next_frame()
        self._on_page += notes
        self._foot += extra
        self.y -= pitch

    def _line(
        self, words: Sequence[str], x: float, room: float, font: str, size: float,
        *, stretch: bool = False, double: bool = False,
    ) -> None:  # fmt: skip
        space = self._wide(" ", font, size)
        if stretch and len(words) > 1:
            wide = sum(self._wide(MARK.sub("", word), font, size) for word in words)
            space = min((room - wide) / (len(words) - 1), 4 * space)
        elif not any(map(MARK.search, words)):
            words = [" ".join(words)]
        self.canvas.setFont(font, size)
        for word in words:
            bare, *marks = MARK.split(word)
            self._draw(x, self.y, bare, double=double)
            x += self._wide(bare, font, size)
            if marks:
                self.canvas.setFont(font, _MARK_SIZE * size)
                self.canvas.drawString(x, self.y + _MARK_RISE * size, marks[0])
                x += self._wide(marks[0], font, _MARK_SIZE * size)
                self.canvas.setFont(font, size)
                self._draw(x, self.y, marks[1])
                x += self._wide(marks[1], font, size)
            x += space

    def _draw(self, x: float, y: float, text: str, *, double: bool = False) -> None:
        shown = self._shown(text)
        self.canvas.drawString(x, y, shown)
        if double:
            self.canvas.drawString(x + 0.35, y, shown)

    def _number(self, x: float, number: str, font: str, size: float) -> None:
        if self.look.late_numbers:
            self._late.append((x, self.y, number, font, size))
            return
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, number)

    def _shown(self, text: str) -> str:
        if self.look.ligatures:
            for letters, sign in _LIGATURES:
                text = text.replace(letters, sign)
        return text

    def _wide(self, text: str, font: str, size: float) -> float:
        return pdfmetrics.stringWidth(self._shown(text), font, size)

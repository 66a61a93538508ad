"""Words as Tesseract gives them (hOCR), with their place, type size and certainty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from analyser.reading.pdf_words import Word

_NUMBERS = r"((?: -?\d+(?:\.\d+)?)+)"
_BOX = re.compile(r"\bbbox" + _NUMBERS)
_BASELINE = re.compile(r"\bbaseline" + _NUMBERS)
_HEIGHT = re.compile(r"\bx_size" + _NUMBERS)
_TURNED = re.compile(r"\btextangle\b")
_CERTAINTY = re.compile(r"\bx_wconf" + _NUMBERS)
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_SIZE_OF_HEIGHT = 1.06  # type size over the height of a line from ascender to descender
_SAME_SIZE = 0.07  # type sizes this close, as a share, are one size
_SIZE_STEP = 0.5  # points
_SPECK = 0.5  # certainty below which marks without a letter or digit are specks
_GUESS = 0.15  # certainty below which a word is a guess


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word read from a picture; `certainty` (0-1) is how sure the recogniser is of it."""

    word: Word
    certainty: float


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    base: tuple[float, float]  # slope, and place at the left side of the line, in pixels
    left: float
    height: float
    turned: bool


def recognised_lines(hocr: str, scale: float) -> list[list[RecognisedWord]]:
    """The lines of words in the output of Tesseract, specks and guesses left out.

    Args:
        hocr: the output, as hOCR.
        scale: pixels a point in the picture.

    Returns:
        The words in points from the top left of the picture. Sizes that differ a little
        are made the same, so that the words of a text do not differ by chance.
    """
    parser = _Parser()
    parser.feed(hocr)
    parser.close()
    kept = [found for found in parser.found if _is_text(found)]
    sizes = _even_sizes([(found.line.height / scale, len(found.text)) for found in kept])
    lines: dict[int, list[RecognisedWord]] = {}
    for found in kept:
        size = sizes[found.line.height / scale]
        lines.setdefault(found.line.number, []).append(_word(found, scale, size))
    return list(lines.values())


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    box: tuple[float, ...]
    certainty: float
    line: _Line


class _Parser(HTMLParser):
    """Collects the words of hOCR with the line each stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Found] = []
        self._count = 0
        self._line: _Line | None = None
        self._open: tuple[tuple[float, ...], float] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A line or a word begins; both are spans."""
        named = dict(attrs)
        kind = named.get("class") if tag == "span" else None
        title = named.get("title") or ""
        if kind in _LINES:
            self._count += 1
            self._line = _line(self._count, title)
        elif kind == "ocrx_word":
            box, certainty = _numbers(_BOX, title), _numbers(_CERTAINTY, title)
            self._open = (box, certainty[0] / 100) if len(box) == 4 and certainty else None
            self._text = ""

    def handle_data(self, data: str) -> None:
        """Text of a word."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """A word ends."""
        if tag == "span" and self._open is not None and self._line is not None:
            self.found.append(_Found(self._text.strip(), *self._open, self._line))
            self._open = None


def _line(number: int, title: str) -> _Line | None:
    box, height = _numbers(_BOX, title), _numbers(_HEIGHT, title)
    if len(box) != 4:
        return None
    base = _numbers(_BASELINE, title)
    slope, offset = base if len(base) == 2 else (0.0, 0.0)
    size = height[0] if height else box[3] - box[1]
    return _Line(
        number, (slope, box[3] + offset), box[0], max(size, 1.0), bool(_TURNED.search(title))
    )


def _numbers(pattern: re.Pattern[str], title: str) -> tuple[float, ...]:
    match = pattern.search(title)
    return tuple(map(float, match[1].split())) if match else ()


def _is_text(found: _Found) -> bool:
    """Whether a word is more than a speck on the paper or a guess."""
    if not found.text:
        return False
    lowest = _GUESS if any(map(str.isalnum, found.text)) else _SPECK
    return found.certainty >= lowest


def _word(found: _Found, scale: float, size: float) -> RecognisedWord:
    x0, _, x1, bottom = found.box
    line = found.line
    slope, start = line.base
    base = bottom if line.turned else start + slope * ((x0 + x1) / 2 - line.left)
    word = Word(
        found.text,
        x0 / scale,
        x1 / scale,
        base / scale,
        size,
        bold=False,
        upright=not line.turned,
    )
    return RecognisedWord(word, found.certainty)


def _even_sizes(heights: Iterable[tuple[float, int]]) -> dict[float, float]:
    """Type size in points by height of a line in points; the heights come with their letters."""
    weights: Counter[float] = Counter()
    for height, letters in heights:
        weights[height] += letters
    even: dict[float, float] = {}
    while weights:
        middle = weights.most_common(1)[0][0]
        near = {height for height in weights if abs(height - middle) <= _SAME_SIZE * middle}
        mean = sum(h * weights[h] for h in near) / sum(weights[h] for h in near)
        size = max(round(_SIZE_OF_HEIGHT * mean / _SIZE_STEP), 1) * _SIZE_STEP
        for height in near:
            even[height] = size
            del weights[height]
    return even

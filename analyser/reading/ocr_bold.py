"""Tells bold lines from others by the width of their strokes; the recogniser does not."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analyser.reading.ocr_words import RecognisedWord
from analyser.reading.pdf_words import Word

_BOLDER = 1.22  # times the usual width of strokes, for the type size
_LEAST_STROKES = 3.0  # stretches of ink in a line, times its type size in pixels

Grey = npt.NDArray[np.uint8]


def with_boldness(
    lines: Sequence[Sequence[RecognisedWord]], grey: Grey, scale: float
) -> list[RecognisedWord]:
    """The words of the lines, those of a line with wide strokes marked as bold.

    Wide means wider than is usual on the page, weighed by words, for the size of the type.

    Args:
        lines: the lines of a page.
        grey: its picture, letters dark on light.
        scale: pixels a point.
    """
    widths = [_stroke_width(line, grey, scale) for line in lines]
    known = [
        width for line, width in zip(lines, widths, strict=True) if width is not None for _ in line
    ]
    usual = statistics.median(known) if known else 0.0
    return [
        _bold(item) if width is not None and width > _BOLDER * usual else item
        for line, width in zip(lines, widths, strict=True)
        for item in line
    ]


def _bold(item: RecognisedWord) -> RecognisedWord:
    word = item.word
    bold = Word(word.text, word.x0, word.x1, word.base, word.size, bold=True, upright=word.upright)
    return RecognisedWord(bold, item.certainty)


def _stroke_width(line: Sequence[RecognisedWord], grey: Grey, scale: float) -> float | None:
    """Mean length of the level stretches of ink in a line, as a share of the type size."""
    first = line[0].word
    size = first.size * scale
    parts = [part for item in line if (part := _part(item.word, grey, scale)).size]
    if not parts or not first.upright:
        return None
    sample = np.concatenate([part.ravel() for part in parts])
    ink, paper = np.percentile(sample, 3), np.percentile(sample, 90)
    dark = strokes = 0
    for part in parts:
        inked = part < (ink + paper) / 2
        dark += int(inked.sum())
        strokes += int((inked[:, 1:] & ~inked[:, :-1]).sum())
    return dark / strokes / size if strokes >= _LEAST_STROKES * size else None


def _part(word: Word, grey: Grey, scale: float) -> Grey:
    top, bottom = max(round(word.top * scale), 0), max(round(word.bottom * scale), 0)
    left, right = max(round(word.x0 * scale), 0), max(round(word.x1 * scale), 0)
    return grey[top:bottom, left:right]

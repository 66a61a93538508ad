"""Tells headings from text, by their type, their number and their length."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from analyser.segmentation.labels import BULLET
from analyser.segmentation.layout_paragraphs import Paragraph
from analyser.segmentation.layout_style import Style, size_of

_LARGER = 1.08  # times the body size
_MOST_CHARS = 220  # of a heading set larger than the text
_MOST_CLOSED_CHARS = 100  # of a large heading that ends with a full stop
_MOST_BOLD_CHARS = 180
_MOST_NUMBERED_CHARS = 90
_DECIMAL = re.compile(r"(?:§\s*)?\d{1,3}((?:\.\d{1,3})*)\.?")
_CHAPTER = re.compile(r"(?:hoofdstuk|deel|bijlage|annex|perceel)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:artikel|art\.)\s*[\dIVX]+\.?$", re.IGNORECASE)
_ITEM = re.compile(r"\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]|\(?\d{1,3}\)|•", re.IGNORECASE)
_CLOSES = re.compile(r"[.;,:]['\"”’)]*$")
_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|moet|moeten|dient|dienen|kan|kunnen|mag|mogen|zal|zullen|heeft|"
    r"hebben|bevat|biedt|levert|voldoet|ondersteunt|verstrekt|bedraagt)\b",
    re.IGNORECASE,
)


def is_heading(paragraph: Paragraph, text: str, style: Style) -> bool:
    """Whether a paragraph is a heading.

    Args:
        paragraph: its lines and label.
        text: its text without the label.
        style: what is usual in the document.
    """
    label = paragraph.label
    if paragraph.is_note or not any(map(str.isalpha, text)):
        return False
    if paragraph.level is not None:
        return len(text) <= _MOST_CHARS
    if label is not None and (label == BULLET or (_ITEM.fullmatch(label) and not label.isupper())):
        return False
    size = size_of(paragraph.lines[0])
    closes = bool(_CLOSES.search(text.rstrip()))
    if size > _LARGER * style.body_size and len(text) <= _MOST_CHARS:
        return not closes or (size > 1.3 * style.body_size and len(text) <= _MOST_CLOSED_CHARS)
    if closes or starts_as_sentence(text):
        return False
    bold = all(line.bold for line in paragraph.lines) and not style.body_is_bold
    if bold and len(text) <= _MOST_BOLD_CHARS:
        return True
    if text.isupper() and len(text) <= _MOST_NUMBERED_CHARS and len(text) > 3:
        return True
    return label is not None and _is_numbered_heading(label, text)


def starts_as_sentence(text: str) -> bool:
    """Whether a text goes on from something else: it begins with a small letter or a comma."""
    return text[:1] in {",", ")", "("} or (text[:1].islower() and " " in text)


def _is_numbered_heading(label: str, text: str) -> bool:
    if len(text) > _MOST_NUMBERED_CHARS or text[:1].islower():
        return False
    if _ARTICLE.match(label) or _CHAPTER.match(label):
        return not _VERB.search(text) or len(text) < 40
    decimal = _DECIMAL.fullmatch(label)
    if decimal is None or not (decimal[1] or not label.endswith(".")):
        return False
    return len(text.split()) <= 10 and not _VERB.search(text)


class Levels:
    """Gives headings their outline level.

    A decimal number tells its own level, and so does a document with tags or bookmarks;
    another heading takes the level that those in the same type have, or else its rank by
    type size.

    Args:
        headings: type size, boldness, label and stated level of all headings of the document.
    """

    def __init__(self, headings: Iterable[tuple[float, bool, str | None, int | None]]) -> None:
        kinds = list(headings)
        depths: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
        for size, bold, label, stated in kinds:
            depth = _depth(label) or stated
            if depth is not None:
                depths[(size, bold)][depth] += 1
        self._by_type = {
            key: min(counts, key=lambda depth: (-counts[depth], depth))
            for key, counts in depths.items()
        }
        self._ranks = sorted({(size, bold) for size, bold, _, _ in kinds}, reverse=True)

    def level(self, size: float, bold: bool, label: str | None, stated: int | None = None) -> int:
        """Outline level of a heading, 1 = chapter."""
        depth = _depth(label) or stated
        if depth is not None:
            return depth
        if (size, bold) in self._by_type:
            return self._by_type[(size, bold)]
        if label is not None and _CHAPTER.match(label):
            return 1
        larger = [level for key, level in self._by_type.items() if key > (size, bold)]
        if larger:
            return max(larger) + 1
        return self._ranks.index((size, bold)) + 1


def _depth(label: str | None) -> int | None:
    match = _DECIMAL.fullmatch(label or "")
    return match[1].count(".") + 1 if match is not None else None

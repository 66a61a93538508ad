"""Joins the lines of a paragraph into one text and keeps where each part stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyser.model import Block, Box, Place

_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"([\w-]+)-$")
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w+/")
_FIRST_WORD = re.compile(r"[\w/]+")
# After these a hyphen stands for a part left out: "in- en verkoop".
_COORDINATORS = frozenset(
    {"en", "of", "en/of", "tot", "dan", "als", "noch", "respectievelijk", "resp"}
)
_KEEP_AFTER = frozenset({"niet", "non", "ex", "oud", "e", "i", "it", "ict", "no", "pre", "post"})
_CLASHES = frozenset(
    "aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split()
)  # vowels Dutch keeps apart with a hyphen in a compound


class Vocabulary:
    """The words of a document, to judge a hyphen at the end of a line.

    Args:
        lines: lines of text; the parts of a word around a line break are not counted.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        broken = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            ends_broken = line.endswith(("-", _SOFT_HYPHEN))
            self._counts.update(words[int(broken) : len(words) - int(ends_broken)])
            broken = ends_broken

    def join(self, before: str, after: str) -> str:
        """What `before`, the end of a line, becomes in front of `after`, the next line.

        Returns:
            `before` with its hyphen dropped or kept and with a space where one belongs.
        """
        if before.endswith(_SOFT_HYPHEN):
            return before[:-1]
        token = before.rsplit(maxsplit=1)[-1]
        last, first = _LAST_WORD.search(token), _FIRST_WORD.match(after)
        if last is None or first is None:
            slash = token.endswith("/") and len(token) > 1 and not after.startswith(" ")
            return before if slash else f"{before} "
        if _ADDRESS.search(token):
            return before
        left, right = last[1], first.group()
        if right in _COORDINATORS:
            return f"{before} "
        if not right[0].islower() or self._keeps_hyphen(left, right):
            return before
        return before[:-1]

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        right_word = right.split("/")[0].casefold()
        joined = self._counts[left.casefold() + right_word]
        hyphened = self._counts[f"{left.casefold()}-{right_word}"]
        if joined != hyphened:
            return hyphened > joined
        part = left.rsplit("-", 1)[-1]
        if any(map(str.isdigit, part)) or part.casefold() in _KEEP_AFTER:
            return True
        if part.isupper() and (len(part) > 1 or left == part):
            return True
        return (part[-1:] + right[:1]).casefold() in _CLASHES


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its words, its page and box, and how sure recognised words are."""

    text: str
    page: int | None
    box: Box | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A text made of lines, and where its parts stand."""

    text: str
    places: tuple[Place, ...]


def join_lines(lines: Sequence[Line], vocabulary: Vocabulary) -> Joined:
    """Join lines into one text.

    Args:
        lines: the lines; empty ones are passed over.
        vocabulary: the words of the document.

    Returns:
        The text, and one place for each stretch of it that stands on one page, with a box
        around the lines of that stretch.
    """
    text = ""
    places: list[Place] = []
    kept = [line for line in lines if line.text]
    for index, line in enumerate(kept):
        follows = index + 1 < len(kept)
        part = vocabulary.join(line.text, kept[index + 1].text) if follows else line.text
        part = part.removesuffix(_SOFT_HYPHEN)
        start, end = len(text), len(text) + len(part)
        text += part
        place = Place(start, end, line.page, line.box, line.confidence)
        if places and places[-1].page == line.page and _below(places[-1].box, line.box):
            places[-1] = _together(places[-1], place)
        else:
            places.append(place)
    return Joined(text, tuple(places))


def block_line(block: Block, text: str | None = None) -> Line:
    """A block as a line for `join_lines`, with another text when given."""
    return Line(block.text if text is None else text, block.page, block.box, block.confidence)


def _together(above: Place, below: Place) -> Place:
    """One place for two that follow each other."""
    confidence = below.confidence
    if above.confidence is not None and confidence is not None:
        letters, more = above.end - above.start, below.end - below.start
        confidence = (above.confidence * letters + confidence * more) / max(1, letters + more)
    box = _around(above.box, below.box)
    return Place(above.start, below.end, above.page, box, confidence)


def _below(above: Box | None, box: Box | None) -> bool:
    """Whether a line goes on in the same column, so that one box can hold both."""
    if above is None or box is None:
        return True
    return box.top >= above.top - 1 and box.x0 < above.x1 and box.x1 > above.x0


def _around(one: Box | None, two: Box | None) -> Box | None:
    if one is None or two is None:
        return one or two
    return Box(
        min(one.x0, two.x0), min(one.top, two.top), max(one.x1, two.x1), max(one.bottom, two.bottom)
    )

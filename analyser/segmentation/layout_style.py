"""What is usual in a document: type of the running text, line distance, line length."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from analyser.model import Block, BlockKind, Box

_END = re.compile(r"[.!?:;…]['\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹\s]*$")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹\s]*$")
_FALLBACK_PITCH = 1.35  # of the type size
_SIZE_STEP = 0.5
_RIGHT_EDGE = 0.85  # share of the lines that end left of the right edge
_STRETCHED = 1.0  # points from the right edge
_JUSTIFIED = 0.5  # of the lines of a column, that end at its edge when text is justified
_FEWEST_LINES = 8
_LETTER = 0.5  # width of a letter, of the type size


def ends_clause(text: str) -> bool:
    """Whether a text ends with a mark after which something new can begin."""
    return bool(_END.search(text))


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, question mark or exclamation mark."""
    return bool(_SENTENCE_END.search(text))


def starts_lower(text: str) -> bool:
    """Whether the first letter of a text is a small one, quotes and brackets aside."""
    bare = text.lstrip("\"'“‘(«[")
    return bare[:1].islower()


def box_of(block: Block) -> Box:
    """The box of a line; an empty one where the reader gave none."""
    return block.box if block.box is not None else Box(0.0, 0.0, 0.0, 0.0)


def size_of(block: Block) -> float:
    """The type size of a line in points, 10 where the reader gave none."""
    return block.font_size or 10.0


def body_size_of(blocks: Sequence[Block]) -> float:
    """The type size in points that most characters have, 10 where there are none."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[size_of(block)] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


class Style:
    """Measures of the running text of a document.

    Attributes:
        body_size: type size most characters have, in points.
        body_is_bold: whether most of the document is bold, so that bold marks nothing.

    Args:
        blocks: the lines and table rows of the document, in reading order.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        lines = [block for block in blocks if block.kind is BlockKind.LINE]
        self.body_size = body_size_of(blocks)
        bold = sum(len(block.text) for block in blocks if block.bold)
        self.body_is_bold = bold > 0.5 * sum(len(block.text) for block in blocks)
        self._pitches = _usual_pitches(lines)
        self._by_page: dict[int | None, list[Block]] = defaultdict(list)
        for line in lines:
            self._by_page[line.page].append(line)
        self._edges: dict[tuple[int | None, int, int], float] = {}

    def usual_pitch(self, size: float) -> float:
        """Largest usual distance between the baselines of one paragraph, in points."""
        known = self._pitches.get(round(size / _SIZE_STEP))
        return known if known is not None else _FALLBACK_PITCH * size

    def room_left(self, line: Block) -> float:
        """Points between the end of a line and the right edge of its column."""
        return self._right_edge(line) - box_of(line).x1

    def is_full(self, line: Block, next_text: str) -> bool:
        """Whether the first word of the next line would not have fitted on this line."""
        word = next_text.split(maxsplit=1)[0] if next_text.strip() else ""
        return self.room_left(line) < (len(word) + 1) * _LETTER * size_of(line) + 2

    def is_stretched(self, line: Block) -> bool:
        """Whether a line of justified text was stretched: it is not the last of its paragraph."""
        edge = self._right_edge(line)
        if edge - box_of(line).x1 > _STRETCHED:
            return False
        beside = [
            box
            for block in self._by_page[line.page]
            if (box := box_of(block)).x0 < edge and box.x1 > box_of(line).x0
        ]
        at_edge = sum(abs(box.x1 - edge) <= _STRETCHED for box in beside)
        return len(beside) >= _FEWEST_LINES and at_edge >= _JUSTIFIED * len(beside)

    def _right_edge(self, line: Block) -> float:
        box = box_of(line)
        key = (line.page, int(box.x0 / 8), int(box.x1 / 8))
        if key not in self._edges:
            ends = sorted(
                other.x1
                for block in self._by_page[line.page]
                if (other := box_of(block)).x0 < box.x1 and other.x1 > box.x0
            )
            self._edges[key] = ends[int(_RIGHT_EDGE * (len(ends) - 1))] if ends else box.x1
        return max(self._edges[key], box.x1)


def pitch(before: Block, after: Block) -> float:
    """Distance between two baselines in points; negative when the text goes up."""
    one, two = box_of(before), box_of(after)
    return (two.bottom - 0.22 * size_of(after)) - (one.bottom - 0.22 * size_of(before))


def _usual_pitches(lines: Sequence[Block]) -> dict[int, float]:
    """Line distance by type size, from pairs that surely belong to one sentence."""
    seen: dict[int, list[float]] = defaultdict(list)
    for before, after in pairwise(lines):
        size = size_of(before)
        if before.page != after.page or abs(size - size_of(after)) > 0.3:
            continue
        distance = pitch(before, after)
        sure = starts_lower(after.text) and not ends_clause(before.text)
        if sure and 0.9 * size < distance < 2.4 * size:
            seen[round(size / _SIZE_STEP)].append(distance)
    return {
        key: sorted(values)[int(0.9 * (len(values) - 1))]
        for key, values in seen.items()
        if len(values) >= 2
    }

"""From the words of a page to its visual lines, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyser.model import Block, BlockKind, Box
from analyser.reading.pdf_columns import in_columns
from analyser.reading.pdf_text import joined_words, superscript
from analyser.reading.pdf_words import Word

_SAME_BASELINE = 0.25  # of the type size
_SMALL = 0.85  # type this much smaller may be a raised or lowered mark
_RAISED = (0.15, 0.75)  # how far a footnote mark stands above the baseline, of the line's size
_LOWERED = 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right, with the size and boldness most of it has.

    `level` is the outline level of the heading that the document says the line is.
    """

    words: tuple[Word, ...]
    base: float
    size: float
    bold: bool
    level: int | None = None

    @property
    def box(self) -> Box:
        """Box around the line; its height follows the main type, not a raised mark."""
        left = min(word.x0 for word in self.words)
        right = max(word.x1 for word in self.words)
        return Box(
            round(left, 2),
            round(self.base - 0.8 * self.size, 2),
            round(right, 2),
            round(self.base + 0.22 * self.size, 2),
        )

    @property
    def text(self) -> str:
        """The words with single spaces, cleaned."""
        return joined_words(self.words)


def page_lines(words: Iterable[Word], width: float) -> list[Line]:
    """Lines of a page in reading order, column by column where the page has columns.

    Args:
        words: the words of the page outside tables.
        width: width of the page in points.
    """
    words = list(words)
    rows = rows_of([word for word in words if word.upright])
    lines = [_line(row) for row in in_columns(rows, width)]
    return lines + _turned([word for word in words if not word.upright])


def line_blocks(lines: Iterable[Line], page: int) -> list[Block]:
    """The lines as blocks, without empty ones.

    A line that goes on in the middle of a sentence is no heading, whatever the tags say.
    """
    blocks: list[Block] = []
    for line in lines:
        text = line.text
        if not text:
            continue
        above = blocks[-1].level if blocks else None
        level = None if text[0].islower() and above != line.level else line.level
        blocks.append(
            Block(
                BlockKind.LINE,
                text,
                page,
                line.box,
                level=level,
                font_size=line.size,
                bold=line.bold,
            )
        )
    return blocks


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, top to bottom, each group left to right.

    Raised and lowered marks join the row they belong to; a raised number becomes a
    superscript, so that a footnote mark is not read as part of the word before it.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if rows and abs(rows[-1][0].base - word.base) <= _SAME_BASELINE * min(
            word.size, rows[-1][0].size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = _with_marks(rows)
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _with_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """Move small raised or lowered words into the neighbouring row they stand in."""
    bodies = [_body(row) for row in rows]
    smallest = [min(word.size for word in row) for row in rows]
    for index, row in enumerate(rows):
        around = [
            size for _, size in (*bodies[max(0, index - 1) : index], *bodies[index + 1 : index + 2])
        ]
        if smallest[index] > _SMALL * max(around, default=0.0):
            continue
        for word in list(row):
            for other in (index + 1, index - 1):
                if not 0 <= other < len(rows) or rows[other] is row:
                    continue
                base, size = bodies[other]
                shift = (base - word.base) / size
                if word.size > _SMALL * size or not _beside(word, rows[other], size):
                    continue
                if _RAISED[0] <= shift <= _RAISED[1]:
                    rows[other].append(replace(word, text=superscript(word.text)))
                elif -_LOWERED <= shift < 0:
                    rows[other].append(word)
                else:
                    continue
                row.remove(word)
                break
    return [row for row in rows if row]


def _beside(word: Word, row: Sequence[Word], size: float) -> bool:
    return any(
        -0.2 * size <= word.x0 - other.x1 < 0.6 * size or -0.2 * size <= other.x0 - word.x1 < size
        for other in row
    )


def _body(row: Sequence[Word]) -> tuple[float, float]:
    """Baseline and size of the main type of a row."""
    first = row[0]
    if all(word.base == first.base and word.size == first.size for word in row):
        return first.base, first.size
    weights: Counter[tuple[float, float]] = Counter()
    for word in row:
        weights[(word.base, word.size)] += len(word.text)
    return weights.most_common(1)[0][0]


def _line(row: Sequence[Word]) -> Line:
    base, size = _body(row)
    letters = [(len(word.text), word.bold) for word in row if any(map(str.isalnum, word.text))]
    letters = letters or [(len(word.text), word.bold) for word in row]
    bold = sum(count for count, is_bold in letters if is_bold)
    is_bold = bold >= 0.9 * sum(count for count, _ in letters)
    return Line(tuple(row), base, size, is_bold, _level(row))


def _level(row: Sequence[Word]) -> int | None:
    """Outline level that all words with letters have."""
    levels = {word.level for word in row}
    if levels == {None}:
        return None
    levels = {word.level for word in row if any(map(str.isalpha, word.text))}
    return levels.pop() if len(levels) == 1 else None


def _turned(words: Sequence[Word]) -> list[Line]:
    """Rotated words that follow each other in drawing order, as lines of their own."""
    groups: list[list[Word]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        if last is not None and abs(last.x1 - word.x1) <= word.size and last.size == word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_line(group) for group in groups]

"""The text of a table cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analyser.reading.pdf_text import joined_words
from analyser.reading.pdf_words import Word

_PARAGRAPH_GAP = 0.45  # of the type size, more than the usual distance between lines


def cell_text(rows: Sequence[Sequence[Word]]) -> str:
    """Lines of a cell with a newline between them.

    Args:
        rows: the words by baseline, top to bottom, left to right.

    Returns:
        One line of text per visual line, with an empty line where a paragraph of the cell
        ends. Whether lines join into sentences is for the layout step to decide.
    """
    lines: list[str] = []
    pitches = [after[0].base - before[0].base for before, after in pairwise(rows)]
    usual = min(pitches, default=0.0)
    for index, row in enumerate(rows):
        text = joined_words(row)
        if index and pitches[index - 1] > usual + _PARAGRAPH_GAP * row[0].size:
            lines.append("")
        lines.append(text)
    return "\n".join(lines)

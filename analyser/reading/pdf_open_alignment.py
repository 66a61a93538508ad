"""Which lines of a table without rules belong to which row number.

A number stands beside the first line of its row, beside the last, or halfway down it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyser.reading.pdf_words import Word

_OFF_CENTRE = 0.4  # of the line distance, that a number may stand from the middle of its row
_FARTHEST = 2.0  # line distances; a row that is further off counts no heavier
_CENTRED = 0.8  # of the rows, in a table that is set so
_WIDER = 1.12  # of the line distance in a cell: a larger one parts two rows
_MUCH_WIDER = 1.22
_SENTENCE_ENDS = (".", "!", "?", ";")

Cells = Sequence[Sequence[Word]]
Span = tuple[int, int]  # the first line of a row, and the first after it


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """Lines that follow each other in the rows of a table.

    `bases` are their heights, `numbered` tells which begin with a row number and `cells` are
    their words by column.
    """

    bases: Sequence[float]
    numbered: Sequence[bool]
    cells: Sequence[Cells]


def row_spans(parts: Sequence[NumberedLines]) -> list[list[Span]] | None:
    """The lines of each row, where the numbers of a table do not stand beside the first line.

    Args:
        parts: the stretches of a table, parted by its column names and titles.

    Returns:
        For each part its rows; None for a table whose numbers stand beside the first lines,
        or that does not show where they stand.
    """
    usual, best = _bad_breaks(parts, _from_number), None
    for spans_of in (_to_number, _around_number):
        bad = _bad_breaks(parts, spans_of)
        if usual is None or bad is None or 2 * bad >= usual:
            continue
        usual, best = bad, spans_of
    if best is None:
        return None
    return [best(part) or [] for part in parts]


def _from_number(lines: NumberedLines) -> list[Span]:
    """Rows that each begin with their number; what stands above the first is a row as well."""
    starts = [index for index, numbered in enumerate(lines.numbered) if numbered]
    return list(pairwise(sorted({0, *starts, len(lines.bases)})))


def _to_number(lines: NumberedLines) -> list[Span] | None:
    """Rows that each end with their number; None when lines are left below the last."""
    ends = [index + 1 for index, numbered in enumerate(lines.numbered) if numbered]
    return list(pairwise([0, *ends])) if ends and ends[-1] == len(lines.bases) else None


def _around_number(lines: NumberedLines) -> list[Span] | None:
    """Rows that each have their number halfway, or None when most cannot be set so.

    Every way to part the lines between two numbers is tried, from top to bottom; what is
    kept for each is the best way to get there.
    """
    numbers = [index for index, numbered in enumerate(lines.numbered) if numbered]
    pitch = _pitch(lines)
    if not numbers or pitch <= 0:
        return None
    ways: dict[int, tuple[float, list[Span]]] = {0: (0.0, [])}
    for number, after in pairwise([*numbers, len(lines.bases)]):
        ends = range(number + 1, after + 1) if after < len(lines.bases) else (after,)
        ways = {
            end: min(
                (
                    (
                        cost + min(_off(lines, (start, end), number) / pitch, _FARTHEST),
                        [*spans, (start, end)],
                    )
                    for start, (cost, spans) in ways.items()
                ),
                key=lambda way: way[0],
            )
            for end in ends
        }
    spans = ways[len(lines.bases)][1]
    centred = sum(
        _off(lines, span, number) <= _OFF_CENTRE * pitch
        for span, number in zip(spans, numbers, strict=True)
    )
    return spans if centred >= _CENTRED * len(spans) else None


def _off(lines: NumberedLines, span: Span, number: int) -> float:
    """How far a number stands from the middle of its row, in points."""
    middle = (lines.bases[span[0]] + lines.bases[span[1] - 1]) / 2
    return abs(middle - lines.bases[number])


def _bad_breaks(
    parts: Sequence[NumberedLines], spans_of: Callable[[NumberedLines], list[Span] | None]
) -> int | None:
    """How often rows contradict the text in their main column; None when lines do not fit.

    Sentences begin with a row and do not end in the middle of a line within it, and the
    lines of one row stand closest.
    """
    column = _main_column(parts)
    pitches = [pitch for part in parts for pitch in _column_pitches(part, column)]
    usual = min(pitches, default=0.0)
    shows_rows = max(pitches, default=0.0) > _MUCH_WIDER * usual
    bad = 0
    for part in parts:
        spans = spans_of(part)
        if spans is None:
            return None
        row_of = {line: row for row, span in enumerate(spans) for line in range(*span)}
        filled = [index for index, cells in enumerate(part.cells) if cells[column]]
        for above, below in pairwise(filled):
            pitch = part.bases[below] - part.bases[above]
            first, last = part.cells[below][column][0].text, part.cells[above][column][-1].text
            if row_of[above] != row_of[below]:
                bad += first[:1].islower()
                bad += shows_rows and pitch <= _WIDER * usual
            else:
                bad += last.endswith(_SENTENCE_ENDS) and first[:1].isupper()
                bad += shows_rows and pitch > _MUCH_WIDER * usual
    return bad


def _main_column(parts: Sequence[NumberedLines]) -> int:
    """The column that holds most of the text."""
    width = len(parts[0].cells[0])
    letters = [
        sum(len(word.text) for part in parts for cells in part.cells for word in cells[column])
        for column in range(width)
    ]
    return max(range(width), key=letters.__getitem__)


def _column_pitches(lines: NumberedLines, column: int) -> Iterator[float]:
    bases = [base for base, cells in zip(lines.bases, lines.cells, strict=True) if cells[column]]
    return (below - above for above, below in pairwise(bases))


def _pitch(lines: NumberedLines) -> float:
    """The distance between the lines of a cell."""
    return min(_column_pitches(lines, _main_column([lines])), default=0.0)

"""Column names in two rows: the name of a group of columns above the names in that group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, groupby

from analyser.reading.pdf_labels import are_column_names, is_row_label
from analyser.reading.pdf_words import Word

_OFF_CENTRE = 0.5  # of the type size, for the name of a group over the middle of its columns

Cells = tuple[tuple[Word, ...], ...]


def joined_names(above: Cells, below: Cells, widths: Sequence[int]) -> Cells | None:
    """Two rows of column names as one, in which a group and a column read "group / column".

    Args:
        above: the first row of a table, by column.
        below: the row under it.
        widths: over how many columns each cell of the first row stretches.

    Returns:
        The names, or None when the rows are not column names in two rows.
    """
    groups = [
        index
        for index, width in enumerate(widths)
        if above[index] and width > 1 and all(below[index : index + width])
    ]
    if not groups or (above[0] and below[0]) or _is_number(above[0]) or _is_number(below[0]):
        return None
    names = [(*one, *two) for one, two in zip(above, below, strict=True)]
    for index in groups:
        for column in range(index, index + widths[index]):
            names[column] = _under(above[index], below[column])
    texts = [" ".join(word.text for word in name) for name in names]
    return tuple(names) if are_column_names(texts) and not any(map(str.isdecimal, texts)) else None


def names_in_groups(above: Cells, below: Cells) -> Cells:
    """Two lines of column names as one, without rules to go by.

    Where a single text stands over names side by side, it is the name of their group; any
    other text goes on in the line below.

    Args:
        above: the first line, by column.
        below: the second.
    """
    found = [(*one, *two) for one, two in zip(above, below, strict=True)]
    for is_named, run in groupby(range(len(below)), key=lambda column: bool(below[column])):
        columns = list(run)
        over = [above[column] for column in columns if above[column]]
        if is_named and len(columns) > 1 and len(over) == 1:
            for column in columns:
                found[column] = _under(over[0], below[column])
    return tuple(found)


def names_under(groups: Sequence[Sequence[Word]], names: Cells) -> Cells | None:
    """Column names with the names of groups that stand above them, without rules to go by.

    A group stands over the middle of its columns; else it is that of the column that begins
    where it does.

    Args:
        groups: the texts of the line above the names, left to right.
        names: the column names.

    Returns:
        The names, or None when a text above stands over no column but the first: then the
        line is a title.
    """
    found = list(names)
    for group in groups:
        columns = _columns_under(group, names)
        if not columns or 0 in columns:
            return None
        for column in columns:
            found[column] = _under(group, names[column])
    return tuple(found)


def _columns_under(group: Sequence[Word], names: Cells) -> range:
    """The columns of a group."""
    slack = group[0].size
    left, right = group[0].x0, group[-1].x1
    best, least = range(0), _OFF_CENTRE * slack
    for first, last in combinations(range(len(names)), 2):
        if not all(names[first : last + 1]):
            continue
        x0, x1 = names[first][0].x0, max(word.x1 for word in names[last])
        off = abs(left + right - x0 - x1) / 2
        if off <= least and x0 - slack <= left and right <= x1 + slack:
            best, least = range(first, last + 1), off
    if best:
        return best
    begins = [i for i, name in enumerate(names) if name and abs(name[0].x0 - left) <= slack / 3]
    return range(begins[0], begins[0] + 1) if begins else range(0)


def _under(group: Sequence[Word], name: Sequence[Word]) -> tuple[Word, ...]:
    last = max(group, key=lambda word: (word.base, word.x1))
    stroke = replace(last, text="/", x0=last.x1 + last.size / 4, x1=last.x1 + last.size / 2)
    return (*group, stroke, *name)


def _is_number(cell: Sequence[Word]) -> bool:
    """Whether a cell holds the number of a row; "Nr" is none."""
    text = "".join(word.text for word in cell)
    return is_row_label(text) and any(map(str.isdigit, text))

"""Tells row numbers of a table ("E-01", "3.2", "12") and column names from other texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROW_LABEL = re.compile(
    r"[A-Z]{0,5}[-_. ]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?\.?|[A-Z]{1,3}[-.]?\d{0,3}", re.IGNORECASE
)
_NAME_MOST_CHARS = 80


def is_row_label(text: str) -> bool:
    """Whether the text of a first cell reads as the number of its row."""
    return bool(_ROW_LABEL.fullmatch(text))


def are_column_names(cells: Sequence[str]) -> bool:
    """Whether the cells of a row can name the columns: short, and all but one filled."""
    filled = sum(map(bool, cells))
    return len(cells) > 1 and filled >= len(cells) - 1 and all(map(_is_short, cells))


def _is_short(cell: str) -> bool:
    return len(cell) <= _NAME_MOST_CHARS

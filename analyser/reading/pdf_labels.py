"""Tells row numbers of a table ("E-01", "3.2", "12") from other short texts."""

from __future__ import annotations

import re

_ROW_LABEL = re.compile(
    r"[A-Z]{0,5}[-_. ]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?\.?|[A-Z]{1,3}[-.]?\d{0,3}", re.IGNORECASE
)


def is_row_label(text: str) -> bool:
    """Whether the text of a first cell reads as the number of its row."""
    return bool(_ROW_LABEL.fullmatch(text))

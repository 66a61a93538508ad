"""Tells the numbers of list items from the numbers of clauses."""

from __future__ import annotations

import re

_LIST_LABEL = re.compile(
    r"•|\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]|\(?\d{1,3}\)|\d{1,3}\.", re.IGNORECASE
)


def is_list_label(label: str | None) -> bool:
    """Whether a label is that of a list item ("•", "a.", "2)"), not of a clause ("7.3")."""
    return label is not None and _LIST_LABEL.fullmatch(label) is not None

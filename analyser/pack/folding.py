"""Brings texts to a form in which the same words are the same text."""

from __future__ import annotations

import re
import unicodedata

# A figure stays whole ("1.000,50"), so that a changed figure is another text; signs that
# change the meaning of a figure stay too. All other punctuation goes.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[€$%‰°²³<>≤≥±+=]")
_LIST_LABEL = re.compile(
    r"^[ \t]*(?:[•▪●○■►*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])[ \t]+",
    re.IGNORECASE | re.MULTILINE,
)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters.

    Args:
        text: as it was read.

    Returns:
        Words, figures and signs in order, without punctuation and without the numbers and
        bullets in front of list items.
    """
    bare = _LIST_LABEL.sub("", unicodedata.normalize("NFKC", text)).replace("\u00ad", "")
    return _TOKEN.findall(bare.casefold())


def fold(text: str) -> str:
    """The words of a text as one string, to compare texts by."""
    return " ".join(words_of(text))

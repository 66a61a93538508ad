"""The words that say how hard a requirement is."""

from __future__ import annotations

from functools import lru_cache

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry


class _StrengthLists(Entry):
    cues: list[object]
    knockout: list[str]
    demand: list[str]
    wish: list[str]


@lru_cache(maxsize=1)
def strength_words() -> Phrases:
    """The words of `specification.yaml` for a knock-out, a requirement and a wish.

    Raises:
        LexiconError: the file is wrong.
    """
    lists = read_list("specification.yaml", _StrengthLists)
    return Phrases((*lists.knockout, *lists.demand, *lists.wish))

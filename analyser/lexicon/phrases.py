"""Short word patterns of reviewed lists, found in running text with their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from analyser.lexicon.loader import lexicon_folder
from analyser.lexicon.schema import Shape, validate
from analyser.lexicon.source import read_yaml

# All repeats are bounded, so that no text can make the search slow.
_BETWEEN = r"[^\w.;?!]{1,6}"
_LETTERS = r"[\w'’-]{0,40}"
_NUMBER = r"\d[\d.,]{0,15}"
_GAP = rf"(?:{_BETWEEN}(?!(?:niet|geen|noch)\b)[\w'’%-]{{1,40}}){{0,6}}?"


class Phrases:
    """Patterns of words: `*` stands for any letters, `#` for a number, `...` for at most six words.

    A gap never holds "niet" or "geen" and never leaves its sentence.

    Args:
        patterns: as they stand in a list.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        parts = "|".join(_pattern(text) for text in patterns)
        self._compiled = re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)

    def __contains__(self, text: str) -> bool:
        return self._compiled.search(text) is not None

    def opens(self, text: str) -> bool:
        """Whether a text begins with one of the patterns."""
        return self.end_of_opening(text) is not None

    def end_of_opening(self, text: str) -> int | None:
        """Where the pattern that a text begins with ends; None when it begins with none."""
        match = self._compiled.match(text, len(text) - len(text.lstrip()))
        return None if match is None else match.end()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """All places in a text, as start and end."""
        for match in self._compiled.finditer(text):
            yield match.span()


def read_list(name: str, shape: type[Shape]) -> Shape:
    """Read a reviewed list out of `lexicons/shared`.

    Args:
        name: file name.
        shape: what the file must look like.

    Raises:
        LexiconError: the file has another shape; the message names file and line.
    """
    return validate(read_yaml(lexicon_folder() / "shared" / name), shape)


@lru_cache(maxsize=4096)
def _pattern(text: str) -> str:
    built = ""
    for position, word in enumerate(text.split()):
        if word == "...":
            built += _GAP
            continue
        built += _BETWEEN if position else ""
        built += re.escape(word).replace(r"\*", _LETTERS).replace(r"\#", _NUMBER)
    return built

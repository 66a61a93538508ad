"""Gives the lexicon: prepared before, or built from its files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from analyser.lexicon.files import lexicon_version
from analyser.lexicon.kept import keep_prepared, kept_prepared
from analyser.lexicon.types import Lexicon

_PACKAGED = Path(__file__).parents[1] / "data" / "lexicons"
_CHECKOUT = Path(__file__).parents[2] / "lexicons"


def lexicon_folder() -> Path:
    """Where the lexicons are: inside an installed wheel, or in the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


@lru_cache(maxsize=4)
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Load all indicators and shared rules.

    What was built once is kept in prepared form in the cache folder of the user, and built
    again as soon as a file or the program is another.

    Args:
        folder: a folder laid out like `lexicons/`; None for the project's own.

    Returns:
        The lexicon; indicators in the order of family and id.

    Raises:
        LexiconError: a file is wrong; the message names file and line.
    """
    place = folder or lexicon_folder()
    version = lexicon_version(place)
    lexicon = kept_prepared(version)
    if lexicon is None:
        # What reads and checks the files takes a while to load and is seldom needed.
        from analyser.lexicon.building import Builder

        lexicon = Builder(place, version).build()
        keep_prepared(lexicon)
    return lexicon

"""The one place that loads a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_language_data, registry

import analyser.language.lemma_table  # noqa: F401  # registers a component of the bundled pipeline
from analyser.language.pipeline import BUNDLED

_LONGEST_TEXT = 100_000_000  # characters
# What no rule reads; leaving it out saves time and memory. The dependency parser is among
# them: who bears what was read no better with it (docs/evaluation.md).
_UNUSED = ("ner", "senter", "tagger", "parser", "lemma_table", "tokenizer")
# Words are found by the cheap route; a second tokenizer would only cost time to load.
_NO_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "dooi.words_are_given.v1"}}}
_PACKAGED = Path(__file__).parents[1] / "data" / "models"
_CHECKOUT = Path(__file__).parents[2] / "models"


def load_tagger(name: str) -> Language | None:
    """Load a pipeline.

    Args:
        name: a package, or `BUNDLED`.

    Returns:
        The pipeline without what no rule reads, or None when it is not there.
    """
    try:
        nlp = spacy.load(_place(name), exclude=list(_UNUSED), config=_NO_TOKENIZER)
    except OSError:  # what spaCy raises when a package or folder is not there
        return None
    nlp.max_length = _LONGEST_TEXT
    return nlp


def load_lemmas() -> Mapping[str, str]:
    """The table of `spacy-lookups-data` as it is; spaCy's own would hash every word first.

    Returns:
        Lower-case form -> lemma.
    """
    table = load_language_data(registry.lookups.get("nl")["lemma_lookup"])
    return cast("Mapping[str, str]", table)


class _WordsAreGiven:
    """Stands where a pipeline wants a tokenizer that is never asked for anything."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, _text: str) -> Doc:
        raise RuntimeError("the words of a sentence are given to this pipeline")


@registry.tokenizers("dooi.words_are_given.v1")  # type: ignore[untyped-decorator]
def _make_words_are_given() -> Callable[[Language], _WordsAreGiven]:
    return _WordsAreGiven


def _place(name: str) -> str | Path:
    if name != BUNDLED:
        return name
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return folder / BUNDLED

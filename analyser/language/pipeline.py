"""The one place that loads a spaCy pipeline.

`nl_core_news_lg` is used when it is installed, else the pipeline that comes with the
program (`models/nl_dooi`). Every text is first read by a cheap route, spaCy's Dutch
tokenizer with lookup lemmas from `spacy-lookups-data`; only sentences that matter go through
the pipeline. Sentences are split by our own rules, because the sentence F-score of the
published Dutch models is 0.87 on news and lower on numbered legal text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_language_data, registry

import analyser.language.lemma_table  # noqa: F401  # registers a component of the bundled pipeline
from analyser.errors import DooiError

PREFERRED = "nl_core_news_lg"
BUNDLED = "nl_dooi"
SETTING = "DOOI_LANGUAGE_MODEL"
_LONGEST_TEXT = 100_000_000  # characters
# What no rule reads; leaving it out saves time and memory. The dependency parser is among
# them: who bears what was read no better with it (docs/evaluation.md).
_UNUSED = ("ner", "senter", "tagger", "parser", "lemma_table", "tokenizer")
# Words are found by the cheap route; a second tokenizer would only cost time to load.
_NO_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "dooi.words_are_given.v1"}}}
_PACKAGED = Path(__file__).parents[1] / "data" / "models"
_CHECKOUT = Path(__file__).parents[2] / "models"


@dataclass(frozen=True, slots=True, eq=False)
class LanguageModel:
    """A loaded pipeline and the name under which a report states it.

    Attributes:
        name: for instance ``nl_core_news_lg 3.8.0`` or ``nl_dooi 1.0.0``.
        lemmas: the cheap route: lower-case form to lemma.
        tagger: the pipeline that gives parts of speech, features and lemmas.
    """

    name: str
    lemmas: Mapping[str, str]
    tagger: Language


def load_language() -> LanguageModel:
    """Load the pipeline that the setting asks for; later calls give the same one.

    The environment variable ``DOOI_LANGUAGE_MODEL`` names it: ``nl_core_news_lg`` or
    ``nl_dooi``. Without it the first of these two that is there is taken.

    Raises:
        DooiError: the pipeline asked for is not there (``TAALMODEL``).
    """
    return _load(os.environ.get(SETTING, ""))


def check_setting() -> None:
    """Check that the setting names a pipeline that Dooi knows, without loading it.

    Raises:
        DooiError: it does not (``TAALMODEL``).
    """
    wanted = os.environ.get(SETTING, "")
    if wanted not in {"", PREFERRED, BUNDLED}:
        raise DooiError(
            "TAALMODEL", f"Taalmodel '{wanted}' bestaat niet; kies {PREFERRED} of {BUNDLED}."
        )


@lru_cache(maxsize=2)
def _load(wanted: str) -> LanguageModel:
    check_setting()
    name, tagger = _load_first((wanted,) if wanted else (PREFERRED, BUNDLED))
    tagger.max_length = _LONGEST_TEXT
    return LanguageModel(f"{name} {tagger.meta['version']}", _lemmas(), tagger)


def _load_first(names: tuple[str, ...]) -> tuple[str, Language]:
    for name in names:
        try:
            nlp = spacy.load(_place(name), exclude=list(_UNUSED), config=_NO_TOKENIZER)
        except OSError:  # what spaCy raises when a package or folder is not there
            continue
        return name, nlp
    raise DooiError(
        "TAALMODEL",
        f"Taalmodel {' of '.join(names)} is niet geïnstalleerd; "
        "zie 'Het grote taalmodel' in de handleiding.",
    )


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


def _lemmas() -> Mapping[str, str]:
    """The table of `spacy-lookups-data` as it is; spaCy's own would hash every word first."""
    table = load_language_data(registry.lookups.get("nl")["lemma_lookup"])
    return cast("Mapping[str, str]", table)

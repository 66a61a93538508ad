"""The language model: which pipeline there is, and the words by heart.

`nl_core_news_lg` is used when it is installed, else the pipeline that comes with the
program (`models/nl_dooi`). Every text is first read by a cheap route, spaCy's Dutch
tokenizer with lookup lemmas from `spacy-lookups-data`; only sentences that matter go through
the pipeline. Sentences are split by our own rules, because the sentence F-score of the
published Dutch models is 0.87 on news and lower on numbered legal text.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analyser.errors import DooiError

if TYPE_CHECKING:  # spaCy takes longer to import than all the rest of the program
    from spacy.language import Language

PREFERRED = "nl_core_news_lg"
BUNDLED = "nl_dooi"
SETTING = "DOOI_LANGUAGE_MODEL"


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
    # So that documents can be read by other processes while this one imports spaCy.
    from analyser.language.spacy_loading import load_lemmas, load_tagger

    names = (wanted,) if wanted else (PREFERRED, BUNDLED)
    for name in names:
        tagger = load_tagger(name)
        if tagger is not None:
            return LanguageModel(f"{name} {tagger.meta['version']}", load_lemmas(), tagger)
    raise DooiError(
        "TAALMODEL",
        f"Taalmodel {' of '.join(names)} is niet geïnstalleerd; "
        "zie 'Het grote taalmodel' in de handleiding.",
    )

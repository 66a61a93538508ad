"""The one place that loads a spaCy pipeline.

`nl_core_news_lg` is used when it is installed. Otherwise the declared fallback runs:
spaCy's blank Dutch tokenizer with lookup lemmas from `spacy-lookups-data`. Sentences are
split by our own rules in both cases, because the sentence F-score of the published Dutch
models is 0.87 on news and lower on numbered legal text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

PREFERRED = "nl_core_news_lg"
FALLBACK = "nl-lookup"
_LONGEST_TEXT = 100_000_000  # characters
# Heavy components that no rule reads; leaving them out saves most of the time of the model.
_UNUSED = ("ner", "parser", "senter")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A loaded pipeline and the name under which a report states it.

    Attributes:
        name: for instance ``nl_core_news_lg 3.8.0`` or ``nl-lookup (spacy 3.8.7)``.
        nlp: the spaCy pipeline; its tokenizer is always there, lemmas may be lookups.
    """

    name: str
    nlp: Language

    def docs(self, texts: Iterable[str]) -> Iterable[Doc]:
        """Run the pipeline over many texts in batches, in order."""
        return self.nlp.pipe(texts, batch_size=128)


def _load_preferred() -> LanguageModel:
    nlp = spacy.load(PREFERRED, exclude=list(_UNUSED))
    return LanguageModel(f"{PREFERRED} {nlp.meta['version']}", nlp)


def _load_fallback() -> LanguageModel:
    nlp: Language = spacy.blank("nl")
    config: dict[str, Any] = {"mode": "lookup"}
    nlp.add_pipe("lemmatizer", config=config)
    nlp.initialize()
    return LanguageModel(f"{FALLBACK} (spaCy {spacy_version}, opzoeklemma's)", nlp)


@lru_cache(maxsize=1)
def load_language() -> LanguageModel:
    """Load the best pipeline that is installed; later calls give the same one.

    Returns:
        `nl_core_news_lg` without parser and entity recogniser when it is installed, else
        the fallback with lookup lemmas.
    """
    model = _load_preferred() if find_spec(PREFERRED) is not None else _load_fallback()
    # The limit guards the memory of parser and entity recogniser, which are not loaded.
    model.nlp.max_length = _LONGEST_TEXT
    return model

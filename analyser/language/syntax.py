"""Parts of speech and forms of the words of single sentences, as plain data.

Only sentences that can matter are tagged; their tokens are those of the cheap route, so
that every index agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from analyser.language.annotate import Sentence, Token
from analyser.language.pipeline import LanguageModel
from analyser.model import Party

if TYPE_CHECKING:  # imported when it is loaded
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

_BATCH = 64
_LONGEST = 2_000  # tokens; a sentence has at most 4,000 characters
# What a tagger trained on newspapers does not know is given to it as a word that it does.
_PLAIN_NAME = {Party.SUPPLIER: "Opdrachtnemer", Party.BUYER: "Opdrachtgever"}


class VerbForm(StrEnum):
    """Forms of a Dutch verb (UD feature VerbForm)."""

    FINITE = "Fin"
    INFINITIVE = "Inf"
    PARTICIPLE = "Part"


@dataclass(frozen=True, slots=True)
class Word:
    """What the tagger says of a token.

    `pos` is the UD part of speech. `lemma` is lower case, with a separable verb written as
    one word. `verb_form` is None for what is no verb,
    `relative` is True for a relative pronoun,
    `past` for a finite verb in the past tense.
    """

    pos: str
    lemma: str
    verb_form: VerbForm | None = None
    relative: bool = False
    past: bool = False


def tag_sentences(
    sentences: Sequence[tuple[str, Sentence]], model: LanguageModel
) -> list[tuple[Word, ...] | None]:
    """Tag sentences.

    Args:
        sentences: pairs of the whole text and a sentence of it.
        model: the loaded pipeline.

    Returns:
        One tuple of words for each sentence, as long as its tokens; None for a stretch
        that is too long to be a sentence.
    """
    short = [len(sentence.tokens) <= _LONGEST for _, sentence in sentences]
    with model.tagger.memory_zone():
        docs = [
            _untagged(text, sentence, model)
            for (text, sentence), fits in zip(sentences, short, strict=True)
            if fits
        ]
        tagged = iter([_words(doc) for doc in model.tagger.pipe(docs, batch_size=_BATCH)])
    return [next(tagged) if fits else None for fits in short]


def _untagged(text: str, sentence: Sentence, model: LanguageModel) -> Doc:
    from spacy.tokens import Doc

    tokens = sentence.tokens
    spaces = [after.start > token.end for token, after in pairwise(tokens)] + [False]
    words = [_plain(text[token.start : token.end], token) for token in tokens]
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(model.tagger.vocab, words=words, spaces=spaces, sent_starts=starts)


def _plain(surface: str, token: Token) -> str:
    if surface in {"ON", "OG"} and token.party in _PLAIN_NAME:
        return _PLAIN_NAME[token.party]
    if len(surface) > 5 and surface.isupper() and surface.isalpha():
        return surface.capitalize() if token.party else surface.lower()
    return surface.translate(_MARKS).replace(" ", "")


_MARKS = str.maketrans({"₂": "2", "’": "'", "‘": "'", "\u00ad": None, "‑": "-", "‐": "-"})


def _words(doc: Doc) -> tuple[Word, ...]:
    return tuple(_word(token) for token in doc)


def _word(token: SpacyToken) -> Word:
    forms = token.morph.get("VerbForm", [])
    return Word(
        pos=token.pos_,
        lemma=(token.lemma_ or token.lower_).lower().replace("_", ""),
        verb_form=VerbForm(forms[0]) if forms and forms[0] in _FORMS else None,
        relative="Rel" in token.morph.get("PronType", []),
        past="Past" in token.morph.get("Tense", []),
    )


_FORMS = frozenset(form.value for form in VerbForm)

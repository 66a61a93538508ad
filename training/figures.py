"""How well a pipeline analyses annotated sentences."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from training.conllu import Sentence
from training.examples import make_doc, make_example

_NO_RELATION = ("punct",)  # as spaCy leaves punctuation out of UAS and LAS


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 as spaCy's Scorer gives them, and the speed.

    Attributes:
        pos: words with the right part of speech.
        morph: words with all features right and none too many.
        lemma: words with the right lemma.
        uas: words with the right head, without punctuation.
        las: words with the right head and relation, without punctuation.
        words_per_second: of the whole pipeline.
    """

    pos: float
    morph: float
    lemma: float
    uas: float
    las: float
    words_per_second: float

    def __str__(self) -> str:
        shares = {
            "POS": self.pos,
            "morph": self.morph,
            "lemma": self.lemma,
            "UAS": self.uas,
            "LAS": self.las,
        }
        listed = "  ".join(f"{name} {share:6.2%}" for name, share in shares.items())
        return f"{listed}  words/s {self.words_per_second:,.0f}"


def measure(nlp: Language, sentences: Sequence[Sentence], *, gold_tokens: bool) -> Figures:
    """Analyse sentences one by one and compare with their annotation.

    Args:
        nlp: the whole pipeline.
        sentences: with lemmas as annotated.
        gold_tokens: give the words of the treebank instead of the running text.

    Returns:
        The figures.
    """
    references = [make_example(nlp.vocab, [sentence]).reference for sentence in sentences]
    begin = time.perf_counter()
    predicted = list(nlp.pipe(_inputs(nlp, sentences, gold_tokens=gold_tokens)))
    seconds = time.perf_counter() - begin
    examples = [Example(*pair) for pair in zip(predicted, references, strict=True)]
    scores = {
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "morph", getter=_features),
        **Scorer.score_token_attr(examples, "lemma"),
        **Scorer.score_deps(examples, "dep", ignore_labels=_NO_RELATION),
    }
    return Figures(
        pos=scores["pos_acc"],
        morph=scores["morph_acc"],
        lemma=scores["lemma_acc"],
        uas=scores["dep_uas"],
        las=scores["dep_las"],
        words_per_second=sum(map(len, references)) / seconds,
    )


def _inputs(
    nlp: Language, sentences: Sequence[Sentence], *, gold_tokens: bool
) -> Iterator[Doc | str]:
    for sentence in sentences:
        yield make_doc(nlp.vocab, [sentence]) if gold_tokens else sentence.text


def _features(token: Token, attribute: str) -> str:
    # The Scorer passes over empty values; no features is an answer like any other.
    return str(getattr(token, attribute)) or "_"

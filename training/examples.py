"""Treebank sentences as training examples of spaCy."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from training.conllu import Sentence

_SINGLE = 0.6  # share of examples with one sentence; the others have two to four
_LONGEST_GROUP = 4
_LOWER = 0.05  # share of sentences that are read in lower case
_UPPER = 0.025  # and, when they are no longer than a heading, in capitals
_HEADING = 12  # words
_OPEN = 0.025  # share of sentences that lose their last punctuation mark


def make_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """The words of consecutive sentences without annotation."""
    words, spaces = _text(sentences)
    return Doc(vocab, words=words, spaces=spaces)


def make_example(vocab: Vocab, sentences: Sequence[Sentence]) -> Example:
    """The words of consecutive sentences, with and without their annotation."""
    words, spaces = _text(sentences)
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [word.head + offset for word in sentence.words]
        starts += [index == 0 for index in range(len(sentence.words))]
    annotated = [word for sentence in sentences for word in sentence.words]
    reference = Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=[word.upos for word in annotated],
        morphs=[word.feats for word in annotated],
        lemmas=[word.lemma for word in annotated],
        heads=heads,
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in annotated],
    )
    return Example(make_doc(vocab, sentences), reference)


def endless_examples(
    vocab: Vocab, sources: Sequence[Sequence[Sentence]], rng: random.Random
) -> Iterator[Example]:
    """Go through all sentences again and again, each time grouped and varied anew.

    Args:
        vocab: of the pipeline.
        sources: sentences in the order of their texts, per source.
        rng: decides on groups, order and variation.

    Yields:
        Examples of one to four consecutive sentences.
    """
    while True:
        groups: list[Sequence[Sentence]] = []
        for sentences in sources:
            start = 0
            while start < len(sentences):
                size = 1 if rng.random() < _SINGLE else rng.randint(2, _LONGEST_GROUP)
                groups.append(sentences[start : start + size])
                start += size
        rng.shuffle(groups)
        for group in groups:
            yield make_example(vocab, [_varied(sentence, rng) for sentence in group])


def _varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Now and then in lower case, in capitals like a heading, or without its last mark."""
    choice = rng.random()
    words = sentence.words
    if choice < _LOWER:
        return replace(sentence, words=tuple(replace(w, form=w.form.lower()) for w in words))
    if choice < _LOWER + _UPPER:
        if len(words) < _HEADING:
            return replace(sentence, words=tuple(replace(w, form=w.form.upper()) for w in words))
    elif choice < _LOWER + _UPPER + _OPEN:
        last = len(words) - 1
        if last and words[last].upos == "PUNCT" and all(w.head != last for w in words):
            return replace(sentence, words=words[:last])
    return sentence


def _text(sentences: Sequence[Sentence]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    spaces: list[bool] = []
    for sentence in sentences:
        words += [word.form for word in sentence.words]
        spaces += [word.space_after for word in sentence.words[:-1]] + [True]
    return words, spaces

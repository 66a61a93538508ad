"""From a text to sentences of plain tokens; spaCy objects do not leave this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from analyser.language.amounts import Measure, find_quantities
from analyser.language.parties import assign_parties, finds_supplier_voice
from analyser.language.pipeline import LanguageModel
from analyser.language.sentences import split_sentences
from analyser.language.vocabulary import Vocabulary
from analyser.model import Party

_FOLD = str.maketrans({"’": "'", "‘": "'", "₂": "2", "–": "-", "‐": "-", "‑": "-", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its offsets in the text, its folded form and its lemma.

    `party` is the side the word names, if any. `form` is lower case, with typographic
    quotes, dashes and subscripts folded.
    """

    start: int
    end: int
    form: str
    lemma: str
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets in the text, tokens, and the quantities that start at a token.

    `quantities` maps a token index to the measures that start there with the index after
    their last token.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    quantities: Mapping[int, tuple[tuple[Measure, int], ...]]
    ends_with_colon: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with its sentences; `supplier_voice` when a bidder is speaking."""

    text: str
    sentences: tuple[Sentence, ...]
    supplier_voice: bool = False


def annotate(
    texts: Sequence[str],
    model: LanguageModel,
    vocabulary: Vocabulary,
    aliases: Mapping[str, Party] | None = None,
) -> list[AnnotatedText]:
    """Split texts into sentences and tokens with lemmas, parties and quantities.

    Args:
        texts: clause texts.
        model: the loaded pipeline.
        vocabulary: the closed word classes.
        aliases: names of the parties that hold in this document only, in lower case
            (from its definitions article), or None.

    Returns:
        One annotated text per input text, in the same order.
    """
    result: list[AnnotatedText] = []
    with model.nlp.memory_zone():
        for text, doc in zip(texts, model.docs(texts), strict=True):
            result.append(_annotate_one(text, doc, vocabulary, aliases or {}))
    return result


def _annotate_one(
    text: str, doc: Doc, vocabulary: Vocabulary, aliases: Mapping[str, Party]
) -> AnnotatedText:
    tokens = _tokens(doc)
    supplier_voice = finds_supplier_voice([token.form for token in tokens], vocabulary)
    parties = assign_parties(
        [(text[token.start : token.end], token.form) for token in tokens],
        vocabulary,
        aliases,
        supplier_voice=supplier_voice,
    )
    tokens = [
        token if party is None else Token(token.start, token.end, token.form, token.lemma, party)
        for token, party in zip(tokens, parties, strict=True)
    ]
    sentences: list[Sentence] = []
    index = 0
    for start, end in split_sentences(text):
        inside: list[Token] = []
        while index < len(tokens) and tokens[index].start < end:
            if tokens[index].start >= start:
                inside.append(tokens[index])
            index += 1
        if inside:
            quantities = _quantities(text[start:end], start, inside)
            colon = text[start:end].endswith(":")
            sentences.append(Sentence(start, end, tuple(inside), quantities, colon))
    return AnnotatedText(text, tuple(sentences), supplier_voice)


def _tokens(doc: Doc) -> list[Token]:
    return _join_co2(
        [
            Token(
                token.idx,
                token.idx + len(token.text),
                _fold(token.lower_),
                _fold((token.lemma_ or token.lower_).lower()),
            )
            for token in doc
            if not token.is_space
        ]
    )


def _join_co2(tokens: list[Token]) -> list[Token]:
    """'CO 2', as it comes out of a file with a lowered figure, is one word."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last is not None and last.form == "co" and _AFTER_CO.match(token.form):
            form = last.form + token.form
            joined[-1] = Token(last.start, token.end, form, form)
        else:
            joined.append(token)
    return joined


# "2" or "2-uitstoot", "2-eq".
_AFTER_CO = re.compile(r"2(?:-\w+)?$")


def _fold(word: str) -> str:
    # "Eén" at the start of a sentence carries one accent and means the same as "één".
    return word.translate(_FOLD).replace("eén", "één")


def _quantities(
    sentence: str, offset: int, tokens: Iterable[Token]
) -> dict[int, tuple[tuple[Measure, int], ...]]:
    if not any(mark in sentence for mark in "0123456789€%‰") and not _NUMBER_WORDS & {
        token.form for token in tokens
    }:
        return {}
    listed = list(tokens)
    found: dict[int, list[tuple[Measure, int]]] = {}
    for quantity in find_quantities(sentence):
        start, end = quantity.start + offset, quantity.end + offset
        first = next((i for i, token in enumerate(listed) if token.end > start), None)
        if first is None:
            continue
        last = first
        while last + 1 < len(listed) and listed[last + 1].start < end:
            last += 1
        found.setdefault(first, []).append((quantity.measure, last + 1))
    return {index: tuple(measures) for index, measures in found.items()}


_NUMBER_WORDS = frozenset(
    """een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
    zestien achttien twintig vijfentwintig dertig veertig vijftig zestig zeventig tachtig negentig
    honderd dubbele dubbel anderhalf anderhalve tweemaal driemaal viermaal vijfmaal tienmaal
    tweevoudig drievoudig enkele euro promille""".split()
)

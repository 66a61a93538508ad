"""From a text to sentences of plain tokens; spaCy objects do not leave this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from analyser.language.amounts import Measure, find_quantities
from analyser.language.parties import other_side
from analyser.language.pipeline import LanguageModel
from analyser.language.sentences import split_sentences
from analyser.language.vocabulary import Vocabulary
from analyser.language.words import KnownWord, WordReader
from analyser.model import Party


class Token(Struct, frozen=True):
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
    reader = _reader(model, vocabulary)
    return [_annotate_one(text, reader, aliases or {}) for text in texts]


@lru_cache(maxsize=2)
def _reader(model: LanguageModel, vocabulary: Vocabulary) -> WordReader:
    return WordReader(model.lemmas, vocabulary)


def _annotate_one(text: str, reader: WordReader, aliases: Mapping[str, Party]) -> AnnotatedText:
    words = _join_co2(reader.words(text))
    supplier_voice = reader.is_supplier_speaking(word for _, _, word in words)
    tokens = [
        Token(start, end, word.form, word.lemma, side_of(word, aliases, supplier_voice))
        for start, end, word in words
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


def side_of(word: KnownWord, aliases: Mapping[str, Party], supplier_voice: bool) -> Party | None:
    """The side that a word names in its text, or None.

    Args:
        word: the word.
        aliases: names that hold in this document only, lower case.
        supplier_voice: True when a bidder is speaking; then *wij* is the supplier.
    """
    side = aliases.get(word.form) or word.side
    if side is None and word.speaker is not None:
        return other_side(word.speaker) if supplier_voice else word.speaker
    return side


def _join_co2(words: list[tuple[int, int, KnownWord]]) -> list[tuple[int, int, KnownWord]]:
    """'CO 2', as it comes out of a file with a lowered figure, is one word."""
    joined: list[tuple[int, int, KnownWord]] = []
    for start, end, word in words:
        if joined and joined[-1][2].form == "co" and _AFTER_CO.match(word.form):
            form = joined[-1][2].form + word.form
            joined[-1] = (joined[-1][0], end, KnownWord(form, form, None, None))
        else:
            joined.append((start, end, word))
    return joined


# "2" or "2-uitstoot", "2-eq".
_AFTER_CO = re.compile(r"2(?:-\w+)?$")


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

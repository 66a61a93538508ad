"""What a sentence says: who bears it, how hard, under which condition, up to which amount."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.annotate import AnnotatedText, Sentence
from analyser.language.bearer import find_bearer
from analyser.language.money import StatedAmount, find_amounts
from analyser.language.phrases import has_phrase
from analyser.language.vocabulary import Modality, Vocabulary
from analyser.model import Party

_OTHER = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER}


class StatementPolarity(StrEnum):
    """Whether the statement holds or is denied; a double negation resolves."""

    AFFIRMATIVE = "affirmative"
    NEGATED = "negated"


class ConditionKind(StrEnum):
    """How a condition or exception bends a statement."""

    UNLESS = "unless"
    IF = "if"
    EXCEPT = "except"
    NOTWITHSTANDING = "notwithstanding"
    REGARDLESS = "regardless"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with its words and their offsets in the text."""

    kind: ConditionKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an article, a law or a document."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as it is understood (the contract's `statements`)."""

    bearer: Party
    beneficiary: Party | None
    modality: Modality
    polarity: StatementPolarity
    amounts: tuple[StatedAmount, ...]
    conditions: tuple[Condition, ...]
    references: tuple[Reference, ...]
    text: str
    start: int
    end: int


_CONDITIONS = tuple(
    (kind, re.compile(rf"\b(?:{words})\b[^,;.:]*", re.IGNORECASE))
    for kind, words in (
        (ConditionKind.UNLESS, r"tenzij"),
        (ConditionKind.EXCEPT, r"behoudens|behalve|met uitzondering van|uitgezonderd"),
        (ConditionKind.NOTWITHSTANDING, r"in afwijking van|onverminderd|niettegenstaande"),
        (ConditionKind.REGARDLESS, r"ongeacht|los van de vraag"),
        (ConditionKind.IF, r"indien|mits|voor zover|wanneer|zodra|in geval van"),
    )
)
_REFERENCES = (
    ("law", re.compile(r"(?:artikel|art\.)\s*\d+[:.]\d+\w*(?:\s*(?:lid|leden)\s*\d+)?\s*(?:BW|Aw|Aanbestedingswet)(?:\s*2012)?|\bBurgerlijk Wetboek\b|\bAanbestedingswet(?:\s*2012)?|\bUAV(?:-GC)?\s*\d{4}|\bAVG\b", re.IGNORECASE)),
    ("article", re.compile(r"(?:artikel(?:en)?|art\.|paragraaf|§)\s*\d+(?:[.:]\d+)*\w?(?:,?\s*(?:lid|leden|sub)\s*\w+)?", re.IGNORECASE)),
    ("document", re.compile(r"\bbijlage(?:n)?\s*[\dA-Z]+(?:[.\d]+)?|\bnota van inlichtingen\b|\bprogramma van eisen\b|\bleidraad\b", re.IGNORECASE)),
)  # fmt: skip
_WITHOUT = frozenset({"zonder"})


def read_statements(text: AnnotatedText, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """Read what a text says, sentence by sentence.

    Args:
        text: an annotated text.
        vocabulary: the closed word classes.

    Returns:
        One statement per sentence; the hardest first, so that the main one leads.
    """
    statements = [_statement(text.text, sentence, vocabulary) for sentence in text.sentences]
    return tuple(sorted(statements, key=lambda s: s.modality is Modality.STATEMENT))


def _statement(text: str, sentence: Sentence, vocabulary: Vocabulary) -> Statement:
    words = text[sentence.start : sentence.end]
    modality = _modality(sentence, vocabulary)
    bearer = find_bearer(sentence.tokens, vocabulary).party
    if modality is Modality.STATEMENT and bearer is not Party.BOTH:
        bearer = Party.UNCLEAR
    return Statement(
        bearer=bearer,
        beneficiary=_beneficiary(bearer, sentence, modality),
        modality=modality,
        polarity=_polarity(sentence, modality, vocabulary),
        amounts=find_amounts(words),
        conditions=tuple(_conditions(words, sentence.start)),
        references=tuple(_references(words)),
        text=words,
        start=sentence.start,
        end=sentence.end,
    )


def _modality(sentence: Sentence, vocabulary: Vocabulary) -> Modality:
    for modality, phrases in vocabulary.modality:
        if has_phrase(sentence.tokens, phrases, 0, len(sentence.tokens)):
            return modality
    return Modality.STATEMENT


def _beneficiary(bearer: Party, sentence: Sentence, modality: Modality) -> Party | None:
    if bearer is Party.BOTH:
        return Party.BOTH
    other = _OTHER.get(bearer)
    if other is None:
        return None
    named = {token.party for token in sentence.tokens}
    return other if other in named or modality in {Modality.POWER, Modality.NO_DUTY} else None


def _polarity(sentence: Sentence, modality: Modality, vocabulary: Vocabulary) -> StatementPolarity:
    # A prohibition and the absence of a duty hold the negation in their modality.
    if modality in {Modality.PROHIBITION, Modality.NO_DUTY}:
        return StatementPolarity.AFFIRMATIVE
    forms = [token.form for token in sentence.tokens]
    count = sum(form in vocabulary.negators for form in forms)
    if count and _WITHOUT & set(forms):
        count += 1
    return StatementPolarity.NEGATED if count % 2 else StatementPolarity.AFFIRMATIVE


def _conditions(words: str, offset: int) -> Iterable[Condition]:
    for kind, pattern in _CONDITIONS:
        for match in pattern.finditer(words):
            yield Condition(
                kind, match.group().strip(), match.start() + offset, match.end() + offset
            )


def _references(words: str) -> Iterable[Reference]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _REFERENCES:
        for match in pattern.finditer(words):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Reference(match.group(), kind)

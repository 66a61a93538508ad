"""What the buyer does with a question: grant, refuse with or without a reason, explain.

An answer is read in the light of its question: "Nee." refuses who asked for something and
informs who asked how something is; "de termijn wordt € 200" grants only what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause
from analyser.suppliers.words import SupplierWords, supplier_words

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
# Parts of a sentence with a verb of their own; a comma in a number ends nothing.
_PART = re.compile(r"[,;:]\s+|\s+maar\s+|\s+[–—-]\s+")
_THEN = re.compile(r"dan\b", re.IGNORECASE)
# "Het is mogelijk dat" weighs a chance; it allows nothing.
_THAT = re.compile(r"\s+dat\s+\w", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"(?:\s+[\w'’-]{1,40}){1,3}")
# "Voor het overige blijft het artikel gehandhaafd" refuses nothing that was asked.
_THE_REST = re.compile(
    r"\b(?:het overige|overige bepalingen|overige leden|de rest)\b", re.IGNORECASE
)
_ASKED_PART = re.compile(r",\s+|:\s+|\s+(?:en|of)\s+")
# A refusal that goes on for so many words beside the refusing sentence gives its reasons; what
# goes on in the same sentence gives them sooner.
_WORDS_OF_A_REASON = 30
_WORDS_IN_THE_SENTENCE = 4
_SHORT_REFERENCE = 40  # words
_OPENING = 3  # sentences
_FIRST = 2  # sentences in which words that may mean much else answer the request


class AnswerKind(StrEnum):
    """What an answer does."""

    GRANTED = "toegezegd"
    REFUSED_WITH_REASON = "afgewezen-met-reden"
    REFUSED = "afgewezen"
    EXPLAINED = "uitleg"
    REFERRED = "verwijzing"


@dataclass(frozen=True, slots=True)
class Reply:
    """A question with its answer; `is_request` when it asks for a change or a promise.

    `answers` are the clauses of the answer, in order. `refuses` tells that a sentence of it
    refuses, whatever others grant or change; what it leaves as it is for the rest does not.
    """

    question: Clause
    answers: tuple[Clause, ...]
    is_request: bool
    kind: AnswerKind
    refuses: bool


class _Stance(StrEnum):
    """What one sentence of an answer does, the strongest first."""

    CHANGES = "changes"
    REFUSES = "refuses"
    GRANTS = "grants"
    UPHOLDS = "upholds"


def judge_answer(question: Clause, answers: Sequence[Clause], words: SupplierWords) -> Reply:
    """Tell what an answer does.

    Args:
        question: the question.
        answers: the clauses of the buyer's answer to it.
        words: the word lists.

    Returns:
        The reply. "Ja" and "nee" only grant and refuse when the question asks for something;
        as answers to a question how something is, they explain.
    """
    is_request = any(_asks(sentence, words) for sentence in _SENTENCE.split(question.text))
    text = " ".join(answer.text for answer in answers)
    kind = _kind(text, is_request, words)
    refuses = _refuses(text, is_request, words)
    return Reply(question, tuple(answers), is_request, kind, refuses)


def takes_back(sentence: str) -> bool:
    """Whether a sentence of an answer only makes a burden lighter or takes it away.

    Args:
        sentence: words out of an answer that grants what was asked. Whatever else it says
            ("de eis vervalt; de leverancier is onbeperkt aansprakelijk") imposes something.
    """
    words = supplier_words()
    parts = [part for part in _PART.split(sentence) if not words.yes.opens(part)]
    return bool(parts) and all(part in words.lifted or part in words.eased for part in parts)


def _asks(sentence: str, words: SupplierWords) -> bool:
    """Whether a sentence asks for a change, a permission or a promise."""
    if sentence in words.pleas or words.pleading.opens(sentence):
        return True
    if not sentence.rstrip().endswith("?"):
        return False
    asked: list[str] = []
    for part in _ASKED_PART.split(sentence.strip()):
        if words.openings.opens(part):
            asked.append(part)
        elif asked:
            asked[-1] += f" {part}"
    return any(part not in words.explaining for part in asked)


def _kind(text: str, is_request: bool, words: SupplierWords) -> AnswerKind:
    sentences = _SENTENCE.split(text.strip())
    # What an answer does stands where it begins or ends; between there is explanation.
    telling = [*sentences[:_OPENING], *sentences[max(_OPENING, len(sentences) - 1) :]]
    stances = [
        _stance(sentence, is_request and place < _FIRST, words)
        for place, sentence in enumerate(telling)
    ]
    if is_request and words.no.opens(text):
        stances[0] = _Stance.REFUSES
    if _Stance.CHANGES in stances:
        return AnswerKind.GRANTED
    grants = is_request and (words.yes.opens(text) or _Stance.GRANTS in stances)
    if _Stance.REFUSES in stances or (_Stance.UPHOLDS in stances and not grants):
        refusing = [
            sentence
            for sentence, stance in zip(telling, stances, strict=True)
            if stance in {_Stance.REFUSES, _Stance.UPHOLDS}
        ]
        reasoned = _gives_reasons(text, sentences, refusing, is_request, words)
        return AnswerKind.REFUSED_WITH_REASON if reasoned else AnswerKind.REFUSED
    if grants:
        return AnswerKind.GRANTED
    if text in words.referred and len(text.split()) <= _SHORT_REFERENCE:
        return AnswerKind.REFERRED
    return AnswerKind.EXPLAINED


def _refuses(text: str, is_request: bool, words: SupplierWords) -> bool:
    """Whether any sentence refuses; without a yes in front, one that upholds refuses too."""
    against = {_Stance.REFUSES} if words.yes.opens(text) else {_Stance.REFUSES, _Stance.UPHOLDS}
    return words.no.opens(text) or any(
        words.no.opens(sentence) or _does(part, is_request, words) in against
        for sentence in _SENTENCE.split(text)
        if not _THE_REST.search(sentence)
        for part in _PART.split(sentence)
    )


def _stance(sentence: str, is_request: bool, words: SupplierWords) -> _Stance | None:
    found = {
        stance for part in _parts(sentence, words) if (stance := _does(part, is_request, words))
    }
    if _THE_REST.search(sentence):
        found -= {_Stance.REFUSES, _Stance.UPHOLDS}
    return next((stance for stance in _Stance if stance in found), None)


def _parts(sentence: str, words: SupplierWords) -> Iterator[str]:
    """The parts of a sentence that say something for certain.

    An opening condition says nothing, what it leads to does ("als de keuring schoon is, dan mag
    dat"); a condition behind what is granted ("dat kan, mits") takes nothing back.
    """
    is_open = not words.conditional.opens(sentence)
    for part in _PART.split(sentence):
        is_open = is_open or bool(_THEN.match(part))
        if is_open:
            yield part


def _does(part: str, is_request: bool, words: SupplierWords) -> _Stance | None:
    """What a part of a sentence does; what merely allows only counts where that was asked."""
    if part in words.refused:
        return _Stance.REFUSES
    if any(not _is_denied(part, span, words) for span in words.changed.spans(part)):
        return _Stance.CHANGES
    if not is_request:
        return None
    if part in words.eased:
        return _Stance.GRANTS
    allowing = [span for span in words.granted.spans(part) if not _THAT.match(part, span[1])]
    if allowing:
        denied = all(_is_denied(part, span, words) for span in allowing)
        return _Stance.REFUSES if denied else _Stance.GRANTS
    return _Stance.UPHOLDS if part in words.upheld else None


def _is_denied(part: str, span: tuple[int, int], words: SupplierWords) -> bool:
    """Whether what stands at a span is denied: before it, within it or right behind it."""
    behind = _NEXT_WORDS.match(part, span[1])
    return part[: span[1] if behind is None else behind.end()] in words.negating


def _gives_reasons(
    text: str,
    sentences: Sequence[str],
    refusing: Sequence[str],
    is_request: bool,
    words: SupplierWords,
) -> bool:
    if text in words.reasons:
        return True
    if sum(len(s.split()) for s in sentences if s not in refusing) >= _WORDS_OF_A_REASON:
        return True
    return any(
        _adds(part, is_request, words)
        for sentence in refusing
        for part in _later_parts(_PART.split(sentence))
    )


def _later_parts(parts: Iterable[str]) -> Iterator[str]:
    listed = list(parts)
    yield from listed[1:]


def _adds(part: str, is_request: bool, words: SupplierWords) -> bool:
    """Whether a part behind a refusal says something else than that it refuses."""
    if len(part.split()) < _WORDS_IN_THE_SENTENCE or part in words.referred:
        return False
    return _does(part, is_request, words) is None

"""What the buyer does with a question: grant, refuse with or without a reason, explain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause
from analyser.scoring.suppliers_words import SupplierWords

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
# A refusal that goes on for so many words beside the refusing sentence gives its reasons.
_WORDS_OF_A_REASON = 30
_SHORT_REFERENCE = 40  # words
_OPENING = 3  # sentences


class AnswerKind(StrEnum):
    """What an answer does."""

    GRANTED = "toegezegd"
    REFUSED_WITH_REASON = "afgewezen-met-reden"
    REFUSED = "afgewezen"
    EXPLAINED = "uitleg"
    REFERRED = "verwijzing"


@dataclass(frozen=True, slots=True)
class Reply:
    """A question with its answer; `is_request` when it asks for a change or a promise."""

    question: Clause
    answer: Clause
    is_request: bool
    kind: AnswerKind


def judge_answer(question: Clause, answer: Clause, words: SupplierWords) -> Reply:
    """Tell what an answer does.

    Args:
        question: the question.
        answer: the buyer's answer to it.
        words: the word lists.

    Returns:
        The reply. "Ja" and "nee" only grant and refuse when the question asks for something;
        as answers to a question how something is, they explain.
    """
    is_request = any(
        sentence in words.requests
        for sentence in _SENTENCE.split(question.text)
        if sentence.rstrip().endswith("?") or sentence in words.objections
    )
    return Reply(question, answer, is_request, _kind(answer.text, is_request, words))


def _kind(text: str, is_request: bool, words: SupplierWords) -> AnswerKind:
    sentences = _SENTENCE.split(text.strip())
    # What an answer does stands where it begins or ends; between there is explanation.
    telling = [*sentences[:_OPENING], *sentences[max(_OPENING, len(sentences) - 1) :]]
    refusing = [sentence for sentence in telling if sentence in words.refused]
    if not refusing and is_request and words.no.opens(text):
        refusing = sentences[:1]
    firm = [s for s in telling if s not in refusing and s not in words.conditional]
    if any(sentence in words.changed for sentence in firm):
        return AnswerKind.GRANTED
    if refusing:
        others = sum(len(s.split()) for s in sentences if s not in refusing)
        reasoned = text in words.reasons or others >= _WORDS_OF_A_REASON
        return AnswerKind.REFUSED_WITH_REASON if reasoned else AnswerKind.REFUSED
    if is_request and (words.yes.opens(text) or any(s in words.granted for s in firm)):
        return AnswerKind.GRANTED
    if text in words.referred and len(text.split()) <= _SHORT_REFERENCE:
        return AnswerKind.REFERRED
    return AnswerKind.EXPLAINED

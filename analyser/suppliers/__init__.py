"""The suppliers' room: what a supplier asks for, and what the buyer's answer does with it."""

from analyser.suppliers.answers import AnswerKind, Reply, judge_answer, takes_back
from analyser.suppliers.words import SupplierWords, Topic, supplier_words

__all__ = [
    "AnswerKind",
    "Reply",
    "SupplierWords",
    "Topic",
    "judge_answer",
    "supplier_words",
    "takes_back",
]

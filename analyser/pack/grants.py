"""Reads in an answer what it plainly gives a supplier who asked: a bound, or something equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyser.model import Clause
from analyser.pack.spans import sentences
from analyser.pack.subjects import head_of, speaks_of, subject_words
from analyser.suppliers import AnswerKind, Reply, SupplierWords, supplier_words

# Nothing is given for certain in a sentence with these.
_UNSURE = re.compile(
    r"\b(?:dan|mits|zou(?:den)?|kan|kunnen|bij voorkeur|door de wet|volgens de wet|wettelijke?|landelijke?)\b|\?",
    re.IGNORECASE,
)
# "Wordt bij herhaling verhoogd" tells a rule; "de boete bij te late levering wordt" gives.
AT_SOME_TIME = re.compile(
    r"(?:\b(?:wordt|worden|is|zijn)\s+(?:\w+\s+){0,2}?|^\W*)bij\s+(?!nader|deze|artikel|eis|paragraaf|vraag)\w",
    re.IGNORECASE,
)
# A bound on the sum of what is due leaves standing what is due each time.
_SUM = re.compile(r"^(?:het|de) (?:totaal|totale|som|gezamenlijke|cumulatieve)\b", re.IGNORECASE)
# "Het totaal van de boetes" is about the boetes.
_MEASURES = frozenset(
    "totaal hoogte maximum bedrag percentage termijn waarde omvang limiet plafond periode cumulatieve gezamenlijke".split()
)
_BOUND = r"(?:beperkt|begrensd|gemaximeerd|verlaagd|verkort|verlengd|teruggebracht|gesteld|verruimd|verhoogd|bijgesteld)\s+(?:tot|op|naar)"
_MOST = r"(?:ten hoogste|hooguit|maximaal|niet meer dan|alleen nog)"
_BECOMES = re.compile(
    rf"(?P<subject>[^,:]+?)\s+(?:wordt|worden)\s+(?:[\w€%.,-]+\s+){{0,6}}?(?:{_BOUND}|{_MOST}|\d|€)"
    r"|(?P<subject2>[^,:]+?)\s+(?:geldt|gelden|bedraagt|bedragen|is|zijn)\s+(?:voortaan|nu|alsnog)\b"
    r"|(?P<subject4>[^,:]+?)\s+(?:voortaan|nu|alsnog)\s+(?:binnen|uiterlijk|ten hoogste|maximaal|na)\s+\S"
    r"|(?:wij|we)\s+(?:beperken|begrenzen|maximeren|verlagen|verkorten|verlengen|stellen|brengen|verruimen)\s+(?P<subject3>[^,:]+?)\s+(?:terug\s+)?(?:tot|op|naar)\s+\S",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?P<subject>[^,:]+?)\s+(?:is|zijn|bedraagt|bedragen|geldt|gelden)\s+(?:[\w€%.,-]+\s+){{0,6}}?(?:{_BOUND}|{_MOST})",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(?:gelijkwaardige?|vergelijkba(?:ar|re)|ander(?:e)? merk(?:en)?|alternatie(?:f|ve))\b",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:toegestaan|welkom|akkoord|mag|mogen|volsta(?:at|an)|accepteren|geaccepteerd|voldoe(?:t|n) ook)\b",
    re.IGNORECASE,
)
# What says how far something goes; of more sentences on a subject the one that has it is meant.
_EXTENT = re.compile(
    r"\d|onbeperkt|onbegrensd|\balle\b|zonder (?:maximum|beperking|limiet)|volledig", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a sentence of an answer gives.

    `start` and `end` bound the sentence in the answer and `text` is what it states, without
    the consent in front. `subject` are the words for what it is about; empty for a permission of
    something equal. `adds` marks what comes beside the old words and takes nothing's place.
    """

    start: int
    end: int
    text: str
    subject: frozenset[str]
    adds: bool


def find_grants(reply: Reply, answer: Clause) -> Iterator[Grant]:
    """Find what an answer plainly gives to who asked for it.

    Args:
        reply: what was asked, and what the whole answer does.
        answer: a clause of the answer.

    Yields:
        Bounds that are put on something ("de boete wordt beperkt tot 5%") and permissions of
        something equal; nothing when the answer refuses in any of its sentences, explains, or
        is not decided.
    """
    words = supplier_words()
    if reply.kind is not AnswerKind.GRANTED or not reply.is_request or reply.refuses:
        return
    if any(each.text in words.undecided for each in reply.answers):
        return
    consents = words.yes.opens(reply.answers[0].text)
    for start, end in sentences(answer.text):
        stated = _without_consent(answer.text[start:end], words)
        if not stated or _is_unsure(stated, words):
            continue
        text = stated[0].upper() + stated[1:]
        if _EQUAL.search(stated) and _ALLOWS.search(stated):
            yield Grant(start, end, text, frozenset(), adds=True)
            continue
        told = _BECOMES.match(stated) or (_IS.match(stated) if consents else None)
        if told is None:
            continue
        words_for_it = next(filter(None, told.groups()), "")
        head = subject_words(head_of(words_for_it)) - _MEASURES
        subject = head or subject_words(words_for_it)
        if subject:
            yield Grant(start, end, text, subject, adds=bool(_SUM.match(stated)))


def _without_consent(sentence: str, words: SupplierWords) -> str:
    """What a sentence states, without the "akkoord," in front."""
    stated = sentence
    while (end := words.yes.end_of_opening(stated)) is not None:
        stated = stated[end:].lstrip(" \t,.;:–-")
    return stated


def _is_unsure(stated: str, words: SupplierWords) -> bool:
    if stated in words.negating or stated in words.conditional:
        return True
    return bool(_UNSURE.search(stated) or AT_SOME_TIME.search(stated))


def sentence_about(subject: frozenset[str], text: str) -> str | None:
    """The one sentence of a clause that a bound takes the place of.

    Args:
        subject: words for what the bound is about.
        text: the clause.

    Returns:
        None when no sentence speaks of it, or more of them say how far it goes.
    """
    about = [
        sentence
        for start, end in sentences(text)
        if speaks_of(subject, sentence := text[start:end])
    ]
    if len(about) > 1:
        about = [sentence for sentence in about if _EXTENT.search(sentence)]
    return about[0] if len(about) == 1 else None

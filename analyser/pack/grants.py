"""Reads in an answer what it plainly gives a supplier who asked: a bound, or something equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.,]\d[^.;!?\n]*)*[.;!?]?")
# A question that asks for something, and not only how it is.
_ASKS = re.compile(
    r"(?:^|[.?!,]\s+|\b(?:en|of)\s+)(?:kunt|kun|wilt|zou(?:dt|den)?|bent|is|zijn|mag|mogen|kan|kunnen|gaat|accepteert|stemt|staat|laat|volstaat)\b[^?]*\?"
    r"|verzoek\w*|stel(?:t|len)\b[^.?!]{0,60}\bvoor\b|ons voorstel|\bgraag\b",
    re.IGNORECASE,
)
_NO_REQUEST = re.compile(r"^\W*(?:waarom|hoe|wat|wie|welke?|wanneer|waar)\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"^\W*(?:ja|akkoord|dat kan|dit kan|dat is goed|prima|zeker|dat is toegestaan|dat mag|wij passen dit aan|(?:uw|het) voorstel (?:is|wordt) overgenomen|wij nemen (?:dit|uw voorstel) over|terecht)\b[\s,.:;–-]*",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"^\W*(?:nee|neen|helaas|niet akkoord)\b|\b(?:handha(?:ven|af\w*)|gehandhaafd|ongewijzigd|niet (?:bereid|gewijzigd|aangepast)|geen aanleiding|blijf(?:t|ven))\b",
    re.IGNORECASE,
)
# Nothing is given for certain in a sentence with these.
_UNSURE = re.compile(
    r"\b(?:niet|geen|als|indien|mits|tenzij|wanneer|dan|mocht|zou(?:den)?|kan|kunnen|bij voorkeur|door de wet|volgens de wet|wettelijk)\b|\?",
    re.IGNORECASE,
)
# "Wordt bij herhaling verhoogd" tells a rule; "de boete bij te late levering wordt" gives.
AT_SOME_TIME = re.compile(
    r"(?:\b(?:wordt|worden|is|zijn)\s+(?:\w+\s+){0,2}?|^\W*)bij\s+(?!nader|deze|artikel|eis|paragraaf|vraag)\w",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"\b(?:overwegen|onderzoeken|bezien|beraden|komen (?:hier|daar)op terug|nog niet (?:besloten|bekend))\b",
    re.IGNORECASE,
)
# A bound on the sum of what is due leaves standing what is due each time.
_SUM = re.compile(r"^(?:het|de) (?:totaal|totale|som|gezamenlijke|cumulatieve)\b", re.IGNORECASE)
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
_EMPTY = frozenset(
    "deze onze jouw hierbij voor van het een daarom hiermee totale maximale contractuele zijn opdrachtnemer opdrachtgever leverancier "
    "aannemer gemeente partijen artikel overeenkomst aanbieder dienstverlener leveranciers".split()
)
_LEAST_LETTERS = 5
_STEM = 8  # letters: "aansprakelijkheid" and "aansprakelijk" share them
# What says how far something goes; of more sentences on a subject the one that has it is meant.
_EXTENT = re.compile(
    r"\d|onbeperkt|onbegrensd|\balle\b|zonder (?:maximum|beperking|limiet)|volledig", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a sentence of an answer gives.

    `start` and `end` bound the sentence in the answer and `text` is what it states, without
    the consent in front. `subject` are the stems of what it is about; empty for a permission of
    something equal. `adds` marks what comes beside the old words and takes nothing's place.
    """

    start: int
    end: int
    text: str
    subject: frozenset[str]
    adds: bool


def find_grants(question: str, answer: str) -> Iterator[Grant]:
    """Find what an answer plainly gives to who asked for it.

    Args:
        question: what was asked.
        answer: the whole answer.

    Yields:
        Bounds that are put on something ("de boete wordt beperkt tot 5%") and permissions of
        something equal; nothing for a refusal, an explanation or a condition.
    """
    if _NO_REQUEST.match(question) or not _ASKS.search(question) or _REFUSES.search(answer):
        return
    if _UNDECIDED.search(answer):
        return
    consent = _CONSENT.match(answer)
    for match in _SENTENCE.finditer(answer):
        sentence = match.group().strip()
        stated = _CONSENT.sub("", sentence, count=1).strip()
        if not stated or _UNSURE.search(stated) or AT_SOME_TIME.search(stated):
            continue
        text = stated[0].upper() + stated[1:]
        start = match.start() + match.group().index(sentence)
        if _EQUAL.search(stated) and _ALLOWS.search(stated):
            yield Grant(start, match.end(), text, frozenset(), adds=True)
            continue
        told = _BECOMES.match(stated) or (_IS.match(stated) if consent is not None else None)
        subject = stems(next(filter(None, told.groups()), "")) if told is not None else frozenset()
        if subject:
            yield Grant(start, match.end(), text, subject, adds=bool(_SUM.match(stated)))


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that say what a text is about."""
    found = re.findall(r"[a-zà-ÿ]+", words.casefold())
    return frozenset(
        word[:_STEM] for word in found if len(word) >= _LEAST_LETTERS and word not in _EMPTY
    )


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end; a point in a number ends none."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def sentence_about(subject: frozenset[str], text: str) -> str | None:
    """The one sentence of a clause that a bound takes the place of.

    Args:
        subject: stems of what the bound is about.
        text: the clause.

    Returns:
        None when no sentence speaks of it, or more of them say how far it goes.
    """
    about = [
        sentence
        for match in _SENTENCE.finditer(text)
        if _share(subject, stems(sentence := match.group().strip()))
    ]
    if len(about) > 1:
        about = [sentence for sentence in about if _EXTENT.search(sentence)]
    return about[0] if len(about) == 1 else None


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one begins as another does: "boete" and "boetes"."""
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)

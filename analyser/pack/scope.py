"""How far a change goes: to all that a clause governs, or only to a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyser.pack.folding import words_of
from analyser.pack.mentions import find_mentions
from analyser.pack.subjects import alike

_EXCEPTS = re.compile(
    r"\b(?:met\s+uitzondering\s+van|behalve|behoudens|uitgezonderd|tenzij|op\s+[^,.;]{1,30}?\s+na|met\s+dien\s+verstande|"
    r"(?:alleen|uitsluitend|slechts|enkel)\s+(?:voor|bij|als|indien|wanneer|op|waar))\b",
    re.IGNORECASE,
)
# What a change is only for. "Voor het indienen" tells what a term is of, "voor het overige" nothing.
_FOR = re.compile(
    r"\b(?:voor(?!\s+(?:het\s+)?(?:overige?|wat|zover|zowel|de\s+(?:duidelijkheid|goede\s+orde|volledigheid|zekerheid))|\s+het\s+\w+en\b)|"
    r"ten\s+aanzien\s+van|bij|in\s+geval\s+van|jegens|tegenover|gedurende|tijdens)\s+(?P<whom>[^,.;:?(]{2,80})"
    r"|\b(?P<part>perce(?:el|len)\s+\w|het\s+(?:eerste|tweede|derde|vierde|laatste)\s+(?:half\s+|halve\s+)?(?:\w*jaar|kwartaal|maand)\b)",
    re.IGNORECASE,
)
_WHOM_ENDS = re.compile(
    r"\b(?:wordt|worden|is|zijn|was|geldt|gelden|bedraagt|bedragen|gaat|komt|komen|vervalt|vervallen|verval\w*|te|verlaagd|verhoogd|"
    r"gewijzigd|aangepast|naar|tot|van|in|met|op|door|en|of|onder|boven|kleiner|groter|korter|langer|tussen)\b",
    re.IGNORECASE,
)
# "Begrip voor uw verzoek" is for nobody.
_IDIOM = re.compile(
    r"\b(?:begrip|oog|aandacht|aanleiding|ruimte|reden|grond|dank|danken|kiest|kiezen|zorg|oplossing)\s+$",
    re.IGNORECASE,
)
# Words that point back at what is changed, or that say nothing of whom it is for.
_NO_LIMIT = frozenset(
    "de het een deze dit die dat alle elke iedere ieder uw onze artikel artikelen lid eis eisen wens bepaling paragraaf par art hoofdstuk "
    "vraag antwoord nota inlichtingen aanbesteding opdracht overeenkomst conceptovereenkomst raamovereenkomst leidraad programma bijlage "
    "nader inzien nadere overweging inzender gemeente ons u wij ja akkoord onderhavige definitieve versie "
    "inschrijver inschrijvers gegadigden partijen gehele hele volledige looptijd duur".split()
)
_LATER = re.compile(
    r"(?:^\W*|[.!;]\s+|,\s+)(?:dit|dat|deze|die|een\s+en\s+ander|het\s+(?:voorgaande|bovenstaande))\b(?:\s+[\w-]+){0,2}?"
    r"\s+(?:geldt|gelden|ziet|zien)\s+(?:echter\s+|wel\s+|dus\s+)?(?:niet|alleen|uitsluitend|slechts|enkel)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:^\W*|[.!;]\s+|,\s+)(?:(?:alleen|slechts|enkel|maar)\s+)?(?:art(?:ikel|\.)\s*\d[\w.]*|lid\s+\d+|het\s+\w+\s+lid|\d+\.\d+)[^.;]{0,40}?\s+(?:blijft|blijven)\b",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(
    r"\b(?:geldt|gelden|ziet|zien)\s+(?:[\w-]+\s+)?niet\b[^.;]{0,20}?\b(?:voor|op)\b.{0,120}",
    re.IGNORECASE,
)
_LEAST_LETTERS = 5
_MOST_ENDING = 3  # letters by which forms of a word differ


def excepts(sentence: str) -> bool:
    """Whether a sentence leaves something out of what it changes: "behalve lid 2"."""
    return bool(_EXCEPTS.search(sentence))


def limited_later(text: str) -> bool:
    """Whether the text behind a change takes some of it back: "dit geldt niet voor lid 2"."""
    return bool(_LATER.search(text))


def keeps_later(text: str) -> bool:
    """Whether the text behind a change leaves a place as it is: "lid 2 blijft staan"."""
    return bool(_KEPT.search(text))


def spared_places(text: str) -> Iterator[str]:
    """The numbers of the places for which the text behind a change says that it does not hold."""
    for match in _NOT_FOR.finditer(text):
        for mention in find_mentions(match.group()):
            yield mention.number if mention.member is None else f"{mention.number}.{mention.member}"


def is_for_some(sentence: str, clauses: Iterable[str]) -> bool:
    """Whether a change is only for some persons or cases that its clause does not speak of.

    Args:
        sentence: what tells the change, without the words it quotes.
        clauses: the clauses it leads to, each with the heading above it.

    Returns:
        True for "voor perceel 2 wordt de boete € 100" when the clause knows no lots; what a
        clause itself is about ("de termijn voor levering") limits nothing.
    """
    texts = [words_of(text) for text in clauses]
    return any(not any(_knows(text, words) for text in texts) for words in _whom(sentence))


def _whom(sentence: str) -> Iterator[list[str]]:
    for match in _FOR.finditer(sentence):
        if _IDIOM.search(sentence[: match.start()]):
            continue
        whom = match["part"] or _WHOM_ENDS.split(match["whom"], maxsplit=1)[0]
        words = [word for word in words_of(whom) if _tells_whom(word)]
        if words:
            yield words


def _tells_whom(word: str) -> bool:
    return word not in _NO_LIMIT and any(map(str.isalpha, word))


def _knows(text: Iterable[str], words: Iterable[str]) -> bool:
    listed = list(text)
    return all(any(_same(word, other) for other in listed) for word in words)


def _same(a: str, b: str) -> bool:
    """Whether two words are forms of one; "opdracht" is none of "opdrachtnemer"."""
    return a == b or (
        min(len(a), len(b)) >= _LEAST_LETTERS
        and abs(len(a) - len(b)) <= _MOST_ENDING
        and alike(a, b)
    )

"""Who is who in a sentence: supplier side, buyer side, both, or others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analyser.language.vocabulary import Phrase, Vocabulary
from analyser.model import Party

_SWAP = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER}
_NAME = r"[A-Z][\w\-]*(?:\s[A-Z][\w\-]*)?"
_OPEN, _CLOSE = r"[\"“”„'‘’«]", r"[\"“”'‘’»]"
_INTRODUCED = r"(?:hierna|verder|nader|ook wel|in (?:dit|deze) \w+(?: verder)?|aan te duiden als|aangeduid als|te noemen|als)"
_ALIAS = re.compile(
    rf"{_INTRODUCED}\W*(?:\w+\W+){{0,3}}?(?:de\s+|het\s+)?{_OPEN}(?:de\s+|het\s+)?(?P<quoted>{_NAME}){_CLOSE}"
    rf"|\((?:de\s+|het\s+)?{_OPEN}(?:de\s+|het\s+)?(?P<aside>{_NAME}){_CLOSE}\)"
    rf"|(?:hierna|verder|nader)\s*(?:ook\s+)?(?:te noemen|genoemd|aan te duiden als|aangeduid als|als)?\s*:?\s*(?:de\s+|het\s+)?(?P<bare>{_NAME})",
)
# What a firm is called; a party without it that is no known buyer is not decided by its name.
_FIRM = re.compile(
    r"\b(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|v\.o\.f\.|BVBA|C\.?V\.?|SRL|besloten vennootschap|naamloze vennootschap|firma|bedrijf|maatschap|\w*bedrijf|\w*combinatie|Groep)(?!\w)",
)
_WORD = re.compile(r"[\w\-’']+")
_ENTITY = re.compile(r"(?:[A-Z’'][\w\-.’']*|'t|van|de|den|der|&|en)(?:\s+(?:[A-Z’'&][\w\-.’']*|'t|van|de|den|der|&))*[\s,(]*$")  # fmt: skip
_BEFORE = 160  # characters before an alias in which its bearer is named


def named_side(surface: str, form: str, vocabulary: Vocabulary) -> Party | None:
    """The side that a word names in any document, or None.

    Args:
        surface: the word as it stands in the text.
        form: its folded form.
        vocabulary: the words that name parties.
    """
    if surface in {"ON", "OG"}:
        return Party.SUPPLIER if surface == "ON" else Party.BUYER
    for word in (form, _without_genitive(form)):
        if word in vocabulary.parties:
            common = word in vocabulary.only_capitalised and surface[:1].islower()
            return None if common else vocabulary.parties[word]
    for ending, party in vocabulary.party_endings.items():
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return party
    return None


def other_side(party: Party) -> Party:
    """The other side of the table."""
    return _SWAP[party]


def _without_genitive(form: str) -> str:
    if form.endswith("'s"):
        return form[:-2]
    return form[:-1] if form.endswith("s") and len(form) > 5 else form


def by_first_word(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """Phrases by their first word, for `has_one_of`."""
    listed: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        listed.setdefault(phrase[0], []).append(phrase)
    return listed


def has_one_of(phrases: Mapping[str, Sequence[Phrase]], forms: Sequence[str]) -> bool:
    """Tell whether one of some phrases occurs ("onze aanbieding", "wij schrijven in").

    Args:
        phrases: the outcome of `by_first_word`; "*" at the end of any word but the first is a
            wildcard.
        forms: folded forms of the text in order.
    """
    for start, form in enumerate(forms):
        for phrase in phrases.get(form, ()):
            rest = forms[start : start + len(phrase)]
            if len(rest) == len(phrase) and all(map(_fits, rest, phrase)):
                return True
    return False


def _fits(form: str, part: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") else form == part


def find_aliases(text: str, vocabulary: Vocabulary) -> dict[str, Party]:
    """Read party names from phrases such as 'Kuipers B.V. (hierna: "Kuipers")'.

    Args:
        text: the preamble or definitions article of a contract, or a loose clause.
        vocabulary: the known party words.

    Returns:
        Names in lower case with the side they stand for. The side is that of the alias
        when it is a party word itself (*Leverancier*), else that of the firm or authority
        named just before. What the firm is called counts too (*Stichting De Lantaarn,
        hierna: "de Aanbieder"*). Of names that nothing decides the first is taken for the
        buyer, as Dutch public contracts name the contracting authority first.
    """
    result: dict[str, Party] = {}
    undecided: list[str] = []
    for match in _ALIAS.finditer(text):
        name = (match["quoted"] or match["aside"] or match["bare"]).lower()
        before = re.split(r"(?<=[a-z])\. ", text[max(0, match.start() - _BEFORE) : match.start()])[
            -1
        ]
        side = vocabulary.parties.get(name) or _side_of(before, vocabulary)
        if side not in _SWAP:
            undecided.append(name)
            continue
        if name not in vocabulary.parties and " " not in name:
            result[name] = side
        for word in _entity_words(before):
            if vocabulary.parties.get(word, side) is not side or word not in vocabulary.parties:
                result.setdefault(word, side)
    _decide_by_order(undecided, result, vocabulary)
    return result


def _side_of(before: str, vocabulary: Vocabulary) -> Party | None:
    """The side of the firm or authority that is named last."""
    firm = max((match.start() for match in _FIRM.finditer(before)), default=-1)
    best, side = firm, Party.SUPPLIER if firm >= 0 else None
    for match in _WORD.finditer(before):
        party = vocabulary.parties.get(match.group().lower())
        common = match.group().lower() in vocabulary.only_capitalised and match.group()[0].islower()
        # "gemeente" inside the name of a firm does not make it one; B.V. stands last.
        if party in _SWAP and not common and match.start() > best:
            best, side = match.start(), party
    return side


def _entity_words(before: str) -> list[str]:
    match = _ENTITY.search(before)
    if match is None:
        return []
    words = [word.lower() for word in _WORD.findall(match.group()) if word[0].isupper()]
    return [word for word in words if len(word) > 2 and word not in _FUNCTION_WORDS]


_FUNCTION_WORDS = frozenset("aan van voor tussen door met het een den der partijen zowel indien de en b.v n.v".split())  # fmt: skip


def _decide_by_order(
    names: Sequence[str], result: dict[str, Party], vocabulary: Vocabulary
) -> None:
    taken = {vocabulary.parties[n] for n in names if n in vocabulary.parties} | set(result.values())
    for name in names:
        if name in vocabulary.parties or " " in name:
            continue
        for side in (Party.BUYER, Party.SUPPLIER):
            if side not in taken:
                result[name] = side
                taken.add(side)
                break

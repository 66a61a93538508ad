"""Who is who in a sentence: supplier side, buyer side, both, or others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analyser.language.vocabulary import Vocabulary
from analyser.model import Party

_SWAP = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER}
_QUOTED = r"[\"“”„'‘’«»]?(?P<alias>[A-Z][\w\-]*(?:\s[A-Z][\w\-]*)?)[\"“”'‘’«»]?"
_ALIAS = re.compile(
    r"(?:hierna|verder|hierna te noemen|verder te noemen|hierna ook te noemen|nader te noemen|"
    r"hierna aan te duiden als|hierna aangeduid als)\s*(?:te noemen|ook te noemen|genoemd)?\s*:?\s*"
    r"(?:de\s+|het\s+)?" + _QUOTED,
)


def assign_parties(
    words: Sequence[tuple[str, str]],
    vocabulary: Vocabulary,
    aliases: Mapping[str, Party],
    *,
    supplier_voice: bool,
) -> list[Party | None]:
    """Give every word the side it names, or None.

    Args:
        words: (surface, folded form) of each token in order.
        vocabulary: the closed word classes.
        aliases: names that hold in this document only, lower case.
        supplier_voice: True when a bidder is speaking; then *wij* is the supplier.

    Returns:
        A list as long as `words`.
    """
    result: list[Party | None] = []
    for surface, form in words:
        party = aliases.get(form)
        if party is None and surface in {"ON", "OG"}:
            party = Party.SUPPLIER if surface == "ON" else Party.BUYER
        if party is None:
            party = _named(surface, form, vocabulary)
        if party is None and form in vocabulary.pronouns:
            party = vocabulary.pronouns[form]
            if supplier_voice:
                party = _SWAP[party]
        result.append(party)
    return result


def _named(surface: str, form: str, vocabulary: Vocabulary) -> Party | None:
    for word in (form, _without_genitive(form)):
        if word in vocabulary.parties:
            common = word in vocabulary.only_capitalised and surface[:1].islower()
            return None if common else vocabulary.parties[word]
    return None


def _without_genitive(form: str) -> str:
    if form.endswith("'s"):
        return form[:-2]
    return form[:-1] if form.endswith("s") and len(form) > 5 else form


def finds_supplier_voice(forms: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a bidder is speaking ("onze aanbieding", "wij schrijven in").

    Args:
        forms: folded forms of the text in order.
        vocabulary: its `supplier_voice` phrases; "*" at the end of any word but the first is a
            wildcard.
    """
    present = set(forms)
    for phrase in vocabulary.supplier_voice:
        if phrase[0] not in present:
            continue
        for start in range(len(forms) - len(phrase) + 1):
            if all(_fits(forms[start + i], part) for i, part in enumerate(phrase)):
                return True
    return False


def _fits(form: str, part: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") else form == part


def find_aliases(text: str, vocabulary: Vocabulary) -> dict[str, Party]:
    """Read party names from phrases such as 'hierna te noemen "Wederpartij"'.

    Args:
        text: the preamble or definitions article of a contract.
        vocabulary: the known party words.

    Returns:
        Names in lower case with the side they stand for; names that are party words
        already are left out. Of two unknown names the first is taken for the buyer, as
        Dutch public contracts name the contracting authority first.
    """
    names = [match["alias"].lower() for match in _ALIAS.finditer(text)]
    known = {name: vocabulary.parties[name] for name in names if name in vocabulary.parties}
    unknown = [name for name in names if name not in vocabulary.parties and " " not in name]
    taken = set(known.values())
    result: dict[str, Party] = {}
    for name in unknown:
        for side in (Party.BUYER, Party.SUPPLIER):
            if side not in taken:
                result[name] = side
                taken.add(side)
                break
    return result

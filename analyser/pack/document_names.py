"""The name by which a text calls a document: by its own name, or by what sort of text it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import DocumentKind


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A name of a document in a text.

    `word` must stand in the name or title of the document, unless it is of one of `kinds`,
    which are the sorts of text that go by such a plain name.
    """

    word: str
    kinds: frozenset[DocumentKind]


_K = DocumentKind
# "Conceptovereenkomst" and "raamovereenkomst" are plain names of the contract; "koopovereenkomst"
# and "nadere overeenkomst" name one among others.
_PLAIN_CONTRACT = re.compile(r"(?:-|concept|raam|model|ontwerp|hoofd|basis)*")
_OTHER_CONTRACT = r"nadere|huidige|vorige|vigerende|bestaande|lopende|oude"
_AGREEMENT = re.compile(
    rf"\b(?:(?P<other>{_OTHER_CONTRACT})\s+)?(?P<sort>[\w-]*?)(?:overeenkomst|contract)\b",
    re.IGNORECASE,
)
_PLAIN_NAMES: tuple[tuple[re.Pattern[str], frozenset[DocumentKind]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(kinds))
    for pattern, kinds in (
        (r"\bsla\b|service level agreement", set()),
        (r"\bdap\b|dossier afspraken", set()),
        (r"\b(?:arvodi|arbit|gibit|ariv|arw|uav(?:-gc)?|dnr|nen|stabu|raw)\b", set()),
        (r"(?:algemene|(?<!\w)(?:concept)?(?:inkoop|leverings|verkoop))[- ]?\s?(?:inkoop|leverings|verkoop)?voorwaarden", {_K.GENERAL_TERMS}),
        (r"programma van eisen|\bpve\b|eisenlijst", {_K.REQUIREMENTS}),
        (r"vraagspecificatie", {_K.DEMAND_SPECIFICATION}),
        (r"[a-z]*leidraad|beschrijvend document|offerteaanvraag|inkoopbeleid|aanbestedingsdocument|inkoopdocument", {_K.TENDER_GUIDE, _K.SELECTION_GUIDE}),
        (r"\bbestek\b", {_K.WORKS_SPECIFICATION}),
    )
)  # fmt: skip


def find_document_name(words: str) -> DocumentName | None:
    """The document that words name first.

    Args:
        words: a short text.

    Returns:
        None when they name none.
    """
    found = [
        (match.start(), DocumentName(match.group().casefold(), kinds))
        for pattern, kinds in _PLAIN_NAMES
        if (match := pattern.search(words))
    ]
    agreement = _AGREEMENT.search(words)
    if agreement is not None:
        found.append((agreement.start(), _agreement(agreement)))
    return min(found, key=lambda each: each[0])[1] if found else None


def _agreement(match: re.Match[str]) -> DocumentName:
    sort = match["sort"].casefold()
    if match["other"] is None and _PLAIN_CONTRACT.fullmatch(sort):
        return DocumentName(match.group().casefold(), frozenset({_K.CONTRACT}))
    rest = _PLAIN_CONTRACT.sub("", sort, count=1)
    return DocumentName((match["other"] or "").casefold() or rest, frozenset())

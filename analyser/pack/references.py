"""Cross references inside a dossier: where they lead, and which lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Clause, ClauseKind, DanglingReference, DocumentKind, References
from analyser.pack.holdings import Holdings
from analyser.pack.mentions import Mention, Target, find_mentions, names_statute

# What these say about numbers is about other documents: the text that is explained, the
# contract a question is about.
_SPEAKS_OF_OTHERS = frozenset(
    {DocumentKind.EXPLANATION, DocumentKind.SUPPLIER, DocumentKind.SELF_DECLARATION}
)


def find_references(
    clauses: Sequence[Clause], kinds: Mapping[str, DocumentKind], holdings: Holdings
) -> References:
    """Follow the cross references.

    Args:
        clauses: the clauses that count, in order.
        kinds: kind of each document as a whole.
        holdings: what the dossier holds.

    Returns:
        How many references lead to a clause or document, and what is referred to in vain:
        once per target, with all places. What is only perhaps missing is not listed.
    """
    resolved = 0
    dangling: dict[tuple[str, str | None], list[str]] = {}
    for clause in clauses:
        if clause.kind is ClauseKind.QUESTION or kinds[clause.document] in _SPEAKS_OF_OTHERS:
            continue
        mentions = list(find_mentions(clause.text))
        # "Bijlage 3 Planning" at the front of a text announces that appendix itself.
        announces = bool(mentions) and mentions[0].start == 0
        for mention in mentions:
            if mention.is_foreign or (mention.target is Target.APPENDIX and announces):
                continue
            if _leads_somewhere(mention, clause, kinds, holdings):
                resolved += 1
                continue
            missing = _surely_missing(mention, clause, kinds, holdings)
            if missing is not None:
                places = dangling.setdefault((_target_words(mention), missing.document), [])
                if clause.id not in places:
                    places.append(clause.id)
    return References(
        resolved,
        tuple(
            DanglingReference(target, where, tuple(places))
            for (target, where), places in dangling.items()
        ),
    )


def _target_words(mention: Mention) -> str:
    return mention.words.split(" lid ", 1)[0]


def _leads_somewhere(
    mention: Mention,
    clause: Clause,
    kinds: Mapping[str, DocumentKind],
    holdings: Holdings,
) -> bool:
    if mention.target is Target.APPENDIX:
        return holdings.has_appendix(mention.number, clause.document)
    if holdings.has(mention, clause.document):
        return True
    if mention.target is Target.REQUIREMENT or kinds[clause.document] is _CLARIFICATIONS:
        others = holdings.others(clause.document)
        return any(holdings.indexes[other].has(mention) for other in others)
    return False


_CLARIFICATIONS = DocumentKind.CLARIFICATIONS
# A document of the dossier by its plain name. "De overeenkomst met het Rijk" is another one, and
# general terms may be those that everyone can look up.
_OURS = re.compile(
    r"(?:de|het|onze)\s+(?:bijgevoegde\s+)?(?:concept[- ]?)?"
    r"(?:(?:raam|verwerkers)?overeenkomst|contract|(?:aanbestedings|inschrijvings|selectie)?leidraad|"
    r"beschrijvend document|programma van eisen|pve)(?!\w)(?!\s+(?:met|tussen|van|tot|uit|d\.d|inzake|waar|die|voor)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Missing:
    """What is surely not there; `document` would have to hold it, None for the dossier."""

    document: str | None


def _surely_missing(
    mention: Mention,
    clause: Clause,
    kinds: Mapping[str, DocumentKind],
    holdings: Holdings,
) -> _Missing | None:
    """Where the thing referred to would have to be, or None when it may be somewhere."""
    if mention.target is Target.APPENDIX:
        return _Missing(None) if holdings.lacks_appendix(mention, clause.document) else None
    if kinds[clause.document] is _CLARIFICATIONS:
        return None
    if mention.target is Target.REQUIREMENT:
        return _missing_requirement(mention, clause, holdings)
    having = [
        index
        for other in holdings.others(clause.document)
        if (index := holdings.indexes[other]).has(mention)
    ]
    if mention.target is Target.ARTICLE and having:
        # A contract may count on with the articles of the terms that go with it.
        return None
    if any(index.goes_on for index in having):
        # A file may hold the first chapters of a text, and another one the chapters meant.
        return None
    document = _meant_document(mention, clause, holdings)
    if document is None or not holdings.indexes[document].lacks(mention):
        return None
    if document != clause.document and holdings.indexes[clause.document].has(mention):
        # "De overeenkomst" may be the text itself.
        return None
    return _Missing(document)


def _meant_document(mention: Mention, clause: Clause, holdings: Holdings) -> str | None:
    """The document that surely is meant: the one that the words name, or else the text itself."""
    if mention.owner.startswith(("deze", "dit")):
        # In "artikel 44 van deze wet" the mention is foreign; this is the text itself.
        return clause.document
    if mention.owner:
        named = _OURS.match(mention.owner)
        return holdings.named(mention.owner, clause.document) if named is not None else None
    # "De gronden van artikel 2.86 Aanbestedingswet. Ook die van artikel 2.87 gelden."
    return None if names_statute(clause.text) else clause.document


def _missing_requirement(mention: Mention, clause: Clause, holdings: Holdings) -> _Missing | None:
    """A code beyond the last one of the only document that has codes with these letters."""
    letters = mention.number.rstrip("0123456789")
    if not letters:
        return None
    read = (clause.document, *holdings.others(clause.document))
    having = [document for document in read if holdings.indexes[document].codes(letters)]
    if len(having) != 1 or not holdings.indexes[having[0]].lacks(mention):
        return None
    return _Missing(having[0])

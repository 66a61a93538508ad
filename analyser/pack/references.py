"""Cross references inside a dossier: where they lead, and which lead nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
            elif _is_surely_missing(mention, clause, kinds, holdings):
                where = None if mention.target is Target.APPENDIX else clause.document
                places = dangling.setdefault((_target_words(mention), where), [])
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


def _is_surely_missing(
    mention: Mention,
    clause: Clause,
    kinds: Mapping[str, DocumentKind],
    holdings: Holdings,
) -> bool:
    if mention.target is Target.APPENDIX:
        return holdings.lacks_appendix(mention, clause.document)
    if mention.target is Target.REQUIREMENT or kinds[clause.document] is _CLARIFICATIONS:
        return False
    having = [
        index
        for other in holdings.others(clause.document)
        if (index := holdings.indexes[other]).has(mention)
    ]
    if mention.target is Target.ARTICLE and having:
        # A contract may count on with the articles of the terms that go with it.
        return False
    if any(index.goes_on for index in having):
        # A file may hold the first chapters of a text, and another one the chapters meant.
        return False
    # "De gronden van artikel 2.86 Aanbestedingswet. Ook die van artikel 2.87 gelden."
    if names_statute(clause.text):
        return False
    is_about_own_text = not mention.owner or mention.owner.startswith(("deze", "dit"))
    return is_about_own_text and holdings.indexes[clause.document].lacks(mention)

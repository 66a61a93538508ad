"""Finds the clauses that a nota means by a number, in whichever document has it."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model import Clause
from analyser.pack.holdings import Holdings
from analyser.pack.mentions import Mention, Target, find_mentions

# Where more documents have the number: the one that such a thing is mostly in.
_USUAL = {
    Target.ARTICLE: "overeenkomst",
    Target.PARAGRAPH: "leidraad",
    Target.CHAPTER: "leidraad",
    Target.REQUIREMENT: "programma van eisen",
}


def resolved(
    mention: Mention, contexts: Sequence[str], clause: Clause, holdings: Holdings
) -> tuple[str, ...]:
    """The clauses meant, in the document that the words around name, else in the only one.

    When more documents have the number, an article is one of the agreement, a paragraph one of
    the tender guide and a requirement one of the list of requirements, if there is one such.

    Args:
        mention: an article, paragraph or requirement.
        contexts: texts that may name the document, the nearest first.
        clause: where the change is told.
        holdings: what the dossier holds.
    """
    if mention.owner:
        named = holdings.named(mention.owner, clause.document)
        if named is not None and named != clause.document:
            return holdings.indexes[named].find(mention)
    for context in contexts:
        named = _named_in(context, clause, holdings)
        if named is not None and (found := holdings.indexes[named].find(mention)):
            return found
    others = holdings.others(clause.document)
    ends = {d: found for d in others if (found := holdings.indexes[d].find(mention))}
    if len(set(ends.values())) == 1:
        return next(iter(ends.values()))
    usual = holdings.named(_USUAL.get(mention.target, ""), clause.document)
    return ends.get(usual or "", ())


def _named_in(context: str, clause: Clause, holdings: Holdings) -> str | None:
    """Another document that a text names: "bijlage 3", "de overeenkomst"; None for none."""
    for mention in find_mentions(context):
        if mention.target is Target.APPENDIX:
            file = holdings.appendix_file(mention.number)
            if file is not None and file != clause.document:
                return file
    named = holdings.named(context.casefold(), clause.document)
    return None if named == clause.document else named

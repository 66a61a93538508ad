"""Finds the clauses that a nota means by a number, in whichever document has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model import Clause
from analyser.pack.document_names import find_document_name
from analyser.pack.holdings import Holdings
from analyser.pack.mentions import Mention, Target, find_mentions, normal_number
from analyser.pack.questions import Asked
from analyser.pack.spans import sentences

# Where more documents have the number: the one that such a thing is mostly in.
_USUAL = {
    Target.ARTICLE: "overeenkomst",
    Target.PARAGRAPH: "leidraad",
    Target.CHAPTER: "leidraad",
    Target.REQUIREMENT: "programma van eisen",
}
# What goes by an article does not change it.
_IN_ACCORD = re.compile(
    r"(?:conform|volgens|op grond van|zie|krachtens|ingevolge|overeenkomstig|(?:bedoeld|vermeld|genoemd|beschreven|opgenomen|bepaald)e? in)\s+(?:de |het )?$",
    re.IGNORECASE,
)
# In the cells beside a question a requirement may stand by its code alone, and a member or
# paragraph by its number; the number of a version is none.
_NUMBER = re.compile(r"(?<![\w.,€-])(?<!versie )\d{1,2}\.\d{1,2}(?![\w.,%-]|\s*uur)")
_CODE = re.compile(r"\b[A-Z]{1,4}[-.]?\d{1,4}(?:[.-]\d{1,3})*\b")


def row_meant(
    told: str, asked: Asked, answer: Clause, holdings: Holdings
) -> tuple[str, ...] | None:
    """The clauses that an answer is about, by the nearest words that name a place.

    Args:
        told: the sentence of the answer; empty when it names no place.
        asked: the question, and what else stands in its row.
        answer: the answer; the heading above it may be its row in full.
        holdings: what the dossier holds.

    Returns:
        The clauses when all numbers in these words lead to the same ones; empty when they do
        not, or lead nowhere or only out of the dossier; None when no words name a place.
    """
    cells = asked.cells
    about = answer.heading_path[-1] if answer.heading_path else ""
    for words in (told, cells, about, asked.question.text):
        mentions = [m for m in find_mentions(words) if m.target is not Target.APPENDIX]
        if words == told:
            mentions = [m for m in mentions if not goes_by(m, words)]
        is_bare = words == cells and not mentions
        if is_bare:
            mentions = list(_bare_mentions(cells))
        if words == cells and holdings.lacks_document(cells):
            return ()
        ends = {
            targets
            for mention in mentions
            if not mention.is_foreign
            and (targets := resolved(mention, words, asked, answer, holdings))
        }
        # A code that leads nowhere may be the name of a document.
        if ends or (mentions and not is_bare):
            return ends.pop() if len(ends) == 1 else ()
    return None


def goes_by(mention: Mention, words: str) -> bool:
    """Whether words only go by what they mention: "conform artikel 5"."""
    return bool(_IN_ACCORD.search(words[: mention.start]))


def _bare_mentions(cells: str) -> Iterator[Mention]:
    for target, pattern in ((Target.REQUIREMENT, _CODE), (Target.ARTICLE, _NUMBER)):
        for bare in pattern.finditer(cells):
            number = normal_number(bare.group())
            yield Mention(target, number, None, "", False, bare.start(), bare.end())


def resolved(
    mention: Mention, words: str, asked: Asked | None, clause: Clause, holdings: Holdings
) -> tuple[str, ...]:
    """The clauses meant, in the document that the words around name, else in the only one.

    When more documents have the number, an article is one of the agreement, a paragraph one of
    the tender guide and a requirement one of the list of requirements, if there is one such.

    Args:
        mention: an article, paragraph or requirement.
        words: the text it stands in.
        asked: the question, and what else stands in its row; None outside an answer.
        clause: where the change is told.
        holdings: what the dossier holds.

    Returns:
        Nothing when the nearest words that name a document name one that was not read.
    """
    if mention.owner:
        named = holdings.named(mention.owner, clause.document)
        if named is not None and named != clause.document:
            return holdings.indexes[named].find(mention)
    if _is_elsewhere(mention, words, asked, clause, holdings):
        return ()
    contexts = [words]
    if asked is not None:
        contexts += [asked.cells, *clause.heading_path[-1:], asked.question.text]
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


def _is_elsewhere(
    mention: Mention, words: str, asked: Asked | None, clause: Clause, holdings: Holdings
) -> bool:
    """Whether the nearest words that name a document name one that was not read, or a statute."""
    for text in (*_leading(mention, words), *_around(mention, asked, clause)):
        if holdings.lacks_document(text):
            return True
        if find_document_name(text) is not None:
            return False
    return asked is not None and any(
        other.is_foreign and other.number == mention.number
        for text in (asked.cells, asked.question.text)
        for other in find_mentions(text)
    )


def _around(mention: Mention, asked: Asked | None, clause: Clause) -> Iterator[str]:
    """The row of an answer, the heading above it and its question, as they name a document."""
    if asked is not None:
        yield asked.cells
    yield from clause.heading_path[1:][-1:]
    if asked is None:
        return
    leading = [
        text
        for other in find_mentions(asked.question.text)
        if other.number == mention.number
        for text in _leading(other, asked.question.text)
    ]
    yield from leading or (asked.question.text,)


def _leading(mention: Mention, words: str) -> Iterator[str]:
    """What names the document of a mention: words behind it, and before it in its sentence."""
    yield mention.owner
    begin = max((start for start, _ in sentences(words) if start <= mention.start), default=0)
    yield words[begin : mention.start]


def _named_in(context: str, clause: Clause, holdings: Holdings) -> str | None:
    """Another document that a text names: "bijlage 3", "de overeenkomst"; None for none."""
    for mention in find_mentions(context):
        if mention.target is Target.APPENDIX:
            file = holdings.appendix_file(mention.number)
            if file is not None and file != clause.document:
                return file
    named = holdings.named(context.casefold(), clause.document)
    return None if named == clause.document else named

"""The clauses that an answer changes by what it plainly gives, and how they then read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from analyser.model import AmendmentKind, Clause
from analyser.pack.changes import Change
from analyser.pack.grants import Grant, find_grants, sentence_about
from analyser.pack.holdings import Holdings
from analyser.pack.meant import resolved
from analyser.pack.mentions import Mention, Target, find_mentions, normal_number

# In the cell that says what a question is about, a requirement may stand by its code alone, and a
# member or paragraph by its number.
_NUMBER = re.compile(r"(?<![\d.,€-])\d{1,2}\.\d{1,2}(?![\d.,%-]|\s*uur)")
_CODE = re.compile(r"\b[A-Z]{1,4}[-.]?\d{1,4}(?:[.-]\d{1,3})*\b")


def granted(
    answer: Clause,
    question: Clause,
    cells: str,
    texts: Mapping[str, str],
    holdings: Holdings,
) -> list[tuple[Change, tuple[str, ...]]]:
    """The changes that follow from an answer to a request about one clause.

    Args:
        answer: the answer.
        question: its question.
        cells: what else stands in its row; empty for none.
        texts: all texts by id of the clause.
        holdings: what the dossier holds.

    Returns:
        Each change with the one clause it is made in. A bound takes the place of the sentence
        about the same subject, one on a sum is added to it, and so is something equal that is allowed
        to the requirement.
        Empty when the answer gives nothing for certain, or when it is not plain to which
        sentence of which clause.
    """
    found: list[tuple[Change, tuple[str, ...]]] = []
    for grant in find_grants(question.text, answer.text):
        targets = _meant(grant, answer, question, cells, holdings)
        places = [
            (target, old) for target in targets if (old := _old_words(grant, texts.get(target, "")))
        ]
        if len(places) == 1:
            target, old = places[0]
            found.append((_change(grant, old), (target,)))
    return found


def _meant(
    grant: Grant, answer: Clause, question: Clause, cells: str, holdings: Holdings
) -> tuple[str, ...]:
    """The clauses that the nearest words with a number point at, when they point one way."""
    about = answer.heading_path[-1] if answer.heading_path else ""
    contexts = (grant.text, cells, about, question.text)
    for words in contexts:
        mentions = list(_mentions(words, is_place=words in {cells, about}))
        if any(mention.is_foreign for mention in mentions):
            return ()
        ends = {
            targets
            for mention in mentions
            if (targets := resolved(mention, (words, cells, about), answer, holdings))
        }
        if mentions:
            return ends.pop() if len(ends) == 1 else ()
    return ()


def _mentions(words: str, *, is_place: bool) -> Iterator[Mention]:
    numbered = [m for m in find_mentions(words) if m.target is not Target.APPENDIX]
    yield from numbered
    if is_place and not numbered:
        for target, pattern in ((Target.REQUIREMENT, _CODE), (Target.ARTICLE, _NUMBER)):
            for bare in pattern.finditer(words):
                number = normal_number(bare.group())
                yield Mention(target, number, None, "", False, bare.start(), bare.end())


def _old_words(grant: Grant, text: str) -> str | None:
    """The words of a clause that the grant is about; of a requirement those before its columns."""
    if grant.subject:
        return sentence_about(grant.subject, text)
    return text.split("\n", 1)[0].strip() or None


def _change(grant: Grant, old: str) -> Change:
    stop = "" if old.endswith((".", ";", "!")) else "."
    end = "" if grant.text.endswith((".", ";", "!")) else "."
    new = f"{old}{stop} {grant.text}{end}" if grant.adds else f"{grant.text}{end}"
    return Change(
        AmendmentKind.SUPPLEMENTED if grant.adds else AmendmentKind.CHANGED,
        grant.start,
        grant.end,
        grant.start,
        grant.end,
        old,
        new,
        ((grant.start, grant.end),),
    )

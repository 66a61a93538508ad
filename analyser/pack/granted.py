"""The clauses that an answer changes by what it plainly gives, and how they then read."""

from __future__ import annotations

from collections.abc import Mapping

from analyser.model import AmendmentKind, Clause
from analyser.pack.changes import Change
from analyser.pack.grants import Grant, find_grants, sentence_about
from analyser.pack.holdings import Holdings
from analyser.pack.meant import row_meant
from analyser.pack.questions import Asked
from analyser.pack.scope import excepts, is_for_some, limited_later


def granted(
    answer: Clause,
    asked: Asked,
    texts: Mapping[str, str],
    holdings: Holdings,
) -> list[tuple[Change, tuple[str, ...]]]:
    """The changes that follow from an answer to a request about one clause.

    Args:
        answer: the answer.
        asked: its question, and what else stands in its row.
        texts: all texts by id of the clause.
        holdings: what the dossier holds.

    Returns:
        Each change with the one clause it is made in. A bound takes the place of the sentence
        about the same subject, one on a sum is added to it, and so is something equal that is
        allowed to the requirement. Empty when the answer gives nothing for certain, or when it is not plain to which
        sentence of which clause.
    """
    found: list[tuple[Change, tuple[str, ...]]] = []
    for grant in find_grants(asked.reply, answer):
        if excepts(grant.text) or limited_later(answer.text[grant.end :]):
            continue
        targets = row_meant(grant.text, asked, answer, holdings) or ()
        places = [
            (target, old) for target in targets if (old := _old_words(grant, texts.get(target, "")))
        ]
        if len(places) == 1 and not is_for_some(grant.text, [texts[places[0][0]]]):
            target, old = places[0]
            found.append((_change(grant, old), (target,)))
    return found


def _old_words(grant: Grant, text: str) -> str | None:
    """The words of a clause that the grant is about; of a requirement those before its columns."""
    if grant.subject:
        return sentence_about(grant.subject, text)
    return text.split("\n", 1)[0].strip() or None


def _change(grant: Grant, old: str) -> Change:
    # What is stated takes over the mark that the sentence ends with.
    mark = old[-1] if old.endswith((".", ";", "!")) else "."
    new = f"{grant.text.rstrip('.;!')}{mark}"
    if grant.adds:
        new = f"{old.rstrip('.;!')}. {new}"
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

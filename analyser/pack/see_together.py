"""Reads the documents of a dossier together: what counts, in which form, and how they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import (
    Clause,
    Document,
    DocumentKind,
    Finding,
    Notice,
    Pack,
    SupersededDocument,
)
from analyser.pack.amendments import find_amendments
from analyser.pack.contradictions import find_contradictions
from analyser.pack.folding import fold
from analyser.pack.forms import is_form_row
from analyser.pack.holdings import Holdings
from analyser.pack.names import Status, read_name
from analyser.pack.overlay import lay_over
from analyser.pack.references import find_references
from analyser.pack.repeats import find_repeats
from analyser.pack.versions import find_superseded


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier seen together.

    `clauses` are all clauses, with the new form of a changed clause right after the old one;
    `judged` are those that count: every text once and in its prevailing form.
    """

    pack: Pack
    clauses: tuple[Clause, ...]
    judged: tuple[Clause, ...]


def see_together(
    documents: Sequence[Document],
    kinds: Mapping[str, DocumentKind],
    clauses: Sequence[Clause],
    unread: Iterable[Notice] = (),
) -> Seen:
    """See the documents of a dossier together.

    Args:
        documents: the documents, in order of reading.
        kinds: kind of each document as a whole, by id.
        clauses: all clauses, grouped by document.
        unread: what is said of files that could not be read.
    """
    by_document: dict[str, list[Clause]] = {document.id: [] for document in documents}
    for clause in clauses:
        by_document[clause.document].append(clause)
    superseded = find_superseded(documents, by_document)
    gone = frozenset(each.document for each in superseded)
    current = [document for document in documents if document.id not in gone]
    holdings = Holdings(documents, kinds, by_document, unread, gone)
    overlay = lay_over(
        find_amendments(current, kinds, by_document, holdings),
        {clause.id: clause for clause in clauses},
        _settled(current, superseded, by_document),
    )
    together: list[Clause] = []
    standing: list[Clause] = []
    for clause in clauses:
        forms = (
            clause,
            *([overlay.new_forms[clause.id]] if clause.id in overlay.new_forms else ()),
        )
        together.extend(forms)
        if clause.document not in gone:
            standing.extend(form for form in forms if form.id not in overlay.expired)
    repeats = find_repeats(standing, documents)
    repeated = {place for repeat in repeats for place in repeat.places}
    names = {document.id: document.name for document in documents}
    pack = Pack(
        superseded,
        repeats,
        overlay.amendments,
        find_references(standing, kinds, holdings),
        find_contradictions(standing, current, kinds),
    )
    judged = tuple(
        clause
        for clause in standing
        if clause.id not in repeated
        and not is_form_row(clause, kinds[clause.document], names[clause.document])
    )
    return Seen(pack, tuple(together), judged)


def _settled(
    documents: Iterable[Document],
    superseded: Iterable[SupersededDocument],
    clauses: Mapping[str, Sequence[Clause]],
) -> frozenset[str]:
    """Clauses in which the changes of a nota were made already.

    In a newer version these are the clauses that the older one does not have; without the
    older one a name that says "gewijzigd" is all there is.
    """
    older: dict[str, set[str]] = {}
    for each in superseded:
        texts = older.setdefault(each.prevails, set())
        texts.update(fold(clause.text) for clause in clauses[each.document])
    settled: set[str] = set()
    for document in documents:
        listed = clauses[document.id]
        if document.id in older:
            settled.update(c.id for c in listed if fold(c.text) not in older[document.id])
        elif read_name(document.name).status is Status.REVISED:
            settled.update(c.id for c in listed)
    return frozenset(settled)


def without_quoted_changes(findings: Iterable[Finding], pack: Pack) -> tuple[Finding, ...]:
    """Leave out findings on words that a nota only quotes.

    Args:
        findings: findings on the clauses that count.
        pack: what was seen of the dossier.

    Returns:
        The findings, but for those on the old or new words inside the clause that tells of a
        change: they are judged where they belong, or have expired.
    """
    quoted: dict[str, list[tuple[int, int]]] = {}
    for amendment in pack.amendments:
        quoted.setdefault(amendment.by, []).extend(amendment.quoted)
    return tuple(
        finding
        for finding in findings
        if not any(
            start < trigger[1] and trigger[0] < end
            for start, end in quoted.get(finding.clause, ())
            for trigger in (finding.triggers or ((finding.start, finding.end),))
        )
    )

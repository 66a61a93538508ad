"""Which clauses are about the award, and the groups of weights that stand together there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyser.model import Clause, ClauseKind, DocumentKind
from analyser.scoring.award_cells import is_row
from analyser.scoring.award_context import leads_to_past, leads_to_price
from analyser.scoring.award_entries import Entry
from analyser.scoring.award_headings import read_headings
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_numbers import BARE, EURO
from analyser.scoring.award_tables import read_table
from analyser.scoring.award_text import read_clause
from analyser.scoring.award_words import LOT

_LONGEST = 6_000  # characters; a longer clause is no paragraph or row of an award
_LEAST_DISCOUNT = 1000.0  # a bare number from here on is an amount in a table of discounts
_NEVER = frozenset(
    {
        DocumentKind.CONTRACT,
        DocumentKind.GENERAL_TERMS,
        DocumentKind.SELECTION_GUIDE,
        DocumentKind.SELF_DECLARATION,
        DocumentKind.SUPPLIER,
        DocumentKind.EXPLANATION,
        DocumentKind.CLARIFICATIONS,
        DocumentKind.MARKET_CONSULTATION,
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """Weights that stand together: a column of a table, a paragraph, a run of paragraphs.

    `intro` are the words in front of them, the headings included; `discount` tells that
    they are fictitious discounts, `scattered` that they were gathered over the document.
    """

    entries: tuple[Entry, ...]
    document: str
    lot: str | None
    intro: str
    table: bool = False
    discount: bool = False
    scattered: bool = False


def award_clauses(clauses: Iterable[Clause]) -> list[Clause]:
    """Clauses that are about the award, by their headings or by what they say.

    Args:
        clauses: all clauses, in order.
    """
    return [clause for clause in clauses if _is_about_award(clause)]


def _is_about_award(clause: Clause) -> bool:
    if clause.document_kind in _NEVER or clause.kind in {ClauseKind.QUESTION, ClauseKind.ANSWER}:
        return False
    if len(clause.text) > _LONGEST:
        return False
    deepest = None
    for title in reversed(clause.heading_path):
        if award_words().other_heading.search(title) and not award_words().heading.search(title):
            return False
        if (
            deepest is None
            and award_words().heading.search(title)
            and not award_words().other_heading.search(title)
        ):
            deepest = title
    if (
        any(award_words().other_heading.search(title) for title in clause.heading_path[-1:])
        and deepest is None
    ):
        return False
    return deepest is not None or bool(award_words().text.search(clause.text))


class ClauseReader:
    """Reads the weights in single clauses, each in one place once, however often it is asked."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str, str, str], list[Entry]] = {}

    def read(self, clause: Clause, before: Clause | None, lead: str) -> list[Entry]:
        """What `read_clause` gives for the same."""
        key = (clause.id, clause.text, "" if before is None else before.text, lead)
        if key not in self._read:
            self._read[key] = read_clause(clause, before, lead)
        return self._read[key]


def groups_of(clauses: Sequence[Clause], reader: ClauseReader) -> list[Group]:
    """Read all groups of weights in clauses that are about the award.

    Args:
        clauses: as `award_clauses` gives them.
        reader: what reads the single clauses.

    Returns:
        Tables by column, then single clauses, runs of clauses under one heading, headings,
        and all sentences of a document together.
    """
    found: list[Group] = []
    for document in dict.fromkeys(clause.document for clause in clauses):
        own = [clause for clause in clauses if clause.document == document]
        found.extend(_groups_of_document(document, own, reader))
    return found


def _groups_of_document(
    document: str, clauses: Sequence[Clause], reader: ClauseReader
) -> list[Group]:
    tables: list[Group] = []
    singles: list[Group] = []
    runs: list[Group] = []
    loose: list[Entry] = []
    for run in _runs(clauses):
        first = run[0][1]
        above = run[0][0]
        intro = " / ".join((*first.heading_path, above.text if above is not None else ""))
        if is_row(first):
            if above is not None and leads_to_past(above.text):
                continue
            found = _table_groups(document, [c for _, c in run], intro)
            if above is not None and leads_to_price(above.text):
                found = [
                    replace(group, entries=tuple(replace(e, in_price=True) for e in group.entries))
                    for group in found
                ]
            tables.extend(found)
            continue
        entries: list[Entry] = []
        lead = discounted = ""
        for before, clause in run:
            lead = lead if clause.kind is ClauseKind.LIST else clause.text
            discounted = discounted or (lead if award_words().discount.search(lead) else "")
            own = [_with_lot(entry) for entry in reader.read(clause, before, lead)]
            entries.extend(own)
            words = f"{intro} / {clause.text}"
            singles.extend(_by_lot(own, document, words))
            singles.extend(_by_sentence(own, document, clause))
        if len(run) > 1:
            intro = f"{intro} / {discounted}"
            runs.extend(_by_lot(entries, document, intro))
            titled = [entry for entry in entries if entry.titled]
            if 1 < len(titled) < len(entries):
                runs.extend(_by_lot(titled, document, intro))
        loose.extend(entries)
    headings = read_headings(clauses)
    gathered = _by_lot(_once([*headings, *loose]), document, "")
    all_text = [replace(group, scattered=True) for group in gathered]
    return [*tables, *singles, *runs, *_by_lot(headings, document, ""), *all_text]


def _table_groups(document: str, rows: Sequence[Clause], intro: str) -> list[Group]:
    words = " ".join((intro, *(row.text for row in rows)))
    groups = []
    for column in read_table(rows):
        lot = column.lot or lot_of(rows[0])
        discount = bool(award_words().discount.search(f"{words} {column.name}"))
        entries = tuple(replace(entry, lot=lot) for entry in column.entries)
        if discount and all(entry.unit == BARE for entry in entries):
            in_euro = max(entry.value for entry in entries) >= _LEAST_DISCOUNT
            entries = tuple(replace(e, unit=EURO if in_euro else BARE) for e in entries)
        groups.append(
            Group(entries, document, lot, f"{intro} / {column.name}", table=True, discount=discount)
        )
    return groups


def _by_sentence(entries: Sequence[Entry], document: str, clause: Clause) -> list[Group]:
    """The sentences of a clause apart, where there are several with weights."""
    starts = list(dict.fromkeys(entry.sentence for entry in entries))
    if len(starts) < 2:
        return []
    groups: list[Group] = []
    for start in starts:
        own = [entry for entry in entries if entry.sentence == start]
        last = max(entry.end for entry in own)
        groups.extend(_by_lot(own, document, clause.text[start:last]))
    return groups


def _by_lot(entries: Sequence[Entry], document: str, intro: str) -> list[Group]:
    groups = []
    for lot in dict.fromkeys(entry.lot for entry in entries):
        own = tuple(entry for entry in entries if entry.lot == lot)
        groups.append(
            Group(own, document, lot, intro, discount=bool(award_words().discount.search(intro)))
        )
    return groups


def _runs(clauses: Sequence[Clause]) -> list[list[tuple[Clause | None, Clause]]]:
    """Clauses under one heading that are all rows or all text, each with the one before it."""
    runs: list[list[tuple[Clause | None, Clause]]] = []
    before: Clause | None = None
    for clause in clauses:
        same = before is not None and before.heading_path == clause.heading_path
        pair = (before if same else None, clause)
        if same and before is not None and is_row(before) == is_row(clause) and runs:
            runs[-1].append(pair)
        else:
            runs.append([pair])
        before = clause
    return runs


def lot_of(clause: Clause) -> str | None:
    """The lot that a clause is about, by its headings."""
    for title in reversed(clause.heading_path):
        match = LOT.search(title)
        if match is not None:
            return match["lot"]
    return None


def _with_lot(entry: Entry) -> Entry:
    return entry if entry.lot is not None else replace(entry, lot=lot_of(entry.clause))


def _once(entries: Iterable[Entry]) -> list[Entry]:
    kept: dict[tuple[str, float, str, str | None], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.name.lower(), entry.value, entry.unit, entry.lot), entry)
    return list(kept.values())

"""Lays the changes of the notas van inlichtingen over the clauses they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyser.model import Amendment, AmendmentKind, Clause
from analyser.pack.amendments import Amending
from analyser.pack.edits import Edit, edited, is_made
from analyser.pack.spans import places_of, replaced
from analyser.pack.strength_lines import with_strength_of

_LEAST_NEW_WORDS = 5
_LEAST_PART_OF_OLD = 0.3  # a much shorter text replaces only a part of the old one


@dataclass(frozen=True, slots=True)
class Overlay:
    """The amendments, the new forms of clauses by id of the old one, and what expired."""

    amendments: tuple[Amendment, ...]
    new_forms: Mapping[str, Clause]
    expired: frozenset[str]


def lay_over(
    amending: Sequence[Amending], clauses: Mapping[str, Clause], settled: frozenset[str]
) -> Overlay:
    """Apply changes, a later one over an earlier one.

    Args:
        amending: the changes, in order.
        clauses: all clauses by id.
        settled: clauses in which the changes were made already; there they are only listed.

    Returns:
        The new forms have ids ``<old id>.n`` and stand where the old clause stands.
    """
    forms: dict[str, Clause] = {}
    expired: set[str] = set()
    amendments: list[Amendment] = []
    flagged: set[tuple[AmendmentKind, tuple[str, ...]]] = set()
    for each in amending:
        change = each.change
        if change.edit is not None and _reads_so(change.edit, each.targets, forms, clauses):
            # What was changed before the clause was written reads in it already.
            continue
        amendment = Amendment(
            change.kind, each.targets, each.by.id, change.new, None, change.quoted
        )
        if not settled.intersection(each.targets):
            if change.kind is AmendmentKind.EXPIRED:
                expired |= set(each.targets)
                for target in each.targets:
                    forms.pop(target, None)
            elif change.edit is not None:
                made = _edited(change.edit, each.targets, forms, clauses)
                if made is not None:
                    target, text = made
                    forms[target] = _in_new_form(clauses[target], text)
                    expired.discard(target)
                    amendment = replace(
                        amendment, clauses=(target,), new_text=text, new_clause=forms[target].id
                    )
            else:
                old = _changed_clause(each, forms, clauses)
                new = None if old is None else _new_text(each, forms.get(old, clauses[old]).text)
                if old is not None and new is not None:
                    forms[old] = _in_new_form(clauses[old], new)
                    expired.discard(old)
                    amendment = replace(amendment, clauses=(old,), new_clause=forms[old].id)
        if amendment.new_text is None:
            # Several sentences that say the same of one section are one change.
            if (amendment.kind, amendment.clauses) in flagged:
                continue
            flagged.add((amendment.kind, amendment.clauses))
        amendments.append(amendment)
    standing = {form.id for form in forms.values()}
    return Overlay(
        tuple(a if a.new_clause in standing else replace(a, new_clause=None) for a in amendments),
        forms,
        frozenset(expired.union(forms)),
    )


def _reads_so(
    edit: Edit, targets: Sequence[str], forms: Mapping[str, Clause], clauses: Mapping[str, Clause]
) -> bool:
    """Whether a small change changes nothing more in its clauses, of which one has the new value."""
    standing = [forms.get(target, clauses[target]) for target in targets]
    return any(is_made(edit, clause) for clause in standing) and all(
        edited(edit, clause) in {None, clause.text} for clause in standing
    )


def _edited(
    edit: Edit, targets: Sequence[str], forms: Mapping[str, Clause], clauses: Mapping[str, Clause]
) -> tuple[str, str] | None:
    """The one clause in which a small change can be made, and how it then reads."""
    made = []
    for target in targets:
        new = edited(edit, forms.get(target, clauses[target]))
        if new is not None:
            made.append((target, new))
    return made[0] if len(made) == 1 else None


def _changed_clause(
    each: Amending, forms: Mapping[str, Clause], clauses: Mapping[str, Clause]
) -> str | None:
    """The one clause that a change touches, or None when it cannot be told."""
    if each.change.old is None:
        return each.targets[0] if len(each.targets) == 1 else None
    old, new = each.change.old, each.change.new or ""
    # Words that stand more than once leave open which of them are meant.
    places = [t for t in each.targets for _ in places_of(old, new, forms.get(t, clauses[t]).text)]
    return places[0] if len(places) == 1 else None


def _new_text(each: Amending, old_text: str) -> str | None:
    change = each.change
    if change.new is None:
        return None
    if change.old is not None:
        (place,) = places_of(change.old, change.new, old_text)
        return replaced(old_text, place, change.old, change.new)
    if change.kind is AmendmentKind.SUPPLEMENTED:
        return f"{old_text}\n{change.new}"
    words, old_words = len(change.new.split()), len(old_text.split())
    if change.is_part or words < max(_LEAST_NEW_WORDS, _LEAST_PART_OF_OLD * old_words):
        return None
    return with_strength_of(old_text, change.new)


def _in_new_form(old: Clause, text: str) -> Clause:
    # The boxes of the old words say nothing about the new ones.
    return replace(old, id=f"{old.id}.n", text=text, places=())

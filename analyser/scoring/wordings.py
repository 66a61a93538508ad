"""What the words of a dossier show as a whole when some of its clauses are worded differently.

What is copied, what is written for this work and what is left empty depends on all clauses together.
Reading them all again for every suggested wording would be slow; here only what a new wording
touches is read again. The outcome is that of reading the whole dossier with the new words in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from analyser.model import Clause, ClauseKind, Phase
from analyser.pack.folding import fold
from analyser.scoring.boilerplate import HashedTexts, is_repeated, known_source
from analyser.scoring.boilerplate_shingles import runs
from analyser.scoring.boilerplate_terms import known_terms
from analyser.scoring.tailoring import Binding, Tailored, binding_of, sort_out
from analyser.scoring.trust_lacks import Lack, empty_field

# One clause with other words takes a run away from one text at most: of more than two, two are left.
_TOO_MANY_TO_MATTER = 2


@dataclass(frozen=True, slots=True)
class Wordings:
    """The clauses the buyer wrote, each text once, with what is known of their words.

    `clauses` and `order` (the place of each) go by id. `members` are the clauses with the same
    words but for their signs, in order, by those words; `runs` are the hashed runs of five words of
    each such text, `holding` the texts that hold a run.
    """

    clauses: Mapping[str, Clause]
    order: Mapping[str, int]
    members: Mapping[str, tuple[str, ...]]
    runs: Mapping[str, frozenset[int]]
    holding: Mapping[int, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the words show: ids of copied clauses, what binding clauses show, what is unfinished.

    `tailored` are the binding clauses that were written for this work, and those that were copied.
    `changed` are the clauses that are worded differently than in `wordings`, by id.
    """

    wordings: Wordings
    copied: frozenset[str]
    bindings: Mapping[str, tuple[Phase, Binding]]
    lacks: tuple[Lack, ...]
    changed: Mapping[str, Clause] = field(default_factory=dict)
    tailored: Tailored = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tailored", sort_out(self.bindings, self.copied))

    def worded(self, clause: str) -> Clause:
        """A clause, by its id, in the words it has now."""
        return self.changed.get(clause, self.wordings.clauses[clause])


def gather_wordings(clauses: Sequence[Clause], hashed: HashedTexts) -> Wordings:
    """Put the words of a dossier in order.

    Args:
        clauses: the clauses the buyer wrote, each text once.
        hashed: their texts.
    """
    members: dict[str, list[str]] = {}
    for clause in clauses:
        if clause.kind is not ClauseKind.HEADING:
            members.setdefault(fold(clause.text), []).append(clause.id)
    holding: dict[int, set[str]] = {}
    for text, runs_of_text in hashed.runs.items():
        for run in runs_of_text:
            holding.setdefault(run, set()).add(text)
    return Wordings(
        {clause.id: clause for clause in clauses},
        {clause.id: place for place, clause in enumerate(clauses)},
        {text: tuple(listed) for text, listed in members.items()},
        hashed.runs,
        holding,
    )


def with_other_wording(shown: Shown, clause: Clause) -> Shown:
    """What is shown when one clause has other words.

    Args:
        shown: what the dossier shows.
        clause: the clause with its new words and the id it has in the dossier.
    """
    bindings = dict(shown.bindings)
    binding = binding_of(clause)
    if binding is not None:
        bindings[clause.id] = (clause.phase, binding)
    else:
        bindings.pop(clause.id, None)
    lacks = [lack for lack in shown.lacks if not (lack.is_empty_field and clause.id in lack.places)]
    empty = empty_field(clause)
    if empty is not None:
        lacks.append(empty)
    changed = {**shown.changed, clause.id: clause}
    return replace(
        shown,
        copied=_copied(shown, changed, clause),
        bindings=bindings,
        lacks=tuple(lacks),
        changed=changed,
    )


def _copied(shown: Shown, changed: Mapping[str, Clause], clause: Clause) -> frozenset[str]:
    """The copied clauses, of which only those that share words with the old or the new are read."""
    before = _Changed(shown.wordings, shown.changed)
    after = _Changed(shown.wordings, changed)
    texts = {fold(shown.worded(clause.id).text), fold(clause.text)}
    for run in {run for text in texts for run in (*before.runs(text), *after.runs(text))}:
        then = before.holding(run)
        if len(then) > _TOO_MANY_TO_MATTER:
            continue
        now = after.holding(run)
        # Others are touched when a run of theirs stands in another text no more, or for the first time.
        if (len(then) > 1) is not (len(now) > 1):
            texts |= then | now
    touched = {one for text in texts for one in (*before.members(text), *after.members(text))}
    return (shown.copied - touched) | {
        first for text in texts if (first := after.copied(text)) is not None
    }


class _Changed:
    """The texts of a dossier in which some clauses have other words."""

    def __init__(self, wordings: Wordings, changed: Mapping[str, Clause]) -> None:
        self._wordings, self._changed = wordings, changed
        self._come: dict[str, list[str]] = {}
        for one in changed.values():
            if one.kind is ClauseKind.HEADING:
                continue
            self._come.setdefault(fold(one.text), []).append(one.id)
        self._new_runs = {text: runs(changed[ids[0]].text) for text, ids in self._come.items()}

    def members(self, text: str) -> list[str]:
        """The clauses with a text, in order."""
        stay = [one for one in self._wordings.members.get(text, ()) if one not in self._changed]
        come = self._come.get(text, ())
        return sorted((*stay, *come), key=self._wordings.order.__getitem__) if come else stay

    def runs(self, text: str) -> frozenset[int]:
        """The runs of a text that stands in the dossier, else none."""
        if not self.members(text):
            return frozenset()
        known = self._wordings.runs.get(text)
        return self._new_runs[text] if known is None else known

    def holding(self, run: int) -> AbstractSet[str]:
        """The texts that hold a run."""
        if not self._changed:
            return self._wordings.holding.get(run, frozenset())
        known = {text for text in self._wordings.holding.get(run, ()) if self.members(text)}
        return known | {text for text, own in self._new_runs.items() if run in own}

    def copied(self, text: str) -> str | None:
        """The first clause with a text that was copied, else None."""
        members = self.members(text)
        if not members:
            return None
        first = members[0]
        clause = self._changed.get(first, self._wordings.clauses[first])
        own = self.runs(text)
        if known_source(own, known_terms()) is not None:
            return first
        return first if is_repeated(clause, own, lambda run: len(self.holding(run)) > 1) else None

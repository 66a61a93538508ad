"""Reads clauses with a suggested wording pasted into them, so that its effect is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace

from analyser.advice.fields import filled
from analyser.model import Clause, ClauseKind, DocumentKind, Finding, LotAward, Polarity
from analyser.scoring.award import Rewordings
from analyser.scoring.same_text import first_with_text
from analyser.scoring.specification import Requirement, read_requirements
from analyser.scoring.suppliers import buyers
from analyser.scoring.whatif import Suggested, Suggestions

Judge = Callable[[Sequence[Clause]], Iterable[Finding]]
"""Finds the indicators in clauses, as the whole dossier was judged."""

Known = MutableMapping[tuple[str, DocumentKind], Suggested]
"""What was read before in wordings that take the place of a whole clause, by their text."""


@dataclass(frozen=True, slots=True)
class _Pasted:
    """A clause with a wording in the place of the words of a finding.

    `start` and `end` are where the wording stands; `is_all` tells that nothing else is left.
    """

    finding: str
    old: Clause
    clause: Clause
    start: int
    end: int
    is_all: bool

    @property
    def key(self) -> tuple[str, DocumentKind]:
        return self.clause.text, self.clause.document_kind


def judged_suggestions(
    findings: Iterable[Finding], clauses: Iterable[Clause], judge: Judge, known: Known
) -> Suggestions:
    """Judge every clause with a point of attention as it reads with the suggested wording.

    Args:
        findings: the findings of a dossier.
        clauses: the clauses they stand in.
        judge: finds the indicators in clauses.
        known: wordings that stand by themselves and were judged before; new ones are added.
            Nothing of the text of a dossier is kept.

    Returns:
        What is read in the clause with its fields filled in, by the id of the finding; findings
        without a suggestion are left out.
    """
    stands_in = {clause.id: clause for clause in clauses}
    pasted = [
        _paste(finding, stands_in[finding.clause])
        for finding in findings
        if finding.polarity is Polarity.DISTRUST and finding.advice.strip()
    ]
    new = {one.clause.id: one for one in _unknown(pasted, known)}
    found: dict[str, list[Finding]] = {key: [] for key in new}
    for seen in judge(tuple(map(_to_judge, new.values()))):
        found[seen.clause].append(seen)
    read: dict[tuple[str, DocumentKind], Suggested] = {}
    for key, one in new.items():
        suggested = Suggested(tuple(found[key]), _brought(found[key], one))
        (known if one.is_all else read)[one.key] = suggested
    written = buyers(stands_in.values())
    first = first_with_text(written)
    # A text that stands in two places counts, and is replaced, where it stands first.
    reworded = Rewordings([clause for clause in written if first[clause.id] == clause.id])

    def awards(one: _Pasted) -> tuple[LotAward, ...] | None:
        old = stands_in[first.get(one.old.id, one.old.id)]
        return reworded.read(old, replace(old, text=one.clause.text))

    requirements: dict[str, list[Requirement]] = {one.clause.id: [] for one in pasted}
    for requirement in read_requirements((one.clause for one in pasted), written):
        requirements[requirement.clause].append(requirement)
    return {
        one.finding: replace(
            (known if one.is_all else read)[one.key],
            requirements=tuple(requirements[one.clause.id]),
            awards=awards(one),
            clause=one.clause,
        )
        for one in pasted
    }


def _paste(finding: Finding, clause: Clause) -> _Pasted:
    wording = filled(finding.advice.strip())
    before, after = clause.text[: finding.start], clause.text[finding.end :]
    is_all = not before.strip() and not after.strip()
    if is_all:
        before = after = ""
    start = len(before)
    new = replace(clause, id=f"{finding.id}~", text=f"{before}{wording}{after}", places=())
    return _Pasted(finding.id, clause, new, start, start + len(wording), is_all)


def _to_judge(one: _Pasted) -> Clause:
    """The clause in a document of its own; a wording that stands alone reads the same anywhere."""
    if not one.is_all:
        return replace(one.clause, document=one.clause.id)
    plain = replace(one.clause, kind=ClauseKind.PARAGRAPH, number=None, heading_path=(), page=None)
    return replace(plain, document=one.clause.id)


def _unknown(pasted: Iterable[_Pasted], known: Known) -> Iterator[_Pasted]:
    """What has to be judged, each text once."""
    seen: set[tuple[tuple[str, DocumentKind], bool]] = set()
    for one in pasted:
        key = (one.key, one.is_all)
        if key not in seen and not (one.is_all and one.key in known):
            seen.add(key)
            yield one


def _brought(found: Iterable[Finding], pasted: _Pasted) -> tuple[str, ...]:
    """The indicators that are seen in the wording itself."""
    return tuple(
        dict.fromkeys(f.indicator for f in found if f.start < pasted.end and pasted.start < f.end)
    )

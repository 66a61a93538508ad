"""Reads the suggested wordings as if they stood in the dossier, so that their effect is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import replace

from analyser.model import Clause, ClauseKind, DocumentKind, Finding, Phase, Polarity
from analyser.scoring.specification import read_requirements
from analyser.scoring.whatif import Suggested, Suggestions

Judge = Callable[[Sequence[Clause]], Iterable[Finding]]
"""Finds the indicators in clauses, as the whole dossier was judged."""

Known = MutableMapping[tuple[str, DocumentKind], Suggested]
"""Suggested wordings that were judged before, by indicator and kind of document."""

_MOST_OF_A_CLAUSE = 0.5


def judged_suggestions(
    findings: Iterable[Finding], clauses: Iterable[Clause], judge: Judge, known: Known
) -> Suggestions:
    """Judge the suggested wording of every point of attention, each wording once.

    Args:
        findings: the findings of a dossier.
        clauses: the clauses they stand in.
        judge: finds the indicators in clauses.
        known: wordings that were judged before; new ones are added.

    Returns:
        What is read in the suggested wording, by the id of the finding; findings without a
        suggestion are left out.
    """
    stands_in = {clause.id: clause for clause in clauses}
    asked = [f for f in findings if f.polarity is Polarity.DISTRUST and f.advice.strip()]
    new: dict[tuple[str, DocumentKind], Clause] = {}
    for finding in asked:
        key = (finding.indicator, stands_in[finding.clause].document_kind)
        if key not in known and key not in new:
            new[key] = _clause(*key, finding.advice, stands_in[finding.clause].phase)
    found: dict[str, list[Finding]] = {clause.id: [] for clause in new.values()}
    for seen in judge(tuple(new.values())):
        found[seen.clause].append(seen)
    for key, clause in new.items():
        known[key] = Suggested(tuple(found[clause.id]), read_requirements((clause,)))
    return {finding.id: _for(finding, stands_in[finding.clause], known) for finding in asked}


def _for(finding: Finding, clause: Clause, known: Known) -> Suggested:
    suggested = known[finding.indicator, clause.document_kind]
    is_most = finding.end - finding.start >= _MOST_OF_A_CLAUSE * len(clause.text)
    return suggested if is_most else replace(suggested, requirements=None)


def _clause(indicator: str, kind: DocumentKind, advice: str, phase: Phase) -> Clause:
    """The wording as a clause in a document of its own; as a requirement it can tell its degree."""
    name = f"{indicator}.{kind.value}"
    return Clause(name, name, None, (), kind, ClauseKind.REQUIREMENT, phase, None, advice)

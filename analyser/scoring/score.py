"""All scores of a dossier: a pure function of findings and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyser.model import Coverage, Finding, InnovationRoom, Notice, Scores, Trust
from analyser.scoring.distrust import distrust_index
from analyser.scoring.facts import PARTS, Facts
from analyser.scoring.room import innovation_room
from analyser.scoring.trust import trust_zone

_OPTIONAL_PARTS = frozenset({"marktconsultatie", "nota van inlichtingen"})


def score(findings: Sequence[Finding], facts: Facts) -> Scores:
    """Score a dossier.

    Args:
        findings: all findings.
        facts: facts of its documents.

    Returns:
        Scores 0-100, each None with a reason in `coverage` when it rests on too little.
    """
    counted = _each_text_once(findings, facts)
    room = innovation_room(counted, facts)
    index, distrust = distrust_index(counted, facts)
    zone, trust = trust_zone(counted, facts)
    return Scores(
        distrust_index=index,
        distrust=distrust,
        innovation_room=room,
        trust_zone=zone,
        trust=trust,
        coverage=_coverage(room, zone, trust, facts),
    )


def _each_text_once(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    seen: set[tuple[str, str]] = set()
    counted: list[Finding] = []
    for finding in findings:
        key = (finding.indicator, facts.same_text.get(finding.clause, finding.clause))
        if key not in seen:
            seen.add(key)
            counted.append(finding)
    return counted


def _coverage(room: InnovationRoom, zone: str | None, trust: Trust, facts: Facts) -> Coverage:
    missing = [part for part in PARTS if part not in facts.parts and part not in _OPTIONAL_PARTS]
    if "gunning" in missing and facts.award is not None:
        missing.remove("gunning")
    notices: list[Notice] = []
    if room.circular is None:
        notices.append(
            Notice(
                "RUIMTE",
                "De innovatieruimte is niet te beoordelen: er is geen eisen-, gunnings- of contractdeel herkend.",
            )
        )
    if room.circular is not None:
        notices.extend(
            Notice(
                d.id,
                f"{d.label}: niet te beoordelen, het deel dat dit zou bevatten is niet gelezen.",
            )
            for d in room.dimensions
            if d.circular is None
        )
    if zone is None:
        notices.append(Notice("ZONE", trust.label))
    return Coverage(
        words=facts.words,
        clauses=facts.clauses,
        parts_read=tuple(part for part in PARTS if part in facts.parts),
        parts_missing=tuple(missing),
        not_judged=tuple(notices),
    )

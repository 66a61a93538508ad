"""All scores of a dossier: a pure function of findings and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyser.model import (
    Coverage,
    Finding,
    InnovationRoom,
    Notice,
    Scores,
    Straight,
    Trust,
)
from analyser.scoring.consistency import inconsistencies
from analyser.scoring.counting import each_text_once
from analyser.scoring.coverage import LEAST_SHARE, PARTS, missing_parts
from analyser.scoring.distrust import SCALE, distrust_index, index_from, load_of
from analyser.scoring.facts import Facts
from analyser.scoring.profile import with_findings
from analyser.scoring.reference import standings
from analyser.scoring.room import innovation_room, room_levels
from analyser.scoring.specification_chapters import picture
from analyser.scoring.suppliers import buyers_findings
from analyser.scoring.trust import coordinates, trust_zone


@dataclass(frozen=True, slots=True)
class Figures:
    """The bare figures, each 0-100 or None.

    `straight` has the rooms and the distrust as they are before the ends of the scale and the gates,
    `ungated` the rooms (circular, CO2) before the gates; `gates` are the codes of those that take
    something off.
    """

    circular: float | None
    co2: float | None
    distrust: float | None
    propensity: float | None
    analysis: float | None
    straight: Straight = field(default=Straight())
    ungated: tuple[float | None, float | None] = (None, None)
    gates: tuple[str, ...] = ()


def score(findings: Sequence[Finding], facts: Facts) -> Scores:
    """Score a dossier.

    Args:
        findings: all findings.
        facts: facts of its documents.

    Returns:
        Scores 0-100, each None with a reason in `coverage` when it rests on too little.
    """
    standing = each_text_once(buyers_findings(findings, facts), facts)
    levels = room_levels(standing, facts)
    room = innovation_room(levels, facts)
    index, distrust = distrust_index(standing, facts)
    zone, trust = trust_zone(standing, facts)
    return Scores(
        distrust_index=index,
        distrust=distrust,
        innovation_room=room,
        trust_zone=zone,
        trust=trust,
        coverage=_coverage(room, zone, trust, facts),
        inconsistencies=inconsistencies(standing, facts, levels.freedom),
        specification=picture(levels.freedom.requirements(), ()),
        boilerplate=facts.boilerplate,
        suppliers=facts.suppliers,
        profile=with_findings(facts.profile, standing),
        awards=facts.awards,
        standings=standings(
            {
                "distrust": None if index is None else sum(one.load for one in distrust.loads),
                "propensity": trust.propensity,
                "analysis": trust.analysis,
                "boilerplate": facts.boilerplate.share,
            },
            facts.sources,
        ),
    )


def figures(findings: Iterable[Finding], facts: Facts) -> Figures:
    """The figures of `score` and nothing of how they came about, several times faster.

    Args:
        findings: all findings.
        facts: facts of the documents.
    """
    standing = each_text_once(buyers_findings(findings, facts), facts)
    levels = room_levels(standing, facts)
    load = load_of(standing, facts)
    return Figures(
        levels.circular,
        levels.co2,
        None if load is None else index_from(load),
        *coordinates(standing, facts),
        Straight(*levels.straight, None if load is None else 100 * load / SCALE),
        levels.ungated,
        tuple(gate.code for gate in levels.gates()),
    )


def _coverage(room: InnovationRoom, zone: str | None, trust: Trust, facts: Facts) -> Coverage:
    read = [part for part in PARTS if part in facts.parts or part in facts.read.short]
    missing = list(missing_parts(facts.read))
    if "gunning" in missing and facts.award is not None:
        missing.remove("gunning")
    notices = [
        Notice(
            "KORT",
            f"Het deel ‘{part}’ is gelezen, maar bevat te weinig om te beoordelen "
            f"({'1 woord' if words == 1 else f'{words} woorden'}).",
        )
        for part, words in facts.read.short.items()
    ]
    if room.circular is None or room.co2 is None:
        notices.append(Notice("RUIMTE", _no_room(room)))
    if room.basis.dimensions:
        notices.extend(
            Notice(d.id, f"{d.label}: {d.reason[:1].lower()}{d.reason[1:]}")
            for d in room.dimensions
            if d.circular is None
        )
    if zone is None:
        notices.append(Notice("ZONE", trust.label))
    return Coverage(
        words=facts.words,
        clauses=facts.clauses,
        parts_read=tuple(read),
        parts_missing=tuple(missing),
        not_judged=tuple(notices),
    )


def _no_room(room: InnovationRoom) -> str:
    if not room.basis.dimensions:
        return "De innovatieruimte is niet te beoordelen: er is geen eisen-, gunnings- of contractdeel herkend."
    share = min(room.basis.circular, room.basis.co2)
    return (
        "De innovatieruimte is niet te beoordelen: wat is gelezen, draagt maar "
        f"{share:.0f}% van het gewicht; er is {LEAST_SHARE:.0f}% nodig."
    )

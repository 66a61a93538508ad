"""The picture of a specification: how many requirements of each level, per chapter and together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from analyser.model import ChapterSpecification, Finding, Requirement, Specification
from analyser.model import SpecificationLevel as Level
from analyser.scoring.specification import seen_with, specification_freedom

# More rows than this cannot be overseen; chapters are then taken together one heading higher.
_MOST_ROWS = 20


def picture(requirements: Iterable[Requirement], findings: Iterable[Finding]) -> Specification:
    """Count the levels of requirements.

    Args:
        requirements: as their words tell.
        findings: what was found in them.

    Returns:
        The counts and the mean room, in total and per chapter, in the order of the documents.
    """
    judged = seen_with(requirements, findings)
    if not judged:
        return Specification()
    return Specification(
        room=specification_freedom(judged, ()),
        levels=_levels(judged),
        unjudged=_unjudged(judged),
        chapters=tuple(_chapters(judged)),
        requirements=judged,
    )


def _chapters(judged: Sequence[Requirement]) -> Iterable[ChapterSpecification]:
    depth = max(len(requirement.chapter) for requirement in judged)
    groups = _grouped(judged, depth)
    while len(groups) > _MOST_ROWS and depth > 1:
        depth -= 1
        groups = _grouped(judged, depth)
    for (document, chapter), found in groups.items():
        yield ChapterSpecification(
            document=document,
            chapter=chapter,
            levels=_levels(found),
            unjudged=_unjudged(found),
            room=specification_freedom(found, ()),
        )


def _grouped(
    judged: Iterable[Requirement], depth: int
) -> dict[tuple[str, tuple[str, ...]], list[Requirement]]:
    groups: dict[tuple[str, tuple[str, ...]], list[Requirement]] = {}
    for requirement in judged:
        key = (requirement.document, requirement.chapter[:depth])
        groups.setdefault(key, []).append(requirement)
    return groups


def _levels(requirements: Iterable[Requirement]) -> dict[Level, int]:
    counts = Counter(requirement.level for requirement in requirements)
    return {level: counts[level] for level in Level if counts[level]}


def _unjudged(requirements: Iterable[Requirement]) -> int:
    return sum(requirement.level is None for requirement in requirements)

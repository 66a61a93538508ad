"""The contact phase a clause is about: preparation, tender or execution (PIANOo 2018)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.model import DocumentKind, Phase

_BY_KIND = {
    DocumentKind.MARKET_CONSULTATION: Phase.PREPARATION,
    DocumentKind.CONTRACT: Phase.EXECUTION,
    DocumentKind.GENERAL_TERMS: Phase.EXECUTION,
}
_PREPARATION = re.compile(
    r"marktconsultatie|marktverkenning|voorgeschiedenis|voorbereiding|aanleiding", re.IGNORECASE
)
_EXECUTION = re.compile(
    r"uitvoering|contractbeheer|contractmanagement|boete|korting|aansprakelijk|betaling|facturering|"
    r"rapportage|exit|implementatie|garantie|onderhoud|oplevering|service|samenwerking tijdens",
    re.IGNORECASE,
)


def phase_of(kind: DocumentKind, heading_path: Sequence[str]) -> Phase:
    """Phase of a clause from the kind of its chapter and the headings above it.

    Args:
        kind: kind of the document or chapter.
        heading_path: headings from chapter to paragraph.

    Returns:
        The phase; a specification or guide belongs to the tender unless a heading says
        that it is about preparation or execution.
    """
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    for heading in reversed(heading_path):
        phase = _named_phase(heading)
        if phase is not None:
            return phase
    return Phase.TENDER


def _named_phase(heading: str) -> Phase | None:
    if _PREPARATION.search(heading):
        return Phase.PREPARATION
    return Phase.EXECUTION if _EXECUTION.search(heading) else None

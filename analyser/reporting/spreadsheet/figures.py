"""The sheet with the figures, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model import Interval, Phase, Report
from analyser.reporting.gains import basis_sentence, uncertainty_sentence
from analyser.reporting.plain import clean
from analyser.reporting.spreadsheet.cells import Cell, Column, Sheet
from analyser.reporting.verdict import (
    counts_sentence,
    coverage_sentence,
    parts_missing,
    parts_read,
    phase_reason,
    verdict,
    warnings,
)
from analyser.reporting.words import (
    DOCUMENT_KINDS,
    FAMILIES,
    NOT_JUDGED,
    PHASES,
    count_of,
    distrust_word,
    room_word,
)

_PERCENT = 100
_ALL = "Hele dossier"
_INDICATIONS = (
    "Dit zijn indicaties over teksten, niet over mensen. Lees een bepaling altijd in haar geheel."
)
_COLUMNS = (
    Column("Groep", 22),
    Column("Cijfer", 44),
    Column("Uitkomst (0-100)", 13, "0"),
    Column("In woorden", 20),
    Column("Marge van", 10, "0"),
    Column("Marge tot", 10, "0"),
    Column("Waarop dit rust", 70),
)


def figures_sheet(report: Report) -> Sheet:
    """All figures of a report with their margins, the reasons, and what was read."""
    return Sheet("Cijfers", _COLUMNS, tuple(_figures(report)))


def _figures(report: Report) -> Iterator[tuple[Cell, ...]]:
    yield from _totals(report)
    yield from _by_phase(report)
    yield from _by_family(report)
    for each in report.scores.innovation_room.dimensions:
        group = f"Ruimte: {PHASES[each.phase].lower()}"
        for name, value in (("circulair", each.circular), ("CO2-arm", each.co2)):
            level = None if value is None else _PERCENT * value
            yield (group, f"{each.label}, {name}", level, _room(level), None, None, each.reason)
    yield from _coverage(report)


def _totals(report: Report) -> Iterator[tuple[Cell, ...]]:
    scores, room, margins = report.scores, report.scores.innovation_room, report.uncertainty
    distrust_says, _, zone_says = verdict(report)
    index = scores.distrust_index
    yield (
        *(_ALL, "Gestold wantrouwen", index, _distrust(index)),
        *_margin(margins.distrust_index if margins else None),
        distrust_says,
    )
    basis = " ".join([basis_sentence(report), *(gate.message for gate in room.gates)]).strip()
    for name, value, margin in (
        ("Ruimte circulair", room.circular, margins.circular if margins else None),
        ("Ruimte CO2-arm", room.co2, margins.co2 if margins else None),
    ):
        yield (_ALL, name, value, _room(value), *_margin(margin), basis)
    trust = scores.trust
    zone = scores.trust_zone or NOT_JUDGED
    yield (_ALL, "Vertrouwenszone", None, zone, None, None, zone_says)
    yield (_ALL, "Vertrouwen in de tekst", trust.propensity, None, None, None, None)
    yield (_ALL, "Onderbouwing in de tekst", trust.analysis, None, None, None, None)
    if says := uncertainty_sentence(report):
        yield (_ALL, "Over de marges", None, None, None, None, says)
    yield (_ALL, "Lees dit zo", None, None, None, None, _INDICATIONS)


def _by_phase(report: Report) -> Iterator[tuple[Cell, ...]]:
    scores = report.scores
    for phase in Phase:
        room, index = scores.innovation_room.by_phase[phase], scores.distrust.by_phase[phase]
        reason = phase_reason(report, phase) if room.circular is None else None
        name = PHASES[phase]
        yield (name, "Gestold wantrouwen", index, _distrust(index), None, None, None)
        yield (name, "Ruimte circulair", room.circular, _room(room.circular), None, None, reason)
        yield (name, "Ruimte CO2-arm", room.co2, _room(room.co2), None, None, reason)


def _by_family(report: Report) -> Iterator[tuple[Cell, ...]]:
    for family, index in report.scores.distrust.by_family.items():
        found = sum(finding.family is family for finding in report.findings)
        says = count_of(found, "bevinding", "bevindingen")
        yield ("Wantrouwen", FAMILIES[family], index, _distrust(index), None, None, says)


def _coverage(report: Report) -> Iterator[tuple[Cell, ...]]:
    def row(name: str, says: str) -> tuple[Cell, ...]:
        return ("Wat is gelezen", name, None, None, None, None, says)

    yield row("Omvang", f"{coverage_sentence(report)} {counts_sentence(report)}")
    yield row("Herkende delen", parts_read(report))
    yield row("Ontbrekende delen", parts_missing(report))
    for notice in report.scores.coverage.not_judged:
        yield row("Niet te beoordelen", clean(notice.message))
    for document in report.documents:
        size = count_of(document.words, "woord", "woorden")
        pages = "" if document.pages is None else f", {document.pages} bladzijden"
        yield row(clean(document.name), f"{DOCUMENT_KINDS[document.kind]}: {size}{pages}")
    for warning in warnings(report):
        yield row("Let op", warning)
    for notice in report.skipped:
        yield row("Overgeslagen", clean(notice.message))
    software = report.software
    yield row(
        "Verantwoording",
        f"{software.name} {software.version}, lexicon {software.lexicon}, taalmodel "
        f"{software.language_model}, rekenmodel {software.classifier or 'niet gebruikt'}.",
    )


def _margin(interval: Interval | None) -> tuple[Cell, Cell]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _room(value: float | None) -> str:
    return NOT_JUDGED if value is None else room_word(value)


def _distrust(value: float | None) -> str:
    return NOT_JUDGED if value is None else distrust_word(value)

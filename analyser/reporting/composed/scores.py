"""The figures of a composed report, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analyser.reporting import award, gains, specification
from analyser.reporting.composed.findings import point_lines
from analyser.reporting.composed.parts import Bullets, Heading, Paragraph, Part, Table
from analyser.reporting.html_views import (
    DimensionView,
    PhaseView,
    dimension_views,
    distrust_family_views,
    matrix_view,
    phase_views,
)
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.verdict import verdict
from analyser.reporting.words import (
    NOT_JUDGED,
    distrust_word,
    join_words,
    room_word,
    score_number,
)


def score_parts(overview: Overview) -> Iterator[Part]:
    """Room, award, requirements, distrust and zone, in the order of the other reports.

    Args:
        overview: of the report.
    """
    yield from _room(overview)
    yield from _award(overview)
    yield from _specification(overview)
    yield from _distrust(overview)
    yield Heading(1, "Vertrouwenszone")
    yield Paragraph(verdict(overview.report)[2])
    matrix = matrix_view(overview.report)
    if matrix is not None:
        yield Paragraph(matrix.description, is_soft=True)


def _room(overview: Overview) -> Iterator[Part]:
    room = overview.report.scores.innovation_room
    phases = phase_views(overview)
    yield Heading(1, "Ruimte voor circulaire en CO2-arme oplossingen")
    yield Paragraph(
        "Hoe hoger het cijfer, hoe meer ruimte de tekst laat. Het cijfer zegt niets over de "
        "kwaliteit van een oplossing."
    )
    total = ("Hele dossier", _score(room.circular, room_word), _score(room.co2, room_word))
    yield Table(
        "Ruimte per fase, van 0 (geen) tot 100 (veel)",
        ("Fase", "Circulair", "CO2-arm"),
        (*(_phase_row(phase) for phase in phases), total),
        (0.24, 0.38, 0.38),
    )
    basis = gains.basis_sentence(overview.report)
    if basis:
        yield Paragraph(basis)
    if room.gates:
        yield Bullets(tuple(f"Begrenzing: {clean(gate.message)}" for gate in room.gates))
    for phase in phases:
        yield from _moved(phase)
    if room.dimensions:
        yield Heading(2, "De onderdelen van de ruimte")
        yield Table(
            "Cijfer per onderdeel, van 0 tot 100. Het gewicht is het aandeel in het totaal: eerst "
            "circulair, dan CO2-arm.",
            ("Onderdeel", "Circulair", "CO2-arm", "Gewicht", "Waarom"),
            tuple(_dimension_row(each) for each in dimension_views(overview)),
            (0.24, 0.14, 0.14, 0.12, 0.36),
        )


def _phase_row(phase: PhaseView) -> tuple[str, ...]:
    return (
        phase.name,
        _score(phase.circular, room_word, phase.reason),
        _score(phase.co2, room_word, phase.reason),
    )


def _moved(phase: PhaseView) -> Iterator[Part]:
    """What gives room in a phase and what takes it, each in the same form."""
    if not phase.openers and not phase.blockers:
        return
    yield Heading(2, f"{phase.name}: wat ruimte geeft en wat ruimte neemt")
    for label, views in (("Geeft ruimte", phase.openers), ("Neemt ruimte", phase.blockers)):
        yield Paragraph("" if views else "Niet gevonden.", label=label)
        if views:
            yield Bullets(
                tuple(clean(f"{v.number}. {v.label} – {v.severity} · {v.where}") for v in views)
            )


def _dimension_row(view: DimensionView) -> tuple[str, ...]:
    why = [
        clean(view.reason),
        _numbers("Opent", view.openers),
        _numbers("Blokkeert", view.blockers),
    ]
    return (
        f"{view.label} ({view.phase})",
        _score(view.circular, room_word),
        _score(view.co2, room_word),
        view.weights,
        "\n".join(line for line in why if line),
    )


def _numbers(title: str, listed: Sequence[int]) -> str:
    return f"{title}: bevinding {join_words([str(n) for n in listed])}." if listed else ""


def _award(overview: Overview) -> Iterator[Part]:
    views = award.award_views(overview)
    if not views:
        return
    yield Heading(1, award.TITLE)
    yield Paragraph(award.INTRO)
    for view in views:
        yield Heading(2, view.title)
        yield Paragraph(clean(view.scheme))
        if view.rows:
            yield Table(
                "Criteria die zijn gelezen, met hun aandeel in de gunning",
                award.COLUMNS,
                tuple(tuple(map(clean, row)) for row in view.rows),
                (0.32, 0.14, 0.13, 0.13, 0.28),
                numbers=(1, 2, 3),
            )
        if view.remarks:
            yield Bullets(tuple(map(clean, view.remarks)))


def _specification(overview: Overview) -> Iterator[Part]:
    introduction = specification.introduction(overview)
    if not introduction:
        return
    yield Heading(1, specification.TITLE)
    yield Paragraph(introduction)
    bars = specification.chapter_bars(overview)
    if not bars:
        return
    levels = tuple(specification.LEVELS)
    yield Table(
        "Aantal eisen per hoofdstuk en per graad, van links (ligt vast) naar rechts (effect); de "
        "ruimte loopt van 0 tot 100",
        ("Hoofdstuk", *levels, "Niet meegeteld", "Ruimte"),
        tuple(
            (
                f"{bar.label} ({bar.document})" if bar.document else bar.label,
                *map(str, bar.counts),
                str(bar.apart),
                score_number(bar.room),
            )
            for bar in bars
        ),
        (0.3, *(0.065,) * len(levels), 0.18, 0.13),
        numbers=tuple(range(1, len(levels) + 3)),
    )
    yield Paragraph(f"{specification.legend()}.", label="De graden", is_soft=True)


def _distrust(overview: Overview) -> Iterator[Part]:
    report = overview.report
    yield Heading(1, "Gestold wantrouwen")
    yield Paragraph(
        f"{verdict(report)[0]} Dit cijfer staat los van de ruimte: een tekst kan streng zijn en toch "
        "ruimte laten. Openbare stukken waarop de schaal is gezet, liggen rond de 50."
    )
    yield Table(
        "Gestold wantrouwen per fase, van 0 tot 100",
        ("Fase", "Cijfer"),
        tuple((p.name, _score(p.distrust, distrust_word)) for p in phase_views(overview)),
        (0.5, 0.5),
    )
    yield Table(
        "Gestold wantrouwen per familie, van 0 tot 100",
        ("Familie", "Cijfer"),
        tuple((f.name, _score(f.distrust, distrust_word)) for f in distrust_family_views(report)),
        (0.5, 0.5),
    )
    heaviest = overview.resolve(report.scores.distrust.heaviest)
    if heaviest:
        yield Heading(2, "Bepalingen die het zwaarst wegen in dit cijfer")
        yield Bullets(point_lines(overview, heaviest))


def _score(value: float | None, word: Callable[[float], str], reason: str = "") -> str:
    if value is None:
        return f"{NOT_JUDGED}: {clean(reason)}" if reason else NOT_JUDGED
    return f"{score_number(value)} van 100 ({word(value)})"

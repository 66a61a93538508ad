"""The findings of a composed report: per family in figures, then one by one in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.advice import Perspective
from analyser.model import Finding
from analyser.reporting.composed.parts import Heading, Paragraph, Part, Quote, Table
from analyser.reporting.html_views import FindingView, family_views, group_views, point_view
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean


def point_lines(overview: Overview, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Findings as one line each, with the number under which they come back."""
    views = (point_view(overview, finding) for finding in findings)
    return tuple(
        clean(f"{view.number}. {view.label} – {view.severity} · {view.where}") for view in views
    )


def findings_parts(overview: Overview, perspective: Perspective) -> Iterator[Part]:
    """All findings.

    Args:
        overview: of the report.
        perspective: for whom; decides the wording of advice.
    """
    yield Heading(1, "Bevindingen per familie")
    yield Table(
        "Aantal bevindingen per familie, met wat er is gevonden",
        ("Familie", "Bevindingen", "Bepalingen", "Gevonden"),
        tuple(
            (
                each.name,
                each.findings,
                each.clauses,
                "\n".join(map(clean, each.indicators)) or "niets",
            )
            for each in family_views(overview)
        ),
        (0.24, 0.14, 0.14, 0.48),
        numbers=(1, 2),
    )
    yield Heading(1, "Alle bevindingen")
    groups = group_views(overview, perspective)
    if not groups:
        yield Paragraph("Er zijn geen indicaties gevonden in de gelezen stukken.")
        return
    yield Paragraph(
        "Per stuk, in de volgorde van de tekst. De gemarkeerde woorden zijn de aanleiding."
    )
    for group in groups:
        yield Heading(2, group.name)
        yield Paragraph(group.summary, is_soft=True)
        for view in group.findings:
            yield from _finding(view)


def _finding(view: FindingView) -> Iterator[Part]:
    yield Heading(3, clean(f"{view.number}. {view.label}"))
    yield Paragraph(clean(f"{view.kind} · {view.severity} · {view.family}"))
    yield Paragraph(clean(view.place), is_soft=True)
    for label, places in (
        ("Staat ook in", view.also_in),
        ("Gewijzigd door nota van inlichtingen", view.changed_by),
    ):
        if places:
            yield Paragraph(clean(places), label=label, is_soft=True)
    yield Quote(view.quote)
    yield Paragraph(clean(view.explanation), label="Waarom")
    if view.suggestion:
        yield Paragraph(clean(view.suggestion), label=view.suggestion_title)
    if view.suggestion and view.gain:
        yield Paragraph(
            clean(f"Met deze tekst in plaats van de huidige: {view.gain}."), is_soft=True
        )
    yield Paragraph(clean("; ".join(view.norms)) or "geen norm genoemd", label="Norm")
    yield Paragraph(clean(", ".join(view.trace)), label="Weging", is_soft=True)
    yield Paragraph(
        clean(f"{view.bearer}. Fase: {view.phase}. Herkenning: {view.recognition}."),
        label="Wie draagt het",
        is_soft=True,
    )

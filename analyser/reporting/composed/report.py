"""The report as plain parts in reading order, from which Word and PDF files are made.

The sentences are those of the HTML report; what only works on a screen (folding, drawings,
jumps) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.advice import Perspective
from analyser.model import Polarity, Report
from analyser.reporting import gains, readings
from analyser.reporting.coherence import TITLE, Topic, topics
from analyser.reporting.composed.findings import findings_parts, point_lines
from analyser.reporting.composed.parts import Bullets, Heading, Paragraph, Part, Table
from analyser.reporting.composed.scores import score_parts
from analyser.reporting.html_views import document_views, point_view
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import wording
from analyser.reporting.plain import clean
from analyser.reporting.verdict import (
    counts_sentence,
    coverage_sentence,
    parts_missing,
    parts_read,
    verdict,
    warnings,
)
from analyser.reporting.words import count_of

_SHOWN = 10
_ABOUT_TEXTS = (
    "Dit zijn indicaties over teksten, niet over mensen. Een harde bepaling kan een goede reden "
    "hebben. Lees een bepaling daarom altijd in haar geheel voordat u een besluit neemt."
)
_ABOUT_REPORT = (
    "Dit rapport is gemaakt door een programma. Het wijst bepalingen aan en legt uit waarom; het "
    "geeft geen juridisch oordeel. Bij elke norm staat hoe zeker de verwijzing is: gelezen in de "
    "wet, gevonden in een bron, of vakkennis die niet is nagelezen."
)
_NOTHING = "Niet gevonden in de gelezen stukken."


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole report. `reader` says for whom it is; the title stands above all headings."""

    title: str
    reader: str
    parts: tuple[Part, ...]


def compose(report: Report, perspective: Perspective, notices: Sequence[str] = ()) -> Composed:
    """Compose a report; all text in it is safe to show.

    Args:
        report: the report; all of its text is treated as untrusted.
        perspective: for whom; decides the wording of advice.
        notices: sentences to begin with, on why the report has this form.
    """
    overview = Overview(report)
    return Composed(
        title=_title(report),
        reader=f"Dooi · rapport voor de {wording(perspective).reader}",
        parts=tuple(_parts(overview, perspective, notices)),
    )


def _parts(overview: Overview, perspective: Perspective, notices: Sequence[str]) -> Iterator[Part]:
    report = overview.report
    yield Paragraph(f"{coverage_sentence(report)} {counts_sentence(report)}", is_soft=True)
    for notice in notices:
        yield Paragraph(clean(notice), is_soft=True)
    yield from _in_short(report)
    yield from _weighs_most(overview, perspective)
    yield from _edits(overview)
    yield from score_parts(overview)
    yield from _read(report)
    yield from _topics(TITLE, topics(overview))
    yield from _topics(readings.TITLE, readings.readings(overview))
    yield from findings_parts(overview, perspective)
    yield from _account(report)


def _in_short(report: Report) -> Iterator[Part]:
    yield Heading(1, "In het kort")
    yield Bullets(verdict(report))
    margins = gains.uncertainty_sentence(report)
    if margins:
        yield Paragraph(margins)
    yield Paragraph(_ABOUT_TEXTS, is_soft=True)


def _weighs_most(overview: Overview, perspective: Perspective) -> Iterator[Part]:
    """Points of attention and strengths: as many of each, in the same form."""
    words = wording(perspective)
    yield Heading(1, "Zwaarste en sterkste punten")
    for polarity, title, intro in (
        (Polarity.DISTRUST, words.attention, words.attention_intro),
        (Polarity.TRUST, words.strengths, words.strengths_intro),
    ):
        yield Heading(2, title)
        yield Paragraph(intro)
        found = overview.heaviest(polarity, _SHOWN)
        yield Bullets(point_lines(overview, found)) if found else Paragraph(_NOTHING)


def _edits(overview: Overview) -> Iterator[Part]:
    views = gains.edit_views(overview)
    if not views:
        return
    yield Heading(1, gains.edits_title(overview.report))
    yield Paragraph(gains.edits_sentence(overview.report))
    lines = []
    for view in views:
        point = point_view(overview, view.finding)
        also = f" Daarmee verdwijnt ook {view.also}." if view.also else ""
        lines.append(clean(f"{point.number}. {point.label} ({point.where}): {view.gain}.{also}"))
    yield Bullets(tuple(lines))


def _read(report: Report) -> Iterator[Part]:
    coverage = report.scores.coverage
    yield Heading(1, "Wat is gelezen")
    yield Paragraph(coverage_sentence(report))
    yield Paragraph(clean(parts_read(report)), label="Herkende delen")
    yield Paragraph(clean(parts_missing(report)), label="Ontbrekende delen")
    for title, listed in (
        ("Niet te beoordelen", coverage.not_judged),
        ("Overgeslagen", report.skipped),
    ):
        if listed:
            yield Heading(2, title)
            yield Bullets(tuple(clean(notice.message) for notice in listed))
    if report.documents:
        yield Table(
            "Gelezen stukken",
            ("Stuk", "Soort", "Bladzijden", "Woorden"),
            tuple(
                (f"{each.name} ({each.media})", each.kind, each.pages, each.words)
                for each in document_views(report)
            ),
            (0.42, 0.28, 0.16, 0.14),
            numbers=(2, 3),
        )
    told = warnings(report)
    if told:
        yield Heading(2, "Let op bij het lezen")
        yield Bullets(tuple(told))


def _topics(title: str, listed: Sequence[Topic]) -> Iterator[Part]:
    if listed:
        yield Heading(1, title)
    for topic in listed:
        yield Heading(2, topic.title)
        if topic.intro:
            yield Paragraph(topic.intro)
        yield Bullets(tuple(map(clean, topic.items)))
        if topic.more:
            yield Paragraph(topic.more)


def _account(report: Report) -> Iterator[Part]:
    software = report.software
    yield Heading(1, "Verantwoording")
    yield Paragraph(_ABOUT_REPORT)
    yield Paragraph(clean(f"{software.name} {software.version}"), label="Programma")
    yield Paragraph(clean(software.lexicon), label="Lexicon")
    yield Paragraph(clean(software.language_model), label="Taalmodel")
    yield Paragraph(clean(software.classifier or "niet gebruikt"), label="Rekenmodel")
    if report.documents:
        yield Heading(2, "Controlegetallen van de gelezen stukken (SHA-256)")
        yield Bullets(tuple(f"{clean(d.name)}: {clean(d.sha256)}" for d in report.documents))


def _title(report: Report) -> str:
    if len(report.documents) == 1:
        return clean(report.documents[0].name)
    return f"Dossier met {count_of(len(report.documents), 'stuk', 'stukken')}"

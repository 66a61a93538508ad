"""The report as plain text for a terminal: at most 100 characters wide, without colour."""

from __future__ import annotations

from analyser.advice import Perspective, deviations_to_motivate
from analyser.model import Family, Finding, Phase, Polarity, Report
from analyser.reporting import award, gains, readings, specification
from analyser.reporting.coherence import TITLE, Topic, topics
from analyser.reporting.console import Column, Page
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import Wording, suggestion, wording
from analyser.reporting.plain import short_quote, shorten
from analyser.reporting.verdict import (
    counts_sentence,
    coverage_sentence,
    norms,
    parts_missing,
    parts_read,
    phase_reason,
    trace,
    verdict,
    warnings,
)
from analyser.reporting.words import (
    DOCUMENT_KINDS,
    FAMILIES,
    NOT_JUDGED,
    PHASES,
    decimal,
    score_number,
    severity_words,
    thousands,
)

_SHOWN = 10
_QUOTE_MOST = 260
_PERCENT = 100


def render_text(report: Report, perspective: Perspective) -> str:
    """Render a report for the terminal.

    Args:
        report: the report.
        perspective: for whom; decides the wording of advice.

    Returns:
        Plain text with lines of at most 100 characters, ending in a line break.
    """
    overview = Overview(report)
    words = wording(perspective)
    page = Page()
    _verdict(page, report, words)
    _rooms(page, report)
    _coverage(page, report)
    _topics(page, TITLE, topics(overview))
    _topics(page, readings.TITLE, readings.readings(overview))
    _award(page, overview)
    _dimensions(page, report)
    _specification(page, overview)
    _edits(page, overview)
    _points(page, overview, Polarity.DISTRUST, perspective)
    _points(page, overview, Polarity.TRUST, perspective)
    if perspective is Perspective.BUYER:
        _deviations(page, overview, report)
    _families(page, overview)
    _documents(page, report)
    _colophon(page, report)
    return page.text()


def _verdict(page: Page, report: Report, words: Wording) -> None:
    page.title(f"Dooi: rapport voor de {words.reader}")
    for sentence in verdict(report):
        page.line(sentence)
    if margins := gains.uncertainty_sentence(report):
        page.line(margins)
    page.line()
    page.line(counts_sentence(report))
    page.line(
        "Dit zijn indicaties over teksten, niet over mensen. Lees een bepaling altijd in haar "
        "geheel voordat u een besluit neemt."
    )


def _rooms(page: Page, report: Report) -> None:
    scores = report.scores
    room = scores.innovation_room
    page.heading("Ruimte en wantrouwen per fase (0 tot 100)")
    rows = [
        (
            PHASES[phase],
            score_number(room.by_phase[phase].circular),
            score_number(room.by_phase[phase].co2),
            score_number(scores.distrust.by_phase[phase]),
        )
        for phase in Phase
    ]
    total = (score_number(room.circular), score_number(room.co2))
    rows.append(("Hele dossier", *total, score_number(scores.distrust_index)))
    page.table(
        [
            Column("Fase"),
            Column("Ruimte circulair", number=True),
            Column("Ruimte CO2-arm", number=True),
            Column("Gestold wantrouwen", number=True),
        ],
        rows,
    )
    for phase in Phase:
        if room.by_phase[phase].circular is None:
            page.line(f"{PHASES[phase]} is {NOT_JUDGED}: {phase_reason(report, phase)}")
    if basis := gains.basis_sentence(report):
        page.line(basis)
    for gate in room.gates:
        page.line(f"Begrenzing: {gate.message}")


def _coverage(page: Page, report: Report) -> None:
    page.heading("Wat is gelezen")
    page.line(coverage_sentence(report))
    page.line(f"Herkende delen: {parts_read(report)}.")
    page.line(f"Ontbrekende delen: {parts_missing(report)}.")
    for notice in report.scores.coverage.not_judged:
        page.line(f"- {notice.message}")


def _topics(page: Page, title: str, found: list[Topic]) -> None:
    if not found:
        return
    page.heading(title)
    for topic in found:
        page.line(f"{topic.title}. {topic.intro}".rstrip())
        for item in topic.items:
            page.line(f"- {item}", indent=1)
        if topic.more:
            page.line(topic.more, indent=1)


def _award(page: Page, overview: Overview) -> None:
    views = award.award_views(overview)
    if not views:
        return
    page.heading(award.TITLE)
    page.line(award.INTRO)
    name, weight, nominal, effective, where = award.COLUMNS
    columns = [
        Column(name, share=6),
        Column(weight, number=True, share=2),
        Column(nominal, number=True, share=2),
        Column(effective, number=True, share=2),
        Column(where, share=5),
    ]
    for view in views:
        page.line(f"{view.title}. {view.scheme}")
        if view.rows:
            page.table(columns, view.rows)
        for remark in view.remarks:
            page.line(f"- {remark}", indent=1)


def _dimensions(page: Page, report: Report) -> None:
    if not report.scores.innovation_room.dimensions:
        return
    page.heading("Waaruit de ruimte bestaat (0 tot 100)")
    page.table(
        [
            Column("Onderdeel", share=5),
            Column("Circulair", number=True, share=2),
            Column("CO2-arm", number=True, share=2),
            Column("Waarom", share=7),
        ],
        [
            (d.label, _share(d.circular), _share(d.co2), d.reason)
            for d in report.scores.innovation_room.dimensions
        ],
    )


def _edits(page: Page, overview: Overview) -> None:
    views = gains.edit_views(overview)
    if not views:
        return
    page.heading(gains.edits_title(overview.report))
    page.line(gains.edits_sentence(overview.report))
    for view in views:
        number = overview.index(view.finding)
        page.line(f"{number}. {view.finding.label}: {overview.place_or_heading(view.finding)}")
        page.item("Effect", view.gain)
        if view.also:
            page.item("Ook weg", view.also)


def _specification(page: Page, overview: Overview) -> None:
    if not (introduction := specification.introduction(overview)):
        return
    page.heading(specification.TITLE)
    page.line(introduction)
    if bars := specification.chapter_bars(overview):
        page.line(f"Elk cijfer in een balk is een graad: {specification.legend()}.")
        page.table(
            [
                Column("Hoofdstuk", share=6),
                Column("Verdeling", share=3),
                Column("Eisen", number=True),
                Column("Ruimte", number=True),
            ],
            [
                (
                    f"{bar.label} ({bar.document})" if bar.document else bar.label,
                    bar.characters,
                    thousands(sum(bar.counts)),
                    score_number(bar.room),
                )
                for bar in bars
            ],
        )


def _share(value: float | None) -> str:
    return NOT_JUDGED if value is None else score_number(_PERCENT * value)


def _points(page: Page, overview: Overview, polarity: Polarity, perspective: Perspective) -> None:
    words = wording(perspective)
    is_attention = polarity is Polarity.DISTRUST
    title = words.attention if is_attention else words.strengths
    points = overview.heaviest(polarity, _SHOWN)
    if not points:
        page.heading(title)
        page.line("Niet gevonden in de gelezen stukken.")
        return
    page.heading(f"{title}: de {len(points)} {'zwaarste' if is_attention else 'sterkste'}")
    page.line(words.attention_intro if is_attention else words.strengths_intro)
    told: dict[str, int] = {}
    effects = gains.gains_by_finding(overview.report)
    for finding in points:
        number = overview.index(finding)  # as in the other forms and in the comments
        _point(page, overview, number, finding)
        if finding.id in effects and perspective is Perspective.BUYER:
            page.item("Effect", f"Met de voorgestelde tekst: {effects[finding.id]}.")
        if finding.indicator in told:
            page.item("Waarom", f"Zie punt {told[finding.indicator]}, ook voor norm en tekst.")
        else:
            told[finding.indicator] = number
            _why(page, overview, finding, perspective)


def _point(page: Page, overview: Overview, number: int, finding: Finding) -> None:
    severity = severity_words(finding.severity, finding.polarity)
    page.line()
    page.line(f"{number}. {finding.label} – {severity}")
    page.item("Plaats", overview.place(finding))
    heading = overview.heading(finding)
    if heading:
        page.item("Onder", heading)
    page.item("Tekst", f"“{short_quote(finding, _QUOTE_MOST)}”")
    if also := overview.also_in(finding):
        page.item("Ook", f"Staat ook in: {'; '.join(also)}")
    if changed := overview.changed_by(finding):
        page.item("NvI", f"Gewijzigd door nota van inlichtingen: {'; '.join(changed)}")
    page.item("Weging", "; ".join(trace(finding)))


def _why(page: Page, overview: Overview, finding: Finding, perspective: Perspective) -> None:
    words = wording(perspective)
    page.item("Waarom", finding.explanation)
    page.item("Norm", "; ".join(norms(finding)) or "geen norm genoemd")
    advice = suggestion(finding, overview.place_in_question(finding), perspective)
    if advice:
        title = words.suggestion if finding.polarity is Polarity.DISTRUST else words.example
        page.line(f"{title}:", indent=1)
        page.line(advice, indent=2)


def _deviations(page: Page, overview: Overview, report: Report) -> None:
    found = deviations_to_motivate(report)
    if not found:
        return
    page.heading("Om te motiveren: mogelijke afwijkingen van de Gids Proportionaliteit")
    page.line(
        "Wie van de Gids afwijkt, schrijft de reden in de stukken (Aanbestedingswet 2012, artikel 1.10)."
    )
    for finding in found[:_SHOWN]:
        page.line(f"- {finding.label}: {overview.place_or_heading(finding)}", indent=1)
    if len(found) > _SHOWN:
        page.line(f"- en nog {len(found) - _SHOWN}", indent=1)


def _families(page: Page, overview: Overview) -> None:
    page.heading("Bevindingen per familie")
    page.table(
        [
            Column("Familie"),
            Column("Bevindingen", number=True),
            Column("Bepalingen", number=True),
            Column("Gemiddeld (0-5)", number=True),
            Column("Wantrouwen (0-100)", number=True),
        ],
        [
            (
                FAMILIES[count.family],
                thousands(count.findings),
                thousands(count.clauses),
                decimal(count.mean_severity) if count.findings else "-",
                _family_index(overview.report, count.family),
            )
            for count in overview.families()
        ],
    )


def _family_index(report: Report, family: Family) -> str:
    if family not in report.scores.distrust.by_family:
        return "-"
    return score_number(report.scores.distrust.by_family[family])


def _documents(page: Page, report: Report) -> None:
    page.heading("Stukken")
    page.table(
        [
            Column("Stuk", share=5),
            Column("Soort", share=3),
            Column("Bladzijden", number=True),
            Column("Woorden", number=True),
        ],
        [
            (
                shorten(document.name, 160),
                DOCUMENT_KINDS[document.kind],
                "-" if document.pages is None else thousands(document.pages),
                thousands(document.words),
            )
            for document in report.documents
        ],
    )
    for warning in warnings(report):
        page.line(f"Let op bij {warning}")
    if report.skipped:
        page.heading("Overgeslagen bestanden")
        for notice in report.skipped:
            page.line(f"- {notice.message}")


def _colophon(page: Page, report: Report) -> None:
    software = report.software
    page.heading("Verantwoording")
    page.line(
        f"{software.name} {software.version}, lexicon {software.lexicon}, taalmodel "
        f"{software.language_model}, rekenmodel {software.classifier or 'niet gebruikt'}."
    )

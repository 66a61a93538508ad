"""What a new draft gains and loses, as plain text and as data for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from analyser.model import Finding, Polarity, Report
from analyser.reporting.comparing.comparison import Change, Comparison, Figure, FindingChange
from analyser.reporting.console import Column, Page
from analyser.reporting.jsonable import to_jsonable
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean, short_quote
from analyser.reporting.verdict import coverage_sentence, zone_sentence
from analyser.reporting.words import (
    POLARITIES,
    count_of,
    distrust_word,
    join_words,
    room_word,
    score_number,
    severity_words,
    signed,
)

_SHOWN = 20
_NAMES_SHOWN = 5
_QUOTE_MOST = 160
_CHANGES = ((True, "Wat de nieuwe versie wint"), (False, "Wat de nieuwe versie verliest"))


def render_comparison(comparison: Comparison) -> str:
    """Render a comparison for the terminal.

    Args:
        comparison: of two drafts.

    Returns:
        Plain text with lines of at most 100 characters, ending in a line break.
    """
    page = Page()
    page.title("Dooi: vergelijking van twee versies")
    page.line(f"Eerder: {_names(comparison.old)}. {coverage_sentence(comparison.old)}")
    page.line(f"Nieuw: {_names(comparison.new)}. {coverage_sentence(comparison.new)}")
    page.heading("De cijfers (0 tot 100)")
    page.table(
        [Column("Cijfer"), Column("Eerder"), Column("Nieuw"), Column("Verschil")],
        [
            (
                figure.name,
                figure_words(figure, figure.old),
                figure_words(figure, figure.new),
                difference(figure),
            )
            for figure in comparison.figures
        ],
    )
    page.line(f"Eerder: {zone_sentence(comparison.old)}")
    page.line(f"Nieuw: {zone_sentence(comparison.new)}")
    page.heading("In het kort")
    for sentence in summary(comparison):
        page.line(sentence)
    page.line(
        "Dit zijn indicaties over teksten, niet over mensen. Een klein verschil in een cijfer "
        "zegt weinig."
    )
    overviews = (Overview(comparison.old), Overview(comparison.new))
    for is_gain, title in _CHANGES:
        changed = [
            change
            for change in comparison.changes
            if change.change is not Change.SAME and change.is_gain is is_gain
        ]
        _list(page, title, changed, overviews)
    return page.text()


def summary(comparison: Comparison) -> tuple[str, str]:
    """How many clauses and findings differ, in two sentences."""
    count = _clauses(comparison)
    counts = Counter(change.change for change in comparison.changes)
    clauses = (
        f"{count_of(count['same'], 'bepaling is', 'bepalingen zijn')} gelijk gebleven, "
        f"{count['changed']} gewijzigd, {count['gone']} vervallen en {count['new']} nieuw."
    )
    findings = (
        f"{count_of(counts[Change.GONE], 'bevinding is', 'bevindingen zijn')} verdwenen, "
        f"{counts[Change.NEW]} erbij gekomen, {counts[Change.CHANGED]} lichter of zwaarder "
        f"geworden en {counts[Change.SAME]} gelijk gebleven."
    )
    return clauses, findings


def figure_words(figure: Figure, value: float | None) -> str:
    """A figure with its word: "62 (tamelijk hoog)"."""
    worded: Callable[[float], str] = room_word if figure.more_is_better else distrust_word
    number = score_number(value)
    return number if value is None else f"{number} ({worded(value)})"


def difference(figure: Figure) -> str:
    """What changed, in words: "−5, minder wantrouwen"."""
    if figure.old is None or figure.new is None:
        return "niet te vergelijken"
    step = int(score_number(figure.new)) - int(score_number(figure.old))
    what = "ruimte" if figure.more_is_better else "wantrouwen"
    return f"{signed(step)}, {'meer' if step > 0 else 'minder'} {what}" if step else "gelijk"


def change_words(change: FindingChange) -> str:
    """What became of a finding, in words: "Weg: Onbeperkte aansprakelijkheid, zwaar (4 van 5)"."""
    finding = change.finding
    now = severity_words(finding.severity, finding.polarity)
    if change.change is Change.GONE:
        return f"Weg: {finding.label}, {now}"
    if change.change is Change.NEW:
        return f"Erbij: {finding.label}, {now}"
    if change.change is Change.SAME or change.old is None:
        return f"Gelijk: {finding.label}, {now}"
    if finding.polarity is Polarity.DISTRUST:
        way = "Zwaarder" if change.heavier > 0 else "Lichter"
    else:
        way = "Sterker" if change.heavier > 0 else "Minder sterk"
    before = severity_words(change.old.severity, change.old.polarity)
    return f"{way}: {finding.label}, van {before} naar {now}"


def comparison_as_dict(comparison: Comparison) -> dict[str, Any]:
    """A comparison as data that `json.dumps` takes, with all findings."""
    overviews = (Overview(comparison.old), Overview(comparison.new))
    return {
        "schema_version": "1.0",
        "old": _draft(comparison.old),
        "new": _draft(comparison.new),
        "figures": [
            {"name": f.name, "old": to_jsonable(f.old), "new": to_jsonable(f.new)}
            for f in comparison.figures
        ],
        "clauses": _clauses(comparison),
        "findings": {
            change.name.lower(): [
                _as_dict(each, overviews) for each in comparison.changes if each.change is change
            ]
            for change in Change
        },
    }


def _clauses(comparison: Comparison) -> dict[str, int]:
    """How many clauses stayed, changed their words, went and came."""
    pairs = comparison.pairs
    same = sum(pair.has_same_text for pair in pairs)
    gone = sum(pair.after is None for pair in pairs)
    new = sum(pair.before is None for pair in pairs)
    return {"same": same, "changed": len(pairs) - same - gone - new, "gone": gone, "new": new}


def _draft(report: Report) -> dict[str, Any]:
    return {
        "documents": [{"id": d.id, "name": d.name, "sha256": d.sha256} for d in report.documents],
        "software": to_jsonable(report.software),
        "trust_zone": report.scores.trust_zone,
        "clauses": len(report.clauses),
        "findings": len(report.findings),
    }


def _as_dict(change: FindingChange, overviews: tuple[Overview, Overview]) -> dict[str, Any]:
    finding = change.finding
    return {
        "indicator": finding.indicator,
        "label": finding.label,
        "polarity": finding.polarity.value,
        "gain": None if change.change is Change.SAME else change.is_gain,
        "old": _side(change.old, overviews[0]),
        "new": _side(change.new, overviews[1]),
    }


def _side(finding: Finding | None, overview: Overview) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "finding": finding.id,
        "severity": to_jsonable(finding.severity),
        "clause": finding.clause,
        "document": finding.document,
        "page": finding.page,
        "place": overview.place_or_heading(finding),
        "quote": finding.quote,
    }


def _names(report: Report) -> str:
    names = [clean(document.name) for document in report.documents]
    if len(names) <= _NAMES_SHOWN:
        return join_words(names)
    return f"{', '.join(names[:_NAMES_SHOWN])} en nog {len(names) - _NAMES_SHOWN}"


def _list(
    page: Page, title: str, changes: Sequence[FindingChange], overviews: tuple[Overview, Overview]
) -> None:
    page.heading(title)
    if not changes:
        page.line("Niets gevonden.")
        return
    heaviest = sorted(changes, key=lambda change: -abs(change.heavier))
    for change in heaviest[:_SHOWN]:
        finding = change.finding
        overview = overviews[change.new is not None]
        page.line(f"- {change_words(change)} · {POLARITIES[finding.polarity]}")
        page.line(overview.place_or_heading(finding), indent=1)
        page.line(f"“{short_quote(finding, _QUOTE_MOST)}”", indent=1)
    if len(changes) > _SHOWN:
        page.line(f"- en nog {len(changes) - _SHOWN}; met --format json staan ze er alle bij")

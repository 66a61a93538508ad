from __future__ import annotations

from dataclasses import replace

from analyser.model import Report
from analyser.reporting.plain import Segment, clean, quote_segments, short_quote, shorten


def test_clean_takes_out_what_could_steer_a_screen() -> None:
    hostile = "rood \x1b[31malarm\x07 en \u202eomgekeerd\u202c\x00"
    assert clean(hostile) == "rood [31malarm en omgekeerd"


def test_shorten_cuts_between_words() -> None:
    assert shorten("de boete is hoog", 14) == "de boete is…"
    assert shorten("kort", 12) == "kort"


def test_segments_mark_exactly_the_triggers_and_keep_the_quote(report: Report) -> None:
    finding = report.findings[0]
    segments = quote_segments(finding, 1000)
    assert [s.text for s in segments if s.marked] == ["verbeurt", "per dag", "geen maximum"]
    assert "".join(s.text for s in segments) == finding.quote


def test_triggers_are_offsets_in_the_clause_not_in_the_quote(report: Report) -> None:
    clause = report.clauses[0]
    start = clause.text.index("De boete")
    at = clause.text.index("geen maximum")
    finding = replace(
        report.findings[0],
        quote=clause.text[start:],
        start=start,
        end=len(clause.text),
        triggers=((at, at + len("geen maximum")),),
    )
    assert quote_segments(finding, 1000) == (
        Segment("De boete kent ", marked=False),
        Segment("geen maximum", marked=True),
        Segment(".", marked=False),
    )


def test_overlapping_triggers_are_marked_once(report: Report) -> None:
    finding = replace(report.findings[0], triggers=((3, 14), (9, 23)))
    marked = [s.text for s in quote_segments(finding, 1000) if s.marked]
    assert marked == [finding.quote[3:23]]


def test_a_long_quote_is_cut_around_its_trigger(report: Report) -> None:
    quote = "woord " * 100 + "onbeperkt " + "woord " * 100
    at = quote.index("onbeperkt")
    finding = replace(
        report.findings[0], quote=quote, start=0, end=len(quote), triggers=((at, at + 9),)
    )
    short = short_quote(finding, 60)
    assert short.startswith("…woord")
    assert short.endswith("woord…")
    assert "onbeperkt" in short
    assert len(short) <= 62

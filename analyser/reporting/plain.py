"""Makes text from documents safe to show: what a document says may not steer a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import Finding

# Control characters could drive a terminal and are not allowed in HTML; marks that turn the
# direction of text could make a quote read differently from what stands in the document.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a quote; `marked` when it is one of the words that triggered."""

    text: str
    marked: bool


def strip_unsafe(text: str) -> str:
    """Take out control characters and marks of direction; line breaks stay."""
    return _UNSAFE.sub("", text)


def clean(text: str) -> str:
    """Take out control characters and marks of direction, and run white space together."""
    return _SPACES.sub(" ", strip_unsafe(text)).strip()


def shorten(text: str, most: int) -> str:
    """Cut a text at a word when it is longer than `most` characters."""
    text = clean(text)
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + _ELLIPSIS


def quote_segments(finding: Finding, most: int) -> tuple[Segment, ...]:
    """Cut a quote into stretches that are and are not trigger words.

    Args:
        finding: its triggers are offsets in the clause and may overlap.
        most: characters; a longer quote is cut at both sides, around the first trigger.

    Returns:
        The stretches in order; together they are the (shortened) quote.
    """
    quote = finding.quote
    spans = _merged(finding)
    first, last = _window(quote, spans, most)
    segments = [Segment(_ELLIPSIS, marked=False)] if first > 0 else []
    position = first
    for span in spans:
        start, end = max(span[0], first), min(span[1], last)
        if start >= end:
            continue
        segments.append(Segment(quote[position:start], marked=False))
        segments.append(Segment(quote[start:end], marked=True))
        position = end
    segments.append(Segment(quote[position:last], marked=False))
    if last < len(quote):
        segments.append(Segment(_ELLIPSIS, marked=False))
    return tuple(Segment(strip_unsafe(s.text), s.marked) for s in segments if s.text)


def short_quote(finding: Finding, most: int) -> str:
    """The quote as one line of at most about `most` characters, around its trigger."""
    return clean("".join(segment.text for segment in quote_segments(finding, most)))


def _merged(finding: Finding) -> list[tuple[int, int]]:
    """Triggers as offsets in the quote, in order, without overlap."""
    merged: list[tuple[int, int]] = []
    for trigger in sorted(finding.triggers):
        start = max(0, trigger[0] - finding.start)
        end = min(len(finding.quote), trigger[1] - finding.start)
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(quote: str, spans: list[tuple[int, int]], most: int) -> tuple[int, int]:
    """The part of a long quote to show, begun and ended between words where it can."""
    if len(quote) <= most:
        return 0, len(quote)
    focus = spans[0][0] if spans else 0
    first = max(0, min(focus - most // 3, len(quote) - most))
    last = first + most
    if first > 0:
        first = max(first, quote.find(" ", first, focus) + 1)
    if last < len(quote):
        gap = quote.rfind(" ", focus, last)
        last = gap if gap > first else last
    return first, last

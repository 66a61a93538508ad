"""What the name of an award criterion names together, one topic after another."""

from __future__ import annotations

import re
from collections.abc import Callable

from analyser.model import AwardTheme
from analyser.scoring.award_lexicon import award_words

_AND = re.compile(
    r"\s*[,;&+]\s*|\s*/\s*|\s+\b(?:en|alsmede|evenals|alsook|plus)\b\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)?")
_SEGMENT = re.compile(r"\s+[–—-]\s+|:\s+")
_AMBITIONS = frozenset({AwardTheme.CIRCULAR, AwardTheme.CO2})
# Themes of which a criterion rewards an ambition.
GREEN = _AMBITIONS | {AwardTheme.SUSTAINABLE}
_OBJECT = re.compile(r"\w{2,}", re.UNICODE)


def topics(name: str, theme_of: Callable[[str], AwardTheme | None]) -> list[str]:
    """Divide the name of a criterion over what it names.

    Args:
        name: the words of a criterion ("Visie op samenwerking, innovatie en CO2").
        theme_of: what words are about, None when they have no subject of their own.

    Returns:
        The topics that share the criterion. What brackets or a second part tell of a first that
        names no ambition itself ("Duurzaamheid (CO2)", "Duurzaamheid – CO2") takes its place;
        behind one that does they stand beside it ("Circulariteit – CO2"). What only says what is
        done about a topic ("visie op") is none, and neither is a thing that stands under the
        same green word ("hergebruik van stoelen en tafels").
    """

    def is_green(words: str) -> bool:
        return theme_of(words) in GREEN

    def has_theme(words: str) -> bool:
        return theme_of(words) is not None

    parts: list[str] = []
    hanging = ""
    for part in _AND.split(_narrowed(name, theme_of)):
        words = f"{hanging} {part}".strip()
        hanging = ""
        if part.endswith("-") and not is_green(part):
            hanging = words  # "lucht- en geluidsemissie"
        elif words:
            parts.append(words)
    return _apart([*parts, hanging] if hanging else parts, is_green, has_theme)


def _narrowed(name: str, theme_of: Callable[[str], AwardTheme | None]) -> str:
    """The name, with what is told of a general topic in the place of that topic."""
    name = _without_brackets(name, theme_of)
    segments = [part for part in _SEGMENT.split(name) if theme_of(part) in GREEN]
    own = [at for at, part in enumerate(segments) if theme_of(part) in _AMBITIONS]
    if own:
        # What stands in front of the first ambition is the general word that it narrows.
        return ", ".join(segments[own[0] :])
    return segments[-1] if segments else name


def _without_brackets(name: str, theme_of: Callable[[str], AwardTheme | None]) -> str:
    """The name, with an ambition in brackets as a topic beside the others."""
    bracket = _BRACKETS.search(name)
    if bracket is None or theme_of(bracket["inside"]) not in GREEN:
        return name
    head, inside, tail = name[: bracket.start()], bracket["inside"], name[bracket.end() :]
    beside = award_words().beside.search(inside)
    if beside is not None:
        return f"{head}, {inside[beside.end() :].strip(' .:')}{tail}"
    kept = [part for part in _AND.split(head) if part]
    if theme_of(kept[-1] if kept else "") not in _AMBITIONS:
        # It narrows what stands just in front of it, and general words beside that.
        kept = [p for p in kept[:-1] if theme_of(p) not in {AwardTheme.SUSTAINABLE, None}]
    return ", ".join([*kept, inside]) + tail


def _apart(
    parts: list[str], is_green: Callable[[str], bool], has_theme: Callable[[str], bool]
) -> list[str]:
    found: list[str] = []
    shared = False  # the last green word stands over things that may go on
    for index, part in enumerate(parts):
        rest = award_words().carrier.sub(" ", part) if not is_green(part) else part
        if not _OBJECT.search(rest) and any(is_green(later) for later in parts[index + 1 :]):
            continue
        if is_green(part):
            shared = len(part.split()) > 1 and not is_green(part.split()[-1])
        elif shared and not has_theme(part):
            continue
        else:
            shared = False
        found.append(part)
    return found or parts

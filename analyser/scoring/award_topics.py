"""What the name of an award criterion names together, one topic after another."""

from __future__ import annotations

import re
from collections.abc import Callable

_AND = re.compile(
    r"\s*[,;&+]\s*|\s*/\s*|\s+\b(?:en|alsmede|evenals|alsook|plus)\b\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)?")
_BESIDE = re.compile(r"^\W*(?:incl|o\.?a\.?|onder (?:meer|andere)|waaronder|ook|met name|zoals|bijv|denk)", re.IGNORECASE)  # fmt: skip
_SEGMENT = re.compile(r"\s+[–—-]\s+|:\s+")
# Words that say what an offer does about a topic, and are none themselves.
_CARRIER = re.compile(
    r"\b(?:de|het|een|uw|onze?|van|op|voor|in|met|om|te|aan|over|tot|inzake|rond|mate|wijze|waarop|visie|plan|plannen|aanpak|"
    r"plan van aanpak|ambities?|maatregel\w*|borging|monitoring|rapportage|beschrijving|inzicht|inspanning\w*|bijdrage|"
    r"bewijs|resultaten?|prestaties?|toepassing|toepassen|gebruik|inzet|vermindering|verminderen|beperking|beperken|"
    r"reductie|reduceren|verlaging|voorkomen|voorkoming|stimuleren|bevorderen|bevordering|verbetering|realisatie|invulling|"
    r"uitwerking|onderbouwing|toelichting|meting|meten|berekening|onderdeel|(?:[\w-]+)?criterium|vraag|thema|\w{0,2}\d{1,2}\w?)(?!\w)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\w{2,}", re.UNICODE)


def topics(name: str, is_green: Callable[[str], bool], has_theme: Callable[[str], bool]) -> list[str]:  # fmt: skip
    """Divide the name of a criterion over what it names.

    Args:
        name: the words of a criterion ("Visie op samenwerking, innovatie en CO2").
        is_green: tells whether words reward an ambition.
        has_theme: tells whether words have a subject of their own.

    Returns:
        The topics that share the criterion. What brackets or a second part tell of a first
        ("Duurzaamheid (CO2)", "Duurzaamheid – CO2") takes its place; what only says what is
        done about a topic ("visie op") is none, and neither is a thing that stands under the
        same green word ("hergebruik van stoelen en tafels").
    """
    parts: list[str] = []
    hanging = ""
    for part in _AND.split(_narrowed(name, is_green)):
        words = f"{hanging} {part}".strip()
        hanging = ""
        if part.endswith("-") and not is_green(part):
            hanging = words  # "lucht- en geluidsemissie"
        elif words:
            parts.append(words)
    return _apart([*parts, hanging] if hanging else parts, is_green, has_theme)


def _narrowed(name: str, is_green: Callable[[str], bool]) -> str:
    """The name, with what is told of a topic in the place of that topic."""
    bracket = _BRACKETS.search(name)
    if bracket is not None and is_green(bracket["inside"]):
        if _BESIDE.search(bracket["inside"]):
            head = name[: bracket.start()]
            return f"{head}, {_BESIDE.sub('', bracket['inside']).strip(' .:')}"
        return bracket["inside"]
    segments = [part for part in _SEGMENT.split(name) if is_green(part)]
    return segments[-1] if segments else name


def _apart(
    parts: list[str], is_green: Callable[[str], bool], has_theme: Callable[[str], bool]
) -> list[str]:
    found: list[str] = []
    shared = False  # the last green word stands over things that may go on
    for index, part in enumerate(parts):
        rest = _CARRIER.sub(" ", part) if not is_green(part) else part
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

"""What the name of a file says about its version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath


class Status(IntEnum):
    """How final a name says its document is; a higher one prevails."""

    OLD = 0
    CONCEPT = 1
    PLAIN = 2
    DEFINITIVE = 3
    REVISED = 4


@dataclass(frozen=True, slots=True)
class FileName:
    """A file name taken apart.

    `base` is the name without everything that tells a version; two versions of a document
    have the same base. `version` holds the parts of a version number, `date` is year, month
    and day, `copy` the number of a download ("(1)").
    """

    base: str
    version: tuple[int, ...] | None
    date: tuple[int, int, int] | None
    status: Status
    copy: int


_EXTENSION = re.compile(r"\.(?:docx?|odt|pdf|xlsx?|ods|txt|md|html?|rtf)$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[_\s]+")
_VERSION = re.compile(
    r"\b(?:v(?:ersie|er|\.)?[\s.-]*|rev(?:isie)?\.?[\s-]*)(\d+(?:[.\-]\d+)*)\b", re.IGNORECASE
)
_DATES = (
    re.compile(r"\b(?P<y>20\d\d)-?(?P<m>0[1-9]|1[0-2])-?(?P<d>0[1-9]|[12]\d|3[01])\b"),
    re.compile(r"\b(?P<d>0?[1-9]|[12]\d|3[01])-(?P<m>0?[1-9]|1[0-2])-(?P<y>20\d\d)\b"),
)
_COPY = re.compile(r"\((\d{1,2})\)|\b(?:kopie|copy)(?:\s+(?:van|of))?\b", re.IGNORECASE)
# In order of strength: "concept, gewijzigd" is a revised one.
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for status, pattern in (
        (Status.OLD, r"oude?|vervallen|ingetrokken|verouderd|archief"),
        (Status.REVISED, r"gewijzigde?|aangepaste?|herziene?|nieuwe?|geactualiseerde?|gecorrigeerde?|gerectificeerde?|n\.?\s?a\.?\s?v\.?\s+(?:de\s+)?(?:nvi|nota(?: van inlichtingen)?)(?:\s*\d)?|naar aanleiding van (?:de )?(?:nvi|nota van inlichtingen)(?:\s*\d)?|(?:na|met|incl\.?|inclusief)\s+(?:wijzigingen\s+)?nvi(?:\s*\d)?"),
        (Status.DEFINITIVE, r"definitie(?:f|ve)|def|final|vastgestelde?"),
        (Status.CONCEPT, r"concept|ontwerp|draft"),
    )
)  # fmt: skip
_DRESSING = re.compile(r"\b(?:schone?|clean|track changes|wijzigingen zichtbaar)\b", re.IGNORECASE)


def read_name(name: str) -> FileName:
    """Take a file name apart.

    Args:
        name: file name, possibly with folders; a folder may say "oud" or "nieuw".

    Returns:
        Its parts; the base is in small letters, without punctuation.
    """
    path = PurePosixPath(name)
    folders = _SEPARATORS.sub(" ", " ".join(path.parts[:-1]))
    # Underscores part words; a dash may stand inside a date.
    rest = _SEPARATORS.sub(" ", _EXTENSION.sub("", path.name))
    date, rest = _take_date(rest)
    version: tuple[int, ...] | None = None
    found = _VERSION.search(rest)
    if found is not None:
        version = _parts(found)
        rest = rest.replace(found.group(), " ")
    copies = [int(match.group(1) or 1) for match in _COPY.finditer(rest)]
    rest = _COPY.sub(" ", rest)
    status = _status(f"{folders} {rest}")
    # "Concept-overeenkomst" is told from "overeenkomst" by its status alone.
    for _, pattern in _STATUSES:
        rest = pattern.sub(" ", rest)
    rest = _DRESSING.sub(" ", rest)
    base = " ".join(re.findall(r"[^\W_]+(?:\.\d+)*", rest.casefold()))
    return FileName(base, version, date, status, max(copies, default=0))


def stated_version(texts: Iterable[str]) -> tuple[int, ...] | None:
    """The version that a document states in its margins or on its first page.

    Args:
        texts: short lines, the first that states one counts.
    """
    found = (_VERSION.search(text) for text in texts)
    return next((_parts(match) for match in found if match is not None), None)


def _parts(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split(r"[.\-]", match.group(1)))


def _take_date(text: str) -> tuple[tuple[int, int, int] | None, str]:
    for pattern in _DATES:
        match = pattern.search(text)
        if match is not None:
            date = (int(match["y"]), int(match["m"]), int(match["d"]))
            return date, text[: match.start()] + " " + text[match.end() :]
    return None, text


def _status(text: str) -> Status:
    return next((status for status, p in _STATUSES if p.search(text)), Status.PLAIN)

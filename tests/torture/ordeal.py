"""Puts a corpus through the reading room and the segmentation, and judges what users see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analyser.errors import InputError
from analyser.model import Document, Dossier, Notice
from analyser.reading import Limits, read_dossier
from analyser.segmentation import segment

from .case import READ

# Tighter than the defaults in time, so that what hangs is found before a test run ends.
LIMITS = Limits(read_seconds=60, read_cpu_seconds=30, convert_seconds=45)
_QUOTED = re.compile(r"'.*?'(?=[ ,.;)]|$)")
_NAMED = re.compile(r"'([^']+)'")
_FOREIGN = re.compile(
    r"Error\b|Exception|Traceback|None\b|0x[0-9a-f]{4}|<class|\w\(\)|/(?:tmp|home|root|usr|var|work)/"
)


@dataclass(slots=True)
class Result:
    """What came out of one file."""

    codes: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Everything a user may see of it."""
        return " ".join([*self.texts, *(notice.message for notice in self.notices)])


def read(paths: Sequence[Path], limits: Limits = LIMITS) -> Dossier:
    """Read a dossier; an error becomes a notice in an empty one."""
    try:
        return read_dossier(paths, limits)
    except InputError as error:
        return Dossier((), (Notice(error.code, error.message),))


def results(folder: Path, names: Iterable[str]) -> dict[str, Result]:
    """Read a folder as one dossier and give what came out of every file.

    Args:
        folder: the files.
        names: their names.
    """
    found = {name: Result() for name in names}
    dossier = read([folder])
    for document in dossier.documents:
        _take(found[document.name], document)
    for notice in dossier.skipped:
        said = _NAMED.findall(notice.message)
        name = next(name for name in said if name in found)
        found[name].codes.add(notice.code)
        found[name].notices.append(notice)
    return found


def result(path: Path, limits: Limits = LIMITS) -> Result:
    """Read a file as a dossier of its own."""
    dossier = read([path], limits)
    found = Result({notice.code for notice in dossier.skipped}, [], list(dossier.skipped))
    for document in dossier.documents:
        _take(found, document)
    return found


def _take(found: Result, document: Document) -> None:
    found.codes.add(READ)
    found.texts.append("\n".join(block.text for block in document.blocks))
    found.notices += document.warnings
    for clause in segment(document).clauses:
        assert clause.text.strip() or clause.heading_path or clause.number
        clause.text.encode()  # no half characters


def wrong_with(notice: Notice | InputError) -> str:
    """What is wrong with a sentence for a user; empty when nothing is."""
    message = notice.message
    bare = _QUOTED.sub("X", message)
    if not re.fullmatch(r"[A-Z][A-Z0-9_]+", notice.code):
        return f"code {notice.code}"
    if not re.match(r"[A-Z'\"‘“]", message) or not message.endswith("."):
        return f"no sentence: {message}"
    if re.search(r"[.!?]\s+[A-Z]", bare) or "\n" in message:
        return f"more than one sentence: {message}"
    if _FOREIGN.search(bare):
        return f"words of the program: {message}"
    return "" if len(message) < 1000 else f"{len(message)} characters long"

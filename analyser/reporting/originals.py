"""Finds the files of a report again, so that its findings can be put into them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from analyser.errors import InputError
from analyser.model import DocumentSummary, Report
from analyser.reading.archive_files import Inflater, UnreadableArchiveError
from analyser.reading.file_system import (
    check_size,
    files_below,
    leads_outside,
    sha256_of,
    shown,
)
from analyser.reading.file_types import FileType, file_type
from analyser.reading.limits import Limits
from analyser.reading.unpacking import unpacked


@contextmanager
def found_again(
    paths: Sequence[Path], report: Report, limits: Limits
) -> Iterator[Mapping[str, Path]]:
    """The files of the documents of a report, known by their bytes and not by their names.

    What stands in a ZIP is unpacked to a temporary folder that is gone when the context is
    left. A file that cannot be read, or has other bytes by now, is simply not found.

    Args:
        paths: the files, folders and ZIPs that were analysed.
        report: the report on them.
        limits: bounds on number, size and inflating; those of the analysis.

    Returns:
        Document id to path, for the documents that were found.
    """
    wanted = {document.sha256: document.id for document in report.documents}
    with ExitStack() as folders:
        search = _Search(wanted, limits, folders)
        for path in paths:
            search.look_at(path)
        yield search.found


def own_document(
    report: Report, media_type: str, files: Mapping[str, Path]
) -> DocumentSummary | None:
    """The one document of a dossier that came in a format, when its file is there.

    Args:
        report: the report.
        media_type: the format.
        files: the files of its documents by id of the document, as far as they are there.
    """
    documents = [document for document in report.documents if document.media_type == media_type]
    return documents[0] if len(documents) == 1 and documents[0].id in files else None


class _Search:
    """Looks at files until all that is wanted was found.

    Args:
        wanted: hash of the bytes to document id.
        limits: bounds on what is looked at.
        folders: gets the folders that were unpacked to.
    """

    def __init__(self, wanted: Mapping[str, str], limits: Limits, folders: ExitStack) -> None:
        self.found: dict[str, Path] = {}
        self._wanted = wanted
        self._limits = limits
        self._folders = folders

    def look_at(self, path: Path) -> None:
        """Look at a file, or at every file in and below a folder."""
        try:
            if path.is_dir():
                below = files_below(path, self._limits.max_members, lambda _: None)
                candidates = [file for file in below if not leads_outside(file, path)]
            else:
                candidates = [path]
        except (InputError, OSError):
            return
        for file in candidates:
            self._try(file, shown(file.name), 0, None)

    def _try(self, path: Path, name: str, depth: int, budget: Inflater | None) -> None:
        if len(self.found) == len(self._wanted):
            return
        try:
            check_size(path, name, self._limits)
            if file_type(path, name) is FileType.ZIP:
                if depth <= self._limits.max_nesting:
                    self._unpack(path, depth, budget or Inflater(self._limits, name))
                return
            document = self._wanted.get(sha256_of(path))
        except (InputError, OSError, UnreadableArchiveError):
            return
        if document is not None:
            self.found.setdefault(document, path)

    def _unpack(self, path: Path, depth: int, budget: Inflater) -> None:
        folder = self._folders.enter_context(tempfile.TemporaryDirectory(prefix="dooi-"))
        for member in unpacked(path, Path(folder), budget):
            if member.path is not None:
                self._try(member.path, shown(member.name), depth + 1, budget)

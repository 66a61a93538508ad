"""Files, folders and ZIPs to one dossier."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from analyser.errors import InputError
from analyser.model import Dossier, Notice
from analyser.reading.archive_files import Inflater, UnreadableArchiveError
from analyser.reading.crew import READER, Pending, Read, shared_crew
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.file_system import (
    check_exists,
    check_size,
    files_below,
    leads_outside,
    no_access,
    not_found,
    sha256_of,
    shown,
)
from analyser.reading.file_types import SUPPORTED, FileType, file_type
from analyser.reading.limits import DEFAULT_LIMITS, Limits
from analyser.reading.readers import Source
from analyser.reading.unpacking import unpacked


def read_dossier(
    paths: Sequence[Path],
    limits: Limits = DEFAULT_LIMITS,
    view: RevisionView = RevisionView.ACCEPTED,
) -> Dossier:
    """Read files, folders and ZIPs as one dossier, in the given order.

    Documents are numbered d1, d2, ... in order of reading. In a folder, in a ZIP and among
    several files, what cannot be read is listed in `Dossier.skipped`; the rest goes on.

    Args:
        paths: what to read; a folder is read with everything below it.
        limits: bounds on number and size.
        view: which text of a file with tracked changes is read.

    Raises:
        InputError: a path does not exist, the only given file cannot be read, or nothing in
            the dossier could be read.
    """
    with Reading(paths, limits, view) as reading:
        return reading.dossier()


class Reading:
    """A dossier that is being read by other processes, while something else can be done.

    It is a context: when it is left, what is still being read is dropped.

    Args:
        paths: what to read; a folder is read with everything below it.
        limits: bounds on number, size and time.
        view: which text of a file with tracked changes is read.
        program: the module that the reading processes run; one of a later room may cut the
            documents into clauses too.

    Raises:
        InputError: as for `read_dossier`, as soon as it is known.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits = DEFAULT_LIMITS,
        view: RevisionView = RevisionView.ACCEPTED,
        program: str = READER,
    ) -> None:
        self._paths = paths
        self._collector = _Collector(limits, view)
        for path in paths:
            check_exists(path)
        self._is_one_file = len(paths) == 1 and not paths[0].is_dir()
        try:
            for path in paths:
                if path.is_dir():
                    self._collector.folder(path)
                elif self._is_one_file:
                    self._collector.file(path, shown(path.name))
                else:
                    self._collector.attempt(path, shown(path.name))
        except BaseException:
            self._collector.close()
            raise
        self._entries = self._begin(limits, program)

    def _begin(self, limits: Limits, program: str) -> list[Pending | Notice]:
        """Let all that was found be read; a single document by all processes together."""
        crew = shared_crew(program)
        entries = self._collector.entries
        alone = sum(isinstance(entry, Source) for entry in entries) == 1
        read = crew.read_together if alone else crew.read
        return [e if isinstance(e, Notice) else read(e, limits) for e in entries]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for entry in self._entries:
            if isinstance(entry, Pending):
                entry.drop()
        self._collector.close()

    def dossier(self, progress: Callable[[int, int], None] | None = None) -> Dossier:
        """Wait until everything is read.

        Args:
            progress: called with how many documents are done and how many there are.

        Raises:
            InputError: as for `read_dossier`.
        """
        read: list[Read] = []
        skipped: list[Notice] = []
        total = sum(isinstance(entry, Pending) for entry in self._entries)
        done = 0
        for entry in self._entries:
            if isinstance(entry, Notice):
                skipped.append(entry)
                continue
            try:
                read.append(entry.result(f"d{len(read) + 1}"))
            except InputError as error:
                if self._is_one_file and len(self._entries) == 1:
                    raise
                skipped.append(Notice(error.code, error.message))
            done += 1
            if progress is not None:
                progress(done, total)
        if not read:
            raise _nothing_read(self._paths, skipped)
        documents = tuple(document for document, _ in read)
        segmented = tuple(cut for _, cut in read if cut is not None)
        return Dossier(documents, tuple(skipped), segmented)


class _Collector:
    """Gathers what is to be read for one dossier, and the notices of what was left out.

    `entries` has both, in order.
    """

    def __init__(self, limits: Limits, view: RevisionView) -> None:
        self._limits = limits
        self._view = view
        self._attempted = 0
        self._names: dict[str, str] = {}  # by hash
        self._unpacked = ExitStack()  # folders that are needed until all is read
        self.entries: list[Source | Notice] = []

    def close(self) -> None:
        """Remove what was unpacked."""
        self._unpacked.close()

    def folder(self, folder: Path) -> None:
        """Read every file in and below a folder, in order of name."""
        for path in files_below(folder, self._limits.max_members, self._unreadable_folder):
            name = shown(path.relative_to(folder).as_posix())
            if leads_outside(path, folder):
                message = f"'{name}' wijst naar een plek buiten de map en is niet gelezen."
                self._skip("ONVEILIGE_KOPPELING", message)
            else:
                self.attempt(path, name)

    def attempt(
        self, path: Path, name: str, depth: int = 0, budget: Inflater | None = None
    ) -> None:
        """Read a file like `file`; a failure becomes a notice."""
        try:
            self.file(path, name, depth, budget)
        except InputError as error:
            self._skip(error.code, error.message)

    def file(self, path: Path, name: str, depth: int = 0, budget: Inflater | None = None) -> None:
        """Read a document, or everything in a ZIP.

        Args:
            path: where the bytes are.
            name: name to show.
            depth: number of ZIPs the file stands in.
            budget: what the ZIP around it may still inflate.

        Raises:
            InputError: the file cannot be read.
        """
        try:
            check_size(path, name, self._limits)
            kind = file_type(path, name)
            if kind is FileType.ZIP:
                self._archive(path, name, depth, budget or Inflater(self._limits, name))
            else:
                self._document(path, name, kind)
        except PermissionError as error:
            raise no_access(name) from error
        except FileNotFoundError as error:  # removed meanwhile
            raise not_found(name) from error
        except OSError as error:
            raise InputError("GEEN_TOEGANG", f"'{name}' kon niet worden gelezen.") from error

    def _document(self, path: Path, name: str, kind: FileType) -> None:
        digest = sha256_of(path)
        if digest in self._names:
            message = f"'{name}' is gelijk aan '{self._names[digest]}' en is één keer gelezen."
            self._skip("DUBBEL", message)
            return
        self._attempted += 1
        if self._attempted > self._limits.max_files:
            raise InputError(
                "TE_VEEL_BESTANDEN",
                f"'{name}' is niet gelezen, want een dossier mag hoogstens "
                f"{self._limits.max_files} documenten bevatten.",
            )
        self._names[digest] = name
        self.entries.append(Source(path, kind, "", name, digest, self._view))

    def _archive(self, path: Path, name: str, depth: int, budget: Inflater) -> None:
        if depth > self._limits.max_nesting:
            raise InputError("ZIP_TE_DIEP", f"'{name}' zit te diep in andere ZIP-bestanden.")
        folder = self._unpacked.enter_context(tempfile.TemporaryDirectory(prefix="dooi-"))
        try:
            for member in unpacked(path, Path(folder), budget):
                inner = shown(member.name) if depth == 0 else f"{name}/{shown(member.name)}"
                if member.path is None:
                    self._skip(member.code, f"'{inner}' {member.problem}")
                else:
                    self.attempt(member.path, inner, depth + 1, budget)
        except UnreadableArchiveError as error:
            raise InputError("ZIP_KAPOT", f"'{name}' is een beschadigd ZIP-bestand.") from error

    def _unreadable_folder(self, name: str) -> None:
        self._skip("GEEN_TOEGANG", no_access(name).message)

    def _skip(self, code: str, message: str) -> None:
        self.entries.append(Notice(code, message))


def _nothing_read(paths: Sequence[Path], skipped: Sequence[Notice]) -> InputError:
    """The error when no document at all could be read; it names the first reason."""
    if not paths:
        return InputError("GEEN_DOCUMENTEN", "Er is geen bestand of map opgegeven.")
    names = ", ".join(f"'{shown(path.name or str(path))}'" for path in paths)
    sentence = f"In {names} staat geen document dat gelezen kan worden"
    if skipped:
        return InputError("GEEN_DOCUMENTEN", f"{sentence}; {skipped[0].message}")
    return InputError("GEEN_DOCUMENTEN", f"{sentence} ({SUPPORTED}).")

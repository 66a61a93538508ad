"""Where uploads stand until they are analysed: `incoming` while they arrive, then by analysis."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Collection
from pathlib import Path

from analyser.errors import DooiError

_ORPHAN_SECONDS = 3600.0  # an upload that takes longer is given up


class UploadFolders:
    """The folders with uploads, private to the user that runs the service.

    Args:
        root: the data folder of the service.

    Raises:
        DooiError: nothing can be written there (``MAP``).
    """

    def __init__(self, root: Path) -> None:
        self._incoming = root / "incoming"
        self._uploads = root / "uploads"
        self._work = root / "work"
        try:
            for folder in (self._incoming, self._uploads, self._work):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise DooiError(
                "MAP", "In de map van DOOI_DATA kan niet worden geschreven; kies een andere map."
            ) from None

    def new(self) -> Path:
        """An empty folder for files that are arriving."""
        folder = self._incoming / secrets.token_hex(16)
        folder.mkdir(mode=0o700)
        return folder

    def hand_over(self, incoming: Path, job_id: str) -> None:
        """Make arrived files those of an analysis."""
        incoming.rename(self._uploads / job_id)

    def of_job(self, job_id: str) -> Path:
        """The folder with the files of an analysis: one folder a file, numbered from 0."""
        return self._uploads / job_id

    def work(self, worker: str) -> Path:
        """The folder for what a worker writes while it analyses."""
        folder = self._work / worker
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.touch()  # still in use
        return folder

    def remove_work(self, worker: str) -> None:
        """Remove what a worker wrote."""
        shutil.rmtree(self._work / worker, ignore_errors=True)

    def remove(self, job_id: str) -> None:
        """Remove the files of an analysis."""
        shutil.rmtree(self._uploads / job_id, ignore_errors=True)

    def remove_orphans(self, needed: Collection[str]) -> None:
        """Remove what a process left behind that was killed, once it is an hour old.

        Args:
            needed: ids of the analyses that are not finished.
        """
        before = time.time() - _ORPHAN_SECONDS
        for parent in (self._incoming, self._uploads, self._work):
            for folder in parent.iterdir():
                try:
                    is_old = folder.stat().st_mtime < before
                except FileNotFoundError:  # another process was earlier
                    continue
                if is_old and folder.name not in needed:
                    shutil.rmtree(folder, ignore_errors=True)

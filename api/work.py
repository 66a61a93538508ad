"""Runs analyses in other processes, so that parsing never blocks the service."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import uuid
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

from analyser.errors import DooiError, InputError
from analyser.pipeline import analyse
from analyser.reading import Limits
from analyser.reporting.jsonable import report_as_dict
from api.settings import Settings

_TASKS_PER_PROCESS = 50  # native libraries leak a little; a fresh process does not


@dataclass(slots=True)
class Job:
    """An analysis: its future result and where its uploads stand until it is done."""

    id: str
    task: asyncio.Task[dict[str, Any]] = field(repr=False)

    @property
    def state(self) -> str:
        """`running`, `done` or `failed`."""
        if not self.task.done():
            return "running"
        return "failed" if self.task.cancelled() or self.task.exception() else "done"


class Workshop:
    """The analysing processes and the results of the last analyses, in memory only.

    Args:
        settings: number of processes and of results to keep.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool = self._new_pool()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._folders: set[Path] = set()

    def start(self, folder: Path, files: Sequence[Path]) -> Job:
        """Start an analysis of uploaded files; the folder is removed when it ends.

        Args:
            folder: a temporary folder that holds the files.
            files: the files, in the order of upload.
        """
        job_id = uuid.uuid4().hex
        job = Job(job_id, asyncio.create_task(self._run(folder, files)))
        self._jobs[job_id] = job
        self._forget_oldest()
        return job

    def find(self, job_id: str) -> Job | None:
        """The job with this id, while it is remembered."""
        return self._jobs.get(job_id)

    def remove(self, job_id: str) -> bool:
        """Forget a job and its result.

        Returns:
            Whether it was there.
        """
        job = self._jobs.pop(job_id, None)
        if job is None:
            return False
        job.task.cancel()
        return True

    def close(self) -> None:
        """End the processes and remove every upload that is still there."""
        for job in self._jobs.values():
            job.task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._settings.workers,
            mp_context=get_context("spawn"),
            max_tasks_per_child=_TASKS_PER_PROCESS,
        )

    async def _run(self, folder: Path, files: Sequence[Path]) -> dict[str, Any]:
        self._folders.add(folder)
        try:
            future = self._pool.submit(_analyse, list(files), self._settings.max_upload)
            return await asyncio.wrap_future(future)
        except BrokenProcessPool:
            self._pool = self._new_pool()
            raise InputError(
                "ANALYSE_AFGEBROKEN",
                "De analyse van deze stukken is afgebroken; controleer de bestanden.",
            ) from None
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            self._folders.discard(folder)

    def _forget_oldest(self) -> None:
        done = [job_id for job_id, job in self._jobs.items() if job.task.done()]
        for job_id in done[: max(0, len(self._jobs) - self._settings.keep_results)]:
            del self._jobs[job_id]


def new_folder() -> Path:
    """A private temporary folder for uploads."""
    return Path(tempfile.mkdtemp(prefix="dooi-"))


def _analyse(files: list[Path], max_upload: int) -> dict[str, Any]:
    """Runs in the other process: files in, plain data out."""
    try:
        return report_as_dict(analyse(files, limits=Limits(max_file_bytes=max_upload)))
    except DooiError:
        raise
    except MemoryError:
        raise InputError(
            "TE_GROOT", "Deze stukken vragen te veel geheugen om te analyseren."
        ) from None

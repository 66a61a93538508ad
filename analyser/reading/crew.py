"""Reads documents in processes of their own.

A file that makes a parser crash, eat memory or run forever costs that document one error and
the rest of the dossier nothing. `multiprocessing` was left aside: it runs the main program
again in each process, which a script without a guard does not survive, and it unpickles what
a process sends.
"""

from __future__ import annotations

import atexit
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading.file_types import FileType
from analyser.reading.limits import Limits
from analyser.reading.pdf_pages import PdfPart
from analyser.reading.pdf_parts import join_parts
from analyser.reading.readers import Source
from analyser.reading.wire import WHOLE, Reply, Request, Share, receive, send

_MOST_WORKERS = 4
_DOCUMENTS_PER_WORKER = 100  # native libraries leak a little; a fresh process does not
_CODE = Path(__file__).parents[2]


class WorkerGoneError(Exception):
    """A reading process ended in the middle of a document."""


class Worker:
    """One reading process; `is_fresh` until it has been given a document."""

    def __init__(self) -> None:
        self.is_fresh = True
        self._left = _DOCUMENTS_PER_WORKER
        # What a converter or recogniser leaves behind when it is stopped goes with the process.
        self._folder = tempfile.mkdtemp(prefix="dooi-")
        # -P keeps a file in the current folder from standing in for a module. In a session of
        # its own a process is not interrupted by the keyboard; the program ends it.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "analyser.reading.worker", self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_CODE)},
            start_new_session=True,
        )

    def read(self, source: Source, limits: Limits, share: Share) -> Document | PdfPart:
        """Read a file, or a share of the pages of a PDF.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.
            share: which share.

        Raises:
            InputError: the file cannot be read, or reading it takes too long.
            WorkerGoneError: the process ended.
        """
        self.is_fresh = False
        self._left -= 1
        too_late = threading.Event()
        clock = threading.Timer(limits.read_seconds, self._stop, (too_late,))
        clock.daemon = True
        clock.start()
        try:
            reply = self._ask(Request.of(source, limits, share))
        finally:
            clock.cancel()
        if reply is None:
            if too_late.is_set():
                raise _too_late(source, limits)
            raise WorkerGoneError
        answer = reply.document or reply.part
        if answer is None:
            raise InputError(reply.code, reply.message)
        if isinstance(answer, PdfPart) == (share == WHOLE):  # not what was asked
            self.kill()
            raise WorkerGoneError
        return answer

    @property
    def is_usable(self) -> bool:
        """Whether it can read another document."""
        return self._left > 0 and self._process.poll() is None

    def kill(self) -> None:
        """Stop the process and what it started at once; who waits for it gets no answer."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                _kill_group(self._process.pid)

    def end(self) -> None:
        """Stop the process and clear it away; nobody may be waiting for it."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be sent cannot be any more
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _stop(self, too_late: threading.Event) -> None:
        too_late.set()
        self.kill()

    def _ask(self, request: Request) -> Reply | None:
        try:
            send(cast("BinaryIO", self._process.stdin), request)
            return receive(cast("BinaryIO", self._process.stdout), Reply)
        except OSError:
            return None


class Task:
    """A document, or a share of one, that is being read.

    Args:
        source: the file.
        limits: bounds on time, memory and inflating.
        share: which share of its pages.
    """

    def __init__(self, source: Source, limits: Limits, share: Share) -> None:
        self._source = source
        self._limits = limits
        self._share = share
        self._worker: Worker | None = None
        self._is_dropped = False
        self.future: Future[Document | PdfPart]

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._is_dropped = True
        self.future.cancel()
        worker = self._worker
        if worker is not None:
            worker.kill()

    def run(self, idle: queue.LifoQueue[Worker]) -> Document | PdfPart:
        """Read the document with an idle process, or a new one.

        Raises:
            InputError: the file cannot be read, or reading it cost too much.
        """
        while True:
            try:
                worker = _take(idle)
            except OSError:
                raise InputError(
                    "LEZEN_MISLUKT",
                    f"'{self._source.name}' is niet gelezen, want er kon geen nieuw proces worden "
                    "gestart.",
                ) from None
            was_fresh = worker.is_fresh
            self._worker = worker
            try:
                return worker.read(self._source, self._limits, self._share)
            except WorkerGoneError:
                # A process that has read other documents may have died of those.
                if was_fresh or self._is_dropped:
                    raise _broke(self._source) from None
            finally:
                self._worker = None
                if worker.is_usable:
                    idle.put(worker)
                else:
                    worker.end()


class Pending:
    """A document that is being read, by one process or by several.

    Args:
        source: the file.
        tasks: the shares of it, in order.
    """

    def __init__(self, source: Source, tasks: Sequence[Task]) -> None:
        self._source = source
        self._tasks = tasks

    def result(self, document_id: str) -> Document:
        """Wait for the document.

        Args:
            document_id: id for the document.

        Raises:
            InputError: the file cannot be read, or reading it cost too much.
        """
        answers = [task.future.result() for task in self._tasks]
        source = self._source
        parts = [answer for answer in answers if isinstance(answer, PdfPart)]
        if len(parts) == len(answers):
            return join_parts(
                parts, document_id=document_id, name=source.name, sha256=source.sha256
            )
        [document] = (answer for answer in answers if isinstance(answer, Document))
        return replace(document, id=document_id, name=source.name, sha256=source.sha256)

    def drop(self) -> None:
        """Stop reading it, if that still goes on, and wait until it has stopped."""
        for task in self._tasks:
            task.drop()
        wait(task.future for task in self._tasks)


class Crew:
    """Some reading processes, started when there is work and kept for the next.

    Args:
        size: how many read at the same time.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="lezen")
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()

    def read(self, source: Source, limits: Limits) -> Pending:
        """Begin to read a file.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.
        """
        return Pending(source, [self._begin(source, limits, WHOLE)])

    def read_together(self, source: Source, limits: Limits) -> Pending:
        """Begin to read a file with all hands, when it is of a kind that can be shared.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.
        """
        if source.kind is not FileType.PDF:
            return self.read(source, limits)
        shares = [Share(part, self._size) for part in range(self._size)]
        return Pending(source, [self._begin(source, limits, share) for share in shares])

    def _begin(self, source: Source, limits: Limits, share: Share) -> Task:
        task = Task(source, limits, share)
        task.future = self._threads.submit(task.run, self._idle)
        return task

    def close(self) -> None:
        """End the processes that have nothing to do."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return


@lru_cache(maxsize=1)
def shared_crew() -> Crew:
    """The crew of this process."""
    crew = Crew(min(_MOST_WORKERS, os.cpu_count() or 1))
    atexit.register(crew.close)
    return crew


if hasattr(os, "register_at_fork"):  # a forked process may not talk through the same pipes
    os.register_at_fork(after_in_child=shared_crew.cache_clear)


def _kill_group(leader: int) -> None:
    if sys.platform == "win32":
        os.kill(leader, signal.SIGTERM)
    else:
        os.killpg(leader, signal.SIGKILL)


def _take(idle: queue.LifoQueue[Worker]) -> Worker:
    while True:
        try:
            worker = idle.get_nowait()
        except queue.Empty:
            return Worker()
        if worker.is_usable:
            return worker
        worker.end()


def _too_late(source: Source, limits: Limits) -> InputError:
    return InputError(
        "DUURT_TE_LANG",
        f"Het lezen van '{source.name}' duurde langer dan {limits.read_seconds:g} seconden en is "
        "gestopt.",
    )


def _broke(source: Source) -> InputError:
    return InputError(
        "LEZEN_AFGEBROKEN",
        f"'{source.name}' kon niet veilig worden gelezen; het bestand is beschadigd of vraagt te "
        "veel van het programma.",
    )

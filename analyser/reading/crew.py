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
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading.limits import Limits
from analyser.reading.readers import Source
from analyser.reading.wire import Reply, Request, receive, send

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

    def read(self, source: Source, limits: Limits) -> Document:
        """Read a file.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.

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
            reply = self._ask(Request.of(source, limits))
        finally:
            clock.cancel()
        if reply is None:
            if too_late.is_set():
                raise _too_late(source, limits)
            raise WorkerGoneError
        if reply.document is None:
            raise InputError(reply.code, reply.message)
        return reply.document

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
    """A document that is being read.

    Args:
        source: the file.
        limits: bounds on time, memory and inflating.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._worker: Worker | None = None
        self._is_dropped = False
        self.future: Future[Document]

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._is_dropped = True
        self.future.cancel()
        worker = self._worker
        if worker is not None:
            worker.kill()

    def run(self, idle: queue.LifoQueue[Worker]) -> Document:
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
                return worker.read(self._source, self._limits)
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


class Crew:
    """Some reading processes, started when there is work and kept for the next.

    Args:
        size: how many read at the same time.
    """

    def __init__(self, size: int) -> None:
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="lezen")
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()

    def read(self, source: Source, limits: Limits) -> Task:
        """Begin to read a file.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.

        Returns:
            The task; its future gives the document or raises `InputError`.
        """
        task = Task(source, limits)
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

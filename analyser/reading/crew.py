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
from typing import BinaryIO, NamedTuple, cast

from analyser.errors import InputError
from analyser.model import Document, Segmented
from analyser.reading.file_types import FileType
from analyser.reading.limits import Limits
from analyser.reading.readers import Source
from analyser.reading.wire import WHOLE, Reply, Request, Share, receive, send

READER = "analyser.reading.worker"
"""The program of a process that reads documents and does no more."""

_MOST_WORKERS = 4
_DOCUMENTS_PER_WORKER = 100  # native libraries leak a little; a fresh process does not
_CODE = Path(__file__).parents[2]


class WorkerGoneError(Exception):
    """A reading process ended in the middle of a document."""


class Read(NamedTuple):
    """A document and what it was cut into, by a process that does that too."""

    document: Document
    segmented: Segmented | None


class Worker:
    """One reading process; `is_fresh` until it has been given a document.

    Args:
        program: the module that it runs.
    """

    def __init__(self, program: str) -> None:
        self.is_fresh = True
        self._cuts = program != READER
        self._left = _DOCUMENTS_PER_WORKER
        # What a converter or recogniser leaves behind when it is stopped goes with the process.
        self._folder = tempfile.mkdtemp(prefix="dooi-")
        # -P keeps a file in the current folder from standing in for a module. In a session of
        # its own a process is not interrupted by the keyboard; the program ends it.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", program, self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_CODE)},
            start_new_session=True,
        )

    def read(self, request: Request) -> Reply:
        """Read a file or a share of the pages of a PDF, or join such shares.

        Args:
            request: what is asked.

        Returns:
            The document, or the share when one was asked for.

        Raises:
            InputError: the file cannot be read, or reading it takes too long.
            WorkerGoneError: the process ended.
        """
        self.is_fresh = False
        self._left -= 1
        too_late = threading.Event()
        clock = threading.Timer(request.limits.read_seconds, self._stop, (too_late,))
        clock.daemon = True
        clock.start()
        try:
            reply = self._ask(request)
        finally:
            clock.cancel()
        if reply is None:
            if too_late.is_set():
                raise _too_late(request)
            raise WorkerGoneError
        if reply.code:
            raise InputError(reply.code, reply.message)
        if not self._is_answer(request, reply):
            self.kill()
            raise WorkerGoneError
        return reply

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

    def _is_answer(self, request: Request, reply: Reply) -> bool:
        """Whether a reply is what was asked of this program."""
        if request.share != WHOLE:
            return reply.document is None and bool(reply.part)
        has_clauses = reply.segmented is not None
        return reply.document is not None and not reply.part and has_clauses == self._cuts

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
        parts: the shares that are to be joined, which have begun before.
    """

    def __init__(
        self, source: Source, limits: Limits, share: Share, parts: Sequence[Task] = ()
    ) -> None:
        self._source = source
        self._limits = limits
        self._share = share
        self._parts = parts
        self._worker: Worker | None = None
        self._is_dropped = False
        self.future: Future[Reply]

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._is_dropped = True
        self.future.cancel()
        worker = self._worker
        if worker is not None:
            worker.kill()

    def run(self, hands: Hands) -> Reply:
        """Read the document with an idle process, or a new one.

        Args:
            hands: where processes come from.

        Raises:
            InputError: the file cannot be read, or reading it cost too much.
        """
        parts = [part.future.result().part for part in self._parts]
        request = Request.of(self._source, self._limits, self._share, parts)
        while True:
            try:
                worker = hands.take()
            except OSError:
                raise InputError(
                    "LEZEN_MISLUKT",
                    f"'{self._source.name}' is niet gelezen, want er kon geen nieuw proces worden "
                    "gestart.",
                ) from None
            was_fresh = worker.is_fresh
            self._worker = worker
            try:
                return worker.read(request)
            except WorkerGoneError:
                # A process that has read other documents may have died of those.
                if was_fresh or self._is_dropped:
                    raise _broke(self._source) from None
            finally:
                self._worker = None
                hands.give_back(worker)


class Pending:
    """A document that is being read, by one process or by several.

    Args:
        source: the file.
        tasks: what is done for it; the last gives the document.
    """

    def __init__(self, source: Source, tasks: Sequence[Task]) -> None:
        self._source = source
        self._tasks = tasks

    def result(self, document_id: str) -> Read:
        """Wait for the document.

        Args:
            document_id: id for the document.

        Raises:
            InputError: the file cannot be read, or reading it cost too much.
        """
        source, reply = self._source, self._tasks[-1].future.result()
        document = replace(
            cast("Document", reply.document),
            id=document_id,
            name=source.name,
            sha256=source.sha256,
        )
        segmented = None if reply.segmented is None else reply.segmented.of(document_id)
        return Read(document, segmented)

    def drop(self) -> None:
        """Stop reading it, if that still goes on, and wait until it has stopped."""
        for task in self._tasks:
            task.drop()
        wait(task.future for task in self._tasks)


class Hands:
    """The processes of a crew that have nothing to do.

    Args:
        program: the module that they run.
    """

    def __init__(self, program: str) -> None:
        self._program = program
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()

    def take(self) -> Worker:
        """A process that can read; a new one when none is idle.

        Raises:
            OSError: no process can be started.
        """
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return Worker(self._program)
            if worker.is_usable:
                return worker
            worker.end()

    def give_back(self, worker: Worker) -> None:
        """Keep a process for the next document, or end it when it cannot read another."""
        if worker.is_usable:
            self._idle.put(worker)
        else:
            worker.end()

    def end(self) -> None:
        """End them."""
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return


class Crew:
    """Some reading processes, started when there is work and kept for the next.

    Args:
        size: how many read at the same time.
        program: the module that they run.
    """

    def __init__(self, size: int, program: str = READER) -> None:
        self._size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="lezen")
        self._hands = Hands(program)

    def read(self, source: Source, limits: Limits) -> Pending:
        """Begin to read a file.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.
        """
        return Pending(source, [self._begin(Task(source, limits, WHOLE))])

    def read_together(self, source: Source, limits: Limits) -> Pending:
        """Begin to read a file with all hands, when it is of a kind that can be shared.

        Args:
            source: the file.
            limits: bounds on time, memory and inflating.
        """
        if source.kind is not FileType.PDF or self._size == 1:
            return self.read(source, limits)
        shares = [Share(part, self._size) for part in range(self._size)]
        parts = [self._begin(Task(source, limits, share)) for share in shares]
        # The threads take up tasks in this order, so that none waits for one behind it.
        return Pending(source, [*parts, self._begin(Task(source, limits, WHOLE, parts))])

    def _begin(self, task: Task) -> Task:
        task.future = self._threads.submit(task.run, self._hands)
        return task

    def close(self) -> None:
        """End the processes that have nothing to do."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._hands.end()


@lru_cache(maxsize=2)
def shared_crew(program: str = READER) -> Crew:
    """The crew of this process that runs a program."""
    crew = Crew(min(_MOST_WORKERS, os.cpu_count() or 1), program)
    atexit.register(crew.close)
    return crew


if hasattr(os, "register_at_fork"):  # a forked process may not talk through the same pipes
    os.register_at_fork(after_in_child=shared_crew.cache_clear)


def _kill_group(leader: int) -> None:
    if sys.platform == "win32":
        os.kill(leader, signal.SIGTERM)
    else:
        os.killpg(leader, signal.SIGKILL)


def _too_late(request: Request) -> InputError:
    return InputError(
        "DUURT_TE_LANG",
        f"Het lezen van '{request.name}' duurde langer dan {request.limits.read_seconds:g} "
        "seconden en is gestopt.",
    )


def _broke(source: Source) -> InputError:
    return InputError(
        "LEZEN_AFGEBROKEN",
        f"'{source.name}' kon niet veilig worden gelezen; het bestand is beschadigd of vraagt te "
        "veel van het programma.",
    )

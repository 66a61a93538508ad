"""A worker: takes one analysis after another from the queue and has it done by a process."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from analyser.reading import limits_from_environment
from api.analysing import Failed, Finished, Order, Progress
from api.analysing_process import AnalysingProcess, ProcessGoneError
from api.jobs import State
from api.logs import configure_logs
from api.settings import Settings, read_settings
from api.store import analyses, queue
from api.store.database import Database
from api.store.upload_folders import UploadFolders

_LOG = logging.getLogger("dooi.worker")
_IDLE_SECONDS = 0.2  # between two looks at an empty queue
_BEAT_SECONDS = 1.0  # between two signs of life
_TIDY_SECONDS = 10.0  # between two looks for analyses whose worker is silent
_DATABASE_PAUSE = 3.0
_GRACE_SECONDS = 8.0  # Docker kills ten seconds after it asks
_FORMS_SECONDS = 300.0  # for the forms of a report beyond those it cannot do without
_LOST = "deleted or taken over"

Result = TypeVar("Result")


class Worker:
    """Takes analyses from the queue until it is told to stop.

    Args:
        database: the store.
        folders: where uploads stand.
        settings: limits and how long reports are kept.
        name: a name no other worker has.
    """

    def __init__(
        self, database: Database, folders: UploadFolders, settings: Settings, name: str
    ) -> None:
        self._database = database
        self._folders = folders
        self._settings = settings
        self._name = name
        self._process: AnalysingProcess | None = None
        self._stop = threading.Event()
        self._stop_at = float("inf")

    def stop(self) -> None:
        """Finish what is nearly done, give back what is not, and end."""
        if not self._stop.is_set():
            self._stop_at = time.monotonic() + _GRACE_SECONDS
            self._stop.set()

    def run(self) -> None:
        """Work until `stop`."""
        tidied = float("-inf")
        self._ready()  # warm before the first analysis comes
        while not self._stop.is_set():
            try:
                if time.monotonic() - tidied > _TIDY_SECONDS:
                    tidied = time.monotonic()
                    self._tidy()
                held = self._claim()
                if held is not None:
                    self._analyse(held)
                    continue
            except OperationalError as error:
                _LOG.warning("database not reachable", extra={"error": type(error).__name__})
                self._stop.wait(_DATABASE_PAUSE)
            self._stop.wait(_IDLE_SECONDS)
        self._drop_process()

    def _claim(self) -> queue.Claim | None:
        with self._database.reading() as connection:
            if not analyses.waiting(connection):
                return None
        return self._write(lambda c: queue.claim(c, self._name, time.time()))

    def _analyse(self, held: queue.Claim) -> None:
        process = self._ready()
        began = time.monotonic()
        try:
            process.begin(self._order(held))
            outcome = self._attend(held, process, began + self._settings.job_seconds)
        except ProcessGoneError:
            outcome = "process ended"
            self._drop_process()
            self._take_back(self._name)
        except OperationalError:
            self._drop_process()  # the lease runs out and another takes it up
            raise
        seconds = round(time.monotonic() - began, 2)
        _LOG.info(outcome, extra={"analysis": held.id, "try": held.attempt, "seconds": seconds})

    def _attend(self, held: queue.Claim, process: AnalysingProcess, too_late: float) -> str:
        """Wait for the outcome and keep the lease; returns a word for the log."""
        latest = Progress("", 0, 0)
        made: Finished | None = None  # once there is a report, the analysis cannot fail
        beat, read = time.monotonic(), -1
        while True:
            try:
                message = process.next_message(_BEAT_SECONDS)
            except ProcessGoneError:
                if made is None:
                    raise
                return self._store(held, made)
            if isinstance(message, Finished):
                if message.is_all:
                    return self._store(held, message)
                if made is None:
                    too_late = min(too_late, time.monotonic() + _FORMS_SECONDS)
                made = message
                continue
            if isinstance(message, Failed):
                if message.where:
                    _LOG.error("defect", extra={"analysis": held.id, "where": message.where})
                return self._fail(held, message.code, message.message)
            latest = message or latest
            now = time.monotonic()
            if made is not None and now > min(too_late, self._stop_at):
                outcome = self._store(held, made)
                self._drop_process()
                return outcome
            if now > too_late:
                self._drop_process()
                minutes = round(self._settings.job_seconds / 60)
                return self._fail(
                    held,
                    "DUURT_TE_LANG",
                    f"De analyse duurde langer dan {max(1, minutes)} minuten en is gestopt.",
                )
            if now > self._stop_at:
                self._drop_process()
                self._write(lambda c: queue.give_back(c, held))
                return "given back"
            if now - beat >= _BEAT_SECONDS:
                beat = now
                read, before = (read if latest.read is None else latest.read), read
                if not self._beat(held, latest, read if read != before else None):
                    self._drop_process()
                    return _LOST

    def _beat(self, held: queue.Claim, latest: Progress, read: int | None) -> bool:
        def renew(connection: Connection) -> bool:
            is_held = queue.renew(
                connection, held, time.time(), latest.stage, latest.done, latest.total
            )
            if is_held and read is not None:
                states = {
                    n: State.DONE if n < read else State.RUNNING for n in range(len(held.names))
                }
                queue.tell_files(connection, held.id, states)
            return is_held

        return self._write(renew)

    def _store(self, held: queue.Claim, finished: Finished) -> str:
        for where in finished.defects:
            _LOG.error("defect", extra={"analysis": held.id, "where": where})
        paths = {name: Path(place) for name, place in finished.outputs.items()}
        bodies = {name: path.read_bytes() for name, path in paths.items()}
        for path in paths.values():
            path.unlink()

        def store(connection: Connection) -> bool:
            return queue.finish(
                connection, held, time.time(), self._settings.keep_seconds, bodies, finished.files
            )

        if not self._write(store):
            return _LOST
        self._folders.remove(held.id)
        return "done" if finished.is_all else "done, not in all forms"

    def _fail(self, held: queue.Claim, code: str, message: str) -> str:
        if not self._write(
            lambda c: queue.fail(c, held, time.time(), self._settings.keep_seconds, code, message)
        ):
            return _LOST
        self._folders.remove(held.id)
        return f"failed {code}"

    def _order(self, held: queue.Claim) -> Order:
        folder = self._folders.of_job(held.id)
        files = [str(folder / str(n) / name) for n, name in enumerate(held.names)]
        return Order(held.id, files, self._settings.max_upload)

    def _tidy(self) -> None:
        self._folders.work(self._name)
        self._take_back(None)

    def _take_back(self, worker: str | None) -> None:
        for job_id in self._write(
            lambda c: queue.take_back(c, time.time(), self._settings.keep_seconds, worker)
        ):
            self._folders.remove(job_id)

    def _ready(self) -> AnalysingProcess:
        if self._process is None or not self._process.is_usable:
            self._drop_process()
            self._process = AnalysingProcess(self._folders.work(self._name))
        return self._process

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
        self._folders.remove_work(self._name)

    def _write(self, work: Callable[[Connection], Result]) -> Result:
        with self._database.writing() as connection:
            return work(connection)


def new_name() -> str:
    """A name for a worker that no other has."""
    return f"{socket.gethostname()[:30]}-{secrets.token_hex(6)}"


def run_worker(settings: Settings | None = None, name: str | None = None) -> None:
    """Run a worker until it gets SIGTERM or SIGINT.

    Args:
        settings: None to read them from the environment.
        name: a name no other worker has; None to make one.
    """
    configure_logs()
    used = settings or read_settings()
    limits_from_environment(os.environ)  # a wrong one is told now, and not at every analysis
    database = Database(used.database_url)
    database.upgrade()
    worker = Worker(database, UploadFolders(used.folder), used, name or new_name())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    if name is not None:
        _stop_with_parent(worker)
    try:
        worker.run()
    except Exception as error:  # noqa: BLE001 - told without its words, then started afresh
        _LOG.error("worker broke", exc_info=error)
        sys.exit(1)
    finally:
        database.close()


def _stop_with_parent(worker: Worker) -> None:
    """Stop when the service that started this worker is gone."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_BEAT_SECONDS)
        worker.stop()

    threading.Thread(target=look, daemon=True).start()


if __name__ == "__main__":
    run_worker(name=sys.argv[1])

"""The workers that the service starts beside itself on one machine, and keeps alive."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import OperationalError

from api.settings import Settings
from api.store import queue
from api.store.database import Database
from api.store.upload_folders import UploadFolders
from api.worker import new_name

_LOG = logging.getLogger("dooi.crew")
_CODE = Path(__file__).parents[1]
_LOOK_SECONDS = 0.5
_PAUSE_SECONDS = 5.0  # before a worker that ended at once is started again
_GRACE_SECONDS = 12.0


@dataclass(slots=True)
class _Hand:
    name: str
    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)


class Crew:
    """Worker processes; one that dies is replaced and what it held goes back in the queue.

    Args:
        settings: how many, and what they need to know.
        database: the store.
        folders: where workers write.
    """

    def __init__(self, settings: Settings, database: Database, folders: UploadFolders) -> None:
        self._settings = settings
        self._database = database
        self._folders = folders
        self._stop = threading.Event()
        self._hands = [self._start() for _ in range(settings.workers)]
        self._watch = threading.Thread(target=self._keep_alive, name="crew", daemon=True)
        if self._hands:
            self._watch.start()

    def close(self) -> None:
        """End the workers; they finish what is nearly done and give back the rest."""
        self._stop.set()
        if self._hands:
            self._watch.join()
        for hand in self._hands:
            hand.process.terminate()
        until = time.monotonic() + _GRACE_SECONDS
        for hand in self._hands:
            try:
                hand.process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                hand.process.kill()
                hand.process.wait()
                self._take_back(hand)

    def _start(self) -> _Hand:
        name = new_name()
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "api.worker", name],
            stdin=subprocess.DEVNULL,
            env={**os.environ, **self._settings.as_environment(), "PYTHONPATH": str(_CODE)},
            # In a session of its own, so that Ctrl-C does not reach it twice.
            start_new_session=True,
        )
        return _Hand(name, process)

    def _keep_alive(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            for place, hand in enumerate(self._hands):
                if hand.process.poll() is None:
                    continue
                _LOG.warning("worker ended", extra={"status": hand.process.returncode})
                self._take_back(hand)
                if time.monotonic() - hand.began < _PAUSE_SECONDS:
                    self._stop.wait(_PAUSE_SECONDS)
                if not self._stop.is_set():
                    self._hands[place] = self._start()

    def _take_back(self, hand: _Hand) -> None:
        """At once, where the lease would only run out after a while."""
        try:
            with self._database.writing() as connection:
                given_up = queue.take_back(
                    connection, time.time(), self._settings.keep_seconds, hand.name
                )
        except OperationalError:
            return  # then the lease decides
        for job_id in given_up:
            self._folders.remove(job_id)
        self._folders.remove_work(hand.name)

"""A worker's hold on the process that analyses."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from api.analysing import Message, Order

_CODE = Path(__file__).parents[1]
_ORDERS_PER_PROCESS = 50  # native libraries leak a little; a fresh process does not
_GRACE_SECONDS = 5.0


class ProcessGoneError(Exception):
    """The process ended in the middle of an analysis."""


class AnalysingProcess:
    """A process that analyses, and the folder in which it writes.

    Args:
        folder: a folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._left = _ORDERS_PER_PROCESS
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        # In a session of its own, so that Ctrl-C reaches the worker alone, which decides.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "api.analysing", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_CODE), "OMP_NUM_THREADS": "1"},
            start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_usable(self) -> bool:
        """Whether it can take another order."""
        return self._left > 0 and self._process.poll() is None

    def begin(self, order: Order) -> None:
        """Give it a dossier.

        Raises:
            ProcessGoneError: it has ended.
        """
        self._left -= 1
        pipe = cast("BinaryIO", self._process.stdin)
        try:
            pipe.write(msgspec.json.encode(order) + b"\n")
            pipe.flush()
        except OSError:
            raise ProcessGoneError from None

    def next_message(self, seconds: float) -> Message | None:
        """What it says next, or None when it says nothing for so long.

        Raises:
            ProcessGoneError: it has ended.
        """
        try:
            message = self._messages.get(timeout=seconds)
        except queue.Empty:
            return None
        if message is None:
            raise ProcessGoneError
        return message

    def end(self) -> None:
        """Stop it: kindly, so that it ends what it started, and then for certain."""
        self._process.terminate()
        try:
            self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(OSError):
            cast("BinaryIO", self._process.stdin).close()

    def _listen(self) -> None:
        pipe = cast("BinaryIO", self._process.stdout)
        with pipe:
            for line in pipe:
                try:
                    self._messages.put(msgspec.json.decode(line, type=Message))
                except msgspec.DecodeError:
                    break  # it was ended in the middle of a line
        self._messages.put(None)

"""Copies of this process, each of which works out one share of the work and ends.

A copy has everything that was loaded, at the cost of some milliseconds, where a new process
would have to load it again. It sends bytes back and nothing else leaves it. Where a copy
cannot be made, is stopped or says nothing, the caller does its share: a copy makes the work
faster and is never needed.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import parent_process

_MOST = 4
_CHUNK = 1 << 20


def hands() -> int:
    """How many processes may work on one dossier, this one among them.

    One where the system has no safe `fork`, and in a process of a pool: there all hands are
    busy with dossiers of their own.
    """
    if sys.platform != "linux" or parent_process() is not None:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


class Tasks:
    """Numbers of tasks, each handed out once, to this process or to one of its copies.

    They lie in a pipe: whoever is free takes the next one, without a lock that a process could
    die with.

    Args:
        count: how many there are, at most `MOST`.

    Raises:
        OSError: no pipe can be made.
    """

    MOST = 256

    def __init__(self, count: int) -> None:
        self._queue, entrance = os.pipe()
        os.write(entrance, bytes(range(count)))
        os.close(entrance)

    def __iter__(self) -> Iterator[int]:
        while task := os.read(self._queue, 1):
            yield task[0]

    def close(self) -> None:
        """Hand out no more here; to be called once."""
        os.close(self._queue)


class Copy:
    """A copy of this process that is at work.

    Args:
        work: what it works out. It may read all there is, but what it changes is gone with it;
            it may not wait for another thread, since a copy has none.

    Raises:
        OSError: no process or pipe can be made.
    """

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._answer, answer = os.pipe()
        try:
            with warnings.catch_warnings():
                # Newer Pythons warn of a fork beside threads; those here read files, and
                # nothing of theirs is used in the copy.
                warnings.simplefilter("ignore", DeprecationWarning)
                self._process = os.fork()
        except OSError:
            os.close(self._answer)
            os.close(answer)
            raise
        if self._process == 0:
            _work_and_end(work, answer)
        os.close(answer)
        self._has_ended = False

    def result(self, patience: float) -> bytes | None:
        """Wait for what it worked out.

        Args:
            patience: seconds to wait at most.

        Returns:
            The bytes, or None when it failed or was too late.
        """
        until = time.monotonic() + patience
        parts: list[bytes] = []
        while True:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._answer], [], [], max(0.0, left))
            if not ready:
                self.stop()
                return None
            part = os.read(self._answer, _CHUNK)
            if not part:
                break
            parts.append(part)
        return b"".join(parts) if self._end() == 0 else None

    def stop(self) -> None:
        """End it, whatever it is doing."""
        if not self._has_ended:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._end()

    def _end(self) -> int:
        """Clear it away; gives its exit status."""
        self._has_ended = True
        os.close(self._answer)
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status)


def _work_and_end(work: Callable[[], bytes], answer: int) -> None:
    """What the copy does; it never returns, so that nothing of the program runs twice."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the program's own would clear up
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program stops it
        with os.fdopen(answer, "wb") as pipe:
            pipe.write(work())
        status = 0
    except BaseException:  # noqa: BLE001, S110 - the status says enough; the caller does the work
        pass
    finally:
        os._exit(status)

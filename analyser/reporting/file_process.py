"""Work on files in a process of its own, that may be ended at any time.

Marking a file means parsing it, and it is as hostile as it was when it was read. The process
gets the same limits; what it says is decoded into bytes and a sentence, and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from analyser.errors import DooiError, InputError
from analyser.reading import Limits

if sys.platform != "win32":  # Windows has no such limits; there the clock alone guards
    import resource

_CODE = Path(__file__).parents[2]


class Job(Protocol):
    """Something to do within limits; frozen plain data."""

    @property
    def limits(self) -> Limits:
        """Bounds on time and memory."""


Given = TypeVar("Given", bound=Job)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The file that was made, or the code and sentence of what is wrong."""

    content: bytes = b""
    code: str = ""
    message: str = ""


def ask(module: str, job: Job, too_much: InputError) -> bytes:
    """Have a module do a job in a process of its own.

    Args:
        module: a module that ends with a call of `attend`.
        job: what to do.
        too_much: what to say when the process ended or ran over its limits.

    Returns:
        The file that was made.

    Raises:
        InputError: the job cannot or may not be done, or takes too much.
    """
    with tempfile.TemporaryDirectory(prefix="dooi-", ignore_cleanup_errors=True) as folder:
        try:
            # -P keeps a file in the current folder from standing in for a module.
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", module],
                input=msgspec.msgpack.encode(job),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(_CODE), "TMPDIR": folder},
                timeout=job.limits.read_seconds,
                check=True,
                start_new_session=True,
            )
            answer = msgspec.msgpack.decode(done.stdout, type=_Answer)
        except (OSError, subprocess.SubprocessError, msgspec.DecodeError):
            raise too_much from None
    if answer.code:
        raise InputError(answer.code, answer.message)
    return answer.content


def attend(kind: type[Given], work: Callable[[Given], bytes]) -> None:
    """Do the job on standard input and answer on standard output.

    Args:
        kind: the type of the job.
        work: makes the file; what is wrong with the job it raises as a `DooiError`.
    """
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=kind)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)  # what a library prints must not get in between
    os.dup2(nowhere, sys.stdout.fileno())
    _limit(job.limits)
    try:
        answer = _Answer(work(job))
    except DooiError as error:
        answer = _Answer(code=error.code, message=error.message)
    answers.write(msgspec.msgpack.encode(answer))
    answers.close()


def _limit(limits: Limits) -> None:
    if sys.platform != "win32":
        wanted = {
            resource.RLIMIT_AS: limits.read_memory,
            resource.RLIMIT_CPU: int(time.process_time()) + 1 + limits.read_cpu_seconds,
            resource.RLIMIT_CORE: 0,  # no copy of a draft is left behind
        }
        for kind, most in wanted.items():
            _, hard = resource.getrlimit(kind)
            is_bounded = hard != resource.RLIM_INFINITY
            resource.setrlimit(kind, (min(most, hard) if is_bounded else most, hard))

"""Marks Word files in a process of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from analyser.errors import InputError
from analyser.reading import Limits
from analyser.reporting.file_process import ask, attend
from analyser.reporting.word.marking import marked
from analyser.reporting.word.marks import Marking


@dataclass(frozen=True, slots=True)
class Job:
    """A file to mark; `path` in the bytes of the file system."""

    limits: Limits
    path: bytes
    marking: Marking


def mark_file(path: Path, marking: Marking, limits: Limits) -> bytes:
    """Mark a file in a process of its own; the file itself stays as it is.

    Args:
        path: the file.
        marking: what to mark in it.
        limits: bounds on time and memory, as for reading it.

    Raises:
        InputError: the file cannot or may not be marked, or that takes too much.
    """
    too_much = InputError(
        "OPMERKINGEN_MISLUKT",
        f"In '{marking.name}' zelf staan geen opmerkingen, want dat vroeg te veel van het "
        "programma.",
    )
    return ask(__name__, Job(limits, os.fsencode(path), marking), too_much)


def _work(job: Job) -> bytes:
    return marked(Path(os.fsdecode(job.path)), job.marking, job.limits)


if __name__ == "__main__":
    attend(Job, _work)

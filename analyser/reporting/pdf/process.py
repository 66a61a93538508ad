"""Marks PDF files and typesets reports in a process of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from analyser.errors import InputError
from analyser.reading import Limits
from analyser.reporting.file_process import ask, attend
from analyser.reporting.pdf.marks import Marking


@dataclass(frozen=True, slots=True)
class Job:
    """A file to mark, or else a report to typeset; `path` in the bytes of the file system."""

    limits: Limits
    path: bytes = b""
    marking: Marking | None = None
    report: str = ""


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
        "PDF_ONGEWOON",
        f"In '{marking.name}' zelf is niets gemarkeerd, want dat vroeg te veel van het programma.",
    )
    return ask(__name__, Job(limits, os.fsencode(path), marking), too_much)


def typeset_report(report: str, limits: Limits) -> bytes:
    """Typeset a report in a process of its own.

    The file is ours and not hostile, but a long one takes memory: half a gigabyte for a thousand
    findings. So it may use what a converter may use.

    Args:
        report: what to typeset, as JSON.
        limits: bounds on time and memory.

    Raises:
        InputError: ``RAPPORT_TE_GROOT``, it takes too much.
    """
    limits = replace(limits, read_memory=max(limits.read_memory, limits.convert_memory))
    too_much = InputError(
        "RAPPORT_TE_GROOT",
        "Het rapport is te groot om er een PDF van te maken; kies een andere vorm.",
    )
    return ask(__name__, Job(limits, report=report), too_much)


def _work(job: Job) -> bytes:
    # Only this process needs the libraries for it, and one of the two at a time.
    if job.marking is not None:
        from analyser.reporting.pdf.annotating import marked

        return marked(Path(os.fsdecode(job.path)).read_bytes(), job.marking)
    from analyser.reporting.pdf.typesetting import typeset

    return typeset(job.report)


if __name__ == "__main__":
    attend(Job, _work)

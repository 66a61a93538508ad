"""The process that analyses: dossiers in, rendered reports out, one after another.

It is started by `api.worker`, which may kill it at any time. It gets requests on standard
input and answers on standard output, as JSON lines; reports are files in its own folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace as changed

from analyser.errors import DooiError
from analyser.model import Notice, Report
from analyser.pipeline import Stage, analyse, load_engine
from analyser.reading import Limits, limits_from_environment
from api.jobs import FileState, State
from api.kept_forms import MOST_FORMS, basic_forms, forms_with_comments

_NICENESS = 10  # the service itself goes first
_TOLD_EVERY = 0.2  # seconds between two messages on progress
_LOOK_SECONDS = 1.0
_GRACE_SECONDS = 5.0
_DUPLICATE = "DUBBEL"
_STAGE_FORMS = "Rapporten met opmerkingen maken"


class Order(msgspec.Struct, frozen=True):
    """A dossier to analyse: its id in the report, its files and their largest size in bytes."""

    id: str
    files: list[str]
    max_file_bytes: int


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How far it is; `read` is how many of the given files were read, when that is known."""

    stage: str
    done: int
    total: int
    read: int | None = None


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The rendered reports, as paths by format, and how each file fared.

    It is told again with every report that is added; `is_all` when none is to come. From the
    first time on the analysis succeeds, whatever becomes of the reports after it. `defects`
    are places in code where making one of these went wrong, for the log.
    """

    outputs: dict[str, str]
    files: list[FileState]
    is_all: bool
    defects: list[str] = []


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Why there is no report; `where` is for the log and holds places in code only."""

    code: str
    message: str
    where: str = ""


Message = Progress | Finished | Failed


def main(folder: str) -> None:
    """Answer requests until the other side closes the pipe.

    Args:
        folder: a folder for everything that is written.
    """
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    os.nice(_NICENESS)
    answers = _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker decides
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, args=(os.getppid(), folder), daemon=True).start()
    with suppress(DooiError):  # when it cannot be loaded, every order says why
        load_engine()  # before it is needed
    for line in sys.stdin.buffer:
        _tell(answers, _answer(msgspec.json.decode(line, type=Order), Path(folder), answers))


def _answer(order: Order, folder: Path, answers: BinaryIO) -> Message:
    paths = [Path(name) for name in order.files]
    last = 0.0

    def progress(stage: Stage, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done and done < total and now - last < _TOLD_EVERY:
            return
        last = now
        read = done if stage is Stage.READING and total == len(paths) else None
        _tell(answers, Progress(stage.value, done, total, read))

    try:
        limits = replace(limits_from_environment(os.environ), max_file_bytes=order.max_file_bytes)
        report = analyse(paths, limits=limits, progress=progress)
        outputs = _write(order.id, basic_forms(order.id, report), folder)
        first = Finished(outputs, _file_states(paths, report), is_all=False)
    except DooiError as error:
        return Failed(error.code, _storable(error.message))
    except MemoryError:
        return Failed("TE_GROOT", "Deze stukken vragen te veel geheugen om te analyseren.")
    except Exception as error:  # noqa: BLE001 - one odd dossier may not stop the queue
        sentence = "Er ging iets mis bij het analyseren van deze stukken."
        return Failed("INTERN", sentence, _where(error))
    _tell(answers, first)
    return _with_more_forms(order, report, limits, first, folder, answers)


def _with_more_forms(
    order: Order, report: Report, limits: Limits, first: Finished, folder: Path, answers: BinaryIO
) -> Finished:
    """Add the reports that need the files; one that cannot be made is left out."""
    finished = first
    _tell(answers, Progress(_STAGE_FORMS, 0, MOST_FORMS))
    try:
        paths = [Path(name) for name in order.files]
        for done, made in enumerate(forms_with_comments(report, paths, limits), start=1):
            written = {} if made.body is None else _write(order.id, {made.name: made.body}, folder)
            defects = [] if made.error is None else [f"{made.name} {_where(made.error)}"]
            finished = changed(
                finished,
                outputs=finished.outputs | written,
                defects=finished.defects + defects,
            )
            _tell(answers, finished)
            _tell(answers, Progress(_STAGE_FORMS, done, MOST_FORMS))
    except Exception as error:  # noqa: BLE001 - the analysis itself is done
        finished = changed(finished, defects=[*finished.defects, _where(error)])
    return changed(finished, is_all=True)


def _write(job_id: str, bodies: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    places = {}
    for name, body in bodies.items():
        path = folder / f"{job_id}.{name}"
        path.write_bytes(body)
        places[name] = str(path)
    return places


def _file_states(paths: list[Path], report: Report) -> list[FileState]:
    """Each given file with the notice on it, if there is one; a ZIP counts as read."""
    states = []
    for path in paths:
        about = [note for note in report.skipped if _names(note, path.name)]
        bad = any(note.code != _DUPLICATE for note in about)
        states.append(
            FileState(
                path.name,
                State.FAILED if bad else State.DONE,
                _storable(about[0].message) if about else None,
            )
        )
    return states


def _names(note: Notice, name: str) -> bool:
    """Whether a notice is about this file: the first name in its sentence is that of the file."""
    return note.message.partition("'")[2].startswith(f"{name}'")


def _storable(text: str) -> str:
    """Text that every store takes; a name in a ZIP may hold half a character or a zero."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _where(error: Exception) -> str:
    """Kind and places of an error, without its words: there may be document text in them."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} {places}"


def _tell(answers: BinaryIO, message: Message) -> None:
    answers.write(msgspec.json.encode(message) + b"\n")
    answers.flush()


def _own_output() -> BinaryIO:
    """The pipe for answers; what a library prints must not get between them, nor in a log."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    return answers


def _end(*_: object) -> None:
    sys.exit(0)  # as an exception, so that the reading processes are ended too


def _end_with_parent(parent: int, folder: str) -> None:
    """End when the worker is gone: nobody would take the report."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE_SECONDS)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1])

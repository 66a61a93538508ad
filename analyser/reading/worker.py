"""A process that reads documents, one after another, under limits of its own.

It is started by `crew`, gets requests on standard input and answers on standard output. Its
folder for temporary files is its own, and goes when it ends.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from analyser.errors import DooiError
from analyser.model import Document, Segmented
from analyser.reading.limits import Limits
from analyser.reading.pdf_pages import PdfPart
from analyser.reading.pdf_parts import join_parts
from analyser.reading.readers import read_source
from analyser.reading.wire import WHOLE, Reply, Request, receive, send

if sys.platform != "win32":  # Windows has no such limits; there the clock alone guards
    import resource


Cut = Callable[[Document], Segmented]


def main(folder: str, cut: Cut | None = None) -> None:
    """Answer requests until the other side closes the pipe.

    Args:
        folder: an empty folder for temporary files, removed at the end.
        cut: what cuts a document into clauses, or None when documents are only read.
    """
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    answers = _own_output()
    try:
        while (request := receive(sys.stdin.buffer, Request)) is not None:
            _limit(request.limits)
            send(answers, _answer(request, cut))
    finally:  # also when the program that started us is gone
        shutil.rmtree(folder, ignore_errors=True)


def _own_output() -> BinaryIO:
    """The pipe for answers; what a library prints must not get between them."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    return answers


def _limit(limits: Limits) -> None:
    """Set what the next document may use.

    The hard limit of memory stays higher, for a converter that is started from here and gets
    limits of its own.
    """
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        highest = max(limits.read_memory, limits.convert_memory)
        if hard != resource.RLIM_INFINITY:
            highest = min(highest, hard)
        resource.setrlimit(resource.RLIMIT_AS, (min(limits.read_memory, highest), highest))
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        seconds = int(time.process_time()) + 1 + limits.read_cpu_seconds
        if hard != resource.RLIM_INFINITY:
            seconds = min(seconds, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no copy of a draft is left behind


def _answer(request: Request, cut: Cut | None) -> Reply:
    name = request.name
    try:
        if request.share != WHOLE:
            return Reply(part=msgspec.msgpack.encode(_part(request)))
        document = _joined(request) if request.parts else _read(request)
        return Reply(document, None if cut is None else cut(document))
    except DooiError as error:
        return Reply(code=error.code, message=error.message)
    except MemoryError:
        return Reply(code="TE_GROOT", message=f"Het lezen van '{name}' kost te veel geheugen.")
    except FileNotFoundError:
        return Reply(code="BESTAAT_NIET", message=f"'{name}' bestaat niet.")
    except PermissionError:
        return Reply(code="GEEN_TOEGANG", message=f"Er is geen toestemming om '{name}' te lezen.")
    except Exception:  # noqa: BLE001 - one odd file may never cost the dossier
        message = f"'{name}' kon door een fout in het programma niet worden gelezen."
        return Reply(code="LEZEN_MISLUKT", message=message)


def _read(request: Request) -> Document:
    return read_source(request.source, request.limits)


def _joined(request: Request) -> Document:
    parts = [msgspec.msgpack.decode(part, type=PdfPart) for part in request.parts]
    return join_parts(parts, document_id="", name=request.name, sha256=request.sha256)


def _part(request: Request) -> PdfPart:
    from analyser.reading.pdf import read_part

    share = request.share
    return read_part(request.source.path, request.name, share.part, share.of)


if __name__ == "__main__":
    main(sys.argv[1])

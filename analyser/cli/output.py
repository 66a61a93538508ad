"""Where results go: the screen or a file, whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from analyser.errors import InputError
from analyser.pipeline import Progress as Tell
from analyser.pipeline import Stage

# Why a place cannot be written, as far as the system says something that a user can mend.
_REASONS: Mapping[int | None, str] = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.ENOENT: "de map bestaat niet",
    errno.ENOTDIR: "de map bestaat niet",
    errno.EISDIR: "dat is een map",
    errno.EACCES: "u hebt daar geen schrijfrecht",
    errno.EPERM: "u hebt daar geen schrijfrecht",
    errno.EROFS: "daar mag alleen worden gelezen",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def write_text(text: str, output: Path | None) -> None:
    """Write a result to a file, or to the screen when `output` is None.

    Raises:
        InputError: the place cannot be written.
    """
    if output is None:
        with _to_screen():
            click.echo(text, nl=not text.endswith("\n"))
    else:
        _write_file(text.encode("utf-8"), output)


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write a result to a file, or to standard output when `output` is None.

    Raises:
        InputError: the place cannot be written.
    """
    if output is None:
        with _to_screen():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    else:
        _write_file(content, output)


def check_place(output: Path) -> None:
    """Check that a file can be made in a place, without making it.

    Raises:
        InputError: it cannot.
    """
    try:
        place = output.resolve()
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        target = place if place.exists() and not place.is_file() else place.parent
        target.stat()
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except (OSError, RuntimeError) as error:
        raise _not_written(output, error) from None


@contextmanager
def _to_screen() -> Iterator[None]:
    """What is written inside goes to standard output; a reader that left is the caller's affair."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # The rest of the buffer would fail once more, with a traceback, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = _REASONS.get(error.errno)
        raise InputError(
            "NIET_TE_SCHRIJVEN",
            "De uitvoer kan niet worden geschreven" + (f": {reason}." if reason else "."),
        ) from None


def _not_written(output: Path, error: OSError | RuntimeError) -> InputError:
    reason = _REASONS.get(error.errno) if isinstance(error, OSError) else None
    return InputError(
        "NIET_TE_SCHRIJVEN",
        f"In '{output}' kan niet worden geschreven" + (f": {reason}." if reason else "."),
    )


def _write_file(content: bytes, output: Path) -> None:
    """Write beside the place first and then move there, so that the file is never half."""
    try:
        place = output.resolve()
        if place.exists() and not place.is_file():
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
            place.write_bytes(content)  # a device or pipe is written to, not replaced
            return
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".dooi-") as folder:
            temporary = Path(folder) / place.name
            temporary.write_bytes(content)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(place)
    except (OSError, RuntimeError) as error:
        raise _not_written(output, error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def make_progress() -> Progress:
    """A progress bar on stderr that leaves no trace and is silent when nobody watches."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


@contextmanager
def stage_progress() -> Iterator[Tell]:
    """A progress bar that follows the stages of one analysis."""
    with make_progress() as progress:
        tasks: dict[Stage, int] = {}

        def tell(stage: Stage, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage.value, total=total)
            progress.update(progress.task_ids[tasks[stage]], completed=done, total=total)

        yield tell

"""Where results go: the screen or a file, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from analyser.errors import InputError
from analyser.pipeline import Progress as Tell
from analyser.pipeline import Stage


def write_text(text: str, output: Path | None) -> None:
    """Write a result to a file, or to the screen when `output` is None.

    Raises:
        InputError: the place cannot be written.
    """
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        _write_file(text.encode("utf-8"), output)


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write a result to a file, or to standard output when `output` is None.

    Raises:
        InputError: the place cannot be written.
    """
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write_file(content, output)


def _write_file(content: bytes, output: Path) -> None:
    """Write beside the place first and then move there, so that the file is never half."""
    try:
        place = output.resolve()
        if place.exists() and not place.is_file():
            if place.is_dir():
                raise IsADirectoryError(place)
            place.write_bytes(content)  # a device or pipe is written to, not replaced
            return
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".dooi-") as folder:
            temporary = Path(folder) / place.name
            temporary.write_bytes(content)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(place)
    except (OSError, RuntimeError):
        raise InputError(
            "NIET_TE_SCHRIJVEN", f"In '{output}' kan niet worden geschreven."
        ) from None


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

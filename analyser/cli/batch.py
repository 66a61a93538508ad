"""`dooi batch`: an archive of dossiers."""

from __future__ import annotations

import os
from pathlib import Path

import click

from analyser.archive import run_batch
from analyser.cli.ending import clear_up_when_ended
from analyser.cli.output import make_progress
from analyser.reading import limits_from_environment
from analyser.reporting.words import count_of

_PATH = click.Path(path_type=Path)


@click.command("batch")
@click.argument("folder", type=_PATH, metavar="MAP")
@click.option("--output", "-o", type=_PATH, required=True, help="Map voor de uitkomsten.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Aantal processen dat tegelijk werkt.",
)
def batch_command(folder: Path, output: Path, workers: int) -> None:
    """Analyseer een archief: elk bestand, elke map en elke ZIP in MAP is een dossier."""
    limits = limits_from_environment(os.environ)
    clear_up_when_ended()  # ends the worker processes too
    with make_progress() as bar:
        task = bar.add_task("Dossiers analyseren", total=None)
        outcome = run_batch(
            folder,
            output,
            workers,
            lambda done, total: bar.update(task, completed=done, total=total),
            limits,
        )
    done = count_of(outcome.done, "dossier", "dossiers")
    click.echo(f"{done} geanalyseerd, {outcome.failed} niet gelukt; zie {output}.")

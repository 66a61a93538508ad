"""`dooi analyse`: one dossier to a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from analyser.advice import Perspective
from analyser.cli.ending import clear_up_when_ended
from analyser.cli.output import check_place, stage_progress, write_bytes, write_text
from analyser.cli.usage import SaidUsageError
from analyser.errors import InputError
from analyser.pipeline import analyse
from analyser.reading import RevisionView, limits_from_environment
from analyser.reporting.formats import Form, render

_PATH = click.Path(path_type=Path)


@click.command("analyse")
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PAD...")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Vorm van het rapport. Bij één Word-bestand of PDF geven docx en pdf dat bestand zelf, "
    "met de bevindingen als opmerkingen.",
)
@click.option("--output", "-o", type=_PATH, help="Bestand voor het rapport; anders het scherm.")
@click.option(
    "--perspective",
    type=click.Choice([p.value for p in Perspective]),
    default=Perspective.BUYER.value,
    show_default=True,
    help="Voor wie het rapport is: opdrachtgever (buyer) of inschrijver (supplier).",
)
@click.option(
    "--revisions",
    type=click.Choice([view.value for view in RevisionView]),
    default=RevisionView.ACCEPTED.value,
    show_default=True,
    help="Bijgehouden wijzigingen in Word: alles geaccepteerd (accepted) of de tekst van "
    "daarvoor (original).",
)
def analyse_command(
    paths: tuple[Path, ...], form: str, output: Path | None, perspective: str, revisions: str
) -> None:
    """Analyseer bestanden, een map of een ZIP als één dossier."""
    chosen = Form(form)
    if output is None and chosen.is_binary and sys.stdout.isatty():
        raise SaidUsageError(
            f"Een bestand van de soort {chosen} past niet op het scherm; noem met --output het "
            "bestand waarin het moet komen."
        )
    if output is not None:
        check_place(output)  # before the work, which may take minutes
        _check_is_no_input(output, paths)
    clear_up_when_ended()
    limits = limits_from_environment(os.environ)
    with stage_progress() as tell:
        report = analyse(list(paths), limits=limits, view=RevisionView(revisions), progress=tell)
    content = render(chosen, report, Perspective(perspective), paths, limits)
    if chosen.is_binary:
        write_bytes(content, output)
    else:
        write_text(content.decode("utf-8"), output)


def _check_is_no_input(output: Path, paths: Sequence[Path]) -> None:
    """The report may not take the place of what it is about, nor be read with it next time."""
    for path in paths:
        if path.is_dir() and output.resolve().is_relative_to(path.resolve()):
            raise InputError(
                "ZELFDE_BESTAND",
                f"'{output}' ligt in de map met de stukken en zou de volgende keer als stuk worden "
                "gelezen; kies een plek buiten die map.",
            )
        if path.is_file() and output.is_file() and path.samefile(output):
            raise InputError(
                "ZELFDE_BESTAND",
                f"'{output}' hoort bij de stukken zelf; kies een ander bestand voor het rapport.",
            )

"""`dooi analyse`: one dossier to a report."""

from __future__ import annotations

import os
from pathlib import Path

import click

from analyser.advice import Perspective
from analyser.cli.output import stage_progress, write_text
from analyser.pipeline import analyse
from analyser.reading import RevisionView, limits_from_environment
from analyser.reporting.html import render_html
from analyser.reporting.jsonable import render_json
from analyser.reporting.text import render_text

_PATH = click.Path(path_type=Path)


@click.command("analyse")
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PAD...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Vorm van het rapport.",
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
    limits = limits_from_environment(os.environ)
    with stage_progress() as tell:
        report = analyse(list(paths), limits=limits, view=RevisionView(revisions), progress=tell)
    view = Perspective(perspective)
    if form == "json":
        text = render_json(report)
    elif form == "html":
        text = render_html(report, view)
    else:
        text = render_text(report, view)
    write_text(text, output)

"""`dooi compare`: what a new draft gains and loses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from analyser.cli.ending import clear_up_when_ended
from analyser.cli.output import stage_progress, write_text
from analyser.model import Report
from analyser.pipeline import analyse
from analyser.reading import Limits, limits_from_environment
from analyser.reporting.comparing.comparison import compare
from analyser.reporting.comparing.text import comparison_as_dict, render_comparison

_PATH = click.Path(path_type=Path)


@click.command("compare")
@click.argument("old", type=_PATH, metavar="OUD")
@click.argument("new", type=_PATH, metavar="NIEUW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Vorm van de vergelijking.",
)
def compare_command(old: Path, new: Path, form: str) -> None:
    """Vergelijk twee versies (elk een bestand, map of ZIP): wat wint en verliest de nieuwe?"""
    clear_up_when_ended()
    limits = limits_from_environment(os.environ)
    comparison = compare(_analysed(old, limits), _analysed(new, limits))
    if form == "json":
        text = json.dumps(comparison_as_dict(comparison), ensure_ascii=False, indent=2) + "\n"
    else:
        text = render_comparison(comparison)
    write_text(text, None)


def _analysed(path: Path, limits: Limits) -> Report:
    with stage_progress() as tell:
        return analyse([path], limits=limits, progress=tell)

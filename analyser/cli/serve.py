"""`dooi serve`: the web service on this machine, with its workers."""

from __future__ import annotations

import click

from analyser.cli.service import service_module
from analyser.language.pipeline import check_setting


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Poort."
)
def serve_command(host: str, port: int) -> None:
    """Start de webdienst; standaard alleen bereikbaar vanaf deze computer."""
    check_setting()  # now, and not at the first upload
    service_module("serving").serve(host, port)

"""`dooi serve`: the web service on this machine."""

from __future__ import annotations

import click
import uvicorn

from analyser.language.pipeline import check_setting


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Poort."
)
def serve_command(host: str, port: int) -> None:
    """Start de webdienst; standaard alleen bereikbaar vanaf deze computer."""
    check_setting()  # now, and not at the first upload
    # A string, because the library does not import the service (see docs/architecture.md).
    uvicorn.run("api.app:create_app", factory=True, host=host, port=port, server_header=False)

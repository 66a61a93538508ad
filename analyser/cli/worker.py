"""`dooi worker`: analyses what the web service put in the queue."""

from __future__ import annotations

import click

from analyser.cli.service import service_module
from analyser.language.pipeline import check_setting


@click.command("worker")
def worker_command() -> None:
    """Analyseer wat bij de webdienst in de wachtrij staat, tot u het stopt."""
    check_setting()  # now, and not at the first analysis
    service_module("worker").run_worker()

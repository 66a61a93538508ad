"""`dooi db`: looks after the database of the web service."""

from __future__ import annotations

import click

from analyser.cli.service import service_module


@click.group("db")
def db_group() -> None:
    """Beheer de database van de webdienst."""


@db_group.command("upgrade")
def upgrade_command() -> None:
    """Breng de tabellen bij; de webdienst en de werkers doen dit ook zelf."""
    service_module("administration").upgrade()
    click.echo("De database is bijgewerkt.")

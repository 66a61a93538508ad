"""`dooi key`: the keys that give access to the web service."""

from __future__ import annotations

import click

from analyser.cli.service import service_module

_SCOPES = ("read", "write", "admin")


@click.group("key")
def key_group() -> None:
    """Beheer de sleutels van de webdienst."""


@key_group.command("create")
@click.argument("owner", metavar="NAAM")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(_SCOPES),
    default=("read", "write"),
    show_default="read en write",
    help="Wat de sleutel mag; vaker te gebruiken.",
)
def create_command(owner: str, scopes: tuple[str, ...]) -> None:
    """Maak een sleutel voor NAAM en toon hem één keer.

    Sleutels met dezelfde naam zien dezelfde analyses.
    """
    click.echo(service_module("administration").create_key(owner, scopes))
    click.echo("Bewaar deze sleutel nu: hij wordt niet nog eens getoond.", err=True)


@key_group.command("list")
def list_command() -> None:
    """Toon alle sleutels, zonder hun geheim."""
    for key in service_module("administration").list_keys():
        state = "ingetrokken" if key.revoked else "geldig"
        scopes = ",".join(sorted(key.scopes))
        click.echo(f"{key.id}  {key.created:%Y-%m-%d}  {state:11}  {scopes:16}  {key.owner}")


@key_group.command("revoke")
@click.argument("key_id", metavar="NUMMER")
def revoke_command(key_id: str) -> None:
    """Trek een sleutel in; NUMMER staat in de lijst."""
    service_module("administration").revoke_key(key_id)
    click.echo("De sleutel is ingetrokken.")

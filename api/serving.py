"""Runs the service: one process for the API and its workers beside it."""

from __future__ import annotations

import ipaddress
import os
import socket

import uvicorn

from analyser.errors import DooiError
from analyser.reading import limits_from_environment
from api.app import create_app
from api.logs import configure_logs
from api.settings import LOOPBACK_NAMES, Access, Settings, read_settings
from api.store import keys
from api.store.database import Database
from api.store.upload_folders import UploadFolders

_GRACE_SECONDS = 5  # for answers that are still going out


def serve(host: str, port: int) -> None:
    """Run the service until it gets SIGTERM or SIGINT.

    Args:
        host: address to listen on.
        port: port to listen on.

    Raises:
        DooiError: a setting is wrong, the database cannot be reached, the address cannot be
            used (``ADRES``), or it would be open to all (``GEEN_SLEUTELS``).
    """
    settings = read_settings()
    limits_from_environment(os.environ)  # a wrong one is told now, and not by the workers
    configure_logs()
    check_access(settings, host)
    UploadFolders(settings.folder)  # refuses now what would fail at the first upload
    _check_free(host, port)
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        server_header=False,
        log_config=None,
        access_log=False,  # there is one of our own, which has no addresses and ids in it
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def check_access(settings: Settings, host: str) -> None:
    """Check that nobody comes in who should not.

    Args:
        settings: who may come in.
        host: address to listen on.

    Raises:
        DooiError: without keys the service would be open to others (``GEEN_SLEUTELS``), or
            the database cannot be reached.
    """
    if settings.access is Access.LOCAL and not _is_loopback(host):
        raise DooiError(
            "GEEN_SLEUTELS",
            "Zonder sleutels luistert de dienst alleen op deze computer; zet DOOI_ACCESS op "
            "'sleutels' en maak een sleutel met 'dooi key create NAAM'.",
        )
    database = Database(settings.database_url)
    try:
        database.upgrade()
        with database.reading() as connection:
            has_keys = keys.are_there(connection)
    finally:
        database.close()
    if settings.access is Access.KEYS and not has_keys:
        raise DooiError(
            "GEEN_SLEUTELS", "Er is nog geen sleutel; maak er een met 'dooi key create NAAM'."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def _check_free(host: str, port: int) -> None:
    """One sentence now instead of workers that start for nothing."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError:
        raise DooiError(
            "ADRES", f"Op {host}, poort {port}, kan niet worden geluisterd; kies een andere poort."
        ) from None

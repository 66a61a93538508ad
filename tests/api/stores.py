"""The two kinds of store, and applications on them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import URL

from api.app import create_app
from api.settings import Settings
from tests.api import postgres

STORES = ("sqlite", "postgresql")

CONTRACT = """# Overeenkomst

## Artikel 1 Boete

1.1 Bij te late oplevering verbeurt Opdrachtnemer een boete van € 2.000,- per dag, zonder maximum.

1.2 Opdrachtnemer is voor alle schade onbeperkt aansprakelijk.
"""


def new_url(store: str, request: pytest.FixtureRequest, folder: Path) -> URL:
    """The address of an empty database of a kind."""
    if store == "sqlite":
        return URL.create("sqlite", database=str(folder / "dooi.sqlite3"))
    return postgres.new_database(
        request.getfixturevalue("postgres_server"), f"t{secrets.token_hex(6)}"
    )


def settings_for(url: URL, folder: Path, **values: Any) -> Settings:
    """Settings of an application on this store."""
    address = url.render_as_string(hide_password=False)
    return Settings(folder=folder, database=address, **values)


@contextmanager
def running(settings: Settings) -> Iterator[TestClient]:
    """An application with its workers, and a client on this computer."""
    with TestClient(
        create_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


def upload(client: TestClient, name: str, content: bytes | str, **query: str) -> Response:
    """Upload one file."""
    data = content.encode() if isinstance(content, str) else content
    return client.post("/v1/analyses", params=query, files=[("files", (name, data))])

"""Both stores, applications on them, and a dossier to upload."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.store.database import Database
from tests.api import postgres
from tests.api.stores import STORES, new_url


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (scripts/system-packages.sh)")
    with postgres.server(programs) as folder:
        yield folder


@pytest.fixture(params=STORES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store of each kind."""
    opened = Database(new_url(request.param, request, tmp_path))
    opened.upgrade()
    yield opened
    opened.close()

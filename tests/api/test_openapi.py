"""schemathesis asks everything that the description allows, and much that it does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from schemathesis.specs.openapi.checks import missing_required_header, positive_data_acceptance

from api.app import create_app
from api.settings import Access, Settings
from api.store import keys
from api.store.database import Database
from api.store.keys import Scope
from tests.api.service_process import ServiceProcess

EXAMPLES = 30
# We add the key to every request ourselves, and bytes made up by chance are no tender document.
NOT_ASKED = [missing_required_header, positive_data_acceptance]


SCHEMA = schemathesis.openapi.from_dict(create_app(Settings(Path("unused"))).openapi())


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a service with a worker, and the header that lets one in."""
    folder = tmp_path_factory.mktemp("openapi")
    many = 10**6
    settings = Settings(
        folder,
        access=Access.KEYS,
        workers=1,
        rate=many,
        max_queue=many,
        max_queue_per_owner=many,
        job_seconds=20,
    )
    database = Database(settings.database_url)
    database.upgrade()
    with database.writing() as connection:
        key = keys.create(connection, "proef", frozenset(Scope), time.time())
    database.close()
    started = ServiceProcess(settings, folder / "log")
    yield started.address, {"Authorization": f"Bearer {key}"}
    started.close()


@SCHEMA.parametrize()
@hypothesis_settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_described(
    case: schemathesis.Case, service: tuple[str, dict[str, str]]
) -> None:
    address, headers = service
    case.call_and_validate(base_url=address, headers=headers, timeout=60, excluded_checks=NOT_ASKED)


def test_the_description_names_the_limits_and_gives_examples(tmp_path: Path) -> None:
    paths = create_app(Settings(tmp_path)).openapi()["paths"]
    upload = paths["/v1/analyses"]["post"]
    assert {"200", "202", "400", "413", "422", "429", "503"} <= set(upload["responses"])
    assert "Retry-After" in upload["responses"]["429"]["headers"]
    assert "example" in str(upload["responses"]["202"])
    for name in ("html", "json", "docx", "pdf", "xlsx", "sarif"):
        assert f"/v1/analyses/{{job_id}}/report.{name}" in paths
    for path, operations in paths.items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation.get("description"), path

"""Who comes in, from where, how often, and what every answer carries."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from analyser.errors import DooiError
from api.app import create_app
from api.rates import RateLimit
from api.serving import check_access
from api.settings import Access, Settings
from api.store import keys
from api.store.database import Database
from api.store.keys import Scope
from api.uploads import safe_name
from tests.api.stores import CONTRACT, upload

LOCAL = "http://127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only asked about, never listened on
ALL = frozenset(Scope)


def make_key(database: Database, owner: str, *scopes: Scope) -> str:
    with database.writing() as connection:
        return keys.create(connection, owner, frozenset(scopes), time.time())


@pytest.fixture
def local(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(tmp_path, workers=0)), base_url=LOCAL) as client:
        yield client


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[TestClient, Database]]:
    settings = Settings(tmp_path, workers=0, access=Access.KEYS, rate=30)
    with TestClient(create_app(settings), base_url="http://dooi.example") as client:
        database = Database(settings.database_url)
        yield client, database
        database.close()


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_without_a_valid_key_nobody_comes_in(guarded: tuple[TestClient, Database]) -> None:
    client, database = guarded
    key = make_key(database, "a", Scope.READ)
    refused = client.get("/v1/analyses")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    for wrong in ("", "x", key[:-1] + ("A" if key[-1] != "A" else "B"), key.replace("dooi_", "")):
        assert client.get("/v1/analyses", headers=bearer(wrong)).status_code == 401
    assert client.get("/v1/analyses", headers=bearer(key)).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_a_revoked_key_is_worthless(guarded: tuple[TestClient, Database]) -> None:
    client, database = guarded
    key = make_key(database, "a", Scope.READ)
    with database.writing() as connection:
        [listed] = keys.listed(connection)
        assert keys.revoke(connection, listed.id)
        assert not keys.revoke(connection, listed.id)
    assert client.get("/v1/analyses", headers=bearer(key)).status_code == 401


def test_a_key_does_what_its_scopes_say(guarded: tuple[TestClient, Database]) -> None:
    client, database = guarded
    read = bearer(make_key(database, "a", Scope.READ))
    write = bearer(make_key(database, "a", Scope.WRITE))
    admin = bearer(make_key(database, "a", Scope.ADMIN))
    files = [("files", ("a.md", CONTRACT.encode()))]
    assert client.post("/v1/analyses", files=files, headers=read).status_code == 403
    assert client.post("/v1/analyses", files=files, headers=write).status_code == 202
    assert client.get("/v1/analyses", headers=write).status_code == 403
    assert client.get("/metrics", headers=read).status_code == 403
    assert client.get("/metrics", headers=admin).status_code == 200


def test_owners_do_not_see_each_other(guarded: tuple[TestClient, Database]) -> None:
    client, database = guarded
    one, other = (bearer(make_key(database, name, *ALL)) for name in ("a", "b"))
    second = bearer(make_key(database, "a", *ALL))
    files = [("files", ("a.md", CONTRACT.encode()))]
    job_id = client.post("/v1/analyses", files=files, headers=one).json()["id"]
    for method, path in (
        ("GET", ""),
        ("GET", "/status"),
        ("GET", "/events"),
        ("GET", "/report.json"),
        ("GET", "/decisions"),
        ("DELETE", ""),
    ):
        answer = client.request(method, f"/v1/analyses/{job_id}{path}", headers=other)
        assert answer.status_code == 404, (method, path)
    assert client.get("/v1/analyses", headers=other).json() == []
    assert client.get(f"/v1/analyses/{job_id}/status", headers=second).status_code == 200


def test_the_store_has_no_key(guarded: tuple[TestClient, Database], tmp_path: Path) -> None:
    _, database = guarded
    secret = make_key(database, "a", *ALL).rsplit("_", 1)[1]
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("dooi.sqlite3*"))
    assert secret.encode() not in stored


def test_too_many_requests_have_to_wait(guarded: tuple[TestClient, Database]) -> None:
    client, database = guarded
    headers = bearer(make_key(database, "a", *ALL))
    answers = [client.get("/v1/analyses", headers=headers) for _ in range(40)]
    late = [answer for answer in answers if answer.status_code == 429]
    assert late
    assert int(late[0].headers["retry-after"]) >= 1
    other = bearer(make_key(database, "b", *ALL))
    assert client.get("/v1/analyses", headers=other).status_code == 200


def test_guessing_keys_is_slowed_down(guarded: tuple[TestClient, Database]) -> None:
    client, _ = guarded
    guess = bearer("dooi_" + "0" * 12 + "_" + "A" * 43)
    statuses = {client.get("/v1/analyses", headers=guess).status_code for _ in range(40)}
    assert statuses == {401, 429}


def test_a_full_queue_says_when_to_come_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path, workers=0, max_queue=2, max_queue_per_owner=1)
    with TestClient(create_app(settings), base_url=LOCAL) as client:
        assert upload(client, "a.md", CONTRACT).status_code == 202
        own = upload(client, "b.md", CONTRACT)
        assert own.status_code == 429
        assert int(own.headers["retry-after"]) > 0
        database = Database(settings.database_url)
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE analyses SET owner = 'ander'")
        database.close()
        assert upload(client, "b.md", CONTRACT).status_code == 202
        everybody = upload(client, "c.md", CONTRACT)
        assert everybody.status_code == 503
        assert int(everybody.headers["retry-after"]) > 0
    assert len(list((tmp_path / "uploads").iterdir())) == 2
    assert list((tmp_path / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    "host", ["aanvaller.example", "127.0.0.1.aanvaller.example", "192.168.1.2"]
)
def test_in_local_mode_another_name_is_refused(local: TestClient, host: str) -> None:
    assert local.get("/v1/analyses", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_in_local_mode_names_of_this_computer_will_do(local: TestClient, host: str) -> None:
    assert local.get("/v1/analyses", headers={"host": host}).status_code == 200


def test_in_local_mode_another_computer_is_refused(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, workers=0))
    with TestClient(app, base_url=LOCAL, client=("192.0.2.7", 5000)) as client:
        assert client.get("/v1/analyses").status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 404),
        ({"sec-fetch-site": "same-origin"}, 404),
        ({"sec-fetch-site": "none"}, 404),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1"}, 404),
        ({"origin": "http://127.0.0.1:9000"}, 403),
        ({"origin": "https://aanvaller.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_another_site_cannot_change_anything(
    local: TestClient, headers: dict[str, str], status: int
) -> None:
    address = "/v1/analyses/" + "0" * 32
    assert local.delete(address, headers=headers).status_code == status
    assert local.get(address, headers=headers).status_code == 404


@pytest.mark.parametrize("path", ["/healthz", "/v1/indicators", "/v1/bestaat-niet", "/"])
def test_every_answer_has_the_security_headers(local: TestClient, path: str) -> None:
    headers = local.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    refused = local.get(path, headers={"host": "aanvaller.example"})
    assert "content-security-policy" in refused.headers or path == "/healthz"


def test_no_words_of_an_error_reach_the_client(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, workers=0))

    @app.get("/kapot")
    async def broken() -> None:
        raise RuntimeError("geheime bepaling")

    with TestClient(app, base_url=LOCAL, raise_server_exceptions=False) as client:
        answer = client.get("/kapot")
    assert answer.status_code == 500
    assert answer.json()["code"] == "INTERN"
    assert "geheime" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_without_keys_the_service_listens_on_this_computer_only(tmp_path: Path) -> None:
    local = Settings(tmp_path)
    for host in ("127.0.0.1", "::1", "localhost"):
        check_access(local, host)
    for host in (EVERYWHERE, "::", "192.168.1.2", "dooi.example"):
        with pytest.raises(DooiError) as error:
            check_access(local, host)
        assert error.value.code == "GEEN_SLEUTELS"
    with_keys = Settings(tmp_path, access=Access.KEYS)
    with pytest.raises(DooiError, match="dooi key create"):
        check_access(with_keys, EVERYWHERE)
    database = Database(with_keys.database_url)
    make_key(database, "a", Scope.READ)
    database.close()
    check_access(with_keys, EVERYWHERE)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.md", "passwd.md"),
        ("C:\\map\\stuk.docx", "stuk.docx"),
        ("..", "bestand-1"),
        ("", "bestand-1"),
        (None, "bestand-1"),
        ("a\x00b\u202e.pdf", "ab.pdf"),
        ("map/.verborgen", "verborgen"),
        ("naam<script>.html", "naamscript.html"),
    ],
)
def test_a_file_name_is_never_a_path(sent: str | None, kept: str) -> None:
    assert safe_name(sent, 0) == kept


@pytest.mark.parametrize("letter", ["a", "é", "漢", "😀"])
def test_a_long_name_fits_the_file_system(letter: str) -> None:
    for name in (letter * 300, letter * 300 + ".pdf", "a." + letter * 300):
        assert 0 < len(safe_name(name, 0).encode()) <= 200


def test_a_rate_fills_up_again() -> None:
    now = [0.0]
    rate = RateLimit(60, clock=lambda: now[0])
    assert [rate.take("a") for _ in range(61)] == [0] * 60 + [1]
    assert rate.take("b") == 0
    now[0] = 2.0
    assert [rate.take("a") for _ in range(3)] == [0, 0, 1]

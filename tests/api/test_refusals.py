"""Refusals: a page for a person, problem+json for a program, by what the request accepts."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.desk import Desk
from api.settings import Access, Settings

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PROGRAMS = [
    {"accept": "*/*"},
    {"accept": "application/json"},
    {"accept": "application/problem+json, text/html;q=0.5"},
    {"accept": ""},
]
HOME = "http://localhost"
PROBLEM = "application/problem+json"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(Settings(tmp_path, workers=0))
    with TestClient(app, HOME, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("address", ["/bestaat-niet", "/analyses/x/y/z", "/v1/bestaat-niet"])
def test_a_person_gets_a_page_for_an_unknown_address(client: TestClient, address: str) -> None:
    answer = client.get(address, headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Deze pagina is er niet</h1>" in answer.text
    assert 'href="/static/dooi.css"' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("headers", PROGRAMS)
def test_a_program_gets_a_problem(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/bestaat-niet", headers=headers)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["code"] == "NIET_GEVONDEN"


def test_a_wrong_method_names_the_right_ones_to_both(client: TestClient) -> None:
    for headers in (BROWSER, PROGRAMS[0]):
        answer = client.delete("/v1/analyses", headers=headers)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, POST"


def test_a_person_without_a_key_is_asked_for_it(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, workers=0, access=Access.KEYS))
    with TestClient(app, follow_redirects=False) as client:
        answer = client.get("/v1/analyses", headers=BROWSER)
        assert answer.headers["location"] == "/sleutel?naar=%2Fv1%2Fanalyses"
        assert client.get("/v1/analyses").status_code == 401


def test_a_defect_is_a_page_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(Desk, "jobs", broken)
    answer = client.get("/analyses", headers=BROWSER)
    assert answer.status_code == 500
    assert "Er ging iets mis in de dienst" in answer.text
    assert answer.text.startswith("<!doctype html>")
    assert "geheim" not in answer.text
    assert client.get("/v1/analyses").json()["code"] == "INTERN"


def test_a_file_that_is_not_there_gets_no_page(client: TestClient) -> None:
    answer = client.get("/static/bestaat-niet.css", headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == PROBLEM


def test_the_log_tells_files_from_what_is_unknown(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "dooi.access"):
        for address in ("/static/dooi.css", "/static/geheim.css", "/healthz", "/geheim"):
            client.get(address)
    routes = [record.route for record in caplog.records if record.name == "dooi.access"]
    assert routes == ["/static/{path}", "/static/{path}", "/healthz", "onbekend"]


def test_the_log_tells_them_apart_below_another_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(tmp_path, workers=0))
    with (
        TestClient(app, HOME, root_path="/dooi") as client,
        caplog.at_level(logging.INFO, "dooi.access"),
    ):
        assert client.get("/dooi/static/dooi.css").status_code == 200
        assert client.get("/dooi/healthz").status_code == 200
    routes = [record.route for record in caplog.records if record.name == "dooi.access"]
    assert routes == ["/static/{path}", "/healthz"]

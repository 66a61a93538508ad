from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from analyser.reporting.jsonable import report_schema
from api.app import create_app
from api.settings import Settings, read_settings

CONTRACT = """# Overeenkomst

## Artikel 1 Boete

1.1 Bij te late oplevering verbeurt Opdrachtnemer een boete van € 2.000,- per dag, zonder maximum.

1.2 Opdrachtnemer is voor alle schade onbeperkt aansprakelijk.
"""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(Settings(max_upload=200_000, workers=1, keep_results=3))
    with TestClient(app, raise_server_exceptions=False) as test_client:
        yield test_client


def upload(client: TestClient, name: str, content: bytes, **query: str):
    return client.post("/v1/analyses", params=query, files=[("files", (name, content))])


def test_waiting_for_an_analysis_gives_a_valid_report(client: TestClient) -> None:
    response = upload(client, "overeenkomst.md", CONTRACT.encode(), wait="true")
    assert response.status_code == 200
    report = response.json()
    Draft202012Validator(report_schema()).validate(report)
    assert report["id"]
    assert {f["indicator"] for f in report["findings"]} >= {"pen-per-day-uncapped"}
    assert report["documents"][0]["name"] == "overeenkomst.md"


def test_without_waiting_the_analysis_is_fetched_later_and_can_be_deleted(
    client: TestClient,
) -> None:
    response = upload(client, "overeenkomst.md", CONTRACT.encode())
    assert response.status_code == 202
    assert response.json()["state"] == "running"
    place = response.headers["location"]
    for _ in range(600):
        answer = client.get(place)
        if answer.status_code == 200:
            break
    assert answer.json()["clauses"]
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404


def test_bad_input_is_one_dutch_sentence_with_a_code(client: TestClient) -> None:
    response = upload(client, "leeg.pdf", b"", wait="true")
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["code"] == "LEEG_BESTAND"
    assert "Traceback" not in problem["detail"]
    assert problem["detail"].endswith(".")


def test_too_large_an_upload_is_refused(client: TestClient) -> None:
    response = upload(client, "groot.md", b"a" * 300_000, wait="true")
    assert response.status_code == 413
    assert response.json()["code"] == "TE_GROOT"


def test_a_request_without_files_is_explained(client: TestClient) -> None:
    response = client.post("/v1/analyses")
    assert response.status_code == 422
    assert "files" in response.json()["detail"]


def test_a_file_name_is_never_a_path(client: TestClient) -> None:
    response = upload(client, "../../etc/passwd.md", CONTRACT.encode(), wait="true")
    assert response.status_code == 200
    assert response.json()["documents"][0]["name"] == "passwd.md"


def test_indicators_are_listed_and_shown(client: TestClient) -> None:
    listed = client.get("/v1/indicators").json()
    assert len(listed) >= 50
    one = client.get(f"/v1/indicators/{listed[0]['id']}").json()
    assert one["examples"]
    assert client.get("/v1/indicators/bestaat-niet").json()["code"] == "ONBEKENDE_INDICATOR"


def test_no_uncertain_norm_is_shown(client: TestClient) -> None:
    for indicator in client.get("/v1/indicators").json():
        assert all(norm["certainty"] != "U" for norm in indicator["norms"])


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_unknown_addresses_are_problems_too(client: TestClient) -> None:
    assert client.get("/bestaat-niet").json()["code"] == "NIET_GEVONDEN"


def test_settings_come_from_the_environment() -> None:
    settings = read_settings({"DOOI_MAX_UPLOAD_MB": "5", "DOOI_WORKERS": "3"})
    assert settings.max_upload == 5_000_000
    assert settings.workers == 3


@pytest.mark.parametrize("value", ["0", "-1", "veel", "1.5"])
def test_wrong_settings_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="DOOI_WORKERS"):
        read_settings({"DOOI_WORKERS": value})

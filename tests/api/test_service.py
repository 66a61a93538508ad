"""The contract of the API, with a worker, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from analyser.reporting.jsonable import report_schema
from tests.api.stores import CONTRACT, STORES, new_url, running, settings_for, upload

DATA: dict[int, Path] = {}


@pytest.fixture(scope="module", params=STORES)
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("service")
    url = new_url(request.param, request, folder)
    with running(settings_for(url, folder, max_upload=1_000_000, workers=1)) as opened:
        DATA[id(opened)] = folder
        yield opened


def wait_until_final(client: TestClient, job_id: str) -> dict[str, object]:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        job: dict[str, object] = client.get(f"/v1/analyses/{job_id}/status").json()
        if job["state"] in {"klaar", "mislukt"}:
            return job
        time.sleep(0.1)
    raise AssertionError("the analysis did not end")


@pytest.fixture
def report(client: TestClient) -> dict:
    response = upload(client, "overeenkomst.md", CONTRACT, wait="true")
    assert response.status_code == 200
    return response.json()


def test_waiting_for_an_analysis_gives_a_valid_report(report: dict) -> None:
    Draft202012Validator(report_schema()).validate(report)
    assert next(iter(report)) == "id"
    assert {f["indicator"] for f in report["findings"]} >= {"pen-per-day-uncapped"}
    assert report["documents"][0]["name"] == "overeenkomst.md"


def test_the_same_file_again_is_the_same_analysis(client: TestClient, report: dict) -> None:
    again = upload(client, "overeenkomst.md", CONTRACT)
    assert again.status_code == 202
    assert again.json()["id"] == report["id"]
    assert again.json()["state"] == "klaar"
    other = upload(client, "overeenkomst.md", CONTRACT + "\n1.3 Iets anders.\n")
    assert other.json()["id"] != report["id"]


def test_without_waiting_the_analysis_is_fetched_later_and_can_be_deleted(
    client: TestClient,
) -> None:
    response = upload(client, "later.md", CONTRACT + "\n1.4 Later.\n")
    assert response.status_code == 202
    job = response.json()
    assert job["state"] in {"wacht", "bezig"}
    place = response.headers["location"]
    assert place == f"/v1/analyses/{job['id']}"
    done = wait_until_final(client, job["id"])
    assert done["files"] == [{"name": "later.md", "state": "klaar", "message": None}]
    assert client.get(place).json()["clauses"]
    assert job["id"] in {listed["id"] for listed in client.get("/v1/analyses").json()}
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404
    assert client.delete(place).status_code == 404
    assert job["id"] not in {listed["id"] for listed in client.get("/v1/analyses").json()}


def test_the_upload_is_gone_once_it_is_analysed(client: TestClient, report: dict) -> None:
    assert client.get(f"/v1/analyses/{report['id']}").status_code == 200
    folder = DATA[id(client)]
    for part in ("uploads", "incoming"):
        until = time.monotonic() + 10  # the worker removes it just after it tells
        while any((folder / part).iterdir()) and time.monotonic() < until:
            time.sleep(0.05)
        assert list((folder / part).iterdir()) == []


def test_several_files_are_one_dossier_and_each_has_its_state(client: TestClient) -> None:
    files = [
        ("files", ("a.md", CONTRACT.encode())),
        ("files", ("b.md", (CONTRACT + "\n1.5 Meer.\n").encode())),
        ("files", ("plaatje.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)),
        ("files", ("kapot.pdf", b"%PDF-1.4\nkapot")),
        ("files", ("kopie.md", CONTRACT.encode())),
    ]
    response = client.post("/v1/analyses", params={"wait": "true"}, files=files)
    assert response.status_code == 200
    assert [d["name"] for d in response.json()["documents"]] == ["a.md", "b.md"]
    job = client.get(f"/v1/analyses/{response.json()['id']}/status").json()
    states = {file["name"]: file["state"] for file in job["files"]}
    assert states == {
        "a.md": "klaar",
        "b.md": "klaar",
        "plaatje.png": "mislukt",
        "kapot.pdf": "mislukt",
        "kopie.md": "klaar",
    }
    messages = [file["message"] for file in job["files"]]
    assert messages[:2] == [None, None]
    assert all(name in said for name, said in zip(list(states)[2:], messages[2:], strict=True))


def test_events_follow_an_analysis_to_its_end(client: TestClient) -> None:
    job = upload(client, "volgen.md", CONTRACT + "\n1.6 Volgen.\n").json()
    with client.stream("GET", f"/v1/analyses/{job['id']}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        states = [
            json.loads(line.removeprefix("data: "))["state"]
            for line in stream.iter_lines()
            if line.startswith("data: ")
        ]
    assert states[-1] == "klaar"
    assert client.get("/v1/analyses/" + "0" * 32 + "/events").status_code == 404


def test_bad_input_is_one_dutch_sentence_with_a_code(client: TestClient) -> None:
    for _ in range(2):  # what failed is tried again, with the same outcome
        response = upload(client, "leeg.pdf", b"", wait="true")
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        problem = response.json()
        assert problem["code"] == "LEEG_BESTAND"
        assert problem["detail"].endswith(".")
    failed = next(job for job in client.get("/v1/analyses").json() if job["state"] == "mislukt")
    assert failed["error_code"] == "LEEG_BESTAND"
    assert client.get(f"/v1/analyses/{failed['id']}").json()["code"] == "LEEG_BESTAND"


def test_too_large_an_upload_is_refused(client: TestClient) -> None:
    response = upload(client, "groot.md", b"a" * 1_200_000, wait="true")
    assert response.status_code == 413
    assert response.json()["code"] == "TE_GROOT"

    def chunks() -> Iterator[bytes]:  # without a length beforehand
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\n'
        for _ in range(30):
            yield b"a" * 100_000
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = client.post("/v1/analyses", content=chunks(), headers=headers)
    assert response.status_code == 413
    assert list((DATA[id(client)] / "incoming").iterdir()) == []


def test_a_request_without_files_is_explained(client: TestClient) -> None:
    for response in (
        client.post("/v1/analyses"),
        client.post("/v1/analyses", files=[("anders", ("a.md", b"a"))]),
        client.post("/v1/analyses", data={"files": "geen bestand"}),
    ):
        assert response.status_code == 422
        assert "'files'" in response.json()["detail"]
    broken = {"content-type": "multipart/form-data; boundary=x"}
    response = client.post("/v1/analyses", content=b"kapot", headers=broken)
    assert response.status_code == 400
    assert response.json()["code"] == "VERZOEK"


def test_downloads_are_files_that_cannot_run(client: TestClient, report: dict) -> None:
    address = f"/v1/analyses/{report['id']}/report"
    for perspective in ("buyer", "supplier"):
        page = client.get(f"{address}.html", params={"perspective": perspective})
        assert page.status_code == 200
        assert "attachment" in page.headers["content-disposition"]
        assert page.headers["content-security-policy"].startswith("sandbox")
        assert "verbeurt Opdrachtnemer" in page.text
    assert client.get(f"{address}.json").json() == report
    assert client.get(f"{address}.odt").status_code == 404


def test_decisions_are_kept_exported_and_withdrawn(client: TestClient) -> None:
    report = upload(client, "besluit.md", CONTRACT + "\n1.7 Besluit.\n", wait="true").json()
    address = f"/v1/analyses/{report['id']}"
    finding = next(f for f in report["findings"] if f["indicator"] == "pen-per-day-uncapped")
    decide = f"{address}/decisions/{finding['id']}"
    assert client.put(decide, json={"verdict": "bewust", "reason": "x"}).status_code == 204
    wrong = {"verdict": "klopt-niet", "reason": " Er is wél een maximum. "}
    assert client.put(decide, json=wrong).status_code == 204
    [kept] = client.get(f"{address}/decisions").json()
    assert kept["verdict"] == "klopt-niet"
    assert kept["reason"] == "Er is wél een maximum."
    exported = client.get(f"{address}/report.json").json()
    assert exported["decisions"] == [kept]
    assert {k: v for k, v in exported.items() if k != "decisions"} == report
    [clause] = client.get(f"{address}/decisions.jsonl").text.splitlines()
    assert json.loads(clause)["rejected"] == ["pen-per-day-uncapped"]
    assert "pen-per-day-uncapped" not in json.loads(clause)["labels"]
    assert client.put(f"{address}/decisions/f9999", json=wrong).json()["code"] == (
        "ONBEKENDE_BEVINDING"
    )
    assert client.put(decide, json={"verdict": "misschien"}).status_code == 422
    assert client.delete(decide).status_code == 204
    assert client.get(f"{address}/decisions").json() == []


def test_health_readiness_and_metrics(client: TestClient, report: dict) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    assert client.get("/readyz").json()["status"] == "ok"
    figures = client.get("/metrics").text
    assert 'dooi_analyses_ended_total{state="klaar"}' in figures
    assert 'route="/v1/analyses"' in figures
    assert report["id"] not in figures


def test_unknown_addresses_are_problems_too(client: TestClient) -> None:
    for address in ("/v1/bestaat-niet", "/v1/analyses/geen-nummer"):
        answer = client.get(address)
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/v1/analyses/" + "0" * 32).json()["code"] == "ONBEKENDE_ANALYSE"


def test_indicators_are_listed_and_shown(client: TestClient) -> None:
    listed = client.get("/v1/indicators").json()
    assert len(listed) >= 50
    one = client.get(f"/v1/indicators/{listed[0]['id']}").json()
    assert one["examples"]
    assert client.get("/v1/indicators/bestaat-niet").json()["code"] == "ONBEKENDE_INDICATOR"
    for indicator in listed:
        assert all(norm["certainty"] != "U" for norm in indicator["norms"])

"""Workers and the API are killed in the middle; every accepted analysis ends exactly once."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.service_process import ServiceProcess
from tests.api.stores import CONTRACT, STORES, new_url, settings_for

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="finds processes by /proc"
)
DOCUMENTS = [CONTRACT + f"\n1.{n} Stuk nummer {n}.\n" for n in range(3, 9)]


@pytest.fixture(params=STORES)
def service(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServiceProcess]:
    url = new_url(request.param, request, tmp_path)
    started = ServiceProcess(settings_for(url, tmp_path, workers=1), tmp_path / "log")
    yield started
    started.close()


def upload_all(service: ServiceProcess) -> list[str]:
    answers = [
        service.client.post("/v1/analyses", files=[("files", (f"{n}.md", text.encode()))])
        for n, text in enumerate(DOCUMENTS)
    ]
    assert [answer.status_code for answer in answers] == [202] * len(DOCUMENTS)
    return [answer.json()["id"] for answer in answers]


def states(service: ServiceProcess) -> dict[str, str]:
    return {job["id"]: job["state"] for job in service.client.get("/v1/analyses").json()}


def wait_for(service: ServiceProcess, wanted: str, count: int) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if sum(state == wanted for state in states(service).values()) >= count:
            return
        time.sleep(0.02)
    raise AssertionError(f"never {count} times {wanted}: {states(service)}")


def figure(service: ServiceProcess, name: str) -> float:
    match = re.search(
        rf"^{re.escape(name)} (\S+)$", service.client.get("/metrics").text, re.MULTILINE
    )
    assert match is not None
    return float(match[1])


def assert_each_ended_once(service: ServiceProcess, ids: list[str]) -> None:
    wait_for(service, "klaar", len(ids))
    assert states(service) == dict.fromkeys(ids, "klaar")
    assert figure(service, 'dooi_analyses_ended_total{state="klaar"}') == len(ids)
    assert figure(service, 'dooi_analyses_ended_total{state="mislukt"}') == 0
    for job_id in ids:
        assert service.client.get(f"/v1/analyses/{job_id}").json()["id"] == job_id


def test_killed_workers_lose_nothing(service: ServiceProcess) -> None:
    ids = upload_all(service)
    for _ in range(2):
        wait_for(service, "bezig", 1)
        for worker in service.workers():
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.5)
    assert_each_ended_once(service, ids)
    assert figure(service, "dooi_analyses_resumed_total") >= 1


def test_a_killed_api_loses_nothing(service: ServiceProcess) -> None:
    ids = upload_all(service)
    wait_for(service, "bezig", 1)
    service.kill()
    service.start()
    assert_each_ended_once(service, ids)


def test_stopping_gives_back_what_is_not_done(service: ServiceProcess, tmp_path: Path) -> None:
    ids = upload_all(service)
    wait_for(service, "bezig", 1)
    workers = service.workers()
    assert service.stop() == -signal.SIGTERM  # uvicorn cleans up and then ends by the signal
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert all(line.startswith("{") for line in log.splitlines()), "only JSON lines"
    assert "verbeurt" not in log
    service.start()
    assert_each_ended_once(service, ids)


def test_deleting_what_is_being_analysed_stops_it(service: ServiceProcess, tmp_path: Path) -> None:
    ids = upload_all(service)
    wait_for(service, "bezig", 1)
    busy = next(job_id for job_id, state in states(service).items() if state == "bezig")
    assert service.client.delete(f"/v1/analyses/{busy}").status_code == 204
    assert not (tmp_path / "uploads" / busy).exists()
    assert_each_ended_once(service, [job_id for job_id in ids if job_id != busy])
    assert list((tmp_path / "uploads").iterdir()) == []

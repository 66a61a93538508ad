"""The service under load: many clients at once, then many analyses one after another.

    python benchmarks/service_load.py [--clients 20] [--pages 20] [--analyses 500]

Starts `dooi serve` with two workers in a folder of its own, on this computer only. Prints the
p50, p99 and slowest answer of /healthz while the clients' documents are analysed, whether
every analysis ended well, in which order, and how much memory the service and its workers used.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2

WORKERS = 2
WORDS_PER_PAGE = 400
SENTENCES = (
    "Opdrachtnemer verbeurt bij te late oplevering een boete van € {n} per dag, zonder maximum.",
    "Opdrachtnemer is aansprakelijk voor alle schade, tot een bedrag van € {n}.000.",
    "Inschrijver toont aan dat hij in de afgelopen drie jaar {n} vergelijkbare werken uitvoerde.",
    "Partijen overleggen binnen {n} werkdagen over een voorstel met hergebruikte materialen.",
    "De factuur wordt binnen {n} dagen na ontvangst betaald.",
    "Opdrachtgever kan de overeenkomst met een opzegtermijn van {n} dagen opzeggen.",
)


def document(number: int, pages: int) -> bytes:
    """A contract of so many pages, unlike all others."""
    chance = random.Random(number)
    lines = [f"# Overeenkomst {number}", ""]
    for article in range(1, pages + 1):
        lines += [f"## Artikel {article} Bepalingen", ""]
        words = clause = 0
        while words < WORDS_PER_PAGE:
            clause += 1
            sentence = chance.choice(SENTENCES).format(n=chance.randint(2, 900))
            words += len(sentence.split())
            lines += [f"{article}.{clause} {sentence}", ""]
    return "\n".join(lines).encode()


@contextmanager
def service(folder: Path) -> Iterator[tuple[str, int]]:
    """`dooi serve`; gives its address and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DOOI_DATA": str(folder / "data"), "DOOI_WORKERS": str(WORKERS)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "analyser", "serve", "--port", str(port)],
            env=environment,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/readyz").status_code == 200:
                break
        time.sleep(0.1)
    try:
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def family(pid: int) -> list[int]:
    """A process and all that came from it."""
    found = [pid]
    for parent in found:
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                found += [int(child) for child in path.read_text().split()]
    return found


def megabytes(pids: list[int]) -> float:
    """Memory in use, shared pages divided over who share them."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1000


class Probe(threading.Thread):
    """Asks /healthz again and again, and looks at the memory now and then."""

    def __init__(self, address: str, pid: int) -> None:
        super().__init__(daemon=True)
        self.address, self.pid = address, pid
        self.seconds: list[float] = []
        self.peak = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        """Ask until it is told to end."""
        looked = 0.0
        with httpx2.Client(base_url=self.address) as client:
            while not self.ended.wait(0.01):
                began = time.perf_counter()
                client.get("/healthz").raise_for_status()
                self.seconds.append(time.perf_counter() - began)
                if time.monotonic() - looked > 2:
                    looked = time.monotonic()
                    self.peak = max(self.peak, megabytes(family(self.pid)))

    def print(self) -> None:
        """What it saw."""
        self.ended.set()
        self.join()
        cuts = statistics.quantiles(self.seconds, n=100)
        print(
            f"  /healthz: {len(self.seconds)} answers, p50 {cuts[49] * 1000:.1f} ms, "
            f"p99 {cuts[98] * 1000:.1f} ms, slowest {max(self.seconds) * 1000:.1f} ms"
        )
        print(f"  memory of all processes together: {self.peak:.0f} MB at most")


def upload(address: str, name: str, body: bytes) -> str:
    """Upload a document; gives the id of its analysis."""
    answer = httpx2.post(f"{address}/v1/analyses", files=[("files", (name, body))], timeout=120)
    answer.raise_for_status()
    return str(answer.json()["id"])


def at_once(address: str, pid: int, clients: int, pages: int) -> None:
    """All clients upload at the same moment and wait for their report."""
    print(f"{clients} clients with {pages} pages each, at once:")
    bodies = [document(n, pages) for n in range(clients)]
    probe = Probe(address, pid)
    probe.start()
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        ids = list(pool.map(lambda n: upload(address, f"{n}.md", bodies[n]), range(clients)))
    print(f"  all accepted after {time.perf_counter() - began:.2f} s")
    while True:
        jobs = httpx2.get(f"{address}/v1/analyses", timeout=60).json()
        if all(job["state"] in {"klaar", "mislukt"} for job in jobs):
            break
        time.sleep(0.5)
    print(f"  all ended after {time.perf_counter() - began:.1f} s")
    states = {job["id"]: job["state"] for job in jobs}
    lost = [job_id for job_id in ids if states.get(job_id) != "klaar"]
    accepted = [job["id"] for job in sorted(jobs, key=lambda job: job["created"])]
    ended = [job["id"] for job in sorted(jobs, key=lambda job: job["finished"])]
    moved = max(abs(accepted.index(job_id) - ended.index(job_id)) for job_id in ids)
    print(f"  accepted {len(set(ids))}, ended well {len(ids) - len(lost)}, lost {len(lost)}")
    print(f"  order: ended at most {moved} places from the order of arrival")
    probe.print()


def one_by_one(address: str, pid: int, analyses: int) -> None:
    """Many short analyses; the memory must not grow with their number."""
    print(f"{analyses} analyses of one page:")
    probe = Probe(address, pid)
    probe.start()
    began = time.perf_counter()
    with (
        httpx2.Client(base_url=address, timeout=300) as client,
        ThreadPoolExecutor(WORKERS) as pool,
    ):

        def analyse(number: int) -> int:
            body = document(10_000 + number, 1)
            answer = client.post(
                "/v1/analyses", params={"wait": "true"}, files=[("files", ("a.md", body))]
            )
            return answer.status_code

        for part in range(0, analyses, 100):
            numbers = range(part, min(part + 100, analyses))
            statuses = list(pool.map(analyse, numbers))
            print(
                f"  {numbers[-1] + 1}: {statuses.count(200)} of {len(statuses)} well, "
                f"{time.perf_counter() - began:.0f} s, {megabytes(family(pid)):.0f} MB, "
                f"of which the API {megabytes([pid]):.0f} MB"
            )
    probe.print()


def main() -> None:
    """Run both and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--analyses", type=int, default=500)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, service(Path(folder)) as (address, pid):
        at_once(address, pid, wanted.clients, wanted.pages)
        one_by_one(address, pid, wanted.analyses)


if __name__ == "__main__":
    main()

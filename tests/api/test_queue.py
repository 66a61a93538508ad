"""The store and the queue, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.jobs import FileState, State
from api.store import analyses, queue
from api.store.database import Database
from api.store.tables import metadata

KEEP = 3600.0
ONE_FILE = [FileState("a.md", State.DONE)]


def put(database: Database, owner: str, key: str, now: float = 1000.0) -> str:
    with database.writing() as connection:
        analyses.lock_queue(connection)
        job_id = analyses.new_id()
        return analyses.accept(
            connection, job_id, owner, key, ["a.md"], now=now, keep_seconds=KEEP
        ).id


def take(database: Database, worker: str = "w", now: float | None = None) -> queue.Claim | None:
    with database.writing() as connection:
        return queue.claim(connection, worker, time.time() if now is None else now)


def finish(database: Database, held: queue.Claim, now: float = 2000.0) -> bool:
    with database.writing() as connection:
        return queue.finish(connection, held, now, KEEP, {"json": b"{}"}, ONE_FILE)


def state_of(database: Database, job_id: str, owner: str = "a") -> State:
    with database.reading() as connection:
        job = analyses.find(connection, job_id, owner)
    assert job is not None
    return job.state


def test_the_migrations_make_what_the_tables_say(database: Database) -> None:
    database.upgrade()  # a second time changes nothing
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_same_content_of_the_same_owner_is_the_same_analysis(database: Database) -> None:
    first = put(database, "a", "k1")
    assert put(database, "a", "k1") == first
    assert put(database, "b", "k1") != first
    assert put(database, "a", "k2") != first


def test_accepting_the_same_at_once_gives_one_analysis(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: put(database, "a", "k"), range(16)))
    assert len(ids) == 1


def test_what_failed_is_tried_again(database: Database) -> None:
    first = put(database, "a", "k")
    held = take(database)
    assert held is not None
    with database.writing() as connection:
        assert queue.fail(connection, held, 1.0, KEEP, "PDF_KAPOT", "Kapot.")
    second = put(database, "a", "k")
    assert second != first
    assert state_of(database, second) is State.WAITING


def test_owners_take_turns(database: Database) -> None:
    for n in range(4):
        put(database, "druk", f"k{n}", now=100.0 + n)
    put(database, "rustig", "k", now=200.0)
    owners = []
    while (held := take(database)) is not None:
        with database.reading() as connection:
            owners.append(
                "druk" if analyses.find(connection, held.id, "druk") is not None else "rustig"
            )
        assert finish(database, held)
    assert owners == ["druk", "rustig", "druk", "druk", "druk"]


def test_the_place_in_the_queue_follows_the_order(database: Database) -> None:
    ids = [put(database, "a", f"k{n}", now=100.0 + n) for n in range(3)]
    with database.reading() as connection:
        places = [analyses.find(connection, job_id, "a").place for job_id in ids]  # type: ignore[union-attr]
    assert places == [1, 2, 3]


def test_many_workers_take_each_analysis_once(database: Database) -> None:
    ids = {put(database, "a", f"k{n}") for n in range(40)}
    taken: list[str] = []
    lock = threading.Lock()

    def work(name: str) -> None:
        while (held := take(database, name)) is not None:
            assert finish(database, held)
            with lock:
                taken.append(held.id)

    with ThreadPoolExecutor(6) as pool:
        for outcome in [pool.submit(work, f"w{n}") for n in range(6)]:
            outcome.result()
    assert sorted(taken) == sorted(ids)


def test_a_lost_lease_is_taken_up_again_and_ends_once(database: Database) -> None:
    job_id = put(database, "a", "k")
    lost = take(database, "dood", now=1000.0)
    assert lost is not None
    assert take(database, "nieuw", now=1001.0) is None
    with database.writing() as connection:
        assert queue.take_back(connection, 1000.0 + queue.LEASE_SECONDS - 1, KEEP) == []
    assert take(database, "nieuw") is None
    with database.writing() as connection:
        queue.take_back(connection, 1000.0 + queue.LEASE_SECONDS + 1, KEEP)
    held = take(database, "nieuw", now=1040.0)
    assert held is not None
    assert held.id == job_id
    assert not finish(database, lost), "who lost the lease cannot write"
    assert finish(database, held)
    assert not finish(database, held), "an analysis ends once"
    with database.reading() as connection:
        figures = queue.figures(connection, 2000.0)
    assert figures["afgerond:klaar"] == 1
    assert figures["hervat"] == 1


def test_a_renewed_lease_is_kept(database: Database) -> None:
    put(database, "a", "k")
    held = take(database, "w", now=1000.0)
    assert held is not None
    with database.writing() as connection:
        assert queue.renew(connection, held, 1025.0, "Stukken lezen", 1, 2)
    with database.writing() as connection:
        queue.take_back(connection, 1040.0, KEEP)
    assert state_of(database, held.id) is State.RUNNING


def test_what_kills_its_worker_again_and_again_fails(database: Database) -> None:
    job_id = put(database, "a", "k")
    given_up: list[str] = []
    for n in range(queue.MOST_ATTEMPTS):
        assert take(database, f"w{n}") is not None
        with database.writing() as connection:
            given_up = queue.take_back(connection, 1000.0, KEEP, f"w{n}")
    assert given_up == [job_id]
    assert take(database) is None
    assert state_of(database, job_id) is State.FAILED


def test_giving_back_is_no_failed_attempt(database: Database) -> None:
    put(database, "a", "k")
    for n in range(queue.MOST_ATTEMPTS + 1):
        held = take(database, f"w{n}")
        assert held is not None
        with database.writing() as connection:
            queue.give_back(connection, held)
    held = take(database)
    assert held is not None
    assert held.attempt == 1


def test_a_deleted_analysis_cannot_be_finished(database: Database) -> None:
    job_id = put(database, "a", "k")
    held = take(database)
    assert held is not None
    with database.writing() as connection:
        assert not analyses.remove(connection, job_id, "b"), "of somebody else"
        assert analyses.remove(connection, job_id, "a")
    with database.writing() as connection:
        assert not queue.renew(connection, held, 1.0, "", 0, 0)
    assert not finish(database, held)
    with database.reading() as connection:
        assert analyses.output(connection, job_id, "json") is None


def test_results_go_when_their_time_is_over(database: Database) -> None:
    job_id = put(database, "a", "k")
    waiting = put(database, "a", "k2")
    held = take(database)
    assert held is not None
    assert finish(database, held, now=2000.0)
    with database.writing() as connection:
        assert analyses.remove_expired(connection, 2000.0 + KEEP - 1) == []
    with database.writing() as connection:
        assert analyses.remove_expired(connection, 2000.0 + KEEP) == [job_id]
    assert state_of(database, waiting) is State.WAITING


def test_asking_again_keeps_a_result_longer(database: Database) -> None:
    job_id = put(database, "a", "k")
    held = take(database)
    assert held is not None
    assert finish(database, held, now=2000.0)
    assert put(database, "a", "k", now=2500.0) == job_id
    with database.writing() as connection:
        assert analyses.remove_expired(connection, 2500.0 + KEEP - 1) == []

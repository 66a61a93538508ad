"""Clauses are divided among copies of the process, and nothing depends on it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.detection import sharing
from analyser.detection.copies import Copy
from analyser.model import Clause
from analyser.pipeline import Engine, find, loose_clause
from analyser.reading import read_dossier
from analyser.segmentation import segment

LONG = 60.0  # seconds; only a failing test waits for them


@pytest.fixture(scope="module")
def clauses(samples: Path) -> list[Clause]:
    dossier = read_dossier([samples / "bevroren.docx", samples / "ontdooid.docx"])
    return [clause for document in dossier.documents for clause in segment(document).clauses]


@pytest.fixture
def with_hands(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def set_hands(count: int) -> None:
        monkeypatch.setattr(sharing, "hands", lambda: count)
        monkeypatch.setattr(sharing, "_WORTH_A_COPY", 2_000)

    return set_hands


@pytest.mark.parametrize("count", [2, 3])
def test_several_hands_find_what_one_finds(
    engine: Engine, clauses: list[Clause], with_hands: Callable[[int], None], count: int
) -> None:
    with_hands(1)
    alone = find(clauses, engine)
    with_hands(count)
    told: list[tuple[int, int]] = []
    together = find(clauses, engine, progress=lambda _, done, total: told.append((done, total)))
    assert together == alone
    assert len({finding.document for finding in alone}) == 2
    assert told[-1] == (len(clauses), len(clauses))
    assert told == sorted(told)


def test_a_name_from_the_preamble_holds_in_every_share(
    engine: Engine, with_hands: Callable[[int], None]
) -> None:
    texts = [
        "De gemeente Oudewater, hierna: 'de Koper', en Bakker B.V., hierna: 'de Bouwer'.",
        *[f"Artikel {n} regelt wat onder deel {n} van het werk wordt verstaan." for n in range(80)],
        "De Bouwer vrijwaart de Koper tegen alle aanspraken van derden, uit welken hoofde ook.",
    ]
    clauses = [
        Clause(**{**fields(loose_clause(f"c{n}", text)), "document": "d1"})
        for n, text in enumerate(texts)
    ]
    with_hands(1)
    alone = find(clauses, engine)
    with_hands(2)
    assert find(clauses, engine) == alone
    assert [finding.clause for finding in alone] == [clauses[-1].id]


def fields(clause: Clause) -> dict[str, object]:
    return {name: getattr(clause, name) for name in clause.__slots__}


@pytest.mark.parametrize("trouble", ["no process", "broken", "silent"])
def test_a_copy_that_fails_costs_nothing_but_time(
    engine: Engine,
    clauses: list[Clause],
    with_hands: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    trouble: str,
) -> None:
    with_hands(1)
    alone = find(clauses, engine)

    def make(work: Callable[[], bytes]) -> Copy:
        if trouble == "no process":
            raise OSError
        return Copy((lambda: work()[1 // 0 :]) if trouble == "broken" else forever)

    with_hands(2)
    monkeypatch.setattr(sharing, "Copy", make)
    monkeypatch.setattr(sharing, "_PATIENCE", 0.0)
    monkeypatch.setattr(sharing, "_TIMES_AS_LONG", 0.0 if trouble == "silent" else LONG)
    assert find(clauses, engine) == alone


def forever() -> bytes:
    while True:
        time.sleep(LONG)


def test_copies_end_when_the_work_is_broken_off(
    engine: Engine,
    clauses: list[Clause],
    with_hands: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Copy] = []

    def make(_: Callable[[], bytes]) -> Copy:
        made.append(Copy(forever))
        return made[-1]

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with_hands(2)
    monkeypatch.setattr(sharing, "Copy", make)
    with pytest.raises(KeyboardInterrupt):
        find(clauses, engine, progress=stop)
    assert made
    with pytest.raises(ChildProcessError):  # there is no child left
        os.waitpid(made[0]._process, os.WNOHANG)


def test_a_copy_gives_what_it_worked_out() -> None:
    body = bytes(range(256)) * 4_000  # more than a pipe holds
    assert Copy(lambda: body).result(LONG) == body


def test_a_copy_that_is_too_late_is_stopped() -> None:
    copy = Copy(forever)
    assert copy.result(0.05) is None
    copy.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(copy._process, os.WNOHANG)


def test_a_copy_that_ends_in_the_middle_gives_nothing() -> None:
    assert Copy(lambda: os._exit(3)).result(LONG) is None
    assert Copy(lambda: b"x" * (1 // 0)).result(LONG) is None

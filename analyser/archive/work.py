"""Analyses dossiers in worker processes; a crash costs that dossier one error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

from analyser.errors import DooiError
from analyser.pipeline import analyse
from analyser.reading import Limits
from analyser.reporting.jsonable import report_as_dict

_TASKS_PER_PROCESS = 50  # native libraries leak a little; a fresh process does not


@dataclass(frozen=True, slots=True)
class Outcome:
    """A dossier's report as plain data, or the code and sentence of its error."""

    name: str
    report: dict[str, Any] | None
    code: str = ""
    message: str = ""


def outcomes(paths: Sequence[Path], workers: int, limits: Limits) -> Iterator[Outcome]:
    """Analyse every path as a dossier.

    Args:
        paths: files, folders or ZIPs.
        workers: number of processes.
        limits: bounds on what is read.

    Yields:
        One outcome per path, in the same order.
    """
    finished = 0
    with _pool(workers) as pool, _ends_with_us():
        futures: list[Future[Outcome]] = [pool.submit(_analyse_one, path, limits) for path in paths]
        for future in futures:
            try:
                outcome = future.result()
            except BrokenProcessPool:
                break
            finished += 1
            yield outcome
    # One of the processes died. Nobody knows on which dossier, so the rest go one by one.
    for path in paths[finished:]:
        yield _alone(path, limits)


@contextmanager
def _ends_with_us() -> Iterator[None]:
    """When the run is broken off, its processes end too instead of finishing their work."""
    try:
        yield
    except BaseException:
        for process in active_children():
            process.terminate()
        raise


def _alone(path: Path, limits: Limits) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(_analyse_one, path, limits).result()
        except BrokenProcessPool:
            message = f"De analyse van '{path.name}' is afgebroken; controleer de bestanden."
            return Outcome(path.name, None, "ANALYSE_AFGEBROKEN", message)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), max_tasks_per_child=_TASKS_PER_PROCESS
    )


def _analyse_one(path: Path, limits: Limits) -> Outcome:
    try:
        return Outcome(path.name, report_as_dict(analyse([path], limits=limits)))
    except DooiError as error:
        return Outcome(path.name, None, error.code, error.message)
    except MemoryError:
        message = f"De stukken in '{path.name}' vragen te veel geheugen."
        return Outcome(path.name, None, "TE_GROOT", message)
    except Exception as error:  # noqa: BLE001 - one dossier may never stop an archive
        message = f"De analyse van '{path.name}' is mislukt ({type(error).__name__})."
        return Outcome(path.name, None, "INTERN", message)

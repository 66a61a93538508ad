"""Runs over a folder of dossiers and writes what came out."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyser.archive.work import Outcome, outcomes
from analyser.errors import InputError
from analyser.reading import DEFAULT_LIMITS, Limits

RESULTS, SUMMARY, ERRORS = "resultaten.jsonl", "overzicht.csv", "fouten.csv"
_PART = ".deel"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "dossier",
    "documenten",
    "woorden",
    "bepalingen",
    "bevindingen_wantrouwen",
    "bevindingen_vertrouwen",
    "wantrouwenindex",
    "ruimte_circulair",
    "ruimte_co2",
    "zone",
    "niet_gelezen_bestanden",
)


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """How many dossiers were analysed and how many failed."""

    done: int
    failed: int


def run_batch(
    folder: Path,
    output: Path,
    workers: int,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> BatchOutcome:
    """Analyse every file, folder and ZIP in a folder as a dossier of its own.

    Writes one JSON line a dossier, a CSV summary and a CSV list of errors. They get their
    names when the whole run is done; until then they end in ".deel".

    Args:
        folder: the archive.
        output: where the results go; made when it is not there.
        workers: number of processes.
        progress: told how many dossiers are done and how many there are.
        limits: bounds on what is read.

    Raises:
        InputError: the folder is missing or empty, or the output cannot be written.
    """
    paths = dossier_paths(folder, output)
    try:
        output.mkdir(parents=True, exist_ok=True)
        done = _write(paths, output, outcomes(paths, workers, limits), progress)
        for name in (RESULTS, SUMMARY, ERRORS):
            (output / f"{name}{_PART}").replace(output / name)
    except OSError:
        raise InputError(
            "NIET_TE_SCHRIJVEN", f"In '{output}' kan niet worden geschreven."
        ) from None
    return BatchOutcome(done, len(paths) - done)


def dossier_paths(folder: Path, output: Path) -> list[Path]:
    """The dossiers in a folder, by name; hidden ones and the output itself left out.

    Raises:
        InputError: the folder is missing or holds nothing.
    """
    if not folder.is_dir():
        raise InputError("BESTAAT_NIET", f"De map '{folder}' bestaat niet.")
    own = output.resolve()
    paths = [
        path
        for path in sorted(folder.iterdir(), key=lambda p: p.name)
        if not path.name.startswith((".", "~$")) and path.resolve() != own
    ]
    if not paths:
        raise InputError("GEEN_DOCUMENTEN", f"In de map '{folder}' staan geen dossiers.")
    return paths


def _write(
    paths: Sequence[Path],
    output: Path,
    found: Iterable[Outcome],
    progress: Callable[[int, int], None] | None,
) -> int:
    done = 0
    with ExitStack() as stack:
        results = stack.enter_context((output / f"{RESULTS}{_PART}").open("w", encoding="utf-8"))
        # A byte order mark makes a spreadsheet read the Dutch letters right.
        files = [
            stack.enter_context(
                (output / f"{name}{_PART}").open("w", encoding="utf-8-sig", newline="")
            )
            for name in (SUMMARY, ERRORS)
        ]
        summary, errors = (csv.writer(handle) for handle in files)
        summary.writerow(_COLUMNS)
        errors.writerow(("dossier", "code", "melding"))
        for number, outcome in enumerate(found, start=1):
            if outcome.report is None:
                errors.writerow((_safe(outcome.name), outcome.code, _safe(outcome.message)))
            else:
                done += 1
                line = {"dossier": outcome.name, **outcome.report}
                results.write(json.dumps(line, ensure_ascii=False) + "\n")
                summary.writerow(_summary_row(outcome, outcome.report))
            if progress is not None:
                progress(number, len(paths))
    return done


def _summary_row(outcome: Outcome, report: dict[str, Any]) -> tuple[object, ...]:
    scores = report["scores"]
    findings = report["findings"]
    return (
        _safe(outcome.name),
        len(report["documents"]),
        scores["coverage"]["words"],
        scores["coverage"]["clauses"],
        sum(f["polarity"] == "distrust" for f in findings),
        sum(f["polarity"] == "trust" for f in findings),
        scores["distrust_index"],
        scores["innovation_room"]["circular"],
        scores["innovation_room"]["co2"],
        scores["trust_zone"],
        len(report["skipped"]),
    )


def _safe(text: str) -> str:
    """A file name that begins like a formula must not become one in a spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

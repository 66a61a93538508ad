"""Reads clauses from JSON lines, with or without labels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyser.errors import InputError


@dataclass(frozen=True, slots=True)
class LabelledClause:
    """A clause with the ids of the indicators that experts see in it."""

    id: str
    text: str
    labels: frozenset[str]


def read_labelled(path: Path) -> list[LabelledClause]:
    """Read lines of ``{"id", "text", "labels": [...]}``.

    Raises:
        InputError: the file is missing, a line is no such object, or there are no lines.
    """
    clauses = []
    for number, record in read_records(path):
        labels = record.get("labels")
        if not isinstance(labels, list) or not all(isinstance(x, str) for x in labels):
            raise InputError(
                "JSONL_LABELS", f"Regel {number} van '{path.name}' heeft geen lijst 'labels'."
            )
        clauses.append(LabelledClause(record["id"], record["text"], frozenset(labels)))
    return clauses


def read_records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read lines of objects with at least the texts `id` and `text`.

    Yields:
        1-based line number and the object.

    Raises:
        InputError: the file is missing or empty, or a line is no such object.
    """
    if not path.is_file():
        raise InputError("BESTAAT_NIET", f"Het bestand '{path.name}' bestaat niet.")
    count = 0
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                count += 1
                yield number, _record(line, number, path)
    if count == 0:
        raise InputError("LEEG_BESTAND", f"Het bestand '{path.name}' is leeg.")


def _record(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        raise InputError(
            "JSONL_REGEL", f"Regel {number} van '{path.name}' is geen geldige JSON."
        ) from None
    if not isinstance(record, dict) or not all(
        isinstance(record.get(k), str) for k in ("id", "text")
    ):
        raise InputError(
            "JSONL_REGEL", f"Regel {number} van '{path.name}' mist een tekst 'id' of 'text'."
        )
    # JSON can hold half of a surrogate pair, which no output can.
    whole = {
        key: record[key].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for key in ("id", "text")
    }
    return {**record, **whole}

"""The report as plain JSON data, in the shape of `report.schema.json`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyser.model import Amendment, Clause, Finding, Report

# Fields that serve the program and not the reader of the report.
_INTERNAL: dict[type, frozenset[str]] = {
    Clause: frozenset({"places"}),
    Finding: frozenset(),
    Amendment: frozenset({"quoted"}),
}
# So many that what a figure is made of can be added up again from the report.
_DECIMALS = 4


def to_jsonable(value: Any) -> Any:
    """Turn model objects into dicts, lists and plain values.

    Args:
        value: a report or any part of it.

    Returns:
        Data that `json.dumps` takes; floats are rounded to four decimals.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hidden = _INTERNAL.get(type(value), frozenset())
        return {
            field.name: to_jsonable(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name not in hidden
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {to_jsonable(key): to_jsonable(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_jsonable(item) for item in value]
    if isinstance(value, float):
        return round(value, _DECIMALS)
    return value


def report_as_dict(report: Report) -> dict[str, Any]:
    """The report as the object of the contract, `schema_version` first."""
    data = to_jsonable(report)
    return {"schema_version": data.pop("schema_version"), **data}


def render_json(report: Report) -> str:
    """The report as indented JSON text."""
    return json.dumps(report_as_dict(report), ensure_ascii=False, indent=2) + "\n"


@lru_cache(maxsize=1)
def report_schema() -> dict[str, Any]:
    """The published JSON schema of the report (JSON Schema 2020-12)."""
    path = Path(__file__).with_name("report.schema.json")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema

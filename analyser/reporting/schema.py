"""Makes the published JSON schema of the report out of the types in `analyser.model`.

`python -m analyser.reporting.schema` writes `report.schema.json`; a test proves that the
committed file is what this makes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from analyser.model import Report

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")
_SCHEMA_ID = "urn:dooi:report:1.0"
_HIDDEN = {"Clause": {"places"}, "Amendment": {"quoted"}}
_RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "Finding": {"severity": (0, 5), "base_severity": (0, 5), "confidence": (0, 1)},
    "Scores": {"distrust_index": (0, 100)},
    "InnovationRoom": {"circular": (0, 100), "co2": (0, 100)},
    "Room": {"circular": (0, 100), "co2": (0, 100)},
    "Dimension": {"circular": (0, 1), "co2": (0, 1)},
    "Basis": {"circular": (0, 100), "co2": (0, 100)},
    "Interval": {"low": (0, 100), "high": (0, 100)},
    "Load": {"severity": (0, 5)},
    "Trust": {
        "propensity": (0, 100),
        "analysis": (0, 100),
        "propensity_middle": (0, 100),
        "analysis_middle": (0, 100),
    },
    "PhaseTrust": {"propensity": (0, 100), "analysis": (0, 100)},
    "AwardCriterion": {"nominal": (0, 1), "effective": (0, 1), "circular": (0, 1), "co2": (0, 1)},
    "LotAward": {"circular": (0, 1), "co2": (0, 1), "openness": (0.5, 1.2)},
    "Specification": {"room": (0, 1)},
    "ChapterSpecification": {"room": (0, 1)},
    "Boilerplate": {"share": (0, 1), "known_share": (0, 1)},
}
_PAGE_FIELDS = {
    "Finding": "page",
    "Clause": "page",
    "DocumentSummary": "pages",
    "ContraryPlace": "page",
    "Passage": "page",
    "AwardPlace": "page",
}


def make_schema() -> dict[str, Any]:
    """The schema as JSON Schema 2020-12: closed objects, all fields required, with ranges."""
    schema = TypeAdapter(Report).json_schema(mode="serialization")
    definitions: dict[str, Any] = schema["$defs"]
    for name, definition in [*definitions.items(), ("Report", schema)]:
        if definition.get("type") != "object":
            continue
        for field in _HIDDEN.get(name, set()):
            definition["properties"].pop(field)
        definition["required"] = list(definition["properties"])
        # The service adds the id of the analysis to the object itself; parts are closed.
        definition["additionalProperties"] = name == "Report"
        for field, (low, high) in _RANGES.get(name, {}).items():
            _bound(definition["properties"][field], low, high)
        if name in _PAGE_FIELDS:
            _bound(definition["properties"][_PAGE_FIELDS[name]], 1, None)
    for unused in ("Place", "Box"):
        definitions.pop(unused, None)
    _strip_noise(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _SCHEMA_ID,
        "title": "Dooi report",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def _bound(field: dict[str, Any], low: float, high: float | None) -> None:
    for option in field.get("anyOf", [field]):
        if option.get("type") in {"number", "integer"}:
            option["minimum"] = low
            if high is not None:
                option["maximum"] = high


def _strip_noise(node: Any) -> None:
    """Titles that repeat a field name and defaults say nothing to a reader of the schema."""
    if isinstance(node, dict):
        if "type" in node or "anyOf" in node or "$ref" in node:
            node.pop("title", None)
            node.pop("default", None)
        for value in node.values():
            _strip_noise(value)
    elif isinstance(node, list):
        for value in node:
            _strip_noise(value)


def write_schema() -> None:
    """Write the schema next to this module."""
    text = json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"
    SCHEMA_FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schema()

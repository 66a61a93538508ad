"""Examples for the description of the API."""

from __future__ import annotations

from typing import Any

JOB: dict[str, Any] = {
    "id": "0f8fad5bd9cb469fa16570867728950e",
    "state": "bezig",
    "created": "2026-03-02T09:15:04Z",
    "files": [
        {"name": "Beschrijvend document.docx", "state": "klaar", "message": None},
        {"name": "Conceptovereenkomst.pdf", "state": "bezig", "message": None},
    ],
    "finished": None,
    "expires": None,
    "stage": "Stukken lezen",
    "done": 1,
    "total": 2,
    "place": None,
    "error_code": None,
    "error": None,
}

DECISION: dict[str, Any] = {
    "verdict": "bewust",
    "reason": "De boete is begrensd in de bijlage; de markt is hierover geraadpleegd.",
}

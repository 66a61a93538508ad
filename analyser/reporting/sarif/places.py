"""Where findings stand, in the terms of SARIF.

A line and a column mean something in a text only, so every document comes with its text as it
was read: one clause a line, and more where a clause has line breaks of its own. All lines,
columns and offsets count in that text; the page of the file itself stands among the properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from analyser.model import Clause, DocumentSummary, Report
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.sarif.text import literal

NEWLINE = "\n"
_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the text of a clause begins in the text of its document; the line counts from 1."""

    offset: int
    line: int
    column: int


class Places:
    """The documents of a report as artifacts, and places in them.

    Args:
        overview: of the report.
    """

    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        report = overview.report
        self._clauses: Mapping[str, Clause] = {clause.id: clause for clause in report.clauses}
        self._indexes = {document.id: n for n, document in enumerate(report.documents)}
        self._starts: dict[str, _Start] = {}
        texts = {document.id: self._text(report, document) for document in report.documents}
        self.artifacts: list[dict[str, Any]] = [
            _artifact(document, texts[document.id]) for document in report.documents
        ]

    def place(self, clause_id: str, start: int, end: int) -> dict[str, Any]:
        """The location of the characters `start` to `end` of a clause."""
        clause = self._clauses[clause_id]
        document = self._overview.documents[clause.document]
        properties = {
            "page": clause.page_at(start),
            "clause": clause.id,
            "clauseNumber": None if clause.number is None else clean(clause.number),
            "start": start,
            "end": end,
        }
        physical: dict[str, Any] = {
            "artifactLocation": {"uri": _uri(document.name), "index": self._indexes[document.id]},
            "region": self._region(clause, start, end),
        }
        if end - start < len(clause.text):
            physical["contextRegion"] = self._region(clause, 0, len(clause.text))
        return {
            "physicalLocation": physical,
            "logicalLocations": [
                {
                    "name": clean(clause.number or clause.id),
                    "fullyQualifiedName": clean(
                        " › ".join(
                            (document.name, *clause.heading_path, clause.number or clause.id)
                        )
                    ),
                    "kind": "clause",
                }
            ],
            "message": {"text": literal(self._overview.clause_place(clause_id))},
            "properties": {name: value for name, value in properties.items() if value is not None},
        }

    def whole(self, clause_id: str) -> dict[str, Any]:
        """The location of a clause as a whole."""
        return self.place(clause_id, 0, len(self._clauses[clause_id].text))

    def _text(self, report: Report, document: DocumentSummary) -> str:
        """The text of a document; notes where each clause begins in it."""
        lines: list[str] = []
        offset, line = 0, 1
        for clause in report.clauses:
            if clause.document != document.id:
                continue
            label = f"{clean(clause.number)} " if clause.number else ""
            text = label + _storable(clause.text)
            self._starts[clause.id] = _Start(offset + len(label), line, len(label) + 1)
            lines.append(text)
            offset += len(text) + len(NEWLINE)
            line += text.count(NEWLINE) + 1
        return NEWLINE.join(lines)

    def _region(self, clause: Clause, start: int, end: int) -> dict[str, Any]:
        text, begin = _storable(clause.text), self._starts[clause.id]
        first_line, first_column = _position(text, start, begin)
        last_line, last_column = _position(text, end, begin)
        return {
            "startLine": first_line,
            "startColumn": first_column,
            "endLine": last_line,
            "endColumn": last_column,
            "charOffset": begin.offset + start,
            "charLength": end - start,
            "snippet": {"text": text[start:end]},
        }


def _position(text: str, offset: int, begin: _Start) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    breaks = text.count(NEWLINE, 0, offset)
    if not breaks:
        return begin.line, begin.column + offset
    return begin.line + breaks, offset - text.rindex(NEWLINE, 0, offset)


def _artifact(document: DocumentSummary, text: str) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(document.name)},
        "description": {
            "text": "De tekst is die van de bepalingen zoals ze zijn gelezen, elk op een nieuwe regel."
        },
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
        "roles": ["analysisTarget"],
        "contents": {"text": text},
        "properties": {"id": document.id, "name": clean(document.name), "kind": document.kind},
    }


def _uri(name: str) -> str:
    """The name of a document as a relative address; a name with a colon is no scheme."""
    return quote(_storable(name), safe="/")


def _storable(text: str) -> str:
    """The text with as many characters, without half ones, which cannot be written in UTF-8."""
    return text.translate(_HALF_CHARACTERS)

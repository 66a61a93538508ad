"""The result of an analysis."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyser.model.documents import Clause, Notice
from analyser.model.findings import Finding
from analyser.model.kinds import DocumentKind
from analyser.model.pack import Pack
from analyser.model.scores import Edits, Scores, Uncertainty, WhatIf


@dataclass(frozen=True, slots=True)
class Software:
    """What made the report, so that it can be made again."""

    name: str
    version: str
    lexicon: str
    language_model: str
    classifier: str | None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What the report says of a document; its text is in the clauses."""

    id: str
    name: str
    kind: DocumentKind
    media_type: str
    pages: int | None
    words: int
    sha256: str
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an analysis: the one object that all front doors give."""

    software: Software
    documents: tuple[DocumentSummary, ...]
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]
    scores: Scores
    skipped: tuple[Notice, ...] = ()
    pack: Pack = field(default=Pack())
    uncertainty: Uncertainty | None = None
    what_if: tuple[WhatIf, ...] = ()
    edits: Edits | None = None
    schema_version: str = field(default="1.0")

"""Packs written by hand: file names with their text, read and seen together."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from analyser.model import Clause, Document, Notice, Pack
from analyser.pack import Seen, see_together
from analyser.reading.text import read_text
from analyser.segmentation import segment


@dataclass(frozen=True)
class Together:
    """A pack as it was seen, with what the tests ask of it."""

    documents: tuple[Document, ...]
    seen: Seen

    @property
    def pack(self) -> Pack:
        return self.seen.pack

    def clause(self, clause_id: str) -> Clause:
        return next(c for c in self.seen.clauses if c.id == clause_id)

    def name(self, document_id: str) -> str:
        return next(d.name for d in self.documents if d.id == document_id)

    @property
    def judged(self) -> list[str]:
        return [clause.text for clause in self.seen.judged]

    @property
    def dangling(self) -> list[str]:
        return [reference.target for reference in self.pack.references.dangling]

    @property
    def contradicted(self) -> list[str]:
        return [contradiction.subject for contradiction in self.pack.contradictions]


SeeFiles = Callable[[Mapping[str, str]], Together]


def see_files(files: Mapping[str, str]) -> Together:
    """Read files in the given order as one pack and see them together."""
    documents, kinds, clauses, unread = [], {}, [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        for name, text in files.items():
            if not name.endswith((".md", ".txt")):
                unread.append(Notice("ONBEKEND_TYPE", f"'{name}' kan niet gelezen worden."))
                continue
            path.write_text(text, encoding="utf-8")
            digest = hashlib.sha256(text.encode()).hexdigest()
            document = read_text(
                path, document_id=f"d{len(documents) + 1}", name=name, sha256=digest
            )
            documents.append(document)
            segmented = segment(document)
            kinds[document.id] = segmented.kind
            clauses.extend(segmented.clauses)
    return Together(tuple(documents), see_together(documents, kinds, clauses, unread))


@pytest.fixture(scope="session")
def see() -> SeeFiles:
    return see_files

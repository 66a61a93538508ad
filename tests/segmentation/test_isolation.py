"""Documents are cut by the process that reads them, and one that resists costs only itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.model import Dossier
from analyser.reading import Limits, Reading
from analyser.reading.crew import Crew
from analyser.segmentation import segment

SENTENCE = "De leverancier levert op tijd."
CUTS = "analyser.segmentation.worker"
PATIENCE = 60
HANGS = "while True: pass"
FILLS = "held = [b'x' * 1_000_000 for _ in range(1_000_000)]"
FAILS = "raise RecursionError"


def read(*paths: Path, limits: Limits | None = None) -> Dossier:
    with Reading(paths, limits or Limits(), program=CUTS) as reading:
        return reading.dossier()


def test_clauses_come_with_the_documents_of_a_dossier(samples):
    dossier = read(samples / "bevroren.docx", samples / "ontdooid.pdf")
    assert [len(cut.clauses) > 50 for cut in dossier.segmented] == [True, True]
    assert dossier.segmented == tuple(segment(document) for document in dossier.documents)


def test_clauses_come_with_a_document_of_which_the_pages_were_shared(samples):
    dossier = read(samples / "bevroren.pdf")
    assert dossier.segmented == (segment(dossier.documents[0]),)


def test_a_process_that_only_reads_gives_no_clauses(samples):
    with Reading([samples / "bevroren.pdf"]) as reading:
        assert reading.dossier().segmented == ()


@pytest.fixture
def resisting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that makes the cutting of documents with "midden" in their name do this."""
    crews: list[Crew] = []

    def install(act: str) -> None:
        code = tmp_path / "ander.py"
        code.write_text(
            "import sys\n"
            "from analyser.reading.worker import main\n"
            "from analyser.segmentation import segment\n"
            "def cut(document):\n"
            "    if 'midden' in document.name:\n"
            f"        {act}\n"
            "    return segment(document)\n"
            "main(sys.argv[-1], cut)\n"
        )
        start = tmp_path / "start.sh"
        start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n')
        start.chmod(0o755)
        crew = Crew(2, CUTS)
        crews.append(crew)
        monkeypatch.setattr(sys, "executable", str(start))
        monkeypatch.setattr("analyser.reading.dossier.shared_crew", lambda _program: crew)

    yield install
    for crew in crews:
        crew.close()


@pytest.mark.parametrize(
    ("act", "limits", "code"),
    [
        (HANGS, Limits(read_seconds=3), "DUURT_TE_LANG"),
        (HANGS, Limits(read_cpu_seconds=1, read_seconds=PATIENCE), "LEZEN_AFGEBROKEN"),
        (FILLS, Limits(read_seconds=PATIENCE), "TE_GROOT"),
        (FAILS, Limits(read_seconds=PATIENCE), "LEZEN_MISLUKT"),
    ],
)
def test_a_document_that_cannot_be_cut_costs_itself_only(tmp_path, resisting, act, limits, code):
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name in ("a-voor.txt", "midden.txt", "z-na.txt"):
        (folder / name).write_text(f"{SENTENCE} {name}")
    resisting(act)
    dossier = read(folder, limits=limits)
    assert [document.name for document in dossier.documents] == ["a-voor.txt", "z-na.txt"]
    assert [[clause.id for clause in cut.clauses] for cut in dossier.segmented] == [
        ["d1.c1"],
        ["d2.c1"],
    ]
    assert [notice.code for notice in dossier.skipped] == [code]


def test_pages_that_were_shared_are_joined_and_cut_under_the_same_limits(
    samples, tmp_path, resisting
):
    path = tmp_path / "midden.pdf"
    path.write_bytes((samples / "bevroren.pdf").read_bytes())
    resisting(HANGS)
    with pytest.raises(InputError) as caught:
        read(path, limits=Limits(read_seconds=3))
    assert caught.value.code == "DUURT_TE_LANG"

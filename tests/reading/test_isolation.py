"""What a hostile file does to the process that reads it, it does to nothing else."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading import Limits, read_dossier
from analyser.reading.crew import READER, Crew
from analyser.reading.file_types import file_type
from analyser.reading.limits import MEBIBYTE
from analyser.reading.readers import Source
from analyser.reading.wire import Reply

SENTENCE = "De leverancier levert op tijd."
WORKERS = ("analyser.reading.worker", "analyser.segmentation.worker")
PATIENCE = 60  # seconds until a test gives up; how soon something happens is not judged
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="this system does not list processes in /proc"
)


def slow_text() -> bytes:
    """A text that takes many seconds to read."""
    return b"a\n\n" * 2_000_000


def bomb_pdf(mebibytes: int) -> bytes:
    """A PDF of which the page inflates to so much."""
    content = zlib.compress(b"BT (x) Tj ET " * (mebibytes * MEBIBYTE // 13), 9)
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Size 5 /Root 1 0 R>>\n"


@pytest.fixture
def dossier(tmp_path) -> Callable[..., Path]:
    """A function that makes a folder of good files and the ones given."""

    def make(**files: bytes) -> Path:
        folder = tmp_path / "dossier"
        folder.mkdir()
        for name in ("a-voor.txt", "z-na.txt"):
            (folder / name).write_text(f"{SENTENCE} {name}")
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            (folder / f"{stem}.{suffix}").write_bytes(content)
        return folder

    return make


def read_names(folder: Path, limits: Limits) -> tuple[list[str], list[str]]:
    """Names that were read, and codes of what was not."""
    found = read_dossier([folder], limits)
    return [d.name for d in found.documents], [notice.code for notice in found.skipped]


def children(parent: int) -> list[int]:
    """The reading processes that a process started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, owner = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:2]
            command = (folder / "cmdline").read_text()
        except OSError:
            continue
        if any(worker in command for worker in WORKERS) and int(owner) == parent and state != "Z":
            found.append(int(folder.name))
    return found


def in_time(holds: Callable[[], object]) -> object:
    """What a function gives as soon as that is something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := holds()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def busy(parent: int) -> list[int]:
    """Reading processes that have worked longer than it takes to start."""
    ticks = os.sysconf("SC_CLK_TCK")
    found = []
    for process in children(parent):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[11]) > ticks * 1.5:
            found.append(process)
    return found


@needs_proc
def test_a_process_that_is_killed_costs_its_document_one_error(dossier, monkeypatch):
    folder = dossier(midden_txt=slow_text())
    crew = Crew(2)
    monkeypatch.setattr("analyser.reading.dossier.shared_crew", lambda _program: crew)
    others = set(children(os.getpid()))
    killed: set[int] = set()
    is_done = threading.Event()

    def kill() -> None:
        # Twice: a process that had read something before is replaced once.
        while not is_done.is_set() and len(killed) < 2:
            for process in set(busy(os.getpid())) - others - killed:
                killed.add(process)
                os.kill(process, signal.SIGKILL)
            time.sleep(0.02)

    killer = threading.Thread(target=kill)
    killer.start()
    names, codes = read_names(folder, Limits(read_seconds=PATIENCE))
    is_done.set()
    killer.join()
    crew.close()
    assert killed
    assert (names, codes) == (["a-voor.txt", "z-na.txt"], ["LEZEN_AFGEBROKEN"])


def test_reading_that_goes_on_too_long_is_stopped(dossier):
    folder = dossier(midden_txt=slow_text())
    with pytest.raises(InputError) as caught:
        read_dossier([folder / "midden.txt"], Limits(read_seconds=0.5))
    assert caught.value.code == "DUURT_TE_LANG"
    assert caught.value.message == (
        "Het lezen van 'midden.txt' duurde langer dan 0.5 seconden en is gestopt."
    )
    assert read_dossier([folder / "a-voor.txt"]).documents  # by a new process


def test_reading_that_uses_too_much_of_the_processor_is_stopped(dossier):
    folder = dossier(midden_txt=slow_text())
    names, codes = read_names(folder, Limits(read_cpu_seconds=1, read_seconds=PATIENCE))
    assert (names, codes) == (["a-voor.txt", "z-na.txt"], ["LEZEN_AFGEBROKEN"])


def test_a_bomb_in_a_pdf_is_stopped_and_the_next_document_is_read(dossier):
    folder = dossier(bom_pdf=bomb_pdf(300))
    limits = Limits(read_memory=500 * MEBIBYTE, read_seconds=PATIENCE)
    for _ in range(2):
        names, codes = read_names(folder, limits)
        assert names == ["a-voor.txt", "z-na.txt"]
        assert codes in (["LEZEN_AFGEBROKEN"], ["TE_GROOT"])


def run(program: str, folder: Path, *arguments: str, **variables: str) -> str:
    """Run a script that has no guard around what it does, in a folder; what it prints."""
    script = folder.parent / "script" / "script.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text(program)
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script), *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=5 * PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


READ_ALL = """
import resource, sys
from pathlib import Path
from analyser.reading import Limits, read_dossier
from analyser.reading.crew import shared_crew

found = read_dossier([Path(sys.argv[1])], Limits(read_memory=int(sys.argv[2])))
shared_crew().close()
print(len(found.documents), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_process_uses_more_memory_than_it_may_and_nothing_is_left(dossier, tmp_path):
    folder = dossier(bom_pdf=bomb_pdf(300), kapot_pdf=b"%PDF-1.7", slecht_docx=b"PK\x03\x04")
    with zipfile.ZipFile(folder / "pak.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a-goed.txt", SENTENCE)
        archive.writestr("bom.txt", bytes(30 * MEBIBYTE))
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    most = 300 * MEBIBYTE
    documents, kibibytes = run(
        READ_ALL, folder, str(folder), str(most), TMPDIR=str(temporary)
    ).split()
    assert int(documents) == 3
    assert int(kibibytes) * 1024 < most
    assert list(temporary.iterdir()) == []


def test_a_script_without_a_guard_can_analyse_and_imports_nothing_from_where_it_runs(dossier):
    folder = dossier()
    for name in ("json", "msgspec", "lxml", "zipfile", "analyser"):
        (folder / f"{name}.py").write_text("open('kwaad', 'w').close()\nraise SystemExit(7)\n")
    program = (
        "from pathlib import Path\n"
        "from analyser.pipeline import analyse\n"
        "report = analyse([Path('a-voor.txt'), Path('z-na.txt')])\n"
        "print(len(report.documents))\n"
    )
    assert run(program, folder).strip() == "2"
    assert not (folder / "kwaad").exists()


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """A function that puts a Python program in the place of the reading process.

    What is read with it comes back: a document, or the code of an error.
    """

    def install(program: str, module: str = READER) -> Document | str:
        code = tmp_path / "ander.py"
        code.write_text(program)
        start = tmp_path / "start.sh"
        start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n')
        start.chmod(0o755)
        path = tmp_path / "stuk.txt"
        path.write_text(SENTENCE)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        source = Source(path, file_type(path, path.name), "", path.name, digest)
        with monkeypatch.context() as changed:
            changed.setattr(sys, "executable", str(start))
            crew = Crew(1, module)
            try:
                return crew.read(source, Limits(read_seconds=PATIENCE)).result("d1").document
            except InputError as error:
                return error.code
            finally:
                crew.close()

    return install


def test_what_a_library_prints_does_not_get_between_the_answers(instead):
    document = instead(
        "import os, sys\n"
        "import analyser.reading.worker as worker\n"
        "real = worker.read_source\n"
        "def noisy(*arguments):\n"
        "    print('ruis', flush=True)\n"
        "    print('ruis', file=sys.stderr, flush=True)\n"
        "    os.write(1, b'ruis' * 9999)\n"
        "    return real(*arguments)\n"
        "worker.read_source = noisy\n"
        "worker.main(sys.argv[-1])\n"
    )
    assert isinstance(document, Document)
    assert document.blocks[0].text == SENTENCE


def message(content: object) -> bytes:
    data = msgspec.msgpack.encode(content)
    return len(data).to_bytes(8, "big") + data


OTHER = Document("d9", "andere naam", "text/plain", "0", ())
PART = {"outcomes": [], "missing": None, "ran_out": False}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"ruis" * 99,
        b"\xff" * 8,
        (50).to_bytes(8, "big") + b"kort",
        (1 << 29).to_bytes(8, "big") + b"lang",
        message(7),
        message({"document": {"id": 1}}),
        message({"code": ["lijst"], "message": None}),
        message({"document": {"blocks": [{"kind": "bestaat niet"}]}}),
        (3).to_bytes(8, "big") + b"\xc1\xc1\xc1",
        (6).to_bytes(8, "big") + b"\x91" * 6,
        (100_000).to_bytes(8, "big") + b"\x91" * 100_000,
        message({"part": PART}),
    ],
)
def test_a_process_that_answers_rubbish_costs_one_error(instead, answer):
    program = f"import sys\nsys.stdout.buffer.write({answer!r})\n"
    assert instead(program) == "LEZEN_AFGEBROKEN"


def test_a_process_that_was_to_cut_a_document_may_not_leave_that_to_the_program(instead):
    program = f"import sys\nsys.stdin.buffer.read(8)\nsys.stdout.buffer.write({message(Reply(OTHER))!r})\n"
    assert instead(program, "analyser.segmentation.worker") == "LEZEN_AFGEBROKEN"


def test_a_process_cannot_give_a_document_another_name(instead):
    program = f"import sys\nsys.stdin.buffer.read(8)\nsys.stdout.buffer.write({message(Reply(OTHER))!r})\n"
    document = instead(program)
    assert isinstance(document, Document)
    assert document.name == "stuk.txt"
    assert document.sha256 == hashlib.sha256(SENTENCE.encode()).hexdigest()


@needs_proc
def test_a_command_that_is_interrupted_leaves_nothing(dossier, tmp_path):
    folder = dossier(midden_txt=slow_text())
    with zipfile.ZipFile(folder / "pak.zip", "w") as archive:
        archive.writestr("lang.txt", slow_text() + b"b")
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    command = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "analyser", "analyse", str(folder)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with command:
        workers = in_time(lambda: busy(command.pid))
        assert workers
        everyone = children(command.pid)
        os.killpg(command.pid, signal.SIGINT)
        _, said = command.communicate(timeout=PATIENCE)
    assert (command.returncode, said.strip()) == (130, "Afgebroken.")
    assert in_time(lambda: not any(Path(f"/proc/{process}").exists() for process in everyone))
    assert list(temporary.iterdir()) == []

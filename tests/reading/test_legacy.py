"""Old files through LibreOffice: with a stand-in for it, and with the real one where it is."""

from __future__ import annotations

import contextlib
import http.server
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading import Limits
from analyser.reading.file_types import file_type
from analyser.reading.legacy_conversion import Conversion, NotConvertedError, convert
from analyser.reading.readers import Source, read_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")
OLD_EXCEL = OLE + "Workbook\0".encode("utf-16-le")
RTF = rb"{\rtf1\ansi De leverancier levert.\par {\b Tweede} alinea.}"
TO_RTF = Conversion("rtf", "Rich Text Format", "docx", "MS Word 2007 XML")

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not on this machine",
)


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A function that puts a shell script in the place of LibreOffice."""

    def install(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        return folder

    return install


@pytest.fixture
def without_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))


def made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def read(path: Path, limits: Limits | None = None) -> Document:
    """Read a file in this process, so that a stand-in counts."""
    source = Source(path, file_type(path, path.name), "d1", path.name, "0" * 64)
    return read_source(source, limits or Limits())


def refusal(path: Path, limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, limits)
    assert caught.value.message.endswith(".")
    return caught.value


def in_time(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold; how soon is not judged."""
    deadline = time.monotonic() + 60
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def has_ended(pid: int) -> bool:
    return in_time(lambda: not is_running(pid))


def is_running(pid: int) -> bool:
    """Whether a process still does something; one that ended may wait to be taken off."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("name", "data", "target"),
    [
        ("oud.doc", OLD_WORD, ".docx"),
        ("oud.docx", OLD_WORD, ".docx"),  # content goes before the name
        ("oud.doc", OLE, ".docx"),
        ("oud.xls", OLD_EXCEL, ".xlsx"),
        ("brief.rtf", RTF, ".docx"),
        ("brief.doc", RTF, ".docx"),
    ],
)
@pytest.mark.usefixtures("without_libreoffice")
def test_without_libreoffice_one_sentence_tells_what_to_do(tmp_path, name, data, target):
    error = refusal(made(tmp_path / name, data))
    assert error.code == "LIBREOFFICE_ONTBREEKT"
    assert f"sla het op als {target} en probeer het opnieuw" in error.message
    assert name in error.message


def test_what_holds_both_goes_by_its_name(tmp_path, without_libreoffice):
    both = OLD_WORD + OLD_EXCEL
    assert ".xlsx" in refusal(made(tmp_path / "a.xls", both)).message
    assert ".docx" in refusal(made(tmp_path / "a.doc", both)).message
    assert refusal(made(tmp_path / "a.msg", OLE)).code == "ONBEKEND_TYPE"


def test_the_result_is_read_and_told(tmp_path, stand_in, make_docx):
    result = make_docx("<w:p><w:r><w:t>De leverancier levert.</w:t></w:r></w:p>", name="uit.docx")
    stand_in(
        f'while [ "$1" != --outdir ]; do echo "$1" >>{tmp_path}/arguments; shift; done\n'
        f'cp {result} "$2/in.docx"; pwd >{tmp_path}/folder'
    )
    document = read(made(tmp_path / "oud.doc", OLD_WORD))
    assert [block.text for block in document.blocks] == ["De leverancier levert."]
    assert (document.name, document.media_type) == ("oud.doc", "application/msword")
    assert [notice.code for notice in document.warnings] == ["OMGEZET"]
    arguments = (tmp_path / "arguments").read_text().splitlines()
    folder = (tmp_path / "folder").read_text().strip()
    assert f"-env:UserInstallation=file://{folder}/profile" in arguments
    assert {"--headless", "--infilter=MS Word 97", "docx:MS Word 2007 XML"} <= set(arguments)
    assert not Path(folder).exists()


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$", "mkdir out/in.docx"])
def test_no_result_is_one_error(tmp_path, stand_in, script):
    stand_in(script)
    assert refusal(made(tmp_path / "oud.doc", OLD_WORD)).code == "OMZETTEN_MISLUKT"


def test_a_result_that_cannot_be_read_is_one_error(tmp_path, stand_in):
    stand_in("echo niets >out/in.docx")
    assert refusal(made(tmp_path / "oud.doc", OLD_WORD)).code == "DOCX_KAPOT"


@pytest.mark.parametrize("ends", [True, False])
def test_nothing_keeps_running(tmp_path, stand_in, ends):
    """Also what LibreOffice started itself is ended, in time or not."""
    stand_in(f"sleep 600 & echo $! >{tmp_path}/child\n" + ("exit 0" if ends else "wait"))
    error = refusal(made(tmp_path / "oud.doc", OLD_WORD), Limits(convert_seconds=1))
    assert error.code == ("OMZETTEN_MISLUKT" if ends else "OMZETTEN_DUURT_TE_LANG")
    assert has_ended(int((tmp_path / "child").read_text()))


def test_nothing_keeps_running_when_the_reader_is_killed(tmp_path, stand_in):
    stand_in(
        f"echo $$ >{tmp_path}/child.part; mv {tmp_path}/child.part {tmp_path}/child; sleep 600"
    )
    folder = tmp_path / "werk"
    folder.mkdir()
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from analyser.reading.legacy_conversion import *\n"
        "from analyser.reading.limits import Limits\n"
        "convert(Path(sys.argv[1]), Path(sys.argv[2]), Conversion('rtf', 'a', 'docx', 'b'),"
        " Limits())\n"
    )
    path = made(tmp_path / "a.rtf", RTF)
    reader = subprocess.Popen([sys.executable, "-c", code, str(path), str(folder)])  # noqa: S603
    with reader:
        assert in_time((tmp_path / "child").exists)
        reader.kill()
    assert has_ended(int((tmp_path / "child").read_text()))


def test_it_runs_with_bounds_of_its_own_and_little_of_our_environment(
    tmp_path, stand_in, monkeypatch
):
    monkeypatch.setenv("GEHEIM", "wachtwoord")
    stand_in(f"ulimit -S -v >{tmp_path}/memory; ulimit -t >{tmp_path}/time; env >{tmp_path}/env")
    made(tmp_path / "a.rtf", RTF)
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from analyser.reading.legacy_conversion import *\n"
        "from analyser.reading.limits import Limits, MEBIBYTE\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1024 * MEBIBYTE, 2048 * MEBIBYTE))\n"
        "try:\n"
        "    convert(Path(sys.argv[1]), Path(sys.argv[2]), Conversion('rtf', 'a', 'docx', 'b'),"
        " Limits(convert_seconds=7))\n"
        "except NotConvertedError as error:\n"
        "    print(error.reason, resource.getrlimit(resource.RLIMIT_AS)[0] // MEBIBYTE)\n"
    )
    folder = tmp_path / "werk"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, str(tmp_path / "a.rtf"), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["failed", "1024"]  # our own bound stays as it was
    assert int((tmp_path / "memory").read_text()) == 2048 * 1024
    assert int((tmp_path / "time").read_text()) == 7
    environment = (tmp_path / "env").read_text()
    assert "wachtwoord" not in environment
    assert f"HOME={folder}" in environment


def test_memory_is_bounded_also_without_a_bound_of_our_own(tmp_path, stand_in):
    stand_in(f"ulimit -S -v >{tmp_path}/memory")
    folder = tmp_path / "werk"
    folder.mkdir()
    with pytest.raises(NotConvertedError):
        convert(made(tmp_path / "a.rtf", RTF), folder, TO_RTF, Limits(convert_memory=1 << 30))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    expected = (1 << 30) if hard == resource.RLIM_INFINITY else min(1 << 30, hard)
    assert int((tmp_path / "memory").read_text()) == expected // 1024


# -- with the real one ---------------------------------------------------------------------


@needs_libreoffice
def test_a_real_rtf(tmp_path):
    document = read(made(tmp_path / "brief.rtf", RTF))
    assert [block.text for block in document.blocks] == [
        "De leverancier levert.",
        "Tweede alinea.",
    ]
    assert [notice.code for notice in document.warnings] == ["OMGEZET"]


@needs_libreoffice
@pytest.mark.parametrize(
    ("name", "data"),
    [("stuk.doc", OLD_WORD), ("stuk.xls", OLD_EXCEL), ("stuk.rtf", rb"{\rtf"), ("nul.doc", OLE)],
)
def test_a_broken_file_is_one_error(tmp_path, name, data):
    assert refusal(made(tmp_path / name, data)).code == "OMZETTEN_MISLUKT"


@contextlib.contextmanager
def listening():
    """A web server on this machine, and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - names that the library asks for

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@needs_libreoffice
def test_nothing_is_fetched_from_the_network(tmp_path):
    page = tmp_path / "a.html"
    folder = tmp_path / "werk"
    folder.mkdir()
    with listening() as (address, asked):
        page.write_text(f"<html><body><p>tekst <img src='{address}/plaatje.png'></p></body></html>")
        convert(
            page,
            folder,
            Conversion("html", "HTML (StarWriter)", "docx", "MS Word 2007 XML"),
            Limits(),
        )
    assert asked == []

"""Hostile folders: links, queues, devices and odd names; nothing outside is read, nothing blocks."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.model import Dossier
from analyser.reading import read_dossier

from .case import SENTENCE
from .ordeal import LIMITS, wrong_with

SECRET = "Een geheim van buiten."  # noqa: S105 - no password


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file, beside a folder with a secret."""
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten" / "geheim.txt").write_text(SECRET)
    inside = tmp_path / "dossier"
    inside.mkdir()
    (inside / "goed.txt").write_text(SENTENCE)
    return inside


def read(folder: Path) -> Dossier:
    dossier = read_dossier([folder], LIMITS)
    assert not [wrong for notice in dossier.skipped if (wrong := wrong_with(notice))]
    text = " ".join(block.text for document in dossier.documents for block in document.blocks)
    assert SENTENCE in text
    assert SECRET not in text
    return dossier


def codes(dossier: Dossier) -> list[str]:
    return [notice.code for notice in dossier.skipped]


def names(dossier: Dossier) -> list[str]:
    return [document.name for document in dossier.documents]


@pytest.mark.parametrize(
    "target",
    [
        "../buiten/geheim.txt",
        "/etc/passwd",
        "../buiten",
        "/",
        "..",
        "/proc/self/environ",
        "/dev/zero",
    ],
)
def test_a_link_to_a_place_outside_is_told_and_not_followed(folder: Path, target: str) -> None:
    (folder / "koppeling.txt").symlink_to(target)
    dossier = read(folder)
    assert (names(dossier), codes(dossier)) == (["goed.txt"], ["ONVEILIGE_KOPPELING"])
    assert dossier.skipped[0].message == (
        "'koppeling.txt' wijst naar een plek buiten de map en is niet gelezen."
    )


def test_a_link_by_way_of_a_link_is_not_followed_outside(folder: Path) -> None:
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("../buiten/geheim.txt")
    assert codes(read(folder)) == ["ONVEILIGE_KOPPELING"] * 2


def test_a_link_inside_the_folder_is_the_file_it_leads_to(folder: Path) -> None:
    (folder / "zelfde.txt").symlink_to("goed.txt")
    assert codes(read(folder)) == ["DUBBEL"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "zelf.txt").symlink_to("zelf.txt")
    (folder / "map").mkdir()
    (folder / "map" / "terug").symlink_to(folder)
    assert codes(read(folder)) == ["GEEN_TOEGANG"] * 3


def test_a_link_that_was_given_itself_is_followed(folder: Path) -> None:
    link = folder.parent / "gegeven"
    link.symlink_to(folder)
    assert names(read(link)) == ["goed.txt"]


def test_queues_sockets_and_devices_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "rij.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "s.txt"))
        assert codes(read(folder)) == ["ONBEKEND_TYPE"] * 2


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/proc/self/mem", "/proc/self/fd"])
def test_a_device_that_was_given_itself_is_refused(path: str) -> None:
    if not Path(path).exists():
        pytest.skip("this system has no such file")
    with pytest.raises(InputError) as caught:
        read_dossier([Path(path)], LIMITS)
    assert not wrong_with(caught.value)


def test_a_queue_that_was_given_itself_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rij.pdf")
    with pytest.raises(InputError) as caught:
        read_dossier([tmp_path / "rij.pdf"], LIMITS)
    assert caught.value.code == "ONBEKEND_TYPE"


def test_odd_names_are_read_and_shown_without_harm(folder: Path) -> None:
    odd = [
        b"\xff\xfe.txt",
        b"a\nb.txt",
        b"c\x1b[31md.txt",
        b"-rf.txt",
        b"--help.txt",
        b"$(id).txt",
        "omkering\u202etxt.txt".encode(),
        "breed\u200b.txt".encode(),
        b"it's.txt",
        b" .txt",
        b"l" * 250 + b".txt",
    ]
    for number, name in enumerate(odd):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"Tekst {number}.")
    dossier = read(folder)
    assert codes(dossier) == []
    assert len(dossier.documents) == len(odd) + 1
    for name in names(dossier):
        assert name.isprintable()
        name.encode()
        assert len(name) < 255


def test_deep_folders_are_read(folder: Path) -> None:
    deep = folder / "/".join(["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "diep.txt").write_text("Onderin staat tekst.")
    assert len(read(folder).documents) == 2

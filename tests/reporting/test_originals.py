"""The files of a report found again by their bytes, wherever they stand now."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from analyser.model import Report
from analyser.reading.limits import DEFAULT_LIMITS
from analyser.reporting.originals import found_again

TEXTS = {"d1": "De boete is 500 euro per dag.", "d2": "Hergebruik is welkom."}


@pytest.fixture
def wanted(report: Report) -> Report:
    """A report on two texts."""
    documents = tuple(
        replace(document, sha256=hashlib.sha256(TEXTS[document.id].encode()).hexdigest())
        for document in report.documents
    )
    return replace(report, documents=documents)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.txt", content)
    return path


def found(paths: list[Path], report: Report, limits=DEFAULT_LIMITS) -> dict[str, str]:
    """The texts of what is found, by document."""
    with found_again(paths, report, limits) as files:
        return {key: path.read_text() for key, path in files.items()}


def test_files_are_known_by_their_bytes_not_their_names(tmp_path, wanted):
    paths = [write(tmp_path / "tweede.txt", TEXTS["d2"]), write(tmp_path / "x.txt", TEXTS["d1"])]
    assert found(paths, wanted) == TEXTS


def test_folders_are_looked_into(tmp_path, wanted):
    write(tmp_path / "map" / "diep" / "a.txt", TEXTS["d1"])
    write(tmp_path / "map" / "b.txt", TEXTS["d2"])
    assert found([tmp_path / "map"], wanted) == TEXTS


def test_what_stands_in_a_zip_is_unpacked_and_gone_afterwards(tmp_path, wanted):
    inner = zipped(tmp_path / "binnen.zip", b=TEXTS["d2"]).read_bytes()
    with zipfile.ZipFile(tmp_path / "dossier.zip", "w") as archive:
        archive.writestr("../../weg.txt", TEXTS["d1"])  # a name that points outside
        archive.writestr("map/a.txt", TEXTS["d1"])
        archive.writestr("map/binnen.zip", inner)
    with found_again([tmp_path / "dossier.zip"], wanted, DEFAULT_LIMITS) as files:
        kept = dict(files)
        assert {key: path.read_text() for key, path in kept.items()} == TEXTS
        assert not any(path.is_relative_to(tmp_path / "map") for path in kept.values())
    assert not any(path.exists() for path in kept.values())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["binnen.zip", "dossier.zip"]


def test_a_zip_in_a_zip_in_a_zip_is_left_alone(tmp_path, wanted):
    inner = zipped(tmp_path / "1.zip", a=TEXTS["d1"]).read_bytes()
    for name in ("2.zip", "3.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("binnen.zip", inner)
        inner = (tmp_path / name).read_bytes()
    assert found([tmp_path / "2.zip"], wanted) == {"d1": TEXTS["d1"]}
    assert found([tmp_path / "3.zip"], wanted) == {}


def test_bomb_costs_no_more_than_the_bounds(tmp_path, wanted):
    bomb = zipped(tmp_path / "bom.zip", a=b"0" * 2_000_000, b=TEXTS["d1"])
    limits = replace(DEFAULT_LIMITS, max_inflated_bytes=100_000)
    good = write(tmp_path / "goed.txt", TEXTS["d2"])
    assert found([bomb, good], wanted, limits) == {"d2": TEXTS["d2"]}


def test_missing_changed_and_odd_files_are_left_out(tmp_path, wanted):
    broken = tmp_path / "kapot.zip"
    broken.write_bytes(zipped(tmp_path / "heel.zip", a=TEXTS["d1"]).read_bytes()[:60])
    paths = [
        tmp_path / "weg.txt",
        write(tmp_path / "anders.txt", TEXTS["d1"] + " "),
        write(tmp_path / "leeg.txt", ""),
        broken,
        write(tmp_path / "goed.txt", TEXTS["d2"]),
    ]
    assert found(paths, wanted) == {"d2": TEXTS["d2"]}


def test_links_out_of_a_folder_are_not_followed(tmp_path, wanted):
    outside = write(tmp_path / "buiten" / "a.txt", TEXTS["d1"])
    write(tmp_path / "map" / "b.txt", TEXTS["d2"])
    (tmp_path / "map" / "link.txt").symlink_to(outside)
    assert found([tmp_path / "map"], wanted) == {"d2": TEXTS["d2"]}

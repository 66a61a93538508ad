"""Unpacks the members of a ZIP one by one, to be read as documents."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyser.reading.archive_files import (
    Inflater,
    UnreadableArchiveError,
    is_encrypted,
    is_unsafe,
    open_archive,
)
from analyser.reading.file_system import is_ignored

_NAMELESS = "(zonder naam)"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a ZIP: unpacked at `path`, or not, for the reason in `problem`.

    `problem` is the Dutch predicate of a sentence that begins with the name.
    """

    name: str
    path: Path | None
    code: str = ""
    problem: str = ""


def unpacked(path: Path, folder: Path, inflater: Inflater) -> Iterator[Member]:
    """Members in order of name; they stay in the folder until that is removed.

    Names in the archive are never used as file names, so a member cannot land outside
    `folder`.

    Args:
        path: the ZIP.
        folder: an empty folder to unpack into.
        inflater: budget, shared with the ZIP this one stands in.

    Raises:
        InputError: ZIP_TE_GROOT.
        UnreadableArchiveError: the file is no sound ZIP.
    """
    with open_archive(path) as archive:
        inflater.check_count(archive)
        infos = sorted(archive.infolist(), key=lambda info: info.filename.casefold())
        for index, info in enumerate(infos):
            name = info.filename.replace("\\", "/") or _NAMELESS
            if name.endswith("/") or is_ignored(name):
                continue
            yield from _member(archive, info, name, folder / f"{index:05}", inflater)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, target: Path, inflater: Inflater
) -> Iterator[Member]:
    if is_unsafe(info):
        yield Member(name, None, "ONVEILIGE_NAAM", "wijst naar een plek buiten het ZIP-bestand.")
        return
    if is_encrypted(info):
        yield Member(name, None, "ZIP_WACHTWOORD", "is beveiligd met een wachtwoord.")
        return
    try:
        with target.open("wb") as stream:
            stream.writelines(inflater.chunks(archive, info))
    except UnreadableArchiveError:
        target.unlink()
        yield Member(name, None, "ZIP_KAPOT", "kan niet worden uitgepakt.")
    else:
        yield Member(name, target)

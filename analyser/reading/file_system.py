"""What the reading room asks of the file system."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from analyser.errors import InputError
from analyser.reading.limits import MEBIBYTE, Limits

_IGNORED_NAMES = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_LONGEST_NAME = 240  # characters that are shown; a file system seldom takes longer names
_IGNORED_STARTS = (".", "~$")  # hidden files, and lock files of an open Word document


def shown(name: str) -> str:
    """A file name that can be printed: undecodable bytes and control signs replaced.

    Of a very long one the middle is left out; the extension stays.
    """
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME // 2]}…{name[-_LONGEST_NAME // 2 :]}"
    readable = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in readable)


def is_ignored(name: str) -> bool:
    """Whether a relative name is none of the user's documents.

    Args:
        name: path inside the folder or ZIP, with forward slashes.
    """
    return any(
        part.startswith(_IGNORED_STARTS) or part.lower() in _IGNORED_NAMES
        for part in name.split("/")
        if part not in (".", "..")
    )


def check_exists(path: Path) -> None:
    """Make sure that a path the user gave can be looked at.

    Raises:
        InputError: BESTAAT_NIET or GEEN_TOEGANG.
    """
    name = shown(str(path))
    try:
        path.stat()
    except PermissionError as error:
        raise no_access(name) from error
    except (OSError, ValueError) as error:  # missing, impossible name, circular link
        raise not_found(name) from error


def check_size(path: Path, name: str, limits: Limits) -> None:
    """Refuse what is no ordinary file, or too large.

    Raises:
        InputError: ONBEKEND_TYPE or TE_GROOT.
        OSError: the file cannot be looked at.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise InputError("ONBEKEND_TYPE", f"'{name}' is geen gewoon bestand.")
    if status.st_size > limits.max_file_bytes:
        raise InputError(
            "TE_GROOT",
            f"'{name}' is groter dan {limits.max_file_bytes // MEBIBYTE} MB en wordt daarom niet "
            "gelezen.",
        )


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether a path is a link to a place that is not in the folder."""
    if not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def files_below(folder: Path, most: int, on_unreadable: Callable[[str], None]) -> list[Path]:
    """Files in and below a folder, in order of name; links to folders are not followed.

    A link to a folder outside stands among the files, so that it can be told of.

    Args:
        folder: where to look.
        most: how many files at most.
        on_unreadable: called with the name of a folder that cannot be opened.
    """

    def report(error: OSError) -> None:
        on_unreadable(shown(Path(error.filename or "").name))

    found: list[Path] = []
    for base, folders, files in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not is_ignored(name))
        found += [Path(base, name) for name in files if not is_ignored(name)]
        links = (Path(base, name) for name in folders)
        found += [link for link in links if leads_outside(link, folder)]
        if len(found) > most:
            raise InputError(
                "TE_VEEL_BESTANDEN",
                f"'{shown(folder.name)}' bevat meer dan {most} bestanden; kies een kleinere map.",
            )
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix().casefold())


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def no_access(name: str) -> InputError:
    """The error for a file or folder without permission to read."""
    return InputError("GEEN_TOEGANG", f"Er is geen toestemming om '{name}' te lezen.")


def not_found(name: str) -> InputError:
    """The error for a file or folder that is not there."""
    return InputError("BESTAAT_NIET", f"'{name}' bestaat niet.")

"""Safe reading of ZIP containers (dossiers and DOCX files).

The sizes an archive declares are not trusted: members are inflated in small pieces and
counted, so that a bomb costs at most the budget of `Limits`.
"""

from __future__ import annotations

import errno
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyser.errors import InputError
from analyser.reading.limits import Limits

_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"^[A-Za-z]:")


class UnreadableArchiveError(Exception):
    """The bytes are no sound ZIP, or a member of it cannot be inflated."""


class Inflater:
    """Inflates members of one archive under a shared budget.

    Args:
        limits: the bounds.
        name: name of the archive, for the sentence in an error.
    """

    def __init__(self, limits: Limits, name: str) -> None:
        self._limits = limits
        self.name = name
        self._left = limits.max_inflated_bytes

    def check_count(self, archive: zipfile.ZipFile) -> None:
        """Refuse an archive with too many members.

        Raises:
            InputError: ZIP_TE_GROOT.
        """
        if len(archive.infolist()) > self._limits.max_members:
            raise InputError(
                "ZIP_TE_GROOT",
                f"'{self.name}' bevat meer dan {self._limits.max_members} bestanden.",
            )

    def chunks(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of a member in pieces of at most 64 KB.

        Raises:
            InputError: ZIP_TE_GROOT when the budget or the ratio is exceeded.
            UnreadableArchiveError: the member is damaged or packed in an unknown way.
        """
        if info.compress_type not in _METHODS:
            raise UnreadableArchiveError(f"packing method {info.compress_type}")
        inflated = 0
        with zip_errors(), archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                inflated += len(piece)
                self._left -= len(piece)
                self._check(inflated, info.compress_size)
                yield piece

    def _check(self, inflated: int, packed: int) -> None:
        suspicious = inflated > self._limits.ratio_floor and (
            inflated > self._limits.max_ratio * max(packed, 1)
        )
        if self._left < 0 or suspicious:
            raise InputError(
                "ZIP_TE_GROOT", f"'{self.name}' is uitgepakt te groot om veilig te lezen."
            )


@contextmanager
def zip_errors() -> Iterator[None]:
    """Turn what `zipfile` raises on damaged bytes into `UnreadableArchiveError`."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,  # a packing method or version zipfile does not know
        RuntimeError,  # encrypted member
        ValueError,  # impossible offsets or names
        OverflowError,
    ) as error:
        raise UnreadableArchiveError(str(error)) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a seek to before the start: the bytes are wrong
            raise
        raise UnreadableArchiveError(str(error)) from error


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP for reading.

    Raises:
        UnreadableArchiveError: the file is no sound ZIP.
    """
    with zip_errors():
        archive = zipfile.ZipFile(path)
    with archive:
        yield archive


def is_encrypted(info: zipfile.ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(info.flag_bits & _ENCRYPTED)


def is_unsafe(info: zipfile.ZipInfo) -> bool:
    """Whether a member points outside the archive: absolute, with `..`, or a link."""
    name = info.filename.replace("\\", "/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return is_link or name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")


def member_names(path: Path) -> list[str]:
    """Names of all members of a ZIP.

    Raises:
        UnreadableArchiveError: the file is no sound ZIP.
    """
    with open_archive(path) as archive:
        return archive.namelist()

"""The files of a lexicon and the version they make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_FAMILIES = ("risk", "specification", "penalty", "procedure", "positive")


def indicator_files(folder: Path) -> list[Path]:
    """The files of the indicators, in the order of family and id.

    Args:
        folder: a folder laid out like `lexicons/`.
    """
    return [path for family in _FAMILIES for path in sorted((folder / family).glob("*.yaml"))]


def lexicon_version(folder: Path) -> str:
    """The version of a lexicon: twelve hexadecimal digits that any change changes.

    Args:
        folder: a folder laid out like `lexicons/`.

    Raises:
        OSError: a file cannot be read.
    """
    return fingerprint([*sorted((folder / "shared").glob("*.yaml")), *indicator_files(folder)])[:12]


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 of names and texts, in hexadecimal; ends of lines make no difference.

    Args:
        paths: files, in an order that is always the same.

    Raises:
        OSError: a file cannot be read.
    """
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()

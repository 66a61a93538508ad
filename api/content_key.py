"""What is the same for dossiers that give the same report."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from analyser.language.pipeline import SETTING
from analyser.lexicon import load_lexicon
from analyser.version import __version__
from api.jobs import Upload


def content_key(files: Sequence[Upload]) -> str:
    """A digest of the files with their names, in any order, and of the program that reads them.

    Names count: the report shows them, and they tell versions of a document apart.

    Args:
        files: files that can be read.
    """
    entries = sorted((file.name, _sha256(file.path)) for file in files)
    return hashlib.sha256(msgspec.json.encode([_software(), entries])).hexdigest()


@lru_cache(maxsize=1)
def _software() -> list[str]:
    return [__version__, load_lexicon().version, os.environ.get(SETTING, "")]


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

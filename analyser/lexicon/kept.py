"""Keeps the prepared lexicon in the cache folder of the user.

Nothing of any document is in it, and nothing is lost when it is gone. It is typed data: a file
that somebody else put there can make no code run.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from analyser.lexicon.files import fingerprint
from analyser.lexicon.prepared import pack, unpack
from analyser.lexicon.types import Lexicon

_ROOMS = ("lexicon", "language", "model")  # what makes a lexicon out of files
_MOST_KEPT = 3  # lexicons of as many versions of the program or of an editor at work
_NAME = "lexicon-*.bin"
_DIGEST_BYTES = hashlib.sha256().digest_size


def kept_prepared(version: str) -> Lexicon | None:
    """The lexicon of a version as it was kept, or None.

    Args:
        version: the version of the lexicon.
    """
    try:
        body = _place(version).read_bytes()
        digest, body = body[:_DIGEST_BYTES], body[_DIGEST_BYTES:]
        return unpack(body) if hashlib.sha256(body).digest() == digest else None
    except (OSError, RuntimeError, ValueError):  # not there, no home folder, no such thing
        return None


def keep_prepared(lexicon: Lexicon) -> None:
    """Keep a lexicon, where that can be done.

    Args:
        lexicon: the lexicon.
    """
    with suppress(OSError, RuntimeError):
        place = _place(lexicon.version)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        body = pack(lexicon)
        handle, half = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).digest() + body)
        Path(half).replace(place)
        kept = sorted(place.parent.glob(_NAME), key=lambda path: path.stat().st_mtime)
        for old in kept[:-_MOST_KEPT]:
            old.unlink()


def _place(version: str) -> Path:
    """Its place; another program keeps it elsewhere.

    Raises:
        RuntimeError: the user has no home folder.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    caches = Path(named) if named.startswith("/") else Path.home() / ".cache"
    return caches / "dooi" / _NAME.replace("*", f"{version}-{_program()}")


@lru_cache(maxsize=1)
def _program() -> str:
    """Twelve hexadecimal digits that any change to what makes a lexicon changes."""
    package = Path(__file__).parents[1]
    code = [path for room in _ROOMS for path in sorted((package / room).glob("*.py"))]
    return hashlib.sha256(f"{fingerprint(code)} {msgspec.__version__}".encode()).hexdigest()[:12]

"""What goes between the program and a process that reads: plain data, typed on arrival.

A reading process handles hostile files and may have been taken over by one, so what it says
is decoded into the expected types and nothing else; it is never unpickled.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from analyser.model import Document, Segmented
from analyser.reading.docx_revisions import RevisionView
from analyser.reading.file_types import FileType
from analyser.reading.limits import Limits
from analyser.reading.readers import Source

_LENGTH = 8  # bytes, before each message
_LONGEST = 1 << 30  # bytes; no document comes near it


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of the pages of a PDF is wanted, from 0, and of how many."""

    part: int
    of: int


WHOLE = Share(0, 1)


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read; `path` in the bytes of the file system, which need not be text.

    `parts` are all shares of its pages, as they were answered, when these are to be joined.
    """

    path: bytes
    kind: FileType
    name: str
    sha256: str
    limits: Limits
    share: Share
    view: RevisionView
    parts: tuple[bytes, ...] = ()

    @classmethod
    def of(
        cls, source: Source, limits: Limits, share: Share, parts: Sequence[bytes] = ()
    ) -> Request:
        """The request for a source, for a share of it, or for what its parts make together."""
        path = os.fsencode(source.path)
        kind, name, digest, view = source.kind, source.name, source.sha256, source.view
        return cls(path, kind, name, digest, limits, share, view, tuple(parts))

    @property
    def source(self) -> Source:
        """The file to read."""
        path = Path(os.fsdecode(self.path))
        return Source(path, self.kind, "", self.name, self.sha256, self.view)


@dataclass(frozen=True, slots=True)
class Reply:
    """The document, or a share of it, or the code and sentence of what is wrong with the file.

    `segmented` is what the document was cut into, by a process that does that too. A share is
    not looked at on its way to the process that joins it with the others.
    """

    document: Document | None = None
    segmented: Segmented | None = None
    part: bytes = b""
    code: str = ""
    message: str = ""


Message = TypeVar("Message", Request, Reply)


def send(stream: BinaryIO, message: Request | Reply) -> None:
    """Write a message.

    Raises:
        OSError: the other side is gone.
    """
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO, shape: type[Message]) -> Message | None:
    """Wait for a message.

    Args:
        stream: where it comes from.
        shape: what it must be.

    Returns:
        The message, or None when the other side ended or does not keep to what was agreed.
    """
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _LONGEST:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        return msgspec.msgpack.decode(data, type=shape)
    except msgspec.DecodeError:
        return None

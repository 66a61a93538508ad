"""Sound files that are damaged by chance, with a fixed seed: outside and inside the container."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .case import SENTENCE
from .office_files import OFFICE
from .raw_zip import zipped

_SAMPLES = Path(__file__).parents[2] / "corpus_samples" / "tenders"
_ROUNDS = 12
_WEB_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><style>p {{color: red}}</style></head>
<body><h1>Leidraad</h1><p>{SENTENCE}</p><ol type="a"><li>Eerste<li>Tweede &amp; derde</ol>
<table><tr><th>Eis</th><th>Waarde</th></tr><tr><td rowspan="2">1</td><td>Ja</td></tr></table>
</body></html>"""
_TEXT = (
    f"# Leidraad\n\n1.1 {SENTENCE}\n\n- punt\n  - dieper\n\n| a | b |\n|---|---|\n| café | 2 |\n"
)


def mutations() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of damaged files; the same on every run."""
    for name, whole in _whole_files():
        stem, _, suffix = name.rpartition(".")
        for turn in range(_ROUNDS):
            chance = random.Random(f"{name} {turn}")  # noqa: S311 - no secret
            inside = turn % 3 > 0 and whole.startswith(b"PK")
            data = _inside(whole, chance) if inside else damaged(whole, chance)
            yield f"{stem}-{turn:02}.{suffix}", data


def _whole_files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(_SAMPLES.glob("*.*")):
        yield path.name, path.read_bytes()
    for office in OFFICE:
        yield f"klein.{office.suffix}", zipped(office.members)
    yield "pagina.html", _WEB_PAGE.encode()
    yield "tekst.md", _TEXT.encode()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Data with some damage: bytes changed, left out, doubled, put in, swapped or cut off."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        size = len(found)
        start = chance.randrange(size)
        end = min(size, start + chance.choice((1, 2, 8, 100, 1000)))
        piece = found[start:end]
        match chance.randrange(7):
            case 0:
                found[start] ^= 1 << chance.randrange(8)
            case 1:
                found[start:end] = chance.randbytes(end - start)
            case 2 if size > end - start:
                del found[start:end]
            case 3:
                found[start:start] = piece
            case 4:
                place = chance.randrange(size)
                found[place:place] = piece
            case 5:
                found[start:end] = bytes([chance.choice((0, 0x20, 0x3C, 0xFF))]) * (end - start)
            case _ if chance.random() < 0.3 and start:
                del found[start:]
    return bytes(found)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A container with damage in what one or two of its XML parts say."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    parts = [name for name in members if name.endswith((".xml", ".rels"))]
    for name in chance.sample(parts, k=min(2, len(parts))):
        content = members[name]
        assert isinstance(content, bytes)
        members[name] = (
            _other_words(content, chance) if chance.random() < 0.85 else damaged(content, chance)
        )
    return zipped(members)


def _other_words(content: bytes, chance: random.Random) -> bytes:
    """XML that stays sound: values changed, and elements doubled, emptied or left out."""
    pieces = content.split(b">")
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(1, len(pieces))
        piece = pieces[place]
        if b'="' in piece:
            head, _, tail = piece.rpartition(b'="')
            value = chance.choice((b"-1", b"0", b"99999999999999999999", b"", b"\xc3\xa9", b"NaN"))
            pieces[place] = head + b'="' + value + b'"' + tail.partition(b'"')[2]
        elif piece.endswith(b"/"):
            pieces[place] = b"" if chance.random() < 0.5 else piece + b">" + piece
    return b">".join(pieces)

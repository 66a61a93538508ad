"""Harms that every container of XML parts can suffer: DOCX, XLSX, ODT and ODS alike."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

from .case import READ, SENTENCE, Case, case
from .office_files import ODS, OFFICE, Office
from .raw_zip import ENCRYPTED, LINK, MEBIBYTE, UTF8, Member, bomb, raw_zip, zipped

_LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'lol'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 13))
)
_QUADRATIC = f"<!DOCTYPE x [<!ENTITY a12 '{'b' * 100_000}'>]>"
_OUTSIDE = "<!DOCTYPE x [<!ENTITY a12 SYSTEM 'file:///etc/passwd'>]>"
_OUTSIDE_DTD = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"
_PARAMETER = "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>"
_TAG = re.compile(r"(<[\w:-]+ [^>]*?)(/?>)")


def _with_entity(xml: str, doctype: str, times: int = 1) -> str:
    """XML with a document type, that uses the last entity in an attribute and in every text."""
    declaration, _, rest = xml.partition("?>")
    value = "&a12;" * times
    rest = _TAG.sub(lambda m: f'{m[1]} x="{value}"{m[2]}', rest, count=1)
    rest = re.sub(r">([^<>]+)<", lambda m: f">{m[1]}{value}<", rest)
    return f"{declaration}?>{doctype}{rest}"


@cache
def _noise() -> str:
    """Eleven million characters that hardly pack."""
    return random.Random(1).randbytes(5_500_000).hex()  # noqa: S311 - no secret


def _members(office: Office) -> list[Member]:
    return [
        Member(name.encode(), text.encode() if isinstance(text, str) else text, flags=UTF8)
        for name, text in office.members.items()
    ]


def _main(office: Office) -> str:
    return next(n for n in office.members if n.rsplit("/", 1)[-1] == f"{office.main}.xml")


def _lying(office: Office, **fields: object) -> bytes:
    """The file with one field of the main part told wrong."""
    name = _main(office).encode()
    return raw_zip([replace(m, **fields) if m.name == name else m for m in _members(office)])


def _extra(office: Office, *members: Member) -> bytes:
    return raw_zip([*_members(office), *members])


def _changed(office: Office, name: str, change: Callable[[str], bytes | str]) -> bytes:
    members = dict(office.members)
    members[name] = change(str(members[name]))
    return zipped(members)


def _cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def _nested(xml: str, depth: int = 10_000) -> str:
    """XML of which the last closing tag has a deep nest in front."""
    start, close, end = xml.rpartition("</")
    return f"{start}{'<n>' * depth}{'</n>' * depth}{close}{end}"


def _shallow(office: Office) -> Iterator[Case]:
    broken, ext = f"{office.code}_KAPOT", office.suffix
    whole = zipped(office.members)
    for percent in (10, 40, 70, 90, 99):
        yield case(f"afgekapt-{percent}.{ext}", _cut(whole, percent / 100), broken)
    yield case(f"geen-zip.{ext}", b"Dit is geen zip.", broken)
    yield case(f"alleen-kop.{ext}", b"PK\x03\x04" + bytes(40), broken)
    yield case(f"lege-zip.{ext}", raw_zip([], comment=ext.encode()), broken)
    yield case(f"andere-naam-{ext}.txt", whole, READ, holds=SENTENCE)
    yield case(f"zonder-hoofddeel.{ext}", office.spoiled(**{office.main: None}), broken)
    yield case(
        f"dubbel-deel.{ext}", _extra(office, Member(_main(office).encode(), b"<x/>")), broken
    )
    yield case(f"buiten.{ext}", _extra(office, Member(b"../../weg.xml", b"<x/>")), broken)
    yield case(
        f"koppeling.{ext}", _extra(office, Member(b"k.xml", b"/etc", attributes=LINK)), broken
    )
    yield case(f"geheim-deel.{ext}", _lying(office, flags=ENCRYPTED), f"{office.code}_WACHTWOORD")
    yield case(f"methode-lzma.{ext}", _lying(office, method=14), broken)
    yield case(f"maat-klein.{ext}", _lying(office, size=9), broken)
    yield case(f"maat-4gb.{ext}", _lying(office, size=0xFFFFFFF0), READ)
    yield case(f"ingepakt-klein.{ext}", _lying(office, packed_size=9), broken)
    yield case(f"controlegetal.{ext}", _lying(office, crc=7), broken)
    yield case(
        f"bom-plaatje.{ext}", partial(_extra, office, bomb("media/a.png", 32)), "ZIP_TE_GROOT"
    )
    yield case(
        f"bom-verdeeld.{ext}",
        partial(_extra, office, *(bomb(f"media/{n}.png", 7, crc=_ZEROS) for n in range(60))),
        "ZIP_TE_GROOT",
    )
    yield case(
        f"bom-hoofddeel.{ext}",
        partial(_changed, office, _main(office), lambda xml: xml + " " * (20 * MEBIBYTE)),
        "ZIP_TE_GROOT",
    )
    yield case(
        f"veel-delen.{ext}",
        partial(_extra, office, *(Member(b"media/%d.png" % n, b"") for n in range(6000))),
        "ZIP_TE_GROOT",
    )


_ZEROS = zlib.crc32(bytes(7 * MEBIBYTE))


def _bad_xml(office: Office) -> Iterator[Case]:
    broken, ext, main = f"{office.code}_KAPOT", office.suffix, _main(office)
    changes: dict[str, tuple[Callable[[str], bytes | str], str]] = {
        "leeg": (lambda _: "", broken),
        "geen-xml": (lambda _: "geen xml", broken),
        "andere-wortel": (lambda _: "<html/>", "GEEN_TEKST" if office is ODS else broken),
        "half": (lambda xml: xml[: len(xml) * 3 // 4], broken),
        "diep": (_nested, broken),
        "nul": (lambda xml: xml.replace("?>", "?>\0", 1), broken),
        "geen-utf8": (lambda xml: xml.encode().replace(b"?>", b"?><!-- \xff -->", 1), broken),
        "utf16": (lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"), READ),
        "onbekende-codering": (lambda xml: xml.replace("UTF-8", "klingon"), broken),
        "attributen": (
            lambda xml: _TAG.sub(
                lambda m: m[1] + "".join(f' a{n}=""' for n in range(50_000)) + m[2], xml, count=1
            ),
            READ,
        ),
        "lang-attribuut": (
            lambda xml: _TAG.sub(lambda m: f'{m[1]} a="{_noise()}"{m[2]}', xml, count=1),
            broken,
        ),
        "naamruimten": (
            lambda xml: _TAG.sub(
                lambda m: m[1] + "".join(f' xmlns:a{n}="u:{n}"' for n in range(5_000)) + m[2],
                xml,
                count=1,
            ),
            READ,
        ),
    }
    for kind, (change, outcome) in changes.items():
        yield case(f"xml-{kind}.{ext}", partial(_changed, office, main, change), outcome)


def _entities(office: Office) -> Iterator[Case]:
    """A document type in every part; the formats that know none refuse it."""
    kinds = {
        "lachers": (_LAUGHS, 1),
        "kwadraat": (_QUADRATIC, 3000),
        "buiten": (_OUTSIDE, 1),
        "dtd": (_OUTSIDE_DTD, 0),
        "parameter": (_PARAMETER, 0),
    }
    for number, part in enumerate(office.xml_parts):
        for kind, (doctype, times) in kinds.items():
            yield case(
                f"entiteit-{kind}-{number}.{office.suffix}",
                partial(
                    _changed, office, part, partial(_with_entity, doctype=doctype, times=times)
                ),
                READ if part == "[Content_Types].xml" else f"{office.code}_KAPOT",
                lacks="root:",
            )


PACKAGES = [
    made for office in OFFICE for kind in (_shallow, _bad_xml, _entities) for made in kind(office)
]

"""Hostile and broken web pages and texts."""

from __future__ import annotations

import codecs
from functools import partial

from .case import READ, SENTENCE, Case, case

_MARKS = "a" + "\u0301" * 50_000
_INVISIBLE = "\u200d\u200b\u2060\ufeff\u202e\u2066\u2069\u00ad" * 100
_P = f"<p>{SENTENCE}</p>"


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _nested(tag: str, depth: int, inner: str = _P) -> str:
    return f"<{tag}>" * depth + inner + f"</{tag}>" * depth


def _table(attributes: str, rows: int = 3) -> str:
    return f"<table>{f'<tr><td {attributes}>Cel</td><td>Twee</td></tr>' * rows}</table>{_P}"


def _pages() -> list[Case]:
    attributes = " ".join(f'a{n}="x"' for n in range(50_000))
    read = {
        "diep-200": _nested("div", 200),
        "colspan": _table('colspan="2000000000"'),
        "rowspan": _table('rowspan="2000000000"'),
        "beide": _table('colspan="1000" rowspan="65534"', rows=300),
        "spans-min": _table('colspan="-1" rowspan="x"'),
        "spans-lang": _table(f'colspan="{"9" * 5000}"'),
        "tabel-breed": f"<table><tr>{'<td>x</td>' * 50_000}</tr></table>{_P}",
        "tabel-lang": f"<table>{'<tr><td>x</td></tr>' * 50_000}</table>{_P}",
        "tabellen-in-tabellen": _nested("table><tr><td", 60),
        "leeg-honderdduizend": "<p></p>" * 100_000 + _P,
        "regel-lang": f"<p>{'woord ' * 1_000_000}</p>",
        "zonder-eind": f"{_P}<p>Half <b>open <table><tr><td",
        "sluit-zonder-begin": "</p></div></table></body></html>" * 999 + _P,
        "twee-paginas": f"<p>Een.</p></body></html><html><body>{_P}",
        "attributen": f"<p {attributes}>{SENTENCE}</p>",
        "script": f"<script>fetch('http://127.0.0.1:9')</script>{_P}",
        "kaders": f'<iframe src="file:///etc/passwd"></iframe><object data="x"></object>{_P}',
        "plaatje-elders": f'<img src="http://127.0.0.1:9/x.png"><link href="file:///etc/passwd">{_P}',
        "basis": f'<base href="file:///etc/">{_P}<a href="passwd">x</a>',
        "verversen": f'<meta http-equiv="refresh" content="0;url=file:///etc/passwd">{_P}',
        "lijst-nummer": f'<ol start="{"9" * 400}"><li>Een</li></ol>{_P}',
        "lijst-romeins": f'<ol type="I" start="1000000000"><li>Een</li></ol>{_P}',
        "lijst-letters": f'<ol type="a" start="-5"><li value="1000000000000">Een</li></ol>{_P}',
        "lijsten-diep": _nested("ul><li", 90),
        "tekens": f"<p>{SENTENCE}{_MARKS}{_INVISIBLE}</p>",
        "entiteiten": f"<p>{SENTENCE}{'&lt;&#0;&#xD800;&#x10FFFF;&#9999999999;&bestaatniet;' * 999}</p>",
        "stijl-lang": f'<p style="{"a:b;" * 100_000}">{SENTENCE}</p>',
        "klassen": f'<p class="{"x " * 100_000}">{SENTENCE}</p>',
        "commentaar": f"<!-- {'<!--' * 10_000} -->{_P}",
        "nul-teken": _P.replace("De", "D\x01\x02e"),
        "svg": f"<svg><use href='#a' id='a'/><text>Plaat</text></svg>{_P}",
        "sjabloon": f"<template>{_P}</template><noscript>{_P}</noscript>{_P}",
    }
    laughs = (
        b"<!DOCTYPE html [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>&b;</p>"
        + _P.encode()
    )
    return [
        *(
            case(f"{name}.html", partial(_page, body), READ, lacks="root:")
            for name, body in read.items()
        ),
        case("diep-tienduizend.html", lambda: _page(_nested("div", 10_000)), "HTML_KAPOT"),
        case("vet-tienduizend.html", lambda: _page(_nested("b", 10_000)), "HTML_KAPOT"),
        case("lachers.html", laughs, READ),
        case("leeg.html", _page(""), "GEEN_TEKST"),
        case("alleen-script.html", _page("<script>x</script><style>y</style>"), "GEEN_TEKST"),
        case("te-groot.html", lambda: _page("<p>x</p>" * 2_500_000), "TE_GROOT"),
        case("nullen.html", _page(_P) + b"\0" * 99, "ONBEKEND_TYPE"),
        case("rommel.html", bytes(range(1, 256)) * 99, READ),
        case("utf16.html", codecs.BOM_UTF16_LE + _page(_P).decode().encode("utf-16-le"), READ),
        case(
            "utf16-oneven.html",
            codecs.BOM_UTF16_BE + _page(_P).decode().encode("utf-16-be")[:-1],
            READ,
        ),
        case(
            "utf16-half-teken.html",
            codecs.BOM_UTF16_LE + "<p>Half \ud800 teken.</p>".encode("utf-16-le", "surrogatepass"),
            READ,
        ),
        case(
            "codering-onzin.html",
            b'<html><meta charset="klingon"><p>caf\xe9</p>',
            READ,
            holds="café",
        ),
        case(
            "codering-utf7.html", b'<html><meta charset="utf-7"><p>+ADw-script+AD4- \xe9</p>', READ
        ),
        case("zip-heet-html.html", b"PK\x03\x04" + bytes(99), "ZIP_KAPOT"),
    ]


def _plain() -> list[Case]:
    def utf16(text: str) -> bytes:
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")

    deep = "".join(f"{'  ' * n}- punt {n}\n" for n in range(500))
    quoted = "> " * 5000 + SENTENCE
    table = "| " + "a | " * 20_000 + "\n|" + "---|" * 20_000 + "\n| " + "b | " * 20_000
    return [
        case("regel-20mb.txt", lambda: b"woord " * 3_400_000, READ),
        case("zonder-spatie.txt", lambda: b"x" * 1_000_000, READ),
        case(
            "regels-miljoen.txt",
            lambda: b"\n" * 1_000_000 + SENTENCE.encode(),
            READ,
            holds=SENTENCE,
        ),
        case("korte-regels.txt", lambda: b"a\n\n" * 50_000, READ),
        case("wagenteruglopen.txt", b"\r" * 100_000 + SENTENCE.encode(), READ, holds=SENTENCE),
        case("tekens-stapel.txt", f"{SENTENCE} {_MARKS}".encode(), READ),
        case("onzichtbaar.txt", f"{SENTENCE}{_INVISIBLE}".encode(), READ),
        case(
            "scheiders.txt",
            f"{SENTENCE}\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e{SENTENCE}".encode(),
            READ,
        ),
        case("stuurtekens.txt", f"{SENTENCE}\x1b[31m\x07\x08\x7f".encode(), READ),
        case("nul.txt", f"{SENTENCE}\0".encode(), "ONBEKEND_TYPE"),
        case("ruis.txt", bytes(range(256)) * 99, "ONBEKEND_TYPE"),
        case("wit.txt", " \n\t\r\n\u00a0".encode(), "GEEN_TEKST"),
        case("leeg.txt", b"", "LEEG_BESTAND"),
        case("alleen-bom.txt", codecs.BOM_UTF8, "GEEN_TEKST"),
        case("alleen-bom16.txt", codecs.BOM_UTF16_LE, "GEEN_TEKST"),
        case("half-teken.txt", utf16(f"{SENTENCE} \ud800"), "ONBEKEND_TYPE"),
        case("oneven.txt", utf16(SENTENCE)[:-1], "ONBEKEND_TYPE"),
        case("utf32.txt", codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "ONBEKEND_TYPE"),
        case("te-lange-utf8.txt", SENTENCE.encode() + b"\xc0\xaf\xe0\x80\xaf", READ),
        case("half-utf8.txt", SENTENCE.encode() + b"\xf0\x9f\x98", READ),
        case("uitvoerbaar.txt", b"\x7fELF" + bytes(99), "ONBEKEND_TYPE"),
        case(
            "koppen.md", "".join(f"{'#' * (n % 12)} Kop {n}\n" for n in range(5000)).encode(), READ
        ),
        case("lijst-diep.md", deep.encode(), READ),
        case("citaat-diep.md", quoted.encode(), READ),
        case("tabel-breed.md", table.encode(), READ),
        case("sterren.md", b"*" * 100_000 + SENTENCE.encode(), READ),
        case("haken.md", b"[" * 50_000 + b"](" * 50_000 + SENTENCE.encode(), READ),
        case("streepjes.md", b"`" * 99_999 + SENTENCE.encode(), "GEEN_TEKST"),
        case("nummers.md", b"".join(b"%d. punt\n" % 10**n for n in range(300)), READ),
        case("omheining.md", b"```\n" * 9999 + SENTENCE.encode(), READ),
        case("html-in.md", b"<div>" * 9999 + SENTENCE.encode(), READ),
        case("strepen.md", b"-" * 200_000 + b"\n" + SENTENCE.encode(), READ),
        case("onderstreept.md", (SENTENCE + "\n===\n").encode() * 999, READ),
    ]


TEXTS = [*_pages(), *_plain()]

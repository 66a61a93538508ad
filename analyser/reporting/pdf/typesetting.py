"""Typesets a composed report as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

from importlib.resources import files

import typst

_PLAIN = frozenset(map(chr, range(0x20, 0x180))) | frozenset("–—‘’“”„•…€›‹−≥≤×→°²³⁰¹⁴⁵⁶⁷⁸⁹₂")
_UNKNOWN = "□"


def typeset(report: str) -> bytes:
    """A report as a PDF.

    Args:
        report: title, reader and parts as JSON, as the template names them. Its text is data and
            never read as markup; a character that the typeface lacks becomes a square.

    Raises:
        typst.TypstError: the template is wrong.
    """
    source = files("analyser.reporting").joinpath("templates", "report.typ").read_bytes()
    odd = {char for char in set(report) - _PLAIN if not _can_be_shown(char)}
    shown = report.translate({ord(char): _UNKNOWN for char in odd})
    return _compiled(source, {"data": shown})


def _can_be_shown(char: str) -> bool:
    """Whether the typeface has a character; the standard does not allow a missing one."""
    try:
        _compiled(b'#set document(title: "x")\n#sys.inputs.char', {"char": char})
    except typst.TypstError:
        return False
    return True


def _compiled(source: bytes, inputs: dict[str, str]) -> bytes:
    return typst.compile(
        source, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, pdf_standards="ua-1"
    )

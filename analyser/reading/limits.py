"""How much a dossier may hold: bounds that keep a hostile or mistaken upload cheap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from analyser.errors import DooiError

MEBIBYTE = 1024 * 1024
PREFIX = "DOOI_LIMIT_"  # of the environment variables; the rest is the field in capitals
_MOST_SECONDS = 10**9  # a clock cannot wait much longer
_MOST = 10**15


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; sizes are in bytes.

    `max_ratio` is inflated size over packed size of one archive member and only counts
    above `ratio_floor`, because small, repetitive XML packs very well. `max_nesting` is how
    deep a ZIP may stand inside a ZIP. `max_sheet_bytes` is how much of one sheet is read,
    `max_cells` counts the filled cells of a spreadsheet, `max_html_bytes` is the size of a web
    page without the images in it. `convert_seconds` is how long LibreOffice may take to convert
    an old file, `convert_memory` the address space it may use. `read_seconds` is how long
    reading one document may take by the clock, `read_cpu_seconds` how much of a processor it
    may use, `read_memory` the address space of the process that reads it.
    """

    max_file_bytes: int = 100 * MEBIBYTE
    max_files: int = 500
    max_members: int = 5000
    max_inflated_bytes: int = 300 * MEBIBYTE
    max_xml_bytes: int = 48 * MEBIBYTE
    max_sheet_bytes: int = 128 * MEBIBYTE
    max_html_bytes: int = 16 * MEBIBYTE
    max_ratio: int = 200
    ratio_floor: int = 8 * MEBIBYTE
    max_nesting: int = 1
    max_cells: int = 200_000
    convert_seconds: float = 120
    convert_memory: int = 4096 * MEBIBYTE
    read_seconds: float = 900
    read_cpu_seconds: int = 300
    read_memory: int = 1024 * MEBIBYTE


DEFAULT_LIMITS = Limits()


def limits_from_environment(environ: Mapping[str, str]) -> Limits:
    """The bounds that are set in environment variables, and the usual ones for the rest.

    Args:
        environ: variables such as ``DOOI_LIMIT_READ_SECONDS``; an empty one counts as not set.

    Raises:
        DooiError: INSTELLING, a variable is no whole number above zero, or above what can be.
    """
    found = {field.name: environ.get(variable(field.name), "").strip() for field in fields(Limits)}
    return Limits(**{name: _number(name, text) for name, text in found.items() if text})


def variable(field: str) -> str:
    """Name of the environment variable that sets a field of `Limits`."""
    return PREFIX + field.upper()


def _number(field: str, text: str) -> int:
    lowest = 0 if field == "max_nesting" else 1  # no ZIP in a ZIP is a bound as well
    highest = _MOST_SECONDS if field.endswith("_seconds") else _MOST
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST))
    if not is_number or not lowest <= int(text) <= highest:
        raise DooiError(
            "INSTELLING",
            f"De instelling {variable(field)} moet een geheel getal van {lowest} tot en met "
            f"{highest} zijn.",
        )
    return int(text)

"""How much a dossier may hold: bounds that keep a hostile or mistaken upload cheap."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; sizes are in bytes.

    `max_ratio` is inflated size over packed size of one archive member and only counts
    above `ratio_floor`, because small, repetitive XML packs very well. `max_nesting` is how
    deep a ZIP may stand inside a ZIP.
    """

    max_file_bytes: int = 100 * MEBIBYTE
    max_files: int = 500
    max_members: int = 5000
    max_inflated_bytes: int = 300 * MEBIBYTE
    max_xml_bytes: int = 48 * MEBIBYTE
    max_ratio: int = 200
    ratio_floor: int = 8 * MEBIBYTE
    max_nesting: int = 1


DEFAULT_LIMITS = Limits()

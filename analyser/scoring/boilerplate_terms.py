"""Fingerprints of known general terms and model agreements; the texts are not here.

`training/fingerprints.py` makes the file from texts. A fingerprint holds hashed runs of words
(`boilerplate_shingles`), from which the text cannot be read.
"""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyser.errors import DooiError
from analyser.scoring.boilerplate_shingles import RECIPE

TERMS_FILE = Path(__file__).with_name("boilerplate_terms.json")


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The runs of all known texts: `sources[run]` numbers the first text that has it."""

    names: tuple[str, ...]
    sources: Mapping[int, int]


@lru_cache(maxsize=1)
def known_terms() -> KnownTerms:
    """The fingerprints that the project ships.

    Raises:
        DooiError: the file was made with another recipe; make it again.
    """
    data = json.loads(TERMS_FILE.read_text(encoding="utf-8"))
    if data["recipe"] != RECIPE:
        raise DooiError(
            "VINGERAFDRUK",
            "De vingerafdrukken van bekende voorwaarden horen bij een andere versie; maak ze opnieuw.",
        )
    sources: dict[int, int] = {}
    for number, each in enumerate(data["terms"]):
        hashed = array("I")
        hashed.frombytes(base64.b64decode(each["runs"]))
        for run in hashed:
            sources.setdefault(run, number)
    return KnownTerms(tuple(each["name"] for each in data["terms"]), sources)


def write_terms(fingerprints: Iterable[tuple[str, frozenset[int]]], path: Path) -> None:
    """Write a file of fingerprints.

    Args:
        fingerprints: the name of each text and its runs.
        path: where to; the same fingerprints give the same bytes.
    """
    terms = [
        {"name": name, "runs": base64.b64encode(array("I", sorted(runs)).tobytes()).decode()}
        for name, runs in fingerprints
    ]
    path.write_text(
        json.dumps({"recipe": RECIPE, "terms": terms}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )

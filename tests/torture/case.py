"""A hostile or broken file: its name, its bytes and what must come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READ = "gelezen"
SENTENCE = "De leverancier levert op tijd."


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the corpus of torture.

    `outcome` is what must come out: the codes of all errors, with `READ` where text came out
    as well. `holds` must be in that text; `lacks` may be nowhere, not even in a sentence.
    `warning` is the code of a notice that must stand with the document.
    """

    name: str
    make: Callable[[], bytes]
    outcome: frozenset[str]
    holds: str = ""
    lacks: str = ""
    warning: str = ""


def case(
    name: str,
    make: Callable[[], bytes] | bytes,
    *outcome: str,
    holds: str = "",
    lacks: str = "",
    warning: str = "",
) -> Case:
    """A case; bytes stand for a function that gives them."""
    given = (lambda: make) if isinstance(make, bytes) else make
    return Case(name, given, frozenset(outcome), holds, lacks, warning)

"""Fills in the fields of a suggested wording, so that it can be read as it will stand.

A wording leaves to the writer what only the writer knows: "ten hoogste [bedrag]". Whoever uses
it fills that in; read with its brackets it would be a text that is not finished.
"""

from __future__ import annotations

import re

_FIELD = re.compile(r"\[([^\[\]]{1,80})\]")
# What a field that names only a kind of value may hold. All others hold their own words.
_EXAMPLES = {
    "x": "10",
    "y": "12",
    "z": "15",
    "€ x": "€ 100",
    "€ y": "€ 250",
    "€ z": "€ 500",
    "bedrag": "€ 500.000",
    "aantal": "20",
    "nummer": "4",
    "datum": "1 maart",
    "percentage": "5%",
    "termijn": "tien werkdagen",
    "waarde": "20",
    "reden": "de levering anders te laat komt",
    "doel": "een beter resultaat",
    "uitleg": "dat is duurder",
    "toelichting": "de schade die bij dit werk te verwachten is",
}


def filled(wording: str) -> str:
    """A wording with an example in each of its fields.

    Args:
        wording: a suggested wording, with fields in square brackets.

    Returns:
        The wording without brackets: a field that names a kind of value holds an example of it,
        and any other ("[twee maanden]", "[CBS-index]") the words that were proposed.
    """
    return _FIELD.sub(lambda match: _EXAMPLES.get(match[1].casefold(), match[1]), wording)

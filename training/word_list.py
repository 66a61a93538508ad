"""Builds the word list of the model from the Dutch lemma tables of `spacy-lookups-data`.

A word is left out when its longest last part in the list tells the same classes and lemmas,
as for most compounds.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from importlib.resources import files
from typing import Any

from analyser.language.lemma_table import WordList, encode

_CLASSES = {"noun": "n", "verb": "v", "adj": "a"}
_SHORTEST = 3  # letters


def build_word_list() -> WordList:
    """Read the tables.

    Returns:
        The component with its list.
    """
    index, exceptions, lookup = _table("index"), _table("exc"), _table("lookup")
    lemmas = {name: frozenset(index[name]) for name in _CLASSES}
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, word_class in _CLASSES.items():
        for form, found in exceptions[name].items():
            if len(found) == 1 and found[0] != form:
                words[form.lower()].setdefault(word_class, found[0])
        for form, lemma in lookup.items():
            if lemma != form and lemma in lemmas[name]:
                words[form.lower()].setdefault(word_class, lemma)
        for lemma in lemmas[name]:
            words[lemma.lower()].setdefault(word_class.upper(), lemma.lower())
    return _without_compounds(
        {
            form: readings
            for form, readings in words.items()
            if all(map(_is_word, (form, *readings.values())))
        }
    )


def _without_compounds(words: dict[str, dict[str, str]]) -> WordList:
    entries: dict[str, str] = {}
    word_list = WordList()
    word_list.entries = entries
    for form in sorted(words, key=lambda form: (len(form), form)):
        readings = words[form]
        # Only shorter words can be a last part, so that this answer will stay.
        if word_list.look_up(form)[1] != readings:
            entries[form] = encode(form, readings)
    return word_list


def _table(name: str) -> Any:
    path = files("spacy_lookups_data") / "data" / f"nl_lemma_{name}.json.gz"
    return json.loads(gzip.decompress(path.read_bytes()))


def _is_word(form: str) -> bool:
    return len(form) >= _SHORTEST and form.replace("-", "").isalpha()

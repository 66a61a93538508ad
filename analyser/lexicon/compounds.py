"""Reads `lexicons/shared/compounds.yaml` into a `CompoundLexicon`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from analyser.errors import LexiconError
from analyser.language.compounds import CompoundLexicon, Effect, split_compound
from analyser.lexicon.schema import Entry, validate
from analyser.lexicon.source import Key, Source, read_yaml

Words = Annotated[str, Field(pattern=r"\S")]


class HeadsEntry(Entry):
    """Heads by what they do with that which the modifier names."""

    limits: list[Words]
    extends: list[Words]
    shares: list[Words]
    shifts: list[Words]
    sets: list[Words]
    neutral: list[Words]


class InsteadEntry(Entry):
    """Compounds whose effect is another than their head's."""

    limits: list[Words]
    shifts: list[Words]
    sets: list[Words]
    neutral: list[Words]


class CompoundsFile(Entry):
    """The parts of compounds; the file itself explains how forms are written."""

    heads: HeadsEntry
    modifiers: list[Words]
    abbreviations: list[Words]
    instead: InsteadEntry
    passes: list[Words]
    apart: list[Words]
    denied: list[Words]


@lru_cache(maxsize=4)
def load_compounds(folder: Path) -> CompoundLexicon:
    """Load the parts of compounds.

    Args:
        folder: a folder laid out like `lexicons/`.

    Returns:
        The lexicon for `split_compound`.

    Raises:
        LexiconError: the file is wrong; the message names file and line.
    """
    source = read_yaml(folder / "shared" / "compounds.yaml")
    entry = validate(source, CompoundsFile)
    heads: dict[str, str] = {}
    effects: dict[str, Effect] = {}
    for effect, texts in entry.heads:
        forms = _forms(source, ("heads", effect), texts, bare=True, taken=heads)
        heads |= forms
        effects |= dict.fromkeys(forms.values(), Effect(effect))
    modifiers = _forms(source, ("modifiers",), entry.modifiers, bare=False, taken={})
    abbreviations = _forms(
        source, ("abbreviations",), entry.abbreviations, bare=False, taken=modifiers
    )
    lexicon = CompoundLexicon(
        heads=heads,
        effects=effects,
        modifiers=modifiers,
        loose_modifiers={lemma: lemma for lemma in modifiers.values()} | abbreviations | modifiers,
        instead={},
        passes=_known_heads(source, "passes", entry.passes, effects),
        apart=_known_heads(source, "apart", entry.apart, effects),
        denied=_forms(source, ("denied",), entry.denied, bare=True, taken={}),
    )
    return replace(lexicon, instead=dict(_instead(source, entry.instead, lexicon)))


def _forms(
    source: Source, key: Key, texts: Sequence[str], *, bare: bool, taken: Mapping[str, str]
) -> dict[str, str]:
    """Read "lemma form form" lines; `bare` when the lemma is a form whatever follows."""
    forms: dict[str, str] = {}
    for index, text in enumerate(texts):
        lemma, *endings = text.split()
        if text != text.lower():
            raise _error(
                source, (*key, index), f"'{text}' heeft hoofdletters; schrijf kleine letters"
            )
        for form in _spelled(lemma, endings, bare=bare):
            if form in forms or form in taken:
                raise _error(
                    source,
                    (*key, index),
                    f"'{form}' staat er al, bij '{({**taken, **forms})[form]}'",
                )
            forms[form] = lemma
    return forms


def _spelled(lemma: str, endings: Sequence[str], *, bare: bool) -> list[str]:
    forms = [lemma + form[1:] if form.startswith("-") else form for form in endings]
    return [lemma, *forms] if bare or not forms else forms


def _known_heads(
    source: Source, field: str, words: Sequence[str], effects: Mapping[str, Effect]
) -> frozenset[str]:
    for index, word in enumerate(words):
        if word not in effects:
            raise _error(source, (field, index), f"'{word}' staat niet bij de koppen")
    return frozenset(words)


def _instead(
    source: Source, entry: InsteadEntry, lexicon: CompoundLexicon
) -> Iterator[tuple[tuple[str, str], Effect]]:
    for effect, words in entry:
        for index, word in enumerate(words):
            compound = split_compound(word, lexicon)
            if compound is None:
                message = f"'{word}' is niet te splitsen in een kop en een bepaling uit dit bestand"
                raise _error(source, ("instead", effect, index), message)
            yield (compound.modifier[-1], compound.head), Effect(effect)


def _error(source: Source, key: Key, message: str) -> LexiconError:
    return LexiconError(source.path, source.line(key), f"{message}.")

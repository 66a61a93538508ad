"""Two spaCy components of the bundled model that know words by heart.

`word_list` comes first: it gives each word its classes in a word list as `tag`, which the
model reads beside the form, so that a word that no treebank holds is not unknown. A compound
that is not in the list has the classes of its longest last part that is.

`lemma_table` comes last: it gives words their lemma from the tables, where they have one, and
adds the particle of a separable verb that stands elsewhere (``levert … op``: ``opleveren``).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self, cast

from spacy.language import Language
from spacy.tokens import Doc

from analyser.language.line_table import LineTable

WORD_LIST = "word_list"
LEMMA_TABLE = "lemma_table"
_LIST_FILE = "words.txt.gz"
_TABLE_FILE = "table.json"
_PARTICLE = "compound:prt"
_LAST_PART = 4  # letters
_FIRST_PART = 2
_CLASS_OF = {"NOUN": "n", "VERB": "v", "ADJ": "a"}
_LARGEST_CACHE = 20_000
_UNKNOWN = "-"
_GUESSED = "~"

Readings = Mapping[str, str]


def encode(form: str, readings: Readings) -> str:
    """Write the readings of a form as one short text, for instance ``v1en`` for *vrijwaart*.

    Args:
        form: lower-case word.
        readings: class (a letter; a capital when the form is its own lemma) to lemma.

    Returns:
        Per class the letter, how many letters to cut from the end, and what to add.
    """
    parts: list[str] = []
    for word_class, lemma in sorted(readings.items()):
        same = 0
        while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
            same += 1
        parts.append(f"{word_class}{len(form) - same}{lemma[same:]}")
    return " ".join(parts)


def decode(form: str, text: str) -> dict[str, str]:
    """Read what `encode` wrote."""
    readings: dict[str, str] = {}
    for part in text.split(" "):
        added = part[1:].lstrip("0123456789")
        cut = int(part[1 : len(part) - len(added)])
        readings[part[0]] = form[: len(form) - cut] + added
    return readings


class WordList:
    """Words with their classes and lemmas.

    Attributes:
        entries: lower-case form to its readings as `encode` writes them.
    """

    def __init__(self) -> None:
        self.entries: Mapping[str, str] = {}
        self._known: dict[str, tuple[str, Readings]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the tag of each word to its classes."""
        for token in doc:
            token.tag_ = self.look_up(token.lower_)[0]
        return doc

    def look_up(self, form: str) -> tuple[str, Readings]:
        """The classes of a lower-case form as one text, and the lemma per class."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _LARGEST_CACHE:
                self._known.clear()
            found = self._known[form] = self._find(form)
        return found

    def _find(self, form: str) -> tuple[str, Readings]:
        if (entry := self.entries.get(form)) is not None:
            readings = decode(form, entry)
            return "".join(readings), readings
        for start in range(_FIRST_PART, len(form) - _LAST_PART + 1):
            if (entry := self.entries.get(form[start:])) is not None:
                last = decode(form[start:], entry)
                readings = {key: form[:start] + lemma for key, lemma in last.items()}
                return _GUESSED + "".join(readings), readings
        return _UNKNOWN, {}

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the list into the folder `path`; spaCy calls this."""
        path.mkdir(exist_ok=True)
        text = "\n".join(f"{form}\t{entry}" for form, entry in sorted(self.entries.items()))
        (path / _LIST_FILE).write_bytes(gzip.compress(text.encode(), mtime=0))

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Read the list from the folder `path`; spaCy calls this."""
        self.entries = LineTable(gzip.decompress((path / _LIST_FILE).read_bytes()))
        self._known.clear()
        return self


class LemmaTable:
    """Sets lemmas, and the part of speech of words with one reading.

    Attributes:
        words: lower-case form to part of speech and lemma, for words with one reading.
        readings: part of speech to lower-case form to lemma.
        particles: lower-case words that can be the particle of a verb.
    """

    def __init__(self, nlp: Language) -> None:
        self.words: Mapping[str, tuple[str, str]] = {}
        self.readings: Mapping[str, Readings] = {}
        self.particles: frozenset[str] = frozenset()
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Correct a parsed document in place and give it back."""
        word_list = cast("WordList", self._nlp.get_pipe(WORD_LIST))
        for token in doc:
            form = token.lower_
            if (word := self.words.get(form)) is not None:
                token.pos_, token.lemma_ = word
            elif (lemma := self.readings.get(token.pos_, {}).get(form)) is not None:
                token.lemma_ = lemma
            elif (word_class := _CLASS_OF.get(token.pos_)) is not None:
                listed = word_list.look_up(form)[1]
                # A form that is its own lemma may still be an inflected form of another word.
                lemma = listed.get(word_class) or listed.get(word_class.upper())
                if lemma is not None:
                    token.lemma_ = lemma
        for token in doc:
            verb, particle = token.head, token.lower_
            if (
                token.dep_ == _PARTICLE
                and particle in self.particles
                and verb.pos_ in {"VERB", "AUX"}
                and not verb.lemma_.startswith(particle)
            ):
                verb.lemma_ = particle + verb.lemma_
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the tables into the folder `path`; spaCy calls this."""
        path.mkdir(exist_ok=True)
        tables = {
            "words": self.words,
            "readings": self.readings,
            "particles": sorted(self.particles),
        }
        text = json.dumps(tables, ensure_ascii=False, sort_keys=True, indent=0)
        (path / _TABLE_FILE).write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Read the tables from the folder `path`; spaCy calls this."""
        tables = json.loads((path / _TABLE_FILE).read_text(encoding="utf-8"))
        self.words = {form: (upos, lemma) for form, (upos, lemma) in tables["words"].items()}
        self.readings = tables["readings"]
        self.particles = frozenset(tables["particles"])
        return self


@Language.factory(WORD_LIST, assigns=["token.tag"])
def make_word_list(nlp: Language, name: str) -> WordList:  # noqa: ARG001  # spaCy passes both
    """Make an empty component; its list comes with the model."""
    return WordList()


@Language.factory(LEMMA_TABLE, assigns=["token.lemma", "token.pos"], requires=["token.dep"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001  # spaCy passes both
    """Make an empty component; its tables come with the model."""
    return LemmaTable(nlp)

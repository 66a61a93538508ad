"""CoNLL-U files as sentences of typed words.

Only the basic columns are read. Ranges (``3-4``) and empty words (``5.1``) of the enhanced
graph are skipped. Lemmas are read as a dictionary writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.lemmas import dictionary_lemma

_COLUMNS = 10
_NO_SPACE = "SpaceAfter=No"


class TreebankError(Exception):
    """A treebank file is missing or cannot be read; the text is one clear sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank.

    Attributes:
        form: as written.
        lemma: dictionary form.
        upos: universal part of speech.
        feats: ``Name=Value`` pairs joined by ``|``, or the empty string.
        head: index of the head in the sentence, counted from 0; its own index for the root.
        deprel: universal dependency relation.
        space_after: whether a blank follows in the text.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank: its name in the file and its words in order."""

    name: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as running text."""
        return "".join(word.form + " " * word.space_after for word in self.words).strip()


def read_conllu(path: Path) -> list[Sentence]:
    """Read a file in CoNLL-U format.

    Args:
        path: the file.

    Returns:
        Its sentences in order.

    Raises:
        TreebankError: the file is missing, or a line has other than ten columns.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TreebankError(f"The treebank file {path} is missing.") from None
    return [_sentence(path, block) for block in _blocks(text)]


def _blocks(text: str) -> Iterator[list[str]]:
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if any(not line.startswith("#") for line in lines):
            yield lines


def _sentence(path: Path, lines: list[str]) -> Sentence:
    name = ""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("#"):
            # The file of 2017 gives the name without a key.
            key, _, value = line.removeprefix("#").strip().rpartition("sent_id = ")
            name = value if key == "" and "=" not in value else name
            continue
        row = line.split("\t")
        if len(row) != _COLUMNS:
            raise TreebankError(f"A line of {path} does not have ten columns: {line}")
        if row[0].isdigit():
            rows.append(row)
    return Sentence(name, tuple(_word(index, row) for index, row in enumerate(rows)))


def _word(index: int, row: list[str]) -> Word:
    head = int(row[6])
    return Word(
        form=row[1],
        lemma=dictionary_lemma(row[1], row[2], row[3]),
        upos=row[3],
        feats="" if row[5] == "_" else row[5],
        head=head - 1 if head else index,
        deprel=row[7],
        space_after=_NO_SPACE not in row[9],
    )

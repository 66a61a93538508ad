"""What is to be marked in a Word file: plain data for the process that does it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as the file has it, and the heading nearest to it (empty when there is none)."""

    id: str
    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to place at `text[start:end]` of a passage.

    `lines` are its paragraphs, `quote` is what it is about, in short. `is_reworded` tells that
    the words are not in the file: a nota van inlichtingen gave the passage a new form.
    """

    lines: tuple[str, ...]
    passage: str
    start: int
    end: int
    quote: str
    is_reworded: bool = False


@dataclass(frozen=True, slots=True)
class Marking:
    """A file to mark: its name for sentences and its hash, its text, the comments on it."""

    name: str
    sha256: str
    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...]
    summary: tuple[str, ...]

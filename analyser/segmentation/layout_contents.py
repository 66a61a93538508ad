"""Takes the table of contents out of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyser.model import Block, BlockKind

_TITLE = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:inhoud|inhouds?opgave|inhoudstafel|table of contents|contents)\s*:?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:(?:\.\s?){4,}|…{2,}|_{4,}|·{4,})\s*\d{1,4}\s*$")
_NUMBERED = re.compile(r"(?:\S.*)?[\s.…\t]\s*(?P<page>\d{1,4})\s*$")
_ONLY_NUMBER = re.compile(r"\d{1,4}$")
_SPACE = re.compile(r"\s+")
_MOST_MISSES = 3  # lines in a row inside a table of contents that do not look like entries
_FEW = 3  # entries with dotted leaders that make a table of contents without a title
_MOST_WORDS = 40
_MOST_JUMP = 80  # pages between two entries; a larger number is a year or an amount
_SENTENCE_END = (".", ";", ",", ":")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without the table of contents.

    It begins at a title such as "Inhoudsopgave" and ends with the last entry: a line with a
    page number at its end, or a line whose words come back later on their own, as a
    heading. Without a title three lines with dotted leaders to a number are needed. The
    headings themselves, later in the document, stay.
    """
    dropped: set[int] = set()
    texts = [_text(block) for block in blocks]
    for index, text in enumerate(texts):
        is_title = blocks[index].kind is not BlockKind.TABLE_ROW and _TITLE.fullmatch(text)
        if is_title and index not in dropped:
            end = _end(blocks, texts, index + 1)
            if end > index + 1:
                dropped |= set(range(index, end))
    dropped |= _leaders(blocks, texts, dropped)
    return [block for index, block in enumerate(blocks) if index not in dropped]


def _end(blocks: Sequence[Block], texts: Sequence[str], start: int) -> int:
    """End (exclusive) of the entries that begin at start; start when there are none."""
    later = _later_lines(blocks, texts)
    end, misses, last_page, entries = start, 0, 0, 0
    for index in range(start, len(texts)):
        if blocks[index].kind is BlockKind.TABLE_ROW:
            break
        text = texts[index]
        page = _entry_page(text)
        goes_up = page is not None and last_page <= page <= last_page + _MOST_JUMP
        if goes_up or later.get(_key(text), -1) > index:
            last_page = page if goes_up and page is not None else last_page
            misses, end, entries = 0, index + 1, entries + 1
            continue
        misses += 1
        if misses > _MOST_MISSES or len(text.split()) > _MOST_WORDS:
            break
    return end if entries >= 2 else start


def _later_lines(blocks: Sequence[Block], texts: Sequence[str]) -> dict[str, int]:
    """Last index of each line that could be a heading, by its words."""
    return {
        _key(text): index
        for index, text in enumerate(texts)
        if text and blocks[index].kind is not BlockKind.TABLE_ROW and len(text) > 2
    }


def _entry_page(text: str) -> int | None:
    if _ONLY_NUMBER.fullmatch(text):
        return int(text)
    match = _NUMBERED.match(text)
    if match is None or len(text.split()) > _MOST_WORDS:
        return None
    return int(match["page"])


def _leaders(blocks: Sequence[Block], texts: Sequence[str], known: set[int]) -> set[int]:
    """Entries with dotted leaders outside a titled table, and the lines they began on."""
    hits = [
        index
        for index, text in enumerate(texts)
        if blocks[index].kind is not BlockKind.TABLE_ROW and _LEADERS.search(text)
    ]
    if len(hits) < _FEW and not known:
        return set()
    found = set(hits)
    for before, after in pairwise(hits):
        between = range(before + 1, after)
        if len(between) <= 2 and not any(texts[i].endswith(_SENTENCE_END) for i in between):
            found |= set(between)
    return found


def _text(block: Block) -> str:
    return _SPACE.sub(" ", f"{block.label or ''} {block.text}").strip()


def _key(text: str) -> str:
    return _SPACE.sub("", text.lstrip("§ ")).casefold().rstrip(".")

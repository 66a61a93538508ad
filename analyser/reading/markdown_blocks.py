"""Markdown and plain text to blocks, line by line.

Tender texts on the web are loose Markdown ("####Kop" without a blank, "1.1." as a member
number), which a strict parser reads as running text or renumbers; this one keeps every
number as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyser.model import Block, BlockKind
from analyser.reading.markdown_inline import plain

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)(.*)$")
_SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+(?!\s*\d)")  # "> 5 jaar" is no quotation
_ITEM = re.compile(
    r"^(\s*)(?:([-*+•–])|((?:\d{1,3}|[A-Za-z]|[ivx]{2,5})(?:\\?[.)])|\((?:\d{1,3}|[a-z]|[ivx]{2,5})\)))"
    r"[ \t]+(\S.*)$"
)
# "1.1" or "2.3.4." is the number of a member and stays in the text.
_MEMBER = re.compile(r"^\s*(?:\d{1,3}\\?\.){1,5}\d{0,3}\.?\s+\S")
# "Artikel 8 Geheimhouding" on a line of its own; a sentence ("Artikel 8 is ook hier van kracht.") ends.
_TITLE = re.compile(
    r"^\s*(?:artikel|hoofdstuk|paragraaf|bijlage|deel|§)\s*\d{1,3}(?:\.\d{1,3}){0,4}[.:]?(?:\s+\S.{0,70})?(?<![.;?!,])$",
    re.IGNORECASE,
)
_TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_SENTENCE_END = (".", ";", ":", "?", "!", "  ")
_FIRST_ITEMS = ("1", "a", "i")
_LONGEST_SETEXT = 120
_BULLETS = "-*+•–"


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str | None = None
    level: int | None = None
    lines: list[str] = field(default_factory=list)


class _Reader:
    """Reads lines into blocks; `tables` counts the tables so far."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._open = _Open()
        self._indents: list[int] = []
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order of text."""
        index = 0
        while index < len(self._lines):
            line = _QUOTE.sub("", self._lines[index])
            if self._starts_table(index):
                yield from self._close()
                end = self._table_end(index)
                yield from self._table(index, end)
                index = end
                continue
            yield from self._line(line)
            index += 1
        yield from self._close()

    def _line(self, line: str) -> Iterator[Block]:
        setext = _SETEXT.match(line)
        if setext and self._is_setext():
            self._open.kind = BlockKind.HEADING
            self._open.level = 1 if setext.group(1).startswith("=") else 2
            yield from self._close()
        elif not line.strip() or _RULE.match(line) or _FENCE.match(line):
            yield from self._close()
        elif heading := _HEADING.match(line):
            yield from self._close()
            self._indents.clear()
            title = _heading_text(heading.group(2))
            self._open = _Open(BlockKind.HEADING, None, len(heading.group(1)), [title])
            yield from self._close()
        elif (item := _ITEM.match(line)) and self._may_begin(item.group(2) or item.group(3)):
            yield from self._close()
            self._begin_item(item)
        else:
            if (_MEMBER.match(line) or _TITLE.match(line)) and self._previous_ended():
                yield from self._close()
            if not self._open.lines and not line[:1].isspace():
                self._indents.clear()
            self._open.lines.append(line)

    def _is_setext(self) -> bool:
        lines = self._open.lines
        is_short = len(lines) == 1 and len(lines[0]) <= _LONGEST_SETEXT
        return is_short and self._open.kind is BlockKind.PARAGRAPH

    def _previous_ended(self) -> bool:
        lines = self._open.lines
        if not lines or lines[-1].endswith(_SENTENCE_END):
            return True
        return len(lines) == 1 and _TITLE.match(lines[0]) is not None

    def _may_begin(self, mark: str) -> bool:
        """Whether a list mark begins an item here, and is not a number inside a sentence."""
        bare = mark.strip("().\\").lower()
        is_first = mark in _BULLETS or bare in _FIRST_ITEMS
        in_list = self._open.kind is BlockKind.LIST_ITEM
        return self._previous_ended() or is_first or in_list

    def _begin_item(self, item: re.Match[str]) -> None:
        indent = len(item.group(1).expandtabs(4))
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        label = "•" if item.group(2) else item.group(3).replace("\\", "")
        self._open = _Open(BlockKind.LIST_ITEM, label, len(self._indents), [item.group(4)])

    def _close(self) -> Iterator[Block]:
        if not self._open.lines:
            return
        done, self._open = self._open, _Open()
        text = plain("".join(_joined(done.lines)))
        if text:
            yield Block(done.kind, text, label=done.label, level=done.level)

    def _starts_table(self, index: int) -> bool:
        line = self._lines[index].strip()
        following = self._lines[index + 1] if index + 1 < len(self._lines) else ""
        is_headed = "|" in line and "|" in following and _is_table_rule(following)
        return (len(line) > 1 and line.startswith("|") and line.endswith("|")) or is_headed

    def _table_end(self, index: int) -> int:
        end = index + 1
        while end < len(self._lines) and "|" in self._lines[end]:
            end += 1
        return end

    def _table(self, start: int, end: int) -> Iterator[Block]:
        self._tables += 1
        rows = self._lines[start:end]
        has_header = len(rows) > 1 and _is_table_rule(rows[1])
        for index, row in enumerate(rows):
            if _is_table_rule(row):
                continue
            cells = _cells(row)
            text = " | ".join(cell for cell in cells if cell)
            if text:
                yield Block(
                    BlockKind.TABLE_ROW,
                    text,
                    cells=cells,
                    table=self._tables,
                    is_header=has_header and index == 0,
                )


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Blocks of a Markdown or plain text.

    Args:
        text: the text, with any kind of line end.
    """
    return tuple(_Reader(text.expandtabs(4).splitlines()).blocks())


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines of one block: two blanks or a backslash at the end keep the line break."""
    for index, line in enumerate(lines):
        is_last = index == len(lines) - 1
        is_hard = line.endswith(("  ", "\\")) and not is_last
        yield line.strip().removesuffix("\\") if is_hard else line.strip()
        if not is_last:
            yield "\n" if is_hard else " "


def _heading_text(rest: str) -> str:
    """A heading without the closing marks it may have ("## Kop ##")."""
    text = rest.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def _is_table_rule(line: str) -> bool:
    return bool(_TABLE_RULE.match(line.strip()))


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip()
    inner = inner.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(plain(cell) for cell in _CELL_BREAK.split(inner))

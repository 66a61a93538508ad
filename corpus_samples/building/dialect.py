"""Reads the Markdown dialect of the sample documents; `corpus_samples/README.md` describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from building.items import Item, Kind, PageBreak, Table, Tender, Text

_LABEL = re.compile(r"\s*\{#([a-z]+)\}\s*")
_REFERENCE = re.compile(r"\{@([a-z]+)\}")
_TABLE = re.compile(r"\[\[tabel ([\d ]+)(?:: (.+))?\]\]")
_LIST_ITEM = re.compile(r"( *)([a-z]\.|\d+\.|-) (.*)")
_HEADINGS = {
    "# ": Kind.PART,
    "## Artikel: ": Kind.ARTICLE,
    "## ": Kind.CHAPTER,
    "### ": Kind.SECTION,
}
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class SourceError(ValueError):
    """The source text breaks a rule of the dialect; the message names the place."""


class _Numbering:
    """Counts chapters, articles, lists and tables and remembers what a label points at."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self._chapter = self._section = self._article = self._member = self._table = 0
        self._letter = 0
        self._in_list = False

    def heading(self, kind: Kind) -> str:
        """Number of the next heading of this kind; a part has none."""
        self._in_list = False
        match kind:
            case Kind.CHAPTER:
                self._chapter, self._section = self._chapter + 1, 0
                return str(self._chapter)
            case Kind.SECTION:
                self._section += 1
                return f"{self._chapter}.{self._section}"
            case Kind.ARTICLE:
                self._article, self._member = self._article + 1, 0
                return f"Artikel {self._article}"
            case _:
                return ""

    def member(self) -> str:
        """Number of the next member of the running article."""
        self._member += 1
        self._in_list = False
        return f"{self._article}.{self._member}"

    def letter(self) -> tuple[str, bool]:
        """Letter of the next list item, and whether it opens its list."""
        opens = not self._in_list
        self._letter = 0 if opens else self._letter + 1
        self._in_list = True
        return f"{chr(ord('a') + self._letter)}.", opens

    def table(self) -> str:
        """Number of the next table with a caption."""
        self._table += 1
        return str(self._table)

    def end_list(self) -> None:
        """Anything but a list item closes the running list."""
        self._in_list = False

    def take_label(self, text: str, number: str) -> str:
        """`text` without its label; the label then points at `number`."""
        if found := _LABEL.search(text):
            self.labels[found[1]] = number.removeprefix("Artikel ")
            text = _LABEL.sub(" ", text).strip()
        return text


def read_tender(path: Path) -> Tender:
    """The document written in the file at `path`.

    Raises:
        SourceError: a number or letter in the source is out of order, a table row has
            another number of cells than its header, or a reference points nowhere.
    """
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields: dict[str, str] = {}
    cover: list[tuple[str, str]] = []
    hyphens: dict[str, str] = {}
    for line in front.splitlines():
        key, _, value = line.partition(": ")
        if key == "veld":
            name, _, shown = value.partition(" | ")
            cover.append((name, shown))
        elif key == "afbreken":
            for word in value.split():
                broken = word.replace("|", _SOFT_HYPHEN)
                for form in (broken, broken.capitalize()):
                    hyphens[form.replace(_SOFT_HYPHEN, "")] = form
        else:
            fields[key] = value
    numbering = _Numbering()
    items = [item for block in _blocks(body) for item in _read_block(block, numbering)]
    resolved = tuple(_resolve(item, numbering.labels) for item in items)
    return Tender(fields, tuple(cover), hyphens, resolved)


def _blocks(body: str) -> Iterator[list[str]]:
    """The stretches of lines between blank lines."""
    for block in re.split(r"\n\s*\n", body.strip()):
        yield block.splitlines()


def _read_block(lines: list[str], numbering: _Numbering) -> Iterator[Item]:
    first = lines[0]
    for mark, kind in _HEADINGS.items():
        if first.startswith(mark):
            number = numbering.heading(kind)
            yield Text(kind, numbering.take_label(first.removeprefix(mark), number), number)
            return
    if _LIST_ITEM.match(first):
        yield from _read_list(lines, numbering)
        return
    numbering.end_list()
    if first == "[[pagina]]":
        yield PageBreak()
    elif found := _TABLE.fullmatch(first):
        yield _read_table(lines[1:], found[1], found[2] or "", numbering)
    elif first.startswith("> "):
        yield Text(Kind.BOX, "\n".join(line.removeprefix("> ") for line in lines))
    else:
        yield Text(Kind.PARAGRAPH, " ".join(line.strip() for line in lines))


def _read_list(lines: list[str], numbering: _Numbering) -> Iterator[Item]:
    numbering.end_list()
    for line in lines:
        found = _LIST_ITEM.fullmatch(line)
        if found is None:
            raise SourceError(f"geen lijstregel: {line}")
        indent, mark, text = found.groups()
        if mark == "-":
            yield Text(Kind.BULLET, text)
        elif mark[0].isdigit():
            number = numbering.member()
            _expect(mark, f"{number.rsplit('.', 1)[1]}.", line)
            yield Text(Kind.MEMBER, numbering.take_label(text, number), number)
        else:
            number, opens = numbering.letter()
            _expect(mark, number, line)
            yield Text(Kind.SUBMEMBER if indent else Kind.LETTER, text, number, opens)


def _expect(mark: str, expected: str, line: str) -> None:
    if mark != expected:
        raise SourceError(f"{expected} verwacht: {line}")


def _read_table(lines: list[str], widths: str, caption: str, numbering: _Numbering) -> Table:
    rows = tuple(
        tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
        for line in lines
    )
    shares = tuple(int(width) for width in widths.split())
    for row in rows:
        if len(row) != len(shares):
            raise SourceError(f"{len(shares)} cellen verwacht: {row}")
    number = numbering.table() if caption else ""
    return Table(rows, shares, number, numbering.take_label(caption, number))


def _resolve(item: Item, labels: dict[str, str]) -> Item:
    def number_of(found: re.Match[str]) -> str:
        if found[1] not in labels:
            raise SourceError(f"verwijzing naar onbekend label: {found[1]}")
        return labels[found[1]]

    def fill(text: str) -> str:
        # An amount is not torn from its currency at the end of a line.
        return _REFERENCE.sub(number_of, text).replace("€ ", "€\N{NO-BREAK SPACE}")

    match item:
        case Text():
            return Text(item.kind, fill(item.text), item.number, item.starts_list)
        case Table():
            rows = tuple(tuple(fill(cell) for cell in row) for row in item.rows)
            return Table(rows, item.widths, item.number, item.caption)
        case PageBreak():
            return item

"""Groups the lines of a document into paragraphs, items and headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyser.model import Block, BlockKind
from analyser.segmentation.labels import BULLET, split_label
from analyser.segmentation.layout_style import (
    Style,
    box_of,
    ends_clause,
    ends_sentence,
    pitch,
    size_of,
    starts_lower,
)
from analyser.segmentation.list_items import is_list_label

_SAME_X = 4.0  # points
_GAP = 0.25  # of the type size, above the usual line distance
_FAR = 2.4  # of the type size: lines further apart never belong together
_NOTE_SIZE = 0.93  # of the body size, at most, for a footnote
_MOST_NOTE_LINES = 25
_CAPTION = re.compile(r"(?:figuur|tabel|afbeelding|bron)\b\s*\d*", re.IGNORECASE)
_NOTE_START = re.compile(r"[⁰¹²³⁴-⁹]+\s*\S|\d{1,2}\s+(?=[A-ZÀ-Þ\"“‘(]|http|www)|\*+\s*\S")
_NOTE_NUMBER = re.compile(r"([⁰¹²³⁴-⁹]+|\d{1,2}(?=\s))\s*")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NOTE = "noot"  # as the reader of Word files calls a footnote
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]+\s*[A-ZÀ-Þ\"“‘(h]")
# A number after one of these is part of the sentence: "artikel / 7.3 is van toepassing".
_REFERS = re.compile(
    r"(?:\b(?:artikel|artikelen|art|lid|leden|paragraaf|paragrafen|par|hoofdstuk|bijlage|bijlagen|"
    r"punt|onder|sub|nr|nummer|eis|eisen|vraag|stap|fase|pagina|tabel|figuur|versie|deel|perceel|"
    r"t/m|tot|van|op|in|met|de|het|een|circa|ca|minimaal|maximaal|na|voor|binnen|uit|dan|per|aan|"
    r"uiterlijk|bij|door|hoofdstukken|over|om|is|zijn|wordt)\.?|[§(])$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_FREE_BULLET = "•▪▫◦‣⁃●■➢►▶✓✔❖"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `label` is the number in front of the first."""

    lines: list[Block]
    label: str | None
    first_text: str
    is_note: bool = False
    pitches: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, line: Block, is_note: bool = False) -> Paragraph:
        """A paragraph that begins with this line."""
        label, rest = split_label(line.text)
        return cls([line], label, rest if label is not None else line.text, is_note)

    @property
    def last(self) -> Block:
        """The last line."""
        return self.lines[-1]

    @property
    def is_bare_label(self) -> bool:
        """Whether there is a number and no text yet."""
        return self.label is not None and not self.first_text.strip() and len(self.lines) == 1

    @property
    def level(self) -> int | None:
        """Outline level of the heading that the document says this is."""
        return self.lines[-1].level if self.is_bare_label else self.lines[0].level

    def add(self, line: Block) -> None:
        """Add the next line."""
        if line.page == self.last.page:
            self.pitches.append(pitch(self.last, line))
        self.lines.append(line)


Item = Paragraph | list[Block]


def group_lines(blocks: Sequence[Block], style: Style) -> list[Item]:
    """Paragraphs and tables (lists of row blocks) in reading order.

    Footnotes come after the paragraph that runs on over their page, so that a page break
    with footnotes does not cut a sentence.
    """
    notes = _footnotes(blocks, style)
    items: list[Item] = []
    open_paragraph: Paragraph | None = None
    for index, block in enumerate(blocks):
        if index in notes:
            continue
        if block.kind is not BlockKind.LINE:
            open_paragraph = None
            _add_row(items, block)
        elif open_paragraph is not None and _continues(open_paragraph, block, style):
            open_paragraph.add(block)
        else:
            open_paragraph = Paragraph.of(block)
            items.append(open_paragraph)
    return _with_notes(items, [blocks[index] for index in sorted(notes)])


def _add_row(items: list[Item], block: Block) -> None:
    last = items[-1] if items else None
    if isinstance(last, list) and last[-1].table == block.table:
        last.append(block)
    else:
        items.append([block])


def _with_notes(items: list[Item], notes: Iterable[Block]) -> list[Item]:
    by_page: dict[int | None, list[Paragraph]] = defaultdict(list)
    for note in notes:
        paragraphs = by_page[note.page]
        if paragraphs and not _NOTE_START.match(note.text):
            paragraphs[-1].add(note)
        else:
            paragraphs.append(_note(note))
    result: list[Item] = []
    for item in items:
        page = None if _is_in_list(item) else _first_page(item)
        for key in sorted(
            key for key in by_page if key is not None and page is not None and key < page
        ):
            result += by_page.pop(key)
        result.append(item)
    for left in sorted(by_page, key=lambda key: key or 0):
        result += by_page[left]
    return result


def _note(line: Block) -> Paragraph:
    """A footnote; its number becomes the label that a Word document gives it."""
    mark = _NOTE_NUMBER.match(line.text)
    if mark is None:
        return Paragraph([line], None, line.text, is_note=True)
    number = mark[1].translate(_PLAIN_DIGITS)
    return Paragraph([line], f"{NOTE} {number}", line.text[mark.end() :], is_note=True)


def _is_in_list(item: Item) -> bool:
    """Whether an item goes on with a list; a note does not come between its items."""
    return isinstance(item, Paragraph) and is_list_label(item.label)


def _first_page(item: Item) -> int | None:
    return item.lines[0].page if isinstance(item, Paragraph) else item[0].page


def _footnotes(blocks: Sequence[Block], style: Style) -> set[int]:
    """Indices of the footnote lines: those at the end of a page, from a note number on."""
    by_page: dict[int | None, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        by_page[block.page].append(index)
    found: set[int] = set()
    for indices in by_page.values():
        upwards = sorted(indices, key=lambda i: -box_of(blocks[i]).top)
        found |= set(upwards[: _note_lines([blocks[index] for index in upwards], style)])
    return found


def _note_lines(upwards: Sequence[Block], style: Style) -> int:
    """How many lines, from the bottom of a page upwards, are footnotes."""
    count = 0
    all_small = True
    for number, block in enumerate(upwards[:_MOST_NOTE_LINES], start=1):
        if block.kind is not BlockKind.LINE or size_of(block) > 1.05 * style.body_size:
            break
        all_small = all_small and size_of(block) <= _NOTE_SIZE * style.body_size
        if all_small:
            count = number if _NOTE_START.match(block.text) else count
        elif _SUPERSCRIPT.match(block.text):
            # Notes as large as the text stand apart from it.
            above = upwards[number] if number < len(upwards) else None
            apart = above is not None and pitch(above, block) > _FAR * size_of(block)
            count = number if apart or count else count
    return count if count < len(upwards) else 0


def _continues(paragraph: Paragraph, line: Block, style: Style) -> bool:
    """Whether a line goes on with a paragraph."""
    last = paragraph.last
    if paragraph.is_bare_label and line.page == last.page:
        near = -2 <= pitch(last, line) <= _FAR * size_of(line)
        return near and box_of(line).x0 >= box_of(last).x0 - _SAME_X and not _is_item(line)
    jump = line.page != last.page or box_of(line).top < box_of(last).top - size_of(last)
    open_end = not ends_clause(last.text)
    in_sentence = open_end and starts_lower(line.text)
    if not _same_type(last, line, in_sentence):
        return False
    if _starts_item(paragraph, line, style):
        return False
    if jump:
        return _goes_on_after_jump(paragraph, line, style)
    return _goes_on_below(paragraph, line, style, in_sentence)


def _is_item(line: Block) -> bool:
    return split_label(line.text)[0] is not None


def _same_type(last: Block, line: Block, in_sentence: bool) -> bool:
    if abs(size_of(last) - size_of(line)) > 0.08 * size_of(last) + 0.05:
        return False
    if last.level != line.level and not _is_wordless(last):
        return False
    return last.bold == line.bold or in_sentence or _is_wordless(line) or _is_wordless(last)


def _is_wordless(line: Block) -> bool:
    return not any(map(str.isalpha, line.text))


def _goes_on_after_jump(paragraph: Paragraph, line: Block, style: Style) -> bool:
    """Over a page or column break: only when the sentence is not finished."""
    last = paragraph.last
    if ends_clause(last.text) and not last.text.endswith(("bijv.", "o.a.", "d.w.z.", "nr.")):
        return style.is_stretched(last) and not _is_item(line)
    if size_of(last) > 1.08 * style.body_size and not starts_lower(line.text):
        return False
    apart = _is_heading_like(paragraph, style) or _CAPTION.match(paragraph.lines[0].text)
    if apart and not starts_lower(line.text):
        return False
    return starts_lower(line.text) or style.is_full(last, line.text) or last.text.endswith("-")


def _is_heading_like(paragraph: Paragraph, style: Style) -> bool:
    return len(paragraph.lines) == 1 and paragraph.last.bold and not style.body_is_bold


def _goes_on_below(paragraph: Paragraph, line: Block, style: Style, in_sentence: bool) -> bool:
    last = paragraph.last
    size = size_of(last)
    distance = pitch(last, line)
    if distance > _FAR * size:
        return False
    usual = min(paragraph.pitches, default=style.usual_pitch(size))
    if distance > max(usual, 0.0) + _GAP * size:
        return in_sentence and distance <= style.usual_pitch(size) + _GAP * size
    if in_sentence:
        return True
    if size <= 1.2 * style.body_size and _is_indented(paragraph, line):
        return False
    if size > 1.08 * style.body_size or line.bold:
        return not (ends_sentence(last.text) and not style.is_full(last, line.text))
    if ends_clause(last.text):
        return style.is_full(last, line.text)
    return style.room_left(last) < 0.25 * (box_of(last).x1 - box_of(last).x0 + 1) + 60


def _is_indented(paragraph: Paragraph, line: Block) -> bool:
    """Whether a line begins further right or left than the lines of the paragraph do."""
    x, first = box_of(line).x0, box_of(paragraph.lines[0]).x0
    if len(paragraph.lines) > 1:
        usual = box_of(paragraph.lines[1]).x0
        return abs(x - usual) > 2 * _SAME_X and ends_clause(paragraph.last.text)
    if paragraph.label is not None:
        return x < first - _SAME_X
    return x > first + 2 * _SAME_X or x < first - 40


def _starts_item(paragraph: Paragraph, line: Block, style: Style) -> bool:
    """Whether a line begins with a number or bullet that is one, not part of the sentence."""
    label, rest = split_label(line.text)
    if label is None:
        return False
    if label == BULLET and line.text[0] in _FREE_BULLET:
        return True
    last = paragraph.last
    x, first = box_of(line).x0, box_of(paragraph.lines[0]).x0
    if ends_clause(last.text):
        return not last.text.rstrip().endswith(("art.", "nr.", "par.", "blz.", "p.", "ca."))
    full = style.is_full(last, line.text)
    if full and _REFERS.search(last.text.rstrip()):
        return False
    if paragraph.label is not None and abs(x - first) <= _SAME_X:
        return True
    if x < first - _SAME_X or not full:
        return True
    if paragraph.label is not None and _follows(paragraph.label, label):
        return True
    if x > box_of(last).x0 + 2 * _SAME_X:
        return True
    return pitch(last, line) > style.usual_pitch(size_of(last)) + _GAP * size_of(last) or (
        not starts_lower(rest) and "." in label and len(label) > 2
    )


def _follows(one: str, two: str) -> bool:
    before, after = _NUMBERS.findall(one), _NUMBERS.findall(two)
    return bool(before) and before[:-1] == after[:-1] and int(after[-1]) == int(before[-1]) + 1

"""Parts running heads, running feet and page numbers from the text of a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Block, BlockKind
from analyser.segmentation.labels import BULLET, split_label
from analyser.segmentation.layout_apart import lines_apart
from analyser.segmentation.layout_zones import outside_text, page_heights

_OUTER_LINES = 4  # lines looked at from the top and from the bottom of a page
_BAND = 0.14  # of the page height: where running lines stand
_SAME_HEIGHT = 6.0  # points
_SHARE = 0.3  # of the pages, for a line that is only a number or bullet
_TRACKING = 0.7  # of the lines, whose number goes up with the page
_FEW_PAGES = 3
_MOST_CHARS = 200

_PAGE_WORDS = r"(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–|•]\s*)?(?:{_PAGE_WORDS}\s*)?(?P<number>\d{{1,4}})"
    rf"(?:\s*(?:/|van|of|\|)\s*(?P<total>\d{{1,4}}))?(?:\s*[-–|•])?",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    rf"{_PAGE_WORDS}\s*\d{{1,4}}(?:\s*(?:/|van|of)\s*\d{{1,4}})?\s*$|^\d{{1,4}}\s*(?:/|van)\s*\d{{1,4}}$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    block: Block
    page: int
    top: float
    at_head: bool


def part_running(
    blocks: Sequence[Block], page_size: tuple[float, float] | None
) -> tuple[list[Block], tuple[str, ...]]:
    """Part running heads and feet and page numbers from the other blocks.

    Only lines near the top or bottom of a page are looked at. A line goes when it comes
    back at the same height with the same words (numbers aside) on several pages, apart from
    the text, or when it is the number of its page, or when every page has some line at its
    place, apart from the text. A line that begins with a clause number which differs from
    page to page stays, because the clauses of a contract can fall that way. A document
    that would be left without text on most pages loses only its page numbers.

    Args:
        blocks: what the reader saw, page by page.
        page_size: usual width and height of a page in points, or None when it is not known.

    Returns:
        The other blocks, and what the running lines say, each once.
    """
    pages = len({block.page for block in blocks})
    heights = page_heights(blocks, page_size)
    candidates = _candidates(blocks, heights)
    beside = _in_margin(blocks, pages)
    numbers = _page_numbers(candidates, pages)
    outside = outside_text(blocks, beside, heights, _BAND)
    dropped = numbers | beside | _recurring(candidates, pages, outside)
    dropped |= lines_apart(blocks, dropped, heights)
    with_text = {
        block.page
        for index, block in enumerate(blocks)
        if index not in dropped and _has_text(block)
    }
    if len(with_text) < 0.5 * pages:
        dropped = numbers
    kept = [block for index, block in enumerate(blocks) if index not in dropped]
    return kept, _said(blocks[index] for index in sorted(dropped))


def _said(running: Iterable[Block]) -> tuple[str, ...]:
    """The texts that stand on more than one page, without the number of the page.

    What differs from page to page tells where a reader is, and nothing of the document.
    """
    pages: dict[str, set[int | None]] = {}
    for block in running:
        pages.setdefault(_SAYS_PAGE.sub("", block.text).strip(), set()).add(block.page)
    return tuple(text for text, on in pages.items() if text and len(on) > 1)


def _has_text(block: Block) -> bool:
    """Whether a block says more than its number."""
    return any(map(str.isalpha, split_label(block.text)[1]))


def _candidates(blocks: Sequence[Block], heights: Mapping[int, float]) -> list[_Candidate]:
    by_page: dict[int, list[tuple[int, Block]]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.page is not None and block.box is not None:
            by_page[block.page].append((index, block))
    found: list[_Candidate] = []
    for page, members in by_page.items():
        members.sort(key=lambda member: _top(member[1]))
        height = heights[page]
        outer = {id(m): True for m in members[:_OUTER_LINES]}
        outer |= {id(m): False for m in members[-_OUTER_LINES:] if id(m) not in outer}
        for member in members:
            index, block = member
            if id(member) not in outer or block.kind is not BlockKind.LINE:
                continue
            at_head = _bottom(block) <= _BAND * height
            at_foot = _top(block) >= (1 - _BAND) * height
            if (at_head or at_foot) and len(block.text) <= _MOST_CHARS:
                found.append(_Candidate(index, block, page, _top(block), at_head))
    return found


def _page_numbers(candidates: Iterable[_Candidate], pages: int) -> set[int]:
    """Lines that hold nothing but a page number."""
    dropped: set[int] = set()
    bare: list[tuple[_Candidate, int]] = []
    for candidate in candidates:
        text = candidate.block.text.strip()
        match = _PAGE_NUMBER.fullmatch(text)
        if match is None:
            continue
        if match["total"] or not text[0].isdigit():
            dropped.add(candidate.index)
        else:
            bare.append((candidate, int(match["number"])))
    offsets = Counter(number - candidate.page for candidate, number in bare)
    if offsets:
        offset, count = offsets.most_common(1)[0]
        if count >= min(_FEW_PAGES, pages):
            dropped |= {c.index for c, number in bare if number - c.page == offset}
    return dropped


def _recurring(candidates: Iterable[_Candidate], pages: int, outside: set[int]) -> set[int]:
    """Lines that come back at the same height on several pages.

    One that the text goes on below, such as the first line of a form, must say the page.
    """
    groups: dict[tuple[str, bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.index not in outside and not _SAYS_PAGE.search(candidate.block.text):
            continue
        groups[(_masked(candidate.block.text), candidate.at_head)].append(candidate)
    dropped: set[int] = set()
    for group in groups.values():
        for same in _by_height(group):
            if _is_running(same, pages):
                dropped |= {candidate.index for candidate in same}
    return dropped


def _by_height(group: Sequence[_Candidate]) -> list[list[_Candidate]]:
    result: list[list[_Candidate]] = []
    for candidate in sorted(group, key=lambda candidate: candidate.top):
        if result and candidate.top - result[-1][-1].top <= _SAME_HEIGHT:
            result[-1].append(candidate)
        else:
            result.append([candidate])
    return result


def _is_running(group: Sequence[_Candidate], pages: int) -> bool:
    on_pages = {candidate.page for candidate in group}
    texts = {candidate.block.text for candidate in group}
    if _SAYS_PAGE.search(group[0].block.text) and len(on_pages) >= min(2, pages):
        return True
    if len(on_pages) < min(_FEW_PAGES, max(pages, 2)):
        return False
    if len(texts) == 1:
        label, rest = split_label(group[0].block.text)
        return label is None or bool(rest) or len(on_pages) >= _SHARE * pages
    if all(_ROMAN.fullmatch(text) for text in texts):
        return True
    return _tracks_page(group)


def _tracks_page(group: Sequence[_Candidate]) -> bool:
    """Whether the first or last number in the lines goes up with the page.

    A number in front that reads as that of a clause does not count, save a bare number at
    the foot of the page.
    """
    label = split_label(group[0].block.text)[0]
    if label not in {None, BULLET} and (group[0].at_head or not str(label).isdigit()):
        return False
    for spot in (0, -1):
        offsets = Counter(
            int(numbers[spot]) - candidate.page
            for candidate in group
            if (numbers := _DIGITS.findall(candidate.block.text)) and len(numbers[spot]) < 5
        )
        if offsets and offsets.most_common(1)[0][1] >= _TRACKING * len(group):
            return True
    return False


def _in_margin(blocks: Sequence[Block], pages: int) -> set[int]:
    """Lines beside the text block that come back at one spot, such as an upright slogan."""
    left, right = _text_sides(blocks)
    spots: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.LINE or block.box is None:
            continue
        if block.box.x0 >= right or block.box.x1 <= left:
            spots[(block.text, round(block.box.x0 / 4), round(block.box.top / 4))].append(index)
    return {
        index
        for indices in spots.values()
        if len({blocks[index].page for index in indices}) >= max(_FEW_PAGES, 0.5 * pages)
        for index in indices
    }


def _text_sides(blocks: Sequence[Block]) -> tuple[float, float]:
    """Left and right side of the text block, in points."""
    boxes = [block.box for block in blocks if block.box is not None]
    if not boxes:
        return 0.0, 0.0
    left, right = sorted(box.x0 for box in boxes), sorted(box.x1 for box in boxes)
    return left[len(left) // 10], right[len(right) * 8 // 10]


def _masked(text: str) -> str:
    masked = _DIGITS.sub("#", " ".join(text.split()).casefold())
    return "#" if _ROMAN.fullmatch(masked) else masked


def _top(block: Block) -> float:
    return block.box.top if block.box is not None else 0.0


def _bottom(block: Block) -> float:
    return block.box.bottom if block.box is not None else 0.0

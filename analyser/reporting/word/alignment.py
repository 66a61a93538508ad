"""Lays the clauses of a report over the signs of its file, so that every quote finds its place.

A clause holds more than the file does at that place: numbers that Word counts, names of columns,
signs between cells. So it is laid word by word: as many words at a time as stand together in the
file, a word that is not there left out. Clauses come in the order of the file, which tells one
repeated sentence from the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyser.reporting.word.marks import Passage
from analyser.reporting.word.stream import Stream
from analyser.reporting.word.words import Laid, Words

_SURE = 12  # signs that are no accident, wherever they stand in the neighbourhood
_FAR_SURE = 24  # signs to look for in the whole file
_FAR_SEARCHES = 2000
_REACH_LEAST, _REACH_MOST, _REACH_TIMES = 80, 30_000, 60  # signs ahead that may be something else
_SHORT_REACH = 400  # signs ahead in which a clause of a few signs can be a paragraph
_NEAR = 3000  # signs behind the beginning of a clause in which the rest of it stands
_NEAR_TIMES = 3  # the same for a few words, as a multiple of their length
_GOOD = 0.5  # share of a clause that must be found before a place is believed
_LOOSE = 1.5  # how much longer than the quote a range may be
_MOST_ROWS = 3  # in which one clause is tried
_GAP = 60  # signs between two parts of one range


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands: the signs `first` to `last`, both included.

    `share` is the share of the quote that is in there, names of columns not counted.
    """

    first: int
    last: int
    share: float


class Alignment:
    """The clauses of one document on the signs of its file.

    Args:
        stream: the signs of the file.
        passages: the clauses as the file has them, in order of the document.
    """

    def __init__(self, stream: Stream, passages: Iterable[Passage]) -> None:
        self._stream = stream
        self._signs = stream.signs
        starts = [each.start for each in stream.paragraphs]
        self._ends = dict(zip(starts, [*starts[1:], len(stream.signs)], strict=True))
        self._cursor = 0
        self._elsewhere: int | None = None
        self._searches = _FAR_SEARCHES
        self._words = {passage.id: Words.of(passage.text) for passage in passages}
        self._laid = {key: self._place(words) for key, words in self._words.items()}
        self._fill()
        shares = (self._share(self._laid[key], words) for key, words in self._words.items())
        self.share = sum(shares) / max(len(self._words), 1)

    def start_of(self, passage: str) -> int | None:
        """The first sign of a passage by its id, or None when nothing of it was found."""
        return min((part.at for part in self._laid.get(passage, ())), default=None)

    def find(self, passage: str, start: int, end: int) -> Found | None:
        """Where a stretch of the text of a passage stands, or None.

        Args:
            passage: its id.
            start: offset in its text.
            end: offset after the stretch.
        """
        words = self._words.get(passage)
        if words is None:
            return None
        quote = words.range(start, end)
        parts = [part.within(*quote) for part in self._laid[passage]]
        held = [part for part in parts if part.length > 0]
        return _together(held, words, quote) if held else None

    def _place(self, words: Words) -> Sequence[Laid]:
        """Lay a clause where the last one ended, else where the last stray one did, else anywhere."""
        here = self._whole_paragraph(words) or self._lay(words, self._cursor)
        if self._share(here, words) >= _GOOD:
            self._cursor = _end(here)
            return here
        there = () if self._elsewhere is None else self._lay(words, self._elsewhere)
        if self._share(there, words) >= _GOOD:
            self._cursor, self._elsewhere = _end(there), self._cursor
            return there
        start = self._search(words)
        far = () if start is None else self._lay(words, start)
        if self._share(far, words) >= _GOOD:
            self._elsewhere = _end(far)
            return far
        return ()

    def _whole_paragraph(self, words: Words) -> Sequence[Laid]:
        """A clause of a few signs that is a paragraph by itself, not far ahead."""
        wanted = words.joined
        stop = self._cursor + _SHORT_REACH if 0 < len(wanted) < _SURE else 0
        at = self._signs.find(wanted, self._cursor, stop)
        while at >= 0:
            if self._ends.get(at) == at + len(wanted):
                return (Laid(0, at, len(wanted)),)
            at = self._signs.find(wanted, at + 1, stop)
        return ()

    def _search(self, words: Words) -> int | None:
        """Where a clause that is not where it should be may begin, in the whole file."""
        for word in (0, words.number // 2):
            wanted = words.some(word, _FAR_SURE)
            if len(wanted) < _FAR_SURE or self._searches == 0:
                continue
            self._searches -= 1
            at = self._signs.find(wanted, self._cursor)
            at = self._signs.find(wanted) if at < 0 else at
            if at >= 0:
                return max(0, at - words.ends[word])
        return None

    def _fill(self) -> None:
        """Lay what was not found between its neighbours; there a few signs suffice."""
        keys = list(self._words)
        following: list[int] = []
        least = len(self._signs)
        for key in reversed(keys):
            following.append(least)
            least = min((part.at for part in self._laid[key]), default=least)
        before = 0
        for key, stop in zip(keys, reversed(following), strict=True):
            if not self._laid[key] and before < stop:
                self._laid[key] = self._lay(self._words[key], before, stop)
            before = max(before, _end(self._laid[key]))

    def _lay(self, words: Words, start: int, stop: int | None = None) -> Sequence[Laid]:
        """Lay a clause; one that is in a row of a table is laid in that row, whatever its order.

        Args:
            words: the words.
            start: the first sign that may be of the clause.
            stop: the sign at which something else begins, where that is known.
        """
        parts = self._lay_in_order(words, start, stop)
        if not parts:
            return parts
        laid = [self._lay_in_order(words, *row) for row in self._rows_of(parts, words)]
        return max(*laid, parts, key=lambda each: self._share(each, words)) if laid else parts

    def _rows_of(self, parts: Sequence[Laid], words: Words) -> Iterator[tuple[int, int]]:
        """The table rows that parts of a clause are in, as far as they hold little else."""
        seen: set[tuple[int, int]] = set()
        for part in parts:
            row = self._stream.row(part.at)
            if row is None or row in seen or row[1] - row[0] > _LOOSE * words.length + _GAP:
                continue
            seen.add(row)
            yield row
            if len(seen) == _MOST_ROWS:
                return

    def _lay_in_order(self, words: Words, start: int, stop: int | None) -> Sequence[Laid]:
        """Lay the words of a clause that begins at `start` or not far behind it.

        Args:
            words: the words.
            start: the first sign that may be of the clause.
            stop: the sign at which something else begins, where that is known.
        """
        parts: list[Laid] = []
        reach = min(max(_REACH_LEAST, _REACH_TIMES * words.length), _REACH_MOST)
        at = start
        word = 0
        while word < words.number:
            count, found = self._longest(words, word, _Window(start, at, reach, stop))
            if count:
                parts.append(Laid(words.ends[word], found, words.between(word, word + count)))
                at = max(at, _end(parts))
                reach = min(reach, _NEAR)
            word += max(count, 1)
        return parts

    def _longest(self, words: Words, word: int, window: _Window) -> tuple[int, int]:
        """How many words from `word` on stand together in a window, and where."""
        few, many = 0, words.number - word
        found = -1
        count = many  # mostly all of them do
        while few < many:
            place = window.find(words.text(word, word + count), self._signs)
            if place >= 0:
                few, found = count, place
            else:
                many = count - 1
            count = (few + many + 1) // 2
        return few, found

    @staticmethod
    def _share(parts: Sequence[Laid], words: Words) -> float:
        held = sum(words.weight(part.own, part.own + part.length) for part in parts)
        return held / max(words.weight(0, words.length), 1)


@dataclass(frozen=True, slots=True)
class _Window:
    """Where to look: from `at` on, and before that back to `start`."""

    start: int
    at: int
    reach: int
    stop: int | None

    def find(self, wanted: str, signs: str) -> int:
        """The place of signs, or -1; a few must stand very near unless the window is closed."""
        if self.stop is not None:
            place = signs.find(wanted, self.at, self.stop)
            return place if place >= 0 else signs.find(wanted, self.start, self.at)
        is_sure = len(wanted) >= _SURE
        reach = self.reach if is_sure else min(self.reach, _NEAR_TIMES * len(wanted))
        place = signs.find(wanted, self.at, self.at + reach + len(wanted))
        return signs.rfind(wanted, self.start, self.at) if place < 0 and is_sure else place


def _end(parts: Sequence[Laid]) -> int:
    return max((part.at + part.length for part in parts), default=0)


def _together(parts: Sequence[Laid], words: Words, quote: tuple[int, int]) -> Found:
    """One range around parts; when they lie apart, around those that hold most of the quote."""
    ordered = sorted(parts, key=lambda part: part.at)
    wanted = quote[1] - quote[0]
    if _end(ordered) - ordered[0].at > _LOOSE * wanted + _GAP:
        groups = [[ordered[0]]]
        for part in ordered[1:]:
            if part.at - _end(groups[-1]) <= _GAP:
                groups[-1].append(part)
            else:
                groups.append([part])
        ordered = max(groups, key=lambda group: sum(part.length for part in group))
    counted = words.weight(*quote)
    if counted:
        share = sum(words.weight(p.own, p.own + p.length) for p in ordered) / counted
    else:  # nothing but what may be the name of a column
        share = sum(part.length for part in ordered) / wanted
    return Found(ordered[0].at, _end(ordered) - 1, share)

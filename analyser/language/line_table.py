"""A large, sorted table of words that is searched where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

_END, _TAB = b"\n", b"\t"


class LineTable(Mapping[str, str]):
    """Keys and values out of a text with a line each, key and value with a tab between them.

    A dictionary of a few hundred thousand words takes ten times the memory of their text, and
    a tenth of a second to make.

    Args:
        text: the lines in UTF-8, in order of key.
    """

    def __init__(self, text: bytes) -> None:
        self._text = text
        ends = np.flatnonzero(np.frombuffer(text, np.uint8) == _END[0])
        self._starts = np.concatenate(([0], ends + 1)) if text else np.array([], np.int64)

    def __getitem__(self, key: str) -> str:
        wanted = key.encode("utf-8", "surrogatepass")
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            found, value = self._line(middle)
            if found == wanted:
                return value.decode()
            if found < wanted:
                low = middle + 1
            else:
                high = middle
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        for index in range(len(self)):
            yield self._line(index)[0].decode()

    def __len__(self) -> int:
        return len(self._starts)

    def _line(self, index: int) -> tuple[bytes, bytes]:
        start = int(self._starts[index])
        end = self._text.find(_END, start)
        line = self._text[start : end if end >= 0 else None]
        key, _, value = line.partition(_TAB)
        return key, value

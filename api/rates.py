"""How often somebody may ask something: a bucket that fills at a steady pace."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_BUCKETS = 10_000


class RateLimit:
    """A limit per name, kept by this process alone.

    Args:
        per_minute: requests a minute; so many may also come at once.
        clock: gives seconds that only go up.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._pace = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> int:
        """Count a request.

        Args:
            name: who asks.

        Returns:
            0 when it may, else the seconds after which it may again.
        """
        left = self._left(name)
        if left < 1:
            return math.ceil((1 - left) / self._pace)
        self._buckets[name] = (left - 1, self._clock())
        self._buckets.move_to_end(name)
        if len(self._buckets) > _MOST_BUCKETS:  # the longest unused one is full again by now
            self._buckets.popitem(last=False)
        return 0

    def wait(self, name: str) -> int:
        """Seconds until a request may be made, without counting one; 0 when it may now."""
        left = self._left(name)
        return 0 if left >= 1 else math.ceil((1 - left) / self._pace)

    def _left(self, name: str) -> float:
        left, then = self._buckets.get(name, (self._size, 0.0))
        return min(self._size, left + (self._clock() - then) * self._pace)

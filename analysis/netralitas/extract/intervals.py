"""Stretches of text, and quickly whether one is touched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Intervals:
    """Half-open stretches of text in any order; asking costs a binary search."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [s for s, _ in ordered]
        self._ends: list[int] = []
        last = -1
        for _, end in ordered:
            last = max(last, end)
            self._ends.append(last)

    def overlap(self, start: int, end: int) -> bool:
        """True if one of the stretches shares a character with start–end."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._ends[index - 1] > start

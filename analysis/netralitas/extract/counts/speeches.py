"""The speeches of an article, to be asked for often."""

from __future__ import annotations

from bisect import bisect_right

from netralitas.extract.findings import Speech
from netralitas.extract.reading import Reading

_OPEN = 6  # so many speeches may have begun before the one that the words stand in


class Speeches:
    """Who says what, by offset (as `findings.speech_at`)."""

    def __init__(self, reading: Reading) -> None:
        self._speeches: list[Speech] = reading.found.get("speeches", [])
        self._starts = [s.start for s in self._speeches]
        self._known: dict[int, Speech | None] = {}

    def at(self, offset: int) -> Speech | None:
        """The speech in which these words stand (a direct one before an indirect one), or None."""
        if not self._starts:
            return None
        if offset in self._known:
            return self._known[offset]
        index = bisect_right(self._starts, offset)
        found = None
        for s in self._speeches[max(0, index - _OPEN) : index]:
            if offset < s.end and (found is None or (s.kind == "direct" and found.kind != "direct")):
                found = s
        self._known[offset] = found
        return found

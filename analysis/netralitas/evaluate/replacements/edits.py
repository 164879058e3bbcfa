"""Replacements in a text, kept so that offsets of the old text can be found again in the new one."""

from __future__ import annotations

from bisect import bisect_right


class Edits:
    """Replacements that don't overlap: the first one to claim some characters keeps them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._edits: dict[int, tuple[int, str]] = {}
        self._taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        """True if nothing there has been claimed."""
        return not any(self._taken[start:end])

    def protect(self, start: int, end: int) -> None:
        """Claim characters without changing them."""
        self._taken[start:end] = b"\1" * (end - start)

    def add(self, start: int, end: int, new: str) -> bool:
        """Replace text[start:end]; False if some of it is taken."""
        if not self.free(start, end):
            return False
        self.protect(start, end)
        if new != self.text[start:end]:
            self._edits[start] = (end, new)
        return True

    def apply(self) -> str:
        """The new text."""
        parts, at = [], 0
        for start, (end, new) in sorted(self._edits.items()):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    def moved(self, offset: int) -> int:
        """Where an offset of the old text is in the new one (the begin of a replacement for an offset inside one)."""
        starts = sorted(self._edits)
        shift = 0
        for start in starts[: bisect_right(starts, offset)]:
            end, new = self._edits[start]
            if end > offset:
                return start + shift
            shift += len(new) - (end - start)
        return offset + shift


def as_written(new: str, old: str) -> str:
    """A replacement in capitals where the old words were."""
    return new.upper() if old.isupper() and len(old) > 1 else new

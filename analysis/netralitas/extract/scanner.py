"""One pass over the text for all fixed words of all lexicons (Aho–Corasick, in Rust).

Every component says which words it wants to know about (`vocabulary`); the scanner finds all of them at once and
gives each component its own hits. Matching is on the lower-cased text, at word boundaries, per kind leftmost-longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import ahocorasick_rs


class Hit(NamedTuple):
    """A word of the lexicon in the text: offsets (half-open), the kind it was asked for as, its value."""

    start: int
    end: int
    kind: str
    value: Any


class Entry(NamedTuple):
    """A fixed word or phrase (any case; single spaces), the kind it belongs to, and what the component wants back."""

    surface: str
    kind: str
    value: Any


def lower(text: str) -> str:
    """Lower case that never changes the length, and no-break spaces, tabs as spaces: offsets stay true. Half a surrogate
    pair, which no UTF-8 can hold, becomes the replacement character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.translate(_SPACES)
    return low if low.isascii() else SURROGATE.sub("\ufffd", low)


_SPACES = {
    0xA0: " ",
    0x09: " ",
    0x2009: " ",
    0x202F: " ",
    0x2019: "'",
    0x2018: "'",
    0x02BC: "'",
    0x2010: "-",
    0x2011: "-",
}
SURROGATE = re.compile("[\ud800-\udfff]")
_INSIDE = re.compile(r"[^\W_]")


class Scanner:
    """All entries compiled into one automaton.

    `scan(lowered)` returns {kind: [Hit, …]} in text order; within a kind hits don't overlap (leftmost, then longest).
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_surface: dict[str, list[Entry]] = {}
        for entry in entries:
            surface = lower(entry.surface.strip())
            if surface:
                by_surface.setdefault(surface, []).append(entry)
        self._surfaces = list(by_surface)
        self._entries = [by_surface[s] for s in self._surfaces]
        # a surface that begins or ends with punctuation needs no boundary there
        self._bounds = [(bool(_INSIDE.match(s[0])), bool(_INSIDE.match(s[-1]))) for s in self._surfaces]
        self._automaton = ahocorasick_rs.AhoCorasick(self._surfaces, matchkind=ahocorasick_rs.MatchKind.Standard)

    def scan(self, lowered: str) -> dict[str, list[Hit]]:
        """Find all entries in a text lower-cased by `lower`."""
        found: dict[str, list[Hit]] = {}
        n = len(lowered)
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            left, right = self._bounds[index]
            if left and start and (lowered[start - 1].isalnum() or lowered[start - 1] == "_"):
                continue
            if right and end < n and (lowered[end].isalnum() or lowered[end] == "_"):
                continue
            for entry in self._entries[index]:
                found.setdefault(entry.kind, []).append(Hit(start, end, entry.kind, entry.value))
        return {kind: _longest(hits) for kind, hits in found.items()}


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda h: (h.start, -h.end))
    kept: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
        elif kept and hit.start == kept[-1].start and hit.end == kept[-1].end:
            kept.append(hit)  # the same words with two values: the component chooses
    return kept

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
    for character, plain in _PLAIN:  # several times as fast as `translate`
        if character in low:
            low = low.replace(character, plain)
    return low if low.isascii() else SURROGATE.sub("\ufffd", low)


_PLAIN = (
    ("\xa0", " "),
    ("\t", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u02bc", "'"),
    ("\u2010", "-"),
    ("\u2011", "-"),
)
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
        bounds, entries = self._bounds, self._entries
        # what may not stand beside a word, asked once a character: whether the one before, and the one after, is a letter
        inside = [c.isalnum() or c == "_" for c in lowered]
        inside.append(False)  # after the last character, and at index -1 before the first
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            left, right = bounds[index]
            if (left and inside[start - 1]) or (right and inside[end]):
                continue
            for entry in entries[index]:
                kind = entry.kind
                hit = Hit(start, end, kind, entry.value)
                if kind in found:
                    found[kind].append(hit)
                else:
                    found[kind] = [hit]
        return {kind: _longest(hits) for kind, hits in found.items()}


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def _longest(hits: list[Hit]) -> list[Hit]:
    if len(hits) > 1:
        hits.sort(key=_place)
    kept: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
        elif kept and hit.start == kept[-1].start and hit.end == kept[-1].end:
            kept.append(hit)  # the same words with two values: the component chooses
    return kept

"""One pass over the text for all fixed words of all lexicons (Aho–Corasick, in Rust).

Every component says which words it wants to know about (`vocabulary`); the scanner finds all of them at once and
gives each component its own hits. Matching is on the lower-cased text, at word boundaries, per kind leftmost-longest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import accumulate
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
    if low.isascii():
        return low.replace("\t", " ")
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for character, plain in _PLAIN:  # several times as fast as `translate`
        if character in low:
            low = low.replace(character, plain)
    return low if low.isascii() else without_surrogates(low)


def without_surrogates(text: str) -> str:
    """The text of the same length with half surrogate pairs, which no UTF-8 can hold, as replacement characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


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
_SURROGATE = re.compile("[\ud800-\udfff]")
_INSIDE = re.compile(r"[^\W_]")
_LETTERS = bytes(chr(c).isalnum() or chr(c) == "_" for c in range(256))
_NO_LETTERS = "\u201c\u201d\u2013\u2014\u2026\u2022\u201e\u2033\ufffd"


_DIGITS = bytes(b"01"[chr(c) in "0123456789"] for c in range(256))
_ANY_DIGITS = re.compile(r"\d+")


def _bytes(lowered: str) -> bytes | None:
    """One byte a character, marks that are no letters as spaces; None where there are other than Latin letters."""
    try:
        return lowered.encode("latin-1")
    except UnicodeEncodeError:
        pass
    for mark in _NO_LETTERS:  # what news has beside Latin letters are these marks
        if mark in lowered:
            lowered = lowered.replace(mark, " ")
    try:
        return lowered.encode("latin-1")
    except UnicodeEncodeError:
        return None


def digit_runs(lowered: str) -> list[tuple[int, int]]:
    """Where each run of digits begins and ends, in text order."""
    plain = _bytes(lowered)
    if plain is None:
        return [m.span() for m in _ANY_DIGITS.finditer(lowered)]
    marks = plain.translate(_DIGITS) + b"0"
    runs = []
    start = marks.find(b"1")
    while start >= 0:
        end = marks.find(b"0", start)
        runs.append((start, end))
        start = marks.find(b"1", end)
    return runs


def _inside(lowered: str) -> bytes | list[bool]:
    """Of each character whether it is part of a word, and a false one behind the last (which is also index -1, before the first)."""
    plain = _bytes(lowered)
    if plain is None:
        return [*(c.isalnum() or c == "_" for c in lowered), False]
    return plain.translate(_LETTERS) + b"\0"


class Scanner:
    """All entries compiled into one automaton.

    `scan(lowered)` returns {kind: [Hit, …]} in text order; within a kind hits don't overlap (leftmost, then longest).
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_surface: dict[str, list[tuple[str, Any]]] = {}
        for entry in entries:
            surface = lower(entry.surface.strip())
            if surface:
                by_surface.setdefault(surface, []).append((entry.kind, entry.value))
        surfaces = list(by_surface)
        self._entries = [tuple(by_surface[s]) for s in surfaces]
        # a surface that begins or ends with punctuation needs no boundary there
        bounds = [(bool(_INSIDE.match(s[0])), bool(_INSIDE.match(s[-1]))) for s in surfaces]
        self._loose = {i: b for i, b in enumerate(bounds) if b != (True, True)}
        self._automaton = ahocorasick_rs.AhoCorasick(surfaces, matchkind=ahocorasick_rs.MatchKind.Standard)

    def scan(self, lowered: str, masks: Collection[tuple[int, int]] = ()) -> dict[str, list[Hit]]:
        """Find all entries in a text lower-cased by `lower`. masks: stretches in which no hit is wanted."""
        entries, loose = self._entries, self._loose
        inside = _inside(lowered)
        places: list[tuple[int, int, int]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if inside[start - 1] or inside[end]:
                if index not in loose:
                    continue
                left, right = loose[index]
                if (left and inside[start - 1]) or (right and inside[end]):
                    continue
            places.append((start, -end, index))
        places.sort()
        found: dict[str, list[Hit]] = {}
        get, new = found.get, tuple.__new__
        for start, end, index in places:
            end = -end
            for kind, value in entries[index]:
                hits = get(kind)
                if hits is None:
                    found[kind] = [new(Hit, (start, end, kind, value))]
                    continue
                before = hits[-1]
                # the same words with two values: the component chooses
                if start < before[1] and (start != before[0] or end != before[1]):
                    continue
                hits.append(new(Hit, (start, end, kind, value)))
        return _visible(found, sorted(masks)) if masks else found


def _visible(found: dict[str, list[Hit]], masks: list[tuple[int, int]]) -> dict[str, list[Hit]]:
    """The hits that no mask touches. masks: in order."""
    starts = [start for start, _ in masks]
    ends = list(accumulate((end for _, end in masks), max))
    kept = {}
    for kind, hits in found.items():
        if hits[-1].end > starts[0] and hits[0].start < ends[-1]:
            hits = [h for h in hits if not (n := bisect_left(starts, h[1])) or ends[n - 1] <= h[0]]
        if hits:
            kept[kind] = hits
    return kept

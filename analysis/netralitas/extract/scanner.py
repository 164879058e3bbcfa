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
    if low.isascii():
        return low.replace("\t", " ")
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
_LETTERS = bytes(chr(c).isalnum() or chr(c) == "_" for c in range(256))
_NO_LETTERS = "\u201c\u201d\u2013\u2014\u2026\u2022\u201e\u2033\ufffd"


_DIGITS = re.compile(rb"[0-9]+")
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
    found = _ANY_DIGITS.finditer(lowered) if plain is None else _DIGITS.finditer(plain)
    return [m.span() for m in found]


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
        self._entries = [by_surface[s] for s in surfaces]
        # a surface that begins or ends with punctuation needs no boundary there
        bounds = [(bool(_INSIDE.match(s[0])), bool(_INSIDE.match(s[-1]))) for s in surfaces]
        self._loose = {i: b for i, b in enumerate(bounds) if b != (True, True)}
        self._automaton = ahocorasick_rs.AhoCorasick(surfaces, matchkind=ahocorasick_rs.MatchKind.Standard)

    def scan(self, lowered: str, masks: Iterable[tuple[int, int]] = ()) -> dict[str, list[Hit]]:
        """Find all entries in a text lower-cased by `lower`. masks: stretches in which no hit is wanted."""
        entries, loose = self._entries, self._loose
        inside = _inside(lowered)
        places: list[tuple[int, int, int]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if inside[start - 1] or inside[end]:
                left, right = loose.get(index, _BOTH)
                if (left and inside[start - 1]) or (right and inside[end]):
                    continue
            places.append((start, -end, index))
        places.sort()
        masked = bytearray(len(lowered)) if masks else None
        for first, last in masks:
            masked[first:last] = b"\1" * (last - first)  # type: ignore[index]
        found: dict[str, list[Hit]] = {}
        taken: dict[str, tuple[int, int]] = {}  # by kind, where its last hit stands
        new = tuple.__new__
        for start, end, index in places:
            end = -end
            hidden = masked is not None and masked.find(1, start, end) >= 0
            for kind, value in entries[index]:
                before = taken.get(kind)
                # the same words with two values: the component chooses
                if before is not None and start < before[1] and before != (start, end):
                    continue
                taken[kind] = (start, end)
                if hidden:
                    continue
                hit = new(Hit, (start, end, kind, value))
                if kind in found:
                    found[kind].append(hit)
                else:
                    found[kind] = [hit]
        return found


_BOTH = (True, True)

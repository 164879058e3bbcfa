"""The words around a number, in its sentence: numbers as `#`, and roots."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.reading import Reading

WIDE = 9  # words on each side of a number
_TOKEN = re.compile(r"\d[\d.,]*|\w[\w\-/]*|[.,;:()“”\"?!–—*•=]")
_PREFIX = re.compile(r"^(?:memper|diper|meng|meny|mem|men|me|di|ter|ber|peng|peny|pem|pen|per|pe|ke|se)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:kannya|annya|kan|nya|lah|an|i)$")
_QUOTES = frozenset('“”"')
_SINGLE = frozenset('(“”"')
_ROOTS = 50_000  # words whose roots are kept
_STRETCH = 85  # characters in which the words on one side of a number are looked for; in the whole sentence where that is too little


class Window(NamedTuple):
    """The words before a number, those behind it, and how many of these belong to its noun phrase. As they are written, in text order; at
    least `WIDE` on each side where the sentence has so many."""

    before: list[str]
    behind: list[str]
    noun: int


class Words:
    """The words of the sentences of one article."""

    def __init__(self, reading: Reading) -> None:
        self._low = reading.lowered
        self._sentences = reading.sentences
        self._tokens: dict[int, tuple[list[int], list[int], list[str]]] = {}

    def window(self, c: Candidate) -> Window:
        """The words around a number."""
        low, s = self._low, self._sentences[c.index]
        start, end, stop = c.number.start, c.number.end, c.end
        if not low[start - 1 : start] == low[end : end + 1] == low[stop : stop + 1] == " " and not (
            _between(low, start, s.start, s.end)
            and _between(low, end, s.start, s.end)
            and _between(low, stop, s.start, s.end)
        ):
            return self._exactly(c)
        left, right = s.start, s.end
        if start - left > _STRETCH + 20:
            left = low.find(" ", start - _STRETCH, start) + 1 or left
        if right - stop > _STRETCH + 20:
            right = low.rfind(" ", stop, stop + _STRETCH)
            right = s.end if right < 0 else right
        before = _TOKEN.findall(low, left, start)
        if len(before) < WIDE and left > s.start:
            before = _TOKEN.findall(low, s.start, start)
        noun = _TOKEN.findall(low, end, stop) if stop > end else []
        behind = _TOKEN.findall(low, stop, right)
        if len(behind) < WIDE and right < s.end:
            behind = _TOKEN.findall(low, stop, s.end)
        return Window(before, noun + behind if noun else behind, len(noun))

    def _exactly(self, c: Candidate) -> Window:
        """The window of a number that is glued to other words."""
        found = self._tokens.get(c.index)
        if found is None:
            s = self._sentences[c.index]
            matches = list(_TOKEN.finditer(self._low, s.start, s.end))
            found = self._tokens[c.index] = (
                [m.start() for m in matches],
                [m.end() for m in matches],
                [m[0] for m in matches],
            )
        starts, ends, words = found
        behind = bisect_left(starts, c.number.end)
        return Window(words[: bisect_right(ends, c.number.start)], words[behind:], bisect_left(starts, c.end) - behind)

    def opening(self, index: int) -> list[str]:
        """The first two words of a sentence, quotation marks left out."""
        s = self._sentences[index]
        found: list[str] = []
        for m in _TOKEN.finditer(self._low, s.start, s.end):
            if m[0] not in _QUOTES:
                found.append(plain(m[0]))
                if len(found) == 2:
                    break
        return found

    def first_within(self, start: int, end: int) -> str:
        """The first word between two offsets, quotation marks left out; '' if there is none."""
        for m in _TOKEN.finditer(self._low, start, end):
            if m[0] not in _QUOTES:
                return plain(m[0])
        return ""


def _between(low: str, offset: int, start: int, end: int) -> bool:
    """No word of the sentence (start, end) reaches over the offset."""
    if offset <= start or offset >= end:
        return True
    before, behind = low[offset - 1], low[offset]
    if behind == " " or before == " " or before in _SINGLE:
        return True
    if behind in ".,":
        return not (before.isdigit() or before in ".,")
    return not (behind in "-/_" or behind.isalnum())


class _Roots(dict[str, str]):
    """The roots of words, made when they are first asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _ROOTS:
            self.clear()
        found = self[word] = "#" if word[0].isdigit() else _SUFFIX.sub("", _PREFIX.sub("", word))
        return found


root = _Roots().__getitem__
"""A word without its commonest prefix and suffix, a digit as `#`."""


def plain(word: str) -> str:
    """A word, a number as `#`."""
    return "#" if word[0].isdigit() else word

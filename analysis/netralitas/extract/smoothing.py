"""Uneven typing made even before an article is read: double spaces, spaces before commas, function words in short (`yg`, `dgn`).

What is found is told in offsets of the text as it was given: see `Smoothed.given`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick_rs

from netralitas.extract.scanner import without_surrogates
from netralitas.lexicon import Lexicon

_BLANKS = re.compile(
    r"(?P<blanks>[ \t\xa0](?<=\S[ \t\xa0])[ \t\xa0]+(?=\S))|(?P<before> (?<=[a-z\d)] ) *(?=,\s|\.\s+[A-Z]))"
)
_UNEVEN = ("  ", " ,", " .", "\t", "\xa0")
"""What a text has where `_BLANKS` matches."""


class Smoothed(NamedTuple):
    """A text made even. text: the even one; source: the one given. starts, ends: where what was changed begins and ends in it; begun, ended: in the text as given."""

    text: str
    source: str
    starts: list[int]
    ends: list[int]
    begun: list[int]
    ended: list[int]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Two offsets of the even text as offsets of the text as given."""
        return self._given(start, last=False), self._given(end, last=True)

    def restore(self, row: dict[str, Any]) -> None:
        """Offsets and words of a table row as in the text given."""
        quoted = row["text"] == self.text[row["start"] : row["end"]]
        row["start"], row["end"] = self.given(row["start"], row["end"])
        if quoted:
            row["text"] = self.source[row["start"] : row["end"]]

    def _given(self, offset: int, *, last: bool) -> int:
        i = bisect_right(self.starts, offset - last) - 1
        if i < 0:
            return offset
        if offset < self.ends[i] and offset > self.starts[i]:
            return self.ended[i] if last else self.begun[i]
        if offset <= self.starts[i]:
            return self.begun[i]
        return self.ended[i] + offset - self.ends[i]


class _Short(NamedTuple):
    """Words in short: an automaton that finds them, also inside of others; the pattern of one where it stands for itself; what they stand for."""

    automaton: ahocorasick_rs.AhoCorasick
    pattern: re.Pattern[str]
    long: dict[str, str]


@lru_cache(maxsize=8)
def _short(lexicon: Lexicon) -> _Short:
    short = lexicon.toml("layout")["short"]
    words = [*short["always"], *(w.upper() for w in short["always"])]
    always = "|".join(map(re.escape, words))
    before = "|".join(map(re.escape, short["before_lower"]))
    return _Short(
        ahocorasick_rs.AhoCorasick([*words, *short["before_lower"]], matchkind=ahocorasick_rs.MatchKind.Standard),
        re.compile(rf"(?<![\w.'’-])(?:(?:{always})|(?:{before})(?= [a-z\d]))(?![\w.'’-])"),
        {**short["always"], **short["before_lower"]},
    )


def _changes(text: str, short: _Short) -> list[tuple[int, int, str]]:
    """What is uneven, in order: offsets and what belongs there."""
    found = []
    inside = short.automaton.find_matches_as_indexes(without_surrogates(text), overlapping=True)
    for start in {start for _, start, _ in inside}:
        if m := short.pattern.match(text, start):
            word = m[0]
            new = short.long[word.lower()]
            found.append((start, m.end(), new.upper() if word.isupper() else new))
    if any(mark in text for mark in _UNEVEN):
        found += [(m.start(), m.end(), " " if m["blanks"] else "") for m in _BLANKS.finditer(text)]
    found.sort()
    return found


def smooth(text: str, lexicon: Lexicon) -> Smoothed | None:
    """The text made even, or None if it is."""
    changes = _changes(text, _short(lexicon))
    if not changes:
        return None
    parts: list[str] = []
    starts, ends, begun, ended = [], [], [], []
    at = length = 0
    for start, end, new in changes:
        if start < at:
            continue
        length += start - at
        parts += [text[at:start], new]
        starts.append(length)
        length += len(new)
        ends.append(length)
        begun.append(start)
        ended.append(at := end)
    return Smoothed("".join([*parts, text[at:]]), text, starts, ends, begun, ended)

"""Uneven typing made even before an article is read: double spaces, spaces before commas, function words in short (`yg`, `dgn`).

What is found is told in offsets of the text as it was given: see `Smoothed.given`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

from netralitas.lexicon import Lexicon

_BLANKS = r"(?P<blanks>(?<=\S)[ \t\xa0]{2,}(?=\S))|(?P<before>(?<=[a-z\d)]) +(?=,\s|\.\s+[A-Z]))"


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


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    short = lexicon.toml("layout")["short"]
    always = "|".join(map(re.escape, [*short["always"], *(w.upper() for w in short["always"])]))
    before = "|".join(map(re.escape, short["before_lower"]))
    words = rf"(?P<word>(?<![\w.'’-])(?:(?:{always})|(?:{before})(?= [a-z\d]))(?![\w.'’-]))"
    return re.compile(f"{_BLANKS}|{words}"), {**short["always"], **short["before_lower"]}


def smooth(text: str, lexicon: Lexicon) -> Smoothed | None:
    """The text made even, or None if it is."""
    pattern, long = _pattern(lexicon)
    parts: list[str] = []
    starts, ends, begun, ended = [], [], [], []
    at = length = 0
    for m in pattern.finditer(text):
        new = " " if m["blanks"] else "" if m["before"] else long[m[0].lower()]
        if m[0].isupper() and m["word"]:
            new = new.upper()
        length += m.start() - at
        parts += [text[at : m.start()], new]
        starts.append(length)
        length += len(new)
        ends.append(length)
        begun.append(m.start())
        ended.append(at := m.end())
    if not parts:
        return None
    return Smoothed("".join([*parts, text[at:]]), text, starts, ends, begun, ended)

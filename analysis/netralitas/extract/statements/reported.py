"""What was said, where it is reported and not quoted: the clause before, around or behind the words of attribution."""

from __future__ import annotations

import re

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit
from netralitas.extract.statements.pieces import CLOSING
from netralitas.extract.statements.quotations import word_count, words_up_to
from netralitas.extract.statements.speakers import Speaker
from netralitas.extract.statements.words import Cue, Words

_THAT = re.compile(r"\b(?:bahwa|agar|supaya|untuk(?= \w*me)|jangan|tidak|harus|wajib)\b")
_ADDRESS = re.compile(r"(?:kepada|terhadap|untuk|di|dalam|pada|buat|bagi)\s")
_LEAD_IN = re.compile(r"(?:[\s,:;.\-–—]+|\bbahwa(?:sanya)?\s)*")
_COLON = re.compile(r"\s*:")
_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|[-•*–·>])\s*\S")
_LONG = 2000
"""The longest clause that is still one statement, in characters."""


class Reported:
    """Finds the reported clause in an article."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.reading, self.words = reading, words
        self.text, self.low = reading.text, reading.lowered

    def span(self, hit: Hit, speaker: Speaker, start: int, end: int) -> tuple[int, int] | None:
        """The offsets of the reported clause around a word of attribution."""
        cue: Cue = hit.value
        start, end = max(start, hit.start - _LONG), min(end, hit.end + _LONG)
        after = max(hit.end, speaker.end) if cue.form not in ("active", "own", "passive_own", "source_own") else hit.end
        begin = self._skip(after, end)
        behind = words_up_to(3, self.text, begin, end)
        if cue.form == "active":
            content = self.low[begin:end]
            if content.startswith(("tanpa ", "dengan ", "saat ", "ketika ", "usai ")) or (
                _ADDRESS.match(content) and not _THAT.search(content)
            ):
                return None  # how, when, or to whom, but not what
            return self.trim(begin, end) if behind >= 3 else None
        front = self.text[start : hit.start].strip(CLOSING)
        rest = self.low[after:end].lstrip(" ,")
        adjunct = rest.split(" ", 1)[0].strip(",.") in self.words.stops and not rest.startswith(
            ("bahwa", "agar", "supaya")
        )
        if cue.form in ("passive", "passive_own"):
            told = not front or rest.startswith(("bahwa", ":")) or _THAT.search(rest[:60])
            return self.trim(begin, end) if behind >= 3 and not adjunct and told else None
        comma = self.text[after : after + 1] == ","
        if cue.form == "root" and not comma and self.words.back.match(self.low, start, hit.start):
            return None
        if cue.form in ("source", "source_own") and not comma and behind >= 3:
            return self.trim(begin, end)
        if word_count(front) >= 3 and (not behind or adjunct or not comma):
            return self.trim(start, hit.start)
        if word_count(front) >= 1 and behind >= 1:
            return self.trim(start, end)
        return self.trim(begin, end) if behind >= 3 else None

    def _skip(self, offset: int, end: int) -> int:
        """Past `, bahwa` and `:` to the first word that was said."""
        m = _LEAD_IN.match(self.low, offset, end)
        return m.end() if m else offset

    def trim(self, start: int, end: int) -> tuple[int, int] | None:
        """The offsets without commas, colons, dashes and white space at both ends; None if nothing is left."""
        while start < end and self.text[start] in CLOSING + "-–—(":
            start += 1
        while end > start and self.text[end - 1] in ',;: \t\n\xa0-–—("“„':
            end -= 1
        return (start, end) if end > start else None

    def with_list(self, end: int) -> int:
        """The end of the list that follows a sentence with a colon, else `end`."""
        if not _COLON.match(self.text, end):
            return end
        number = self.reading.sentences[max(0, self.reading.sentence_at(end - 1))].paragraph
        for start, stop in self.reading.paragraphs[number + 1 :]:
            if not _ITEM.match(self.text, start, stop):
                break
            end = stop
        return end

"""Where words stand between quotation marks: all kinds of marks, mixed pairs, marks that were lost, quotations over
several paragraphs.

Which of them are statements is decided here only by their form (a theme, a title and a single term are none); who
said them is decided later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit
from netralitas.extract.statements.words import CUE, Words

# one, two or three marks: a class first, so that the search skips to the next mark
_MARK = re.compile(r"[\"“”„‟«»'‘’‚‹›`´](?:(?<=')''?|(?<=[‘’])[‘’]|(?<=`)`|(?<=´)´)?")
_WORD = re.compile(r"\w+(?:[-/'’.,]\w+)*")
_BOUNDARY = re.compile(r"[.!?…]['\"”’)]*\s+(?=[A-Z\"“„«'‘])")
_GAP = re.compile(r"[\s,.;–—-]*")
_SINGLE = "'‘’‚‹›`´"
_ALWAYS_OPEN = "„‟«"
_ALWAYS_CLOSE = "»"
_HEADLINE = 200
"""A first line longer than this is a paragraph, not a headline."""
_LONGEST_RUN = 4
"""How many paragraphs without a mark an open quotation may run over."""


class Quotation(NamedTuple):
    """Words between quotation marks: start, end of the words; outer_start, outer_end with the marks; single: between
    single marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def single(self) -> bool:
        return self.text in _SINGLE

    @property
    def space_before(self) -> bool:
        return not self.before or self.before.isspace() or self.before in "([{—–-|>*"

    @property
    def space_after(self) -> bool:
        return not self.after or self.after.isspace()


def word_count(text: str) -> int:
    """How many words stand in a text (numbers and hyphened words are one)."""
    return len(_WORD.findall(text))


def words_up_to(most: int, text: str, start: int, end: int) -> int:
    """How many words stand between two offsets, no more of them counted than that."""
    near = start + 16 * most
    if near < end and (found := len(_WORD.findall(text, start, near))) >= most:
        return found
    return len(_WORD.findall(text, start, end))


def find_quotations(reading: Reading, words: Words) -> list[Quotation]:
    """All quotations outside the headline, in text order, none inside another."""
    return _Finder(reading, words).run() if _MARK.search(reading.text) else []


class _Finder:
    """The state of one pass over the marks of an article."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.reading = reading
        self.words = words
        self.text = reading.text
        self.low = reading.lowered
        self.cues: list[Hit] = reading.hits.get(CUE, [])
        self.cue_starts = [h.start for h in self.cues]
        self.found: list[Quotation] = []
        self.floor = 0
        """Where the last quotation ended."""

    def run(self) -> list[Quotation]:
        title = _letters(self.reading.title)
        paragraphs = [
            (s, e)
            for s, e in self.reading.paragraphs
            if not (
                title
                and e - s < min(2 * len(self.reading.title) + 20, _HEADLINE)
                and (not self.text[s].isalnum() or title.startswith(self.text[s].casefold()))
                and _letters(self.text[s:e]) == title
            )
        ]
        marks = self._marks(paragraphs)
        opened: _Mark | None = None
        run = 0
        for number, (start, end) in enumerate(paragraphs):
            self.floor = max(self.floor, start)
            if opened is not None and not marks[number]:
                run += 1
            opened = self._paragraph(marks[number], end, opened)
            if opened is None:
                run = 0
            elif run > _LONGEST_RUN or not self._runs_on(marks[number + 1 : number + 2 + _LONGEST_RUN]):
                self._close_unmarked(opened, end)
                opened, run = None, 0
        return self.found

    # -- marks

    def _marks(self, paragraphs: list[tuple[int, int]]) -> list[list[_Mark]]:
        """The marks of each paragraph, apostrophes left out."""
        found: list[list[_Mark]] = [[] for _ in paragraphs]
        number = 0
        for m in _MARK.finditer(self.text):
            at, stop = m.span()
            while number < len(paragraphs) and paragraphs[number][1] <= at:
                number += 1
            if number == len(paragraphs):
                break
            start, end = paragraphs[number]
            if at < start:
                continue
            before = self.text[at - 1] if at > start else ""
            after = self.text[stop] if stop < end else ""
            if m[0] in _SINGLE and before.isalnum() and after.isalnum():
                continue  # an apostrophe
            found[number].append(_Mark(at, stop, m[0], before, after))
        return found

    def _cue_at(self, offset: int, *, gap: int = 3) -> bool:
        """True if a word of attribution begins here, white space and commas apart."""
        m = _GAP.match(self.text, offset, min(len(self.text), offset + gap))
        offset = m.end() if m else offset
        i = bisect_left(self.cue_starts, offset)
        return i < len(self.cues) and self.cues[i].start == offset and self.cues[i].value.form != "active"

    def _only_closes(self, mark: _Mark) -> bool:
        """True for a mark that can end a quotation but begin none."""
        if mark.text in _ALWAYS_CLOSE:
            return not mark.space_before
        if mark.text in _ALWAYS_OPEN or mark.space_before:
            return False
        return (
            mark.space_after
            or not mark.after.isalnum()
            or (mark.after.islower() and (mark.text == "”" or self._cue_at(mark.end)))
        )

    def _only_opens(self, mark: _Mark) -> bool:
        if mark.text in _ALWAYS_OPEN:
            return True
        return (
            mark.space_before
            and not mark.space_after
            and mark.after not in ",.;:!?)"
            and not self._cue_at(mark.end, gap=1)
        )

    # -- the pass

    def _paragraph(self, marks: list[_Mark], end: int, opened: _Mark | None) -> _Mark | None:
        skip = 0
        depth = 0
        for i, mark in enumerate(marks):
            if mark.start < skip:
                continue
            if opened is None:
                if mark.single:
                    skip = self._single(marks, i, end)
                elif self._only_closes(mark):
                    self._unopened(mark)
                else:
                    opened, depth = mark, 0
            elif mark.single:
                continue
            elif self._only_opens(mark):
                if self._is_inside(opened, mark, marks[i + 1 : i + 5]):
                    depth += 1
                else:
                    self._close_unmarked(opened, mark.start)
                    opened, depth = mark, 0
            elif depth:
                depth -= 1
            else:
                self._add(opened.end, mark.start, opened.start, mark.end)
                opened = None
        return opened

    def _is_inside(self, opened: _Mark, mark: _Mark, later: list[_Mark]) -> bool:
        """True if the mark begins a term inside the open quotation, and not the next one after a lost mark."""
        closing = [m for m in later[:4] if not m.single and not self._only_opens(m)]
        if len(closing) < 2:
            return False
        return (
            closing[0].start - mark.end < 80 and not _BOUNDARY.search(self.text, opened.end, mark.start + 1)
        ) or mark.before not in " \n"

    def _runs_on(self, following: list[list[_Mark]]) -> bool:
        """True if the next mark of the paragraphs that follow ends a quotation."""
        for marks in following:
            for mark in marks:
                if not mark.single:
                    return self._only_closes(mark)
        return False

    def _close_unmarked(self, opened: _Mark, limit: int) -> None:
        """End a quotation that has no closing mark: before its attribution, else here."""
        end = self._attribution_inside(opened.end, limit)
        if end is None:
            end = limit
        self._add(opened.end, end, opened.start, end)

    def _attribution_inside(self, start: int, limit: int) -> int | None:
        """Where `, kata X …` begins inside a quotation that was never closed."""
        line = self.text.find("\n", start, limit)
        limit = limit if line < 0 else line
        i = bisect_left(self.cue_starts, start)
        while i < len(self.cues) and self.cues[i].end <= limit:
            hit = self.cues[i]
            i += 1
            if hit.value.form not in ("root", "own"):
                continue
            before = self.text[start : hit.start].rstrip()
            if not before.endswith((",", ".", "!", "?")) or word_count(before) < 3:
                continue
            rest = self.text[hit.end : limit].lstrip()
            if (
                hit.value.form == "own"
                or rest[:1].isupper()
                or rest.split(" ", 1)[0].strip(".,") in self.words.pronouns | self.words.titles
                or not rest
            ):
                return start + len(before.rstrip(","))
        return None

    def _unopened(self, mark: _Mark) -> None:
        """A closing mark alone: the quotation began with its paragraph, or after the last sentence that was not its
        own."""
        if not self._cue_at(mark.end):
            return
        begin = self.floor
        piece = self.text[begin : mark.start]
        if self.found and self.found[-1].outer_end == begin:  # what stands behind the last quotation is its attribution
            boundary = _BOUNDARY.search(piece)
            if not boundary:
                return
            begin += boundary.end()
        self._add(begin, mark.start, begin, mark.end)

    def _single(self, marks: list[_Mark], i: int, end: int) -> int:
        """A quotation between single marks: only where its form or its attribution shows that it is speech. Returns
        its end, or 0."""
        mark = marks[i]
        if (
            (not mark.space_before and mark.before not in ":,.")
            or mark.space_after
            or not (mark.after.isalnum() or mark.after in "…")
        ):
            return 0
        for closing in marks[i + 1 : i + 12]:
            if not closing.single and self._only_opens(closing):
                return 0
            if closing.before.isspace() or (closing.after.isalnum() and closing.single):
                continue
            inside = self.text[mark.end : closing.start]
            if word_count(inside) < 3:
                if closing.single:
                    return 0
                continue
            spoken = inside.rstrip()[-1:] in ",.!?…" or closing.after in (",", ".")
            lead = self.text[max(self.floor, mark.start - 60) : mark.start].rstrip()
            if (
                (spoken and self._cue_at(closing.end))
                or (lead.endswith(":") and word_count(inside) >= 5)
                or (spoken and not lead.rsplit("\n", 1)[-1] and word_count(inside) >= 5)
            ):
                self._add(mark.end, closing.start, mark.start, closing.end, single=True)
                return closing.end
            if closing.single:
                return 0  # a name or title ends here
        return 0

    def _add(self, start: int, end: int, outer_start: int, outer_end: int, *, single: bool = False) -> None:
        while start < end and self.text[start] in " \t\n\r\xa0":
            start += 1
        while end > start and self.text[end - 1] in " \t\n\r\xa0":
            end -= 1
        if end > start and not (self.found and start < self.found[-1].outer_end):
            self.found.append(Quotation(start, end, outer_start, outer_end, single))
            self.floor = outer_end


_MARKS = re.compile(r"\W+")


def _letters(text: str) -> str:
    return _MARKS.sub("", text).casefold()


_LONG_WORD = re.compile(r"[^\W\d_][\w-]*")


def is_title(reading: Reading, quotation: Quotation, lead: str, attributed: bool, words: Words) -> bool:
    """True if the words between the marks are a theme, a title or a name and no speech.

    lead: what stands before them in their sentence, lower-cased; attributed: words of attribution stand directly
    behind them.
    """
    named = words.titled.search(lead) if lead and any(word in lead for word in words.titles_of) else None
    if named and not (attributed and (named["between"] or "," in named["mark"])):
        return True
    inside = reading.text[quotation.start : quotation.end]
    if attributed or not lead.strip() or lead.rstrip()[-1:] in ',:.!?"”':
        return False
    long_words = [w for w in _LONG_WORD.findall(inside) if len(w) > 3]
    capitals = sum(1 for w in long_words if w[0].isupper())
    return len(long_words) > 1 and capitals >= 0.7 * len(long_words) and inside[-1:] not in ",.!?"

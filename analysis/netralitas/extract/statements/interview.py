"""Interviews as question and answer: who is interviewed is named once, and the answers stand between quotation marks alone."""

from __future__ import annotations

import re

from netralitas.extract.findings import Person
from netralitas.extract.reading import Reading
from netralitas.extract.statements.quotations import Quotation
from netralitas.extract.statements.speakers import Cast
from netralitas.extract.statements.words import Words

_INTERVIEW = re.compile(
    r"(?<!\w)(?:(?:di)?wawancara(?:i|nya)?|tanya[ -]jawab|petikan(?:nya)?|per?bincangan(?:nya)?|bincang-bincang|berbincang|"
    r"kutipan(?:nya)? wawancara)(?!\w)"
)
_WITH = re.compile(r"(?:dengan|bersama|mewawancarai|menemui) $")
_LONGEST = 240  # characters of a question


class Interview:
    """An article's questions, and whose the answers are; `person` is None where the article is no interview."""

    def __init__(self, reading: Reading, words: Words, quotations: list[Quotation], cast: Cast) -> None:
        self._reading = reading
        self._quotations = quotations
        self._questions = self._find_questions()
        self.person = self._interviewed(words, cast) if len(self._questions) > 1 else None

    def _find_questions(self) -> list[int]:
        """The paragraphs that are a question outside quotation marks."""
        text = self._reading.text
        outer = [(q.outer_start, q.outer_end) for q in self._quotations]
        found = []
        for number, (start, end) in enumerate(self._reading.paragraphs):
            asks = number and text[end - 1] == "?" and end - start <= _LONGEST
            if asks and not any(s < end and e > start for s, e in outer):
                found.append(number)
        return found

    def _interviewed(self, words: Words, cast: Cast) -> Person | None:
        """Whom the journalist met (`wawancara A dengan B`), else the first one named who is no journalist."""
        text, low = self._reading.text, self._reading.lowered
        limit = self._reading.paragraphs[self._questions[0]][0]
        if not _INTERVIEW.search(low, 0, limit):
            return None
        named = [m for m in cast.between(0, limit) if not words.journalist.search(low, max(0, m[0] - 60), m[0])]
        for start, _, person in named:
            floor = max(text.rfind("\n", 0, start) + 1, start - 160)
            phrase = cast.phrase_start(start, floor)
            if _WITH.search(low, max(floor, phrase - 16), phrase) or words.met.search(low, max(0, phrase - 60), phrase):
                return person
        return named[0][2] if named else None

    def answers(self, quotation: Quotation) -> bool:
        """True if a quotation begins the paragraph behind a question."""
        if self.person is None:
            return False
        index = self._reading.sentence_at(quotation.start)
        number = self._reading.sentences[index].paragraph if index >= 0 else 0
        start = self._reading.paragraphs[number][0]
        return number - 1 in self._questions and not self._reading.text[start : quotation.outer_start].strip()

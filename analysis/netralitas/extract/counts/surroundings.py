"""What stands around a count that may say whose it is, where and for when, each looked for once an article."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.words import Located, Ordered
from netralitas.extract.findings import Place
from netralitas.extract.loglinear import Filled
from netralitas.extract.reading import Sentence

Options = dict[str, list[Filled]]
"""What may fill a field, each with what speaks for it as filled templates (`source_templates`)."""
_WORD = re.compile(r"[a-z][a-z\-]*|[(),:;.]")
_COUNTS = re.compile(r"\d")
_CUT = re.compile(r"[,;:.“”\"]")
T = TypeVar("T", bound=Located)
Shared = TypeVar("Shared")


class Surroundings:
    """Words, marks and numbers between a count and what is named beside it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.reading = context.reading
        self.low = context.low
        self.bodies = context.bodies
        self.places = context.places
        self._words_before: dict[int, str] = {}
        self._in_bodies: dict[int, bool] = {}

    def word_before(self, offset: int) -> str:
        """The word or mark before an offset, `^` if there is none."""
        word = self._words_before.get(offset)
        if word is None:
            words = self.low[max(0, offset - 24) : offset].split()
            if words and words[-1].isascii() and words[-1].isalpha():
                word = words[-1]
            else:
                words = _WORD.findall(self.low, max(0, offset - 24), offset)
                word = words[-1] if words else "^"
            self._words_before[offset] = word
        return word

    def word_behind(self, offset: int) -> str:
        """The word or mark behind an offset, '' if there is none."""
        m = _WORD.search(self.low, offset, offset + 24)
        return m[0] if m else ""

    def between(self, start: int, end: int) -> tuple[str, str]:
        """A mark if the words between are cut, and one if there is a number in them."""
        low = self.low
        return ("|" if _CUT.search(low, start, end) else "", "#" if _COUNTS.search(low, start, end) else "")

    def in_body(self, p: Place) -> bool:
        """The place is part of a body's name."""
        found = self._in_bodies.get(p.start)
        if found is None:
            start, end = p.start, p.end
            near = self.bodies.before(start + 1, 2)
            found = self._in_bodies[start] = any(b.start <= start and end <= b.end for b in near)
        return found


class BySentence(Generic[T, Shared]):
    """What is named in the sentence of a count, and what the counts of a sentence share, looked for once a sentence."""

    def __init__(self, items: Ordered[T]) -> None:
        self._items = items
        self._known: dict[Sentence, tuple[list[T], Shared]] = {}

    def of(self, c: Candidate) -> tuple[list[T], Shared]:
        """Both for a count."""
        found = self._known.get(c.sentence)
        if found is None:
            here = self._items.between(c.sentence.start, c.sentence.end)
            found = self._known[c.sentence] = here, self.share(c, here)
        return found

    def share(self, c: Candidate, here: list[T]) -> Shared:
        """What the counts of the sentence share. here: what is named in it."""
        raise NotImplementedError


def beside(c: Candidate, here: list[T]) -> tuple[list[T], list[T]]:
    """Of what a sentence names the three nearest before a count, the nearest first, and the three behind it."""
    if not here:
        return here, here
    start, end = c.start, c.end
    return [x for x in here if x.end <= start][:-4:-1], [x for x in here if x.start >= end][:3]

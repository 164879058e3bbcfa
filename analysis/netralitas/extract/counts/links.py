"""What one count may share with another that is filled before it, and what speaks for that."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.loglinear import Filled

LINKS = ("whole", "last", "largest", "again")
"""What one count may be to another."""


class Link(NamedTuple):
    """A count whose value another may share (None: there is none), what it is to the other one, how near it stands, and what speaks
    for it in every field."""

    other: Candidate | None
    name: str
    near: str
    filled: tuple[Filled, ...]

    def with_counter(self, c: Candidate) -> Link:
        """With what a common counter says of the other fields, too."""
        other, name, near, filled = self
        if other is None or not near:
            return self
        same = (other.counter == c.counter, near, c.status == other.status, c.unit == other.unit)
        return Link(other, name, near, (*filled, (templates.same_counter, name, *same)))


def _start(c: Candidate) -> int:
    return c.start


class Earlier:
    """Counts in the order in which they are filled, to be asked what a further one is linked to."""

    def __init__(self, counts: Iterable[Candidate] = ()) -> None:
        self._first: Candidate | None = None
        self._largest: Candidate | None = None
        self._in_text: list[Candidate] = []
        self._known: set[int] = set()
        self._alike: dict[tuple[object, str], Candidate] = {}
        for c in counts:
            self.add(c)

    def add(self, c: Candidate) -> None:
        """One more that is filled."""
        if self._first is None:
            self._first = c
        if not c.per and (self._largest is None or c.size > self._largest.size):
            self._largest = c
        insort(self._in_text, c, key=_start)
        self._known.add(id(c))
        self._alike[c.value, c.unit] = c

    def links(self, c: Candidate) -> list[Link]:
        """Those whose value a count may share; one of None for the lack of one, which speaks for none."""
        place = bisect_left(self._in_text, c.start, key=_start)
        nearest = self._in_text[place - 1] if place else self._first
        whole = c.whole if id(c.whole) in self._known else None
        found = [_link(c, name, b) for name, b in (("whole", whole), ("last", nearest), ("largest", self._largest))]
        again = self._alike.get((c.value, c.unit))
        if again is not None:
            found.append(Link(again, "again", "", ((templates.again,),)))
        return found


def _link(c: Candidate, name: str, other: Candidate | None) -> Link:
    if other is None:
        return Link(None, name, "", ((templates.lacks, name),))
    near = "s" if c.index == other.index else "p" if other.sentence.paragraph == c.sentence.paragraph else "far"
    same = (c.unit == other.unit, c.status == other.status, other.status, c.status)
    compare = "<" if c.size < other.size else ">="
    return Link(other, name, near, ((templates.link, name, near, *same, c.part, c.bare, c.marked, compare, c.per),))

"""Whose count it is, where and for when, as a choice among what the article names: each candidate with the features that speak for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.counter_options import CounterOptions
from netralitas.extract.counts.period import Span
from netralitas.extract.counts.period_options import PeriodOptions
from netralitas.extract.counts.region_options import RegionOptions
from netralitas.extract.counts.surroundings import Options, Surroundings
from netralitas.extract.counts.words import Ordered
from netralitas.extract.loglinear import Filled, features_of
from netralitas.extract.reading import Reading

FIELDS = ("counter", "region", "period")
LINKS = ("whole", "last", "largest", "again")
"""What one count may be to another."""


class Link(NamedTuple):
    """A count whose value another may share (None: there is none), what it is to the other one, how near it stands, and what speaks
    for it in every field."""

    other: Candidate | None
    name: str
    near: str
    shared: Filled

    def filled(self, c: Candidate, field: str) -> tuple[Filled, ...]:
        """What speaks for it in a field: a common counter says something of the other fields."""
        other = self.other
        if field == "counter" or other is None or not self.near:
            return (self.shared,)
        same = (other.counter == c.counter, self.near, c.status == other.status, c.unit == other.unit)
        return self.shared, (templates.same_counter, self.name, *same)


def _size(c: Candidate) -> int:
    return c.size


def _start(c: Candidate) -> int:
    return c.start


class Sources:
    """Candidates for counter, region and period of the counts of one article, to be asked for in the order in which they are filled.
    context: of the article, if the caller knows it."""

    def __init__(self, reading: Reading, spans: Ordered[Span], context: Context | None = None) -> None:
        around = Surroundings(context or Context(reading))
        self._options = {
            "counter": CounterOptions(around).add,
            "region": RegionOptions(around).add,
            "period": PeriodOptions(around, spans).add,
        }
        self._order: list[Candidate] | None = None
        self._links: list[list[Link]] = []

    def options(self, field: str, c: Candidate) -> Options:
        """The candidates of a field with what no other count gives them; '' for none is always one."""
        found: Options = {"": []}
        self._options[field](c, found)
        found[""].append((templates.none, c.unit, c.status, c.per))
        if field == "region":
            for value, seen in found.items():
                if value:
                    seen.append((templates.region, value.split(" ", 1)[0], c.unit))
        elif field == "period":
            for value, seen in found.items():
                if value:
                    seen.append((templates.period, _shape_of(value), c.status, c.per))
        if c.sentence.headline:
            for value, seen in found.items():
                seen.append((templates.headline, value != ""))
        return found

    def links_in(self, order: list[Candidate]) -> list[list[Link]]:
        """The links of each of the counts to those filled before it: the same for all fields, so they are looked for once."""
        if self._order is not order:
            self._order = order
            self._links = [self.links_of(c, order[:position]) for position, c in enumerate(order)]
        return self._links

    def links_of(self, c: Candidate, order: list[Candidate]) -> list[Link]:
        """The counts filled before (order) whose value a count may share; one of None for the lack of one, which speaks for none."""
        found: list[Link] = []
        earlier = [b for b in order if b.start < c.start]
        nearest = max(earlier, key=_start) if earlier else order[0] if order else None
        largest = max((b for b in order if not b.per), key=_size, default=None)
        whole = c.whole if any(b is c.whole for b in order) else None
        for name, other in (("whole", whole), ("last", nearest), ("largest", largest)):
            if other is None:
                found.append(Link(None, name, "", (templates.lacks, name)))
                continue
            near = "s" if c.index == other.index else "p" if other.sentence.paragraph == c.sentence.paragraph else "far"
            same = (c.unit == other.unit, c.status == other.status, other.status, c.status)
            compare = "<" if c.size < other.size else ">="
            shared = (templates.link, name, near, *same, c.part, c.bare, c.marked, compare, c.per)
            found.append(Link(other, name, near, shared))
        again = next((b for b in reversed(order) if b.value == c.value and b.unit == c.unit), None)
        if again is not None:
            found.append(Link(again, "again", "", (templates.again,)))
        return found

    def features(self, field: str, c: Candidate) -> dict[str, list[str]]:
        """The features of `options`."""
        return {value: sorted(set(features_of(seen))) for value, seen in self.options(field, c).items()}

    def following(
        self, field: str, c: Candidate, before: dict[int, str], order: list[Candidate]
    ) -> dict[str, list[str]]:
        """The features that the counts filled before give the candidates of a field. before: values by `id`; order: those counts."""
        found: dict[str, list[str]] = {}
        for link in self.links_of(c, order):
            value = before[id(link.other)] if link.other is not None else ""
            features = found.setdefault(value, [])
            features += features_of(link.filled(c, field))
            if not value and link.other is not None:
                features += templates.empty(link.name)
        return found


@lru_cache(maxsize=10_000)
def _shape_of(period: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"\d", "0", period.lower()))

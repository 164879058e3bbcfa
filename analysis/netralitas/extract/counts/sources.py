"""Whose count it is, where and for when, as a choice among what the article names: each candidate with the features that speak for it."""

from __future__ import annotations

import re
from functools import lru_cache

from netralitas.extract.counts import source_templates as templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.context import Context
from netralitas.extract.counts.counter_options import CounterOptions
from netralitas.extract.counts.links import Earlier, Link
from netralitas.extract.counts.period import Span
from netralitas.extract.counts.period_options import PeriodOptions
from netralitas.extract.counts.region_options import RegionOptions
from netralitas.extract.counts.surroundings import Options, Surroundings
from netralitas.extract.counts.words import Ordered
from netralitas.extract.loglinear import features_of
from netralitas.extract.reading import Reading

FIELDS = ("counter", "region", "period")


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
        self._with_counter: list[list[Link]] = []

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

    def links_in(self, order: list[Candidate], field: str) -> list[list[Link]]:
        """The links of each of the counts to those filled before it; they are looked for once for all fields, `counter` first."""
        if self._order is not order:
            self._order, self._links, self._with_counter = order, [], []
            earlier = Earlier()
            for c in order:
                self._links.append(earlier.links(c))
                earlier.add(c)
        if field == "counter":
            return self._links
        if not self._with_counter:
            for c, links in zip(order, self._links, strict=True):
                self._with_counter.append([link.with_counter(c) for link in links])
        return self._with_counter

    def features(self, field: str, c: Candidate) -> dict[str, list[str]]:
        """The features of `options`."""
        return {value: sorted(set(features_of(seen))) for value, seen in self.options(field, c).items()}

    def following(
        self, field: str, c: Candidate, before: dict[int, str], order: list[Candidate]
    ) -> dict[str, list[str]]:
        """The features that the counts filled before give the candidates of a field. before: values by `id`; order: those counts."""
        found: dict[str, list[str]] = {}
        for link in Earlier(order).links(c):
            value = before[id(link.other)] if link.other is not None else ""
            features = found.setdefault(value, [])
            features += features_of((link if field == "counter" else link.with_counter(c)).filled)
            if not value and link.other is not None:
                features += templates.empty(link.name)
        return found


@lru_cache(maxsize=10_000)
def _shape_of(period: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"\d", "0", period.lower()))

"""The learned part of the counts: whether a number counts neutrality cases, what it counts and what happened to them, decided number
by number with weights that lie in the lexicon (`counts_weights_*.csv`). The rules' own decisions are features among others."""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import itemgetter

from netralitas.extract.counts import source_templates, templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.features import Decided, Features
from netralitas.extract.counts.links import LINKS
from netralitas.extract.counts.sequence import most_probable
from netralitas.extract.counts.sources import FIELDS, Sources
from netralitas.extract.counts.word_weights import WordWeights
from netralitas.extract.loglinear import SCALE, Adder, probabilities
from netralitas.lexicon import Lexicon, LexiconError

YES, NO, WEIGHT = "yes", "no", "weight"
# a number that the rules keep is dropped below the first probability, one that they pass over is kept above the second, and one that
# they know a reason against above the third
_DROP, _ADD, _AGAINST = 0.2, 0.6, 0.97
_LEAST = {
    p: SCALE * math.log(p / (1 - p)) for p in (_DROP, _ADD, _AGAINST)
}  # the same in log-odds, as weights are held
# in log-odds: what a choice of the rules is worth against the learned weights; more if the sentence itself says it
_TRUST_SOURCE = {"counter": 1.0, "region": 2.0, "period": 1.0}
_TRUST_SAID, _TRUST_POINTED, _TRUST_KNOWN = 1.0, 4.0, 3.0
_TRUST = {"strong": 1.5, "weak": 1.0, "inherits": 1.5, "alone": 0.5, "whole": 3.0}
# of each candidate list so many are followed
_LIKELY = 3
# so many readings of the numbers so far are followed, each with the statuses that are so probable
_BEAM, _PROBABLE = 4, 0.08


@dataclass(frozen=True)
class Models:
    """numbers: whether a number is a count, and unit and status of those that are, added up together; words: of these the weights of the
    words around it; where each has its classes. sources: whether a candidate fills a field, a class a field. empty: what it is worth in
    each field that a link (`LINKS`) has no value."""

    numbers: Adder
    words: WordWeights
    keep: slice
    unit: slice
    status: slice
    sources: Adder
    empty: tuple[dict[str, float], ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Models:
        """From the lexicon's weights. Errors: LexiconError for a weight that is no number, or for other classes of `keep`."""
        numbers = Adder.of(lexicon, *(f"counts_weights_{name}" for name in ("keep", "unit", "status")))
        keep, unit, status = numbers.places()
        if numbers.classes[keep] != (NO, YES):
            raise LexiconError(f"counts_weights_keep.csv: the columns after the first are {NO},{YES}")
        sources = Adder.of(lexicon, *(f"counts_weights_{field}" for field in FIELDS))
        columns = map(sources.column, range(len(FIELDS)))
        empty = tuple({name: c.worth([(source_templates.empty, name)]) for name in LINKS} for c in columns)
        return cls(numbers, WordWeights(numbers), keep, unit, status, sources, empty)


def decide(features: Features, models: Models) -> list[Decided]:
    """The counts among the numbers of an article, in text order: of the readings of the whole sequence the most probable found."""
    numbers, (no, yes) = models.numbers, range(*models.keep.indices(len(models.numbers.classes)))
    units, statuses = numbers.classes[models.unit], numbers.classes[models.status]

    def offers(number: tuple[int, Candidate, int, float], before: list[Decided]) -> list[tuple[Decided | None, float]]:
        position, c, alone, threshold = number
        total = alone + numbers.add_filled(features.after(position, before))
        if numbers.lane(total, yes) - numbers.lane(total, no) < threshold:
            return _NO_COUNT
        by_unit = numbers.sums(total, models.unit)
        unit = units[by_unit.index(max(by_unit))]
        sums = numbers.sums(total + numbers.add_filled([(templates.of_status, unit, c.status)]), models.status)
        chances = probabilities(_trusting(sums, c, statuses, features.given(c, before)))
        return [
            ((c, unit, status), math.log(chance))
            for status, chance in zip(statuses, chances, strict=True)
            if chance >= _PROBABLE
        ]

    steps = [
        (
            position,
            c,
            numbers.bias + features.weigh(position, numbers, models.words),
            _LEAST[_DROP if c.kept else _AGAINST if c.against else _ADD],
        )
        for position, c in enumerate(features.numbers)
    ]
    return most_probable(steps, offers, _with, [], _BEAM)


_NO_COUNT: list[tuple[Decided | None, float]] = [(None, 0.0)]


def _with(before: list[Decided], decided: Decided | None) -> list[Decided]:
    return before if decided is None else [*before, decided]


def _trusting(sums: list[float], c: Candidate, statuses: tuple[str, ...], given: str) -> list[float]:
    """The sums of the statuses, with what the rules' own status is worth, or rather that of the whole (given) which a number without
    words of its own is a part of by arithmetic."""
    if given in statuses:
        sums[statuses.index(given)] += _TRUST["whole"]
        return sums
    if c.status in statuses and (c.kept or c.status != "reported"):
        kind = (
            "alone" if not c.kept else "strong" if c.strong and not c.inherits else "inherits" if c.inherits else "weak"
        )
        sums[statuses.index(c.status)] += _TRUST[kind]
    return sums


def agree(considered: list[Candidate], decided: list[Decided]) -> bool:
    """The rules and the weights find the same counts, units and statuses in an article: one of the kind that the rules know."""
    by_rules = {(c.value, c.unit, c.status) for c in considered if c.kept}
    return by_rules == {(c.value, unit, status) for c, unit, status in decided}


def choose(field: str, counts: list[Candidate], sources: Sources, models: Models, trusted: bool) -> list[str]:
    """What fills a field of the counts: of the readings of the whole sequence the most probable found, the rules' own choices
    having an advance. counts: wholes before their parts. trusted: the rules know articles of the kind (`agree`)."""
    advance = _TRUST_SOURCE[field] + (_TRUST_KNOWN if trusted else 0.0)
    which = FIELDS.index(field)
    model, empty = models.sources.column(which), models.empty[which]
    places = {id(c): place for place, c in enumerate(counts)}
    steps: list[tuple[dict[str, float], list[tuple[int, float, float]]]] = []
    for c, linked in zip(counts, sources.links_in(counts, field), strict=True):
        rule = str(getattr(c, field))
        alone = {value: model.worth_once(seen) for value, seen in sources.options(field, c).items()}
        if rule not in alone:  # no words of the article, but what they point to: `tahun sebelumnya`
            alone[rule] = _TRUST_POINTED if field == "period" else 0.0
        elif field == "period" and c.now:
            alone[rule] += _TRUST_POINTED
        alone[rule] += advance + (_TRUST_SAID if _said(field, c) else 0.0)
        links: list[tuple[int, float, float]] = []
        for link in linked:
            worth = model.worth(link.filled)
            if link.other is None:
                alone[""] += worth
            else:
                links.append((places[id(link.other)], worth, empty[link.name]))
        steps.append((alone, links))

    nothing: tuple[str, ...] = ()
    values = most_probable(steps, _likely, _then, nothing, _BEAM)
    return list(values)


def _then(before: tuple[str, ...], value: str) -> tuple[str, ...]:
    return (*before, value)


def _likely(
    step: tuple[dict[str, float], list[tuple[int, float, float]]], before: tuple[str, ...]
) -> list[tuple[str, float]]:
    """The likeliest values of a field with the logarithms of their probabilities, given the values of the counts before it. step: what
    each value is worth, and the counts that it is linked to: the place of each, what sharing its value is worth, and what sharing none
    is worth beyond that."""
    alone, links = step
    if links:
        alone = alone.copy()
        for place, gain, empty in links:
            shared = before[place]
            alone[shared] = alone.get(shared, 0.0) + gain + (0.0 if shared else empty)
    elif len(alone) == 1:
        return [(next(iter(alone)), 0.0)]
    highest = max(alone.values())
    total = highest + math.log(sum([math.exp(w - highest) for w in alone.values()]))
    return [(value, w - total) for value, w in sorted(alone.items(), key=_VALUE, reverse=True)[:_LIKELY]]


_VALUE = itemgetter(1)


def _said(field: str, c: Candidate) -> bool:
    """The rules have it from the sentence of the count itself."""
    if field == "counter":
        return c.explicit
    return c.own_region if field == "region" else bool(c.own_period) or c.now

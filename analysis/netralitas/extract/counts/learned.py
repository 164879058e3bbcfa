"""The learned part of the counts: whether a number counts neutrality cases, what it counts and what happened to them, decided number
by number with weights that lie in the lexicon (`counts_weights_*.csv`). The rules' own decisions are features among others."""

from __future__ import annotations

import math
from dataclasses import dataclass

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.features import Decided, Features
from netralitas.extract.counts.sources import FIELDS, Sources, empty_of
from netralitas.extract.loglinear import LogLinear
from netralitas.lexicon import Lexicon

YES, NO, WEIGHT = "yes", "no", "weight"
# a number that the rules keep is dropped below the first probability, one that they pass over is kept above the second, and one that
# they know a reason against above the third
_DROP, _ADD, _AGAINST = 0.2, 0.6, 0.97
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
    """keep: whether a number is a count; unit and status: of those that are. sources: by field, whether a candidate fills it."""

    keep: LogLinear
    unit: LogLinear
    status: LogLinear
    sources: dict[str, LogLinear]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Models:
        """From the lexicon's weights. Errors: LexiconError for a weight that is no number."""
        read = {name: LogLinear.of(lexicon, f"counts_weights_{name}") for name in ("keep", "unit", "status", *FIELDS)}
        return cls(read["keep"], read["unit"], read["status"], {field: read[field] for field in FIELDS})


def of_status(unit: str, number: Candidate) -> list[str]:
    """The features that the unit gives a status."""
    return [f"unit={unit}", f"unit={unit},zone={number.status}"]


def decide(features: Features, models: Models) -> list[Decided]:
    """The counts among the numbers of an article, in text order: of the readings of the whole sequence the most probable found."""
    beam: list[tuple[float, list[Decided]]] = [(0.0, [])]
    for position, c in enumerate(features.numbers):
        alone = features.alone(position)
        keep, units, statuses = models.keep.sums(alone), models.unit.sums(alone), models.status.sums(alone)
        threshold = _DROP if c.kept else _AGAINST if c.against else _ADD
        found: list[tuple[float, list[Decided]]] = []
        for score, before in beam:
            after = features.after(position, before)
            if models.keep.probabilities(after, keep)[YES] < threshold:
                found.append((score, before))
                continue
            by_unit = models.unit.probabilities(after, units)
            unit = max(by_unit, key=lambda name: by_unit[name])
            sums = models.status.sums([*after, *of_status(unit, c)], statuses)
            for status, probability in models.status.probabilities(
                (), _trusting(sums, c, models, features.given(c, before))
            ).items():
                if probability >= _PROBABLE:
                    found.append((score + math.log(probability), [*before, (c, unit, status)]))
        found.sort(key=lambda reading: -reading[0])
        beam = found[:_BEAM]
    return beam[0][1]


def _trusting(sums: list[float], c: Candidate, models: Models, given: str) -> list[float]:
    """The sums of the statuses, with what the rules' own status is worth, or rather that of the whole (given) which a number without
    words of its own is a part of by arithmetic."""
    if given in models.status.classes:
        sums[models.status.classes.index(given)] += _TRUST["whole"]
        return sums
    if c.status in models.status.classes and (c.kept or c.status != "reported"):
        kind = (
            "alone" if not c.kept else "strong" if c.strong and not c.inherits else "inherits" if c.inherits else "weak"
        )
        sums[models.status.classes.index(c.status)] += _TRUST[kind]
    return sums


def agree(considered: list[Candidate], decided: list[Decided]) -> bool:
    """The rules and the weights find the same counts, units and statuses in an article: one of the kind that the rules know."""
    by_rules = {(c.value, c.unit, c.status) for c in considered if c.kept}
    return by_rules == {(c.value, unit, status) for c, unit, status in decided}


def choose(field: str, counts: list[Candidate], sources: Sources, models: Models, trusted: bool) -> list[str]:
    """What fills a field of the counts: of the readings of the whole sequence the most probable found, the rules' own choices
    having an advance. counts: wholes before their parts. trusted: the rules know articles of the kind (`agree`)."""
    advance = _TRUST_SOURCE[field] + (_TRUST_KNOWN if trusted else 0.0)
    model = models.sources[field]
    beam: list[tuple[float, dict[int, str]]] = [(0.0, {})]
    for position, c in enumerate(counts):
        rule = str(getattr(c, field))
        alone = {value: model.sums(features)[0] for value, features in sources.options(field, c).items()}
        if rule not in alone:  # no words of the article, but what they point to: `tahun sebelumnya`
            alone[rule] = _TRUST_POINTED if field == "period" else 0.0
        elif field == "period" and c.now:
            alone[rule] += _TRUST_POINTED
        alone[rule] += advance + (_TRUST_SAID if _said(field, c) else 0.0)
        links = [
            (id(other), model.sums(features, [0.0])[0], model.sums((empty_of(features),), [0.0])[0])
            for other, features in sources.links(field, c, counts[:position])
        ]
        found: list[tuple[float, dict[int, str]]] = []
        for score, before in beam:
            worth = dict(alone)
            for other, sum_, empty in links:
                value = before.get(other, "")
                worth[value] = worth.get(value, 0.0) + sum_ + (0.0 if value or other not in before else empty)
            highest = max(worth.values())
            total = highest + math.log(sum(math.exp(w - highest) for w in worth.values()))
            for value, w in sorted(worth.items(), key=lambda item: -item[1])[:_LIKELY]:
                found.append((score + w - total, {**before, id(c): value}))
        found.sort(key=lambda reading: -reading[0])
        beam = found[:_BEAM]
    return [beam[0][1][id(c)] for c in counts]


def _said(field: str, c: Candidate) -> bool:
    """The rules have it from the sentence of the count itself."""
    return {"counter": c.explicit, "region": c.own_region, "period": bool(c.own_period) or c.now}[field]

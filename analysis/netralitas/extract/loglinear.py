"""Log-linear models (multinomial logistic regression) whose weights lie in the lexicon, a row a feature: what a careful coder's
examples teach beyond the rules.

The weights are learned from coded articles by `python -m netralitas.evaluate.learn` and can be read: a feature's weight for a class
is how much it speaks for it. Source of the method: Berger, Della Pietra & Della Pietra 1996, "A maximum entropy approach to natural
language processing", Computational Linguistics 22(1).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import itemgetter
from struct import Struct
from sys import intern
from typing import Any

from netralitas.lexicon import Lexicon, LexiconError
from netralitas.lexicon.files import compiled

BIAS = "bias"
LARGEST = 100.0  # no weight is larger: sums of some thousand features fit into a lane
_KEPT = 30_000  # filled templates whose sums are kept, of the columns together as many
_LANE, SCALE = 32, 10_000  # bits of a lane; weights are held to a ten-thousandth
_MIDDLE, _ALL = 1 << (_LANE - 1), (1 << _LANE) - 1


@dataclass(frozen=True)
class LogLinear:
    """A model over named classes. weights: per feature one weight a class, in their order."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    @classmethod
    def of(cls, lexicon: Lexicon, name: str) -> LogLinear:
        """From `name`.csv: the column `feature`, then one a class.

        Errors: LexiconError for a weight that is no number, or larger than `LARGEST`.
        """
        classes, rows = lexicon.rows(name)
        try:
            weights = {feature: tuple(map(float, row)) for feature, row in rows.items()}
        except (TypeError, ValueError) as error:
            raise LexiconError(f"{name}.csv: a weight is no number: {error}") from error
        for feature, row in weights.items():
            if len(row) != len(classes):
                raise LexiconError(f"{name}.csv: {feature} has {len(row)} weights for {len(classes)} classes")
            if not all(-LARGEST <= w <= LARGEST for w in row):
                raise LexiconError(f"{name}.csv: {feature}: weights lie between -{LARGEST:g} and {LARGEST:g}")
        return cls(classes, weights)

    def reasons(self, features: Iterable[str], chosen: str) -> list[tuple[str, float]]:
        """The features that speak for a class, strongest first, with their weights."""
        i = self.classes.index(chosen)
        known = [(f, self.weights[f][i]) for f in features if f in self.weights]
        return sorted(known, key=lambda pair: -pair[1])


Filled = tuple[Any, ...]
"""A feature template and the values that fill it: the features are `template(*values)`. In each place values are of one type, so that
equal values give equal features."""


def features_of(templates: Iterable[Filled]) -> list[str]:
    """The features of filled templates."""
    return [feature for template, *values in templates for feature in template(*values)]


class Adder:
    """Adds up the weights of features, of several models over the same features at once.

    The weights that a feature has lie side by side in one integer, a lane a class, so that adding features is adding integers:
    exact, in any order, and several times as fast as adding lists. `bias` is where a sum begins; `sums` reads it.
    models: the classes of each; classes: of all.
    """

    def __init__(self, *models: LogLinear) -> None:
        self._set(*_lanes_of(models))

    @classmethod
    def of(cls, lexicon: Lexicon, *names: str) -> Adder:
        """The models of lexicon files (see `LogLinear.of`), kept ready-made between processes."""
        made_from = [names, lexicon.fingerprint_of(*(f"{name}.csv" for name in names))]

        def make() -> tuple[tuple[tuple[str, ...], ...], dict[str, int]]:
            return _lanes_of([LogLinear.of(lexicon, name) for name in names])

        adder = cls.__new__(cls)
        adder._set(*compiled("weights-" + "-".join(names), made_from, (__file__,), make))
        return adder

    def _set(self, models: tuple[tuple[str, ...], ...], rows: dict[str, int]) -> None:
        self.models = models
        self.classes = tuple(chain.from_iterable(models))
        self._offset = sum(_MIDDLE << (_LANE * i) for i in range(len(self.classes)))
        self._lanes = Struct(f"<{len(self.classes)}i")
        self.bias = rows.pop(BIAS, 0)
        self._rows = rows
        self._sum_of = _Filled(self).__getitem__
        self._kinds: dict[str, dict[str, int]] = {}
        self._columns = [Column(self, which) for which in range(len(self.classes))]

    def places(self) -> list[slice]:
        """Where each model's classes stand among `classes`."""
        ends = list(accumulate(map(len, self.models)))
        return [slice(end - len(model), end) for model, end in zip(self.models, ends, strict=True)]

    def add(self, features: Iterable[str]) -> int:
        """The sum of features; those that have no weight count nothing."""
        return sum(filter(None, map(self._rows.get, features)))

    def add_all(self, kind: str, values: Iterable[str]) -> int:
        """The sum of the features that begin with `kind` and go on with one of the values: `word=` and the words of a sentence."""
        return sum(filter(None, map(self.kind(kind).get, values)))

    def kind(self, kind: str) -> dict[str, int]:
        """The features that begin with `kind`, by what follows, with their weights side by side."""
        rows = self._kinds.get(kind)
        if rows is None:
            n = len(kind)
            rows = self._kinds[kind] = {intern(f[n:]): lanes for f, lanes in self._rows.items() if f.startswith(kind)}
        return rows

    def add_valued(self, features: Iterable[tuple[str, str]]) -> int:
        """The sum of features, each given as what it begins with and what follows: `word=` and a word."""
        total, kinds = 0, self._kinds
        for kind, value in features:
            rows = kinds.get(kind)
            total += (self.kind(kind) if rows is None else rows).get(value, 0)
        return total

    def add_filled(self, templates: Iterable[Filled]) -> int:
        """The sum of the features of filled templates, added up once for the same values."""
        return sum(map(self._sum_of, templates))

    def column(self, which: int) -> Column:
        """One class, by its position."""
        return self._columns[which]

    def sums(self, total: int, of: slice = slice(None)) -> list[float]:
        """The summed weights of each class, or of some."""
        lanes = self._lanes.unpack((total + self._offset ^ self._offset).to_bytes(self._lanes.size, "little"))[of]
        return [lane / SCALE for lane in lanes]

    def lane(self, total: int, which: int) -> int:
        """The summed weights of one class, by its position, in ten-thousandths."""
        return (total + self._offset >> _LANE * which & _ALL) - _MIDDLE

    def sum_of(self, total: int, which: int) -> float:
        """The summed weights of one class, by its position."""
        return self.lane(total, which) / SCALE

    def any_above(self, least: float) -> Callable[[int], bool]:
        """Tells of a total whether the summed weights of any class are above `least`."""
        reaching = math.floor(least * SCALE) + 1
        # a lane that reaches this far carries into its highest bit
        carried = sum((_MIDDLE - reaching) << (_LANE * i) for i in range(len(self.classes)))
        highest = self._offset
        return lambda total: bool(total + carried & highest)


def _lanes_of(models: Sequence[LogLinear]) -> tuple[tuple[tuple[str, ...], ...], dict[str, int]]:
    """The classes of each model, and the lanes of each feature."""
    rows: dict[str, int] = {}
    first = 0
    for model in models:
        shifts = [_LANE * i for i in range(first, first + len(model.classes))]
        for feature, weights in model.weights.items():
            lanes = rows.get(feature, 0)
            for shift, weight in zip(shifts, weights, strict=True):
                lanes += round(weight * SCALE) << shift
            rows[feature] = lanes
        first += len(model.classes)
    return tuple(model.classes for model in models), rows


_TEMPLATE = itemgetter(0)


def probabilities(sums: list[float]) -> list[float]:
    """The probability of each class from its sum."""
    highest = max(sums)
    exponentials = [math.exp(s - highest) for s in sums]
    total = sum(exponentials)
    return [e / total for e in exponentials]


class _Filled(dict[Filled, int]):
    """The sums of filled templates, added up when they are first asked for. which: of one class, or None for all lanes."""

    def __init__(self, weights: Adder, which: int | None = None) -> None:
        super().__init__()
        self._weights = weights
        self._which = which
        self._kept = _KEPT if which is None else _KEPT // len(weights.classes)

    def __missing__(self, filled: Filled) -> int:
        if len(self) >= self._kept:
            self.clear()
        template, *values = filled
        total = self._weights.add(template(*values))
        self[filled] = total = total if self._which is None else self._weights.lane(total, self._which)
        return total


class Column:
    """Adds up the weights that features have for one class: small integers, in ten-thousandths."""

    def __init__(self, weights: Adder, which: int) -> None:
        self._weights = weights
        self._which = which
        self._bias = weights.lane(weights.bias, which)
        self._sum_of = _Filled(weights, which).__getitem__

    def worth(self, templates: Sequence[Filled]) -> float:
        """The summed weights of the features of filled templates."""
        return sum(map(self._sum_of, templates)) / SCALE

    def worth_once(self, templates: Sequence[Filled]) -> float:
        """The same with the bias, a feature that several of them give counted once. Templates give different features, and a template gives
        different ones for another first value."""
        several = len(templates)
        if len(set(map(_TEMPLATE, templates))) < several and len({filled[:2] for filled in templates}) < several:
            found = self._weights.add(set(features_of(templates)))
            return (self._bias + self._weights.lane(found, self._which)) / SCALE
        return sum(map(self._sum_of, templates), self._bias) / SCALE

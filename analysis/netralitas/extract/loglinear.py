"""Log-linear models (multinomial logistic regression) whose weights lie in the lexicon, a row a feature: what a careful coder's
examples teach beyond the rules.

The weights are learned from coded articles by `python -m netralitas.evaluate.learn` and can be read: a feature's weight for a class
is how much it speaks for it. Source of the method: Berger, Della Pietra & Della Pietra 1996, "A maximum entropy approach to natural
language processing", Computational Linguistics 22(1).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from netralitas.lexicon import Lexicon, LexiconError

BIAS = "bias"


@dataclass(frozen=True)
class LogLinear:
    """A model over named classes. weights: per feature one weight a class, in their order."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    @classmethod
    def of(cls, lexicon: Lexicon, name: str) -> LogLinear:
        """From `name`.csv: the column `feature`, then one a class.

        Errors: LexiconError for a weight that is no number.
        """
        rows = lexicon.csv(name)
        classes = tuple(column for column in rows[0] if column != "feature")
        try:
            return cls(classes, {row["feature"]: tuple(float(row[c]) for c in classes) for row in rows})
        except (TypeError, ValueError) as error:
            raise LexiconError(f"{name}.csv: a weight is no number: {error}") from error

    def sums(self, features: Iterable[str], known: list[float] | None = None) -> list[float]:
        """The summed weights of each class; features that have no weight count nothing. known: sums to which these are added."""
        sums = list(self.weights.get(BIAS, (0.0,) * len(self.classes)) if known is None else known)
        for feature in features:
            if feature != BIAS and (weights := self.weights.get(feature)):
                for i, weight in enumerate(weights):
                    sums[i] += weight
        return sums

    def probabilities(self, features: Iterable[str], known: list[float] | None = None) -> dict[str, float]:
        """The probability of each class; known: sums of other features, to which these are added."""
        sums = self.sums(features, known)
        highest = max(sums)
        exponentials = [math.exp(s - highest) for s in sums]
        total = sum(exponentials)
        return {name: e / total for name, e in zip(self.classes, exponentials, strict=True)}

    def reasons(self, features: Iterable[str], chosen: str) -> list[tuple[str, float]]:
        """The features that speak for a class, strongest first, with their weights."""
        i = self.classes.index(chosen)
        known = [(f, self.weights[f][i]) for f in features if f in self.weights]
        return sorted(known, key=lambda pair: -pair[1])

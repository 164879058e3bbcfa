"""The learned weights of the acts of one article, added up: what acts share is added up once."""

from __future__ import annotations

from netralitas.extract.behaviours.features import Features
from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.sentence_features import Told
from netralitas.extract.loglinear import Adder


class Weighing:
    """Adds up the weights of an article's acts; the sums are those of `features.all`."""

    def __init__(self, weights: Adder, features: Features) -> None:
        self._weights = weights
        self._features = features
        self._article = weights.bias + weights.add(features.of_article())
        self._sentences: dict[int, int] = {}

    def sums(self, index: int, mention: Mention, rule: str, guessed: bool, likely: int) -> list[float]:
        """The summed weights of each modality for an act (see `Features.all`)."""
        act = self._told(self._features.of_act(index, mention, rule, guessed, likely))
        return self._weights.sums(self._article + self._sentence(index) + act)

    def _sentence(self, index: int) -> int:
        """What the acts of a sentence share."""
        total = self._sentences.get(index)
        if total is None:
            total = self._told(self._features.of_sentence(index))
            total += self._weights.add_all("word=", self._features.words(index))
            self._sentences[index] = total
        return total

    def _told(self, told: Told) -> int:
        filled, words = told
        return self._weights.add_filled(filled) + self._weights.add(words)

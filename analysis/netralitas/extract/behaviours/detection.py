"""Acts that no target of the lexicon matches, told by the words of their sentence: a logistic regression a code, learned from coded
articles (`python -m netralitas.evaluate.learn acts`)."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from sys import intern

from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.loglinear import Adder, LogLinear
from netralitas.lexicon import Lexicon

FOUND = 0.6  # probability from which an act counts as told
STEPS = (0.02, 0.1, 0.3, 0.6, 0.9)  # classes of probability, for the model that decides modality
_LOGITS = tuple(math.log(p / (1 - p)) for p in STEPS)
_ENOUGH = math.log(FOUND / (1 - FOUND))


def features(scenes: Sequence[Scene], index: int) -> set[str]:
    """What the detection looks at in the `index`-th sentence: its words, pairs of neighbouring words, and the classes of the lexicon
    that they and the sentence before belong to."""
    return {
        *(f"word={form}" for form in set(scenes[index].plain)),
        *(f"pair={pair}" for pair in _pairs(scenes[index])),
        *(f"class={name}" for name in scenes[index].classes),
        *(f"earlier={name}" for name in _earlier(scenes, index)),
        *(("item",) if scenes[index].item else ()),
    }


class Detection:
    """The weights, and what they say of a sentence."""

    def __init__(self, weights: Adder) -> None:
        self._weights = weights
        self._codes = weights.classes
        self._item = weights.add(("item",))
        self._words, self._classes, self._earlier = map(weights.kind, ("word=", "class=", "earlier="))
        self._pairs = {tuple(map(intern, pair.split(" "))): lanes for pair, lanes in weights.kind("pair=").items()}
        self._any_likely = weights.any_above(_ENOUGH)

    @classmethod
    def of(cls, lexicon: Lexicon) -> Detection:
        """From the lexicon's `acts_weights.csv`."""
        return cls(Adder.of(lexicon, "acts_weights"))

    @classmethod
    def made(cls, model: LogLinear) -> Detection:
        """From weights at hand, as in cross-validation."""
        return cls(Adder(model))

    def total(self, scenes: Sequence[Scene], index: int) -> int:
        """The summed weights of the features of the `index`-th sentence: log odds of each code, as an `Adder` holds them."""
        scene = scenes[index]
        words, pairs = set(scene.plain), pairwise(scene.plain)
        total = self._weights.bias + (self._item if scene.item else 0)
        total += sum(filter(None, map(self._words.get, words)))
        once = len(words) == len(scene.plain)  # then no pair stands there twice
        total += sum(filter(None, map(self._pairs.get, pairs if once else set(pairs))))
        total += sum(filter(None, map(self._classes.get, scene.classes)))
        total += sum(filter(None, map(self._earlier.get, _earlier(scenes, index))))
        return total

    def likelihood(self, total: int, code: str) -> int:
        """In which class of probability (`STEPS`) a code lies in a sentence with this total."""
        return likelihood(self._weights.sum_of(total, self._codes.index(code)))

    def likely(self, features: Iterable[str], probability: float) -> set[str]:
        """The codes at least this likely, given a sentence's features."""
        sums = self._weights.sums(self._weights.bias + self._weights.add(features))
        least = math.log(probability / (1 - probability))
        return {code for code, score in zip(self._codes, sums, strict=True) if score > least}

    def complete(
        self,
        scene: Scene,
        named: list[Mention],
        occasions: frozenset[str],
        total: int,
        covers: Mapping[str, Collection[str]],
    ) -> list[Mention]:
        """The acts of a sentence in text order: those matched, and those whose words only the weights know.

        total: the sentence's summed weights (`total`). occasions: codes that are only the occasion of other acts; covers: by code, those that its words don't count as again.
        """
        if not self._any_likely(total):
            return named
        known = occasions.union(mention.code for mention in named)
        scores = zip(self._codes, self._weights.sums(total), strict=True)
        likely = [code for code, score in scores if score > _ENOUGH and code not in known]
        if not likely:
            return named
        told = {*likely, *(mention.code for mention in named)}
        added = []
        for code in likely:
            if any(code in covers.get(other, ()) for other in told if other != code):
                continue
            mention = self._mention(scene, code)
            if any(m.first < mention.stop and mention.first < m.stop for m in named):
                continue
            added.append(mention)
        return sorted([*named, *added], key=lambda m: m.first)

    def _mention(self, scene: Scene, code: str) -> Mention:
        """The act at the words that speak most for it."""
        weights, which = self._weights, self._codes.index(code)
        worth = [weights.lane(weights.add_all("word=", (form,)), which) for form in scene.plain]
        for i, pair in enumerate(_pairs(scene)):
            half = weights.lane(weights.add_all("pair=", (pair,)), which) // 2
            worth[i] += half
            worth[i + 1] += half
        best = worth.index(max(worth))
        spans = [(worth[best], best, best + 1)]
        for mark in scene.marks:
            own = weights.lane(weights.add_all("class=", mark.classes), which)
            spans.append((own + sum(worth[mark.first : mark.stop]), mark.first, mark.stop))
        _, first, stop = max(spans, key=lambda s: (s[0], -s[1]))
        return Mention(code, first, stop, first, stop, False, False, "", False, matched=False)


def likelihood(score: float) -> int:
    """In which class of probability the log odds of a code lie."""
    return bisect_left(_LOGITS, score)


def _pairs(scene: Scene) -> Iterator[str]:
    return (f"{a} {b}" for a, b in pairwise(scene.plain))


def _earlier(scenes: Sequence[Scene], index: int) -> frozenset[str]:
    if not index or scenes[index - 1].paragraph != scenes[index].paragraph:
        return frozenset()
    return scenes[index - 1].classes

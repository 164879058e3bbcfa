"""The words around a number as features, and what these weigh: the words next to it by their places, and all near it by their roots."""

from __future__ import annotations

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.word_windows import WIDE, Window, plain, root
from netralitas.extract.loglinear import Adder

_NEAR = 3  # words on each side with their place
_BEFORE, _BEHIND, _NOUN = ("l0=", "l1=", "l2="), ("r0=", "r1=", "r2="), ("n0=", "n1=")
_PAIRS = ("l01=", "r01=")
_BAGS = ("L=", "LC=", "R=", "RC=")  # on the left, those of them in the number's clause, and the same on the right
_MARKS = frozenset(",;:.")
_KEPT = 50_000  # words that are kept


def _clauses(before: list[str], behind: list[str]) -> tuple[int, int]:
    """Where a number's clause begins among the words before it and ends among those behind it."""
    first, last = 0, len(behind)
    if not _MARKS.isdisjoint(before):
        first = len(before)
        while before[first - 1] not in _MARKS:
            first -= 1
    if not _MARKS.isdisjoint(behind):
        last = 0
        while behind[last] not in _MARKS:
            last += 1
    return first, last


def word_features(c: Candidate, window: Window) -> list[str]:
    """The features of the words around a number."""
    before, behind, noun = window
    left, right = [*map(plain, before[: -_NEAR - 1 : -1])], [*map(plain, behind[:_NEAR])]
    found = [f"l01={left[1]} {left[0]}"] if len(left) > 1 else []
    found += [f"r01={right[0]} {right[1]}"] if len(right) > 1 else []
    found += [kind + word for kind, word in zip(_BEFORE, (*left, "^", "^", "^"), strict=False)]
    found += [kind + word for kind, word in zip(_BEHIND, (*right, "$", "$", "$"), strict=False)]
    if c.noun:
        found += [kind + plain(word) for kind, word in zip(_NOUN, (*behind[noun:], "$", "$"), strict=False)]
    before, behind = before[-WIDE:], behind[noun : noun + WIDE]
    first, last = _clauses(before, behind)
    bags = zip(_BAGS, (before, before[first:], behind, behind[:last]), strict=True)
    return found + [kind + word for kind, words in bags for word in set(map(root, words))]


class _Root:
    """The weights of a root in each of `_BAGS`."""

    __slots__ = ("left", "left_clause", "right", "right_clause")

    def __init__(self, weights: list[int]) -> None:
        self.left, self.left_clause, self.right, self.right_clause = weights


class _Word:
    """A word: its weights at each place before a number, behind it and in its noun phrase, and those of its root."""

    __slots__ = ("l0", "l1", "l2", "n0", "n1", "plain", "r0", "r1", "r2", "root")

    def __init__(self, written: str, root_of_it: _Root, weights: list[int]) -> None:
        self.plain, self.root = written, root_of_it
        self.l0, self.l1, self.l2, self.r0, self.r1, self.r2, self.n0, self.n1 = weights


class _Words(dict[str, _Word]):
    """Words with their weights, looked up when they are first asked for."""

    def __init__(self, weights: Adder) -> None:
        super().__init__()
        self._weights = weights
        self._roots = {"": _Root([0] * len(_BAGS))}  # of all roots without weights

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _KEPT:
            self.clear()
        written, name = plain(word), root(word)
        weights = self._of(_BAGS, name)
        if not any(weights):
            name = ""
        elif name not in self._roots:
            self._roots[name] = _Root(weights)
        found = self[word] = _Word(written, self._roots[name], self._of((*_BEFORE, *_BEHIND, *_NOUN), written))
        return found

    def _of(self, kinds: tuple[str, ...], value: str) -> list[int]:
        """The weights of a value as features of some kinds."""
        return [self._weights.kind(kind).get(value, 0) for kind in kinds]


class WordWeights:
    """The weights that the words around a number have in some models. Each word is looked up once for all its features."""

    def __init__(self, weights: Adder) -> None:
        self._known = _Words(weights).__getitem__
        self._start, self._end = map(self._known, "^$")  # where a sentence has no more words
        self._left_pairs, self._right_pairs = (weights.kind(kind) for kind in _PAIRS)

    def add(self, c: Candidate, window: Window) -> int:
        """The sum of the features of `word_features`."""
        before, behind, noun = window
        before, behind = before[-WIDE:], behind[: noun + WIDE]
        first, last = _clauses(before, behind[noun:])
        left, right = list(map(self._known, before)), list(map(self._known, behind))
        total = self._next_to(left, right)
        right = right[noun:]
        if c.noun:
            n0, n1 = right[:2] if len(right) > 1 else (*right, self._end, self._end)[:2]
            total += n0.n0 + n1.n1
        for weights in (
            [of.left for of in {word.root for word in left}],
            [of.left_clause for of in {word.root for word in left[first:]}],
            [of.right for of in {word.root for word in right}],
            [of.right_clause for of in {word.root for word in right[:last]}],
        ):
            total += sum(filter(None, weights))
        return total

    def _next_to(self, left: list[_Word], right: list[_Word]) -> int:
        """The sum of the features of the words next to a number by their places."""
        start, end = self._start, self._end
        l0, l1, l2 = left[: -_NEAR - 1 : -1] if len(left) >= _NEAR else (*left[::-1], start, start, start)[:_NEAR]
        r0, r1, r2 = right[:_NEAR] if len(right) >= _NEAR else (*right, end, end, end)[:_NEAR]
        total = l0.l0 + l1.l1 + l2.l2 + r0.r0 + r1.r1 + r2.r2
        if len(left) > 1:
            total += self._left_pairs.get(f"{l1.plain} {l0.plain}", 0)
        return total + self._right_pairs.get(f"{r0.plain} {r1.plain}", 0) if len(right) > 1 else total

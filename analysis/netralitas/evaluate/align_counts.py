"""Which number of an article each coded count is: the gold gives values, not places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from netralitas.extract.counts.candidates import Candidate


@dataclass(frozen=True)
class Matched:
    """of: the gold count of a number, by the number's `id`. values: all (min, max) of the gold; a number with one of them that is
    no count here says one again."""

    of: dict[int, dict[str, Any]]
    values: set[tuple[int | None, int | None]]


def match(numbers: list[Candidate], gold: list[dict[str, Any]]) -> Matched:
    """Match gold counts, which stand in text order as a rule, with numbers: the best alignment in order, then what is left."""
    n, m = len(numbers), len(gold)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            alike = _alike(numbers[i], gold[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike if alike else 0.0)
    of: dict[int, dict[str, Any]] = {}
    left = set(range(m))
    i = j = 0
    while i < n and j < m:
        alike = _alike(numbers[i], gold[j])
        if alike and abs(best[i][j] - best[i + 1][j + 1] - alike) < 1e-9:
            of[id(numbers[i])] = gold[j]
            left.discard(j)
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    for j in sorted(left):
        free = [c for c in numbers if id(c) not in of and _alike(c, gold[j])]
        if free:
            of[id(max(free, key=lambda c: _alike(c, gold[j])))] = gold[j]
    return Matched(of, {(g["min"], g["max"]) for g in gold})


def _alike(c: Candidate, gold: dict[str, Any]) -> float:
    """How well a number fits a gold count: 0 unless the values are equal, more for the same noun, in the text rather than in the headline, and what
    the rules say of it."""
    if c.value != (gold["min"], gold["max"]):
        return 0.0
    fit = 1.0 + 0.3 * (bool(c.noun) and c.unit == gold["unit"]) - 0.3 * c.sentence.headline
    if not c.kept:
        return fit + 0.15 * (c.status == gold["status"])
    return fit + 0.1 + 0.3 * (c.status == gold["status"]) + 0.2 * (c.unit == gold["unit"])

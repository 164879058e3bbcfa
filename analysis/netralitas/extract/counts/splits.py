"""Wholes found by arithmetic: a run of numbers that adds up to another number of the article is its breakdown, wherever that one
stands, and a list of places that stays below the number before it is a part of its breakdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netralitas.extract.counts import templates
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.loglinear import Filled

# so many sentences may lie between a whole and a run of two, and of more that make at least ten
_NEAR, _FAR = 3, 12
# so many sentences may lie between two neighbours of a run, and so many numbers are in one
_GAP, _LONGEST = 2, 14
# and so much makes a sum of two, or of more, sure
_LARGE, _SEVERAL = 10, 6
_FEWEST = 3  # numbers with which there is a whole with parts
_COLON = re.compile(r":|\b(?:yakni|yaitu|terdiri|terbagi|meliputi|masing-masing|di ?antaranya|rinci\w*|dengan)(?!\w)")
_MATTERS = ("case", "report", "person")
_SURE = ("list", "short", "pair", "long")


class Split(NamedTuple):
    """A breakdown. kind: how sure it is, from `list` (places that make less than the whole) over `short` (little numbers) and `pair`
    (two numbers in one sentence) to `long` (three or more that make at least ten). tidy: it takes all numbers of its sentences."""

    whole: Candidate
    run: tuple[Candidate, ...]
    kind: str
    tidy: bool = True

    @property
    def sure(self) -> bool:
        """Its numbers add up by no accident."""
        return self.kind in ("long", "pair") and self.tidy

    def mixed(self, status: str) -> bool:
        """Some parts came to something else than the whole (status): then the others may have, too."""
        return any(own(c) not in ("", "reported", status) for c in self.run)

    def standing(self, counts: Iterable[Candidate]) -> Candidate | None:
        """The whole among counts: itself, or the same number where it counts."""
        alike = [c for c in counts if c is self.whole or (c.value == self.whole.value and _compatible(c, self.run))]
        return next((c for c in alike if c is self.whole), alike[-1] if alike else None)


def own(c: Candidate) -> str:
    """The status that a number's own words give it, '' if none do."""
    return c.status if c.strong and not c.inherits else ""


def splits_of(numbers: list[Candidate], low: str) -> dict[int, Split]:
    """The surest breakdown that each number is a part of, by the number's `id`. numbers: all of an article, in text
    order. low: its lowered text."""
    exact = [c for c in numbers if c.exact and c.size and not c.per]
    if len(exact) < _FEWEST:
        return {}
    parts = [c for c in exact if c.number.form != "ordinal"]
    by_size: dict[int, list[Candidate]] = {}
    for c in exact:
        by_size.setdefault(c.size, []).append(c)
    splits = list(_sums(parts, by_size, low))
    for several in ([c for c in parts if c.kept], [c for c in parts if c.place is not None or c.district]):
        if len(several) < len(parts):
            splits += _sums(several, by_size, low)
    splits += _lists(parts)
    found: dict[int, Split] = {}
    for split in sorted(splits, key=_rank, reverse=True):
        if not any(id(c) in found for c in split.run):
            found.update((id(c), split) for c in split.run)
    return found


def _rank(split: Split) -> tuple[bool, bool, int, int, bool, int]:
    whole = split.whole
    return (
        split.tidy and split.kind != "short",
        _alike(whole, split.run),
        _SURE.index(split.kind),
        len(split.run),
        whole.kept and not whole.sentence.headline,
        -abs(whole.index - split.run[0].index),
    )


def _alike(whole: Candidate, run: tuple[Candidate, ...]) -> bool:
    return not whole.unit or {c.unit for c in run if c.noun} <= {whole.unit}


def _compatible(whole: Candidate, run: tuple[Candidate, ...]) -> bool:
    """What is counted may be parts of the whole: the same, or all of them cases, reports or people."""
    units = {c.unit for c in run if c.noun}
    return _alike(whole, run) or (whole.unit in _MATTERS and units <= set(_MATTERS))


def _sums(numbers: list[Candidate], by_size: dict[int, list[Candidate]], low: str) -> Iterator[Split]:
    for first, c in enumerate(numbers):
        total, last = c.size, c
        for n, other in enumerate(numbers[first + 1 : first + _LONGEST], first + 1):
            if other.index - last.index > _GAP:
                break
            total, last = total + other.size, other
            if total not in by_size:
                continue
            run = tuple(numbers[first : n + 1])
            if _nested(run, low):
                continue
            for whole in by_size[total]:
                if c.start <= whole.start <= last.start:
                    continue
                kind = _kind(whole, run)
                if kind:
                    before = numbers[first - 1] if first else None
                    behind = numbers[n + 1] if n + 1 < len(numbers) else None
                    tidy = all(
                        o is None or o is whole or o.index != edge.index or o.size == whole.size
                        for o, edge in ((before, c), (behind, last))
                    )
                    yield Split(whole, run, kind, tidy)


def _nested(run: tuple[Candidate, ...], low: str) -> bool:
    """The first numbers are the sum of the rest of their sentence: `Tujuh sudah dihukum: empat ringan, tiga sedang`."""
    for n, c in enumerate(run[:-2]):
        total = 0
        for m in range(n + 1, len(run)):
            total += run[m].size
            if total >= c.size:
                break
        if total != c.size or m == n + 1 or run[m].index != run[n + 1].index:
            continue
        if run[n + 1].index > c.index or _COLON.search(low, c.end, run[n + 1].start):
            return True
    return False


def _kind(whole: Candidate, run: tuple[Candidate, ...]) -> str:
    if not _alike(whole, run) and any(c.bare and not c.kept for c in run):
        return ""
    away = min(abs(whole.index - c.index) for c in (run[0], run[-1]))
    if len({c.unit for c in run if c.noun}) > 1 or not _compatible(whole, run):
        return ""
    if len(run) > 2 and whole.size >= _SEVERAL:
        behind = whole.start > run[-1].start
        return "long" if away <= (_NEAR if behind else _FAR) else ""
    if away > _NEAR or not _alike(whole, run):
        return ""
    return "pair" if whole.size >= _LARGE and run[0].index == run[-1].index else "short"


def _lists(numbers: list[Candidate]) -> Iterator[Split]:
    """Runs of numbers with a place each, in one sentence, and the larger number before them."""
    run: list[Candidate] = []
    for n, c in enumerate(numbers):
        if c.place is None and not c.district:
            continue
        if run and run[-1].index != c.index:
            run = []
        run.append(c)
        following = numbers[n + 1] if n + 1 < len(numbers) else None
        if following is not None and following.index == c.index and (following.place or following.district):
            continue
        if len(run) < 2:
            continue
        total = sum(p.size for p in run)
        units = {p.unit for p in run if p.noun}
        for whole in reversed(numbers[: n + 1 - len(run)]):
            if whole.index < run[0].index - _NEAR:
                break
            if whole.size > total and whole.unit in (units or _MATTERS):
                yield Split(whole, tuple(run), "list")
                break


def of_split(c: Candidate, split: Split) -> Filled:
    """What a breakdown gives a part, before it is decided what its whole is."""
    whole = split.whole
    side = "behind" if whole.start > split.run[0].start else "before"
    said = whole.status if whole.strong or whole.kept else ""
    kept = any(p.kept for p in split.run), whole.kept
    units = whole.unit if whole.noun else "", c.unit if c.noun else ""
    return templates.split, split.kind, split.tidy, side, said, split.mixed(said), *kept, *units, own(c)


def of_decided(c: Candidate, split: Split, unit: str, status: str) -> Filled:
    """What the unit and status decided for the whole give a part."""
    noun_unit = c.unit if c.noun else ""
    return templates.of_whole, split.kind, split.tidy, unit, status, own(c), noun_unit

"""Which count is a part of which, once it is decided what the counts are."""

from __future__ import annotations

from netralitas.extract.counts.candidates import Candidate, wholes_first
from netralitas.extract.counts.features import Decided
from netralitas.extract.counts.splits import splits_of
from netralitas.extract.counts.sums import parts_of, usable

# a part stands at most so many sentences behind its whole
_APART = 3
_MATTERS = ("case", "report", "person")


def take_over(decided: list[Decided], low: str) -> list[Candidate]:
    """The counts with the unit and status decided for them; those that the rules knew nothing of find their whole."""
    kept = [c for c, _, _ in decided]
    known = {id(c) for c in kept}
    for c, unit, status in decided:
        c.unit, c.status = unit, status
        if c.whole is not None and id(c.whole) not in known:
            c.whole, c.part = None, False
    for c in kept:
        if not c.kept:
            c.kept = True
            c.whole = _whole(c, kept)
            c.part = c.whole is not None
    splits = splits_of(kept, low)
    for c in kept:
        split = splits.get(id(c))
        if c.whole is None and split is not None and split.sure:
            c.whole, c.part = split.whole, True
    return kept


def _whole(c: Candidate, kept: list[Candidate]) -> Candidate | None:
    """The nearest count that this one and its neighbours add up to, else for one without a noun the last larger one before it."""
    near = [w for w in kept if abs(w.index - c.index) <= _APART and w is not c and w.size > c.size and not w.part]
    for w in reversed(near):
        run = parts_of(w, [k for k in kept if k.start > w.start and usable(k)])
        if any(k is c for k in run):
            return w
    before = [w for w in near if w.start < c.start and w.unit in _MATTERS]
    return before[-1] if before and (c.bare or c.marked or c.in_list) else None


def in_order(headline: list[Candidate], counts: list[Candidate]) -> list[Candidate]:
    """The counts, wholes before their parts; those of the headline, which the text explains, last."""
    return [c for group in (counts, headline) for _, c in wholes_first(group)]

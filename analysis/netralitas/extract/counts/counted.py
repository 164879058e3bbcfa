"""The counts so far, and what a further number is a part of."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence

_SUBTOTAL = re.compile(r"(?<!\w)(?:terbanyak|tertinggi|paling banyak|termasuk|di ?antaranya|khusus|terendah)(?!\w)")
# so many counts back a number may refer
_MEMORY = 60
_HARD = ("sanctioned", "proven", "not_proven", "recommended")


class Counted:
    """What has been counted, in text order.

    accepted: the counts. whole: the last that later ones may be parts of; last_of: the last by unit, with the
    sentence of its last
    part; totals: the largest by unit. base: what `dari enam itu` of a sentence points to.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.low = evidence.low
        self.accepted: list[Candidate] = []
        self.whole: Candidate | None = None
        self.last_of: dict[str, tuple[Candidate, int]] = {}
        self.totals: dict[str, Candidate] = {}
        self.base: tuple[int, Candidate] | None = None

    def whole_of(self, c: Candidate) -> Candidate | None:
        if self.base and self.base[0] == c.index and c.size <= self.base[1].size:
            return self.base[1]
        whole = self.whole
        same, last = self.last_of.get(c.unit, (None, 0))
        if c.place is not None and c.unit in self.totals and (same is None or c.index - last > 1):
            total = self.totals[c.unit]
            if c.index - total.index <= 14 and self._fits(c, total):
                return total
        if same is not None and c.index - last <= 8 and self._fits(c, same) and (c.index - last <= 3 or self.cued(c)):
            return same
        if whole is not None and c.index - self.last_of[whole.unit][1] <= 4 and self._fits(c, whole):
            return whole
        return None

    @staticmethod
    def _fits(c: Candidate, whole: Candidate) -> bool:
        return not whole.size or c.size <= whole.size or whole.number.form == "vague"

    def cued(self, c: Candidate) -> bool:
        return self.evidence.cues["breakdown"].any(c.sentence.start, c.start) or bool(
            self.base and self.base[0] == c.index
        )

    def is_part(self, c: Candidate, whole: Candidate | None) -> bool:
        if whole is None or c.unit in ("recommendation", "letter", "institution"):
            return False
        if c.per:
            return c.unit == whole.unit and self.evidence.averages(c)
        if c.bare or c.marked or self.cued(c) or c.place or c.restated:
            return True
        if c.unit != whole.unit or self.evidence.compared(c):
            return False
        last = self.accepted[-1] if self.accepted else None
        staged = (c.status in (*_HARD, "handled") and c.strong) or c.number.form == "person"
        if last is whole:
            return c.index == whole.index or (staged and c.index - whole.index <= 1)
        if staged and c.index - self.last_of[whole.unit][1] <= 2:
            return True
        return last is not None and last.part and last.whole is whole and c.index - last.index <= 2

    def subtotal(self, c: Candidate) -> Candidate | None:
        """A part of a part: `37 kasus, terbanyak Agam dengan 12 kasus`, or of what `dari enam itu` points to."""
        if self.base and self.base[0] == c.index:
            return self.base[1]
        last = self.accepted[-1] if self.accepted else None
        if (
            last is not None
            and last.index == c.index
            and last.unit == c.unit
            and c.size <= last.size
            and not last.bare
            and _SUBTOTAL.search(self.low, last.end, c.start)
        ):
            return last
        return None

    def refers_back(self, c: Candidate) -> bool:
        for a in reversed(self.accepted[-_MEMORY:]):
            if a.value == c.value or (c.bare and a.size == c.size):
                self.base = (c.index, a)
                return True
        return c.bare

    def base_behind(self, base: Candidate) -> None:
        """`empat dari tujuh ASN yang dilaporkan`: the whole stands behind its part and may be new."""
        known = next((a for a in reversed(self.accepted[-_MEMORY:]) if a.size == base.size), None)
        if (
            known is None
            and base.unit in ("case", "report", "person")
            and (self.evidence.headline or self.evidence.spoken_of(base))
        ):
            hits = [
                h
                for h in self.evidence.following.between(base.end, min(base.sentence.end, base.end + 30))
                if h.value[0] in ("reported", "handled")
            ]
            if base.unit == "person" and not hits:
                return
            base.status, base.strong = hits[0].value[0] if hits else "reported", True
            self.accepted.append(base)
            base.kept = True
            known = self.whole = base
            self.last_of[base.unit] = (base, base.index)
        if known is not None:
            self.base = (base.index, known)

    def said_before(self, c: Candidate) -> bool:
        same = [a for a in self.accepted[-_MEMORY:] if a.value == c.value and (a.unit == c.unit or not c.unit)]
        if same and (not c.strong or c.status == same[-1].status):
            self.base = (c.index, same[-1])
            return True
        return False

    def add_up(self, candidates: list[Candidate]) -> None:
        """Parts belong to the count that they add up to; without a predicate of their own they take its status."""
        parts = [c for c in candidates if c.part and c.kept]
        if len(parts) < 2 or len({c.unit for c in parts}) > 1:
            return
        total = sum(c.size for c in parts)
        for a in reversed(self.accepted[-_MEMORY:]):
            if a.size == total and a.number.exact and a not in parts and a.start < parts[0].start:
                for c in parts:
                    c.whole = a
                    if c.inherits or c.said == a.status:
                        c.status = a.status
                return

    def remember(self, c: Candidate) -> None:
        """Keep a count; later ones may be parts of it."""
        self.accepted.append(c)
        c.kept = True
        c.compared = self.evidence.compared(c)
        if (
            (not c.part or c.restated)
            and not c.per
            and not (c.compared and self.whole is not None and c.index - self.whole.index <= 12)
            and c.unit in ("case", "report", "person")
        ):
            self.whole = c
            self.last_of[c.unit] = (c, c.index)
            if c.status in ("reported", "handled") and c.size > (
                self.totals[c.unit].size if c.unit in self.totals else 0
            ):
                self.totals[c.unit] = c
        elif c.part and c.whole is not None and self.last_of.get(c.whole.unit, (None,))[0] is c.whole:
            self.last_of[c.whole.unit] = (c.whole, c.index)

"""The counts so far, and what a further number is a part of."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.status import RANK
from netralitas.extract.counts.sums import parts_of, sums_to, usable

_SUBTOTAL = re.compile(r"\b(?:terbanyak|tertinggi|paling banyak|termasuk|di ?antaranya|khusus|terendah)(?!\w)")
# so many counts back a number may refer
_MEMORY = 60
_TOTAL = re.compile(r"\b(?:total|totalnya|jumlah|jumlahnya|keseluruhan|seluruhnya|semuanya)(?!\w)[^.;]*$")
_TOTALS = ("total", "jumlah", "keseluruhan", "seluruhnya", "semuanya")
_HANDLED_ALL = re.compile(
    r"(?:\s+(?:netralitas|asn|pns|dugaan|pelanggaran|itu|tersebut|tadi))*\s+yang\s+(?:sudah\s+|telah\s+)?"
    r"(?:di|ter)(?:tangani|proses|periksa|register|kaji|klarifikasi|tindaklanjuti|usut)(?!\w)"
)
# so many wholes are tried for parts that add up
_WHOLES = 10
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
        nearest = self.accepted[-1] if self.accepted else None
        if (
            nearest is not None
            and c.marked
            and nearest.compared
            and nearest.index == c.index
            and nearest.unit == c.unit
            and c.size < nearest.size
        ):
            return nearest  # pada Pilkada 2018 ada tujuh kasus, dua kasus di antaranya terbukti
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
        if c.bare or c.marked or self.cued(c) or c.in_list or c.district or c.restated:
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

    def move_on(self, base: Candidate) -> None:
        """`Dari 63 perkara yang ditangani, 41 terbukti`: what is said of a whole when it comes up again holds for it
        and for the parts that took its status."""
        if self.base is None or not _HANDLED_ALL.match(self.low, base.end, base.sentence.end):
            return
        whole = self.base[1]
        if whole.status != "reported" or whole.strong or whole.unit != (base.unit or whole.unit):
            return
        for c in self.accepted:
            if c is whole or (c.whole is whole and c.status == "reported" and not c.strong):
                c.status = "handled"

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
        if same and (not c.strong or RANK[c.status] <= RANK.get(same[-1].status, 0)):
            self.base = (c.index, same[-1])
            return True
        return False

    def add_up(self, recent: list[Candidate], maybe: list[Candidate]) -> None:
        """Parts belong to the count that they add up to; without a predicate of their own they take its status.

        recent: all numbers of this sentence and those before it, counts or not. maybe: people nothing is said of yet.
        """
        parts = [c for c in recent if usable(c)]
        if len(parts) < 2:
            return
        now = parts[-1].index
        sums = sums_to(parts, now)
        wholes = [
            a
            for a in [*self.accepted[-2 * _WHOLES :], *maybe[-3:]]
            if a.size in sums and now - a.index <= 6 and a.size >= 2 and a.exact and not a.per
        ]
        if not wholes:
            return
        nearest = sorted(wholes, key=lambda a: a.start, reverse=True)
        here = [c for c in parts if c.index == now]
        runs = [(w, parts_of(w, here)) for w in nearest] if len(here) > 1 else []
        runs.sort(key=lambda r: -len(r[1]))  # one that takes all numbers of the sentence first
        for whole, run in runs + [(w, parts_of(w, parts, now)) for w in nearest]:
            if not run or run[-1].index != now or whole in run:
                continue
            if run[0].index != now and (whole.part or any(c.whole not in (None, whole) for c in run)):
                continue
            if not whole.kept:
                if not any(c.kept and c.strong for c in run):
                    continue
                whole.status, whole.strong, whole.kept = "reported", True, True
                self.accepted.append(whole)
            unit = ""
            for c in run:
                unit = unit if c.bare else c.unit
                if c.bare and unit:
                    c.unit = unit
                self._add(c, whole)
            return

    def add_back(self, whole: Candidate) -> None:
        """A total behind the list of its parts: `… Majene 4. Total 20 kasus ditangani`."""
        before = self.low[whole.sentence.start : whole.number.core]
        if not any(w in before for w in _TOTALS) or not _TOTAL.search(
            self.low, whole.sentence.start, whole.number.core
        ):
            return
        total = 0
        for n, c in enumerate(reversed(self.accepted[-_WHOLES:]), 1):
            if c.unit != whole.unit or whole.index - c.index > 3 or c is whole:
                return
            total += c.size
            if total == whole.size and n > 1:
                for part in self.accepted[-n:]:
                    self._add(part, whole)
            if total >= whole.size:
                return

    def _add(self, c: Candidate, whole: Candidate) -> None:
        c.part, c.whole = True, whole
        c.unit = c.unit or whole.unit
        weak = not c.status or c.inherits or c.said == whole.status or (c.status == "reported" and not c.strong)
        if weak:
            c.status, c.inherits = whole.status, True
        if not c.kept:
            c.kept = True
            self.accepted.append(c)
        if self.last_of.get(whole.unit, (None,))[0] is whole:
            self.last_of[whole.unit] = (whole, c.index)

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

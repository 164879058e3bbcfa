"""Which candidates are counts of neutrality cases, and what is part of what."""

from __future__ import annotations

import re

from netralitas.extract.counts.anaphora import continue_status
from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.listed_places import place_before
from netralitas.extract.counts.reasons import Reasons
from netralitas.extract.counts.status import read_status
from netralitas.extract.counts.zones import read_zones

_JOINED = re.compile(r"\s*(?:(?:[\w.]+\s+){0,3}(?:dan|serta)\s+(?:sebanyak\s+)?|(?:kini\s+)?menjadi\s+(?:total\s+)?)")
_OWN_CLAUSE = re.compile(r"\s+yang\s")
_DONE = re.compile(r"\b(?:sudah|telah|baru|tindak lanjut)(?!\w)")
# so many counts back a number may refer
_MEMORY = 60
_WAITING = re.compile(r"\s*(?:\w+\s+){0,2}(?:belum|menunggu|menanti)\s(?!(?:di)?(?:periksa|klarifikasi|kaji))")


class Decider(Reasons):
    """Goes through the candidates in text order and keeps those that count neutrality cases."""

    def read(self, candidates: list[Candidate]) -> None:
        """Decide on the candidates of one sentence."""
        read_zones(candidates, self.reading)
        for i, c in enumerate(candidates):
            read_status(
                c,
                self.reading,
                self.evidence.preceding,
                self.evidence.following,
                self.evidence.recommendation_near(c),
                self.counted.accepted[-4:] + candidates[max(0, i - 4) : i],
            )
            c.per = self.evidence.rate(c)
        for i, c in enumerate(candidates[:-1]):
            following = candidates[i + 1]
            if (
                following.unit != c.unit
                or following.number.start - c.end > 25
                or not _JOINED.fullmatch(self.low, c.end, following.start)
            ):
                continue
            if c.place is None and following.place is not None and not following.in_list:
                c.place = following.place
            if not c.status and following.status:
                c.status, c.strong = following.status, following.strong
            elif not following.status and c.status and c.strong and not _OWN_CLAUSE.match(self.low, following.end):
                following.status, following.strong = c.status, c.strong
        possible: list[Candidate] = []
        for i, c in enumerate(candidates):
            if self.evidence.excluded(c):
                c.against = True
                continue
            possible.append(c)
            if c.base and self.counted.refers_back(c):
                self.counted.move_on(c)
                continue
            if c.of is not None:
                self.counted.base_behind(c.of)
            whole = self.counted.whole_of(c)
            if c.place is None and whole is not None and self.counted.cued(c):
                c.place = place_before(self.places, c.start, self.low, c.sentence, ranked=True)
                before = self.counted.accepted[-1] if self.counted.accepted else None
                if (
                    before is not None
                    and c.place is not None
                    and before.place == c.place
                    and c.place.start > before.start
                ):
                    c.place = None  # tiga dari A, dua dari B, dua lagi dari dinas
            if c.bare:
                kept = self.bare(c, whole)
            elif c.unit == "person":
                kept = self.person(c, whole, candidates[i + 1 : i + 9])
            elif c.unit in ("case", "report"):
                kept = self.matter(c, whole, candidates[i + 1 : i + 9])
            elif c.unit == "institution":
                kept = self.institution(c)
            else:
                kept = self.evidence.paper(c)
            if kept:
                self._keep(c, whole)
        self.recent = [c for c in self.recent if candidates[0].index - c.index <= 5][-12:] + [
            c for c in possible if c.kept or not self.evidence.participants(c, before=True)
        ]
        self.counted.add_up(self.recent, self.maybe)

    def finish(self) -> list[Candidate]:
        """The counts, in text order."""
        accepted = self.counted.accepted
        accepted.sort(key=lambda a: a.start)
        undecided = [c for c in self.maybe if not c.kept]
        accepted += continue_status(accepted, undecided, self.reading, self._read_alone)
        self.counted.accepted.sort(key=lambda a: a.start)
        return self.counted.accepted

    def _read_alone(self, c: Candidate) -> None:
        read_zones([c], self.reading)
        evidence = self.evidence
        near = evidence.recommendation_near(c)
        read_status(c, self.reading, evidence.preceding, evidence.following, near, [])

    # --- wholes and parts

    def _keep(self, c: Candidate, whole: Candidate | None) -> None:
        c.part = self.counted.is_part(c, whole)
        if c.part and whole is not None:
            c.whole = self.counted.subtotal(c) or whole
            weak = (c.status == "reported" and not c.strong) or (c.status == "reported" and c.whole.status == "handled")
            if not c.status or (weak and c.unit in (c.whole.unit, "person")):
                c.status, c.inherits = c.whole.status, True
            elif (
                c.whole.status == "recommended"
                and c.status == "handled"
                and _WAITING.search(self.low, c.end, c.zone[1])
            ):
                c.status, c.inherits = "recommended", True
            elif (
                c.whole.status == "recommended"
                and c.status == "sanctioned"
                and not any(a.value == c.value and a.status == c.status for a in self.counted.accepted[-_MEMORY:])
                and not _DONE.search(self.low, *c.zone)
            ):
                c.status, c.said = "recommended", "sanctioned"
        if (
            c.negated
            and self.counted.accepted
            and self.counted.accepted[-1].status in ("proven", "sanctioned", "recommended")
        ):
            c.status, c.inherits = "not_proven", False
        last = self.counted.accepted[-1] if self.counted.accepted else None
        if (
            c.status == "sanctioned"
            and last is not None
            and last.index == c.index
            and last.status == "recommended"
            and c.start - last.end < 60
            and not _DONE.search(self.low, last.end, c.zone[1])
        ):
            c.status = "recommended"
        if c.back and self.counted.said_before(c):
            return
        if not c.status and c.restated and self.counted.whole is not None:
            c.status = self.counted.whole.status
        if not c.status:
            beside = [
                a
                for a in self.counted.accepted[-_MEMORY:]
                if not a.part and a.status == "handled" and a.sentence.paragraph == c.sentence.paragraph
            ]
            c.status = "handled" if beside else "reported"
        self.counted.add_back(c)
        self.counted.remember(c)

"""Which candidates are counts of neutrality cases, and what is part of what."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.period import Span
from netralitas.extract.counts.status import read_status, read_zones
from netralitas.extract.counts.words import CUE, FOLLOWS, FOREIGN, GENERAL, NEUTRALITY, PER, PRECEDES, Hits
from netralitas.extract.reading import Reading

_LETTER = re.compile(r"\s+(?:\w+\s+)?(?:bkn|kasn|bawaslu|panwas\w*|rekomendasi|tanpa nama|kaleng|pengaduan|aduan|laporan|anonim)\b")
_NOT_DONE = re.compile(r"[^,;]{0,40}\b(?:belum|tidak|tak kunjung|enggan)\s+(?:\w+\s+)?(?:mengeksekusi|menindaklanjuti|menjalankan|melaksanakan|menjatuhkan|merespons|mematuhi|membalas)\b")
_SPREAD = re.compile(r"(?<!\w)(?:dari|di|tersebar di|tersebar pada|meliputi|mencakup|pada|se)\s+(?:sekitar\s+)?$")
_ANSWERED = re.compile(r"(?<!\w)(?:membalas|dibalas|ditindaklanjuti|menindaklanjuti|dilaksanakan|melaksanakan|dijalankan|menjalankan|dieksekusi|mengeksekusi|dipatuhi)(?!\w)")
_RANKED = re.compile(r"(?<!\w)(?:urutan|peringkat|ranking)(?!\w)[^.;]*$")
_JOINED = re.compile(r"\s*(?:[\w.]+\s+){0,3}(?:dan|serta)\s+(?:sebanyak\s+)?")
_COMPARISON = re.compile(r"(?<!\w)(?:kala itu|saat itu|waktu itu|ketika itu|dibanding(?:kan)?|ketimbang|daripada|di bawah|di atas|sebelumnya|silam|lalu)(?!\w)")
_SUBTOTAL = re.compile(r"(?<!\w)(?:terbanyak|tertinggi|paling banyak|termasuk|di ?antaranya|khusus|terendah)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:sudah|telah)(?!\w)")
_GENERIC = re.compile(r"\s+(?:bisa|dapat|biasanya|kadang|mungkin)\b")
_RESTATED = re.compile(r"(?<!\w)(?:angka|angkanya|jumlah|jumlahnya|total|totalnya|pastinya|persisnya)(?!\w)[^.;]*$")
_LONE_NOUNS = ("asn", "pns", "pegawai", "aparatur sipil negara", "pegawai negeri sipil", "orang", "honorer", "kepala desa", "kades", "pppk")
_HARD = ("sanctioned", "proven", "not_proven", "recommended")


class Decider:
    """Goes through the candidates in text order and keeps those that count neutrality cases.

    accepted: the counts so far. reading: the article; spans: its elections and dates; recommendation: it speaks of a recommendation.
    """

    def __init__(self, reading: Reading, spans: list[Span]) -> None:
        self.reading = reading
        self.low = reading.lowered
        self.spans = spans
        self.accepted: list[Candidate] = []
        self.preceding = Hits(reading, PRECEDES)
        self.following = Hits(reading, FOLLOWS)
        self.cues = {name: Hits(reading, f"{CUE}_{name}") for name in ("breakdown", "participants", "conditional", "denial", "rate")}
        self.neutrality = Hits(reading, NEUTRALITY)
        self.foreign = Hits(reading, FOREIGN)
        self.general = Hits(reading, GENERAL)
        self.per = Hits(reading, PER)
        self.recommendation = "rekomenda" in self.low or "rekomendsi" in self.low
        self.headline = any(s.headline and self.neutrality.any(s.start, s.end) for s in reading.sentences[:3]) or len(self.neutrality.hits) >= 6
        self.whole: Candidate | None = None
        self.wholes: dict[str, tuple[Candidate, int]] = {}
        self.base: tuple[int, Candidate] | None = None
        self.maybe: list[Candidate] = []

    def read(self, candidates: list[Candidate]) -> None:
        """Decide on the candidates of one sentence."""
        read_zones(candidates, self.reading)
        for i, c in enumerate(candidates):
            read_status(c, self.reading, self.preceding, self.following, self.recommendation, self.accepted + candidates[:i])
            c.per = self._per(c)
        for i, c in enumerate(candidates[:-1]):
            following = candidates[i + 1]
            if not c.status and following.status and following.unit == c.unit and following.number.start - c.end < 25 \
                    and _JOINED.fullmatch(self.low, c.end, following.start):
                c.status, c.strong = following.status, following.strong
        for i, c in enumerate(candidates):
            if self._excluded(c):
                continue
            if c.base and self._refers_back(c):
                continue
            if c.of is not None:
                self.base = next(((c.index, a) for a in reversed(self.accepted) if a.size == (c.of.max or c.of.min)), self.base)
            whole = self._whole_of(c)
            if c.bare:
                kept = self._bare(c, whole)
            elif c.unit == "person":
                kept = self._person(c, whole, candidates[i + 1 :])
            elif c.unit in ("case", "report"):
                kept = self._matter(c, whole)
            elif c.unit == "institution":
                kept = self._institution(c)
            else:
                kept = self._paper(c)
            if kept:
                self._keep(c, whole)
        self._add_up(candidates)

    def finish(self) -> list[Candidate]:
        """The counts, in text order."""
        for c in self.maybe:
            parts = [a for a in self.accepted if c.start < a.start and a.index - c.index <= 4 and a.unit == "person" and a.strong and a.size < c.size]
            if any(sum(p.size for p in parts[:n]) == c.size for n in (2, 3, 4) if len(parts) >= n):
                c.status, c.strong = "reported", True
                self.accepted.append(c)
        self.accepted.sort(key=lambda a: a.start)
        return self.accepted

    def _add_up(self, candidates: list[Candidate]) -> None:
        """Parts without a predicate of their own belong to the count that they add up to."""
        parts = [c for c in candidates if c.inherits and c in self.accepted]
        if len(parts) < 2:
            return
        total = sum(c.size for c in parts)
        for a in reversed(self.accepted[:-len(parts)]):
            if a.size == total and a.number.exact:
                for c in parts:
                    c.whole, c.status = a, a.status
                return

    # --- reasons against

    def _excluded(self, c: Candidate) -> bool:
        conditional = self.cues["conditional"].between(c.sentence.start, c.start)
        if conditional and "," not in self.low[conditional[-1].end : c.start]:
            return True
        if c.number.exact and c.size == 1 and _GENERIC.match(self.low, c.end):
            return True
        denial = self.cues["denial"].between(max(c.sentence.start, c.start - 22), c.start)
        if denial and "," not in self.low[denial[-1].end : c.start] or re.match(r"\s*(?:pun|saja yang belum)\b", self.low[c.end : c.end + 20]):
            return True
        return False

    def _participants(self, c: Candidate) -> bool:
        return self.cues["participants"].any(max(c.sentence.start, c.start - 45, c.zone[0]), c.start) \
            or any(h.start - c.end < 25 for h in self.cues["participants"].between(c.end, c.end + 45)) and c.status not in _HARD

    def _refers_back(self, c: Candidate) -> bool:
        for a in reversed(self.accepted):
            if a.value == c.value or c.bare and a.size == c.size:
                self.base = (c.index, a)
                return True
        return c.bare

    # --- wholes and parts

    def _whole_of(self, c: Candidate) -> Candidate | None:
        if self.base and self.base[0] == c.index and c.size <= self.base[1].size:
            return self.base[1]
        whole = self.whole
        same, last = self.wholes.get(c.unit, (None, 0))
        if same is not None and c.index - last <= 8 and self._fits(c, same) and (c.index - last <= 3 or self._cued(c)):
            return same
        if whole is not None and c.index - self.wholes[whole.unit][1] <= 4 and self._fits(c, whole):
            return whole
        return None

    @staticmethod
    def _fits(c: Candidate, whole: Candidate) -> bool:
        return not whole.size or c.size <= whole.size or whole.number.form == "vague"

    def _cued(self, c: Candidate) -> bool:
        return self.cues["breakdown"].any(c.sentence.start, c.start) or bool(self.base and self.base[0] == c.index)

    def _is_part(self, c: Candidate, whole: Candidate | None) -> bool:
        if whole is None or c.unit in ("recommendation", "letter", "institution"):
            return False
        if c.per:
            return c.unit == whole.unit and self.rate_averages(c)
        if c.bare or c.marked or self._cued(c) or c.place or c.restated:
            return True
        if c.unit != whole.unit or self._compared(c):
            return False
        last = self.accepted[-1] if self.accepted else None
        staged = c.status in (*_HARD, "handled") and c.strong or c.number.form == "person"
        if last is whole:
            return c.index == whole.index or staged and c.index - whole.index <= 1
        if staged and c.index - self.wholes[whole.unit][1] <= 2:
            return True
        return last is not None and last.part and last.whole is whole and c.index - last.index <= 2

    def _compared(self, c: Candidate) -> bool:
        """Another election's figure, said beside this one's."""
        return bool(_COMPARISON.search(self.low, c.sentence.start, c.start)) or self._other_election(c)

    def _other_election(self, c: Candidate) -> bool:
        code = self.reading.found.get("article", {}).get("election", "none")
        here = [s for s in self.spans if s.election and c.sentence.start <= s.start < c.start]
        return code != "none" and bool(here) and not here[-1].period.endswith(code[-4:])

    def rate_averages(self, c: Candidate) -> bool:
        """The rate averages a total: `rata-rata` stands in its sentence."""
        return any(self.low.startswith(("rata", "dirata", "rerata"), h.start) for h in self.cues["rate"].between(c.sentence.start, c.sentence.end))

    def _keep(self, c: Candidate, whole: Candidate | None) -> None:
        c.part = self._is_part(c, whole)
        if c.part and whole is not None:
            c.whole = self._subtotal(c) or whole
            weak = c.status == "reported" and not c.strong or c.status == "reported" and c.whole.status == "handled"
            if not c.status or weak and c.unit in (c.whole.unit, "person"):
                c.status, c.inherits = c.whole.status, True
        if c.negated and self.accepted and self.accepted[-1].status in ("proven", "sanctioned", "recommended"):
            c.status = "not_proven"
        last = self.accepted[-1] if self.accepted else None
        if c.status == "sanctioned" and last is not None and last.index == c.index and last.status == "recommended" and not _DONE.search(self.low, last.end, c.zone[1]):
            c.status = "recommended"
        if c.back and self._said_before(c):
            return
        if not c.status:
            last = self.whole
            c.status = last.status if last is not None and last.status == "handled" and c.index - last.index <= 2 else "reported"
        self.accepted.append(c)
        c.compared = self._compared(c)
        if (not c.part or c.restated) and not c.per and not (c.compared and self.whole is not None and c.index - self.whole.index <= 12) and c.unit in ("case", "report", "person"):
            self.whole = c
            self.wholes[c.unit] = (c, c.index)
        elif c.part and c.whole is not None and self.wholes.get(c.whole.unit, (None,))[0] is c.whole:
            self.wholes[c.whole.unit] = (c.whole, c.index)

    def _said_before(self, c: Candidate) -> bool:
        same = [a for a in self.accepted if a.value == c.value and (a.unit == c.unit or not c.unit)]
        if same and (not c.strong or c.status == same[-1].status):
            self.base = (c.index, same[-1])
            return True
        return False

    def _subtotal(self, c: Candidate) -> Candidate | None:
        """A part of a part: `37 kasus, terbanyak Agam dengan 12 kasus`, or of what `dari enam itu` points to."""
        if self.base and self.base[0] == c.index:
            return self.base[1]
        last = self.accepted[-1] if self.accepted else None
        if last is not None and last.index == c.index and last.unit == c.unit and c.size <= last.size and not last.bare \
                and _SUBTOTAL.search(self.low, last.end, c.start):
            return last
        return None

    # --- reasons for

    def _bare(self, c: Candidate, whole: Candidate | None) -> bool:
        here = [a for a in self.accepted if a.index == c.index and a.unit != "institution"]
        last = self.accepted[-1] if self.accepted else None
        based = self.base[1] if self.base and self.base[0] == c.index else None
        reference = here[-1] if here else based or (last if last is not None and c.index - last.index <= 2 and whole is not None and last.unit == whole.unit else whole)
        if reference is None or reference.unit in ("letter", "recommendation"):
            return self._bare_of_maybe(c)
        gap = 0 if based else c.index - reference.index
        if gap > 2 and not (whole is not None and whole is reference and gap <= 4 and c.status in _HARD):
            return False
        c.unit = c.unit or reference.unit
        if c.place or c.negated or c.status in (*_HARD, "handled") and c.strong:
            return True
        if gap == 0 or self._cued(c) or c.marked and gap <= 1:
            return not self._participants(c)
        return False

    def _bare_of_maybe(self, c: Candidate) -> bool:
        if self.maybe and c.index - self.maybe[-1].index <= 2 and c.size < self.maybe[-1].size and c.status in _HARD and c.strong:
            c.unit = "person"
            return True
        return False

    def _person(self, c: Candidate, whole: Candidate | None, following: list[Candidate]) -> bool:
        if self._participants(c):
            return False
        if c.number.exact and c.size == 1:
            return self._lone(c, whole, following)
        if c.status and (c.status != "reported" or c.strong or self.neutrality.any(c.sentence.start, c.sentence.end)):
            return self.headline or self._spoken_of(c)
        if c.base:
            return False
        if whole is not None and whole.unit == "person" and _RESTATED.search(self.low, c.sentence.start, c.start):
            c.restated = True
            return True
        if whole is not None and c.index - whole.index <= 2 and whole.unit in ("person", "case", "report"):
            here = [a for a in self.accepted if a.index == c.index and a.part]
            if self._cued(c) or c.marked or c.place or here:
                return True
            if whole.unit == "person" and c.index - whole.index == 1 and any(f.unit == "person" and f.strong and f.size < c.size for f in following):
                c.marked = True
                return True
        self.maybe.append(c)
        return False

    def _lone(self, c: Candidate, whole: Candidate | None, following: list[Candidate]) -> bool:
        if not c.status or not c.strong or c.status == "reported":
            return False
        if re.search(r"(?<!\w)(?:kepada|oleh|dari|dengan|terhadap|bagi|bersama|salah|menurut)\s+$", self.low[max(0, c.start - 12) : c.start]):
            return False
        if whole is not None and whole.unit == "person" and c.index - whole.index <= 1 and whole.size > 1:
            return True
        if any(f.unit in ("person", "") and f.status == c.status for f in following):
            return True
        return c.status in ("sanctioned", "proven") and c.noun in _LONE_NOUNS and (c.start - c.sentence.start < 30)

    def _spoken_of(self, c: Candidate) -> bool:
        """The sentence, or what stands before it in its paragraph and the paragraph before, speaks of civil servants' neutrality."""
        first = c.index
        while first > 0 and self.reading.sentences[first - 1].paragraph >= c.sentence.paragraph - 1:
            first -= 1
        return self.neutrality.any(self.reading.sentences[first].start, c.sentence.end)

    def _matter(self, c: Candidate, whole: Candidate | None) -> bool:
        c.restated = whole is None and self.whole is not None and not self.whole.number.exact and _RESTATED.search(self.low, c.sentence.start, c.start) is not None
        if self._is_part(c, whole) and whole is not None and whole.unit in ("case", "report"):
            return True
        phrase_end = min(c.zone[1], c.end + 70)
        verb = self.following.between(c.end, phrase_end)
        phrase_end = verb[0].start if verb else phrase_end
        neutral = self.neutrality.any(c.start, phrase_end)
        if not neutral and (self.foreign.any(c.end, phrase_end) or any(h.start - c.end < 30 for h in self.general.between(c.end, phrase_end))
                            and not self.neutrality.any(c.sentence.start, c.sentence.end)):
            return False
        if c.noun in ("kejadian", "peristiwa", "insiden") and not c.status:
            return False
        return neutral or self.headline or self._spoken_of(c)

    def _institution(self, c: Candidate) -> bool:
        if _NOT_DONE.match(self.low[c.end : c.end + 80]):
            c.status, c.strong = "other", True
            return True
        before = self.low[max(c.sentence.start, c.start - 30) : c.start]
        spread = [a for a in self.accepted if a.index == c.index and a.unit in ("case", "report", "person")]
        if spread and _SPREAD.search(before) and not _RANKED.search(self.low[c.sentence.start : c.start]):
            c.status, c.strong = spread[-1].status, True
            return True
        return False

    def _paper(self, c: Candidate) -> bool:
        if c.unit == "letter":
            if not _LETTER.match(self.low[c.end : c.end + 40]):
                return False
            c.status = "recommended" if self.recommendation and re.match(r"\s+(?:\w+\s+)?(?:bkn|kasn|rekomendasi)", self.low[c.end : c.end + 40]) else "reported"
        else:
            c.status = "handled" if _ANSWERED.search(self.low[c.zone[0] : c.zone[1]]) else "recommended"
        c.strong = True
        return self.headline or self._spoken_of(c)

    def _per(self, c: Candidate) -> str:
        rated = self.cues["rate"].any(c.sentence.start, c.sentence.end)
        for hit in self.per.between(*c.zone):
            if rated or self.low.startswith(("per", "tiap", "setiap", "saban", "dalam"), hit.start):
                return str(hit.value)
        return ""

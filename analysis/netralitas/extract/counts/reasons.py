"""Which candidates are counts of neutrality cases, and what is part of what."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.counted import Counted
from netralitas.extract.counts.evidence import Evidence
from netralitas.extract.counts.status import RANK
from netralitas.extract.counts.words import Ordered
from netralitas.extract.findings import Place

_NOT_DONE = re.compile(
    r"[^,;]{0,40}\b(?:belum|tidak|tak kunjung|enggan)\s+(?:\w+\s+)?(?:mengeksekusi|menindaklanjuti|menjalankan|"
    r"melaksanakan|menjatuhkan|merespons|mematuhi|membalas)\b"
)
_SILENT = re.compile(
    r"\s+(?:(?:yang|masih|tetap|memilih|justru|malah)\s+)*(?:diam|bungkam|membandel|bandel|abai|mengabaikan|bergeming|mendiamkan)\b"
)
_ADDRESSED = re.compile(
    r"\s+(?:(?:yang|sudah|telah)\s+)*(?:(?:kami|kita)\s+(?:kirimi|surati|beri|sodori)|dikirimi|disurati|diberi|"
    r"mendapat|menerima|memperoleh)\s+(?:surat\s+)?rekomendasi\b"
)
_THOSE = re.compile(
    r"\W*(?:kasus|perkara|laporan|aduan|pengaduan|pelanggaran|temuan|mereka|semua\w*|para pelanggar)"
    r"(?:-\w+)?\s*(?:itu|tersebut|tadi)?\s+(?:datang|berasal|tersebar|muncul|terjadi|menyebar|bersumber)\s"
)
_SPREAD = re.compile(r"\b(?:dari|di|tersebar di|tersebar pada|meliputi|mencakup|pada|se)\s+(?:sekitar\s+)?$")
_RANKED = re.compile(r"\b(?:urutan|peringkat|ranking)(?!\w)[^.;]*$")
_REST = re.compile(
    r"\W*(?:sisanya|selebihnya|sisa\w*|lainnya)\b[^.;]*(?:tersebar|menyebar|terjadi|berasal|datang|ada|di|dari)\s"
)
_RESTATED = re.compile(
    r"\b(?:angka|angkanya|jumlah|jumlahnya|total|totalnya|pastinya|persisnya|tepatnya|persis)(?!\w)[^.;]*$"
)
# so many counts back a number may refer
_MEMORY = 60
_LONE_NOUNS = (
    "asn",
    "pns",
    "pegawai",
    "aparatur sipil negara",
    "pegawai negeri sipil",
    "orang",
    "honorer",
    "kepala desa",
    "kades",
    "pppk",
)
_DRAGGED = re.compile(r"[^,;.]{0,30}")
_CONTAINED = re.compile(r"\b(?:memuat|berisi|mencantumkan|tertera|isinya|tercantum|tertulis|berisikan)\s+(?:nama\s+)?$")
_CONTAINING = ("memuat", "berisi", "mencantumkan", "tertera", "isinya", "tercantum", "tertulis")
_STAFF = re.compile(r"[^,.;]{0,40}?\s(?:hanya|cuma|baru|yang ada|hanyalah)\s")
_NEWS = re.compile(r"\b(?:cuma|hanya|baru|tinggal|baru ada|hanya ada)\s+$")
_HEADS = ("kepala daerah", "pejabat pembina kepegawaian", "ppk", "bupati", "wali kota", "gubernur")
_HARD = ("sanctioned", "proven", "not_proven", "recommended")


class Reasons:
    """Goes through the candidates in text order and keeps those that count neutrality cases.

    evidence: the words of the article that speak for or against a count. counted: the counts so far. maybe: people
    nothing is said
    of yet; general_total: a total of violations of all kinds.
    """

    def __init__(self, evidence: Evidence, places: Ordered[Place]) -> None:
        self.evidence = evidence
        self.reading = evidence.reading
        self.low = evidence.low
        self.places = places
        self.counted = Counted(evidence)
        self.maybe: list[Candidate] = []
        self.recent: list[Candidate] = []
        self.general_total: Candidate | None = None

    # --- reasons against

    def _parts_of_all_kinds(self, c: Candidate, following: list[Candidate]) -> bool:
        """A total of all kinds of violations of which only a part concerns neutrality."""
        if self.evidence.neutrality.any(c.sentence.start, c.zone[1]):
            return False
        if any(self.evidence.of_kind(f, self.evidence.foreign) for f in following[:4] if f.index == c.index):
            return True
        return (
            any(
                (f.marked or f.bare or self.counted.cued(f))
                and f.size < c.size
                and f.zone[1] - f.start > 0
                and any(
                    not self.low.startswith("kasn", h.start)
                    for h in self.evidence.neutrality.between(f.start, self._clause_end(f))
                )
                for f in following[:1]
            )
            and sum(f.size for f in following if f.bare or f.unit == c.unit) != c.size
        )

    def _clause_end(self, c: Candidate) -> int:
        comma = self.low.find(",", c.end, c.zone[1])
        return comma if comma != -1 else c.zone[1]

    # --- reasons for

    def bare(self, c: Candidate, whole: Candidate | None) -> bool:
        here = [a for a in self.counted.accepted[-_MEMORY:] if a.index == c.index and a.unit != "institution"]
        last = self.counted.accepted[-1] if self.counted.accepted else None
        based = self.counted.base[1] if self.counted.base and self.counted.base[0] == c.index else None
        reference = (
            here[-1]
            if here
            else based
            or (
                last
                if last is not None and c.index - last.index <= 2 and whole is not None and last.unit == whole.unit
                else whole
            )
        )
        total = self.general_total
        if total is not None and total.index == c.index and not here:
            c.unit = total.unit
            return self.evidence.neutrality.any(c.start, c.zone[1])
        if reference is None and c.of is None:
            unit = self.evidence.listed(c)
            if unit:
                c.unit = unit
                return True
        if reference is None or reference.unit in ("letter", "recommendation"):
            return self._bare_of_maybe(c)
        gap = 0 if based else c.index - reference.index
        if gap > 2 and not (whole is not None and whole is reference and gap <= 4 and c.status in _HARD):
            return False
        c.unit = c.unit or reference.unit
        if reference.unit == "case" and c.noun == "netralitas":
            c.unit = reference.unit
        if c.place or c.district or c.negated or (c.status in (*_HARD, "handled") and c.strong):
            return True
        if gap == 0 or self.counted.cued(c) or (c.marked and gap <= 1):
            return not self.evidence.participants(c)
        return False

    def _bare_of_maybe(self, c: Candidate) -> bool:
        if (
            self.maybe
            and c.index - self.maybe[-1].index <= 2
            and c.size < self.maybe[-1].size
            and c.status in _HARD
            and c.strong
        ):
            c.unit = "person"
            return True
        return False

    def person(self, c: Candidate, whole: Candidate | None, following: list[Candidate]) -> bool:
        if self.evidence.participants(c):
            return False
        if (
            whole is not None
            and whole.unit == "person"
            and whole.number.form == "vague"
            and c.status in ("", "reported")
            and _RESTATED.search(self.low, c.sentence.start, c.start)
        ):
            c.restated = True
            return True
        if c.exact and c.size == 1:
            return self._lone(c, whole, following)
        if c.noun in _HEADS and _NOT_DONE.match(self.low[c.end : c.end + 80]):
            c.unit = "institution"
            return self.institution(c)
        before = self.low[c.zone[0] : c.start]
        if any(w in before for w in _CONTAINING) and _CONTAINED.search(before) and self._paper_before(c):
            c.status, c.strong = "recommended", True
            return True
        if c.base and _STAFF.search(self.low, c.end, c.end + 60):
            return False
        if c.status and (
            c.status != "reported" or c.strong or self.evidence.neutrality.any(c.sentence.start, c.sentence.end)
        ):
            return self.evidence.headline or self.evidence.spoken_of(c)
        if c.base:
            return False
        if self.counted.base is not None and whole is self.counted.base[1] and whole.unit == "person":
            return True
        last = self.counted.accepted[-1] if self.counted.accepted else None
        if (
            last is not None
            and last.index == c.index
            and last.unit == "person"
            and self.evidence.spans.any(last.end, c.start)
        ):
            c.status, c.strong = (
                last.status,
                last.strong,
            )  # pada Pilkada 2018 ada 25 ASN yang disanksi, pada Pilkada 2024 tujuh ASN
            return True
        if c.in_list and not c.status:
            said = next((f for f in following if f.index == c.index and f.unit == "person" and f.status), None)
            if said is not None:
                c.status, c.strong = said.status, said.strong  # A dengan 89 ASN, disusul B 81 ASN yang dilaporkan
                return True
        if whole is None and self.evidence.listed(c):
            return True
        if whole is not None and whole.unit == "person" and _RESTATED.search(self.low, c.sentence.start, c.start):
            c.restated = True
            return True
        if (
            whole is not None
            and c.index - self.counted.last_of[whole.unit][1] <= 2
            and whole.unit in ("person", "case", "report")
        ):
            here = [a for a in self.counted.accepted[-_MEMORY:] if a.index == c.index and a.part]
            if self.counted.cued(c) or c.marked or c.in_list or c.district or here:
                return True
        if whole is not None and c.place is not None and self.counted.cued(c):
            return True
        smaller = any(f.unit == "person" and f.strong and f.size < c.size for f in following)
        if smaller and whole is not None and whole.unit == "person" and c.index - whole.index == 1:
            c.marked = True
            return True
        c.compared = self.evidence.compared(c)
        self.maybe.append(c)
        return False

    def _paper_before(self, c: Candidate) -> bool:
        """A letter with a recommendation holds these names: `Surat-surat itu memuat 11 nama`."""
        last = self.counted.accepted[-1] if self.counted.accepted else None
        if last is not None and last.unit in ("letter", "recommendation") and c.index - last.index <= 1:
            return last.status == "recommended"
        return self.low.find("rekomendasi", c.sentence.start, c.start) != -1

    def _lone(self, c: Candidate, whole: Candidate | None, following: list[Candidate]) -> bool:
        if re.search(
            r"\b(?:yakni|yaitu|termasuk|misalnya|seperti|antara lain)(?!\w)[^.;:]*$", self.low[c.zone[0] : c.start]
        ):
            return False
        if (
            c.number.form != "person"
            and whole is not None
            and whole.unit == "person"
            and c.index - whole.index <= 2
            and whole.size > 1
            and (self.counted.cued(c) or c.place)
        ):
            return True
        if (
            c.status
            and c.number.form != "person"
            and any(
                a.index == c.index and a.unit == "person" and c.start - a.end < 12 for a in self.counted.accepted[-2:]
            )
        ):
            return True
        if (
            not c.status
            or not c.strong
            or c.status == "reported"
            or (c.status == "handled" and c.number.form == "person")
        ):
            return False
        if re.search(
            r"\b(?:kepada|oleh|dari|dengan|terhadap|bagi|bersama|salah|menurut)\s+$",
            self.low[max(0, c.start - 12) : c.start],
        ):
            return False
        if whole is not None and whole.unit == "person" and c.index - whole.index <= 1 and whole.size > 1:
            return True
        if any(f.unit in ("person", "") and f.status == c.status for f in following):
            return True
        if c.number.form != "person" or _NEWS.search(self.low, max(0, c.start - 12), c.start):
            return True
        return c.status in ("sanctioned", "proven") and c.noun in _LONE_NOUNS and (c.start - c.sentence.start < 30)

    def matter(self, c: Candidate, whole: Candidate | None, following: list[Candidate]) -> bool:
        c.restated = (
            whole is None
            and self.counted.whole is not None
            and not self.counted.whole.exact
            and _RESTATED.search(self.low, c.sentence.start, c.start) is not None
        )
        if c.noun in ("netralitas", "ketidaknetralan"):
            before = self.counted.accepted[-1:] + ([self.general_total] if self.general_total is not None else [])
            c.unit = next((a.unit for a in before if a.index == c.index and a.unit == "report"), c.unit)
        part = self.counted.is_part(c, whole) and whole is not None and whole.unit in ("case", "report")
        if self.evidence.of_organisers(c):
            c.against = True
            return False
        phrase_end = min(c.zone[1], c.end + 70)
        verb = self.evidence.following.between(c.end, phrase_end)
        phrase_end = verb[0].start if verb else phrase_end
        if (
            following
            and following[0].unit == "person"
            and following[0].index == c.index
            and _DRAGGED.fullmatch(self.low, phrase_end, following[0].start)
        ):
            phrase_end = following[0].end
        neutral = self.evidence.neutrality.any(c.start, phrase_end)
        listed = part and (self.counted.cued(c) or c.marked)
        if (
            not neutral
            and not listed
            and (
                self.evidence.of_kind(c, self.evidence.foreign)
                or (
                    self.evidence.of_kind(c, self.evidence.general)
                    and not self.evidence.neutrality.any(c.start, c.zone[1])
                )
            )
        ):
            self.general_total = (
                self.general_total if self.general_total is not None and self.general_total.index == c.index else c
            )
            c.against = True
            return False
        if part:
            return True
        if self._parts_of_all_kinds(c, following):
            self.general_total, c.against = c, c.place is None
            return False
        if not c.status and self.general_total is not None and self.general_total.index == c.index:
            c.status = self.general_total.status
        if not c.status and self.low.startswith("satu-satunya", c.start):
            c.status = self._last_said(c)
        if c.noun in ("kejadian", "peristiwa", "insiden") and not c.status:
            return False
        return neutral or self.evidence.headline or self.evidence.spoken_of(c)

    def _last_said(self, c: Candidate) -> str:
        """What the sentences before it in its paragraph say last: `… tidak ada pelanggaran. Itulah satu-satunya kasus`."""
        for sentence in reversed(self.reading.sentences[max(0, c.index - 3) : c.index]):
            if sentence.paragraph != c.sentence.paragraph:
                break
            hits = [h.value[0] for h in self.evidence.following.between(sentence.start, sentence.end)]
            hits = [s for s in hits if s != "forwarded"]
            if hits:
                return str(max(hits, key=lambda s: RANK[s]))
        return ""

    def institution(self, c: Candidate) -> bool:
        last = self.counted.accepted[-1] if self.counted.accepted else None
        if last is not None and c.index - last.index == 1 and _REST.match(self.low, c.sentence.start, c.start):
            c.status, c.strong = last.status, True
            return True
        behind = self.low[c.end : min(c.sentence.end, c.end + 80)]
        if _NOT_DONE.match(behind) or (_SILENT.match(behind) and self.evidence.recommendation_near(c)):
            c.status, c.strong = "other", True
            return True
        if _ADDRESSED.match(behind):
            c.status, c.strong = "recommended", True
            return True
        before = self.low[max(c.sentence.start, c.start - 30) : c.start]
        spread = [
            a for a in self.counted.accepted[-_MEMORY:] if a.index == c.index and a.unit in ("case", "report", "person")
        ]
        if not spread and last is not None and c.index - last.index == 1 and last.unit in ("case", "report", "person"):
            spread = [last] if _THOSE.match(self.low, c.sentence.start, c.start) else []
        if spread and _SPREAD.search(before) and not _RANKED.search(self.low[c.sentence.start : c.start]):
            c.status, c.strong, c.whole = spread[-1].status, True, spread[-1]
            return True
        return False

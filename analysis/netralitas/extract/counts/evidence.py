"""The words of an article that speak for or against a number being a count of neutrality cases."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.period import Span
from netralitas.extract.counts.speeches import Speeches
from netralitas.extract.counts.words import (
    CUE,
    FOLLOWS,
    FOREIGN,
    GENERAL,
    NEUTRALITY,
    PER,
    PRECEDES,
    Hits,
    Ordered,
    hits_of,
)
from netralitas.extract.reading import Reading

_LETTER = re.compile(
    r"\s+(?:\w+\s+)?(?:bkn|kasn|bawaslu|panwas\w*|rekomendasi|tanpa nama|kaleng|pengaduan|aduan|laporan|anonim)\b"
)
_ANSWERED = re.compile(
    r"\b(?:membalas|dibalas|ditindaklanjuti|menindaklanjuti|dilaksanakan|melaksanakan|dijalankan|menjalankan|"
    r"dijawab|direspons|direspon|dipenuhi|menjawab|dieksekusi|mengeksekusi|dipatuhi)(?!\w)"
)
_COMPARISON = re.compile(
    r"\b(?:kala itu|saat itu|sebelumnya (?:hanya|cuma|baru|tercatat|ada)|waktu itu|ketika itu|dibanding(?:kan)?|ketimbang|daripada|di bawah|(?:pilkada|"
    r"pemilu|pilgub|pilbup|pemilihan|tahun|periode)\s+(?:lalu|sebelumnya|silam|yang lalu)|silam)(?!\w)"
)
# `kalau dihitung per kepala ada 52`, `jika pada Pilkada 2018 ada 25` compare; they set no condition
_NO_CONDITION = re.compile(
    r"\s+(?:di(?:rata|hitung|pilah|rinci|jumlah|total|gabung|lihat|banding|akumulasi|urut|rekap|tambah)|pada|tahun|dulu|"
    r"sebelumnya|sepanjang|selama)"
)
# the supervisors' own, not that of the commission to which a case goes
_OWN_RECOMMENDATION = re.compile(r"rekomendasi\s+(?:dari\s+|milik\s+)?(?:panwas|bawaslu)")
_ANEW = re.compile(r",\s*(?:atau|sehingga|jadi|dengan|total|totalnya|jumlahnya)\s")
_THIS_SPAN = re.compile(r"\s+(?:terakhir|ini|itu|lalu|belakangan|pertama|penuh|sebelum|setelah|jelang|menjelang)(?!\w)")
_NOT_ONE = re.compile(r"\s*(?:pun|saja yang belum)\b")
# bodies that watch, warn or sign are not those over which cases are spread: `tiga lembaga ini mengawasi …`, `SKB lima lembaga`
_BODIES_WATCH = re.compile(
    r"\s+(?:(?:negara|pemerintah|ini|itu|tersebut|yang|sangat|turut|ikut|juga|telah|sudah|akan|tadi)\s+){0,4}"
    r"(?:konsen|sepakat|bersepakat|meneken|menandatangani|mengawasi|mengawal|mengimbau|mengingatkan|menyepakati|menerbitkan|"
    r"mengeluarkan|menyampaikan|merilis|menggelar|berkomitmen|berwenang|bekerja sama)(?!\w)"
)
_JOINT = re.compile(
    r"\b(?:skb|keputusan bersama|surat keputusan bersama|edaran bersama|surat bersama)\s+(?:dari\s+|oleh\s+)?$"
)
_GENERIC = re.compile(r"\s+(?:bisa|dapat|biasanya|kadang|mungkin)\b")
_OF_KIND = re.compile(
    r"\s+(?:(?:dugaan|pelanggaran|kasus|tindak|pidana|terkait|soal|tentang|mengenai|perihal|menyangkut|adanya|"
    r"seputar|tahapan|bersifat|jenis|masalah|warga)\s+){0,4}"
)
_ORGANISERS = re.compile(
    r"(?:\s+(?:dugaan|pelanggaran|kasus|soal|terkait))*\s+(?:ketidak)?netral(?:itas|an)\s+(?:penyelenggara|panwas\w*|ppk|kpps|"
    r"pps|petugas|media|pers|wartawan|kpu|bawaslu)\b"
)
_HEADING = re.compile(r"\b(?:(?P<report>laporan|aduan|pengaduan)|kasus|perkara|pelanggaran|temuan)(?:nya)?(?!\w)")


class Evidence:
    """Cue words by offset, and questions about a candidate that its sentence and the article answer.

    spans: elections and dates; headline: the headline, or the article as a whole, is about civil servants' neutrality;
    recommendation: the article speaks of one.
    """

    def __init__(self, reading: Reading, spans: Ordered[Span]) -> None:
        self.reading = reading
        self.low = reading.lowered
        self.spans = spans
        self.speeches = Speeches(reading)
        self.preceding = hits_of(reading, PRECEDES)
        self.following = hits_of(reading, FOLLOWS)
        self.cues: dict[str, Hits] = {
            name: hits_of(reading, f"{CUE}_{name}")
            for name in ("breakdown", "participants", "conditional", "denial", "rate")
        }
        election = reading.found.get("article", {}).get("election", "none")
        self._year = "" if election == "none" else election[-4:]
        self._near_recommendation: dict[int, bool] = {}
        self.neutrality = hits_of(reading, NEUTRALITY)
        self.foreign = hits_of(reading, FOREIGN)
        self.general = hits_of(reading, GENERAL)
        self.per = hits_of(reading, PER)
        self.recommendation = "rekomenda" in self.low or "rekomendsi" in self.low
        self.own_recommendation = _OWN_RECOMMENDATION.search(self.low) is not None
        self.headline = (
            any(s.headline and self.neutrality.any(s.start, s.end) for s in reading.sentences[:3])
            or len(self.neutrality.items) >= 6
        )

    def excluded(self, c: Candidate) -> bool:
        """A condition (`kalau ada dua laporan`), a denial (`tidak ada satu pun`) or a generality."""
        conditions = self.cues["conditional"]
        conditional = conditions.between(c.sentence.start, c.start) if conditions.items else []
        if (
            conditional
            and not _NO_CONDITION.match(self.low, conditional[-1].end)
            and "," not in self.low[conditional[-1].end : c.start]
        ):
            return True
        if c.exact and c.size == 1 and _GENERIC.match(self.low, c.end):
            return True
        if c.unit == "institution" and (
            _BODIES_WATCH.match(self.low, c.end)
            or _JOINT.search(self.low, max(c.sentence.start, c.start - 40), c.start)
        ):
            return True
        denials = self.cues["denial"]
        denial = denials.between(max(c.sentence.start, c.start - 22), c.start) if denials.items else []
        denied = bool(denial) and "," not in self.low[denial[-1].end : c.start]
        return denied or _NOT_ONE.match(self.low, c.end) is not None

    def participants(self, c: Candidate, before: bool = False) -> bool:
        """People who attend, watch, are appointed or make up a team (before: by the words before them alone)."""
        participants = self.cues["participants"]
        if not participants.items:
            return False
        cues = participants.between(max(c.sentence.start, c.start - 45, c.zone[0]), c.start)
        if cues and any("," not in self.low[h.end : c.start] for h in cues):
            return True
        if before or c.strong:
            return False
        cues = participants.between(c.end, c.end + 45)
        return bool(cues) and cues[0].start - c.end < 25

    def of_kind(self, c: Candidate, kinds: Hits) -> bool:
        """The noun phrase names a kind of violation: `12 pelanggaran administrasi`, `dua laporan perusakan baliho`."""
        named = kinds.between(c.end, min(c.end + 60, c.sentence.end)) if kinds.items else []
        return bool(named) and any(_OF_KIND.fullmatch(self.low, c.end, h.start) for h in named)

    def compared(self, c: Candidate) -> bool:
        """Another election's figure, said beside this one's."""
        return bool(_COMPARISON.search(self.low, c.sentence.start, c.start)) or self._other_election(c)

    def _other_election(self, c: Candidate) -> bool:
        if not self._year:
            return False
        here = [s for s in self.spans.between(c.sentence.start, c.start) if s.election]
        return bool(here) and not here[-1].period.endswith(self._year)

    def averages(self, c: Candidate) -> bool:
        """The rate averages a total: `rata-rata` stands in its sentence."""
        return any(
            self.low.startswith(("rata", "dirata", "rerata"), h.start)
            for h in self.cues["rate"].between(c.sentence.start, c.sentence.end)
        )

    def spoken_of(self, c: Candidate) -> bool:
        """The sentence, or what stands before it in its paragraph and the paragraph before, speaks of civil
        servants' neutrality."""
        first = c.index
        while first > max(0, c.index - 12) and self.reading.sentences[first - 1].paragraph >= c.sentence.paragraph - 1:
            first -= 1
        last = self.reading.sentences[min(c.index + 1, len(self.reading.sentences) - 1)]
        end = last.end if last.paragraph == c.sentence.paragraph else c.sentence.end
        return self.neutrality.any(self.reading.sentences[first].start, end)

    def recommendation_near(self, c: Candidate) -> bool:
        """The paragraph speaks of a recommendation, or the article of the supervisors' own."""
        if self.own_recommendation or not self.recommendation:
            return self.own_recommendation
        found = self._near_recommendation.get(c.index)
        if found is None:
            found = self._near_recommendation[c.index] = self._recommended_near(c)
        return found

    def _recommended_near(self, c: Candidate) -> bool:
        first = last = c.index
        sentences = self.reading.sentences
        while first > max(0, c.index - 8) and sentences[first - 1].paragraph == c.sentence.paragraph:
            first -= 1
        while last < min(len(sentences) - 1, c.index + 8) and sentences[last + 1].paragraph == c.sentence.paragraph:
            last += 1
        return self.low.find("rekomend", sentences[first].start, sentences[last].end) != -1

    def paper(self, c: Candidate) -> bool:
        """Letters and recommendations about neutrality; sets their status."""
        if c.noun.endswith("surat rekomendasi"):
            c.status = "recommended"
        elif c.unit == "letter":
            if not _LETTER.match(self.low[c.end : c.end + 40]):
                return False
            c.status = (
                "recommended"
                if self.recommendation
                and re.match(r"\s+(?:\w+\s+)?(?:bkn|kasn|rekomendasi)", self.low[c.end : c.end + 40])
                else "reported"
            )
        else:
            clause = max(c.zone[0], self.low.rfind(",", c.zone[0], c.start) + 1)
            c.status = "handled" if _ANSWERED.search(self.low, clause, c.zone[1]) else "recommended"
        c.strong = True
        return self.headline or self.spoken_of(c)

    def rate(self, c: Candidate) -> str:
        """day, week, month or year if the number is one per such a time, else ''."""
        if not self.per.items:
            return ""
        rated = self.cues["rate"].any(c.sentence.start, c.sentence.end)
        for hit in self.per.between(*c.zone):
            if _ANEW.search(self.low, hit.end, c.start):
                continue  # tiga aduan setiap pekan, atau total 36 aduan
            if (
                rated
                or self.low.startswith(("per", "tiap", "setiap", "saban", "dalam"), hit.start)
                or (
                    0 <= hit.start - c.end <= 1
                    and self.low.startswith("se", hit.start)
                    and not _THIS_SPAN.match(self.low, hit.end)
                )  # dua sampai tiga laporan seminggu
                or (c.start - 1 <= hit.end <= c.start and self.low.startswith("se", hit.start))
            ):
                return str(hit.value)
        return ""

    def of_organisers(self, c: Candidate) -> bool:
        """The neutrality of those who run the election or report on it: `tiga kasus netralitas penyelenggara`."""
        return self.low.find("netral", c.end) >= 0 and _ORGANISERS.match(self.low, c.end) is not None

    def listed(self, c: Candidate) -> str:
        """The unit of a list of places after a heading: `Kasus netralitas ASN: Sleman 5, Bantul 3`."""
        if c.place is None or not self.neutrality.any(c.sentence.start, c.start):
            return ""
        nouns = list(_HEADING.finditer(self.low, c.sentence.start, c.start))
        return ("report" if nouns[-1]["report"] else "case") if nouns else ""

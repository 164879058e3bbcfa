"""Whose count it is: the body that acts in its clause, is told of, speaks, or came up last."""

from __future__ import annotations

import re
from operator import itemgetter

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.speeches import Speeches
from netralitas.extract.counts.words import CUE, Ordered, hits_of, times
from netralitas.extract.findings import Body, Place, Region
from netralitas.extract.reading import Reading

_TIMES = itemgetter(1)
_SUPERVISING = ("election", "civil_service")
_COUNTING = frozenset(
    (
        "election",
        "civil_service",
        "agency",
        "regional_government",
        "ministry",
        "police",
        "court",
        "prosecution",
        "military",
        "state_body",
        "village",
        "civil",
    )
)
_PASSIVE = re.compile(
    r"\bdi\w+\s+(?:keterangan\s+|klarifikasi\s+)?(?:(?:oleh|pihak|tim|jajaran|penyidik|majelis)\s+)*$|"
    r"\boleh\s+(?:(?:pihak|ketua|tim|jajaran|penyidik|majelis|hakim)\s+)*$"
)
_TO = re.compile(
    r"\buntuk \w+\s+(?:oleh\s+)?$|\b(?:ke|kepada|melalui|lewat|dari|untuk|di)\s+"
    r"(?:(?:pihak|meja|penjabat|pj\.?|pjs\.?|plt\.?|para|masing-masing|seluruh|semua|sentra|kantor|sang|pak|bapak)\s+)*$"
)
_RECEIVED_AT = re.compile(
    r"\b(?:masuk|diadukan|dilaporkan|diterima|datang)\s+(?:ke|di|oleh)\s+(?:kantor\s+|meja\s+|pihak\s+)?$"
)
_SANCTION_BY = re.compile(r"\b(?:rekomendasi|rekomendsi|surat|permintaan|perintah)\s+(?:dari\s+|sanksi\s+)?$")
# `Anggota Bawaslu X, N, memaparkan angka tersebut dalam rapat`
_TOLD = re.compile(
    r"[^.;\"“”]{0,60}?\s(?:memaparkan|membeberkan|mengungkap(?:kan)?|menyampaikan|membuka|menyebut(?:kan)?|merilis|"
    r"menjelaskan|mengumumkan|menyodorkan|membacakan)\s+(?:angka|data|jumlah|catatan|rekap\w*)(?:nya|\s+(?:itu|tersebut|"
    r"tadi|ini))(?!\w)"
)
_TO_US = re.compile(r"\b(?:ke|kepada)\s+(?:mejanya|pihaknya|lembaganya|kantornya|kami|dirinya|timnya)(?!\w)")
_SOURCE = re.compile(
    r"\b(?:data|angka|jumlah|catatan|hasil|rekap\w*|temuan|demikian)\b(?:\s+(?:itu|tersebut|ini|tadi|hasil|"
    r"data|pleno))*\s+(?:\w+\s+){0,4}$"
)
_OWN = re.compile(
    r"\b(?:pihaknya|lembaganya|kantornya|jajarannya|kami|kita|timnya|instansinya|dinasnya|mejanya|ruangannya|"
    r"institusinya|kantor kami|badannya|inspektoratnya)(?!\w)"
)


# `lembaga itu bersama panwaslu di bawahnya menghimpun 58 laporan`: not theirs
_BESIDE = "bersama|bersama-sama|beserta|dibantu|didampingi|berikut"
_THEIRS = "jajaran|jajarannya"
_BETWEEN = "dengan|jajaran|para|seluruh|tim|pihak"
_COMPANION = re.compile(
    rf"\b(?:{_BESIDE}|(?:dan|serta)\s+(?:seluruh\s+)?(?:{_THEIRS}))\s+(?:(?:{_BETWEEN})\s+){{0,2}}$"
)
_COMPANION_ENDS = frozenset(f"{_BESIDE}|{_THEIRS}|{_BETWEEN}".split("|"))
# whose figures they are that somebody tells: `Data KASN yang diterima Bawaslu Malut menunjukkan`
_FIGURES_OF = re.compile(
    r"\b(?:data|angka|catatan|rekap|rekapitulasi|statistik|hitungan|versi|dokumen)\s+"
    r"(?:(?:dari|milik|resmi|terbaru|internal|hasil)\s+){0,2}$"
)
_HANDED = re.compile(
    r"\b(?:yang\s+)?(?:diterima|dikutip|diperoleh|dipegang|dihimpun|dibacakan|dipaparkan|disampaikan)\s+(?:oleh\s+)?$"
)
_UNASKED = re.compile(r"\b(?:menunggu|menanti|tanpa|mengaku ke)\s+(?:\w+\s+)?$")
_OF = re.compile(r"\s+(?:dari\s+|milik\s+)?")
_TELLER = re.compile(r",\s*(?:menurut|kata|ujar|ucap|tutur|jelas|terang|ungkap|sebut|lanjut|papar)\s+$")


class Counters:
    """Fills counter and region of counts, in text order, from bodies, places and speeches of the reading.

    Missing findings (a component left out) give empty columns.
    """

    def __init__(self, reading: Reading, speeches: Speeches | None = None) -> None:
        self.reading = reading
        self.speeches = speeches or Speeches(reading)
        self.low = reading.lowered
        bodies: list[Body] = reading.found.get("bodies", [])
        self.bodies: Ordered[Body] = Ordered(
            [b for b in bodies if b.kind in _COUNTING and not _companion(self.low, b.start)]
        )
        self.places: Ordered[Place] = Ordered([p for p in reading.found.get("places", []) if not p.dateline])
        self.region: Region | None = reading.found.get("region")
        self.nationwide = hits_of(reading, f"{CUE}_nationwide")
        self._of: dict[str, Body] = {}
        self._usual: list[tuple[str, int]] | None = None
        self._election_body: dict[str, str] = {}
        for body in self.bodies.items:
            self._of.setdefault(body.institution, body)
            if body.kind == "election" and body.region is not None:
                self._election_body.setdefault(body.region.name, body.institution)

    # --- counter

    def counter(self, c: Candidate, previous: Candidate | None) -> str:
        """The canonical name of the body whose count it is, '' if the text doesn't say."""
        if c.unit in ("letter", "recommendation"):
            of = self.bodies.behind(c.end, 1)
            if of and _OF.fullmatch(self.low, c.end, of[0].start):
                c.explicit = True
                return of[0].institution
        speech = self.speeches.at(c.start)
        speaker = speech.institution if speech is not None else ""
        agent = self._agent(c)
        subject = self._subject(c)
        first = self._of.get(subject)
        if agent and not (first is not None and first.kind in _SUPERVISING and c.status == "reported"):
            subject = agent.institution
        if subject:
            c.explicit = True
            return self._recommender(c, subject)
        teller = self._of.get(speaker)
        carried_out = (
            c.status == "sanctioned"
            and c.whole is not None
            and c.whole.status != "sanctioned"
            and teller is not None
            and teller.kind not in _SUPERVISING
        )
        if (
            c.part
            and c.whole is not None
            and c.whole.counter
            and not carried_out
            and not (c.base or (c.scan > c.end and speaker))
        ):
            return c.whole.counter
        if c.status == "sanctioned" and c.compared and c.own_period:
            return ""
        if speaker and self._counts(speaker):
            return self._recommender(c, speaker)
        recent = self._recent(c, previous)
        if recent:
            return self._recommender(c, recent)
        if (
            previous is not None
            and previous.counter
            and c.sentence.paragraph - previous.sentence.paragraph <= 1
            and c.status != "sanctioned"
        ):
            return self._recommender(c, previous.counter)
        return self._last_body(c) or (previous.counter if previous is not None else "")

    def _counts(self, institution: str) -> bool:
        body = self._of.get(institution)
        return body is None or body.kind in _COUNTING

    def _recommender(self, c: Candidate, institution: str) -> str:
        """Who is told to have recommended, when the teller is the one to carry it out."""
        body = self._of.get(institution)
        if c.status != "recommended" or body is None or body.kind in _SUPERVISING:
            return institution
        after = [b for b in self.bodies.between(c.end, c.sentence.end) if b.kind in _SUPERVISING]
        return after[0].institution if after else self._last(c, _SUPERVISING) or institution

    def _agent(self, c: Candidate) -> Body | None:
        """The agent or the receiver behind the predicate: `direkomendasikan KASN`, `masuk ke Bawaslu Bukittinggi`."""
        if c.part and not c.base:
            named = [
                b for b in self.bodies.between(c.end, c.zone[1] + 1)[:2] if self.low.startswith("oleh ", b.start - 5)
            ]
            return named[0] if named else None
        behind = self.bodies.between(c.end, c.zone[1] + 1)[:2]
        if not behind or _TO_US.search(self.low, c.end, c.zone[1]):
            return None
        for body in behind:
            before = self.low[max(c.end, body.start - 40) : body.start]
            if c.status == "sanctioned" and body.kind in _SUPERVISING:
                continue  # yang direkomendasikan KASN sudah dihukum
            if (c.status == "reported" and _RECEIVED_AT.search(before)) or (
                _PASSIVE.search(before) and not _TO.search(before)
            ):
                return body
        return None

    def _subject(self, c: Candidate) -> str:
        if c.bare and c.part:
            return ""
        bodies = [
            b
            for b in self.bodies.between(c.zone[0], c.start)
            or ([] if c.part else self.bodies.between(c.sentence.start, c.start))
            if not self._goal(b, c.sentence.start)
        ]
        if c.status == "sanctioned":
            bodies = [b for b in bodies if b.kind not in _SUPERVISING] or [
                b for b in bodies if not _SANCTION_BY.search(self.low, max(0, b.start - 30), b.start)
            ]
        if not bodies:
            return ""
        told = [b for b in bodies if _FIGURES_OF.search(self.low, max(0, b.start - 32), b.start)]
        if told and bodies[-1] is not told[-1] and _HANDED.search(self.low, told[-1].end, bodies[-1].start):
            return told[-1].institution
        own = _OWN.search(self.low, bodies[-1].end, c.start)
        if own and "," in self.low[bodies[-1].end : own.start()] and self.speeches.at(c.start) is not None:
            return ""  # hasilnya dibatalkan MK, lanjutnya, lembaganya memproses 25 orang
        acting = [b for b in bodies if not _TELLER.search(self.low, max(0, b.start - 16), b.start)]
        last = (acting or bodies)[-1]
        if c.part and c.whole is not None and last.kind not in _SUPERVISING and not last.via_office:
            return ""
        return last.institution

    def _recent(self, c: Candidate, previous: Candidate | None) -> str:
        """A body that came up since the count before, in this paragraph: `Anggota Bawaslu X … . Pihaknya menerima 41
        aduan`."""
        first = c.index
        while first > max(0, c.index - 12) and self.reading.sentences[first - 1].paragraph == c.sentence.paragraph:
            first -= 1
        start = max(self.reading.sentences[first].start, previous.end if previous is not None else 0)
        own = _OWN.search(self.low, c.sentence.start, c.zone[1])
        if own:
            return self._owner(c, first)
        for body in reversed(self.bodies.between(start, c.start)):
            if self._goal(body, start) or body.kind == "civil_service":
                continue
            if body.kind == "election" or (
                body.via_office and body.kind in ("agency", "police", "prosecution", "military")
            ):
                return body.institution
        return ""

    def _owner(self, c: Candidate, first: int) -> str:
        """Whose `pihaknya` it is: the subject of the nearest sentence of the paragraph that names a body."""
        for sentence in reversed(self.reading.sentences[first : c.index + 1]):
            bodies = self.bodies.between(sentence.start, min(sentence.end, c.start))
            bodies = [b for b in bodies if not self._goal(b, sentence.start)]
            if bodies:
                return next((b.institution for b in bodies if b.via_office), bodies[0].institution)
        return ""

    def _goal(self, body: Body, start: int) -> bool:
        """Somebody reports or passes on to this body; but `Dari Bawaslu X diperoleh keterangan` opens a sentence
        with the source."""
        before = self.low[max(start, body.start - 24) : body.start]
        if _UNASKED.search(before):
            return True
        return bool(_TO.search(before)) and before.strip(" \"'“”") not in ("dari", "di")

    def _last(self, c: Candidate, kinds: tuple[str, ...]) -> str:
        return next((b.institution for b in reversed(self.bodies.before(c.start, 60)) if b.kind in kinds), "")

    def most_named(self) -> list[tuple[str, int]]:
        """The two supervising bodies that the article names most, as those who act."""
        if self._usual is None:
            named = times(
                [
                    b.institution
                    for b in self.bodies.items
                    if b.kind in _SUPERVISING
                    and not _TO.search(self.low, max(0, b.start - 24), b.start)
                    and not _SANCTION_BY.search(self.low, max(0, b.start - 30), b.start)
                ]
            )
            self._usual = sorted(named.items(), key=_TIMES, reverse=True)[:2]
        return self._usual

    def _last_body(self, c: Candidate) -> str:
        if c.status == "sanctioned":
            order: tuple[tuple[str, ...], ...] = (
                ("regional_government", "agency"),
                ("ministry", "court"),
                _SUPERVISING,
            )
        elif c.status in ("recommended", "other"):
            order = (_SUPERVISING,)
        else:
            usual = self.most_named()
            if usual and (len(usual) == 1 or usual[0][1] > usual[1][1]):
                return usual[0][0]
            order = (("election",), ("civil_service",))
        for kinds in order:
            found = self._last(c, kinds)
            if found:
                return found
        return next((b.institution for b in self.bodies.behind(c.start, 6) if b.kind in order[0]), "")

    def source(self, c: Candidate) -> str:
        """The body that the next sentences name as the source: `Data itu bersumber dari Bawaslu Kaltara`."""
        for sentence in self.reading.sentences[c.index + 1 : c.index + 5]:
            if sentence.paragraph - c.sentence.paragraph > 2:
                break
            for body in self.bodies.between(sentence.start, min(sentence.end, sentence.start + 110))[:1]:
                if body.kind in _COUNTING and (
                    _SOURCE.match(self.low, sentence.start, body.start)
                    or (
                        _TOLD.match(self.low, body.end, sentence.end)
                        and not self._goal(body, sentence.start)
                        and sentence.paragraph - c.sentence.paragraph <= 1
                    )
                ):
                    return body.institution
        return ""

    def counter_of(self, region: str) -> str:
        """The election body of a wider region that the article has named, or ''."""
        return self._election_body.get(region, "")

    def body(self, institution: str) -> Body | None:
        """The first mention of an institution, or None."""
        return self._of.get(institution)


def _companion(low: str, start: int) -> bool:
    """The body that begins there is named beside another that acts."""
    left = max(0, start - 32)
    last = low[left:start].rsplit(None, 1)[-1:]
    if not last or (last[0].isalpha() and last[0] not in _COMPANION_ENDS):
        return False
    return _COMPANION.search(low, left, start) is not None

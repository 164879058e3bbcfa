"""Which name belongs to which office: apposition and the words between them.

`Sekda Kaltim Sri Wahyuni`, `Sri Wahyuni, Sekretaris Daerah`, `Y selaku Plt Kepala Dinas`, `Y yang juga Kepala Dinas Z`,
`Bupati dan Wakil Bupati X, A dan B`, `Anggota KPU X, A dan B`, `Y yang sebelumnya memimpin Dinas Z`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from netralitas.extract.findings import Body, Office
from netralitas.extract.officials.linking_state import GAP_LIMIT, UNIT, Link, State
from netralitas.extract.officials.names import Name
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

# how a person came by an office, best first
CAPACITY, DIRECT, SECOND, BACK = 4, 3, 2, 1

_SPACE = r"[ \t\xa0]*"
_FROM = "yang|dari|di|asal|dapil|daerah|periode|setempat|untuk wilayah"
_LOCATION = (
    rf"(?:(?:,{_SPACE})*(?-i:Kecamatan|Kec|Distrik|Kabupaten|Kab|Kota|Provinsi|Prov|Desa|Kelurahan)\.?"
    rf"(?:{_SPACE}(?-i:[A-Z])[\w'’-]+){{0,4}}(?={_SPACE}[,(]|{_SPACE}$)(?:{_SPACE}\([^()\n]{{0,30}}\))?)*{_SPACE}"
)
# `X masih memimpin rapat sebagai Keuchik Y`, `X dicopot sebagai Camat Y`
_DOING = (
    r"(?:masih|sehari-hari|tercatat|bertugas|bekerja|memimpin|aktif|berdinas|duduk|dilantik|hadir|datang|bicara|berbicara|"
    r"bertindak|terdaftar|mengabdi|mengaku)\b[^.;:,“”\"\n]{0,40} (?:sebagai|selaku)"
)
_LOST = r"(?:dicopot|diberhentikan|dinonaktifkan|dibebastugaskan|dipecat|dilengserkan|mundur|berhenti|mengundurkan diri)\b[^.;:,“”\"\n]{0,30} (?:sebagai|selaku|dari jabatan|dari kursi|dari posisi)|"
_LOST += (
    r"(?:tak|tidak|bukan) lagi(?: (?:menjabat|menjadi|memegang|duduk))?(?: (?:sebagai|selaku|jabatan))?|"
    r"[^.;:,“”\"\n]{0,40}\bmasa (?:tugas|jabatan)nya (?:sebagai|selaku)"
)
# how the holder of an office is spoken of, behind it: `Kades Gedangan nonaktif, X`
_STATE = "nonaktif|non-?aktif|terpilih|definitif|aktif|demisioner|dimaksud|bersangkutan|saat itu|kala itu|ketika itu"
_LIST_GAP = re.compile(rf"{_SPACE}(?:,|,?{_SPACE}(?:dan|serta|&)){_SPACE}(?:juga )?")
_HEADED = {
    "Dinas": "Kepala Dinas",
    "Badan": "Kepala Badan",
    "Biro": "Kepala Biro",
    "Bagian": "Kepala Bagian",
    "Kantor": "Kepala Kantor",
    "Puskesmas": "Kepala Puskesmas",
    "Kecamatan": "Camat",
    "Distrik": "Camat",
    "Kelurahan": "Lurah",
    "Inspektorat": "Inspektur",
    "Polres": "Kapolres",
    "Polda": "Kapolda",
    "Kodim": "Dandim",
    "Koramil": "Danramil",
    "Bawaslu": "Ketua",
    "Panwaslu": "Ketua",
    "Panwaslih": "Ketua",
    "KPU": "Ketua",
    "DPRD": "Ketua",
    "RSUD": "Direktur",
    "Satpol": "Kepala Satpol PP",
    "Kejaksaan": "Kepala Kejaksaan",
}


_LATER = 400
_HOLDS_IT = re.compile(
    r",[ \xa0](?:sang|si)[ \xa0](?:penjabat|pejabat|pelaksana|pemegang|pemangku)\b|,[ \xa0](?:pemegang|pemangku|pemilik|penghuni)[ \xa0]"
    r"(?:jabatan|kursi|posisi)[ \xa0](?:itu|tersebut|tadi)|,?[ \xa0](?:demikian|begitu)(?:lah)?[ \xa0](?:namanya|nama[ \xa0])"
)
_QUOTED_BETWEEN = re.compile(r"\.\s*[\"“][^\"“”\n]{5,220}[\"”]\s*(?:[a-z]+\s)?")
_ACTING = re.compile(r"[ \xa0]*\((?:penjabat|pejabat|pj|pjs|plt|plh|pelaksana)\b[^()]*\)", re.IGNORECASE)
_AS_OPENING = re.compile(r"(?:^|[.!?\n”\"] ?)(?:Sebagai|Selaku) $")
_APPOSED = re.compile(
    r"[ \xa0]*(?:[.;)]|$|\n|,[ \xa0]*(?:yang|saat|ketika|usai|seraya|sembari|sambil|kepada|dalam|di|pada|kemarin|(?-i:[A-Z])|\d))"
)
_AFTER_QUOTE = re.compile(r"[”\"’'][ ,]*\w+ $")
_CLOSED = re.compile(
    r"[ \xa0]*(?:[,.(;”\"\n]|(?:kepada|saat|ketika|usai|dalam|di|pada|seraya|sembari|sambil)\b|$|"
    r"(?:dari|asal)[ \xa0](?:[Dd]esa|[Gg]ampong|[Nn]agari|[Kk]ampung|[Pp]ekon|[Kk]elurahan|[Kk]ecamatan|[Dd]istrik)\b)"
)


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases for a regular expression, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


class Linker:
    """Ties names to offices. Made once from the lexicon (`officials.toml`).

    speech: verbs of speech that stand before the speaker. given: common name words.
    """

    def __init__(self, lexicon: Lexicon, speech: frozenset[str], given: frozenset[str]) -> None:
        self._speech, self._given = speech, given
        self._shared = frozenset(lexicon.toml("officials")["positions"]["shared"])
        self._about = frozenset(lexicon.toml("officials")["words"]["about"])
        links = lexicon.toml("officials")["links"]
        self._after_office = re.compile(
            rf"(?:-?nya\b)?{_SPACE}(?:(?:kota|[IVX]{{1,4}}|{_STATE})\b{_SPACE})?(?:(?:,{_SPACE})*\([^()\n]{{0,60}}\){_SPACE})*{_LOCATION}"
            rf"(?:(?:{UNIT})\b[^.;:“”\"\n]{{2,140}}?(?=,)|(?:{_FROM})\b[^,.;:“”\"\n]{{0,90}}(?=,))?"
            rf"(?:(?:,{_SPACE})+|[:–—-])?{_SPACE}(?:(?:(?:kini|saat ini|sekarang|sementara){_SPACE})?(?:{phrases(links['holder'])}),?{_SPACE})?(?:\(?alm\)?\.?{_SPACE}|\()?",
            re.IGNORECASE,
        )
        self._after_name = re.compile(
            rf"{_SPACE}(?:\([^()\n]{{1,40}}\){_SPACE})?(?P<mark>[,(–—-])?{_SPACE}"
            rf"(?:(?P<lost>{_LOST})|(?P<doing>{_DOING})|(?P<earlier>{phrases(links['earlier'])})|(?P<second>{phrases(links['second'])})|(?P<capacity>{phrases(links['capacity'])}))?{_SPACE}",
            re.IGNORECASE,
        )
        self._heads = re.compile(
            rf",?{_SPACE}(?:yang{_SPACE})?(?P<earlier>sebelumnya|pernah|dulu|dulunya|dahulu|sempat)?{_SPACE}(?:yang{_SPACE})?(?:kini{_SPACE})?"
            rf"(?:(?:baru|sudah|telah|belum|genap)(?: [a-z]+ (?:hari|pekan|minggu|bulan|tahun)| lama)?{_SPACE})?(?:{'|'.join(lexicon.toml('officials')['links']['heads'])}){_SPACE}",
            re.IGNORECASE,
        )

    def links(
        self, reading: Reading, names: list[Name], offices: list[Office], gone: list[tuple[int, int]]
    ) -> list[Link]:
        """All ties found in the text, in text order.

        gone: sorted spans (places, bodies) that may stand between an office and its holder without meaning anything there.
        """
        state = State(reading, names, offices, gone, self._given)
        for index in range(len(names)):
            self._office_before(state, index)
            self._shared_office(state, index)
            self._office_after(state, index)
        for index in range(len(names)):
            self._named_later(state, index)
        return state.found

    def _named_later(self, state: State, index: int) -> None:
        """The holder of an office named before without one: `Kursi Sekretaris Kecamatan X melayang. Y, pemegang jabatan itu, …`,
        `…, kata Kepala Bidang X. "…," Y meluruskan`."""
        name = state.names[index]
        if index in state.linked:
            return
        i = bisect_right(state.ends, (name.begin, len(state.offices))) - 1
        while i >= 0 and state.offices[state.ends[i][1]].candidate:
            i -= 1
        if i < 0:
            return
        number = state.ends[i][1]
        office = state.offices[number]
        if number in state.taken or not office.institution or name.begin - office.end > _LATER:
            return
        if _HOLDS_IT.match(state.text, name.finish) or (
            self._said_by(state, office.start)
            and state.text.startswith(".", office.end)
            and _QUOTED_BETWEEN.fullmatch(state.text, office.end, name.begin)
        ):
            state.add(Link(index, number, DIRECT, ""))

    def _office_before(self, state: State, index: int) -> None:
        """`Sekda Kaltim, Drs. X`."""
        name = state.names[index]
        i = bisect_right(state.ends, (name.begin, len(state.offices))) - 1
        if i < 0:
            return
        office = state.ends[i][1]
        end = state.offices[office].end
        if office in state.taken or name.begin - end > GAP_LIMIT or state.named_between(end, index):
            return
        gap = state.gap(end, name.begin)
        if gap is None or not self._after_office.fullmatch(gap):
            return
        if gap.endswith("(") and (len(name.words) < 2 or not state.text.startswith(")", name.finish)):
            return  # `Ketua KPU X (A B)`, but `Camat X (Garut), A B`
        for pair in self._coordinated(state, index, office):
            state.add(pair)
        if index in state.linked or self._ends_clause(state, index, office, gap):
            return
        first = self._first_of_two(state, office)
        status = "acting" if _ACTING.match(gap) else ""  # `Wali Kota X (penjabat) Y`
        state.add(Link(index, office, DIRECT if first is None else SECOND, status))
        if first is not None:
            state.add(Link(index, first, DIRECT, ""))

    def _first_of_two(self, state: State, office: int) -> int | None:
        """The office before, if both are one person's (`Anggota KPU sekaligus Koordinator Divisi Hukum, X`)."""
        if not office or office - 1 in state.taken:
            return None
        m = self._after_name.fullmatch(state.text, state.offices[office - 1].end, state.offices[office].start)
        return office - 1 if m is not None and m["second"] else None

    def _shared_office(self, state: State, index: int) -> None:
        """`Anggota KPU Garut, X, Y dan Z`."""
        if index in state.linked or index - 1 not in state.linked:
            return
        name, previous = state.names[index], state.names[index - 1]
        shared = state.offices[state.linked[index - 1]]
        if shared.position not in self._shared or shared.end > previous.begin:
            return
        if not _LIST_GAP.fullmatch(state.text, previous.finish, name.begin):
            return
        following = bisect_left(state.starts, name.finish)
        if following < len(state.offices):
            own = self._match_after(state, name, following)
            if own is not None and own["mark"]:
                return
        state.add(Link(index, state.linked[index - 1], DIRECT, ""))

    def _office_after(self, state: State, index: int) -> None:
        """`X, Sekretaris Daerah`, `X selaku Plt Kepala Dinas`, `X yang juga …`, `X, mantan …`."""
        name = state.names[index]
        i = bisect_left(state.starts, name.finish)
        if i >= len(state.offices) or state.offices[i].start - name.finish > GAP_LIMIT or i in state.taken:
            return
        m = self._match_after(state, name, i)
        phrase = m and (m["earlier"] or m["second"] or m["capacity"] or m["doing"] or m["lost"])
        if m is None or not (m["mark"] or phrase):
            return
        office = state.offices[i]
        if not phrase:
            if m["mark"] == "," and self._names_follow(
                state, index, office, close=not self._said_by(state, name.begin)
            ):
                return  # `kata X, Reje Kampung Mongal, Y, …`
            if index in state.linked and office.status != "former" and self._names_follow(state, index, office):
                return
            if self._new_clause(state, index, office):
                return
        grade = SECOND if m["second"] or m["earlier"] or index in state.linked else DIRECT
        if m["capacity"] and m["capacity"].lower().startswith(("selaku", "sebagai", "dalam")):
            grade = CAPACITY
        state.add(Link(index, i, grade, "former" if m["earlier"] or m["lost"] else ""))
        if i + 1 < len(state.offices) and i + 1 not in state.taken:  # `X, mantan Camat A yang kini Kepala Dinas B`
            m = self._after_name.fullmatch(state.text, office.end, state.offices[i + 1].start)
            if m is not None and (m["earlier"] or m["second"] or m["capacity"]):
                status = "former" if m["earlier"] else ""
                state.add(Link(index, i + 1, SECOND if m["second"] or m["earlier"] else DIRECT, status))

    def headed(self, text: str, name: Name, bodies: list[Body], body_starts: list[int]) -> tuple[Body, str, str] | None:
        """The body that somebody heads by a verb (`X yang sebelumnya memimpin Dinas Y`): body, position, status."""
        m = self._heads.match(text, name.finish)
        if not m:
            return None
        i = bisect_left(body_starts, m.end())
        if i >= len(bodies) or bodies[i].start != m.end():
            return None
        first = bodies[i].institution.split(" ", 1)[0]
        if first not in _HEADED:
            return None
        return bodies[i], _HEADED[first], "former" if m["earlier"] else "current"

    def _match_after(self, state: State, name: Name, office: int) -> re.Match[str] | None:
        gap = state.text[name.finish : state.offices[office].start]
        return None if "\n" in gap else self._after_name.fullmatch(gap)

    def _names_follow(self, state: State, index: int, office: Office, close: bool = False) -> bool:
        """True if the office has another name right behind it (`…, kata X, Camat Y Z`), so that it is that one's."""
        if index + 1 >= len(state.names) or state.names[index + 1].begin < office.end:
            return False
        gap = state.gap(office.end, state.names[index + 1].begin)
        if gap is None:
            return False
        return not gap.strip(" \t\xa0") if close else bool(self._after_office.fullmatch(gap))

    def _said_by(self, state: State, offset: int) -> bool:
        """True if a verb of speech stands right before: what it attributes may end at the next comma."""
        before = state.reading.lowered[max(0, offset - 20) : offset].split()
        return bool(before) and before[-1].lstrip("\"'”’“") in self._speech

    def _ends_clause(self, state: State, index: int, office: int, gap: str) -> bool:
        """True for `Menurut bupati, Sugeng sudah …`: the comma after a bare office ends the clause, the name begins the next."""
        held = state.offices[office]
        if gap.strip() != "," or not state.bare(held):
            return False
        before = state.reading.lowered[max(0, held.start - 16) : held.start].split()
        if _AS_OPENING.search(state.text, max(0, held.start - 12), held.start):
            return False  # `Sebagai kepala desa, X …`
        spoken_of = bool(before) and before[-1] in self._about and state.text[held.start].islower()
        if not spoken_of and not self._said_by(state, held.start):
            return False
        if _AFTER_QUOTE.search(state.text, max(0, held.start - 24), held.start):
            return False
        return not _CLOSED.match(state.text, state.names[index].finish)

    def _new_clause(self, state: State, index: int, office: Office) -> bool:
        """True for `ujar Gozali, lurah itu …`: a bare office behind the comma is the subject of what is said."""
        if office.status == "former" or not state.bare(office) or not state.text[office.start].islower():
            return False
        after = state.text[office.end : office.end + 14]
        if self._said_by(state, state.names[index].begin):
            return not _APPOSED.match(after)  # `sebut X, komisioner.`
        return not re.match(r"[ \xa0]*(?:(?:setempat|ini|itu|tersebut)\b|[,.);\n]|$)", after)

    def _coordinated(self, state: State, index: int, office: int) -> list[Link]:
        """`Bupati dan Wakil Bupati X, A dan B`: each name its office."""
        text, offices, names = state.text, state.offices, state.names
        run = [office]
        while (
            run[0] > 0
            and run[0] - 1 not in state.taken
            and _LIST_GAP.fullmatch(text, offices[run[0] - 1].end, offices[run[0]].start)
        ):
            run.insert(0, run[0] - 1)
        if len(run) < 2:
            return []
        people = [index]
        while (
            len(people) < len(run)
            and people[-1] + 1 < len(names)
            and _LIST_GAP.fullmatch(text, names[people[-1]].finish, names[people[-1] + 1].begin)
        ):
            people.append(people[-1] + 1)
        if len(people) != len(run):
            return []
        return [Link(p, o, DIRECT, "") for p, o in zip(people, run, strict=True)]

"""Which numbers of a sentence may count cases, reports or people: numbers with a counted head noun behind or before
them, and the bare
ones of a breakdown (`Boalemo 18 kasus, Pohuwato tiga`, `enam terbukti, enam tidak`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from netralitas.extract.counts.listed_places import district_of, place_above, place_before, place_behind, places_joined
from netralitas.extract.counts.words import Hits, Ordered, Phrases
from netralitas.extract.findings import Place
from netralitas.extract.numbers import Number
from netralitas.extract.reading import Reading, Sentence


@dataclass(slots=True, eq=False)
class Candidate:
    """A number that may be a count.

    start, end: core words (number and head noun). unit: '' until a bare one has found what it counts. noun: the head
    noun, '' if bare.
    bare: no head noun of its own. base: partitive (`dari 47 kasus itu`). back: points back (`87 aduan itu`). marked:
    a part by its own
    words (`di antaranya`, `lainnya`, `sisanya`). place: the region written directly before a bare or headed number.
    zone: what is said of it stands between these offsets; scan: where its predicate may begin. of: the number behind
    it that it is a part of (`tujuh dari 27 orang`). status, strong: what the predicate says, and whether it is more
    than a verb of counting. value: (min, max); size: the largest value it may have. against: something says that it is no count (a condition, a denial, another kind of case). whole: what it is a part of.
    """

    number: Number
    index: int
    sentence: Sentence
    start: int
    end: int
    unit: str
    noun: str
    bare: bool = False
    base: bool = False
    back: bool = False
    marked: bool = False
    negated: bool = False
    place: Place | None = None
    district: str = ""
    in_list: bool = False
    status: str = ""
    strong: bool = False
    inherits: bool = False
    said: str = ""
    kept: bool = False
    against: bool = False
    restated: bool = False
    compared: bool = False
    explicit: bool = False
    wider: bool = False
    beside: tuple[Place, ...] = ()
    own_period: str = ""
    own_region: bool = False
    now: bool = False
    part: bool = False
    whole: Candidate | None = None
    per: str = ""
    counter: str = ""
    region: str = ""
    period: str = ""
    zone: tuple[int, int] = (0, 0)
    scan: int = 0
    of: Candidate | None = None
    value: tuple[int | None, int | None] = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.value = self.number.min, self.number.max
        self.size = self.number.max or self.number.min or 0


def wholes_first(counts: list[Candidate]) -> list[tuple[int, Candidate]]:
    """The counts with their positions, those whose total only comes behind them last."""
    return sorted(enumerate(counts), key=lambda n: n[1].whole is not None and n[1].whole.start > n[1].start)


_DISTRICT = re.compile(r"kecamatan|distrik|\bkec\.")
_MARKS = re.compile(
    r"(?:\s+(?:orang))?\s+(?:di ?antara(?:nya)?\b|lainnya|lain\b|sisanya|selebihnya|lagi\b|tersisa|dari\b)"
)
_BACK = re.compile(r"(?:\s+(?:netralitas|asn|pns|pegawai))*\s+(?:itu|tersebut|tadi|ini|dimaksud)\b")
_BASE = re.compile(
    r"(?<!\w)(?<!terdiri )(?<!berasal )(?<!tersebar )(?<!datang )(?<!muncul )dari\s+(?:total|jumlah|ke|sekitar|sebanyak|seluruh)?\s*$"
)
_SKIP_BEFORE = re.compile(
    r"(?<!\w)(?:salah|yang satu|nomor|nomor urut|no|pp|uu|perpres|perppu|pkpu|perbawaslu|urut|urutan|paslon|pasal|ayat|huruf|angka|pukul|jam|tanggal|"
    r"usia|umur|kelas|golongan|eselon|tingkat|peringkat|komisi|jilid|putaran|ke)\.?\s*$"
)
_SKIP_BEHIND = re.compile(
    r"\s*(?:pun\b|-|per\s?satu|sama lain|suara\b|persen|%|kali\b|besar\b)|\s+(?:arah|pintu|atap|meja|hati|kata|suara)\b"
)
_SKIP_UNITS = re.compile(
    r"\s*(?:persen|%|prosen|kali\b|suara\b|juta\b|miliar\b|miliyar\b|januari|februari|pebruari|maret|april|mei\b|juni|juli|agustus|"
    r"september|oktober|november|nopember|desember|hari\b|jam\b|menit|tahun\b|bulan\b|pekan\b|minggu\b|kilometer|km\b|meter|"
    r"tps\b|pemilih|kursi)"
)
_ADVERBS = (
    r"(?:(?:sudah|telah|masih|belum|baru|sedang|juga|kita|kami|saya|dinyatakan|yang|ini|orang|di ?antaranya|"
    r"lainnya|lain|lagi|sisanya|langsung|"
    r"akhirnya|kemudian|ternyata|cukup|hanya|cuma|sempat|tetap|akan|saat ini|kini|dianggap|dinilai|diputus|"
    r"diputuskan|disebut|tengah|bisa|dapat|"
    r"resmi|mendapat|terkena|kena|dikenai|tidak|tak),?\s+)*"
)
_BARE_VERB = re.compile(rf"\s+{_ADVERBS}")
_BARE_ABOUT = re.compile(
    r"\s+(?:terhadap|atas|bagi|untuk|menyasar|menyeret|menjerat|menyebut|masih|sudah|menyangkut|melibatkan|terkait|mengenai|soal|tentang|berupa|berasal|dari|di|pada|adalah|merupakan|"
    r"berprofesi|berstatus|menghadiri|ikut|jadi|menjadi|karena|netralitas)\b"
)
_BARE_NOT = re.compile(r"\s+(?:tidak|tak|belum)\s*(?:$|[.,;”\"])")
_CLAUSE_END = re.compile(
    r"\s*(?:[,;:.)”\"’'&/]|$|(?:dan|serta|lalu|kemudian|disusul|sedangkan|sementara|namun|di|pada|se-|per|hingga|"
    r"sampai|sejak|selama|sepanjang|dari|untuk|tahun|ini|yang)\b)"
)
_FROM_REPORTS = re.compile(
    r"(?:\s+di ?antaranya)?\s+(?:bermula|berawal|berasal|bersumber|datang)\s+dari\s+(?:laporan|aduan|pengaduan)(?!\w)"
)
_LIST_ITEM = re.compile(r"(?:[,;:]|(?<!\w)(?:dan|serta|lalu|disusul))\s+$")
_ITEM_END = re.compile(r"\s*(?:[,;.)”\"]|$|(?:dan|serta|lalu|kemudian|disusul)\b)")
_LINK = re.compile(
    r"(?:\b(?:sebanyak|mencapai|berjumlah|sejumlah|tercatat|ada|adalah|menjadi|hanya|cuma|baru|sudah|telah|"
    r"menembus|menyentuh|tembus|total|totalnya|"
    r"jumlahnya|yakni|yaitu|sampai|capai|ke angka|di angka|sebesar|berkisar|terdapat)|\()\s*$"
)
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.'’()\-]+\s*[,:(–-]?\s*(?:(?:sebanyak|ada|dengan|juga|masing-masing)\s+)?$")


def candidates_of(
    reading: Reading,
    index: int,
    numbers: list[Number],
    phrases: Phrases,
    predicates: Hits,
    places: Ordered[Place],
    bare: bool = True,
) -> list[Candidate]:
    """The numbers of a sentence that may be counts, in text order, with their head nouns or (if `bare`) as bare
    ones."""
    whole_sentence = reading.sentences[index]
    low = reading.lowered
    found: list[Candidate] = []
    previous_end = whole_sentence.start
    words = low[whole_sentence.start : whole_sentence.end]
    districts = "kecamatan" in words or "distrik" in words or ("kec." in words and _DISTRICT.search(words) is not None)
    for number in numbers:
        # no sentence is longer than this; a page that lost its full stops may be
        sentence = whole_sentence._replace(
            start=max(whole_sentence.start, number.start - 600), end=min(whole_sentence.end, number.end + 600)
        )
        candidate = headed(reading, index, sentence, number, phrases, previous_end) or (
            _bare(reading, index, sentence, number, predicates, places) if bare else None
        )
        if candidate is None:
            continue
        before = low[max(sentence.start, number.start - 24) : number.start]
        if _SKIP_BEFORE.search(before) or (
            _SKIP_BEHIND.match(low, number.end, sentence.end) and number.form != "ordinal"
        ):
            continue
        candidate.base = bool(_BASE.search(before))
        candidate.scan = candidate.end
        if candidate.base and found and candidate.start - found[-1].end <= 6 and found[-1].bare:
            found[-1].marked, found[-1].scan, found[-1].unit, found[-1].of = (
                True,
                candidate.end,
                candidate.unit,
                candidate,
            )  # tujuh dari 27 orang tadi
            previous_end = candidate.end
            continue
        candidate.back = bool(_BACK.match(low, candidate.end, sentence.end))
        candidate.marked = bool(
            _MARKS.match(low, number.end if candidate.bare else candidate.end, sentence.end)
        ) or before.rstrip().endswith(
            ("sisanya", "selebihnya", "tersisa", "di antaranya", "diantaranya", "sisanya,", "selebihnya,")
        )
        candidate.negated = bool(_BARE_NOT.match(low, candidate.end, sentence.end))
        behind = place_behind(places, candidate.end, low, sentence)
        if behind is None and candidate.place is not None and candidate.place.start >= candidate.end:
            behind = candidate.place
        above = reading.sentences[index - 1] if index else sentence
        candidate.place = (
            behind
            or candidate.place
            or place_before(places, number.start, low, sentence)
            or place_above(places, number.start, above, whole_sentence, low)
        )
        if behind is None and candidate.place is not None and found and found[-1].place == candidate.place:
            candidate.place = (
                None if candidate.place.start > found[-1].start else candidate.place
            )  # tiga dari A, dua dari B
        candidate.in_list = behind is None and candidate.place is not None
        if districts:
            candidate.district = district_of(
                candidate.start,
                candidate.end,
                sentence,
                found[-1].district if found else "",
                previous_end,
                reading.text,
            )
        if candidate.place is not None:
            candidate.beside = places_joined(candidate.place, places, previous_end, low)
        found.append(candidate)
        previous_end = candidate.end
    return found


def headed(
    reading: Reading, index: int, sentence: Sentence, number: Number, phrases: Phrases, left: int
) -> Candidate | None:
    """A number with a counted noun behind it (`12 laporan`) or before it (`jumlah laporan mencapai 12`)."""
    low = reading.lowered
    if number.form == "ordinal":
        m = phrases.ordinal_noun.search(low, max(left, number.start - 20), number.start)
        if m and re.match(
            r"\s+(?:yang\s+)?(?:\w+\s+){0,2}(?:ditangani|diterima|diproses|dilaporkan|ditemukan|masuk|sejak|tahun|"
            r"sepanjang|selama)\b",
            low[number.end : sentence.end],
        ):
            return Candidate(number, index, sentence, m.start(), number.end, phrases.units[m["noun"]], m["noun"])
        return None
    if _is_year(number, low):
        return None
    m = phrases.noun.match(low, number.end, sentence.end)
    if m:
        noun, unit = m["noun"], phrases.units[m["noun"]]
        if unit == "person" and phrases.not_counted.match(low, m.end(), sentence.end):
            return None
        if number.form == "person" and unit != "person":
            return None
        return Candidate(number, index, sentence, number.start, m.end(), unit, noun)
    if number.form == "person" or not _CLAUSE_END.match(low, number.end, sentence.end):
        return None
    m = phrases.noun_before.search(low, max(left, number.start - 100), number.start)
    if (
        m
        and (
            number.min is None
            or number.max is None
            or (not m["between"].strip() and low.endswith("nya ", 0, number.start))
            or _LINK.search(m["between"])
        )
        and phrases.units[m["noun"]] in ("case", "report", "person", "recommendation")
    ):
        return Candidate(number, index, sentence, number.start, number.end, phrases.units[m["noun"]], m["noun"])
    return None


def _bare(
    reading: Reading, index: int, sentence: Sentence, number: Number, predicates: Hits, places: Ordered[Place]
) -> Candidate | None:
    """A number without a noun that its words or its neighbours mark as part of a breakdown."""
    low = reading.lowered
    if number.form == "ordinal" or _is_year(number, low):
        return None
    candidate = Candidate(number, index, sentence, number.start, number.end, "", "", bare=True)
    if _FROM_REPORTS.match(low, number.end, sentence.end):
        candidate.unit = "report"
    verb = _BARE_VERB.match(low, number.end, sentence.end)
    if verb and any(
        h.start == verb.end() or low[verb.end() : h.start].count(" ") <= 1
        for h in predicates.between(verb.start(), min(sentence.end, verb.end() + 40))
    ):
        return candidate
    if (
        _MARKS.match(low, number.end, sentence.end)
        or _BARE_NOT.match(low, number.end, sentence.end)
        or _BARE_ABOUT.match(low, number.end, sentence.end)
    ):
        return candidate
    if _BASE.search(low, max(sentence.start, number.start - 24), number.start):
        return candidate
    behind = places.behind(number.end, 1)
    if (
        behind
        and behind[0].start - number.end == 1
        and behind[0].end <= sentence.end
        and _LIST_ITEM.search(low, max(sentence.start, number.start - 8), number.start)
        and _ITEM_END.match(low, behind[0].end, sentence.end)
    ):
        candidate.place = behind[0]  # 7 dari Kota Solok, 5 Pasaman, tiga Agam
        return candidate
    if _CLAUSE_END.match(low, number.end, sentence.end):
        candidate.place = place_before(places, number.start, low, sentence)
        if candidate.place or _CAPITAL_BEFORE.search(
            reading.text, max(sentence.start, number.start - 40), number.start
        ):
            return candidate
    return None


def passed_over(
    reading: Reading, index: int, numbers: list[Number], phrases: Phrases, places: Ordered[Place]
) -> list[Candidate]:
    """Numbers that `candidates_of` makes nothing of, as candidates for a more generous eye: all but years, days and the
    numbers of laws and offices."""
    low = reading.lowered
    found = []
    for number in numbers:
        sentence = reading.sentences[index]
        sentence = sentence._replace(
            start=max(sentence.start, number.start - 600), end=min(sentence.end, number.end + 600)
        )
        if (
            _is_year(number, low)
            or _SKIP_BEFORE.search(low, max(sentence.start, number.start - 24), number.start)
            or _SKIP_UNITS.match(low, number.end, sentence.end)
        ):
            continue
        c = headed(reading, index, sentence, number, phrases, sentence.start) or Candidate(
            number, index, sentence, number.start, number.end, "", "", bare=True
        )
        c.scan = c.end
        c.base = bool(_BASE.search(low, max(sentence.start, number.start - 24), number.start))
        c.back = bool(_BACK.match(low, c.end, sentence.end))
        c.marked = bool(_MARKS.match(low, c.end, sentence.end))
        c.negated = bool(_BARE_NOT.match(low, c.end, sentence.end))
        behind = place_behind(places, c.end, low, sentence)
        c.place = behind or place_before(places, number.start, low, sentence)
        c.in_list = behind is None and c.place is not None
        found.append(c)
    return found


def _is_year(number: Number, low: str) -> bool:
    """Four digits that are rather a year than 2,018 cases, which would be written 2.018."""
    if (
        number.form != "digits"
        or not number.exact
        or not 1990 <= (number.min or 0) <= 2049
        or number.end - number.core != 4
    ):
        return False
    return not _LINK.search(low, max(0, number.core - 14), number.core)

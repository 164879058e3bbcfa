"""Which numbers of a sentence may count cases, reports or people: numbers with a counted head noun behind or before
them, and the
bare ones of a breakdown (`Boalemo 18 kasus, Pohuwato tiga`, `enam terbukti, enam tidak`)."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.heads import CLAUSE_END, Heads, is_year
from netralitas.extract.counts.listed_places import district_of, place_above, place_before, place_behind, places_joined
from netralitas.extract.counts.words import Hits, Ordered, one_of
from netralitas.extract.findings import Place
from netralitas.extract.numbers import Number
from netralitas.extract.reading import Reading, Sentence

_LONG = 600
_DISTRICT = re.compile(r"kecamatan|distrik|\bkec\.")
_MARKS = re.compile(
    r"(?:\s+(?:orang))?\s+(?:di ?antara(?:nya)?\b|lainnya|lain\b|sisanya|selebihnya|lagi\b|tersisa|dari\b)"
)
_BACK = re.compile(r"(?:\s+(?:netralitas|asn|pns|pegawai))*\s+(?:itu|tersebut|tadi|ini|dimaksud)\b")
_BASE = re.compile(
    r"(?<!\w)(?<!terdiri )(?<!berasal )(?<!tersebar )(?<!datang )(?<!muncul )dari\s+(?:total|jumlah|ke|sekitar|sebanyak|seluruh)?\s*$"
)
_SKIP_BEFORE = re.compile(
    r"\b(?:salah|yang satu|nomor|nomor urut|no|pp|uu|perpres|perppu|pkpu|perbawaslu|urut|urutan|paslon|pasal|ayat|huruf|angka|pukul|jam|tanggal|"
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
    "sudah|telah|masih|belum|baru|sedang|juga|kita|kami|saya|dinyatakan|yang|ini|orang|diantaranya|lainnya|lain|lagi|"
    "sisanya|langsung|akhirnya|kemudian|ternyata|cukup|hanya|cuma|sempat|tetap|akan|kini|dianggap|dinilai|diputus|"
    "diputuskan|disebut|tengah|bisa|dapat|resmi|mendapat|terkena|kena|dikenai|tidak|tak|di antaranya|saat ini"
)
_BARE_VERB = re.compile(rf"\s+(?:(?:{one_of(_ADVERBS)}),?\s+)*")
_ABOUT = (
    "terhadap|atas|bagi|untuk|menyasar|menyeret|menjerat|menyebut|masih|sudah|menyangkut|melibatkan|terkait|mengenai|"
    "soal|tentang|berupa|berasal|dari|di|pada|adalah|merupakan|berprofesi|berstatus|menghadiri|ikut|jadi|menjadi|karena|"
    "netralitas"
)
_BARE_ABOUT = re.compile(rf"\s+(?:{one_of(_ABOUT)})\b")
_BARE_NOT = re.compile(r"\s+(?:tidak|tak|belum)\s*(?:$|[.,;”\"])")
_FROM_REPORTS = re.compile(
    r"(?:\s+di ?antaranya)?\s+(?:bermula|berawal|berasal|bersumber|datang)\s+dari\s+(?:laporan|aduan|pengaduan)(?!\w)"
)
_LIST_ITEM = re.compile(r"(?:[,;:]|\b(?:dan|serta|lalu|disusul))\s+$")
_ITEM_END = re.compile(r"\s*(?:[,;.)”\"]|$|(?:dan|serta|lalu|kemudian|disusul)\b)")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.'’()\-]+\s*[,:(–-]?\s*(?:(?:sebanyak|ada|dengan|juga|masing-masing)\s+)?$")


def candidates_of(
    reading: Reading,
    index: int,
    numbers: list[Number],
    heads: Heads,
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
        sentence = _around(whole_sentence, number)
        candidate = heads.headed(index, sentence, number, previous_end) or (
            _bare(reading, index, sentence, number, predicates, places) if bare else None
        )
        if candidate is None:
            continue
        before = low[max(sentence.start, number.start - 24) : number.start]
        if _SKIP_BEFORE.search(before) or (
            _SKIP_BEHIND.match(low, number.end, sentence.end) and number.form != "ordinal"
        ):
            continue
        candidate.base = "dari" in before and _BASE.search(before) is not None
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


def _bare(
    reading: Reading, index: int, sentence: Sentence, number: Number, predicates: Hits, places: Ordered[Place]
) -> Candidate | None:
    """A number without a noun that its words or its neighbours mark as part of a breakdown."""
    low = reading.lowered
    if number.form == "ordinal" or is_year(number, low):
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
    if _is_base(low, max(sentence.start, number.start - 24), number.start):
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
    if CLAUSE_END.match(low, number.end, sentence.end):
        candidate.place = place_before(places, number.start, low, sentence)
        if candidate.place or _CAPITAL_BEFORE.search(
            reading.text, max(sentence.start, number.start - 40), number.start
        ):
            return candidate
    return None


def passed_over(
    reading: Reading, index: int, numbers: list[Number], heads: Heads, places: Ordered[Place]
) -> list[Candidate]:
    """Numbers that `candidates_of` makes nothing of, as candidates for a more generous eye: all but years, days and the
    numbers of laws and offices."""
    low = reading.lowered
    found = []
    for number in numbers:
        sentence = _around(reading.sentences[index], number)
        if (
            is_year(number, low)
            or _SKIP_BEFORE.search(low, max(sentence.start, number.start - 24), number.start)
            or _SKIP_UNITS.match(low, number.end, sentence.end)
        ):
            continue
        c = heads.headed(index, sentence, number, sentence.start) or Candidate(
            number, index, sentence, number.start, number.end, "", "", bare=True
        )
        c.scan = c.end
        c.base = _is_base(low, max(sentence.start, number.start - 24), number.start)
        c.back = bool(_BACK.match(low, c.end, sentence.end))
        c.marked = bool(_MARKS.match(low, c.end, sentence.end))
        c.negated = bool(_BARE_NOT.match(low, c.end, sentence.end))
        behind = place_behind(places, c.end, low, sentence)
        c.place = behind or place_before(places, number.start, low, sentence)
        c.in_list = behind is None and c.place is not None
        found.append(c)
    return found


def _around(sentence: Sentence, number: Number) -> Sentence:
    """The sentence of a number, cut where it is longer than any is: a page may have lost its full stops."""
    if sentence.end - sentence.start <= _LONG:
        return sentence
    start, end = max(sentence.start, number.start - _LONG), min(sentence.end, number.end + _LONG)
    return sentence if start == sentence.start and end == sentence.end else sentence._replace(start=start, end=end)


def _is_base(low: str, start: int, end: int) -> bool:
    """`dari` stands before a number."""
    return low.find("dari", start, end) >= 0 and _BASE.search(low, start, end) is not None

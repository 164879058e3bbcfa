"""What happened to the counted ones: predicates before and behind a number, each in its scope (in the manner of
ConText)."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.words import Hits
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit

# a later stage outweighs an earlier one said of the same number
RANK = {
    "reported": 1,
    "handled": 2,
    "other": 3,
    "forwarded": 4,
    "proven": 5,
    "not_proven": 6,
    "recommended": 7,
    "sanctioned": 8,
}
_AWAITED = re.compile(r"\b(?:menunggu|menanti|belum ada|belum keluar|belum turun)\s+$")
_TRANSFERS = (
    "dipindahkan",
    "dipindah",
    "dipindahtugaskan",
    "pindah tugas",
    "dimutasi",
    "dimutasikan",
    "memutasi",
    "mutasi",
)
_CAUSE = re.compile(
    r"\b(?:terbukti|netral\w*|karena|lantaran|akibat|gara-gara|sanksi|hukuman|melanggar|pelanggaran)(?!\w)"
)
_REGISTERING = ("meregister", "meregistrasi", "register", "registrasi")
_REGISTERED = ("diregister", "diregistrasi", "teregister", "teregistrasi")
# of people a punishment, of a case that somebody works on it
_TAKEN_UP = ("menindak", "ditindak", "tindak")
_WHOLLY_REPORTED = ("dilaporkan", "diadukan", "terlapor", "dilapor")

_ONLY_NEAR = re.compile(
    r"\s*(?:(?:kepada|terhadap|bagi|untuk|buat|atas|pada|soal|tentang|dari|atas nama|baru|lagi|sebanyak|sekitar|"
    r"malah|justru|ada|hanya|cuma|mencapai|sudah|telah|tercatat|itu|bahkan|oleh|berjumlah|adalah|sejumlah|total|"
    r"cukup|sebetulnya|sebenarnya|semula|awalnya|ringan|sedang|berat|disiplin|tertulis|lisan|dijatuhkan|diberikan|"
    r"dari|milik|para)\s+)*:?\s*$"
)
_LINKS = (
    "sebanyak|mencapai|berjumlah|sejumlah|menembus|sebesar|tercatat|total|totalnya|jumlahnya|adalah|bertambah|berkurang|yakni|yaitu|"
    "menjadi|hanya|sudah|udah|baru|ada|itu"
)
_LINKING = frozenset(_LINKS.split("|"))
_LINKED = re.compile(rf"\b(?:{_LINKS})\s+(?:\w+\s+)?$")
_NOMINAL = frozenset(
    (
        "sanksi",
        "hukuman",
        "teguran",
        "teguran tertulis",
        "teguran lisan",
        "laporan",
        "kasus",
        "perkara",
        "dugaan",
        "hukuman disiplin",
        "penanganan",
        "rekomendasi untuk",
        "pemblokiran",
        "klarifikasi",
        "proses",
        "periksa",
        "panggil",
        "copot",
        "tangani",
        "masuk",
        "muncul",
        "datang",
        "terbukti",
        "bersalah",
        "terdapat",
        "rekomendasi kepada",
        "rekomendasi terhadap",
        "rekomendasi bagi",
        "rekomendasi atas",
        "rekomendasi sanksi",
        "dijatuhi",
        "disanksi",
        "dihukum",
        "dicopot",
        "diperiksa",
        "ditangani",
        "diproses",
        "dilaporkan",
        "diduga",
        "ditemukan",
        "diterima",
        "tercatat",
        "direkomendasikan",
        "tidak terbukti",
        "bukan pelanggaran",
        "dihentikan",
        "blokir",
        "menyampaikan",
        "mengungkap",
        "ungkap",
    )
)
_AGENT = re.compile(
    r"\b(?:kami|kita|saya|mereka|beliau|bawaslu|panwaslu|panwas|kasn|bkn|inspektorat|bkd|bkpsdm|bupati|"
    r"gubernur|kota|polisi|pihaknya|gakkumdu)\s+(?:langsung\s+)?$"
)
_NOT_YET = re.compile(
    r"\b(?:akan|bakal|bisa|dapat|terancam|segera|siap|perlu|harus|wajib|menunggu|urung|batal|mau|hendak|"
    r"diminta|meminta|minta|agar|supaya|dapat|berpotensi|mestinya|seharusnya|belum|belum bisa|tak|tidak|bukan|"
    r"tanpa|sebelum)\s+(?:\w+\s+)?$"
)
_NEGATION = re.compile(r"\b(?:tidak|tak|belum|bukan|tanpa)\s+(?:\w+\s+){0,2}$")
_DONE = re.compile(r"\b(?:sudah|telah|lalu|kemudian|akhirnya)(?!\w)")
_ASKING = re.compile(r"\b(?:meminta|minta|mengusulkan|menyarankan|merekomendasikan|direkomendasikan|rekomendasi)(?!\w)")
_HEADED = re.compile(r"\s*(?:(?:ke|di|oleh|kepada)\s+\w+\s*)?(?:sebanyak|ada|sejumlah|baru)?\s*[:=(]?\s*")
_CLAUSE_START = re.compile(r"(?:^|[,;:(.]|\b(?:dan|serta|sudah|telah|yang|masih|sedang|lalu))\s*$")
_UNDONE = re.compile(
    r"\b(?:belum|tak kunjung|tidak kunjung)\s+(?:\w+\s+){0,2}(?:dieksekusi|dilaksanakan|dijalankan|"
    r"ditindaklanjuti|dijatuhi|disanksi|dihukum|mendapat|diberi)\b"
)


def _linked(low: str, start: int, end: int) -> bool:
    """The last word between two offsets, or the one before it, leads to a number."""
    words = low[start:end].split()[-2:]
    if "".join(words).isalpha() and _LINKING.isdisjoint(words):
        return False
    return _LINKED.search(low, start, end) is not None


def _side(low: str, left: int, hit: Hit) -> bool:
    """The predicate may stand behind its subject here: one with an agent only behind that agent."""
    side = hit.value[1]
    return side == "follows" or (
        side == "follows_agent" and _AGENT.search(low, max(left, hit.start - 20), hit.start) is not None
    )


def _without_cause(words: str, c: Candidate, low: str) -> bool:
    """A transfer, which is no punishment unless the sentence says what for."""
    return words in _TRANSFERS and _CAUSE.search(low, c.sentence.start, c.sentence.end) is None


def _larger(c: Candidate, earlier: list[Candidate]) -> bool:
    """A larger number received stands before this one."""
    if c.of is not None and c.of.size > c.size:
        return True
    return any((e.unit == c.unit or not c.unit) and e.size > c.size for e in earlier[-4:])


def read_status(
    c: Candidate, reading: Reading, preceding: Hits, following: Hits, recommendation: bool, earlier: list[Candidate]
) -> None:
    """Set `status` and `strong` from the candidate's own predicates ('' if it has none).

    recommendation: the article speaks of one (then what was passed on is `recommended`). earlier: the counts before it.
    """
    low = reading.lowered
    left, right = c.zone
    seen: list[tuple[str, Hit]] = []
    for hit in preceding.between(left, c.start):
        status, side = hit.value
        words = low[hit.start : hit.end]
        if (side == "precedes_matter" and c.unit == "person") or _without_cause(words, c, low):
            continue
        gap = low[hit.end : c.start]
        if (
            (words in _NOMINAL and not _ONLY_NEAR.fullmatch(gap))
            or len(gap) > 70
            or (c.unit == "person" and ("," in gap or len(gap) > 60))
        ):
            continue
        if (
            status == "recommended"
            and words.startswith("rekomendasi")
            and re.search(
                r"\b(?:menindaklanjuti|melaksanakan|menjalankan|mengeksekusi)\s+$",
                low[max(left, hit.start - 20) : hit.start],
            )
        ):
            status = "handled"
        if words in _REGISTERING and not _larger(c, earlier):
            status = "reported"
        if words in _TAKEN_UP and c.unit in ("case", "report"):
            status = "handled"
        if (
            status in ("sanctioned", "recommended", "proven")
            and _NOT_YET.search(low, max(left, hit.start - 24), hit.start)
            and not _ASKING.search(low, max(left, hit.start - 30), hit.start)
        ):
            continue
        if status == "sanctioned" and _ASKING.search(low, max(left, hit.start - 30), hit.start):
            status = "recommended"
        seen.append((status, hit))
    if _linked(low, max(left, c.start - 30), c.start):
        # jumlah ASN yang dilaporkan mencapai 94 orang
        for hit in following.between(left, c.start):
            gap = low[hit.end : c.start]
            if (
                "," not in gap
                and len(gap) < 110
                and not low.endswith(("untuk ", "agar ", "supaya "), 0, hit.start)
                and _side(low, left, hit)
                and not _NOT_YET.search(low, max(left, hit.start - 24), hit.start)
            ):
                seen.append((hit.value[0], hit))
    recommended_at = c.scan if any(s == "recommended" for s, _ in seen) else -1
    for hit in following.between(c.scan, right):
        status, side = hit.value
        if (side == "follows_matter" and c.unit == "person") or (
            side == "follows_agent" and not _AGENT.search(low, max(c.end, hit.start - 20), hit.start)
        ):
            continue
        words = low[hit.start : hit.end]
        if _without_cause(words, c, low):
            continue
        before = low[max(c.scan, hit.start - 24) : hit.start]
        if status == "sanctioned":
            if (recommended_at >= 0 and not _DONE.search(low, recommended_at, hit.start)) or (
                _ASKING.search(low, c.end, hit.start) and not _DONE.search(low, c.end, hit.start)
            ):
                continue
            if _NOT_YET.search(before):
                continue
        elif status == "recommended" and _AWAITED.search(before):
            status = "handled"
        elif status == "proven" and _NEGATION.search(before):
            status = "handled" if "belum" in before else "not_proven"
        elif (
            status in ("handled", "not_proven", "forwarded", "reported", "recommended")
            and re.search(r"\b(?:belum|tidak|tak)\s+(?:\w+\s+)?$", before)
            and "belum " not in words
        ):
            continue
        if status == "not_proven" and words == "bebas" and low.startswith("bebas tugas", hit.start):
            status = "sanctioned"
        if words in _TAKEN_UP and c.unit in ("case", "report"):
            status = "handled"
        if words in _REGISTERED and not _larger(c, earlier):
            status = "reported"  # all that came in; beside a larger number received they are being handled
        if status == "recommended":
            recommended_at = hit.end
        seen.append((status, hit))
    if not seen and not c.bare:
        # diteruskan ke BKN empat laporan, dihentikan enam laporan
        heads = [h for h in following.between(left, c.start) if _HEADED.fullmatch(low, h.end, c.start)]
        if heads and _CLAUSE_START.search(low, max(0, heads[0].start - 24), heads[0].start):
            seen.append((heads[0].value[0], heads[0]))
    undone = low.find("belum", c.scan, right) >= 0 or low.find("kunjung", c.scan, right) >= 0
    if undone and _UNDONE.search(low, c.scan, right):
        seen = [(s, h) for s, h in seen if s != "sanctioned"]
        if c.unit in ("person", "case", "report", "") and not any(s == "other" for s, _ in seen):
            c.status, c.strong = "recommended", True
            return
    if not seen:
        return
    status, _ = max(seen, key=lambda s: (RANK[s[0]], -s[1].start))
    if status == "forwarded":
        status = "recommended" if recommendation else "handled"
    c.status = status
    c.strong = status != "reported" or any(
        h.start >= c.end or low[h.start : h.end] in _WHOLLY_REPORTED for _, h in seen
    )

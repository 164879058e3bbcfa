"""Where what is said of a number stands: from the number before it to what belongs to the next one, clause by clause."""

from __future__ import annotations

import re

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.reading import Reading

_STOP = re.compile(
    r"(?<!\w)(?:sisanya|selebihnya|sementara itu|sedangkan|namun|adapun|padahal|termasuk|salah satunya|"
    r"salah seorang|misalnya|separuh(?:nya)?|sebagian(?:nya)?|setengahnya|seperti|karena|lantaran|sebab|gara-gara|"
    r"akibat|menyusul|sebelum|agar|supaya|kalau|jika|bila|apabila|meski|meskipun|walau|walaupun|"
    r"atas rekomendasi|sesuai rekomendasi|berdasarkan rekomendasi|"
    r"yakni|yaitu|rinciannya|terdiri|dengan rincian|sementara)(?!\w)|[;:“”\"]|\.\s"
)
# a comma closes the clause unless it goes on about the same ones
_GOES_ON = re.compile(
    r",\s*(?:dan|itu pun|lalu|kemudian|tetapi|tapi|semua(?:nya)?|seluruh(?:nya)?|kedua(?:nya|-duanya)|"
    r"ketiga(?:nya)|hingga|yang|sudah|telah|masih|belum|tengah|sedang|kini|tetap|resmi|terbukti|tidak|"
    r"(?:kata|ujar|ucap|tutur|lanjut|jelas|sebut|ungkap|tegas|imbuh|tambah|papar|terang|beber|rinci|urai)(?:nya)?|menurut(?:nya)?|"
    r"dinyatakan|dua-duanya|tinggal|langsung|akhirnya|namanya|datanya|hukumannya|"
    r"statusnya|kini|saat ini|bahkan|antara lain karena)(?!\w)"
)
_MARKS = re.compile(r"\s+(?:sisanya|selebihnya|lainnya|di ?antaranya)(?!\w)")
# lima ASN, yakni A dan B, akhirnya dijatuhi sanksi
_ASIDE = re.compile(
    r"[^,;:.]{0,30},\s*(?:\w+\s+(?:orang\s+)?di ?antaranya|yakni|yaitu|masing-masing|di ?antaranya|termasuk|antara lain|semuanya|seluruhnya|keduanya|"
    r"salah satunya|soal|tentang|terkait|mengenai|perihal|menyangkut|yang|asal|dari|berinisial|bernama)\s"
    r"[^;:“”\"]{3,140}?,\s*(?=(?:tetap|sudah|telah|sedang|tengah|akhirnya|kini|dinyatakan|di\w+|ter\w+|"
    r"tidak|tak|langsung|masih|belum|bebas|lolos|gugur)\b)"
)
# lima orang honorer, beber Yulius, terbukti …
_TOLD = re.compile(
    r",\s*(?:kata|menurut|ujar|ucap|tutur|lanjut|jelas|sebut|ungkap|tegas|imbuh|tambah|papar|terang|beber|rinci|urai|"
    r"aku|sambung|cetus|tukas|tandas|terang|imbuh|catat|ulas|kenang|tambah|tukas|timpal)(?:nya)?(?!\w)"
    r"[^,;:.“”\"]{0,60},"
)
_SEPARATOR = re.compile(
    r"[,;:—–]|(?<!\w)(?:dan|serta|lalu|kemudian|sedangkan|sementara|adapun|tetapi|namun|tapi|disusul)(?!\w)"
)
_CONTRAST = re.compile(r"(?<!\w)(?:sedangkan|sementara|adapun|namun|tetapi)(?!\w)|[;“”\"]")
_CONTRASTS = ("sedangkan", "sementara", "adapun", "namun", "tetapi", ";", "“", "”", '"')
_FROM = re.compile(r"\s*(?:[\w]+\s+){0,4}(?:dari|di|pada|se)\s+(?:total\s+|sekitar\s+)?")


def read_zones(candidates: list[Candidate], reading: Reading) -> None:
    """Set each candidate's `zone`: from the end of the number before it to the start of what belongs to the next
    one."""
    low = reading.lowered
    for i, c in enumerate(candidates):
        left = candidates[i - 1].end if i and candidates[i - 1].index == c.index else c.sentence.start
        between = low[left : c.start]
        contrasts = list(_CONTRAST.finditer(low, left, c.start)) if any(w in between for w in _CONTRASTS) else []
        if contrasts:
            left = contrasts[-1].end()
        right = c.sentence.end
        aside = _ASIDE.match(low, c.end, right)
        following = next(
            (f for f in candidates[i + 1 : i + 9] if (not aside or f.start > aside.end()) and not _spread(c, f, low)),
            None,
        )
        if following is not None:
            right = following.start
            separators = list(_SEPARATOR.finditer(low, c.scan, right))
            if separators:
                right = separators[-1].start()
        right = max(right, c.scan)
        if c.base:
            right = min(right, low.find(",", c.end, right) % (right + 1))
        c.zone = (left, _scope_end(low, c.scan, right, c.sentence.headline))


def _spread(c: Candidate, following: Candidate, low: str) -> bool:
    """The next number says over how many regions these are spread: `belasan PNS dari enam kabupaten diadukan`."""
    return (
        following.unit == "institution"
        and following.index == c.index
        and _FROM.fullmatch(low, c.end, following.start) is not None
    )


def _scope_end(low: str, start: int, end: int, headline: bool) -> int:
    marks = _MARKS.match(low, start, end)
    if marks:
        start = marks.end()
    aside = _ASIDE.match(low, start, end)
    if aside:
        start = aside.end()
    stop = _STOP.search(low, start, end)
    if stop:
        end = stop.start()
    if headline:
        return end
    comma = low.find(",", start, end)
    while comma != -1:
        told = _TOLD.match(low, comma, end)
        if told:
            comma = low.find(",", told.end(), end)
            continue
        if not _GOES_ON.match(low, comma, end) and not low[comma + 1 : comma + 2].isdigit():
            return comma
        comma = low.find(",", comma + 1, end)
    return end

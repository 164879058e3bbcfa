"""Where what is said of a number stands: from the number before it to what belongs to the next one, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Container

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.words import one_of
from netralitas.extract.reading import Reading

_STOPS = (
    "sisanya|selebihnya|sementara itu|sedangkan|namun|adapun|padahal|termasuk|salah satunya|salah seorang|misalnya|"
    "separuh|separuhnya|sebagian|sebagiannya|setengahnya|seperti|karena|lantaran|sebab|gara-gara|akibat|menyusul|"
    "sebelum|agar|supaya|kalau|jika|bila|apabila|meski|meskipun|walau|walaupun|atas rekomendasi|sesuai rekomendasi|"
    "berdasarkan rekomendasi|yakni|yaitu|rinciannya|terdiri|dengan rincian|sementara"
)
_STOP = re.compile(rf"\b(?:{one_of(_STOPS)})(?!\w)|[;:“”\"]|\.\s")
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
_COMMA = 31  # characters in which its comma stands
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
_CONTRASTS = ("sedangkan", "sementara", "adapun", "namun", "tetapi", ";", "“", "”", '"')
_LINKING = "dan|serta|lalu|kemudian|sedangkan|sementara|adapun|tetapi|namun|tapi|disusul"
_SEPARATORS = (",", ";", ":", "—", "–", *_LINKING.split("|"))
_FROM = re.compile(r"\s*(?:[\w]+\s+){0,4}(?:dari|di|pada|se)\s+(?:total\s+|sekitar\s+)?")


def read_zones(candidates: list[Candidate], reading: Reading, unknown: Container[int] | None = None) -> None:
    """Set each candidate's `zone`: from the end of the number before it to the start of what belongs to the next
    one. unknown: by `id` those whose zone is wanted, None for all."""
    low = reading.lowered
    for i, c in enumerate(candidates):
        if unknown is not None and id(c) not in unknown:
            continue
        left = candidates[i - 1].end if i and candidates[i - 1].index == c.index else c.sentence.start
        contrast = _last(_CONTRASTS, low, left, c.start)
        if contrast is not None:
            left = contrast[1]
        right = c.sentence.end
        aside = _aside(low, c.end, right)
        following = next(
            (f for f in candidates[i + 1 : i + 9] if (not aside or f.start > aside.end()) and not _spread(c, f, low)),
            None,
        )
        if following is not None:
            right = following.start
            separator = _last(_SEPARATORS, low, c.scan, right)
            if separator is not None:
                right = separator[0]
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
    aside = _aside(low, start, end)
    if aside:
        start = aside.end()
    comma = low.find(",", start, end)
    stop = _STOP.search(low, start, end if comma < 0 else comma)
    if stop:
        return stop.start()
    if comma < 0:
        return end
    if not headline and not (_TOLD.match(low, comma) or _goes_on(low, comma, end)):
        return comma
    stop = _STOP.search(low, comma, end)
    if stop:
        end = stop.start()
    if headline:
        return end
    while comma != -1:
        told = _TOLD.match(low, comma, end)
        if told:
            comma = low.find(",", told.end(), end)
            continue
        if not _goes_on(low, comma, end):
            return comma
        comma = low.find(",", comma + 1, end)
    return end


def _goes_on(low: str, comma: int, end: int) -> bool:
    """The words behind a comma go on about the same ones, or it stands in a number."""
    return _GOES_ON.match(low, comma, end) is not None or low[comma + 1 : comma + 2].isdigit()


def _aside(low: str, start: int, end: int) -> re.Match[str] | None:
    return _ASIDE.match(low, start, end) if low.find(",", start, start + _COMMA) >= 0 else None


def _last(words: tuple[str, ...], low: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the last of some words and marks stands between two offsets, None if there is none."""
    first = last = start - 1
    for word in words:
        at = low.rfind(word, first + 1, end)
        while at > first:
            behind = at + len(word)
            if not word[0].isalpha() or not (_inside(low, at - 1) or (behind < end and _inside(low, behind))):
                first, last = at, behind
                break
            at = low.rfind(word, first + 1, behind - 1)
    return (first, last) if first >= start else None


def _inside(low: str, offset: int) -> bool:
    """A letter or digit stands there."""
    return offset >= 0 and (low[offset].isalnum() or low[offset] == "_")

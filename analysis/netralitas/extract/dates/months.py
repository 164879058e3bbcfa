"""Expressions with a month's name: `30 Januari 2024`, `12-14 Februari 2018`, `awal Oktober`, `November lalu`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.extract.dates.words import AND, TAIL, TO, YEAR, Expression, Words
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit

_LEFT = re.compile(
    rf"(?<![\d.,/:])(?<!\d[-–])(\d{{1,2}})(?:\s*({TO}|{AND}|/)\s*(?:(?:tanggal|"
    rf"tgl\.?)\s+)?(\d{{1,2}}))?\s*[-/]?\s*(?:bulan\s+)?$"
)


_TO = re.compile(TO)
_FROM = re.compile(r"(?:antara|dari)\s+(?:tanggal\s+)?$")
_MONTH_BEFORE = re.compile(r"bulan\s+$")
_CALENDAR_AFTER = re.compile(r"\s+(?:Pilkada|Pemilu|Tahun|Bawaslu|KPU)")
_OPENING = re.compile(r"(?:[^.!?\n]*[.!?\n]\s*[\"'“‘(]*)?")
_LIST = re.compile(r"(?<![\d.,/:])((?:\d{1,2}\s*,\s*)+)(?:dan|serta|&)?\s*$")


_RIGHT = re.compile(
    rf"\s*[-/,.(]?\s*(?:(?:pada\s+)?(?:tahun|thn\.?|th\.?)\s+)?({YEAR})(?![\d])(?![.,]\d{{3}})|"
    rf"[-/]\s?(\d\d)(?!\d|\s+[a-z]{{3}})|\s+'(\d\d)(?!\d)"
)


_ENGLISH = re.compile(rf"\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s*({YEAR})(?!\d)")


_TENSES = ("last_year", "next_year", "this_year", "past", "future")


_PART = re.compile(r"(?:awal|akhir|pertengahan|medio|penghujung|tengah)\s+(?:bulan\s+|tahun\s+)?$")


_SINCE = re.compile(
    r"(?<!\w)(?:sejak|semenjak|terhitung)\s+(?:(?:awal|akhir|pertengahan|medio|bulan|tanggal|hari)\s+)*$"
)


_GLUED = re.compile(r"(\d[jfmasondp][a-z]{2,9})|20[0-4]\d(?<=[a-z]\d{4})(?!\d)")


_CUE = re.compile(
    r"(?:pada|bulan|sejak|hingga|sampai|selama|awal|akhir|pertengahan|medio|dari|mulai|menjelang|jelang|untuk|"
    r"per|antara|di|penghujung|sepanjang|dan|-|–|,|tetapi|namun)\s*$"
)


_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w'.]*|\b(?:bu|pak|ibu|bapak|mbak|mas|kak|si|sdri?))[.,]?\s+$")


# `Dilaporkan Januari, Diputus Maret` in a headline
_VERB_BEFORE = re.compile(r"(?:Di|Ter)[a-z]{3,}\s+$")
_EVERY = re.compile(r"(?<!\w)(?:setiap|tiap|tiap-tiap|saban)\s+(?:(?:bulan|tanggal|tgl\.?)\s+)?$")


_NAME_AFTER = re.compile(r"(?:[ \t\xa0]+|-)[A-Z][a-z]+")


def _glued(reading: Reading) -> Iterator[re.Match[str]]:
    """The matches of _GLUED, which only begin at a run of four digits or at the last digit of a run."""
    text = reading.lowered
    last = len(text)
    for start, end in reading.figures:
        behind = start if end - start == 4 and start and text[start - 1].isalpha() else -1
        before = end - 1 if end < last and text[end].isalpha() else -1
        if (behind >= 0 and (m := _GLUED.match(text, behind))) or (before >= 0 and (m := _GLUED.match(text, before))):
            yield m


def _month_hits(reading: Reading, words: Words) -> Iterator[Hit]:
    yield from reading.hits.get("dates.month", ())
    # `9Desember`, `Desember2020`: the space was lost
    for m in _glued(reading):
        start = m.start() + 1 if m[1] else max(0, m.start() - 10)
        if (glued := words.glued.search(reading.lowered, start, m.end() if m[1] else m.start())) and (
            m[1] or glued.end() == m.start()
        ):
            yield Hit(glued.start(), glued.end(), "dates.month", (words.months[glued[1]], True))


def month_pieces(reading: Reading, words: Words) -> Iterator[Expression]:
    """The expressions with a month's name, in text order."""
    text = reading.lowered
    before = -1
    for hit in sorted(set(_month_hits(reading, words))):
        if hit.start < before:
            continue
        month, strong = hit.value
        start, end, second, joint = hit.start, hit.end, -1, ""
        days: list[int] = []
        year: int | None = None
        if left := _LEFT.search(text, max(0, start - 36, before), start):
            days = [int(d) for d in (left[1], left[3]) if d and 0 < int(d) <= 31]
            if len(days) == 1 + bool(left[3]):
                start, joint, second = left.start(), left[2] or "", left.start(3)
                if len(days) == 2 and (joint == "/" or days[1] <= days[0]):
                    start, days, joint = left.start(3), days[1:], ""
            else:
                days = []
        english = _ENGLISH.match(text, end)
        if not days and english and 0 < int(english[1]) <= 31:
            days, year, end = [int(english[1])], int(english[2]), english.end()
        elif (right := _RIGHT.match(text, end)) and (
            right[1] or right[3] or (right[2] and days and 10 <= int(right[2]) <= 30)
        ):
            year = int(right[1]) if right[1] else 2000 + int(right[2] or right[3])
            end = right.end()
        if not days and not year and (not strong or _name_like(reading.text, hit.start, hit.end, month in _NAMES)):
            continue
        if not year and _EVERY.search(text, max(0, start - 24), start):
            before = end
            continue
        tense = "since" if not year and _SINCE.search(text, max(0, start - 28), start) else ""
        if not year and (tail := TAIL.match(text, end)):
            tense = _TENSES[next(i for i in range(5) if tail[i + 1])]
            end = tail.end()
        before = end
        if not days:
            part = _PART.search(text, max(0, start - 24), start)
            yield Expression(part.start() if part else start, end, (year, month, None), tense=tense)
        elif len(days) == 1:
            yield Expression(start, end, (year, month, days[0]), tense=tense)
        elif _TO.fullmatch(joint) or _FROM.search(text[max(0, start - 16) : start]):
            yield Expression(start, end, (year, month, days[0]), (year, month, days[1]), tense=tense)
        else:
            for listed in _listed(text, start):
                yield Expression(listed[0], listed[1], (year, month, listed[2]), tense=tense)
            yield Expression(start, start + len(str(days[0])), (year, month, days[0]), tense=tense)
            yield Expression(second, end, (year, month, days[1]), tense=tense)


def _listed(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """The days before the last two of a list: `11, 12 dan 13 Februari`."""
    if more := _LIST.search(text, max(0, start - 30), start):
        for m in re.finditer(r"\d+", more[1]):
            if 0 < int(m[0]) <= 31:
                yield more.start(1) + m.start(), more.start(1) + m.end(), int(m[0])


# months that are also given names
_NAMES = frozenset((1, 3, 4, 5, 6, 7, 8))


def _name_like(text: str, start: int, end: int, given: bool) -> bool:
    """A bare month's word that is rather a person's name (`Lie Mei Fung`, `April Lestari`) or no word of the
    calendar."""
    if not text[start].isupper():
        return not _MONTH_BEFORE.search(text[max(0, start - 8) : start])
    if not given:
        return False
    window = text[max(0, start - 24) : start]
    if _VERB_BEFORE.search(window) and not _NAME_AFTER.match(text, end):
        return False
    if _CUE.search(window.lower()):
        return bool(
            text[start:end].lower() in ("mei", "april", "juli", "juni")
            and _NAME_AFTER.match(text, end)
            and not _MONTH_BEFORE.search(window.lower())
            and not _CALENDAR_AFTER.match(text[end : end + 12])
        )
    if _OPENING.fullmatch(window):
        return bool(_NAME_AFTER.match(text, end))
    return bool(_NAME_BEFORE.search(window) or _NAME_AFTER.match(text, end))

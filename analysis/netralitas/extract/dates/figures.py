"""Expressions in figures alone: `30/1/2024`, `(30/1)`, `2024-01-30`, `tahun 2015`, `2020-2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.extract.dates.words import TAIL, TIMES, TO, YEAR, Expression, Words, valid
from netralitas.extract.reading import Reading

_NUMERIC = re.compile(
    r"(?<![\w/.,:])(?:(20\d\d|19\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\w/]|[-.]\d)"
    r"|(\d{1,2})(?:\s?(?:[-–]|s/d|hingga|sampai)\s?(\d{1,2}))?\s?([/.\-–])\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|"
    r"\d\d))?(?!\w|[/.,:]\d|-\d(?!\d?/\d)))"
)


_BARE_YEAR = re.compile(
    rf"(?<![\d/,:#@])(?<!\d[-.])({YEAR})(?:\s*({TO}|/)\s*(?:tahun\s+)?({YEAR}))?(?!\w|[.,:/]\d|-\d|-an\b)"
)


_DATE_WORD = re.compile(r"(?:tanggal|tgl\.?|tertanggal|per)\s*$")


_NOT_DATE = re.compile(
    r"(?:nomor|no|nmr|pasal|ayat|pukul|jam|pkl|skor|telp|telepon|hp|rp|huruf|angka|m/?|sekitar|seri|tipe)\.?\s*:?\s*$"
)


_WEEKDAY_BEFORE = re.compile(
    rf"(?:senin|senen|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)[\s,.]*(?:{TIMES}[\s,.]*){{0,3}}\(?\s*$"
)


_TIME_BEFORE = re.compile(rf"(?<!\w)(?:{TIMES}|lusa|hari\s+ini)\s*\(\s*$")


_RANGE_BEFORE = re.compile(r"\d{1,2}/\d{1,2}\s*[-–]\s*$")


_PLATE_BEFORE = re.compile(r"(?<!\w)[A-Z]{1,2}\s$")
_PLATE_AFTER = re.compile(r"\s[A-Z]{1,3}(?!\w)")
_YEAR_CUE = re.compile(
    r"(?:tahun|thn|th|sejak|pada|hingga|sampai|dari|selama|sepanjang|awal|akhir|pertengahan|periode|masa|per|"
    r"di|antara|jelang|menjelang|menuju|era|politik|pasca|usai|dan|,|-)\.?\s*\(?$"
)


def _at_figures(reading: Reading, pattern: re.Pattern[str], lengths: tuple[int, ...]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a run of so many digits, without overlap."""
    free = 0
    for start, end in reading.figures:
        if start >= free and end - start in lengths and (m := pattern.match(reading.lowered, start)):
            free = m.end()
            yield m


def numeric_pieces(reading: Reading) -> Iterator[Expression]:
    """Days in figures, in text order."""
    text = reading.lowered
    for m in _at_figures(reading, _NUMERIC, (1, 2, 4)):
        window = text[max(0, m.start() - 24) : m.start()]
        if _NOT_DATE.search(window):
            continue
        bracketed = window.rstrip().endswith("(")
        if m[1]:
            if valid(int(m[2]), int(m[3])):
                yield Expression(m.start(), m.end(), (int(m[1]), int(m[2]), int(m[3])), bracketed=bracketed)
            continue
        day, until, sign, month, year = int(m[4]), m[5], m[6], int(m[7]), m[8]
        start, first = m.start(), day
        if until and (not valid(month, int(until)) or int(until) <= day):
            start, first, until = m.start(5), int(m[5]), None
        if not valid(month, first) and year and not until and valid(first, month):
            first, month = month, first
        if not valid(month, int(until or first)):
            continue
        full = None
        if year:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            if not (1945 <= full <= 2045) or (
                len(year) == 2 and (not 2010 <= full <= 2035 or (sign == "." and not bracketed))
            ):
                continue
        elif not _day_and_month(text, start, m.end(), window, sign, bracketed):
            continue
        yield Expression(
            start, m.end(), (full, month, first), (full, month, int(until)) if until else None, bracketed=bracketed
        )


def _day_and_month(text: str, start: int, end: int, window: str, sign: str, bracketed: bool) -> bool:
    """`30/1` is a date only after a weekday, after `tanggal`, or alone in brackets."""
    if _WEEKDAY_BEFORE.search(window) or _TIME_BEFORE.search(window):
        return sign == "/" or bracketed
    if sign != "/":
        return False
    if _DATE_WORD.search(window) or _RANGE_BEFORE.search(window):
        return True
    if re.compile(r"\s?[-–]\s?\d{1,2}/\d{1,2}").match(text, end):
        return bracketed
    closed = re.compile(r"\s*[),]").match(text, end)
    tail = text[end + 1 : end + 4].strip(" )\"'.”")
    return bool(
        bracketed
        and closed
        and re.search(r"[a-z]\s*\(\s*$", window)
        and not (tail.startswith("\n") or end + 2 >= len(text))
    )


_NAMED_BEFORE = re.compile(r"(?:pemilu|pilkada|pilgub|pilbup|pileg|pilpres|tahun|serentak)$")
_JOINED_BEFORE = re.compile(r"[a-z)\s][-.]$")
_FOLLOWER = re.compile(r"\s+([a-z]+)")
_COUNTED_AS_YEAR = re.compile(r"(?:tahun|thn|pilkada|pemilu|sejak|pada|selama|serentak)\.?\s*\(?$")
_NO_YEAR = re.compile(r"(?:rp|nomor|no|pukul|pasal|telp|hp|wa)[\s.:]*$")
_YEAR_WORD = re.compile(r"(?:(?:awal|akhir|pertengahan|penghujung)\s+)?(?:tahun|thn\.?)\s+$")
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?P<unit>triwulan|kuartal|semester|caturwulan)\s+(?:ke-?\s?)?(?P<number>\d|iv|i{1,3}|pertama|kedua|ketiga|keempat|"
    r"satu|dua|tiga|empat)\s+$"
)
_LENGTHS = {"triwulan": 3, "kuartal": 3, "caturwulan": 4, "semester": 6}
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (("i", "pertama", "satu"), ("ii", "kedua", "dua"), ("iii", "ketiga", "tiga"), ("iv", "keempat", "empat")), 1
    )
    for word in (*words, str(number))
}


def _part_before(text: str, start: int) -> re.Match[str] | None:
    """`triwulan pertama` right before a year, or None."""
    window = text[max(0, start - 40) : start]
    if not any(unit in window for unit in _LENGTHS):
        return None
    return _PART_OF_YEAR.search(text, max(0, start - 40), start)


def _part_of_year(part: re.Match[str], end: int, year: int) -> Expression:
    """`triwulan pertama 2024`, `semester II tahun 2020`: its months."""
    length = _LENGTHS[part["unit"]]
    first = min((_ORDINALS.get(part["number"], 1) - 1) * length + 1, 13 - length)
    return Expression(part.start(), end, (year, first, None), (year, first + length - 1, None))


def year_pieces(reading: Reading, words: Words) -> Iterator[Expression]:
    """Years and spans of years, in text order."""
    text = reading.lowered
    for m in _at_figures(reading, _BARE_YEAR, (4,)):
        start, end = m.start(), m.end()
        window = text[max(0, start - 24) : start]
        if window and window[-1].isalpha():
            if not _NAMED_BEFORE.search(window):
                continue
        elif window and window[-1] in "-_." and not _JOINED_BEFORE.search(window):
            continue
        first, second = int(m[1]), int(m[3]) if m[3] else None
        if second is not None and not 0 < second - first <= 30:
            second, end = None, m.end(1)
        if _PLATE_BEFORE.search(reading.text, max(0, start - 4), start) and _PLATE_AFTER.match(reading.text, end):
            continue
        follower = _FOLLOWER.match(text, end)
        if follower and follower[1] in words.after_number and not _COUNTED_AS_YEAR.search(window):
            continue
        if not _YEAR_CUE.search(window) and (first < 1990 or words.before_number.search(window)):
            continue
        if _NO_YEAR.search(window):
            continue
        # `tahun 2015` is one expression with its word
        if "t" in window and (word := _YEAR_WORD.search(window)):
            start -= len(word[0])
        if second is None and (part := _part_before(text, start)):
            yield _part_of_year(part, end, first)
            continue
        tense = ""
        if second is None and (tail := TAIL.match(text, end)) and (tail[4] or tail[5]):
            tense, end = ("past" if tail[4] else "future"), tail.end()
        yield Expression(start, end, (first, None, None), (second, None, None) if second else None, tense=tense)

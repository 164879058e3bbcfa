"""Calendar expressions as they stand in the text, before the year is known: `expressions_of(reading, lexicon)`.

Shapes: `30 Januari 2024`, `12-14 Februari 2018`, `12 Februari hingga 23 Juni 2018`, `September 2018-Maret 2019`, `awal Oktober`,
`(30/1)`, `30.01.2024`, `2024-01-30`, `tahun 2015`, `2020-2021`, `kemarin`, `Kamis kemarin`, `Senin lalu`, `dua hari kemudian`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry, Hit
from netralitas.lexicon import Lexicon

Day = tuple[int | None, int | None, int | None]
"""Year, month, day; None where the words don't say."""


@dataclass(slots=True)
class Expression:
    """A calendar expression: offsets; first and last day as far as the words say (last None: the same);
    weekday (0 Monday) if named; tense: `past`, `future`, `last_year`, `next_year`, `this_year` or ''; bracketed: in round
    brackets; relative: (unit, number) counted from the page date (`day`, `month`, `year`), from the date before (`after`), or
    `weekday` for a bare or shifted one (number of weeks)."""

    start: int
    end: int
    first: Day
    last: Day | None = None
    weekday: int | None = None
    tense: str = ""
    bracketed: bool = False
    relative: tuple[str, int] | None = None


class Words(NamedTuple):
    """The lexicon of dates, compiled."""

    months: dict[str, int]
    glued: re.Pattern[str]
    after_number: frozenset[str]
    before_number: re.Pattern[str]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """The compiled words of lexicon/dates.toml."""
    data = lexicon.toml("dates")
    months = {w: int(n) for part in ("months", "months_short") for n, ws in data[part].items() for w in ws}
    full = sorted((w for ws in data["months"].values() for w in ws), key=len, reverse=True)
    before = "|".join(re.escape(w) for w in sorted(data["not_years"]["before"], key=len, reverse=True))
    return Words(months, re.compile(rf"(?<![^\W\d])({'|'.join(full)})(?![^\W\d])"), frozenset(data["not_years"]["after"]),
                 re.compile(rf"(?<!\w)(?:{before})[\s.:]*$"))


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """Months, weekdays and words counted from the page date, for the scanner."""
    data = lexicon.toml("dates")
    for part, strong in (("months", True), ("months_short", False)):
        for number, words in data[part].items():
            for word in words:
                yield Entry(word, "dates.month", (int(number), strong))
    for number, words in data["weekdays"].items():
        for word in words:
            yield Entry(word, "dates.weekday", int(number))
    for word, days in data["relative_days"].items():
        yield Entry(word, "dates.relative", ("day", int(days)))
    for word, (unit, count) in data["relative_spans"].items():
        yield Entry(word, "dates.relative", (unit, int(count)))


_TO = r"(?:-|–|—|s\.?\s?/\s?d\.?|s\.d\.?|sd\.?|hingga|sampai(?:\s+dengan)?|sampe)"
_AND = r"(?:,?\s*dan|&|,|atau|serta)"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_LEFT = re.compile(rf"(?<![\d.,/:])(?<!\d[-–])(\d{{1,2}})(?:\s*({_TO}|{_AND}|/)\s*(?:(?:tanggal|tgl\.?)\s+)?(\d{{1,2}}))?\s*[-/]?\s*(?:bulan\s+)?$")
_LIST = re.compile(r"(?<![\d.,/:])((?:\d{1,2}\s*,\s*)+)(?:dan|serta|&)?\s*$")
_RIGHT = re.compile(rf"\s*[-/,.(]?\s*(?:(?:pada\s+)?(?:tahun|thn\.?|th\.?)\s+)?({_YEAR})(?![\d])(?![.,]\d{{3}})|[-/]\s?(\d\d)(?!\d)|\s+'(\d\d)(?!\d)")
_ENGLISH = re.compile(rf"\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s*({_YEAR})(?!\d)")
_TAIL = re.compile(r"\s*\(?\s*(?:(tahun\s+(?:lalu|silam|sebelumnya|kemarin))|(tahun\s+(?:depan|mendatang|berikutnya))|(tahun\s+ini)|(?:yang\s+|yg\s+)?(lalu|silam|kemarin)"
                   r"|(?:yang\s+|yg\s+)?(mendatang|nanti|depan|akan\s+datang))(?!\w)")
_TENSES = ("last_year", "next_year", "this_year", "past", "future")
_TIMES = r"(?:malam|pagi|siang|sore|petang|subuh|dini\s+hari|legi|manis|pahing|paing|pon|wage|kliwon|lalu|kemarin|kemaren|besok|tadi|ini|nanti|depan|pekan|minggu|mendatang|tanggal|tgl\.?)"
_AFTER_WEEKDAY = re.compile(rf"[\s,.:/|-]*(?:{_TIMES}[\s,.:/|-]*){{0,3}}\(?\s*(?:{_TIMES}\s+)?$")
_BRIDGE = re.compile(rf"\)?\s*(?:(?:tahun|thn)\s+)?({_TO}|{_AND})\s*(?:(?:hari|tanggal|tgl\.?|bulan|awal|akhir|pertengahan|medio|ke)\s+)*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)[\s,]*)?\(?\s*")
_PART = re.compile(r"(?:awal|akhir|pertengahan|medio|penghujung|tengah)\s+(?:bulan\s+|tahun\s+)?$")
_SINCE = re.compile(r"(?<!\w)(?:sejak|semenjak|terhitung)\s+(?:(?:awal|akhir|pertengahan|medio|bulan|tanggal|hari)\s+)*$")
_NUMERIC = re.compile(
    r"(?<![\w/.,:])(?:(20\d\d|19\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\w/]|[-.]\d)"
    r"|(\d{1,2})(?:\s?(?:[-–]|s/d|hingga|sampai)\s?(\d{1,2}))?\s?([/.\-–])\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|\d\d))?(?!\w|[/.,:]\d|-\d(?!\d?/\d)))")
_BARE_YEAR = re.compile(rf"(?<![\d/,:#@])(?<!\d[-.])({_YEAR})(?:\s*({_TO}|/)\s*(?:tahun\s+)?({_YEAR}))?(?!\w|[.,:/]\d|-\d|-an\b)")
_DATE_WORD = re.compile(r"(?:tanggal|tgl\.?|tertanggal|per)\s*$")
_NOT_DATE = re.compile(r"(?:nomor|no|nmr|pasal|ayat|pukul|jam|pkl|skor|telp|telepon|hp|rp|huruf|angka|m/?|sekitar|seri|tipe)\.?\s*:?\s*$")
_SPAN_AGO = re.compile(r"(?<!\w)(?:(\d{1,2})|(se|sehari|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))\s*(?:hari)?\s+(lalu|silam|yang lalu|kemudian|setelahnya|sesudahnya|setelah itu|sebelumnya|berikutnya)(?!\w)")
_NUMBERS = {"sehari": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10}
_SHIFT = re.compile(r"\s*(?:(malam|pagi|siang|sore|petang|dini\s+hari)\s*)?(?:(lalu|kemarin|kemaren|tadi|silam|pekan\s+(?:lalu|kemarin)|minggu\s+(?:lalu|kemarin))"
                    r"|((?:pekan|minggu)\s+(?:depan|mendatang)|depan|mendatang|besok|nanti|ini))?(?!\w)")
_HABIT = re.compile(r"(?:setiap|tiap|saban|tiap-tiap|setiap hari|tiap hari|per|apel|ibadah|salat|shalat|sholat|khotbah|khutbah|sekolah|malam|kliwon|pasar)\s*$")


def expressions_of(reading: Reading, lexicon: Lexicon) -> list[Expression]:
    """The calendar expressions of the article in text order, found once per reading (`reading.found["expressions"]`)."""
    if "expressions" not in reading.found:
        reading.found["expressions"] = _find(reading, words_of(lexicon))
    found: list[Expression] = reading.found["expressions"]
    return found


def _find(reading: Reading, words: Words) -> list[Expression]:
    pieces = [*_month_pieces(reading, words)]
    taken = [(p.start, p.end) for p in pieces]
    numeric = [p for p in _numeric_pieces(reading) if not _inside(p.start, p.end, taken)]
    pieces += numeric
    taken += [(p.start, p.end) for p in numeric]
    pieces += [p for p in _year_pieces(reading, words) if not _inside(p.start, p.end, taken)]
    pieces = [p for p in pieces if not (reading.masks and reading.is_masked(p.start, p.end))]
    pieces.sort(key=lambda p: (p.start, p.end))
    _add_weekdays(reading, pieces)
    expressions = [e for e in _join(reading.lowered, pieces) if _standing(reading, e, words)]
    taken = [(p.start, p.end) for p in pieces]
    for extra in (_weekday_pieces, _relative_pieces):
        added = [p for p in extra(reading) if not _inside(p.start, p.end, taken)]
        expressions += added
        taken += [(p.start, p.end) for p in added]
    expressions.sort(key=lambda p: (p.start, p.end))
    return expressions


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _month_hits(reading: Reading, words: Words) -> Iterator[Hit]:
    yield from reading.hits.get("dates.month", ())
    # `9Desember`, `Desember2020`: the space was lost
    for m in re.finditer(r"(?<=\d)[jfmasondp][a-z]{2,9}|[a-z]{3,9}(?=20[0-4]\d(?!\d))", reading.lowered):
        if glued := words.glued.search(m[0]):
            start = m.start() + glued.start()
            yield Hit(start, m.start() + glued.end(), "dates.month", (words.months[glued[1]], True))


def _month_pieces(reading: Reading, words: Words) -> Iterator[Expression]:
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
        elif right := _RIGHT.match(text, end):
            if right[1] or right[3] or (right[2] and days and 10 <= int(right[2]) <= 30):
                year = int(right[1]) if right[1] else 2000 + int(right[2] or right[3])
                end = right.end()
        if not days and not year and (not strong or _name_like(reading.text, hit.start, hit.end)):
            continue
        tense = "past" if not year and _SINCE.search(text, max(0, start - 28), start) else ""
        if not year and (tail := _TAIL.match(text, end)):
            tense = _TENSES[next(i for i in range(5) if tail[i + 1])]
            end = tail.end()
        before = end
        if not days:
            part = _PART.search(text, max(0, start - 24), start)
            yield Expression(part.start() if part else start, end, (year, month, None), tense=tense)
        elif len(days) == 1:
            yield Expression(start, end, (year, month, days[0]), tense=tense)
        elif re.fullmatch(_TO, joint) or re.search(r"(?:antara|dari)\s+(?:tanggal\s+)?$", text[max(0, start - 16) : start]):
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


_CUE = re.compile(r"(?:pada|bulan|sejak|hingga|sampai|selama|awal|akhir|pertengahan|medio|dari|mulai|menjelang|jelang|untuk|per|antara|di|penghujung|sepanjang|dan|-|–|,|tetapi|namun)\s*$")
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w'.]*|\b(?:bu|pak|ibu|bapak|mbak|mas|kak|si|sdri?))[.,]?\s+$")
_NAME_AFTER = re.compile(r"(?:\s+|-)[A-Z][a-z]+")


def _name_like(text: str, start: int, end: int) -> bool:
    """A bare month's word that is rather a person's name (`Lie Mei Fung`, `April Lestari`) or no word of the calendar."""
    if not text[start].isupper():
        return not re.search(r"bulan\s+$", text[max(0, start - 8) : start])
    window = text[max(0, start - 24) : start]
    if _CUE.search(window.lower()):
        return bool(text[start:end].lower() in ("mei", "april", "juli", "juni") and _NAME_AFTER.match(text, end)
                    and not re.search(r"bulan\s+$", window.lower()) and not re.match(r"\s+(?:Pilkada|Pemilu|Tahun|Bawaslu|KPU)", text[end : end + 12]))
    if re.fullmatch(r"(?:[^.!?\n]*[.!?\n]\s*[\"'“‘(]*)?", window):
        return bool(_NAME_AFTER.match(text, end))
    return bool(_NAME_BEFORE.search(window) or _NAME_AFTER.match(text, end))


def _numeric_pieces(reading: Reading) -> Iterator[Expression]:
    text = reading.lowered
    for m in _NUMERIC.finditer(text):
        window = text[max(0, m.start() - 24) : m.start()]
        if _NOT_DATE.search(window):
            continue
        bracketed = window.rstrip().endswith("(")
        if m[1]:
            if _valid(int(m[2]), int(m[3])):
                yield Expression(m.start(), m.end(), (int(m[1]), int(m[2]), int(m[3])), bracketed=bracketed)
            continue
        day, until, sign, month, year = int(m[4]), m[5], m[6], int(m[7]), m[8]
        start, first = m.start(), day
        if until and (not _valid(month, int(until)) or int(until) <= day):
            start, first, until = m.start(5), int(m[5]), None
        if not _valid(month, first) and year and not until and _valid(first, month):
            first, month = month, first
        if not _valid(month, int(until or first)):
            continue
        full = None
        if year:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            if not (1945 <= full <= 2045) or (len(year) == 2 and (not 2010 <= full <= 2035 or sign == "." and not bracketed)):
                continue
        elif not _day_and_month(text, start, m.end(), window, sign, bracketed):
            continue
        yield Expression(start, m.end(), (full, month, first), (full, month, int(until)) if until else None, bracketed=bracketed)


def _valid(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


_WEEKDAY_BEFORE = re.compile(rf"(?:senin|senen|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)[\s,.]*(?:{_TIMES}[\s,.]*){{0,3}}\(?\s*$")
_TIME_BEFORE = re.compile(rf"(?<!\w)(?:{_TIMES}|lusa|hari\s+ini)\s*\(\s*$")
_RANGE_BEFORE = re.compile(r"\d{1,2}/\d{1,2}\s*[-–]\s*$")


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
    return bool(bracketed and closed and re.search(r"[a-z]\s*\(\s*$", window) and not (tail.startswith("\n") or end + 2 >= len(text)))


_YEAR_CUE = re.compile(r"(?:tahun|thn|th|sejak|pada|hingga|sampai|dari|selama|sepanjang|awal|akhir|pertengahan|periode|masa|per|di|antara|jelang|menjelang|menuju|era|politik|pasca|usai|dan|,|-)\.?\s*\(?$")


def _year_pieces(reading: Reading, words: Words) -> Iterator[Expression]:
    text = reading.lowered
    for m in _BARE_YEAR.finditer(text):
        start, end = m.start(), m.end()
        window = text[max(0, start - 24) : start]
        if window and window[-1].isalpha():
            if not re.search(r"(?:pemilu|pilkada|pilgub|pilbup|pileg|pilpres|tahun|serentak)$", window):
                continue
        elif window and window[-1] in "-_." and not re.search(r"[a-z)\s][-.]$", window):
            continue
        first, second = int(m[1]), int(m[3]) if m[3] else None
        if second is not None and not 0 < second - first <= 30:
            second, end = None, m.end(1)
        follower = re.compile(r"\s+([a-z]+)").match(text, end)
        if follower and follower[1] in words.after_number and not re.search(r"(?:tahun|thn|pilkada|pemilu|sejak|pada|selama|serentak)\.?\s*\(?$", window):
            continue
        if not _YEAR_CUE.search(window):
            if first < 1990 or words.before_number.search(window):
                continue
        if re.search(r"(?:rp|nomor|no|pukul|pasal|telp|hp|wa)[\s.:]*$", window):
            continue
        # `tahun 2015` is one expression with its word
        if word := re.search(r"(?:(?:awal|akhir|pertengahan|penghujung)\s+)?(?:tahun|thn\.?)\s+$", window):
            start -= len(word[0])
        tense = ""
        if second is None and (tail := _TAIL.match(text, end)) and (tail[4] or tail[5]):
            tense, end = ("past" if tail[4] else "future"), tail.end()
        yield Expression(start, end, (first, None, None), (second, None, None) if second else None, tense=tense)


def _add_weekdays(reading: Reading, pieces: list[Expression]) -> None:
    """A weekday just before a day becomes part of it."""
    weekdays = reading.hits.get("dates.weekday", [])
    index = 0
    for piece in pieces:
        if piece.first[2] is None:
            continue
        while index < len(weekdays) and weekdays[index].end <= piece.start:
            index += 1
        hit = weekdays[index - 1] if index else None
        if hit and piece.start - hit.end <= 40 and _AFTER_WEEKDAY.fullmatch(reading.lowered, hit.end, piece.start):
            piece.weekday = hit.value
            piece.bracketed = piece.bracketed or "(" in reading.lowered[hit.end : piece.start]
            piece.start = hit.start


def _join(text: str, pieces: list[Expression]) -> Iterator[Expression]:
    """Two pieces with `hingga`, `-` between become a range; lists and ranges share their year."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        while index + 1 < len(pieces) and piece.last is None and pieces[index + 1].last is None:
            other = pieces[index + 1]
            bridge = _BRIDGE.fullmatch(text, piece.end, _own_start(text, other))
            if not bridge or piece.first[1] is None or other.first[1] is None:
                break
            between = re.search(r"antara\s+(?:tanggal\s+)?$", text[max(0, piece.start - 18) : piece.start])
            if re.fullmatch(_TO, bridge[1]) or (between and bridge[1] == "dan"):
                piece = replace(piece, end=other.end, last=other.first, tense=other.tense or piece.tense)
                index += 1
            else:
                if piece.first[0] is None and other.first[0] is not None and bridge[1] != ",":
                    piece.first = (other.first[0], *piece.first[1:])
                break
        yield piece
        index += 1


def _own_start(text: str, piece: Expression) -> int:
    """Where the piece's first figure or month stands, its weekday left out (the bridge takes that)."""
    if piece.weekday is None:
        return piece.start
    figure = re.compile(r"\d").search(text, piece.start, piece.end)
    return figure.start() if figure else piece.start


_TERM = re.compile(r"\s*(?:an|-an)\b")


def _standing(reading: Reading, expression: Expression, words: Words) -> bool:
    """False for what only looks like a date."""
    if _TERM.match(reading.lowered, expression.end):
        return False
    for day in (expression.first, expression.last):
        if day and day[1] and day[2] and not _valid(day[1], day[2]):
            return False
    return True


def _weekday_pieces(reading: Reading) -> Iterator[Expression]:
    """Bare and shifted weekdays: `Senin lalu`, `Kamis kemarin`, `Selasa pekan depan`, `Rabu`."""
    text = reading.lowered
    for hit in reading.hits.get("dates.weekday", ()):
        word = reading.text[hit.start : hit.end]
        if not word[0].isupper() or len(word) < 4 or word.isascii() and word.isupper() and len(word) < 5:
            continue
        window = text[max(0, hit.start - 20) : hit.start]
        shift = _SHIFT.match(text, hit.end)
        if word.lower() == "minggu" and not window.rstrip().endswith("hari") and not (shift and shift[1]):
            # `Minggu lalu` may be last week; a Sunday has a capital in mid-sentence
            if re.search(r"(?:^|[.!?\n\"“(]\s*)$", window) or (shift and (shift[2] or shift[3])):
                continue
        if _HABIT.search(window) or re.match(rf"\s*(?:{_TO}|,|dan|&|atau)\s*(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)", text[hit.end : hit.end + 30]):
            continue
        if re.search(rf"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*(?:{_TO}|,|dan|&|atau)\s*(?:hari\s+)?$", window):
            continue
        end = shift.end() if shift and shift[0].strip() else hit.end
        weeks, tense = 0, ""
        if shift and shift[2]:
            weeks, tense = (-1 if "pekan" in shift[2] or "minggu" in shift[2] else 0), "past"
        elif shift and shift[3]:
            weeks, tense = (1 if "pekan" in shift[3] or "minggu" in shift[3] else 0), ("" if shift[3] == "ini" else "future")
        yield Expression(hit.start, end, (None, None, None), weekday=hit.value, tense=tense, relative=("weekday", weeks))


def _relative_pieces(reading: Reading) -> Iterator[Expression]:
    for hit in reading.hits.get("dates.relative", ()):
        yield Expression(hit.start, hit.end, (None, None, None), relative=hit.value)
    for m in _SPAN_AGO.finditer(reading.lowered):
        if "hari" not in m[0]:
            continue
        number = int(m[1]) if m[1] else _NUMBERS.get(m[2], 0)
        if number:
            past = m[3].endswith(("lalu", "silam"))
            unit = "day" if past else "after"
            sign = -1 if past or m[3] == "sebelumnya" else 1
            yield Expression(m.start(), m.end(), (None, None, None), relative=(unit, sign * number))

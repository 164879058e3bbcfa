"""The date of the page where it stands in the text: a line of its own below the headline, or in the dateline."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.dates.years import day_of
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon


class PageDate(NamedTuple):
    """The day, its offsets, and whether it stands in a line of its own (`text`) or in the dateline (`dateline`)."""

    start: int
    end: int
    day: date
    basis: str


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, int]]:
    data = lexicon.toml("dates")
    months = {w: int(n) for part in ("months", "months_short") for n, ws in data[part].items() for w in ws}
    weekdays = "|".join(re.escape(w) for ws in data["weekdays"].values() for w in sorted(ws, key=len, reverse=True))
    names = "|".join(re.escape(w) for w in sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\w)(?:{weekdays})[\s,/|"
        rf"(.-]*)?(?<![\w/])(?:(?P<d>\d{{1,2}})\s*[-/]?\s*(?P<m>{names})\s*[-/,]?\s*(?P<y>20\d\d)"
        rf"|(?P<em>{names})\s+(?P<ed>\d{{1,2}}),?\s+(?P<ey>20\d\d)"
        rf"|(?P<d2>\d{{1,2}})\s?[/.\-]\s?(?P<m2>\d{{1,2}})\s?[/.\-]\s?(?P<y2>20\d\d)|"
        rf"(?P<y3>20\d\d)-(?P<m3>\d{{1,2}})-(?P<d3>\d{{1,2}}))(?!\d)"
    ), months


_NOISE = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\b|\b[\w-]+\.(?:co\.id|my\.id|com|id|net|org|info|news)\b|\b(?:wib|wita|wit|pukul|jam|am|pm|oleh|by|redaksi|redaktur|admin|"
    r"administrator|editor|penulis|reporter|diterbitkan|"
    r"dipublikasikan|terbit|tayang|posted|published|updated?|diperbarui|on|at|views?|dibaca|kali|comments?|"
    r"komentar|waktu|baca|menit|min|read|tanggal|hari|last|"
    r"berita|daerah|politik|pilkada|pemilu|nasional|news|headline|pada|in|x|lalu|legi|manis|pahing|paing|pon|wage|kliwon|senin|senen|selasa|rabu|rebo|kamis|jumat|sabtu|minggu|ahad)\b|[^\w\s]|\b\d+\b"
)
_TIME = re.compile(r"(?<!\d)\d{1,2}[.:]\d{2}(?!\d)")
# `Mataram (23/11/2015). Sudah …`
_PLACE_AND_DAY = re.compile(r"\s*[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*\(")
_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|id|net|org|co\.id|go\.id|news|info|tv|asia)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[\s,(]*\)?\s*(?:(?:[-–—:|~]+|\.{2,})\s*\w?|$)")


def find_page_date(reading: Reading, lexicon: Lexicon) -> PageDate | None:
    """The page date in the text, found once per reading; fills `published` and `published_basis` where empty."""
    if "page_date" not in reading.found:
        reading.found["page_date"] = found = page_date(reading, lexicon)
        if found and not reading.published:
            reading.published, reading.published_basis = found.day.isoformat(), found.basis
    page: PageDate | None = reading.found["page_date"]
    return page


def page_date(reading: Reading, lexicon: Lexicon) -> PageDate | None:
    """The page date in the first lines (masked ones too) or at the head of the first paragraph, else None."""
    pattern, months = _patterns(lexicon)
    text = reading.lowered
    number = position = 0
    while number < 9 and position < min(len(text), 4000):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        start, position = position, stop + 1
        if not text[start:stop].strip():
            continue
        number += 1
        line_end = min(stop, start + 160)
        if text.find("20", start, line_end) < 0 or not (m := pattern.search(text, start, line_end)):
            continue
        day = _day(m, months)
        if day is None:
            continue
        if (
            stop - start <= 140
            and number <= 7
            and _words_left(text[start : m.start()] + " " + text[m.end() : stop]) <= (4 if number > 1 else 0)
            and (
                _is_header(reading.text[start:stop], text[start:stop], m.start() - start, m.end() - start)
                or (number in (2, 3) and stop == m.end() and _OUTLET_LINE.fullmatch(reading.text, start, m.start()))
            )
        ):
            return PageDate(m.start(), m.end(), day, "text")
        head = reading.text[start : m.start()]
        if (
            m.start() - start <= 60
            and _DATELINE.match(text, m.end(), line_end)
            and _is_dateline(head)
            and text[m.end() : stop].strip() != ""
        ) or (_PLACE_AND_DAY.fullmatch(head) and reading.text.startswith("). ", m.end())):
            return PageDate(m.start(), m.end(), day, "dateline")
    return _at_the_foot(text, pattern, months)


def _words_left(line: str) -> int:
    """How many words stand in a line beside those of a page's header."""
    return len(_NOISE.sub(" ", line).split())


def _at_the_foot(text: str, pattern: re.Pattern[str], months: dict[str, int]) -> PageDate | None:
    """A line with day and time and nothing else among the last ones (`Senin, 11 Maret 2019 15:22 WIB`)."""
    stop = len(text)
    for _ in range(5):
        start = text.rfind("\n", 0, stop) + 1
        line = text[start:stop]
        if 0 < len(line) <= 60 and _TIME.search(line) and (m := pattern.search(text, start, stop)):
            rest = text[start : m.start()] + " " + text[m.end() : stop]
            day = _day(m, months)
            if day is not None and not _words_left(rest):
                return PageDate(m.start(), m.end(), day, "text")
        stop = start - 1
        if stop <= 0:
            break
    return None


# what shows that other words beside the date belong to a page's header and not to an announcement (`Hari H: 9 Desember 2020`)
_HEADER = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b|\||\b(?:oleh|by|redaksi|redaktur|admin|administrator|editor|penulis|reporter|diterbitkan|dipublikasikan|terbit|tayang|"
    r"posted|published)\b"
)
_UPDATED = re.compile(
    r"\b(?:last updated?|updated?|diperbarui|diedit)\W*(?:pada\W*)?(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\W*)?$"
)
_NO_HEADER = re.compile(r"\b(?:foto|dok|istimewa|ist|ilustrasi|caption|tahapan|jadwal|tentang|nomor|tanggal lahir)\b")
_RANGE_BEFORE = re.compile(r"\d\s*(?:[-–]|s/d|s\.d\.?|dan|hingga|sampai)\s*$")


# the outlet, perhaps behind its town, and the day, below the headline (`Gema Daerah - Rabu, 12 November 2020`)
_OUTLET_LINE = re.compile(r"(?:[A-Z][\w.'’-]*(?:, | (?=[A-Z]))?){2,6} ?[-–—|/•] ?")


def _is_header(raw: str, line: str, start: int, end: int) -> bool:
    """A line with a date and nothing that belongs to a sentence: no lower-case words but the usual ones, no full
    stop. The outlet's address counts as one of them."""
    if site := _DOMAIN.search(raw):
        blank = " " * (site.end() - site.start())
        raw = raw[: site.start()] + blank + raw[site.end() :]
        line = line[: site.start()] + blank + line[site.end() :]
    if (
        raw.rstrip().endswith((".", ",", ";", "?", "!"))
        or _NO_HEADER.search(line)
        or _RANGE_BEFORE.search(line[:start])
        or _UPDATED.search(line[:start])
    ):
        return False
    if re.match(r"\s*(?:[-–]|s/d|hingga|sampai)\s*\d{1,2}(?![\d:.])", line[end:]) or line[:start].rstrip().endswith(
        "("
    ):
        return False
    rest = _NOISE.sub(" ", line[:start]) + " " + _NOISE.sub(" ", line[end:])
    if rest.strip() and not site and not _HEADER.search(line[:start] + " " + line[end:]):
        return False
    capitals = {w.lower() for w in re.findall(r"[^\W\d_][\w]*", raw) if w[0].isupper()}
    return all(w in capitals for w in rest.split())


def _is_dateline(head: str) -> bool:
    """`SURABAYA, Kabar Timur (`: nothing but capitalised words."""
    words = re.findall(r"[^\W\d_][\w.'-]*", head)
    return len(words) <= 6 and all(w[0].isupper() or w in ("dan", "co.id", "com") or "." in w for w in words)


def _day(m: re.Match[str], months: dict[str, int]) -> date | None:
    if m["d"]:
        return day_of(int(m["y"]), months[m["m"]], int(m["d"]))
    if m["ed"]:
        return day_of(int(m["ey"]), months[m["em"]], int(m["ed"]))
    if m["d2"]:
        return day_of(int(m["y2"]), int(m["m2"]), int(m["d2"]))
    return day_of(int(m["y3"]), int(m["m3"]), int(m["d3"]))

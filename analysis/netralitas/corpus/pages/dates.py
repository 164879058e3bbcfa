"""When a page was published: what the page says of itself, checked against its URL and its own first paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

EARLIEST = 1995
"""Year before which there was no Indonesian news on the web."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari pebruari feb peb february", "maret mar march", "april apr", "mei may", "juni jun june",
            "juli jul july", "agustus agt agu ags agst agus aug august", "september sept sep", "oktober okt october oct",
            "november nopember nov nop", "desember des december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ]\d{1,2}[:.]\d\d\S*)?")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?![\d/-])")
_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s./-]*(?<![^\W\d_])({_NAMED})(?![^\W\d_])\.?,?[\s./-]*(\d{{4}}|['’]\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_WORDS_US = re.compile(rf"\b({_NAMED})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_ROMAN = re.compile(r"(?<![\d/.-])(\d{1,2})\s?-\s?(X?(?:IX|IV|V?I{1,3}|V)|XI{0,2})\s?-\s?(\d{4})(?![\d/-])")
_ROMANS = {n: i for i, n in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}
_WEEKDAYS = (
    "senin senen sen monday mon", "selasa sel tuesday tue", "rabu rab wednesday wed", "kamis kam thursday thu",
    "jumat jum'at jum’at jum friday fri", "sabtu sab saturday sat", "minggu ahad min sunday sun",
)  # fmt: skip
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![\w’'])({'|'.join(sorted(_WEEKDAY, key=len, reverse=True))})\W{{0,4}}(?:(?:legi|manis|pahing|paing|pon|wage|kliwon)\W{{1,3}})?(?:tanggal\W{{1,3}})?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d(?:\d{3}|[\s./-]{1,3}\d|\d?\W*[^\W\d_]{3})")
HALVES = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*[ap]\.?m\b|\W{0,3}\d{1,2}\s*[ap]m\b", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_URL = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)"),
    re.compile(r"/(?:read|berita|news|artikel)/(\d{4})(\d\d)(\d\d)\d*(?=[/-]|$)"),
    re.compile(r"[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,8})?(?=[/-]|\.\w+$|$)"),
    re.compile(r"/([012]\d)/(\d\d)/(\d\d)(?=/)"),
)
_URL_DAY_FIRST = re.compile(r"/(\d\d)[-/]?(\d\d)[-/]?(20\d\d)(?=/)")
_TIME_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


def real_day(year: int, month: int, day: int) -> str:
    """ISO day, or '' when there is none such or it can't be a page's."""
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year >= EARLIEST and found <= date.today() + timedelta(days=2) else ""


def parse_day(text: str, month_first: bool = False) -> str:
    """The day of a date in any usual writing (ISO, RFC 2822, epoch, `5 Oktober 2020`, `05/10/2020`); '' for none.

    A time in another time zone is put on Western Indonesian Time (UTC+7) when it is written in UTC. month_first: whether the outlet
    writes `10/05/2020` for the fifth of October.
    """
    text = text.strip()
    if not text or len(text) > 200:
        return ""
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        seconds = float(text)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC) + timedelta(hours=7)
        return real_day(moment.year, moment.month, moment.day)
    if m := _COMPACT.match(text):
        return real_day(int(m[1]), int(m[2]), int(m[3]))
    if m := _ISO.search(text):
        found = real_day(int(m[1]), int(m[2]), int(m[3]))
        if found and text.endswith(("Z", "+00:00", "+0000")) and "T" in text:
            try:
                moment = datetime.fromisoformat(text) + timedelta(hours=7)
            except ValueError:
                return found
            return real_day(moment.year, moment.month, moment.day)
        return found
    if re.match(r"[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} \d{4} \d\d:", text):
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return ""
        if moment.utcoffset() == timedelta(0):
            moment += timedelta(hours=7)
        return real_day(moment.year, moment.month, moment.day)
    return next((w.other if month_first and w.other else w.day for w in written_in(text)), "")


class Written(NamedTuple):
    """A full date in a text: the day, day first; where it stands; the other day if its numbers can be read so and no weekday decides."""

    day: str
    start: int
    end: int
    other: str = ""


def written_in(text: str) -> list[Written]:
    """Full dates of a text in order; of numbers such as 05/02/2018 the weekday before decides which is the day (`Rab, 05/02/2018`)."""
    found = []
    for pattern, order in (
        (_WORDS, (3, 2, 1)),
        (_WORDS_US, (3, 1, 2)),
        (_ROMAN, (3, 2, 1)),
        (_NUMERIC, (3, 2, 1)),
        (_ISO, (1, 2, 3)),
    ):
        for m in pattern.finditer(text):
            year, month, day = (m[i].lstrip("'’") for i in order)
            number = _MONTHS.get(month.lower()) or _ROMANS.get(month) or (int(month) if month.isdigit() else 0)
            first = real_day(int(year), number, int(day))
            other = real_day(int(year), int(day), number) if pattern is _NUMERIC else ""
            if first and other and first != other:
                weekday = _WEEKDAY_BEFORE.search(text, max(0, m.start() - 30), m.start())
                named = _WEEKDAY[weekday[1].lower()] if weekday else -1
                fits = [d for d in (first, other) if date.fromisoformat(d).weekday() == named]
                first, other = (fits[0], "") if len(fits) == 1 else (first, other)
            if iso := first or other:
                found.append(Written(iso, m.start(), m.end(), other if other != iso else ""))
    return sorted(found, key=lambda f: f.start)


def days_in(text: str) -> Iterable[tuple[str, int]]:
    """Full dates written in a text, day first, with their offsets, in order. Dates of legal titles (`Tahun 2014`) have no day and are none."""
    return [(w.day, w.start) for w in written_in(text)]


def first_date(text: str) -> str:
    """The first full date of a text as it stands there, with the weekday before and the half of the day behind; '' for none."""
    for w in written_in(text):
        weekday = _WEEKDAY_BEFORE.search(text, max(0, w.start - 30), w.start)
        half = HALVES.match(text, w.end)
        return text[weekday.start() if weekday else w.start : half.end() if half else w.end]
    return ""


def month_first(lines: Iterable[str]) -> bool | None:
    """Whether the outlet writes the month before the day (06/28/2019), as dates in short lines of its page show; None when none does or both do."""
    orders = {int(m[2]) > 12 for line in lines for m in _NUMERIC.finditer(line) if (int(m[1]) > 12) != (int(m[2]) > 12)}
    return orders.pop() if len(orders) == 1 else None


def day_in_url(url: str) -> str:
    """The day in a URL's path (/2020/10/05/, /20201005…), '' for none."""
    path = url.partition("?")[0].partition("#")[0]
    path = "/" + re.sub(r"^[a-z]+://", "", path).partition("/")[2]
    for pattern in _URL:
        for m in pattern.finditer(path):
            if found := real_day(int(m[1]), int(m[2]), int(m[3])):
                return found
    for m in _URL_DAY_FIRST.finditer(path):
        if found := real_day(int(m[3]), int(m[2]), int(m[1])):
            return found
    return ""


def month_in_url(url: str) -> str:
    """Year and month in a URL's path (/2020/10/), '' for none."""
    m = re.search(r"/((?:19|20)\d\d)/(\d\d)(?=/)", re.sub(r"^[a-z]+://[^/]*", "", url))
    return f"{m[1]}-{m[2]}" if m and 1 <= int(m[2]) <= 12 else ""

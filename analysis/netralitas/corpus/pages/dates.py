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
            "juli jul july", "agustus agt agu ags aug august", "september sept sep", "oktober okt october oct",
            "november nopember nov nop", "desember des december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ]\d{1,2}[:.]\d\d\S*)?")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?![\d/-])")
_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})[\s.-]+({_NAMED})\.?,?[\s.-]+(\d{{4}})(?!\d)", re.IGNORECASE)
_WORDS_US = re.compile(rf"\b({_NAMED})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_URL = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)"),
    re.compile(r"/(?:read|berita|news|artikel)/(\d{4})(\d\d)(\d\d)\d*(?=[/-]|$)"),
    re.compile(r"[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,8})?(?=[/-]|\.\w+$|$)"),
)
_TIME_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


def _day(year: int, month: int, day: int) -> str:
    """ISO day, or '' when there is none such or it can't be a page's."""
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year >= EARLIEST and found <= date.today() + timedelta(days=2) else ""


def parse_day(text: str) -> str:
    """The day of a date in any usual writing (ISO, RFC 2822, epoch, `5 Oktober 2020`, `05/10/2020` day first); '' for none.

    A time in another time zone is put on Western Indonesian Time (UTC+7) when it is written in UTC.
    """
    text = text.strip()
    if not text or len(text) > 200:
        return ""
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        seconds = float(text)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC) + timedelta(hours=7)
        return _day(moment.year, moment.month, moment.day)
    if m := _COMPACT.match(text):
        return _day(int(m[1]), int(m[2]), int(m[3]))
    if m := _ISO.search(text):
        found = _day(int(m[1]), int(m[2]), int(m[3]))
        if found and text.endswith(("Z", "+00:00", "+0000")) and "T" in text:
            try:
                moment = datetime.fromisoformat(text) + timedelta(hours=7)
            except ValueError:
                return found
            return _day(moment.year, moment.month, moment.day)
        return found
    if re.match(r"[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} \d{4} \d\d:", text):
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return ""
        if moment.utcoffset() == timedelta(0):
            moment += timedelta(hours=7)
        return _day(moment.year, moment.month, moment.day)
    return next((day for day, _ in days_in(text)), "")


def days_in(text: str) -> Iterable[tuple[str, int]]:
    """Full dates written in a text, day first, with their offsets, in order. Dates of legal titles (`Tahun 2014`) have no day and are none."""
    found = []
    for pattern, order in ((_WORDS, (3, 2, 1)), (_WORDS_US, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1)), (_ISO, (1, 2, 3))):
        for m in pattern.finditer(text):
            year, month, day = (m[i] for i in order)
            if pattern is _DAY_FIRST and int(month) > 12 >= int(day):  # 10/17/2024: only the American order makes sense
                month, day = day, month
            if iso := _day(int(year), _MONTHS[month.lower()] if month.lower() in _MONTHS else int(month), int(day)):
                found.append((iso, m.start()))
    return sorted(found, key=lambda f: f[1])


def day_in_url(url: str) -> str:
    """The day in a URL's path (/2020/10/05/, /20201005…), '' for none."""
    path = url.partition("?")[0].partition("#")[0]
    path = "/" + re.sub(r"^[a-z]+://", "", path).partition("/")[2]
    for pattern in _URL:
        for m in pattern.finditer(path):
            if found := _day(int(m[1]), int(m[2]), int(m[3])):
                return found
    return ""


def month_in_url(url: str) -> str:
    """Year and month in a URL's path (/2020/10/), '' for none."""
    m = re.search(r"/((?:19|20)\d\d)/(\d\d)(?=/)", re.sub(r"^[a-z]+://[^/]*", "", url))
    return f"{m[1]}-{m[2]}" if m and 1 <= int(m[2]) <= 12 else ""


class PageDate(NamedTuple):
    """The day (ISO or ''), where it was found (metadata, url, none), and why another one was not taken."""

    day: str
    basis: str
    doubt: str = ""


def page_date(stated: Iterable[str], url: str, lead: str) -> PageDate:
    """The page's date.

    stated: what the page says of itself, best first (structured data, meta tags, the line under the headline). lead: the first
    paragraphs. A stated day that contradicts the URL's, or that lies more than a year after every full date of the
    lead, or whose day and month are swapped against either, is a wrong header: the URL's day, or the day swapped back, is taken,
    else none (dates in the text are found when it is read).
    """
    days = [d for d in (parse_day(s) for s in stated) if d]
    from_url = day_in_url(url)
    month = from_url[:7] or month_in_url(url)
    told = _told(lead)
    for day in days:
        if _agrees(day, from_url, month, told):
            return PageDate(day, "metadata")
    for day in days:
        back = _swapped(day)
        if back and (back == from_url or any(0 <= _apart(back, t) <= 2 for t in told)):
            return PageDate(back, "metadata", f"{day}: day and month swapped")
    if from_url:
        return PageDate(from_url, "url", f"{days[0]} contradicts the URL" if days else "")
    if days and month:
        return PageDate("", "none", f"{days[0]} contradicts the URL's {month}")
    return PageDate("", "none", f"{days[0]} is years after what is told" if days else "")


_NEWS = re.compile(
    r"(?:\(|\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\W{0,3}(?:pagi|siang|sore|malam)?\W{0,3})$",
    re.IGNORECASE,
)


def _told(lead: str) -> list[str]:
    """Full dates of the lead that tell when something happened, written as news does: `Selasa (12/6/2018)`, `Selasa, 12 Juni 2018`."""
    return [day for day, start in days_in(lead) if _NEWS.search(lead[max(0, start - 24) : start])]


def _apart(a: str, b: str) -> int:
    return (date.fromisoformat(a) - date.fromisoformat(b)).days


def _agrees(day: str, from_url: str, month: str, told: list[str]) -> bool:
    if from_url:
        return abs(_apart(day, from_url)) <= 3
    if month and abs((int(day[:4]) - int(month[:4])) * 12 + int(day[5:7]) - int(month[5:])) > 1:
        return False
    if not told:
        return True
    if min(_apart(day, t) for t in told) > 366:
        return False
    back = _swapped(day)
    return not (
        back and any(0 <= _apart(back, t) <= 2 for t in told) and not any(abs(_apart(day, t)) <= 7 for t in told)
    )


def _swapped(day: str) -> str:
    year, month, of_month = day.split("-")
    return _day(int(year), int(of_month), int(month)) if of_month != month and int(of_month) <= 12 else ""

"""Which of the dates that a page states is the day it was published: checked against its URL and its own first paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from netralitas.corpus.pages.dates import HALVES, day_in_url, days_in, month_in_url, parse_day, real_day, written_in


class PageDate(NamedTuple):
    """The day (ISO or ''), where it was found (metadata, url, none), and why another one was not taken."""

    day: str
    basis: str
    doubt: str = ""


def page_date(
    stated: Iterable[str], url: str, lead: str, month_first: bool | None = None, foreign: bool = False
) -> PageDate:
    """The page's date.

    stated: what the page says of itself, best first (structured data, meta tags, the line under the headline). lead: the first
    paragraphs. month_first: whether other dates of the page have the month before the day, None if they don't tell. foreign: the
    site's system writes so unless told otherwise. A stated day that contradicts the URL's, or that lies more than a year after every
    full date of the lead, or whose day and month are swapped against either, is a wrong header: the URL's day, or the day swapped
    back, is taken, else none (dates in the text are found when it is read).
    """
    stated = list(stated)
    from_url = day_in_url(url)
    month = from_url[:7] or month_in_url(url)
    told = _told(lead)
    near = [from_url or month] if from_url or month else told or _days_of_months(lead)
    days = [d for s in stated if (d := _decided(s, month_first, foreign, near))]
    if not days and not from_url:
        if line := _in_dateline(lead):
            return PageDate(line, "dateline")
        if unsure := next((s for s in stated if parse_day(s)), ""):
            return PageDate("", "none", f"{unsure}: day and month can't be told apart")
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


_DATELINE = re.compile(r"[A-Z][\w.'’-]*(?:[ ,/()]{1,3}[A-Z][\w.'’-]*){0,6}[ ,(/|]{1,3}(?=\d)")
_DATELINE_ENDS = re.compile(r"\)?\s*(?:[-–—]{1,2}|:|\|)\s")


def _in_dateline(lead: str) -> str:
    """The date between the place and the dash at the head of one of the first paragraphs: `SAMPIT, 12/10/2020 – Guru …`."""
    for paragraph in lead.split("\n")[:3]:
        head = _DATELINE.match(paragraph)
        for w in written_in(paragraph[:100]) if head else ():
            if head and w.start == head.end() and _DATELINE_ENDS.match(paragraph, w.end):
                return w.day
    return ""


_DAY_OF_MONTH = re.compile(r"\((\d{1,2})/(\d{1,2})\)")


def _days_of_months(lead: str) -> list[str]:
    """Days that the lead gives without a year, `Senin (21/9)`, as `09-21`."""
    return [f"{int(m[2]):02}-{int(m[1]):02}" for m in _DAY_OF_MONTH.finditer(lead) if int(m[2]) <= 12]


def _decided(text: str, month_first: bool | None, foreign: bool, near: list[str]) -> str:
    """The day of a stated date. Numbers that can be read in two ways: as the outlet's other dates have it, or the one way that fits what is
    told on the page, else day first, as is usual; '' when the site may well write otherwise."""
    day, other = parse_day(text), parse_day(text, month_first=True)
    if day == other:
        return day
    if month_first is not None:
        return other if month_first else day
    fit = [d for d in (day, other) if any(_near(d, n) for n in near)]
    if len(fit) == 1:
        return fit[0]
    return "" if foreign or HALVES.search(text) else day


def _near(day: str, place: str) -> bool:
    """True if a day is the one told (ISO, or without its year) or of the week after; or of the month that a URL gives."""
    if len(place) == 7:
        return day[:7] == place
    told = place if len(place) == 10 else f"{day[:4]}-{place}"
    if not real_day(*map(int, told.split("-"))):
        return False
    return 0 <= _apart(day, told) <= 7


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
    return real_day(int(year), int(of_month), int(month)) if of_month != month and int(of_month) <= 12 else ""

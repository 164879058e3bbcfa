"""From a calendar expression to days: which year is meant (codebook section 3)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from netralitas.extract.dates.words import Day, Expression


class Span(NamedTuple):
    """First and last day, inclusive, and the granularity (`day`, `month`, `year`, `range`)."""

    first: date
    last: date
    granularity: str


class Anchor(NamedTuple):
    """What years are measured by: page (the page date), full (offset and day of each full date of an event, in text
    order),
    polling (polling day of the article's election); None or empty where not known."""

    page: date | None
    full: tuple[tuple[int, date], ...]
    polling: date | None


_SOON = timedelta(days=45)
_ABOUT = 75
"""Days by which the years before and behind may be differently far and still be about as far."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolve(expression: Expression, anchor: Anchor, previous: date | None = None) -> Span | None:
    """The days an expression means, or None if its year cannot be known.

    previous: the last single day named before it (for `dua hari kemudian`).
    """
    if expression.relative:
        return _relative(expression, anchor, previous)
    first, last = expression.first, expression.last or expression.first
    if first[1] is None:
        return _years(first, last)
    if first[0] is None and last[0] is not None:
        backwards = (first[1], first[2] or 0) > (last[1] or 12, last[2] or 31)
        first = (last[0] - backwards, *first[1:])
    elif first[0] is not None and last[0] is None:
        backwards = (first[1], first[2] or 0) > (last[1] or 12, last[2] or 31)
        last = (first[0] + backwards, *last[1:])
    elif first[0] is None:
        year = _year(expression, anchor)
        if year is None:
            return None
        backwards = expression.last is not None and (first[1], first[2] or 0) > (last[1] or 12, last[2] or 31)
        if backwards:
            first, last = (
                (year - (expression.tense != "future"), *first[1:]),
                (year + (expression.tense == "future"), *last[1:]),
            )
        else:
            first, last = (year, *first[1:]), (year, *last[1:])
    start, end = _edge(first, False), _edge(last, True)
    if start is None or end is None or end < start:
        return None
    if expression.last is not None:
        return Span(start, end, "range")
    return Span(start, end, "day" if first[2] else "month")


def _years(first: Day, last: Day) -> Span | None:
    if first[0] is None or last[0] is None:
        return None
    return Span(date(first[0], 1, 1), date(last[0], 12, 31), "year" if first[0] == last[0] else "range")


def _edge(day: Day, end: bool) -> date | None:
    year, month, number = day
    if year is None or month is None:
        return None
    return day_of(year, month, number or (monthrange(year, month)[1] if end else 1))


def _year(expression: Expression, anchor: Anchor) -> int | None:
    base = anchor.page
    if base is None and anchor.full:
        base = min(anchor.full, key=lambda pair: abs(pair[0] - expression.start))[1]
    shift = {"last_year": -1, "next_year": 1, "this_year": 0}.get(expression.tense)
    if shift is not None:
        if base is not None:
            return base.year + shift
        return anchor.polling.year if anchor.polling else None
    if base is None:
        return _year_before(expression, anchor.polling) if anchor.polling else None
    choices = _choices(expression, base.year, 3)
    if expression.tense in ("past", "since"):
        # `sejak 12 Februari` on 6 February is about to begin
        latest = base + _SOON if expression.tense == "since" and expression.first[2] else base
        choices = [c for c in choices if c <= latest] or choices
    elif expression.tense == "future":
        choices = [c for c in choices if c >= base] or choices
    near = [c for c in choices if abs((c - base).days) <= 500]
    chosen = min(_on_weekday(near, expression) or near or choices, key=lambda c: abs((c - base).days), default=None)
    if chosen and anchor.page and expression.tense == "told" and chosen > base and expression.weekday is None:
        # about as far before as behind: what is told has happened
        before = [c for c in near if c <= base and (base - c).days <= (chosen - base).days + _ABOUT]
        chosen = max(before, default=chosen)
    return chosen.year if chosen else None


def _year_before(expression: Expression, polling: date) -> int | None:
    """Without page date or full date: the last one up to polling day; a weekday decides."""
    choices = _choices(expression, polling.year, 2)
    before = [c for c in choices if c <= polling]
    fitting = (
        _on_weekday(before[-2:], expression)
        or _on_weekday([c for c in choices if c > polling][:1], expression)
        or before
    )
    return fitting[-1].year if fitting else None


def _choices(expression: Expression, year: int, reach: int) -> list[date]:
    _, month, day = expression.first
    found = [day_of(y, month or 1, day or 15) for y in range(year - reach, year + reach + 1)]
    return [c for c in found if c is not None]


def _on_weekday(choices: list[date], expression: Expression) -> list[date]:
    if expression.weekday is None:
        return []
    return [c for c in choices if c.weekday() == expression.weekday]


def _relative(expression: Expression, anchor: Anchor, previous: date | None) -> Span | None:
    assert expression.relative is not None
    unit, count = expression.relative
    if unit == "after":
        if previous is None:
            return None
        day = previous + timedelta(days=count)
        return Span(day, day, "day")
    base = anchor.page
    if base is None:
        return None
    if unit == "day":
        day = base + timedelta(days=count)
        return Span(day, day, "day")
    if unit == "weekday":
        day = _weekday(base, expression.weekday or 0, count, expression.tense)
        return Span(day, day, "day")
    if unit == "month":
        index = base.year * 12 + base.month - 1 + count
        year, month = divmod(index, 12)
        return Span(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), "month")
    return _years((base.year + count, None, None), (base.year + count, None, None))


def _weekday(base: date, weekday: int, weeks: int, tense: str) -> date:
    monday = base - timedelta(days=base.weekday())
    if weeks or tense == "this_week":
        return monday + timedelta(days=7 * weeks + weekday)
    back = (base.weekday() - weekday) % 7
    if tense == "future":
        return base + timedelta(days=(weekday - base.weekday()) % 7 or 7)
    if tense == "past" and back == 0:
        back = 7
    return base - timedelta(days=back)

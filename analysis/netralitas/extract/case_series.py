"""The table `case_series`: how a counter's figure for a region, election, unit and status moved over time."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from itertools import groupby
from math import inf
from typing import Any, NamedTuple

import pandas as pd

COLUMNS = ("counter", "region", "election", "unit", "status", "period", "as_of", "min", "max", "articles", "conflict")
_KEY = ("counter", "region", "election", "unit", "status", "period")
# a body's total of these can only grow within an election; what is `handled` or `other` may also be settled
_CUMULATIVE = ("reported", "proven", "recommended", "sanctioned", "not_proven")


def case_series(counts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per figure of a counter for a region, election, unit and status at a time.

    counts, articles: the tables of a run (columns as in TABLES.md). Rates (`per`) and figures without a counter are left out; of
    several figures in one article for the same thing (a total and its parts) the total is taken.
    Returns columns: counter, region, election, unit, status; period (the year, month or days that the figure is limited to, '' for a
    running total); as_of (ISO day: the cut-off that the text gives, else the article's day, '' if unknown); min, max (Int64, empty
    where open); articles (how many articles say so); conflict (true when articles give figures for the same time that cannot
    both be right, or when a running total is lower than at an earlier time).
    """
    said: dict[tuple[_Key, str, float, float], set[str]] = {}
    for key, as_of, low, high, article in _figures(counts, articles):
        said.setdefault((key, as_of, low, high), set()).add(article)
    rows = [_Row(*found, len(said[found])) for found in sorted(said)]
    conflicts = [mark for _, series in groupby(rows, key=lambda r: r.key) for mark in _conflicts(list(series))]
    named = {column: [row.key[n] for row in rows] for n, column in enumerate(_KEY)}
    return pd.DataFrame(
        {
            **{column: pd.array(values, dtype="str") for column, values in named.items()},
            "as_of": pd.array([row.as_of for row in rows], dtype="str"),
            "min": pd.array([int(row.low) if row.low >= 0 else None for row in rows], dtype="Int64"),
            "max": pd.array([int(row.high) if row.high != inf else None for row in rows], dtype="Int64"),
            "articles": pd.array([row.articles for row in rows], dtype="int64"),
            "conflict": pd.array(conflicts, dtype="bool"),
        },
        columns=list(COLUMNS),
    )


_Key = tuple[str, ...]
"""Counter, region, election, unit, status, period."""


class _Row(NamedTuple):
    """A figure as its interval (low -1, high inf where open), and how many articles say it."""

    key: _Key
    as_of: str
    low: float
    high: float
    articles: int


def _figures(counts: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[_Key, str, float, float, str]]:
    """(key, as_of, low, high, article_id) of each figure that an article gives."""
    if counts.empty:
        return
    published = (
        dict(zip(reversed(_plain(articles["article_id"])), reversed(_plain(articles["published"])), strict=True))
        if "published" in articles
        else {}
    )
    counts = counts[(counts["counter"].fillna("") != "") & (counts["per"].fillna("") == "")]
    columns = ("article_id", *_KEY, "min", "max")
    groups: dict[tuple[str, _Key, str], list[tuple[float, float]]] = {}
    for article, *key, low, high in zip(*(_plain(counts[c]) for c in columns), strict=True):
        key[5], as_of = _time(key[5], published.get(article, "")[:10])
        interval = float(low) if low != "" else -1.0, float(high) if high != "" else inf
        groups.setdefault((article, tuple(key), as_of), []).append(interval)
    for (article, whole, as_of), figures in groups.items():
        yield whole, as_of, *_total(figures), article


def _plain(column: pd.Series) -> list[Any]:
    """A column's values, '' where it has none."""
    missing = column.isna()
    return ["" if gone else value for value, gone in zip(column.tolist(), missing.tolist(), strict=True)]


def _time(period: str, published: str) -> tuple[str, str]:
    """(what the figure is limited to, as of which day) from a count's period and its article's day."""
    if not period or period[0].isalpha():
        return "", published
    if len(period) == 10:
        return "", period
    last = period.rpartition("/")[2]
    if len(period) == 9 and period[4] == "-":
        last = period[5:]
    if len(last) == 4:
        last = f"{last}-12-31"
    elif len(last) == 7:
        year, month = int(last[:4]), int(last[5:])
        last = f"{last}-{calendar.monthrange(year, month)[1]:02d}"
    return period, min(last, published) if published else last


def _total(figures: list[tuple[float, float]]) -> tuple[float, float]:
    """The figure that gives the whole: the largest, an exact one before a bound that it fits."""
    low, high = max(figures, key=lambda f: f[1] if f[1] != inf else f[0])
    if low == high:
        return low, high
    floor = low if high == inf else max(low, 0.8 * high)
    exact = [f for f in figures if f[0] == f[1] and floor <= f[0] <= high]
    return max(exact) if exact else (low, high)


def _conflicts(series: list[_Row]) -> list[bool]:
    """For the rows of one key, in order of time: whether intervals of one day are apart, or a running total falls."""
    marks = []
    for _, same in groupby(series, key=lambda r: r.as_of):
        day = list(same)
        marks += [max(r.low for r in day) > min(r.high for r in day)] * len(day)
    if series[0].key[4] not in _CUMULATIVE or series[0].key[5]:
        return marks
    reached, last_day, today = -1.0, "", -1.0
    for n, row in enumerate(series):
        if not row.as_of:
            continue
        if row.as_of != last_day:
            reached, last_day = max(reached, today), row.as_of
        marks[n] |= row.high < reached
        today = max(today, row.low)
    return marks

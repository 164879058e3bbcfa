"""The table `case_series`: how a counter's figure for a region, election, unit and status moved over time."""

from __future__ import annotations

import calendar
from itertools import groupby
from math import inf
from operator import itemgetter

import numpy as np
import numpy.typing as npt
import pandas as pd

COLUMNS = ("counter", "region", "election", "unit", "status", "period", "as_of", "min", "max", "articles", "conflict")
_KEY = ("counter", "region", "election", "unit", "status", "period")
_TYPES = dict.fromkeys((*_KEY, "as_of"), "str") | {
    "min": "Int64",
    "max": "Int64",
    "articles": "int64",
    "conflict": "bool",
}
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
    figures = _totals(_figures(counts, articles))
    if figures.empty:
        return pd.DataFrame(columns=list(COLUMNS)).astype(_TYPES)
    rows = figures.groupby([*_KEY, "as_of", "low", "high"], observed=True).size().rename("articles").reset_index()
    low, high = rows["low"].to_numpy(), rows["high"].to_numpy()
    rows["min"] = pd.array(np.where(low >= 0, low, np.nan)).astype("Int64")
    rows["max"] = pd.array(np.where(high < inf, high, np.nan)).astype("Int64")
    rows["conflict"] = _conflicts(rows)
    return rows[list(COLUMNS)].astype(_TYPES)


def _figures(counts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Each figure: article_id, the key and as_of (categories, in order), and its interval: low (-1 where open), high (infinite)."""
    counts = counts[(counts["counter"].fillna("") != "") & (counts["per"].fillna("") == "")]
    found = pd.DataFrame({column: _ordered(counts[column].fillna("")) for column in ("article_id", *_KEY)})
    days = pd.Series("", index=counts["article_id"].to_numpy())
    if "published" in articles:
        published = (
            articles.drop_duplicates("article_id")
            .set_index("article_id")["published"]
            .fillna("")
            .astype("str")
            .str[:10]
        )
        days = published.reindex(days.index, fill_value="")
    said, day = found["period"].cat, _ordered(days)
    periods, known = said.categories.tolist(), day.categories.tolist()
    pairs, pair = np.unique(said.codes.to_numpy(dtype=np.int64) * max(len(known), 1) + day.codes, return_inverse=True)
    times = [_time(periods[p // len(known)], known[p % len(known)]) for p in pairs.tolist()]
    for number, column in enumerate(("period", "as_of")):
        found[column] = _ordered(pd.Series([time[number] for time in times], dtype="str").take(pair))
    found["low"] = counts["min"].astype("Float64").fillna(-1.0).to_numpy(dtype=np.float64)
    found["high"] = counts["max"].astype("Float64").fillna(inf).to_numpy(dtype=np.float64)
    return found


def _ordered(values: pd.Series) -> pd.Categorical:
    codes, known = pd.factorize(values, sort=True)
    return pd.Categorical.from_codes(codes, categories=known, ordered=True)


def _totals(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with, of several of one article for the same thing, only their total."""
    same = ["article_id", *_KEY, "as_of"]
    repeated = figures.duplicated(same, keep=False)
    several = figures[repeated]
    several = several.assign(number=several.groupby(same, observed=True).ngroup()).sort_values("number", kind="stable")
    parts = zip(*(several[column].tolist() for column in ("number", "low", "high")), strict=True)
    totals = [_total([figure[1:] for figure in part]) for _, part in groupby(parts, key=itemgetter(0))]
    whole = several.drop_duplicates("number").drop(columns="number")
    whole["low"], whole["high"] = [t[0] for t in totals], [t[1] for t in totals]
    return pd.concat([figures[~repeated], whole], ignore_index=True)


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


def _conflicts(rows: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For the rows of all keys, in order of key and time: whether intervals of one day are apart, or a running total falls."""
    low, high = rows["low"].to_numpy(), rows["high"].to_numpy()
    key = rows.groupby(list(_KEY), observed=True).ngroup().to_numpy()
    day = rows["as_of"].cat.codes.to_numpy()
    begins = np.append(True, (key[1:] != key[:-1]) | (day[1:] != day[:-1]))
    starts, day_of = np.flatnonzero(begins), np.cumsum(begins) - 1
    most = np.maximum.reduceat(low, starts)
    apart = most > np.minimum.reduceat(high, starts)
    dated = (rows["as_of"] != "").to_numpy()
    days = pd.DataFrame({"key": key[starts], "most": np.where(dated[starts], most, -1.0)})
    days["upto"] = days.groupby("key")["most"].cummax()
    reached = days.groupby("key")["upto"].shift(fill_value=-1.0).to_numpy()
    running = (rows["status"].isin(_CUMULATIVE) & (rows["period"] == "")).to_numpy() & dated
    conflicts: npt.NDArray[np.bool_] = apart[day_of] | (running & (high < reached[day_of]))
    return conflicts

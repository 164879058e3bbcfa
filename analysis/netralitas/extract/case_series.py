"""The table `case_series`: how a counter's figure for a region, election, unit and status moved over time."""

from __future__ import annotations

import calendar

import pandas as pd

COLUMNS = ("counter", "region", "election", "unit", "status", "period", "as_of", "min", "max", "articles", "conflict")
_KEY = ["counter", "region", "election", "unit", "status", "period"]
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
    rows = _figures(counts, articles)
    if rows.empty:
        return _typed(pd.DataFrame(columns=list(COLUMNS)))
    grouped = (
        rows.groupby([*_KEY, "as_of", "low", "high"], sort=True, dropna=False)["article_id"]
        .nunique()
        .rename("articles")
        .reset_index()
    )
    grouped["conflict"] = False
    for _, series in grouped.groupby(_KEY, sort=False):
        _mark_conflicts(grouped, series)
    grouped["min"] = grouped["low"].where(grouped["low"] >= 0)
    grouped["max"] = grouped["high"].where(grouped["high"] != float("inf"))
    return _typed(grouped[list(COLUMNS)])


def _figures(counts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per article and figure, with its interval as `low` (-1 if open) and `high` (inf if open)."""
    if counts.empty:
        return pd.DataFrame()
    rows = counts[(counts["counter"].fillna("") != "") & (counts["per"].fillna("") == "")].copy()
    if rows.empty:
        return rows
    published = (
        articles.drop_duplicates("article_id").set_index("article_id")["published"]
        if "published" in articles
        else pd.Series(dtype=object)
    )
    rows["published"] = rows["article_id"].map(published).fillna("").astype(str).str[:10]
    for column in ("region", "election", "period"):
        rows[column] = rows[column].fillna("").astype(str)
    rows["low"] = pd.to_numeric(rows["min"]).astype("Float64").fillna(-1).astype(float)
    rows["high"] = pd.to_numeric(rows["max"]).astype("Float64").fillna(float("inf")).astype(float)
    times = [_time(period, day) for period, day in zip(rows["period"], rows["published"], strict=True)]
    rows["period"], rows["as_of"] = [t[0] for t in times], [t[1] for t in times]
    keep = [_total(group) for _, group in rows.groupby(["article_id", *_KEY, "as_of"], sort=False)]
    return rows.loc[keep]


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


def _total(group: pd.DataFrame) -> object:
    """The index of the row that gives the whole: the largest, an exact one before a bound that it fits."""
    figures = [
        (float(low), float(high), index)
        for index, low, high in zip(group.index, group["low"], group["high"], strict=True)
    ]
    low, high, top = max(figures, key=lambda f: f[1] if f[1] != float("inf") else f[0])
    if low == high:
        return top
    floor = low if high == float("inf") else max(low, 0.8 * high)
    exact = [f for f in figures if f[0] == f[1] and floor <= f[0] <= high]
    return max(exact, key=lambda f: f[0])[2] if exact else top


def _mark_conflicts(grouped: pd.DataFrame, series: pd.DataFrame) -> None:
    """Set `conflict` where intervals of one day are apart, or where a running total falls."""
    for _, day in series.groupby("as_of", sort=False):
        if day["low"].max() > day["high"].min():
            grouped.loc[day.index, "conflict"] = True
    dated = series[series["as_of"] != ""]
    if dated.empty or dated["status"].iloc[0] not in _CUMULATIVE or dated["period"].iloc[0]:
        return
    reached, last_day, today = -1.0, "", -1.0
    for index, row in dated.sort_values("as_of").iterrows():
        if row["as_of"] != last_day:
            reached, last_day = max(reached, today), str(row["as_of"])
        if row["high"] < reached:
            grouped.loc[index, "conflict"] = True
        today = max(today, row["low"])


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({"min": "Int64", "max": "Int64", "articles": "int64", "conflict": "bool"}).reset_index(
        drop=True
    )

"""Which rows, articles and words each number of the page leads to, and what the number is called."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from netralitas.compare import ALL, FACETS, Comparison
from netralitas.compare.facets import text_column
from netralitas.report.charts.drawing import key
from netralitas.report.evidence import Evidence
from netralitas.report.labels import code_label, group_label, label, number, second_label

MOST_ROWS = 500
"""Rows of a table on the page; all are in the run's tables."""


def fill(comparison: Comparison, evidence: Evidence, lang: str) -> dict[str, str]:
    """Put in the evidence of all numbers; returns what each key is called."""
    labels: dict[str, str] = {}
    mentions = comparison.mentions
    sizes = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
    hits = comparison.cells.set_index(["facet", "code", "second", "group"])["k"].to_dict()
    shown = {*comparison.groups, ALL, *(g for pair in comparison.pairs for g in pair)}
    of, articles = ("dari", "artikel") if lang == "id" else ("of", "articles")
    names = ["facet", "code", "second", "group"]
    rows, table_of = mentions["row"].to_numpy(), {name: facet.table for name, facet in FACETS.items()}
    places_of: Any = mentions.groupby(names, sort=False, observed=True).indices
    for keys, places in places_of.items():
        facet, code, second, group = map(str, keys)
        if group not in shown:
            continue
        name = key(facet, code, second, group)
        evidence.add_rows(name, table_of[facet], rows[np.sort(places)])
        what = comparison.rules.get(code, code) if facet == "rule" else code_label(facet, code, lang)
        what += f", {second_label(facet, second, lang)}" if second else ""
        labels[name] = (
            f"{what} · {group_label(comparison.by, group, lang)}: {number(hits[facet, code, second, group], lang)} {of} "
            f"{number(sizes[group], lang)} {articles}"
        )
    cited = mentions[(mentions["facet"] == "rule") & (mentions["group"] == ALL)]
    if len(cited):
        evidence.add_rows(key("rule", "", "", ALL), "regulations", cited["row"])
        labels[key("rule", "", "", ALL)] = label("facet", "rule", lang)
    for group in shown:
        members = comparison.articles[comparison.articles["group"] == group]
        name = key("articles", "", "", group)
        evidence.add_articles(name, members["article_id"])
        labels[name] = f"{group_label(comparison.by, group, lang)}: {number(len(members), lang)} {articles}"
    everything = comparison.articles[comparison.articles["group"] == ALL]
    for province, members in everything[everything["province"] != ""].groupby("province"):
        name = key("province", str(province), "", ALL)
        evidence.add_articles(name, members["article_id"])
        labels[name] = f"{province}: {number(len(members), lang)} {articles}"
    for keys, part in comparison.figure_rows.groupby(["status", "unit", "group"]):
        status, unit, group = map(str, keys)
        name = key("figure", status, unit, group)
        evidence.add_rows(name, "counts", part["row"])
        labels[name] = (
            f"{label('status', status, lang)}, {label('unit', unit, lang)} · {group_label(comparison.by, group, lang)}"
        )
    _series_evidence(comparison, evidence)
    _article_evidence(comparison, evidence)
    for name in evidence.keys:
        kind, word, _, group = name.split("|", 3) if name.count("|") == 3 else ("", "", "", "")
        if kind == "word":
            labels[name] = f"“{word}” · {group_label(comparison.by, group, lang)}"
        elif kind == "series":
            row = comparison.tables["case_series"].iloc[int(word)]
            labels[name] = " · ".join(str(row[c]) for c in ("counter", "region", "as_of") if row[c])
    return labels


def word_evidence(comparison: Comparison, evidence: Evidence, words: list[str]) -> None:
    """Where the words of the keyness stand: in articles of the main pair that have them, in their written forms."""
    pair = comparison.main_pair
    if pair is None:
        return
    places = comparison.word_places(words)
    for group in pair:
        inside = set(comparison.articles.loc[comparison.articles["group"] == group, "article_id"])
        for word, (forms, ids) in places.items():
            written = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
            pattern = re.compile(rf"\b(?:{written})\b", re.IGNORECASE)
            evidence.add_words(key("word", word, "", group), (a for a in ids if a in inside), pattern)


def series_rows(comparison: Comparison, most: int) -> list[int]:
    """The rows of the case series that the page shows: all, or first those that conflict, then those of the longest series."""
    series = comparison.tables.get("case_series", pd.DataFrame()).reset_index(drop=True)
    if len(series) <= most:
        return list(range(len(series)))
    same = [c for c in ("counter", "region", "election", "unit", "status", "period") if c in series]
    length = series.groupby(same, dropna=False)["status"].transform("size")
    conflict = series["conflict"].fillna(False).astype(bool)
    first = pd.DataFrame({"conflict": ~conflict, "length": -length}).sort_values(["conflict", "length"], kind="stable")
    return sorted(first.index[:most].tolist())


def _series_evidence(comparison: Comparison, evidence: Evidence) -> None:
    """The counts behind each row of the case series: the same counter, region, election, unit, status and number."""
    series, counts = comparison.tables.get("case_series"), comparison.tables.get("counts")
    if series is None or counts is None or not len(series) or not len(counts):
        return
    columns = [
        c for c in ("counter", "region", "election", "unit", "status", "min", "max") if c in series and c in counts
    ]
    rows: dict[tuple[str, ...], list[int]] = {}
    for i, values in enumerate(zip(*(text_column(counts.reset_index(drop=True), c) for c in columns), strict=True)):
        rows.setdefault(values, []).append(i)
    wanted = series_rows(comparison, MOST_ROWS)
    chosen = series.reset_index(drop=True).iloc[wanted]
    for i, values in zip(wanted, zip(*(text_column(chosen, c) for c in columns), strict=True), strict=True):
        evidence.add_rows(key("series", str(i), "", ""), "counts", rows.get(values, []))


def _article_evidence(comparison: Comparison, evidence: Evidence) -> None:
    """All facts of each listed article, for its title in the list of articles; a sentence on its theme where it has none."""
    listed = {evidence.ids[i] for i in evidence.listed()}
    for table in ("behaviours", "counts", "statements", "sanctions", "regulations"):
        frame = comparison.tables.get(table)
        if frame is None or not len(frame):
            continue
        for article, rows in frame.groupby("article_id", sort=False).indices.items():
            if article in listed:
                evidence.add_rows(key("article", str(article), "", ""), table, np.sort(rows))
    for article in sorted(listed):
        if (name := key("article", article, "", "")) not in evidence.keys:
            evidence.add_articles(name, [article])

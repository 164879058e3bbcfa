"""Which rows, articles and words each number of the page leads to, and what the number is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

import numpy as np
import numpy.typing as npt
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
    shown = dict.fromkeys((*comparison.groups, ALL, *(g for pair in comparison.pairs for g in pair)))
    of, articles = ("dari", "artikel") if lang == "id" else ("of", "articles")
    rows, table_of = mentions["row"].to_numpy(), {name: facet.table for name, facet in FACETS.items()}
    for (facet, code, second, group), places in _places(mentions, ["facet", "code", "second", "group"]):
        if group not in shown:
            continue
        name = key(facet, code, second, group)
        evidence.add_rows(name, table_of[facet], rows[places])
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


def _places(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[tuple[str, ...], npt.NDArray[np.int64]]]:
    """(values, positions of the rows that have them) of all combinations of values there are, in order of their first occurrence,
    the first column's first."""
    code, known = np.zeros(len(frame), dtype=np.int64), []
    for column in columns:
        codes, there = pd.factorize(frame[column])
        code = code * max(len(there), 1) + codes
        known.append([str(value) for value in there])
    order = np.argsort(code, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(code[order])) + 1) if len(order) else ():
        left, found = int(code[places[0]]), []
        for values in reversed(known):
            left, number = divmod(left, len(values))
            found.append(values[number])
        yield tuple(reversed(found)), places


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
    wanted = series_rows(comparison, MOST_ROWS)
    chosen = series.reset_index(drop=True).iloc[wanted]
    figures = list(zip(*(text_column(chosen, c).tolist() for c in columns), strict=True))
    rows: dict[tuple[str, ...], list[int]] = {values: [] for values in figures}
    for i, values in enumerate(zip(*(text_column(counts, c).tolist() for c in columns), strict=True)):
        if values in rows:
            rows[values].append(i)
    for i, values in zip(wanted, figures, strict=True):
        evidence.add_rows(key("series", str(i), "", ""), "counts", rows[values])


def _article_evidence(comparison: Comparison, evidence: Evidence) -> None:
    """All facts of each listed article, for its title in the list of articles; a sentence on its theme where it has none."""
    listed = {evidence.ids[i] for i in evidence.listed()}
    for table in ("behaviours", "counts", "statements", "sanctions", "regulations"):
        frame = comparison.tables.get(table)
        if frame is None or not len(frame):
            continue
        chosen = np.flatnonzero(frame["article_id"].isin(listed).to_numpy())
        ids = frame["article_id"].iloc[chosen].to_frame()
        for (article,), places in sorted(_places(ids, ["article_id"]), key=itemgetter(0)):
            evidence.add_rows(key("article", article, "", ""), table, chosen[places])
    for article in sorted(listed):
        if (name := key("article", article, "", "")) not in evidence.keys:
            evidence.add_articles(name, [article])

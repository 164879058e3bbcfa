"""Which rows, articles and words each number of the page leads to, and what the number is called."""

from __future__ import annotations

import re

from netralitas.compare import ALL, Comparison
from netralitas.compare.facets import text_column
from netralitas.report.charts.drawing import key
from netralitas.report.evidence import Evidence
from netralitas.report.labels import code_label, group_label, label, number, second_label


def fill(comparison: Comparison, evidence: Evidence, lang: str) -> dict[str, str]:
    """Put in the evidence of all numbers; returns what each key is called."""
    labels: dict[str, str] = {}
    mentions = comparison.mentions
    sizes = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
    hits = comparison.cells.set_index(["facet", "code", "second", "group"])["k"].to_dict()
    shown = {*comparison.groups, ALL, *(g for pair in comparison.pairs for g in pair)}
    of, articles = ("dari", "artikel") if lang == "id" else ("of", "articles")
    for keys, part in mentions.groupby(["facet", "code", "second", "group"], sort=False):
        facet, code, second, group = map(str, keys)
        if group not in shown:
            continue
        name = key(facet, code, second, group)
        evidence.add_rows(name, part["table"].iloc[0], part["row"])
        what = comparison.rules.get(code, code) if facet == "rule" else code_label(facet, code, lang)
        what += f", {second_label(facet, second, lang)}" if second else ""
        labels[name] = (
            f"{what} · {group_label(comparison.by, group, lang)}: {hits[facet, code, second, group]} {of} {sizes[group]} {articles}"
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
    """Where the words of the keyness stand: in every article of the main pair that has them, its written forms."""
    pair = comparison.main_pair
    if pair is None:
        return
    places = comparison.word_places(words)
    for group in pair:
        ids = comparison.articles.loc[
            (comparison.articles["group"] == group) & comparison.articles["representative"], "article_id"
        ].tolist()
        for word, forms in places.items():
            pattern = re.compile(
                r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b", re.IGNORECASE
            )
            evidence.add_words(key("word", word, "", group), ids, pattern)


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
    for i, values in enumerate(zip(*(text_column(series, c) for c in columns), strict=True)):
        evidence.add_rows(key("series", str(i), "", ""), "counts", rows.get(values, []))


def _article_evidence(comparison: Comparison, evidence: Evidence) -> None:
    """All facts of each article, for its title in the list of articles; a sentence on its theme where it has none."""
    for table in ("behaviours", "counts", "statements", "sanctions", "regulations"):
        frame = comparison.tables.get(table)
        if frame is not None:
            for row, article in enumerate(frame["article_id"]):
                evidence.add_rows(key("article", str(article), "", ""), table, [row])
    for article in evidence.ids:
        if (name := key("article", article, "", "")) not in evidence.keys:
            evidence.add_articles(name, [article])

"""The tables of the page, as data for its script; every number that is not zero has the key of its evidence.

A cell is a text, or [shown, value to sort by, evidence key, small text]; a column is [label, is it a number].
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from netralitas.compare import ALL, Comparison
from netralitas.compare.facets import text_column
from netralitas.compare.frames import rows as rows_of
from netralitas.report.charts.drawing import key
from netralitas.report.findings import signed
from netralitas.report.labels import code_label, group_label, label, number, points, second_label
from netralitas.report.linking import MOST_ROWS

Sheet = dict[str, Any]
Cell = str | list[Any]


def _column(name: str, lang: str, numeric: bool = False) -> list[Any]:
    return [label("column", name, lang), numeric]


def _count(value: int, lang: str, evidence: str, small: str = "", sort: float | None = None) -> Cell:
    if not value:
        return ["0", 0 if sort is None else sort, "", small]
    return [number(value, lang), value if sort is None else sort, evidence, small]


def facet_sheet(comparison: Comparison, facet: str, lang: str) -> Sheet:
    """A facet: codes (and seconds) down; across, each group's articles with share and 95% interval."""
    groups = [*comparison.groups, ALL]
    frame = comparison.facet(facet, groups=groups)
    wide = {(r.code, r.second, r.group): r for r in rows_of(frame)}
    total = frame[(frame["group"] == ALL) & (frame["k"] > 0)].sort_values(
        ["k", "code", "second"], ascending=[False, True, True]
    )
    everything = len(total)
    total = total.head(MOST_ROWS)
    divided = bool((total["second"] != "").any())
    columns = [_column("name", lang)] + ([_column("second", lang)] if divided else [])
    sizes = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
    columns += [
        [f"{group_label(comparison.by, g, lang)} (n\u00a0=\u00a0{number(sizes[g], lang)})", True] for g in groups
    ]
    rows = []
    for one in rows_of(total):
        name = (
            comparison.rules.get(str(one.code), str(one.code))
            if facet == "rule"
            else code_label(facet, str(one.code), lang)
        )
        row: list[Cell] = [name]
        if divided:
            row.append(second_label(facet, str(one.second), lang))
        for group in groups:
            cell = wide[one.code, one.second, group]
            small = f"{points(cell.share)}% [{points(cell.low)}–{points(cell.high)}]" if cell.enough else ""
            row.append(_count(int(cell.k), lang, key(facet, cell.code, cell.second, group), small, float(cell.share)))
        rows.append(row)
    return {
        "id": facet,
        "title": label("facet", facet, lang),
        "columns": columns,
        "rows": rows,
        "note": _note("table_note", lang, len(rows), everything, facet),
    }


def totals_sheet(comparison: Comparison, lang: str) -> Sheet:
    """Articles, voices, outlets, provinces and dates of each group."""
    columns = [_column("group" if comparison.by == "election" else "group_any", lang)]
    columns += [_column(c, lang, True) for c in ("articles", "clusters", "outlets", "provinces", "dated")]
    columns += [_column("first", lang), _column("last", lang)]
    rows = []
    for r in rows_of(comparison.totals):
        opens = key("articles", "", "", str(r.group))
        numbers = [_count(int(v), lang, opens) for v in (r.articles, r.clusters, r.outlets, r.provinces, r.dated)]
        rows.append([group_label(comparison.by, str(r.group), lang), *numbers, str(r.first), str(r.last)])
    return {"id": "totals", "title": label("page", "section_overview", lang), "columns": columns, "rows": rows}


def figures_sheet(comparison: Comparison, lang: str) -> Sheet:
    """How many figures of each status and unit, with lowest, median and highest."""
    groups = [*comparison.groups, ALL]
    frame = comparison.figures
    wide = {(r.status, r.unit, r.group): r for r in rows_of(frame)}
    pairs = list(dict.fromkeys((r.status, r.unit) for r in rows_of(frame)))
    columns = [
        _column("status", lang),
        _column("unit", lang),
        *([group_label(comparison.by, g, lang), True] for g in groups),
    ]
    rows = []
    for status, unit in pairs:
        row: list[Cell] = [label("status", status, lang), label("unit", unit, lang)]
        for group in groups:
            found = wide.get((status, unit, group))
            small = ""
            if found is not None:
                small = (
                    number(found.lowest, lang)
                    if found.figures == 1
                    else " · ".join(
                        number(v, lang, 0 if float(v).is_integer() else 1)
                        for v in (found.lowest, found.median, found.highest)
                    )
                )
            row.append(
                _count(int(found.figures) if found is not None else 0, lang, key("figure", status, unit, group), small)
            )
        rows.append(row)
    return {
        "id": "figures",
        "title": label("facet", "count", lang),
        "columns": columns,
        "rows": rows,
        "note": label("page", "figures_note", lang),
    }


def differences_sheet(comparison: Comparison, lang: str) -> Sheet:
    """All tested differences, the surest first, with ratio, the difference at the same mix of outlets, and verdict."""
    names = ("name", "second", "target", "reference")
    numbers = ("k_target", "k_reference", "difference", "ratio", "by_outlet", "p_adjusted")
    columns = [_column(c, lang) for c in names] + [_column(c, lang, True) for c in numbers] + [_column("verdict", lang)]
    frame = comparison.differences
    frame = (
        frame[frame["p"].notna()].sort_values(["p_adjusted", "p", "facet", "code"], kind="stable")
        if len(frame)
        else frame
    )
    everything = len(frame)
    rows = []
    for r in frame.head(MOST_ROWS).to_dict("records"):
        facet = str(r["facet"])
        name = comparison.rules.get(r["code"], r["code"]) if facet == "rule" else code_label(facet, r["code"], lang)
        row: list[Cell] = [
            name,
            second_label(facet, r["second"], lang) if r["second"] else label("facet", facet, lang),
            *(group_label(comparison.by, r[g], lang) for g in ("target", "reference")),
        ]
        for side in ("target", "reference"):
            k, n = int(r[f"k_{side}"]), int(r[f"n_{side}"])
            opens = key(facet, r["code"], r["second"], r[side]) if k else ""
            row.append([f"{number(k, lang)}/{number(n, lang)}", k / max(n, 1), opens, f"{points(r[f'share_{side}'])}%"])
        row.append([signed(r["difference"]), float(r["difference"]), "", f"[{signed(r['low'])}; {signed(r['high'])}]"])
        row.append(_ratio(r, lang))
        mixed = pd.notna(r["by_outlet"])
        row.append(
            [
                signed(r["by_outlet"]),
                float(r["by_outlet"]),
                "",
                f"[{signed(r['by_outlet_low'])}; {signed(r['by_outlet_high'])}]",
            ]
            if mixed
            else ["–", -9, "", ""]
        )
        row.append([_p(float(r["p_adjusted"]), lang), float(r["p_adjusted"]), "", ""])
        row.append(label("verdict", r["verdict"], lang))
        rows.append(row)
    return {
        "id": "differences",
        "title": label("page", "section_differences", lang),
        "columns": columns,
        "rows": rows,
        "note": _note("differences_note", lang, len(rows), everything, "differences"),
    }


def corrected_sheet(comparison: Comparison, frame: pd.DataFrame, lang: str) -> Sheet:
    """Shares corrected for errors of reading, with interval; below, the share as read, which opens its sentences."""
    coded = frame.drop_duplicates("group").set_index("group")["coded"]
    groups = [
        g for g in comparison.groups if g in coded.index and frame.loc[frame["group"] == g, "corrected"].notna().any()
    ]
    wide = {(r.facet, r.code, r.second, r.group): r for r in rows_of(frame)}
    columns = [_column("name", lang), _column("second", lang)]
    columns += [
        [label("page", "corrected_head", lang).format(group=group_label(comparison.by, g, lang), coded=coded[g]), True]
        for g in groups
    ]
    rows = []
    for facet, code, second in dict.fromkeys((r.facet, r.code, r.second) for r in rows_of(frame)):
        divided = second_label(facet, second, lang) if second else label("facet", facet, lang)
        row: list[Cell] = [code_label(facet, code, lang), divided]
        for group in groups:
            r = wide[facet, code, second, group]
            shown = f"{points(r.corrected)}% [{points(r.corrected_low)}–{points(r.corrected_high)}]"
            read = label("page", "corrected_read", lang).format(k=number(r.k, lang), n=number(r.n, lang))
            row.append([shown, float(r.corrected), key(facet, code, second, group) if r.k else "", read])
        rows.append(row)
    return {
        "id": "corrected",
        "title": label("page", "section_corrected", lang),
        "columns": columns,
        "rows": rows if groups else [],
        "note": label("page", "corrected_note", lang),
    }


def moved_sheet(comparison: Comparison, frame: pd.DataFrame, lang: str) -> Sheet:
    """What moved since an earlier run (`changes.moved`): articles before and now, and by how many points the share moved."""
    columns = [_column(c, lang) for c in ("name", "facet", "group" if comparison.by == "election" else "group_any")]
    columns += [_column(c, lang, True) for c in ("before", "now", "difference")]
    rows = []
    for r in rows_of(frame.head(MOST_ROWS)):
        name = comparison.rules.get(r.code, r.code) if r.facet == "rule" else code_label(r.facet, r.code, lang)
        opens = key(r.facet, r.code, r.second, r.group) if r.k_now else ""
        before, now = (
            f"{number(k, lang)}/{number(n, lang)}" for k, n in ((r.k_before, r.n_before), (r.k_now, r.n_now))
        )
        rows.append(
            [
                name,
                label("facet", r.facet, lang),
                group_label(comparison.by, r.group, lang),
                [before, float(r.share_before), "", f"{points(r.share_before)}%"],
                [now, float(r.share_now), opens, f"{points(r.share_now)}%"],
                [signed(r.moved), float(r.moved), "", ""],
            ]
        )
    return {
        "id": "changes",
        "title": label("page", "changed", lang),
        "columns": columns,
        "rows": rows,
        "note": _note("moved_note", lang, len(rows), len(frame), "changes"),
    }


def _p(value: float, lang: str) -> str:
    return f"< {number(0.001, lang, 3)}" if value < 0.001 else number(value, lang, 3)


def _ratio(r: dict[Any, Any], lang: str) -> Cell:
    if pd.isna(r["ratio"]):
        return ["–", -1, "", ""]
    high = "∞" if r["ratio_high"] == float("inf") or r["ratio_high"] > 99 else number(r["ratio_high"], lang, 1)
    return [number(r["ratio"], lang, 2), float(r["ratio"]), "", f"[{number(r['ratio_low'], lang, 1)}; {high}]"]


def words_sheet(comparison: Comparison, lang: str, frame: pd.DataFrame) -> Sheet:
    """The words that set the main pair apart, with counts on both sides."""
    target, reference = comparison.main_pair or ("", "")
    columns = [
        _column("word", lang),
        _column("forms", lang),
        [group_label(comparison.by, target, lang), True],
        [group_label(comparison.by, reference, lang), True],
        _column("log_odds", lang, True),
        _column("z", lang, True),
        _column("p_adjusted", lang, True),
    ]
    rows = [
        [
            str(r.word),
            str(r.forms),
            _count(int(r.count_target), lang, key("word", str(r.word), "", target)),
            _count(int(r.count_reference), lang, key("word", str(r.word), "", reference)),
            [
                number(r.log_odds, lang, 2),
                float(r.log_odds),
                "",
                f"[{number(r.low, lang, 2)}; {number(r.high, lang, 2)}]",
            ],
            [number(r.z, lang, 2), float(r.z), "", ""],
            [_p(float(r.p_adjusted), lang), float(r.p_adjusted), "", ""],
        ]
        for r in rows_of(frame)
    ]
    return {"id": "words", "title": label("page", "section_words", lang), "columns": columns, "rows": rows}


def articles_sheet(comparison: Comparison, lang: str, titles: list[str], listed: list[int]) -> Sheet:
    """The compared articles (those whose place is in `listed`, of all in `titles`); the title opens the article's facts."""
    columns = [_column(c, lang) for c in ("title", "outlet", "published", "election", "region")]
    table = comparison.tables["articles"]
    table = table[table["article_id"].isin(set(comparison.articles["article_id"]))].iloc[listed]
    rows = [
        [
            [titles[i] or "–", titles[i], key("article", article, "", ""), ""],
            outlet,
            published,
            label("election", election, lang),
            region,
        ]
        for i, article, outlet, published, election, region in zip(
            listed,
            table["article_id"],
            *(text_column(table, c) for c in ("outlet", "published", "election", "region")),
            strict=True,
        )
    ]
    return {
        "id": "articles",
        "title": label("page", "section_articles", lang),
        "columns": columns,
        "rows": rows,
        "note": _note("", lang, len(rows), len(titles), "articles"),
    }


def _note(name: str, lang: str, shown: int, everything: int, table: str) -> str:
    """The note of a table, and how much of it is shown where that is not all."""
    parts = [label("page", name, lang)] if name else []
    if shown < everything:
        numbers = {"shown": number(shown, lang), "all": number(everything, lang)}
        where = "cut_articles" if table == "articles" else "cut_series" if table == "series" else "cut_rows"
        parts.append(label("page", where, lang).format(**numbers))
    return " ".join(parts)


def series_sheet(comparison: Comparison, lang: str, listed: list[int]) -> Sheet:
    """Each counter's figures in time, conflicts marked. listed: the rows to show."""
    columns = [_column(c, lang) for c in ("counter", "region", "election", "unit", "status", "period", "as_of")]
    columns += [_column("number", lang, True), _column("articles", lang, True), _column("conflict", lang)]
    rows = []
    series = comparison.tables.get("case_series", pd.DataFrame()).reset_index(drop=True)
    for i, r in zip(listed, series.iloc[listed].to_dict("records"), strict=True):
        low, high = (None if pd.isna(r[c]) else int(r[c]) for c in ("min", "max"))
        shown = (
            number(low, lang)
            if low == high and low is not None
            else "–".join("?" if v is None else number(v, lang) for v in (low, high))
        )
        opens, conflict = key("series", str(i), "", ""), r["conflict"] is True or r["conflict"] == 1
        rows.append(
            [
                _text(r["counter"]),
                _text(r["region"]),
                label("election", _text(r["election"]), lang),
                label("unit", _text(r["unit"]), lang),
                label("status", _text(r["status"]), lang),
                _text(r.get("period")),
                _text(r["as_of"]),
                [shown, low or high or 0, opens, f"≠ {label('column', 'conflict', lang)}" if conflict else ""],
                _count(int(r["articles"]), lang, opens),
                label("column", "yes", lang) if conflict else "",
            ]
        )
    return {
        "id": "series",
        "title": label("page", "series_title", lang),
        "columns": columns,
        "rows": rows,
        "note": _note("", lang, len(rows), len(series), "series"),
    }


def _text(value: Any) -> str:
    return "" if value is None or (not isinstance(value, str) and pd.isna(value)) else str(value)

"""A counter's figures over time, with those that cannot all be right."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from netralitas.compare import Comparison
from netralitas.report.charts.drawing import INK, MUTED, SECOND, Canvas, blank, key, shorten, style
from netralitas.report.labels import chart_title, label, number, text

MOST_FIGURES = 8
"""Of a longer series, the latest."""


def series(comparison: Comparison, lang: str = "id", *, most: int = 12, caption: bool = True) -> Figure:
    """Figures of one counter for one region, election, unit and status at several times; those that conflict are crossed."""
    title = chart_title("series", comparison.by, lang)
    frame = comparison.tables.get("case_series", pd.DataFrame())
    if not len(frame):
        return blank(title, text("nothing", lang))
    same = [c for c in ("counter", "region", "election", "unit", "status", "period") if c in frame]
    dated = frame.reset_index(drop=True).assign(row=range(len(frame)))
    dated = dated[(dated["as_of"].fillna("") != "") & (dated["min"].notna() | dated["max"].notna())]
    dated["size"] = dated.groupby(same, dropna=False)["row"].transform("size") if len(dated) else 0
    several = dated[dated["size"] > 1].assign(conflict=lambda d: d["conflict"].astype(bool))
    grouped = several.groupby(same, dropna=False)
    kinds = enumerate(grouped["conflict"].agg(["sum", "size"]).itertuples(name=None))  # key, conflicts, figures
    first = sorted(kinds, key=lambda kind: (-kind[1][1], -kind[1][2], str(kind[1][0])))[:most]
    number_of = grouped.ngroup()
    shown = [several[number_of == n].sort_values(["as_of", "row"]).iloc[-MOST_FIGURES:] for n, _ in first]
    if not shown:
        return blank(title, text("series_none", lang))
    row, side, step = 0.46, 4.6, 1.15
    widest = max(len(part) for part in shown)
    with style():
        canvas = Canvas(
            side + step * widest + 0.2, row * len(shown) + 0.1, title, [text("series_note", lang)], show=caption
        )
        for i, part in enumerate(shown):
            y = canvas.top - row * (i + 0.5)
            one = part.iloc[0]
            where = " · ".join(str(one[c]) for c in ("counter", "region") if str(one[c] or ""))
            what = [
                label("election", str(one["election"]), lang),
                label("unit", str(one["unit"]), lang),
                label("status", str(one["status"]), lang),
            ]
            canvas.text(side - 0.2, y + 0.08, shorten(where, 54), ha="right", va="center", size=8.4)
            canvas.text(
                side - 0.2, y - 0.09, shorten(" · ".join(what), 54), ha="right", va="center", size=7.4, color=MUTED
            )
            for j, r in enumerate(part.to_dict("records")):
                low, high = (None if pd.isna(r[c]) else int(r[c]) for c in ("min", "max"))
                ends = [number(v, lang) if v is not None else "?" for v in (low, high)]
                words = ends[0] if low == high else "–".join(ends)
                wrong = bool(r["conflict"])
                colour = SECOND if wrong else INK
                words = f"≠ {words}" if wrong else words
                gid = key("series", str(r["row"]), "", "")
                x = side + step * (j + 0.5)
                canvas.text(
                    x,
                    y + 0.08,
                    words,
                    ha="center",
                    va="center",
                    size=9,
                    color=colour,
                    gid=gid,
                    weight="bold" if wrong else "normal",
                )
                canvas.text(x, y - 0.09, str(r["as_of"]), ha="center", va="center", size=7, color=MUTED)
        return canvas.figure

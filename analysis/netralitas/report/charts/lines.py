"""Charts of one measure along an axis: coverage on the way to polling day, two elections side by side, words."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from netralitas.compare import Comparison
from netralitas.compare.frames import rows as rows_of
from netralitas.compare.keyness import MIN_ARTICLES
from netralitas.compare.timeline import FIRST_WEEK, LAST_WEEK, MIN_VOICES
from netralitas.report.charts.drawing import (
    ACCENT,
    CHARACTER,
    GRID,
    INK,
    MUTED,
    SECOND,
    Canvas,
    blank,
    key,
    shorten,
    style,
)
from netralitas.report.labels import chart_title, code_label, group_label, label, number, text


def timeline(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Articles a week on the way to polling day, a panel an election, all on the same scale."""
    title = chart_title("timeline", comparison.by, lang)
    frame = comparison.timeline
    groups = list(dict.fromkeys(frame["group"]))
    if not groups:
        return blank(title, text("nothing", lang))
    totals = comparison.totals.set_index("group")
    row, side, wide = 0.82, 2.0, 7.2
    top = max(1.0, float(frame["articles"].max()), float(frame["high"].fillna(0).max()))
    with style():
        canvas = Canvas(
            side + wide + 0.35,
            0.2 + row * len(groups) + 0.5,
            title,
            [text("timeline_note", lang, least=MIN_VOICES)],
            show=caption,
        )
        for i, group in enumerate(groups):
            part = frame[frame["group"] == group]
            last = i == len(groups) - 1
            bottom = canvas.bottom + 0.5 + row * (len(groups) - 1 - i)
            axes = canvas.axes(side, bottom, wide, row - 0.16)
            axes.set_xlim(FIRST_WEEK - 0.7, LAST_WEEK + 0.7)
            axes.set_ylim(0, top * 1.1)
            axes.fill_between(part["week"], part["low"], part["high"], color="#c9d8e8", linewidth=0)
            axes.plot(part["week"], part["smooth"], color=ACCENT, linewidth=1.5)
            dots = part[part["articles"] > 0]
            axes.plot(dots["week"], dots["articles"], "o", color=INK, markersize=3)
            axes.axvline(0, color=SECOND, linewidth=1.2, linestyle=(0, (4, 2)))
            axes.set_yticks([0, int(np.ceil(top))])
            axes.tick_params(axis="y", labelsize=7.5, colors=MUTED, length=2)
            axes.set_xticks(
                range(FIRST_WEEK, LAST_WEEK + 1, 4),
                [str(w).replace("-", "−") for w in range(FIRST_WEEK, LAST_WEEK + 1, 4)]
                if last
                else [""] * len(range(FIRST_WEEK, LAST_WEEK + 1, 4)),
            )
            axes.tick_params(axis="x", length=2)
            if last:
                axes.set_xlabel(text("timeline_axis", lang))
            middle = bottom + (row - 0.16) / 2
            canvas.text(side - 0.42, middle + 0.08, group_label(comparison.by, group, lang), ha="right", va="center")
            dated = text(
                "timeline_dated",
                lang,
                dated=number(totals.loc[group, "dated"], lang),
                articles=number(totals.loc[group, "articles"], lang),
            )
            canvas.text(
                side - 0.42,
                middle - 0.09,
                dated,
                ha="right",
                va="center",
                size=7.4,
                color=MUTED,
                gid=key("articles", "", "", str(group)),
            )
        x = side + wide * (0 - FIRST_WEEK + 0.7) / (LAST_WEEK - FIRST_WEEK + 1.4)
        canvas.text(x, canvas.top - 0.06, text("polling_day", lang), ha="center", va="top", size=7.8, color=SECOND)
        return canvas.figure


def dumbbell(
    comparison: Comparison,
    lang: str = "id",
    *,
    target: str | None = None,
    reference: str | None = None,
    facet: str = "behaviour",
    most: int = 16,
    caption: bool = True,
) -> Figure:
    """Shares of two groups with their 95% intervals, the codes that differ most first; `main_pair` without groups."""
    title = chart_title("dumbbell", comparison.by, lang)
    pair = (target, reference) if target and reference else comparison.main_pair
    if pair is None:
        return blank(title, text("dumbbell_absent", lang))
    frame = comparison.differences_of(pair[0], pair[1], facet)
    frame = frame[frame["k_target"] + frame["k_reference"] > 0]
    shown = frame.head(most)
    if not len(shown):
        return blank(title, text("nothing", lang))
    cells: Any = comparison.facet(facet, groups=list(pair)).set_index(["code", "second", "group"])
    names = [group_label(comparison.by, g, lang) for g in pair]
    sure = int(frame["verdict"].isin(["higher", "lower"]).sum())
    notes = [
        text("interval_note", lang),
        text("dumbbell_some", lang, number=sure) if sure else text("dumbbell_none", lang),
        text("dumbbell_note", lang),
    ]
    if len(frame) > len(shown):
        notes.append(text("behaviours_more", lang, shown=len(shown), all=len(frame)))
    rows = [
        shorten(code_label(facet, r.code, lang) + (" *" if r.verdict in ("higher", "lower") else ""), 40)
        for r in rows_of(shown)
    ]
    side = max(len(r) for r in rows) * CHARACTER + 0.35
    row, wide, right, head = 0.36, 5.0, 1.9, 0.5
    with style():
        canvas = Canvas(side + wide + right, head + row * len(shown) + 0.45, title, notes, show=caption)
        axes = canvas.axes(side, canvas.bottom + 0.45, wide, row * len(shown))
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(len(shown) - 0.5, -0.5)
        axes.set_yticks([])
        axes.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0%", "20%", "40%", "60%", "80%", "100%"])
        axes.set_xlabel(text("share_axis", lang))
        axes.grid(axis="x", color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.spines["left"].set_visible(False)
        looks = ((pair[1], SECOND, "s", "#ffffff", 0.15, "reference"), (pair[0], ACCENT, "o", ACCENT, -0.15, "target"))
        for i, r in enumerate(rows_of(shown)):
            y = canvas.top - head - row * (i + 0.5)
            canvas.text(side - 0.12, y, rows[i], ha="right", va="center")
            axes.plot([r.share_target, r.share_reference], [i - 0.15, i + 0.15], color=MUTED, linewidth=0.8, zorder=1)
            for group, colour, marker, face, shift, side_name in looks:
                cell: Any = cells.loc[(r.code, r.second, group)]
                axes.plot([cell["low"], cell["high"]], [i + shift] * 2, color=colour, linewidth=1.4, zorder=2)
                axes.plot(
                    [cell["share"]], [i + shift], marker, color=colour, markerfacecolor=face, markersize=5.5, zorder=3
                )
                k = int(getattr(r, f"k_{side_name}"))
                n = int(getattr(r, f"n_{side_name}"))
                x = side + wide + (0.55 if side_name == "target" else 1.35)
                canvas.text(
                    x,
                    y,
                    f"{number(k, lang)}/{number(n, lang)}",
                    ha="center",
                    va="center",
                    size=8.2,
                    color=colour,
                    gid=key(facet, r.code, r.second, group) if k else "",
                )
        for name, x, colour in ((names[0], side + wide + 0.55, ACCENT), (names[1], side + wide + 1.35, SECOND)):
            for j, word in enumerate(name.split(" ", 1)):
                canvas.text(
                    x,
                    canvas.top - 0.14 - 0.15 * j,
                    shorten(word, 11),
                    ha="center",
                    va="top",
                    size=8,
                    color=colour,
                    weight="bold",
                )
        legend = canvas.axes(side, canvas.top - 0.34, wide, 0.2)
        legend.set_xlim(0, wide)
        legend.set_ylim(0, 1)
        legend.set_axis_off()
        x = 0.05
        for (_, colour, marker, face, _, _), name in zip(reversed(looks), names, strict=True):
            legend.plot([x, x + 0.3], [0.5, 0.5], color=colour, linewidth=1.4)
            legend.plot([x + 0.15], [0.5], marker, color=colour, markerfacecolor=face, markersize=5.5)
            legend.text(x + 0.38, 0.47, name, va="center", size=8.6)
            x += 0.75 + CHARACTER * len(name)
        return canvas.figure


def _word(stem: str, forms: str, sure: bool) -> str:
    first = forms.split(", ")[0]
    return shorten(stem if first == stem else f"{first} ({stem})", 26) + (" *" if sure else "")


def keyness(
    comparison: Comparison,
    lang: str = "id",
    *,
    target: str | None = None,
    reference: str | None = None,
    phrases: bool = False,
    most: int = 12,
    caption: bool = True,
) -> Figure:
    """The words that set two groups apart, most typical of the target above, of the reference below."""
    title = chart_title("keyness", comparison.by, lang)
    pair = (target, reference) if target else comparison.main_pair
    if pair is None or pair[0] is None:
        return blank(title, text("dumbbell_absent", lang))
    frame = comparison.keyness(pair[0], pair[1], phrases=phrases)
    up, down = frame[frame["z"] > 0].head(most), frame[frame["z"] < 0].tail(most)
    shown = [*rows_of(up), *rows_of(down)]
    if not shown:
        return blank(title, text("nothing", lang))
    other = group_label(comparison.by, pair[1], lang) if pair[1] else label("group", "(rest)", lang)
    names = (group_label(comparison.by, pair[0], lang), other)
    row, side, wide, right, head = 0.25, 2.1, 5.2, 1.9, 0.42
    sure = int((frame["p_adjusted"] < 0.05).sum())
    widest = max(2.4, float(frame["z"].abs().max()) * 1.08)
    with style():
        canvas = Canvas(
            side + wide + right,
            head + row * (len(shown) + 0.6) + 0.45,
            title,
            [
                text("keyness_note", lang, least=MIN_ARTICLES),
                text("keyness_some", lang, number=sure) if sure else text("keyness_none", lang),
            ],
            show=caption,
        )
        axes = canvas.axes(side, canvas.bottom + 0.45, wide, row * (len(shown) + 0.6))
        axes.set_xlim(-widest, widest)
        axes.set_ylim(len(shown) + 0.1, -0.5)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(text("keyness_axis", lang))
        axes.axvspan(-1.96, 1.96, color="#f0f2f5", linewidth=0)
        axes.axvline(0, color=MUTED, linewidth=0.8)
        for i, r in enumerate(shown):
            place = i + (0.6 if i >= len(up) else 0)
            colour, marker, face = (ACCENT, "o", ACCENT) if r.z > 0 else (SECOND, "s", "#ffffff")
            axes.plot([0, r.z], [place, place], color=colour, linewidth=1.3)
            axes.plot([r.z], [place], marker, color=colour, markerfacecolor=face, markersize=5)
            y = canvas.top - head - row * (place + 0.5)
            canvas.text(side - 0.12, y, _word(r.word, r.forms, r.p_adjusted < 0.05), ha="right", va="center", size=8.8)
            for x, group, count, articles in (
                (0.55, pair[0], r.count_target, r.articles_target),
                (1.35, pair[1], r.count_reference, r.articles_reference),
            ):
                canvas.text(
                    side + wide + x,
                    y,
                    f"{number(count, lang)} ({number(articles, lang)})",
                    ha="center",
                    va="center",
                    size=8,
                    color=ACCENT if x < 1 else SECOND,
                    gid=key("word", r.word, "", group) if count and group else "",
                )
        for name, x, colour in ((names[0], 0.55, ACCENT), (names[1], 1.35, SECOND)):
            for j, word in enumerate(name.split(" ", 1)):
                canvas.text(
                    side + wide + x,
                    canvas.top - 0.08 - 0.15 * j,
                    shorten(word, 11),
                    ha="center",
                    va="top",
                    size=8,
                    color=colour,
                    weight="bold",
                )
        canvas.text(
            side + wide * 0.98, canvas.top - 0.16, f"{names[0]} →", ha="right", va="top", size=8.4, color=ACCENT
        )
        canvas.text(side + wide * 0.02, canvas.top - 0.16, f"← {names[1]}", ha="left", va="top", size=8.4, color=SECOND)
        return canvas.figure

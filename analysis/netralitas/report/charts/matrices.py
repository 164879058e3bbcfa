"""Charts that are a matrix: rows are codes, columns are groups, each cell its number of articles and their share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from netralitas.compare import ALL, Comparison
from netralitas.compare.frames import rows as rows_of
from netralitas.report.charts.drawing import CHARACTER, GRID, MUTED, Canvas, blank, ink_on, key, shade, shorten, style
from netralitas.report.labels import chart_title, code_label, group_label, label, number, points, text

ROW, COLUMN = 0.3, 0.98
MOST_COLUMNS = 12


class Cell(NamedTuple):
    """Words of a cell (one or two lines), its share for the shade, and the key of its evidence; empty words: nothing found."""

    words: str
    below: str
    share: float
    evidence: str


def matrix(
    comparison: Comparison,
    name: str,
    rows: Sequence[str],
    cells: dict[tuple[int, str], Cell],
    *,
    lang: str,
    caption: bool,
    notes: Sequence[str],
    row_height: float = ROW,
) -> Figure:
    """Draw a matrix. rows: labels. cells: by row number and group; what is missing is shown as a dot."""
    least = comparison.settings["min_articles"]
    groups = [*comparison.groups[:MOST_COLUMNS], ALL]
    size = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
    few = {g for g in groups if size.get(g, 0) < least}
    title = chart_title(name, comparison.by, lang)
    if not rows:
        return blank(title, text("nothing", lang))
    totals = comparison.totals.set_index("group").loc[ALL]
    lines = [
        *notes,
        text("share_note", lang, least=least),
        text(
            "cluster_note", lang, articles=number(totals["articles"], lang), clusters=number(totals["clusters"], lang)
        ),
    ]
    labels = [shorten(r, 44) for r in rows]
    side = max(1.3, max(len(r) for r in labels) * CHARACTER) + 0.3
    head, foot = 0.66, 0.42
    gap = 0.12
    width = side + COLUMN * len(groups) + gap + 0.2
    with style():
        canvas = Canvas(width, head + row_height * len(rows) + foot, title, lines, show=caption)
        axes = canvas.axes(side, canvas.bottom + foot, COLUMN * len(groups) + gap, row_height * len(rows))
        axes.set_xlim(0, COLUMN * len(groups) + gap)
        axes.set_ylim(row_height * len(rows), 0)
        axes.set_axis_off()
        for j, group in enumerate(groups):
            x = side + COLUMN * (j + 0.5) + (gap if group == ALL else 0)
            words = group_label(comparison.by, group, lang)
            first, _, rest = words.partition(" ") if comparison.by == "election" else (shorten(words, 13), "", "")
            weight = "bold" if group == ALL else "normal"
            canvas.text(x, canvas.top - 0.1, first, ha="center", va="top", weight=weight, size=8.8)
            canvas.text(x, canvas.top - 0.26, rest, ha="center", va="top", weight=weight, size=8.8)
            canvas.text(
                x,
                canvas.top - 0.44,
                f"n = {number(size.get(group, 0), lang)}",
                ha="center",
                va="top",
                size=8,
                color=MUTED,
                gid=key("articles", "", "", group),
            )
        for i, words in enumerate(labels):
            canvas.text(side - 0.12, canvas.top - head - row_height * (i + 0.5), words, ha="right", va="center")
            for j, group in enumerate(groups):
                left = COLUMN * j + (gap if group == ALL else 0)
                cell = cells.get((i, group))
                _cell(axes, left, row_height * i, row_height, cell, group in few)
        _scale(canvas, side, canvas.bottom + 0.12, lang)
        return canvas.figure


def _cell(axes: Axes, left: float, top: float, height: float, cell: Cell | None, few: bool) -> None:
    fill = "#ffffff" if few or cell is None else shade(cell.share)
    axes.add_patch(
        Rectangle(
            (left + 0.015, top + 0.015),
            COLUMN - 0.03,
            height - 0.03,
            facecolor=fill,
            edgecolor=GRID,
            linewidth=0.6,
            hatch="////" if few else None,
        )
    )
    if cell is None:
        axes.text(left + COLUMN / 2, top + height / 2, "·", ha="center", va="center", color=MUTED, gid="")
        return
    ink = ink_on(fill)
    box = {"boxstyle": "square,pad=0.15", "facecolor": "#ffffff", "edgecolor": "none"} if few else None
    middle = top + height / 2
    if cell.below:
        axes.text(
            left + COLUMN / 2,
            top + height * 0.32,
            cell.words,
            ha="center",
            va="center",
            color=ink,
            size=8.6,
            bbox=box,
            gid=cell.evidence,
        )
        axes.text(
            left + COLUMN / 2, top + height * 0.73, cell.below, ha="center", va="center", color=ink, size=6.9, bbox=box
        )
    else:
        axes.text(
            left + COLUMN / 2,
            middle,
            cell.words,
            ha="center",
            va="center",
            color=ink,
            size=8.6,
            bbox=box,
            gid=cell.evidence,
        )


def _scale(canvas: Canvas, left: float, bottom: float, lang: str) -> None:
    axes = canvas.axes(left, bottom, 3.9, 0.16)
    axes.set_xlim(0, 3.9)
    axes.set_ylim(0, 1)
    axes.set_axis_off()
    axes.text(0, 0.5, text("share_axis", lang), va="center", size=7.6, color=MUTED)
    for i, share in enumerate((0, 0.25, 0.5, 0.75, 1)):
        fill = shade(share)
        axes.add_patch(Rectangle((1.35 + 0.5 * i, 0), 0.48, 1, facecolor=fill, edgecolor=GRID, linewidth=0.5))
        axes.text(1.59 + 0.5 * i, 0.46, f"{share:.0%}", ha="center", va="center", size=7, color=ink_on(fill))


def _facet(
    comparison: Comparison,
    name: str,
    facet: str,
    *,
    lang: str,
    caption: bool,
    notes: Sequence[str] = (),
    most: int = 25,
    names: dict[str, str] | None = None,
) -> Figure:
    frame = comparison.facet(facet, groups=[*comparison.groups, ALL])
    frame = frame[frame["k"] > 0]
    total = frame[frame["group"] == ALL].sort_values(["k", "code"], ascending=[False, True])
    codes = total["code"].head(most).tolist()
    place = {code: i for i, code in enumerate(codes)}
    cells = {}
    for row in rows_of(frame[frame["code"].isin(place)]):
        words = f"{number(row.k, lang)} · {points(row.share)}%" if row.enough else number(row.k, lang)
        cells[place[row.code], row.group] = Cell(words, "", row.share, key(facet, row.code, "", row.group))
    lines = [*notes, text("n_cell", lang)]
    if len(total) > len(codes):
        lines.append(text("behaviours_more", lang, shown=len(codes), all=len(total)))
    rows = [(names or {}).get(c, code_label(facet, c, lang)) for c in codes]
    return matrix(comparison, name, rows, cells, lang=lang, caption=caption, notes=lines)


def behaviours(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Behaviour × group: how many articles name each, in any modality."""
    return _facet(comparison, "behaviours", "behaviour", lang=lang, caption=caption)


def speakers(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Kind of institution × group: in how many articles someone of it speaks."""
    return _facet(
        comparison, "speakers", "speaker_kind", lang=lang, caption=caption, notes=[text("speakers_note", lang)]
    )


def offices(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Office × group: in how many articles a holder of it speaks; the 18 commonest."""
    return _facet(
        comparison, "offices", "office", lang=lang, caption=caption, notes=[text("speakers_note", lang)], most=18
    )


def sanctions(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Sanction × group, threatened or imposed."""
    return _facet(comparison, "sanctions", "sanction", lang=lang, caption=caption)


def rules(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Rule × group: how many articles cite it; the 18 commonest."""
    return _facet(comparison, "rules", "rule", lang=lang, caption=caption, most=18, names=comparison.rules)


STATUSES = ("reported", "handled", "recommended", "proven", "sanctioned", "not_proven", "other")
UNITS = ("case", "report", "person")


def counts(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Status and unit × group: how many figures the articles give, with median and highest."""
    frame = comparison.figures
    frame = frame[frame["unit"].isin(UNITS)]
    present = {(r.status, r.unit) for r in rows_of(frame)}
    order = [(s, u) for s in STATUSES for u in UNITS if (s, u) in present]
    place = {pair: i for i, pair in enumerate(order)}
    size = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
    cells = {}
    for row in rows_of(frame):
        if row.figures == 1:
            below = number(row.highest, lang)
        else:
            below = f"{_half(row.median, lang)} · {number(row.highest, lang)}"
        words = f"{number(row.figures, lang)} ({number(row.articles, lang)})"
        cells[place[row.status, row.unit], row.group] = Cell(
            words, below, row.articles / max(size.get(row.group, 1), 1), key("figure", row.status, row.unit, row.group)
        )
    rows = [f"{label('status', s, lang)}, {label('unit', u, lang)}" for s, u in order]
    return matrix(
        comparison, "counts", rows, cells, lang=lang, caption=caption, notes=[text("counts_note", lang)], row_height=0.4
    )


def _half(value: float, lang: str) -> str:
    return number(value, lang, 0 if float(value).is_integer() or value >= 100 else 1)


__all__ = ["behaviours", "counts", "matrix", "offices", "rules", "sanctions", "speakers"]

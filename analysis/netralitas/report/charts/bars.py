"""The composition of modalities, and articles on a tile-grid map of the provinces."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from netralitas.compare import ALL, Comparison
from netralitas.report.charts.drawing import GRID, INK, MUTED, Canvas, blank, ink_on, key, shade, style
from netralitas.report.labels import chart_title, group_label, label, number, text

MODALITIES = {
    "prohibited": ("#08305a", ""),
    "alleged": ("#8bb3d6", ""),
    "proven": ("#e8a33d", "////"),
    "not_proven": ("#f6e3c5", "xx"),
    "permitted": ("#ffffff", ""),
}
"""Fill and hatch; told apart in black and white by lightness and hatching."""


def modality(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """How the named acts divide into prohibited, alleged, proven, not proven and permitted, a bar a group."""
    title = chart_title("modality", comparison.by, lang)
    found = comparison.mentions[comparison.mentions["facet"] == "behaviour_modality"]
    pairs = found.drop_duplicates(["group", "article_id", "code", "second"]).groupby(["group", "second"]).size()
    groups = [g for g in [*comparison.groups, ALL] if any((g, m) in pairs.index for m in MODALITIES)]
    if not groups:
        return blank(title, text("nothing", lang))
    totals = comparison.totals.set_index("group")["articles"]
    row, side, wide = 0.4, 2.0, 6.6
    head = 0.36
    with style():
        canvas = Canvas(
            side + wide + 0.3,
            head + row * len(groups) + 0.34,
            title,
            [text("modality_note", lang, least=comparison.settings["min_articles"])],
            show=caption,
        )
        axes = canvas.axes(side, canvas.bottom + 0.34, wide, row * len(groups))
        axes.set_xlim(0, 1)
        axes.set_ylim(len(groups) - 0.5, -0.5)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.set_yticks([])
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        axes.tick_params(length=0)
        for i, group in enumerate(groups):
            y = canvas.top - head - row * (i + 0.5)
            canvas.text(
                side - 0.14,
                y + 0.07,
                group_label(comparison.by, group, lang),
                ha="right",
                va="center",
                weight="bold" if group == ALL else "normal",
            )
            canvas.text(
                side - 0.14,
                y - 0.09,
                f"n = {number(totals[group], lang)}",
                ha="right",
                va="center",
                size=7.6,
                color=MUTED,
                gid=key("articles", "", "", group),
            )
            whole = sum(int(pairs.get((group, m), 0)) for m in MODALITIES)
            left = 0.0
            for name, (fill, hatch) in MODALITIES.items():
                count = int(pairs.get((group, name), 0))
                if not count:
                    continue
                axes.barh(
                    i, count / whole, left=left, height=0.72, facecolor=fill, hatch=hatch, edgecolor=INK, linewidth=0.6
                )
                box = {"boxstyle": "square,pad=0.12", "facecolor": fill, "edgecolor": "none"} if hatch else None
                if wide * count / whole > 0.1 + 0.075 * len(number(count, lang)):
                    axes.text(
                        left + count / whole / 2,
                        i,
                        number(count, lang),
                        ha="center",
                        va="center",
                        size=8.4,
                        color=ink_on(fill),
                        bbox=box,
                        gid=key("modality", name, "", group),
                    )
                left += count / whole
        x = side
        for name, (fill, hatch) in MODALITIES.items():
            words = label("modality", name, lang)
            swatch = canvas.axes(x, canvas.top - 0.24, 0.2, 0.14)
            swatch.set_facecolor(fill)
            swatch.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
            swatch.spines[:].set(visible=True, color=INK, linewidth=0.6)
            if hatch:
                swatch.add_patch(
                    FancyBboxPatch((0, 0), 1, 1, boxstyle="square,pad=0", fill=False, hatch=hatch, linewidth=0)
                )
            canvas.text(x + 0.26, canvas.top - 0.17, words, va="center", size=8.4)
            x += 0.5 + 0.082 * len(words)
        return canvas.figure


TILES: dict[str, tuple[int, int, str]] = {
    "Provinsi Aceh": (0, 0, "Aceh"),
    "Provinsi Sumatera Utara": (1, 1, "Sumut"),
    "Provinsi Sumatera Barat": (1, 2, "Sumbar"),
    "Provinsi Riau": (2, 2, "Riau"),
    "Provinsi Kepulauan Riau": (3, 1, "Kepri"),
    "Provinsi Jambi": (2, 3, "Jambi"),
    "Provinsi Bengkulu": (1, 3, "Bengkulu"),
    "Provinsi Sumatera Selatan": (2, 4, "Sumsel"),
    "Provinsi Kepulauan Bangka Belitung": (3, 3, "Babel"),
    "Provinsi Lampung": (2, 5, "Lampung"),
    "Provinsi Banten": (3, 6, "Banten"),
    "Provinsi DKI Jakarta": (4, 6, "Jakarta"),
    "Provinsi Jawa Barat": (4, 7, "Jabar"),
    "Provinsi Jawa Tengah": (5, 6, "Jateng"),
    "Provinsi Daerah Istimewa Yogyakarta": (5, 7, "DIY"),
    "Provinsi Jawa Timur": (6, 6, "Jatim"),
    "Provinsi Bali": (7, 7, "Bali"),
    "Provinsi Nusa Tenggara Barat": (8, 7, "NTB"),
    "Provinsi Nusa Tenggara Timur": (9, 7, "NTT"),
    "Provinsi Kalimantan Barat": (5, 2, "Kalbar"),
    "Provinsi Kalimantan Tengah": (6, 3, "Kalteng"),
    "Provinsi Kalimantan Selatan": (7, 4, "Kalsel"),
    "Provinsi Kalimantan Timur": (7, 2, "Kaltim"),
    "Provinsi Kalimantan Utara": (7, 1, "Kaltara"),
    "Provinsi Sulawesi Utara": (11, 1, "Sulut"),
    "Provinsi Gorontalo": (10, 1, "Gorontalo"),
    "Provinsi Sulawesi Tengah": (9, 2, "Sulteng"),
    "Provinsi Sulawesi Barat": (9, 3, "Sulbar"),
    "Provinsi Sulawesi Selatan": (9, 4, "Sulsel"),
    "Provinsi Sulawesi Tenggara": (10, 4, "Sultra"),
    "Provinsi Maluku Utara": (12, 2, "Malut"),
    "Provinsi Maluku": (12, 4, "Maluku"),
    "Provinsi Papua Barat Daya": (13, 2, "PBD"),
    "Provinsi Papua Barat": (14, 2, "Papbar"),
    "Provinsi Papua": (15, 2, "Papua"),
    "Provinsi Papua Tengah": (14, 3, "Papteng"),
    "Provinsi Papua Pegunungan": (15, 3, "Pap. Peg."),
    "Provinsi Papua Selatan": (15, 4, "Papsel"),
}
"""Our own layout: column, row and short name of the 38 provinces, neighbours kept beside each other as far as a grid allows."""


def provinces(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """A tile a province, with the number of articles about it."""
    articles = comparison.articles[comparison.articles["group"] == ALL]
    found = articles.loc[articles["province"] != "", "province"].value_counts()
    highest = int(found.max()) if len(found) else 0
    tile = 0.64
    columns, rows = max(t[0] for t in TILES.values()) + 1, max(t[1] for t in TILES.values()) + 1
    notes = [text("provinces_note", lang, placed=number(int(found.sum()), lang), articles=number(len(articles), lang))]
    with style():
        canvas = Canvas(
            0.4 + tile * columns, 0.1 + tile * rows, chart_title("provinces", comparison.by, lang), notes, show=caption
        )
        axes = canvas.axes(0.2, canvas.bottom + 0.05, tile * columns, tile * rows)
        axes.set_xlim(0, columns)
        axes.set_ylim(rows, 0)
        axes.set_axis_off()
        for name, (x, y, short) in TILES.items():
            count = int(found.get(name, 0))
            fill = shade(0.12 + 0.88 * count / highest) if count else "#ffffff"
            axes.add_patch(
                FancyBboxPatch(
                    (x + 0.05, y + 0.05),
                    0.9,
                    0.9,
                    boxstyle="round,pad=0,rounding_size=0.08",
                    facecolor=fill,
                    edgecolor=MUTED if count else GRID,
                    linewidth=0.7,
                )
            )
            ink = ink_on(fill) if count else MUTED
            axes.text(x + 0.5, y + 0.32, short, ha="center", va="center", size=6.6, color=ink)
            axes.text(
                x + 0.5,
                y + 0.66,
                number(count, lang) if count else "·",
                ha="center",
                va="center",
                size=10,
                color=ink,
                weight="bold",
                gid=key("province", name, "", ALL) if count else "",
            )
        return canvas.figure

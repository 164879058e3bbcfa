"""What all charts share: a Figure that shows itself in notebooks, measures in inches, captions, and files that come out the same.

No pyplot and no global settings: matplotlib's rc is changed only while a chart is drawn or saved.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#1c1e21"
MUTED = "#5c6370"
GRID = "#d9dce1"
PAPER = "#ffffff"
ACCENT = "#0b5394"
SECOND = "#b45f06"
SHADES = ("#f3f6fa", "#dbe6f1", "#b9d0e6", "#8bb3d6", "#5a92c2", "#2f6fa8", "#134b80", "#08305a")
"""From 0 to 100 per cent; lightness falls evenly, so it reads the same in black and white."""
RC: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": MUTED,
    "axes.linewidth": 0.8,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.labelsize": 8.0,
    "ytick.labelsize": 9.0,
    "axes.labelsize": 8.5,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "hatch.linewidth": 0.6,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
}
FRAME = "frame-"
"""With this begin the ids of title and caption, which a page leaves out since it has its own."""
CHARACTER = 0.083
"""Inches that a character of 9 points takes, on the wide side."""


class Chart(Figure):
    """A Figure that notebooks show without pyplot. notes: its caption, also where it is not drawn. frame: points at the top and
    the bottom that title and caption take. empty: why there is nothing to see."""

    notes: tuple[str, ...] = ()
    frame: tuple[float, float] = (0.0, 0.0)
    empty: str = ""

    def _repr_png_(self) -> bytes:
        return png(self)

    def _repr_svg_(self) -> str:
        return svg(self, "chart")


@contextmanager
def style() -> Iterator[None]:
    """Our rc settings, while this lasts."""
    with mpl.rc_context(RC):
        yield


class Canvas:
    """A figure of a given size in inches, with a title above and a caption below what is placed in the middle.

    show: draw title and caption (a page shows them itself). top, bottom: of the drawing area, in inches.
    """

    def __init__(self, width: float, height: float, title: str, caption: list[str], *, show: bool = True) -> None:
        notes = tuple(caption)
        title, caption = (title, caption) if show else ("", [])
        lines = [line for part in caption for line in textwrap.wrap(part, max(30, int((width - 0.4) / 0.064)))]
        below = 0.16 + 0.155 * len(lines) if lines else 0.06
        above = 0.5 if title else 0.1
        self.width, self.height = width, height + above + below
        self.figure = Chart(figsize=(self.width, self.height))
        self.figure.notes = notes
        self.figure.frame = (72 * (above - 0.1), 72 * (below - 0.06))
        self.bottom, self.top = below, below + height
        if title:
            self.text(0.2, self.height - 0.14, title, size=12.5, weight="bold", va="top", gid=f"{FRAME}title")
        for i, line in enumerate(lines):
            self.text(0.2, below - 0.14 - 0.155 * i, line, size=7.6, color=MUTED, va="top", gid=f"{FRAME}{i}")

    def text(self, x: float, y: float, words: str, *, gid: str = "", **options: Any) -> Artist:
        """Write at a place in inches; gid: the key of the number's evidence."""
        artist = self.figure.text(x / self.width, y / self.height, words, **({"ha": "left"} | options))
        if gid:
            artist.set_gid(gid)
        return artist

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at a place in inches."""
        return self.figure.add_axes((left / self.width, bottom / self.height, width / self.width, height / self.height))


def blank(title: str, message: str) -> Chart:
    """A chart that says why it is empty."""
    canvas = Canvas(6.5, 0.8, title, [])
    canvas.text(0.2, canvas.bottom + 0.4, message, color=MUTED, va="center")
    canvas.figure.empty = message
    return canvas.figure


def key(facet: str, code: str, second: str, group: str) -> str:
    """The key of a number's evidence: what a click on it opens."""
    return "|".join((facet, code, second, group))


def shade(share: float) -> str:
    """The fill of a share from 0 to 1."""
    return SHADES[min(len(SHADES) - 1, round(share * (len(SHADES) - 1)))]


def ink_on(fill: str) -> str:
    """Black or white, whichever can be read on a fill (WCAG contrast of at least 4.5)."""
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return INK if (luminance + 0.05) / 0.06 > 1.05 / (luminance + 0.05) else PAPER


def shorten(words: str, most: int) -> str:
    """Words that fit a label."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def svg(figure: Figure, name: str) -> str:
    """The figure as SVG text, the same bytes every time; drawn once, since page and file take the same."""
    known = figure.__dict__.setdefault("_drawn", {})
    if name in known:
        return str(known[name])
    buffer = io.StringIO()
    with mpl.rc_context(RC | {"svg.hashsalt": f"netralitas-{name}"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "netralitas"})
    known[name] = buffer.getvalue()
    return str(known[name])


def png(figure: Figure, dpi: int = 160) -> bytes:
    """The figure as PNG bytes, the same every time."""
    buffer = io.BytesIO()
    with style():
        figure.savefig(
            buffer, format="png", dpi=dpi, metadata={"Software": "netralitas"}, pil_kwargs={"compress_level": 4}
        )
    return buffer.getvalue()


def write(figure: Figure, folder: Path, name: str) -> list[Path]:
    """Write NAME.svg and NAME.png into a folder."""
    (folder / f"{name}.svg").write_text(svg(figure, name), encoding="utf-8")
    (folder / f"{name}.png").write_bytes(png(figure))
    return [folder / f"{name}.svg", folder / f"{name}.png"]

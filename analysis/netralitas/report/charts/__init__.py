"""The charts: one function each, which takes a comparison and a language and returns a Figure.

>>> CHARTS["behaviours"](comparison, lang="en")
Numbers drawn in a chart carry, as the SVG group's id, the key of their evidence (`drawing.key`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from netralitas.report.charts.bars import modality, provinces
from netralitas.report.charts.drawing import svg, write
from netralitas.report.charts.lines import dumbbell, keyness, timeline
from netralitas.report.charts.matrices import behaviours, counts, offices, rules, sanctions, speakers

if TYPE_CHECKING:
    from netralitas.compare import Comparison

CHARTS: dict[str, Callable[..., Figure]] = {
    "behaviours": behaviours,
    "modality": modality,
    "speakers": speakers,
    "offices": offices,
    "counts": counts,
    "sanctions": sanctions,
    "rules": rules,
    "timeline": timeline,
    "dumbbell": dumbbell,
    "provinces": provinces,
    "keyness": keyness,
}


def write_charts(comparison: Comparison, folder: str | Path, lang: str = "id") -> list[Path]:
    """Draw all charts and write each as SVG and PNG into a folder; the same comparison gives the same bytes."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    return [path for name, draw in CHARTS.items() for path in write(draw(comparison, lang), target, name)]


__all__ = ["CHARTS", "svg", "write_charts"]

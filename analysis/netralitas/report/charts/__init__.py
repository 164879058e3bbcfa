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
from netralitas.report.charts.series import series
from netralitas.report.charts.shifts import messages, rules_in_force, sanction_talk, supervisors

if TYPE_CHECKING:
    from netralitas.compare import Comparison

CHARTS: dict[str, Callable[..., Figure]] = {
    "behaviours": behaviours,
    "modality": modality,
    "speakers": speakers,
    "offices": offices,
    "supervisors": supervisors,
    "counts": counts,
    "series": series,
    "sanctions": sanctions,
    "sanction_talk": sanction_talk,
    "rules": rules,
    "rules_in_force": rules_in_force,
    "timeline": timeline,
    "messages": messages,
    "dumbbell": dumbbell,
    "provinces": provinces,
    "keyness": keyness,
}


def draw_charts(comparison: Comparison, lang: str = "id") -> dict[str, Figure]:
    """All charts by name, to be written and put on a page."""
    return {name: draw(comparison, lang) for name, draw in CHARTS.items()}


def write_charts(
    comparison: Comparison, folder: str | Path, lang: str = "id", *, drawn: dict[str, Figure] | None = None
) -> list[Path]:
    """Write each chart as SVG and PNG into a folder; the same comparison gives the same bytes. drawn: by `draw_charts`."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    figures = draw_charts(comparison, lang) if drawn is None else drawn
    return [path for name, figure in figures.items() for path in write(figure, target, name)]


__all__ = ["CHARTS", "draw_charts", "svg", "write_charts"]

"""Charts of what moves from election to election beside what was said: messages to polling day, sanctions threatened and imposed
beside counts of sanctions, rules cited beside rules in force, the bodies that watch over civil servants."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from matplotlib.figure import Figure

from netralitas.compare import ALL, Comparison
from netralitas.compare.elections import polling_days
from netralitas.compare.frames import rows as rows_of
from netralitas.compare.timeline import FIRST_WEEK, LAST_WEEK, MIN_VOICES
from netralitas.lexicon import Lexicon
from netralitas.report.charts.drawing import ACCENT, CHARACTER, MUTED, SECOND, Canvas, blank, key, style
from netralitas.report.charts.matrices import Cell, matrix
from netralitas.report.labels import chart_title, code_label, group_label, number, points, text

MESSAGES = (("prohibited", ACCENT, "-", "#c9d8e8", "o"), ("alleged", SECOND, (0, (4, 2)), "#f3dcc2", "s"))
"""Modalities drawn over time: colour, line, band and mark of each; told apart in black and white by line and mark."""
SUPERVISORS = ("KASN", "BKN", "KemenPANRB", "Kemendagri")
"""Bodies that watch over civil servants nation-wide; KASN ended with UU 20/2023, its tasks went to KemenPANRB and BKN."""
_INSTRUMENT = re.compile(r"^(.*?)(?= Pasal\b| angka\b| huruf\b| Lampiran\b| Diktum\b|$)")


def messages(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """The share of articles that say what is forbidden, and that tell of alleged acts, week by week to polling day."""
    title = chart_title("messages", comparison.by, lang)
    frames = {name: comparison.messages("modality", name) for name, *_ in MESSAGES}
    groups = [g for g in comparison.groups if any((f["group"] == g).any() for f in frames.values())]
    if not groups:
        return blank(title, text("nothing", lang))
    row, side, wide, head = 0.82, 2.0, 7.2, 0.3
    with style():
        canvas = Canvas(
            side + wide + 0.35,
            head + row * len(groups) + 0.5,
            title,
            [text("messages_note", lang, least=MIN_VOICES)],
            show=caption,
        )
        for i, group in enumerate(groups):
            last = i == len(groups) - 1
            bottom = canvas.bottom + 0.5 + row * (len(groups) - 1 - i)
            axes = canvas.axes(side, bottom, wide, row - 0.16)
            axes.set_xlim(FIRST_WEEK - 0.7, LAST_WEEK + 0.7)
            axes.set_ylim(-0.08, 1.1)
            for name, colour, line, band, mark in MESSAGES:
                part = frames[name][frames[name]["group"] == group]
                axes.fill_between(part["week"], part["low"], part["high"], color=band, alpha=0.6, linewidth=0)
                axes.plot(part["week"], part["smooth"], color=colour, linewidth=1.6, linestyle=line)
                weeks = part[part["articles"] > 0]
                axes.plot(
                    weeks["week"],
                    weeks["named"] / weeks["articles"],
                    mark,
                    color=colour,
                    markersize=4,
                    fillstyle="none",
                )
            axes.axvline(0, color=MUTED, linewidth=1, linestyle=(0, (1, 2)))
            axes.set_yticks([0, 1], ["0%", "100%"])
            axes.tick_params(axis="y", labelsize=7.5, colors=MUTED, length=2)
            ticks = list(range(FIRST_WEEK, LAST_WEEK + 1, 4))
            axes.set_xticks(ticks, [str(w).replace("-", "−") if last else "" for w in ticks])
            axes.tick_params(axis="x", length=2)
            if last:
                axes.set_xlabel(text("timeline_axis", lang))
            middle = bottom + (row - 0.16) / 2
            canvas.text(side - 0.5, middle + 0.12, group_label(comparison.by, group, lang), ha="right", va="center")
            for j, (name, colour, *_) in enumerate(MESSAGES):
                _hits(
                    canvas,
                    comparison,
                    group,
                    name,
                    colour,
                    side - 0.5 - 0.55 * (len(MESSAGES) - 1 - j),
                    middle - 0.08,
                    lang,
                )
        x = side
        for name, colour, line, _, mark in MESSAGES:
            words = code_label("modality", name, lang)
            swatch = canvas.axes(x, canvas.top - 0.22, 0.36, 0.12)
            swatch.set_axis_off()
            swatch.plot([0, 1], [0.5, 0.5], color=colour, linewidth=1.8, linestyle=line)
            swatch.plot([0.5], [0.5], mark, color=colour, markersize=4.5, fillstyle="none")
            canvas.text(x + 0.44, canvas.top - 0.16, words, va="center", size=8.4, color=colour)
            x += 0.75 + CHARACTER * len(words)
        return canvas.figure


def _hits(
    canvas: Canvas, comparison: Comparison, group: str, modality: str, colour: str, x: float, y: float, lang: str
) -> None:
    cell = comparison.facet("modality", groups=[group]).query("code == @modality")
    k = int(cell["k"].iloc[0]) if len(cell) else 0
    opens = key("modality", modality, "", group) if k else ""
    canvas.text(x, y, number(k, lang), ha="right", va="center", size=7.6, color=colour, gid=opens)


def _cells(comparison: Comparison, lines: list[tuple[str, str]], lang: str) -> dict[tuple[int, str], Cell]:
    place = {line: i for i, line in enumerate(lines)}
    found = {}
    for facet in dict.fromkeys(f for f, _ in lines):
        for r in rows_of(comparison.facet(facet, groups=[*comparison.groups, ALL])):
            if (facet, r.code) in place and r.k:
                words = f"{number(r.k, lang)} · {points(r.share)}%" if r.enough else number(r.k, lang)
                found[place[facet, r.code], str(r.group)] = Cell(words, "", r.share, key(facet, r.code, "", r.group))
    return found


def sanction_talk(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """How many articles threaten sanctions, say that some were imposed, and give numbers of recommended and imposed ones."""
    lines = [
        ("stage", "threatened"),
        ("stage", "imposed"),
        ("count_status", "recommended"),
        ("count_status", "sanctioned"),
    ]
    cells = _cells(comparison, lines, lang)
    rows = [text(f"talk_{code}", lang) for _, code in lines] if cells else []
    notes = [text("talk_note", lang), text("n_cell", lang)]
    return matrix(comparison, "sanction_talk", rows, cells, lang=lang, caption=caption, notes=notes)


def supervisors(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """In how many articles KASN speaks, and the bodies that its tasks went to."""
    cells = _cells(comparison, [("body", b) for b in SUPERVISORS], lang)
    rows = list(SUPERVISORS) if cells else []
    notes = [text("supervisors_note", lang), text("n_cell", lang)]
    return matrix(comparison, "supervisors", rows, cells, lang=lang, caption=caption, notes=notes)


@cache
def in_force() -> dict[str, tuple[date, date]]:
    """{instrument: first and last day on which one of its rules on neutrality is in force}, from lexicon/rules.toml."""
    found: dict[str, tuple[date, date]] = {}
    rule: Any
    for rule in Lexicon().toml("rules")["rules"]:
        name = _INSTRUMENT.match(rule["rule"])
        instruments = (name[1] if name else rule["rule"]).replace("SE MenPANRB", "SE KemenPANRB").split(" jo. ")
        first, last = date.fromisoformat(str(rule["from"])), date.fromisoformat(str(rule.get("to", date.max)))
        for instrument in (i.strip() for i in instruments):
            before = found.get(instrument, (first, last))
            found[instrument] = (min(before[0], first), max(before[1], last))
    return found


def rules_in_force(comparison: Comparison, lang: str = "id", *, caption: bool = True) -> Figure:
    """Rules on neutrality: cited in how many articles while in force on polling day (0 where nobody cites it), and when not."""
    days = {g: polling_days()[g] for g in comparison.groups if comparison.by == "election" and g in polling_days()}
    frame = comparison.facet("rule", groups=[*comparison.groups, ALL])
    cited = {(r.code, r.group): r for r in rows_of(frame[frame["k"] > 0])}
    spans = in_force()
    valid = {(rule, g) for rule, (first, last) in spans.items() for g, day in days.items() if first <= day <= last}
    listed = sorted(
        {rule for rule in spans if any((rule, g) in valid or (rule, g) in cited for g in days)},
        key=lambda rule: (spans[rule][0], rule),
    )
    cells = {}
    for i, rule in enumerate(listed):
        for group in [*comparison.groups, ALL]:
            r = cited.get((rule, group))
            mark = "" if group == ALL or group not in days or (rule, group) in valid else " †"
            if r is not None:
                cells[i, group] = Cell(f"{number(r.k, lang)}{mark}", "", r.share, key("rule", rule, "", group))
            elif (rule, group) in valid:
                cells[i, group] = Cell("0", "", 0.0, "")
    notes = [text("rules_in_force_note", lang)]
    return matrix(comparison, "rules_in_force", listed, cells, lang=lang, caption=caption, notes=notes)

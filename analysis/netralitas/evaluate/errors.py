"""Error analysis as a page: each article with its gold on the left and what was found on the right, misses and extras listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from netralitas.evaluate.score import Gold, Scores

if TYPE_CHECKING:
    from netralitas.analysis import Analysis

Span = tuple[int, int, str, str]
"""Offsets, kind (the table's name), and what to show for it."""

_SHOWN = {
    "officials": ("name", "position", "institution", "region", "status", "role_class"),
    "institutions": ("institution", "kind"),
    "dates": ("start_date", "end_date", "role"),
    "counts": ("min", "max", "unit", "status", "per", "counter", "region", "period"),
    "behaviours": ("code", "modality"),
    "regulations": ("regulation",),
    "sanctions": ("sanction",),
    "statements": ("kind", "speaker"),
}


def write_errors(analysis: Analysis, gold: Iterable[Gold], scores: Scores, path: str | Path) -> None:
    """Write the page: figures on top, then the articles with errors, the worst first.

    Gold has no offsets, so its spans are where its words stand in the text (names, quotations, figures); what can't be
    placed so is listed beside the text.
    """
    articles = {Path(str(row["source"])).stem: row for row in analysis["articles"].to_dict("records")}
    wrong: dict[str, list[tuple[str, str, str]]] = {}
    for task, tally in scores.tasks.items():
        for article, what, item in tally.errors:
            wrong.setdefault(article, []).append((task, what, item))
    pages = []
    for g in sorted(gold, key=lambda g: -len(wrong.get(g["article"], ()))):
        row = articles.get(g["article"])
        text = str(row["text"]) if row else ""
        found: list[Span] = []
        for kind, columns in _SHOWN.items():
            frame = analysis[kind]
            for record in frame[frame["article_id"] == (row["article_id"] if row else "")].to_dict("records"):
                values = " · ".join(
                    str(record[c]) for c in columns if str(record.get(c)) not in ("", "None", "<NA>", "nan")
                )
                found.append((record["start"], record["end"], kind, values))
        pages.append(
            {
                "name": g["article"],
                "gold": highlight(text, gold_spans(text, g)),
                "found": highlight(text, found),
                "errors": wrong.get(g["article"], []),
                "rest": _unplaced(g),
            }
        )
    environment = Environment(loader=PackageLoader("netralitas.evaluate"), autoescape=True)
    page = environment.get_template("errors.html").render(tasks=scores.tasks, pages=pages, kinds=list(_SHOWN))
    Path(path).write_text(page, encoding="utf-8")


def gold_spans(text: str, gold: Gold) -> list[Span]:
    """Where the gold's names, quotations, bodies and figures stand in the text, as far as their words are there."""
    spans: list[Span] = []
    low = text.lower()

    def place(words: str, kind: str, shown: str, *, whole: bool = True) -> None:
        edge = r"\b" if whole else ""
        pattern = edge + r"\s+".join(re.escape(w) for w in words.lower().split()) + edge
        if words and (m := re.search(pattern, low)):
            spans.append((m.start(), m.end(), kind, shown))

    for o in gold["officials"]:
        place(
            o["name"], "officials", " · ".join(filter(None, (o["name"], o["position"], o["institution"], o["status"])))
        )
    for name in gold.get("others", []):
        place(name, "officials", f"{name} · other")
    for q in gold["quotes"]:
        place(q["first"], "statements", q["speaker"] or "unnamed", whole=False)
    for body in gold["institutions"]:
        place(body, "institutions", body)
    for c in gold["counts"]:
        value = c["min"] if c["min"] is not None else c["max"]
        place(f"{value:,}".replace(",", "."), "counts", " · ".join(str(v) for v in c.values() if v not in ("", None)))
    return spans


def _unplaced(gold: Gold) -> list[str]:
    return [
        "dates: " + "; ".join(f"{d['start']}–{d['end']} {d['role']}" for d in gold["dates"]),
        "behaviours: " + "; ".join(f"{b['code']} {b['modality']}" for b in gold["behaviours"]),
        "regulations: " + "; ".join(gold["regulations"]),
        "sanctions: " + "; ".join(gold["sanctions"]),
        "election: " + gold["election"],
    ]


def highlight(text: str, spans: Iterable[Span]) -> Markup:
    """The text with spans as `<mark>`; where spans overlap, the shorter one lies inside the longer."""
    opens: dict[int, list[Span]] = {}
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        opens.setdefault(span[0], []).append(span)
    out: list[Any] = []
    stack: list[int] = []
    cuts = sorted(
        {
            0,
            len(text),
            *(s[0] for group in opens.values() for s in group),
            *(s[1] for group in opens.values() for s in group),
        }
    )
    for at, after in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while stack and stack[-1] <= at:
            out.append(Markup("</mark>"))
            stack.pop()
        for _start, end, kind, shown in opens.get(at, ()):
            end = min(end, stack[-1]) if stack else end
            out.append(Markup('<mark class="{}" title="{}">').format(kind, f"{kind}: {shown}"))
            stack.append(end)
        out.append(escape(text[at:after]))
    out.extend(Markup("</mark>") for _ in stack)
    return Markup("").join(out)

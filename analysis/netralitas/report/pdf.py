"""The report on paper: findings, charts and tables as PDF, set by Typst with the fonts that come with matplotlib; nothing is fetched."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from netralitas.report.labels import label

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
MOST_ROWS = 40
"""Rows of a table on paper; the page has them all."""
TABLES = (
    "totals",
    "behaviour",
    "modality",
    "speaker_kind",
    "body",
    "figures",
    "sanction",
    "stage",
    "rule",
    "differences",
    "corrected",
    "words",
)
"""The tables that are printed; those with long lists of articles and figures stay on the page."""


class PdfError(RuntimeError):
    """No PDF can be made; the message says why and what to do."""


def compiler() -> Any:
    """The Typst compiler.

    Errors: PdfError where it is not installed.
    """
    try:
        import typst
    except ImportError:
        raise PdfError("a PDF needs the package typst: pip install 'netralitas[pdf]'") from None
    return typst


def write_pdf(found: dict[str, Any], path: str | Path) -> None:
    """Write a report (`page.contents`) as PDF.

    Errors: PdfError where Typst is missing or fails, OSError where the file can't be written.
    """
    typst = compiler()
    import matplotlib

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copy(TEMPLATE, place / "report.typ")
        (place / "report.json").write_text(json.dumps(_data(found, place), ensure_ascii=False), encoding="utf-8")
        try:
            made = typst.compile(
                place / "report.typ", root=place, font_paths=[Path(matplotlib.get_data_path()) / "fonts" / "ttf"]
            )
        except typst.TypstError as error:
            raise PdfError(f"the PDF could not be set: {error}") from None
    Path(path).write_bytes(made)


def _data(found: dict[str, Any], place: Path) -> dict[str, Any]:
    """What the template prints; writes the charts beside it."""
    lang = found["lang"]
    sections = []
    for section in found["sections"]:
        charts = []
        for i, chart in enumerate(section["charts"]):
            name = f"{section['id']}-{i}.svg" if chart["svg"] else ""
            if name:
                (place / name).write_text(chart["svg"], encoding="utf-8")
            charts.append({"file": name, "title": chart["title"], "caption": chart["caption"]})
        sheets = [_sheet(s, lang) for s in section["sheets"] if s["id"] in TABLES]
        if charts or sheets:
            sections.append({"title": section["title"], "charts": charts, "sheets": sheets})
    return {
        "lang": lang,
        "version": found["version"],
        "title": label("text", "title", lang),
        "subtitle": label("text", "subtitle", lang),
        "notices": [
            n for n in (found["notice"], label("page", "published_note", lang) if found["publish"] else "") if n
        ],
        "facts": [[name, value] for name, value, _ in found["facts"]],
        "words": {
            w: label("page", w, lang) for w in ("findings", "changed", "method", "repeat", "table", "on_page", "leaf")
        },
        "findings": ["".join(_plain(s) + " " for s in paragraph).strip() for paragraph in found["findings"]],
        "changes": found["changes"],
        "sections": sections,
        "method": found["method"],
        "repeat": found["repeat"],
    }


def _plain(sentence: list[Any]) -> str:
    return "".join(f"{p.before}{p.words}{p.after}" if p.evidence else p.words for p in sentence)


def _sheet(sheet: dict[str, Any], lang: str) -> dict[str, Any]:
    rows = [[[c, ""] if isinstance(c, str) else [c[0], c[3]] for c in row] for row in sheet["rows"][:MOST_ROWS]]
    more = ""
    if len(sheet["rows"]) > MOST_ROWS:
        more = label("page", "cut_paper", lang).format(shown=MOST_ROWS, all=len(sheet["rows"]))
    note = " ".join(n for n in (sheet.get("note", ""), more) if n)
    return {"title": sheet["title"], "columns": sheet["columns"], "rows": rows, "note": note}

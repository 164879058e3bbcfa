"""The report: one self-contained page in which every number leads to its sentences. Articles are untrusted text: escaped everywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader

from netralitas import __version__
from netralitas.compare import ALL, Comparison
from netralitas.compare.facets import text_column
from netralitas.report import sheets
from netralitas.report.charts import draw_charts, svg
from netralitas.report.charts.drawing import key
from netralitas.report.evidence import Evidence
from netralitas.report.findings import Findings
from netralitas.report.inline import inline_svg
from netralitas.report.labels import chart_title, label, language_index, number
from netralitas.report.linking import MOST_ROWS, fill, series_rows, word_evidence
from netralitas.report.publish import published
from netralitas.resources import sample_hashes

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from netralitas.analysis import Analysis

TEMPLATES = Path(__file__).parent / "templates"
SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "overview": ((), ("totals",)),
    "behaviours": (("behaviours",), ("behaviour", "behaviour_modality", "channel", "audience")),
    "modality": (("modality",), ("modality",)),
    "speakers": (("speakers", "offices", "supervisors"), ("speaker_kind", "body", "office", "behaviour_speaker")),
    "counts": (("counts", "series"), ("figures", "count_status", "series")),
    "sanctions": (("sanctions", "sanction_talk"), ("sanction", "sanction_stage", "stage")),
    "rules": (("rules", "rules_in_force"), ("rule",)),
    "time": (("timeline", "messages"), ()),
    "place": (("provinces",), ()),
    "differences": (("dumbbell",), ("differences",)),
    "corrected": ((), ("corrected",)),
    "words": (("keyness",), ("words",)),
    "articles": ((), ("articles",)),
}
"""Sections of the page: their charts and their tables."""
WORDS = 30
"""How many words of each side of the keyness the page shows."""


def write_report(
    analysis: Analysis,
    comparison: Comparison,
    path: str | Path,
    lang: str = "id",
    *,
    pdf: str | Path | None = None,
    publish: bool = False,
    command: str = "",
    changes: list[str] | None = None,
    corrected: pd.DataFrame | None = None,
    drawn: dict[str, Figure] | None = None,
    moved: pd.DataFrame | None = None,
) -> None:
    """Write the page to a file. pdf: write it there as PDF too (needs `netralitas[pdf]`). publish: without full article texts and
    names of private persons. command: how to repeat the run; without it, the command line of this process. changes: sentences on
    what is different from an earlier report; moved: its cells (`changes.moved`). corrected: shares corrected by a gold sample (`netralitas.compare.corrected`). drawn:
    charts that are drawn already (`draw_charts`; for `publish` of the published comparison).

    Errors: ValueError for an unknown language, OSError where a file can't be written, `pdf.PdfError` where no PDF can be made.
    """
    found = contents(
        analysis.fingerprint,
        comparison,
        lang,
        publish=publish,
        command=command or _command(),
        changes=changes,
        rejected=len(analysis.tables.get("rejected", ())),
        corrected=corrected,
        drawn=drawn,
        moved=moved,
    )
    Path(path).write_text(_html(found), encoding="utf-8", errors="replace", newline="\n")
    if pdf is not None:
        from netralitas.report.pdf import write_pdf

        write_pdf(found, pdf)


def render(fingerprint: str, comparison: Comparison, lang: str = "id", **options: Any) -> str:
    """The page as text; the same comparison gives the same text. options: as of `contents`."""
    return _html(contents(fingerprint, comparison, lang, **options))


def _html(found: dict[str, Any]) -> str:
    css, js = ((TEMPLATES / f"report.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True, trim_blocks=True
    )
    lang = found["lang"]
    return environment.get_template("report.html.j2").render(
        found,
        css=css,
        js=js,
        policy=_policy(css, js),
        data=_json(found["data"]),
        text=lambda k: label("text", k, lang),
        page=lambda k: label("page", k, lang),
    )


def contents(
    fingerprint: str,
    comparison: Comparison,
    lang: str = "id",
    *,
    publish: bool = False,
    command: str = "",
    changes: list[str] | None = None,
    rejected: int = 0,
    corrected: pd.DataFrame | None = None,
    drawn: dict[str, Figure] | None = None,
    moved: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """What a report says, for the page and the PDF: findings, sections with charts and tables, method, and the evidence."""
    language_index(lang)
    if publish:
        comparison = published(comparison)
    evidence = Evidence(comparison, lang, publish=publish)
    found_sheets: dict[str, Any] = _sheets(comparison, lang, evidence)
    if corrected is not None:
        found_sheets["corrected"] = sheets.corrected_sheet(comparison, corrected, lang)
    labels = fill(comparison, evidence, lang)
    charts = _charts(comparison, lang, labels, drawn)
    sections: list[dict[str, Any]] = []
    for name, (pictures, listed) in SECTIONS.items():
        chosen = [
            found_sheets[s] | {"open": name == "overview"}
            for s in listed
            if s in found_sheets and found_sheets[s]["rows"]
        ]
        if chosen or any(c in charts for c in pictures):
            sections.append(
                {
                    "id": name,
                    "title": label("page", f"section_{name}", lang),
                    "sheets": chosen,
                    "charts": [charts[c] for c in pictures if c in charts],
                }
            )
    changed = [sheets.moved_sheet(comparison, moved, lang)] if moved is not None and len(moved) else []
    data = evidence.as_data() | {
        "sheets": {s["id"]: s for section in sections for s in section["sheets"]} | {s["id"]: s for s in changed},
        "labels": labels,
        "elections": {e: label("election", e, lang) for e in sorted({a[3] for a in evidence.about})},
        "words": {
            w: label("page", w, lang)
            for w in (
                "evidence",
                "sentences",
                "copies",
                "undated",
                "unknown_outlet",
                "source",
                "open_source",
                "whole",
                "filter",
                "rows",
                "of",
                "more",
                "sort",
                "table",
                "cut",
            )
        }
        | {"articles": label("text", "articles", lang)},
    }
    return {
        "lang": lang,
        "version": __version__,
        "publish": publish,
        "changes": changes or [],
        "changed": changed,
        "sections": sections,
        "data": data,
        "findings": Findings(comparison, lang).all(),
        "notice": _notice(comparison, lang),
        "facts": _facts(comparison, lang, rejected),
        "method": _method(comparison, lang, corrected is not None),
        "repeat": _repeat(fingerprint, comparison, lang, command),
    }


def _policy(css: str, js: str) -> str:
    script, looks = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in (js, css))
    return f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{looks}'; img-src data:; base-uri 'none'; form-action 'none'"


def _json(data: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or begin a comment."""
    found = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        found = found.replace(character, f"\\u{ord(character):04x}")
    return found


def _command() -> str:
    if Path(sys.argv[0]).name in ("netralitas", "__main__.py"):
        return shlex.join(["netralitas", *sys.argv[1:]])
    return "netralitas.report.write_report(analysis, analysis.compare(), …)"


def _sheets(comparison: Comparison, lang: str, evidence: Evidence) -> dict[str, sheets.Sheet]:
    found = {
        facet: sheets.facet_sheet(comparison, facet, lang) for facet in dict.fromkeys(comparison.mentions["facet"])
    }
    words = comparison.keyness()
    if len(words):
        shown = (
            words.head(WORDS)
            if len(words) <= 2 * WORDS
            else words.iloc[[*range(WORDS), *range(len(words) - WORDS, len(words))]]
        )
        found["words"] = sheets.words_sheet(comparison, lang, shown)
        word_evidence(comparison, evidence, shown["word"].tolist())
    for sheet in (
        sheets.totals_sheet(comparison, lang),
        sheets.figures_sheet(comparison, lang),
        sheets.differences_sheet(comparison, lang),
        sheets.series_sheet(comparison, lang, series_rows(comparison, MOST_ROWS)),
        sheets.articles_sheet(comparison, lang, evidence.titles, evidence.listed()),
    ):
        found[sheet["id"]] = sheet
    return found


def _charts(
    comparison: Comparison, lang: str, labels: dict[str, str], drawn: dict[str, Figure] | None
) -> dict[str, dict[str, str]]:
    found = {}
    for name, figure in (draw_charts(comparison, lang) if drawn is None else drawn).items():
        title = chart_title(name, comparison.by, lang)
        if empty := getattr(figure, "empty", ""):
            found[name] = {"title": title, "svg": "", "caption": empty}
            continue
        found[name] = {
            "title": title,
            "svg": inline_svg(svg(figure, name), name, title, labels, getattr(figure, "frame", (0.0, 0.0))),
            "caption": " ".join(getattr(figure, "notes", [])),
        }
    return found


def _notice(comparison: Comparison, lang: str) -> str:
    hashes = text_column(comparison.tables["articles"], "sha256")
    known = sample_hashes()
    fictional = sum(h in known for h in hashes)
    if not fictional:
        return ""
    if fictional == len(hashes):
        return label("page", "fictional", lang)
    return label("page", "partly_fictional", lang).format(number=number(fictional, lang), all=number(len(hashes), lang))


def _facts(comparison: Comparison, lang: str, rejected: int) -> list[tuple[str, str, str]]:
    whole = comparison.totals.set_index("group").loc[ALL]
    read = len(comparison.tables["articles"])
    groups = [g for g in comparison.groups if g != "none"]
    period = f"{str(whole['first'])[:4]}–{str(whole['last'])[:4]}" if whole["first"] else label("page", "undated", lang)
    opens = key("articles", "", "", ALL) if whole["articles"] else ""
    found = [
        ("facts_articles", number(whole["articles"], lang), opens),
        ("facts_clusters", number(whole["clusters"], lang), opens),
        ("facts_elections" if comparison.by == "election" else "", number(len(groups), lang), opens),
        ("facts_outlets" if whole["outlets"] else "", number(whole["outlets"], lang), opens),
        ("facts_provinces" if whole["provinces"] else "", number(whole["provinces"], lang), opens),
        ("facts_period", period, ""),
    ]
    if read != whole["articles"]:
        found.insert(0, ("facts_read", number(read, lang), ""))
    if rejected:
        found.append(("facts_rejected", number(rejected, lang), ""))
    return [(label("page", k, lang), v, e) for k, v, e in found if k]


def _method(comparison: Comparison, lang: str, corrected: bool) -> list[str]:
    settings = comparison.settings
    values = {
        "resamples": number(settings["resamples"], lang),
        "permutations": number(settings["permutations"], lang),
        "least": settings["min_articles"],
    }
    return [
        label("page", k, lang).format(**values)
        for k in (
            "method_share",
            "method_interval",
            "method_test",
            "method_error",
            *(["method_corrected"] if corrected else []),
        )
    ]


def corpus_hash(comparison: Comparison) -> str:
    """SHA-256 over the ids and byte hashes of all articles, in order of id."""
    articles = comparison.tables["articles"].sort_values("article_id")
    lines = zip(articles["article_id"], text_column(articles, "sha256"), strict=True)
    return hashlib.sha256("\n".join(f"{a} {s}" for a, s in lines).encode()).hexdigest()


def _repeat(fingerprint: str, comparison: Comparison, lang: str, command: str) -> list[tuple[str, str]]:
    settings = ", ".join(f"{k} = {v}" for k, v in comparison.settings.items() if k != "pairs" and v is not None)
    found = [
        ("repeat_corpus", corpus_hash(comparison)),
        ("repeat_version", __version__),
        ("repeat_fingerprint", fingerprint),
        ("repeat_command", command),
        ("repeat_settings", settings),
    ]
    return [(label("page", k, lang), v) for k, v in found if v]

"""An article in the terminal, its facts highlighted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from netralitas.analysis import Analysis

STYLES = {
    "officials": "bold cyan",
    "institutions": "blue",
    "dates": "magenta",
    "counts": "bold yellow",
    "behaviours": "bold red",
    "regulations": "green",
    "sanctions": "red",
    "statements": "italic",
}
_SHOWN = {
    "officials": ("name", "position", "institution", "status", "role_class"),
    "institutions": ("institution", "kind"),
    "dates": ("start_date", "end_date", "role"),
    "counts": ("min", "max", "unit", "status", "per", "counter", "region", "period"),
    "behaviours": ("code", "modality", "speaker"),
    "regulations": ("regulation", "title"),
    "sanctions": ("sanction", "imposed"),
    "statements": ("kind", "speaker", "cue"),
}


def render(
    analysis: Analysis, article_id: str, masks: str, kinds: list[str], cut: Sequence[tuple[str, str, int]] = ()
) -> Group:
    """The article (masked parts dim, with the rule's id), then its facts as a table; kinds: only these, all if empty.

    cut: what was left out of its page, as `Corpus.cut` gives it.
    """
    article = analysis["articles"].set_index("article_id").loc[article_id]
    chosen = [k for k in STYLES if not kinds or k in kinds]
    body = Text(str(article["text"]))
    facts = Table(show_lines=False, expand=True)
    for column in ("kind", "words", "values"):
        facts.add_column(column, overflow="fold")
    for name in reversed(chosen):
        frame = analysis[name]
        for start, end in frame.loc[frame["article_id"] == article_id, ["start", "end"]].to_numpy().tolist():
            body.stylize(STYLES[name], start, end)
    for name in chosen:
        frame = analysis[name]
        for record in frame[frame["article_id"] == article_id].to_dict("records"):
            values = " · ".join(
                f"{c} {record[c]}" for c in _SHOWN[name] if str(record.get(c)) not in ("", "None", "<NA>", "nan")
            )
            facts.add_row(Text(name, STYLES[name]), str(record["text"])[:90], values)
    for start, end, rule in sorted(json.loads(masks), reverse=True):
        body.stylize("dim strike", start, end)
        body = body[:end] + Text(f" ⟨{rule}⟩", "dim") + body[end:]
    head = Text(
        f"{article_id} · {article['source']}\n{article['outlet'] or '–'} · {article['published'] or 'undated'} ({article['published_basis']})"
        f" · {article['election']} ({article['election_basis']}) · {article['region'] or '–'}\n",
        "bold",
    )
    legend = Text.assemble(*[(f" {k} ", STYLES[k]) for k in chosen], "\n")
    left_out = Table(title="cut from the page", title_justify="left", expand=True)
    for column in ("rule", "words", "begins"):
        left_out.add_column(column, overflow="fold", justify="right" if column == "words" else "left")
    for rule, begins, words in cut:
        left_out.add_row(rule, str(words), Text(begins, "dim"))
    return Group(head, legend, body, facts, *([left_out] if cut else []))

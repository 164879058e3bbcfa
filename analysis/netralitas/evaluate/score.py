"""Score tables against gold coded by the codebook: precision, recall and F1 per task, micro-averaged over articles.

The matching rules are those of the codebook's scorer: names and bodies compare without case, accents and punctuation;
persons that the gold lists as `others` are neither hits nor errors; quotations match by their first four words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

Gold = dict[str, Any]


@dataclass
class Tally:
    """Hits, misses and extras of a task, and the list of errors as (article, `missed` or `extra`, what)."""

    hit: int = 0
    miss: int = 0
    extra: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(
        self, article: str, gold: set[Any], found: set[Any], ignore: set[Any] | frozenset[Any] = frozenset()
    ) -> None:
        """Count one article's sets; found things in `ignore` are no errors."""
        self.hit += len(gold & found)
        self.miss += len(gold - found)
        self.extra += len(found - gold - ignore)
        self.errors += [(article, "missed", x) for x in sorted(map(str, gold - found))]
        self.errors += [(article, "extra", x) for x in sorted(map(str, found - gold - ignore))]

    @property
    def precision(self) -> float:
        """Share of what was found that is right (1 if nothing was found)."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found (1 if the gold is empty)."""
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class Scores:
    """All tasks' tallies; aggregate: mean and largest error of published shares, in percentage points."""

    articles: int
    tasks: dict[str, Tally]
    aggregate: dict[str, float]

    def frame(self) -> pd.DataFrame:
        """One row a task: precision, recall, f1, hit, miss, extra."""
        return pd.DataFrame(
            [
                {
                    "task": k,
                    "precision": t.precision,
                    "recall": t.recall,
                    "f1": t.f1,
                    "hit": t.hit,
                    "miss": t.miss,
                    "extra": t.extra,
                }
                for k, t in self.tasks.items()
            ]
        )


def read_gold(paths: Iterable[str | Path]) -> list[Gold]:
    """Gold objects of JSONL files (codebook section 10).

    Errors: ValueError naming file and line for a line that is no gold object.
    """
    gold = []
    for path in paths:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    found = json.loads(line)
                    found["article"], found["officials"], found["counts"]
                except (json.JSONDecodeError, KeyError, TypeError) as error:
                    raise ValueError(
                        f"{path}, line {number}: no gold object ({error}); see section 10 of the codebook"
                    ) from None
                gold.append(found)
    return gold


def norm(text: Any) -> str:
    """Lower case, no accents or punctuation, single spaces."""
    if text is None or text is pd.NA or (isinstance(text, float) and text != text):
        text = ""
    folded = unicodedata.normalize("NFKD", str(text)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s/\-]", " ", folded)).strip()


def name_key(text: Any) -> str:
    """`norm` without hyphens: how names compare."""
    return norm(text).replace("-", " ")


def _number(value: Any) -> int | None:
    return None if value is None or value is pd.NA or value != value else int(value)


def first_words(text: str, n: int = 4) -> tuple[str, ...]:
    """The first words by which quotations match."""
    return tuple(re.findall(r"\w+", norm(text).replace("-", " ").replace("/", " "))[:n])


def score(tables: Mapping[str, pd.DataFrame], gold: Iterable[Gold]) -> Scores:
    """Compare tables with gold objects; an article is found by the file name, without its ending, in `articles.source`, or by id."""
    stems = {
        row.article_id: re.sub(r"\.(txt|html?|md|json)$", "", str(row.source).replace("\\", "/").rsplit("/", 1)[-1])
        for row in tables["articles"].itertuples()
    }
    gold = [g | {"article": stems.get(g["article"], g["article"])} for g in gold]
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name in (
        "articles",
        "officials",
        "institutions",
        "dates",
        "counts",
        "behaviours",
        "regulations",
        "sanctions",
        "statements",
    ):
        rows[name] = defaultdict(list)
        for record in tables[name].to_dict("records"):
            rows[name][stems[record["article_id"]]].append({str(k): v for k, v in record.items()})
    tally: dict[str, Tally] = defaultdict(Tally)
    for g in gold:
        _score_article(tally, g, {name: rows[name].get(g["article"], []) for name in rows})
    return Scores(len(gold), dict(tally), aggregate_error(rows, gold))


def _score_article(t: dict[str, Tally], g: Gold, rows: dict[str, list[dict[str, Any]]]) -> None:
    a = g["article"]
    article = rows["articles"][0] if rows["articles"] else {}
    t["election"].add(a, {g["election"]}, {article.get("election") or "none"} if article else set())

    officials = [r for r in rows["officials"] if (r.get("role_class") or "official") != "other"]
    others = {name_key(n) for n in g.get("others", [])}
    kept = [r for r in officials if name_key(r["name"]) not in others]
    t["official name"].add(
        a, {name_key(o["name"]) for o in g["officials"]}, {name_key(r["name"]) for r in officials}, others
    )
    frame = ("position", "institution")
    t["official name+position+institution"].add(
        a,
        {(name_key(o["name"]), *(norm(o[c]) for c in frame)) for o in g["officials"]},
        {(name_key(r["name"]), *(norm(r[c]) for c in frame)) for r in kept},
    )
    full = ("position", "institution", "region", "status")
    t["official full (also region, status)"].add(
        a,
        {(name_key(o["name"]), *(norm(o[c]) for c in full)) for o in g["officials"]},
        {(name_key(r["name"]), *(norm(r[c]) for c in full)) for r in kept},
    )
    t["institution"].add(
        a,
        {norm(i) for i in g["institutions"]},
        {norm(r["institution"]) for r in rows["institutions"] if r.get("kind") not in ("party", "civil", "media")},
    )
    dated = [r for r in rows["dates"] if r["start_date"] and r["end_date"]]
    t["date"].add(
        a, {(d["start"], d["end"]) for d in g["dates"]}, {(r["start_date"][:10], r["end_date"][:10]) for r in dated}
    )
    t["date+role"].add(
        a,
        {(d["start"], d["end"], d["role"]) for d in g["dates"]},
        {(r["start_date"][:10], r["end_date"][:10], r["role"]) for r in dated},
    )
    found = [
        (
            _number(r["min"]),
            _number(r["max"]),
            r["unit"],
            r["status"],
            r.get("per") or "",
            norm(r.get("counter")),
            norm(r.get("region")),
            norm(r.get("period")),
        )
        for r in rows["counts"]
    ]
    want = [
        (
            c["min"],
            c["max"],
            c["unit"],
            c["status"],
            c["per"] or "",
            norm(c["counter"]),
            norm(c["region"]),
            norm(c["period"]),
        )
        for c in g["counts"]
    ]
    t["count value"].add(a, {c[:2] for c in want}, {c[:2] for c in found})
    t["count value+unit+status"].add(a, {c[:4] for c in want}, {c[:4] for c in found})
    t["count full (also rate, counter, region, period)"].add(a, set(want), set(found))
    t["behaviour"].add(a, {b["code"] for b in g["behaviours"]}, {r["code"] for r in rows["behaviours"]})
    t["behaviour+modality"].add(
        a,
        {(b["code"], b["modality"]) for b in g["behaviours"]},
        {(r["code"], r["modality"]) for r in rows["behaviours"]},
    )
    t["regulation"].add(a, {norm(x) for x in g["regulations"]}, {norm(r["regulation"]) for r in rows["regulations"]})
    t["sanction"].add(a, set(g["sanctions"]), {r["sanction"] for r in rows["sanctions"]})

    said = [
        (r["text"].lstrip("\"'“”‘’« "), name_key(r.get("speaker")))
        for r in rows["statements"]
        if r.get("kind") == "direct"
    ]
    direct = {first_words(text): speaker for text, speaker in said}
    quotes = {first_words(q["first"]): name_key(q["speaker"]) for q in g["quotes"]}
    headline = norm(article.get("title")) if article else ""
    got = {k for k in direct if k in quotes}
    extra = {
        first_words(text)
        for text, _ in said
        if len(re.findall(r"\w+", text)) >= 5 and not (headline and norm(text) in headline)
    } - set(quotes)
    t["quote found"].add(a, set(quotes), got | extra)
    t["quote speaker"].add(a, set(quotes.items()), {(k, direct[k]) for k in got})


def aggregate_error(rows: dict[str, dict[str, list[dict[str, Any]]]], gold: list[Gold]) -> dict[str, float]:
    """How far the published picture is off: per election of 5 articles or more, the share of articles that name each behaviour
    and each sanction, gold against found; mean and largest absolute difference, in percentage points."""
    by_election: dict[str, list[Gold]] = defaultdict(list)
    for g in gold:
        by_election[g["election"]].append(g)
    gaps: list[float] = []
    for articles in by_election.values():
        if len(articles) < 5:
            continue
        for key, table, column in (("behaviours", "behaviours", "code"), ("sanctions", "sanctions", "sanction")):
            want: dict[str, int] = defaultdict(int)
            found: dict[str, int] = defaultdict(int)
            for g in articles:
                for code in {b["code"] if isinstance(b, dict) else b for b in g[key]}:
                    want[code] += 1
                for code in {r[column] for r in rows[table].get(g["article"], [])}:
                    found[code] += 1
            gaps += [100 * abs(want[c] - found[c]) / len(articles) for c in set(want) | set(found)]
    return {"mean": sum(gaps) / len(gaps), "max": max(gaps)} if gaps else {}

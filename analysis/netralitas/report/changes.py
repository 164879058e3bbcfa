"""What is different from an earlier run, in sentences: articles that came and went, and the shares that moved most."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from netralitas.compare import Comparison, compare
from netralitas.compare.frames import rows
from netralitas.report.labels import code_label, group_label, label, number

TABLES = ("articles", "officials", "institutions", "counts", "behaviours", "regulations", "sanctions", "statements")
MOST = 8
FACETS = ("behaviour", "sanction", "rule")
"""What is compared with an earlier run."""


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of an earlier run, from its Parquet files; taken up before the new run writes over them.

    Errors: OSError when a file is missing or can't be read.
    """
    return {name: pd.read_parquet(Path(folder) / f"{name}.parquet") for name in TABLES}


def moved(before: dict[str, pd.DataFrame], now: Comparison) -> pd.DataFrame:
    """The cells of behaviours, sanctions and rules whose number of articles is another than in an earlier run, those whose share moved
    most first: facet, code, second, group, k and n and share before and now (0 where nothing named it), moved (in shares)."""
    old = compare(before, by=now.by, facets=FACETS, permutations=0, resamples=20)
    keys = ["facet", "code", "second", "group"]
    sides = [c.cells.loc[c.cells["facet"].isin(FACETS), [*keys, "k", "n", "share"]] for c in (old, now)]
    found = sides[0].merge(sides[1], on=keys, how="outer", suffixes=("_before", "_now"))
    for name, comparison in (("before", old), ("now", now)):
        sizes = dict(zip(comparison.totals["group"], comparison.totals["articles"], strict=True))
        found[f"n_{name}"] = found[f"n_{name}"].fillna(found["group"].map(sizes)).fillna(0).astype(int)
        found[f"k_{name}"] = found[f"k_{name}"].fillna(0).astype(int)
        found[f"share_{name}"] = found[f"share_{name}"].fillna(0.0)
    found["moved"] = found["share_now"] - found["share_before"]
    found = found[(found["k_before"] != found["k_now"]) & found["group"].isin({*now.groups, *old.groups})]
    order = found.assign(by=found["moved"].abs()).sort_values(["by", *keys], ascending=[False, True, True, True, True])
    return order.drop(columns="by").reset_index(drop=True)


def changes(
    before: dict[str, pd.DataFrame], now: Comparison, lang: str = "id", cells: pd.DataFrame | None = None
) -> list[str]:
    """Sentences on what changed since `before`; one that says so when nothing did. cells: from `moved`, if known."""
    articles = before["articles"]
    if "relevant" in articles:
        articles = articles[articles["relevant"].fillna(False).astype(bool)]
    earlier, later = set(articles["article_id"].astype(str)), set(now.articles["article_id"])
    if earlier == later:
        found = [label("change", "articles_same", lang).format(number=number(len(later), lang))]
    else:
        found = [
            label("change", "articles", lang).format(
                before=number(len(earlier), lang),
                now=number(len(later), lang),
                new=number(len(later - earlier), lang),
                gone=number(len(earlier - later), lang),
            )
        ]
    pair = moved(before, now) if cells is None else cells
    found += [
        label("change", "cell", lang).format(
            name=now.rules.get(r.code, r.code) if r.facet == "rule" else code_label(r.facet, r.code, lang),
            group=group_label(now.by, r.group, lang),
            before=f"{r.k_before}/{r.n_before}",
            now=f"{r.k_now}/{r.n_now}",
        )
        for r in rows(pair.head(MOST))
    ]
    if len(pair) > MOST:
        found.append(label("change", "more", lang).format(number=number(len(pair) - MOST, lang)))
    return found if len(found) > 1 or earlier != later else [label("change", "none", lang)]

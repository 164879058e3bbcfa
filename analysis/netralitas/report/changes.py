"""What is different from an earlier run, in sentences: articles that came and went, and the shares that moved most."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from netralitas.compare import Comparison, compare
from netralitas.compare.frames import rows
from netralitas.report.labels import code_label, group_label, label, number

TABLES = ("articles", "officials", "institutions", "counts", "behaviours", "regulations", "sanctions", "statements")
MOST = 8


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of an earlier run, from its Parquet files; taken up before the new run writes over them.

    Errors: OSError when a file is missing or can't be read.
    """
    return {name: pd.read_parquet(Path(folder) / f"{name}.parquet") for name in TABLES}


def changes(before: dict[str, pd.DataFrame], now: Comparison, lang: str = "id") -> list[str]:
    """Sentences on what changed since `before`; one that says so when nothing did."""
    old = compare(before, by=now.by, facets=("behaviour", "sanction", "rule"), permutations=0, resamples=20)
    earlier, later = set(old.articles["article_id"]), set(now.articles["article_id"])
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
    keys = ["facet", "code", "second", "group"]
    pair = old.cells[[*keys, "k", "n", "share"]].merge(
        now.cells[[*keys, "k", "n", "share"]], on=keys, suffixes=("_before", "_now")
    )
    pair = pair[(pair["k_before"] != pair["k_now"]) & pair["group"].isin(now.groups)]
    pair = pair.assign(by=(pair["share_now"] - pair["share_before"]).abs()).sort_values(
        ["by", *keys], ascending=[False, True, True, True, True]
    )
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

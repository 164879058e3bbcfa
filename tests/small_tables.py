"""Tables small enough to count by hand, and tables with planted shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from tables_from_gold import COLUMNS


def make_tables(articles: Any, behaviours: Any = (), **others: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Tables of articles (id, election, cluster, outlet, published) and behaviours (id, code, modality, institution)."""
    frame = pd.DataFrame(articles, columns=["article_id", "election", "cluster", "outlet", "published"])
    frame = frame.assign(
        source=frame["article_id"], url="", title="", text="x" * 50, words=100, sha256="", relevant=True, region=""
    )
    frame["representative"] = ~frame["cluster"].duplicated()
    tables = {"articles": frame}
    for name, columns in COLUMNS.items():
        tables[name] = pd.DataFrame(columns=["article_id", "start", "end", "text", *columns])
    rows = [
        {
            "article_id": a,
            "start": 0,
            "end": 1,
            "text": "x",
            "code": c,
            "modality": m,
            "channel": "offline",
            "audience": "asn",
            "speaker": "",
            "institution": i,
        }
        for a, c, m, i in behaviours
    ]
    if rows:
        tables["behaviours"] = pd.DataFrame(rows)
    return tables | others


def planted(
    sizes: tuple[int, int] = (40, 40),
    shares: tuple[float, float] = (0.9, 0.2),
    copies: int = 1,
    outlet: Callable[[int], str] = lambda i: "",
) -> dict[str, pd.DataFrame]:
    """Two elections in which shares of the voices name `like`; each voice has so many copies."""
    articles, behaviours = [], []
    for election, size, share in zip(("pilkada-2018", "pilkada-2020"), sizes, shares, strict=True):
        for i in range(size):
            for copy in range(copies):
                name = f"{election}-{i}-{copy}"
                articles.append((name, election, f"{election}-{i}", outlet(i), ""))
                behaviours.append((name, "photo", "alleged", ""))
                if i < share * size:
                    behaviours.append((name, "like", "prohibited", ""))
    return make_tables(articles, behaviours)

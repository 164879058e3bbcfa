"""Articles to code by hand, drawn at random within groups, with the probability of being drawn: what `corrected` needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

EMPTY: dict[str, Any] = {
    "election": "",
    "officials": [],
    "others": [],
    "institutions": [],
    "dates": [],
    "counts": [],
    "behaviours": [],
    "regulations": [],
    "sanctions": [],
    "quotes": [],
}
"""A gold object (codebook, section 10) before coding; an empty election says that it is not coded yet."""


def draw(articles: pd.DataFrame, n: int, by: str = "election", seed: int = 1) -> pd.DataFrame:
    """Draw n of the relevant articles without replacement, the same number from every group (all of a group that has fewer).

    articles: the table of a run. by: the column that makes the groups, '' for none.
    Returns the drawn rows in order of group and id, with `stratum` and `sampling_probability`.
    Errors: ValueError for a column that is not there or a number below 1.
    """
    if n < 1:
        raise ValueError("at least one article must be drawn")
    if by and by not in articles.columns:
        raise ValueError(f"articles have no column {by!r}")
    frame = articles[articles["relevant"].fillna(False).astype(bool)].sort_values("article_id", ignore_index=True)
    frame = frame.assign(stratum=frame[by].fillna("").astype(str) if by else "")
    sizes = frame["stratum"].value_counts()
    order = sorted(sizes.index, key=lambda s: (int(sizes[s]), s))
    parts, left = [], n
    for place, stratum in enumerate(order):
        inside = frame[frame["stratum"] == stratum]
        share = -(-left // (len(order) - place)) if place == len(order) - 1 else left // (len(order) - place)
        size = min(len(inside), share)
        left -= size
        if size:
            rng = np.random.default_rng([seed, *stratum.encode()])
            chosen = inside.iloc[np.sort(rng.choice(len(inside), size=size, replace=False))]
            parts.append(chosen.assign(sampling_probability=size / len(inside)))
    drawn = pd.concat(parts) if parts else frame.head(0).assign(sampling_probability=pd.Series(dtype=float))
    return drawn.sort_values(["stratum", "article_id"], ignore_index=True)


def write_sample(drawn: pd.DataFrame, path: str | Path) -> None:
    """Write drawn articles as JSONL: id, probability, group, source, text and an empty gold object, a line each, ready to be coded.

    Errors: FileExistsError where the file is there already (it may hold coding), OSError where it can't be written.
    """
    with Path(path).open("x", encoding="utf-8", newline="\n") as file:
        for row in drawn.to_dict("records"):
            line = {
                "article": row["article_id"],
                "sampling_probability": row["sampling_probability"],
                "stratum": row["stratum"],
                "source": row["source"],
                "text": row["text"],
            }
            file.write(json.dumps(line | EMPTY, ensure_ascii=False) + "\n")

"""Shares of articles, and of near-copy clusters, in which something is named: one cell a group and category."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.intervals import Floats, bootstrap_weights, effective_size, kish, wilson

KEYS = ["facet", "code", "second"]
MIN_OUTLET_CLUSTERS = 5
CELL_COLUMNS = [
    *KEYS,
    "group",
    "n",
    "k",
    "share",
    "low",
    "high",
    "clusters",
    "k_clusters",
    "share_clusters",
    "low_clusters",
    "high_clusters",
    "mentions",
    "per_1000_words",
    "enough",
]


@dataclass(frozen=True)
class Group:
    """The near-copy clusters of a group, in order: their names, articles in each, strata for resampling (outlets where every
    outlet has 5 clusters or more, else one stratum), and the number of articles of each that name each dense category."""

    clusters: npt.NDArray[np.object_]
    sizes: npt.NDArray[np.int64]
    strata: npt.NDArray[np.int64]
    hits: npt.NDArray[np.float32]

    @property
    def articles(self) -> int:
        """How many articles the clusters have in this group."""
        return int(self.sizes.sum())


@dataclass(frozen=True)
class Design:
    """Groups by name, all categories (facet, code, second), and which of them are dense: named by enough articles in all for
    a bootstrap or a test to mean anything. `column` gives a dense category's column in `Group.hits`, -1 for others."""

    groups: dict[str, Group]
    categories: pd.DataFrame
    column: npt.NDArray[np.int64]


def outlet_strata(outlets: pd.Series) -> npt.NDArray[np.int64]:
    """Strata of clusters: their outlet, if every outlet has at least 5 clusters; else all are one stratum."""
    codes, names = pd.factorize(outlets, sort=True)
    enough = len(names) > 1 and bool((np.bincount(codes) >= MIN_OUTLET_CLUSTERS).all())
    return codes.astype(np.int64) if enough else np.zeros(len(codes), dtype=np.int64)


def design(members: pd.DataFrame, mentions: pd.DataFrame, order: list[str], min_articles: int) -> Design:
    """Clusters, strata and incidence of all groups. members, mentions: with `group`, as from `groups.membership`."""
    categories = mentions[KEYS].drop_duplicates().sort_values(KEYS).reset_index(drop=True)
    index = pd.MultiIndex.from_frame(categories)
    cluster_of = dict(zip(members["article_id"], members["cluster"], strict=True))
    hits = pd.DataFrame(
        {
            "category": index.get_indexer(pd.MultiIndex.from_frame(mentions[KEYS])),
            "group": mentions["group"].to_numpy(),
            "article_id": mentions["article_id"].to_numpy(),
        }
    ).drop_duplicates()
    hits["cluster"] = hits["article_id"].map(cluster_of)
    total = hits.drop_duplicates(["category", "article_id"])["category"].value_counts()
    dense = np.sort(total[total >= min_articles].index.to_numpy())
    column = np.full(len(categories), -1, dtype=np.int64)
    column[dense] = np.arange(len(dense))
    by_group = dict(list(hits[column[hits["category"]] >= 0].groupby("group")))
    found = {}
    for group in order:
        inside = members[members["group"] == group]
        clusters = inside.groupby("cluster", sort=True).agg(
            n=("article_id", "size"), outlet=("cluster_outlet", "first")
        )
        matrix = np.zeros((len(clusters), len(dense)), dtype=np.float32)
        if group in by_group:
            part = by_group[group]
            np.add.at(matrix, (clusters.index.get_indexer(pd.Index(part["cluster"])), column[part["category"]]), 1)
        found[group] = Group(
            clusters.index.to_numpy(dtype=object),
            clusters["n"].to_numpy(dtype=np.int64),
            outlet_strata(clusters["outlet"]),
            matrix,
        )
    return Design(found, categories, column)


def effective_sizes(group: Group, resamples: int, rng: np.random.Generator) -> Floats:
    """The effective sample size of each dense category's share in a group, from the bootstrap over its clusters."""
    if not len(group.sizes):
        return np.zeros(group.hits.shape[1])
    weights = bootstrap_weights(group.strata, resamples, rng)
    shares = (weights @ group.hits) / np.maximum(weights @ group.sizes.astype(np.float32), 1e-9)[:, None]
    share = group.hits.sum(axis=0, dtype=np.float64) / max(group.articles, 1)
    return effective_size(share, shares.var(axis=0, dtype=np.float64), group.sizes)


def cells(
    plan: Design, members: pd.DataFrame, mentions: pd.DataFrame, sizes: dict[str, Floats], min_articles: int
) -> pd.DataFrame:
    """All cells (every category in every group, also with k = 0); see `Comparison.cells` for the columns."""
    index = pd.MultiIndex.from_frame(plan.categories)
    marked = mentions.assign(category=index.get_indexer(pd.MultiIndex.from_frame(mentions[KEYS])))
    cluster_of = dict(zip(members["article_id"], members["cluster"], strict=True))
    marked["cluster"] = marked["article_id"].map(cluster_of)
    words = members.groupby("group")["words"].sum()
    count = len(plan.categories)
    by_group = dict(list(marked.groupby("group")))
    parts = []
    for name, group in plan.groups.items():
        inside = by_group.get(name, marked.iloc[:0])

        def tally(frame: pd.DataFrame) -> npt.NDArray[np.int64]:
            return np.bincount(frame["category"], minlength=count).astype(np.int64)

        n, m = group.articles, len(group.sizes)
        k = tally(inside.drop_duplicates(["category", "article_id"]))
        k_clusters = tally(inside.drop_duplicates(["category", "cluster"]))
        rows = tally(inside)
        share, share_clusters = k / max(n, 1), k_clusters / max(m, 1)
        effective = np.where(plan.column >= 0, sizes[name][plan.column] if len(sizes[name]) else 0.0, kish(group.sizes))
        low, high = wilson(share, effective)
        low_clusters, high_clusters = wilson(share_clusters, float(m))
        parts.append(
            plan.categories.assign(
                group=name,
                n=n,
                k=k,
                share=share,
                low=low,
                high=high,
                clusters=m,
                k_clusters=k_clusters,
                share_clusters=share_clusters,
                low_clusters=low_clusters,
                high_clusters=high_clusters,
                mentions=rows,
                per_1000_words=1000 * rows / max(int(words.get(name, 0)), 1),
                enough=n >= min_articles,
            )
        )
    return pd.concat(parts, ignore_index=True)[CELL_COLUMNS] if parts else pd.DataFrame(columns=CELL_COLUMNS)

"""Shares of articles, and of near-copy clusters, in which something is named: one cell a group and category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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


def distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """What `np.unique` gives; faster for whole numbers, which it would look up one by one."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def coded(mentions: pd.DataFrame) -> tuple[pd.DataFrame, npt.NDArray[np.int64]]:
    """The categories (facet, code, second), sorted, and the number of its category for each mention."""
    names, codes = [], []
    for column in KEYS:
        values = mentions[column].astype("category").cat
        names.append(values.categories.to_numpy(dtype=object))
        codes.append(values.codes.to_numpy(dtype=np.int64))
    width = [len(n) for n in names]
    joined = (codes[0] * width[1] + codes[1]) * width[2] + codes[2]
    known, number = np.unique(joined, return_inverse=True)
    parts = (known // (width[1] * width[2]), known // width[2] % width[1], known % width[2])
    categories = pd.DataFrame({c: n[p] for c, n, p in zip(KEYS, names, parts, strict=True)})
    return categories, number


def design(members: pd.DataFrame, mentions: pd.DataFrame, order: list[str], min_articles: int) -> Design:
    """Clusters, strata and incidence of all groups. members, mentions: with `group`, as from `groups.membership`."""
    categories, category = coded(mentions)
    article = mentions["article_id"].astype("category").cat
    ids = article.categories.to_numpy(dtype=object)
    cluster_of = dict(zip(members["article_id"], members["cluster"], strict=True))
    cluster_codes, clusters_known = pd.factorize(np.array([cluster_of.get(a, "") for a in ids], dtype=object))
    code = article.codes.to_numpy(dtype=np.int64)
    pairs = distinct(category * max(len(ids), 1) + code)
    total = np.bincount(pairs // max(len(ids), 1), minlength=len(categories))
    dense = np.flatnonzero(total >= min_articles)
    column = np.full(len(categories), -1, dtype=np.int64)
    column[dense] = np.arange(len(dense))
    group_of = mentions["group"].to_numpy(dtype=object)
    counted = column[category] >= 0
    found = {}
    for group in order:
        inside = members[members["group"] == group]
        clusters = inside.groupby("cluster", sort=True).agg(
            n=("article_id", "size"), outlet=("cluster_outlet", "first")
        )
        matrix = np.zeros((len(clusters), len(dense)), dtype=np.float32)
        here = counted & (group_of == group)
        if here.any():
            unique = distinct(column[category[here]] * max(len(ids), 1) + code[here])
            rows = clusters.index.get_indexer(pd.Index(clusters_known))[cluster_codes[unique % max(len(ids), 1)]]
            flat = np.bincount(rows * len(dense) + unique // max(len(ids), 1), minlength=matrix.size)
            matrix += flat.reshape(matrix.shape)
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
    _, category = coded(mentions)
    article = mentions["article_id"].astype("category").cat
    cluster_of = dict(zip(members["article_id"], members["cluster"], strict=True))
    clusters, _ = pd.factorize(np.array([cluster_of.get(a, "") for a in article.categories], dtype=object))
    article_codes = article.codes.to_numpy(dtype=np.int64)
    cluster_codes = clusters.astype(np.int64)[article_codes] if len(article_codes) else article_codes
    group_of = mentions["group"].to_numpy(dtype=object)
    words = members.groupby("group")["words"].sum()
    count, most = len(plan.categories), len(article.categories) + 1

    def naming(of: npt.NDArray[Any], inside: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        return np.bincount(distinct(category[inside] * most + of[inside]) // most, minlength=count).astype(np.int64)

    parts = []
    for name, group in plan.groups.items():
        inside: npt.NDArray[np.bool_] = np.asarray(group_of == name, dtype=np.bool_)
        n, m = group.articles, len(group.sizes)
        k, k_clusters = naming(article_codes, inside), naming(cluster_codes, inside)
        rows = np.bincount(category[inside], minlength=count).astype(np.int64)
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

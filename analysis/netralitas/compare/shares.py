"""Shares of articles, and of near-copy clusters, in which something is named: one cell a group and category."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.incidence import KEYS, Incidence
from netralitas.compare.intervals import Floats, bootstrap_weights, effective_size, kish, wilson

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


def design(members: pd.DataFrame, named: Incidence, order: list[str], min_articles: int) -> Design:
    """Clusters, strata and incidence of all groups. members: with `group`, as from `groups.membership`."""
    dense = np.flatnonzero(named.per_category() >= min_articles)
    column = np.full(len(named.categories), -1, dtype=np.int64)
    column[dense] = np.arange(len(dense))
    group_of = members["group"].to_numpy(dtype=object)
    outlets = members["cluster_outlet"]
    ends = np.searchsorted(named.group, np.arange(len(order) + 1))
    found = {}
    for i, group in enumerate(order):
        inside = np.flatnonzero(group_of == group)
        clusters, first, sizes = np.unique(named.member_cluster[inside], return_index=True, return_counts=True)
        here = slice(ends[i], ends[i + 1])
        place, named_in = column[named.category[here]], named.cluster[here]
        rows = np.searchsorted(clusters, named_in[place >= 0])
        flat = np.bincount(rows * len(dense) + place[place >= 0], minlength=len(clusters) * len(dense))
        found[group] = Group(
            named.cluster_names[clusters],
            sizes.astype(np.int64),
            outlet_strata(outlets.iloc[inside[first]]),
            flat.reshape(len(clusters), len(dense)).astype(np.float32),
        )
    return Design(found, named.categories, column)


def effective_sizes(group: Group, resamples: int, rng: np.random.Generator) -> Floats:
    """The effective sample size of each dense category's share in a group, from the bootstrap over its clusters."""
    if not len(group.sizes):
        return np.zeros(group.hits.shape[1])
    weights = bootstrap_weights(group.strata, resamples, rng)
    shares = (weights @ group.hits) / np.maximum(weights @ group.sizes.astype(np.float32), 1e-9)[:, None]
    share = group.hits.sum(axis=0, dtype=np.float64) / max(group.articles, 1)
    return effective_size(share, shares.var(axis=0, dtype=np.float64), group.sizes)


def cells(
    plan: Design, members: pd.DataFrame, named: Incidence, sizes: dict[str, Floats], min_articles: int
) -> pd.DataFrame:
    """All cells (every category in every group, also with k = 0); see `Comparison.cells` for the columns."""
    words = members.groupby("group")["words"].sum()
    articles, clusters = named.per_cell(named.article), named.per_cell(named.cluster)
    parts = []
    for (name, group), k, k_clusters, rows in zip(plan.groups.items(), articles, clusters, named.mentions, strict=True):
        n, m = group.articles, len(group.sizes)
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

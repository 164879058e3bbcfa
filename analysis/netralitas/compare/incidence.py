"""Who names what, as whole numbers: what every count of articles, clusters and mentions is taken from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

KEYS = ["facet", "code", "second"]
Ints = npt.NDArray[np.int64]


class Incidence(NamedTuple):
    """Which article names which category in which group, each once, in order of group, category and article.

    categories: the (facet, code, second), sorted; `category` is the row in it. group: the place in the list of groups.
    article, cluster: numbers of the article and of its near-copy cluster. mentions: how many rows name each category
    in each group (groups × categories). cluster_names: by number, sorted. member_cluster: of each row of the members.
    """

    categories: pd.DataFrame
    group: Ints
    category: Ints
    article: Ints
    cluster: Ints
    mentions: Ints
    cluster_names: npt.NDArray[np.object_]
    member_cluster: Ints

    def per_cell(self, of: Ints) -> Ints:
        """How many different articles, or clusters, name each category in each group (groups × categories)."""
        span = int(of.max(initial=0)) + 1
        cell = self.group * len(self.categories) + self.category
        found = np.bincount(distinct(cell * span + of) // span, minlength=self.mentions.size)
        return found.astype(np.int64).reshape(self.mentions.shape)

    def per_category(self) -> Ints:
        """How many different articles name each category in any group."""
        span = int(self.article.max(initial=0)) + 1
        found = np.bincount(distinct(self.category * span + self.article) // span, minlength=len(self.categories))
        return found.astype(np.int64)


def distinct(values: Ints) -> Ints:
    """What `np.unique` gives; faster for whole numbers, which it would look up one by one."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def incidence(members: pd.DataFrame, mentions: pd.DataFrame, order: list[str]) -> Incidence:
    """Number all that is named. members, mentions: with `group`, as from `groups.membership`; order: the groups."""
    categories, category = _categories(mentions)
    article = mentions["article_id"].astype("category").cat
    ids = article.categories.to_numpy(dtype=object)
    member_cluster, cluster_names = pd.factorize(members["cluster"].to_numpy(dtype=object), sort=True)
    known = dict(zip(members["article_id"], member_cluster.tolist(), strict=True))
    cluster_of = np.array([known.get(a, -1) for a in ids], dtype=np.int64)
    groups = mentions["group"].astype("category").cat
    place = pd.Index(order, dtype=object).get_indexer(groups.categories.astype(object))
    group = place[groups.codes.to_numpy()] if len(mentions) else np.zeros(0, dtype=np.int64)
    count, span = len(categories), max(len(ids), 1)
    cell = group.astype(np.int64) * count + category
    named = distinct(cell * span + article.codes.to_numpy(dtype=np.int64))
    number = named % span
    return Incidence(
        categories,
        named // span // max(count, 1),
        named // span % max(count, 1),
        number,
        cluster_of[number],
        np.bincount(cell, minlength=len(order) * count).astype(np.int64).reshape(len(order), count),
        cluster_names,
        member_cluster.astype(np.int64),
    )


def _categories(mentions: pd.DataFrame) -> tuple[pd.DataFrame, Ints]:
    """The categories (facet, code, second), sorted, and the number of its category for each mention."""
    names, codes = [], []
    for column in KEYS:
        values = mentions[column].astype("category").cat
        names.append(values.categories.to_numpy(dtype=object))
        codes.append(values.codes.to_numpy(dtype=np.int64))
    width = [len(n) for n in names]
    joined = (codes[0] * width[1] + codes[1]) * width[2] + codes[2]
    number, known = pd.factorize(joined, sort=True)
    parts = (
        (known // (width[1] * width[2]), known // width[2] % width[1], known % width[2]) if len(known) else [known] * 3
    )
    return pd.DataFrame({c: n[p] for c, n, p in zip(KEYS, names, parts, strict=True)}), number.astype(np.int64)

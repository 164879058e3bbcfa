"""Which article, and which mention, belongs to which group; an article counts once in its group, however long it is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netralitas.compare.elections import days_to_polling, in_order
from netralitas.compare.facets import ROW_ATTRIBUTES, Tables, text_column
from netralitas.compare.provinces import province_of

ALL = "*"
"""The group of all articles."""
ARTICLE_ATTRIBUTES = ("election", "region", "province", "outlet", "phase")
"""What articles can be grouped by."""
PHASES = (
    "more than 180 days before",
    "91 to 180 days before",
    "31 to 90 days before",
    "0 to 30 days before",
    "after polling day",
)
"""Groups of days to polling day."""


def phase(days: int | None) -> str:
    """The phase of days to polling day (negative before it); '' if unknown."""
    if days is None:
        return ""
    if days > 0:
        return PHASES[4]
    return PHASES[3] if days >= -30 else PHASES[2] if days >= -90 else PHASES[1] if days >= -180 else PHASES[0]


def article_frame(tables: Tables) -> pd.DataFrame:
    """The relevant articles with what they are grouped and weighted by.

    Columns: article_id, cluster, outlet (of the cluster's representative in `cluster_outlet`), region, province, election,
    published, words, representative, days (to polling day, negative before it; missing if unknown), phase.
    """
    articles = tables["articles"]
    if "relevant" in articles:
        articles = articles[articles["relevant"].fillna(False).astype(bool)]
    frame = pd.DataFrame({"article_id": articles["article_id"].astype(str)})
    for column in ("cluster", "outlet", "region", "election", "published"):
        frame[column] = text_column(articles, column)
    frame["cluster"] = frame["cluster"].where(frame["cluster"] != "", frame["article_id"])
    frame["election"] = frame["election"].where(frame["election"] != "", "none")
    frame["words"] = (
        pd.to_numeric(articles["words"], errors="coerce").fillna(0).astype(int) if "words" in articles else 0
    )
    representative = articles["representative"] if "representative" in articles else ~frame["cluster"].duplicated()
    frame["representative"] = representative.fillna(False).astype(bool)
    outlets = frame.sort_values(["representative", "article_id"], ascending=[False, True]).drop_duplicates("cluster")
    frame["cluster_outlet"] = frame["cluster"].map(dict(zip(outlets["cluster"], outlets["outlet"], strict=True)))
    frame["province"] = [province_of(r) for r in frame["region"]]
    days = [days_to_polling(p, e) for p, e in zip(frame["published"], frame["election"], strict=True)]
    frame["days"] = pd.array(days, dtype="Int64")
    frame["phase"] = [phase(d) for d in days]
    return frame.sort_values("article_id").reset_index(drop=True)


def membership(articles: pd.DataFrame, mentions: pd.DataFrame, by: str) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Articles and mentions with their `group`, and the groups in order; `*` (all articles) is added to both.

    By an article's attribute every article with one is in one group. By a row's attribute (who speaks, which channel) an
    article is in every group that occurs in it, and a mention in the group of its own row.
    Errors: ValueError for an unknown attribute.
    """
    if by in ARTICLE_ATTRIBUTES:
        inside = articles.assign(group=articles[by])
        inside = inside[inside["group"] != ""]
        group = _of_articles(mentions["article_id"], dict(zip(inside["article_id"], inside["group"], strict=True)))
        grouped = mentions.assign(group=group)[group.codes >= 0]
    elif by in ROW_ATTRIBUTES:
        grouped = mentions.assign(group=mentions[by])
        grouped = grouped[(grouped["group"] != "") & grouped["article_id"].isin(articles["article_id"])]
        pairs = grouped[["article_id", "group"]].drop_duplicates().astype(object)
        inside = articles.merge(pairs, on="article_id")
    else:
        raise ValueError(
            f"articles cannot be grouped by {by!r}; by: {', '.join([*ARTICLE_ATTRIBUTES, *ROW_ATTRIBUTES])}"
        )
    found = set(inside["group"])
    if by == "election":
        order = in_order(found)
    elif by == "phase":
        order = [p for p in PHASES if p in found]
    else:
        sizes = inside["group"].value_counts()
        order = sorted(found, key=lambda g: (-int(sizes[g]), g))
    known = mentions[mentions["article_id"].isin(articles["article_id"])]
    inside = pd.concat([inside, articles.assign(group=ALL)], ignore_index=True)
    names = pd.CategoricalDtype([*order, ALL])
    everyone = pd.Categorical.from_codes(np.full(len(known), len(order)), dtype=names)
    grouped["group"] = grouped["group"].cat.set_categories(names.categories)
    return inside, pd.concat([grouped, known.assign(group=everyone)], ignore_index=True), order


def _of_articles(article: pd.Series, group_of: dict[str, str]) -> pd.Categorical:
    """The group of each article of a column of categories."""
    codes, groups = pd.factorize(np.array([group_of.get(a) for a in article.cat.categories], dtype=object))
    return pd.Categorical.from_codes(codes[article.cat.codes.to_numpy()], categories=pd.Index(groups))

"""The figures that articles give (numbers of cases, reports, people): how many, how large, and never added up blindly.

Two articles may give the same figure, and one figure may be part of another, so figures are counted, ordered and shown with
their articles; a sum is not offered.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from netralitas.compare.facets import Tables, text_column
from netralitas.compare.groups import ALL

COLUMNS = ["status", "unit", "group", "figures", "articles", "lowest", "median", "highest"]


def figure_rows(tables: Tables, members: pd.DataFrame) -> pd.DataFrame:
    """Every figure that is no rate, in its group: article_id, row, status, unit, group, value (the number, or the bound given)."""
    counts = tables.get("counts", pd.DataFrame()).reset_index(drop=True)
    if not len(counts):
        return pd.DataFrame(columns=["article_id", "row", "status", "unit", "group", "value"])
    low = pd.to_numeric(counts["min"], errors="coerce").astype("Float64")
    high = pd.to_numeric(counts["max"], errors="coerce").astype("Float64")
    frame = pd.DataFrame(
        {
            "article_id": counts["article_id"].astype(str),
            "row": range(len(counts)),
            "status": text_column(counts, "status"),
            "unit": text_column(counts, "unit"),
            "value": low.fillna(high),
            "per": text_column(counts, "per"),
        }
    )
    frame = frame[(frame["per"] == "") & frame["value"].notna() & (frame["status"] != "")]
    frame["value"] = frame["value"].astype(np.int64)
    return (
        frame.drop(columns="per")
        .merge(members[["article_id", "group"]].drop_duplicates(), on="article_id")
        .reset_index(drop=True)
    )


def figures(rows: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Figures by status, unit and group: how many, in how many articles, lowest, median and highest."""
    if not len(rows):
        return pd.DataFrame(columns=COLUMNS)
    distinct = rows.drop_duplicates(["article_id", "status", "unit", "group", "value"])
    found = (
        distinct.groupby(["status", "unit", "group"])
        .agg(
            figures=("value", "size"),
            articles=("article_id", "nunique"),
            lowest=("value", "min"),
            median=("value", "median"),
            highest=("value", "max"),
        )
        .reset_index()
    )
    place = {g: i for i, g in enumerate([*order, ALL])}
    return found.sort_values(
        ["status", "unit", "group"], key=lambda c: c.map(place) if c.name == "group" else c, ignore_index=True
    )[COLUMNS]

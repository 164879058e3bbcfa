"""Articles and messages week by week to polling day, smoothed, with bands from the bootstrap over near-copy clusters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.differences import seeded
from netralitas.compare.elections import polling_days
from netralitas.compare.groups import ALL
from netralitas.compare.intervals import Floats, bootstrap_weights

FIRST_WEEK, LAST_WEEK = -52, 8
BANDWIDTH = 2.0
"""Weeks: the standard deviation of the Gaussian kernel."""
RESAMPLES = 500
MIN_VOICES = 5
"""With fewer dated voices in a group no line is drawn: there is nothing to smooth."""
COLUMNS = ["group", "week", "articles", "smooth", "low", "high"]


def _weeks(articles: pd.DataFrame) -> pd.DataFrame:
    dated = articles[articles["days"].notna() & (articles["group"] != ALL)].copy()
    dated["week"] = np.floor(dated["days"].astype(float) / 7).astype(int)
    return dated[dated["week"].between(FIRST_WEEK, LAST_WEEK)]


def _kernel() -> tuple[npt.NDArray[np.int64], Floats]:
    weeks = np.arange(FIRST_WEEK, LAST_WEEK + 1)
    kernel = np.exp(-0.5 * ((weeks[:, None] - weeks[None, :]) / BANDWIDTH) ** 2)
    return weeks, kernel / kernel.sum(axis=1, keepdims=True)


def _matrix(frame: pd.DataFrame, clusters: pd.Index) -> npt.NDArray[np.float32]:
    matrix = np.zeros((len(clusters), LAST_WEEK - FIRST_WEEK + 1), dtype=np.float32)
    np.add.at(matrix, (clusters.get_indexer(pd.Index(frame["cluster"])), frame["week"].to_numpy() - FIRST_WEEK), 1)
    return matrix


def weekly(articles: pd.DataFrame, *, seed: int = 1) -> pd.DataFrame:
    """Articles a week, by group, from 52 weeks before polling day to 8 after it.

    Columns: group, week (0 is the week that begins on polling day), articles, smooth (Gaussian kernel of 2 weeks), low, high
    (95% over the bootstrap), missing in groups of fewer than `MIN_VOICES` dated voices. Groups whose articles have no polling day or no dates are missing.
    """
    dated = _weeks(articles)
    weeks, kernel = _kernel()
    parts = []
    for group, inside in dated.groupby("group", sort=False):
        clusters = pd.Index(inside["cluster"].unique())
        counts = _matrix(inside, clusters)
        weights = bootstrap_weights(
            np.zeros(len(clusters), dtype=np.int64), RESAMPLES, seeded(seed, str(group), "timeline")
        )
        bands = (weights @ counts) @ kernel.T
        low, high = np.quantile(bands, [0.025, 0.975], axis=0)
        blank = 1.0 if len(clusters) >= MIN_VOICES else np.nan
        parts.append(
            pd.DataFrame(
                {
                    "group": group,
                    "week": weeks,
                    "articles": counts.sum(axis=0).astype(int),
                    "smooth": blank * (kernel @ counts.sum(axis=0)),
                    "low": blank * low,
                    "high": blank * high,
                }
            )
        )
    return _ordered(parts, COLUMNS)


def message(articles: pd.DataFrame, mentions: pd.DataFrame, facet: str, code: str, *, seed: int = 1) -> pd.DataFrame:
    """The share of articles that name a code, week by week, smoothed over articles of the weeks around.

    Columns: as `weekly`, with `named` (articles of the week naming it); smooth, low, high are shares, missing where the
    weeks around hold fewer than one article's weight.
    """
    found = mentions[(mentions["facet"] == facet) & (mentions["code"] == code)]
    naming = set(zip(found["article_id"], found["group"], strict=True))
    dated = _weeks(articles)
    weeks, kernel = _kernel()
    parts = []
    for group, inside in dated.groupby("group", sort=False):
        clusters = pd.Index(inside["cluster"].unique())
        yes = inside[[key in naming for key in zip(inside["article_id"], inside["group"], strict=True)]]
        counts, hits = _matrix(inside, clusters), _matrix(yes, clusters)
        weights = bootstrap_weights(
            np.zeros(len(clusters), dtype=np.int64), RESAMPLES, seeded(seed, str(group), facet, code)
        )
        weights = np.vstack([np.ones((1, len(clusters)), dtype=np.float32), weights])
        below = (weights @ counts) @ kernel.T
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where(below > 1e-6, ((weights @ hits) @ kernel.T) / below, np.nan)
        enough = (below[0] * (BANDWIDTH * np.sqrt(2 * np.pi)) >= 1) & (len(clusters) >= MIN_VOICES)
        low, high = np.nanquantile(np.where(enough, shares[1:], 0), [0.025, 0.975], axis=0)
        blank = np.where(enough, 1.0, np.nan)
        parts.append(
            pd.DataFrame(
                {
                    "group": group,
                    "week": weeks,
                    "articles": counts.sum(axis=0).astype(int),
                    "named": hits.sum(axis=0).astype(int),
                    "smooth": shares[0] * blank,
                    "low": low * blank,
                    "high": high * blank,
                }
            )
        )
    return _ordered(parts, [*COLUMNS[:3], "named", *COLUMNS[3:]])


def _ordered(parts: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    if not parts:
        return pd.DataFrame(columns=columns)
    place = {code: i for i, code in enumerate(sorted(polling_days(), key=lambda c: polling_days()[c]))}
    found = pd.concat(parts, ignore_index=True)[columns]
    return found.sort_values(
        ["group", "week"],
        key=lambda c: c.map(lambda g: place.get(g, len(place))) if c.name == "group" else c,
        kind="stable",
        ignore_index=True,
    )

"""Differences between a target and a reference group: how large, how sure, and what is left when the mix is the same."""

from __future__ import annotations

import zlib

import numpy as np
import pandas as pd

from netralitas.compare.incidence import KEYS
from netralitas.compare.intervals import (
    Floats,
    benjamini_hochberg,
    difference_interval,
    ratio_interval,
    selected,
    wilson,
)
from netralitas.compare.pairs import Paired
from netralitas.compare.permutation import permutation_p
from netralitas.compare.shares import Design

ALPHA = 0.05
VERDICTS = ("higher", "lower", "unclear", "too_few")
COLUMNS = [
    *KEYS,
    "target",
    "reference",
    "k_target",
    "n_target",
    "share_target",
    "k_reference",
    "n_reference",
    "share_reference",
    "difference",
    "low",
    "high",
    "ratio",
    "ratio_low",
    "ratio_high",
    "p",
    "p_adjusted",
    "verdict",
]


def seeded(seed: int, *names: str) -> np.random.Generator:
    """A generator of its own for each name, so that results don't depend on the order of work."""
    return np.random.default_rng([seed, *(zlib.crc32(n.encode()) for n in names)])


def correlation(pair: Paired) -> Floats | float:
    """The correlation of the two groups' shares over resamples of clusters, to first order; 0 when no cluster is in both."""
    if not pair.both.any():
        return 0.0
    t, r = (
        hits - hits.sum(axis=0, dtype=np.float64) / max(float(sizes.sum()), 1e-9) * sizes[:, None]
        for hits, sizes in ((pair.target_hits, pair.target_sizes), (pair.reference_hits, pair.reference_sizes))
    )
    scale = np.sqrt((t**2).sum(axis=0) * (r**2).sum(axis=0))
    return np.where(scale > 0, (t * r).sum(axis=0) / np.maximum(scale, 1e-12), 0.0)


def difference(
    plan: Design,
    target: str,
    reference: str,
    sizes: dict[str, Floats],
    *,
    pair: Paired,
    seed: int,
    permutations: int,
    min_articles: int,
) -> pd.DataFrame:
    """All categories of two groups compared, without the correction for many tests (see `judged`). pair: both groups on their clusters.

    Tested are categories that at least `min_articles` articles of both groups together name, in groups of at least
    `min_articles` articles; which these are does not depend on how they are spread, so it doesn't favour differences.
    """
    t, r = plan.groups[target], plan.groups[reference]
    rng = seeded(seed, target, reference)
    dense = np.flatnonzero(plan.column >= 0)
    n_t, n_r = t.articles, r.articles
    k_t, k_r = t.hits.sum(axis=0, dtype=np.float64), r.hits.sum(axis=0, dtype=np.float64)
    p_t, p_r = k_t / max(n_t, 1), k_r / max(n_r, 1)
    one, other = (p_t, *wilson(p_t, sizes[target])), (p_r, *wilson(p_r, sizes[reference]))
    together = correlation(pair)
    low, high = difference_interval(one, other, together)
    ratio_low, ratio_high = ratio_interval(one, other)
    testable = (k_t + k_r >= min_articles) & (min(n_t, n_r) >= min_articles)
    p = np.full(len(dense), np.nan)
    if testable.any():
        some = np.flatnonzero(testable)
        p[some] = permutation_p(
            pair.only(some),
            permutations,
            rng,
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(k_r > 0, p_t / p_r, np.nan)
    return (
        plan.categories.iloc[dense]
        .reset_index(drop=True)
        .assign(
            target=target,
            reference=reference,
            k_target=k_t.astype(int),
            n_target=n_t,
            share_target=p_t,
            k_reference=k_r.astype(int),
            n_reference=n_r,
            share_reference=p_r,
            difference=p_t - p_r,
            low=low,
            high=high,
            ratio=ratio,
            ratio_low=ratio_low,
            ratio_high=ratio_high,
            p=p,
            size_target=sizes[target],
            size_reference=sizes[reference],
            correlation=together,
        )
    )


def judged(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """All differences of a comparison as one family of tests: `p_adjusted` (Benjamini-Hochberg) and the `verdict`.

    `higher` and `lower` need an adjusted p below 0.05, and intervals without 0: the one shown, and the wider one that allows for
    the selection (see `intervals.selected`). Otherwise it is `unclear`, and `too_few` where nothing was tested.
    """
    if not frames:
        return pd.DataFrame(columns=COLUMNS)
    found = pd.concat(frames, ignore_index=True)
    adjusted = benjamini_hochberg(found["p"].to_numpy(dtype=np.float64))
    found["p_adjusted"] = adjusted

    def numbers(column: str) -> Floats:
        return found[column].to_numpy(dtype=np.float64)

    sure = selected(
        adjusted,
        (numbers("share_target"), numbers("size_target")),
        (numbers("share_reference"), numbers("size_reference")),
        numbers("correlation"),
        ALPHA,
    ) & ((found["low"] > 0) | (found["high"] < 0))
    found["verdict"] = np.where(
        found["p"].isna(),
        "too_few",
        np.where(~sure, "unclear", np.where(found["difference"] > 0, "higher", "lower")),
    )
    extra = [c for c in found.columns if c not in COLUMNS and c not in ("size_target", "size_reference", "correlation")]
    return found[[*COLUMNS, *extra]]

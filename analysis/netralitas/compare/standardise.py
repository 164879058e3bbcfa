"""The difference of two groups at the same mix of outlets (or provinces): direct standardisation.

Where the same outlets, in other proportions, make up two groups, the plain difference also shows the change of mix. Here
each outlet's difference is weighted by its share of the articles of both groups together; outlets that only one group
has can't be compared and are left out, and `overlap` says how many articles are left.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.intervals import Z95, Floats, bootstrap_weights
from netralitas.compare.pairs import Paired

LEAST_OVERLAP = 0.5
"""Below this share of articles in outlets that both groups have, nothing is adjusted."""
MOST_RESAMPLES = 400
"""The error of a standard error from so many is 3.5%."""


class Adjusted(NamedTuple):
    """Differences at a common mix with 95% bootstrap intervals, and the share of articles that could be used; all NaN where
    that is below `LEAST_OVERLAP`."""

    difference: Floats
    low: Floats
    high: Floats
    overlap: float


def mixes(members: pd.DataFrame) -> pd.DataFrame:
    """What differences are adjusted for, by cluster: its outlet, and the province of its representative."""
    first = members.sort_values(["representative", "article_id"], ascending=[False, True]).drop_duplicates("cluster")
    columns = {"cluster_outlet": "by_outlet", "province": "by_province"}
    return first.set_index("cluster")[list(columns)].rename(columns=columns)


def adjust(pair: Paired, mix: npt.NDArray[np.object_], resamples: int, rng: np.random.Generator) -> Adjusted:
    """Standardise to the pooled mix. mix: the outlet or province of each cluster of the pair ('' is no stratum)."""
    columns = pair.target_hits.shape[1]
    number, names = pd.factorize(mix, sort=True)
    both = [
        np.bincount(number, weights=sizes, minlength=len(names)) > 0
        for sizes in (pair.target_sizes, pair.reference_sizes)
    ]
    usable = both[0] & both[1] & (names != "")
    total = float(pair.target_sizes.sum() + pair.reference_sizes.sum())
    inside = usable[number]
    overlap = float(pair.target_sizes[inside].sum() + pair.reference_sizes[inside].sum()) / total if total else 0.0
    if overlap < LEAST_OVERLAP:
        nothing = np.full(columns, np.nan)
        return Adjusted(nothing, nothing.copy(), nothing.copy(), overlap)
    # outlets in runs, so that a run can be summed; only the spread is taken from the resamples, which needs few of them
    order = np.flatnonzero(inside)
    order = order[np.argsort(number[order], kind="stable")]
    strata = np.where(pair.target_sizes > 0, 0, 1).astype(np.int64)
    weights = bootstrap_weights(strata, min(resamples, MOST_RESAMPLES), rng)[:, order]
    begins = np.append(True, number[order][1:] != number[order][:-1])
    outlet, starts = np.cumsum(begins) - 1, np.flatnonzero(begins)
    sides = [
        (pair.target_sizes[order], pair.target_hits[order]),
        (pair.reference_sizes[order], pair.reference_hits[order]),
    ]
    in_outlet = [np.add.reduceat(sizes, starts, dtype=np.float64) for sizes, _ in sides]
    share = (in_outlet[0] + in_outlet[1]) / total
    one, other = (
        np.add.reduceat(hits, starts, axis=0, dtype=np.float64) / size[:, None]
        for (_, hits), size in zip(sides, in_outlet, strict=True)
    )
    point = ((share / overlap)[:, None] * (one - other)).sum(axis=0)
    drawn = [np.add.reduceat(weights * sizes, starts, axis=1) for sizes, _ in sides]
    there = (drawn[0] > 0) & (drawn[1] > 0)
    gap = np.zeros((len(weights), columns))
    for (sizes, hits), number, sign in zip(sides, drawn, (1, -1), strict=True):
        with np.errstate(divide="ignore"):
            by = np.where(there, share.astype(np.float32) / number, 0)
        has = np.flatnonzero(sizes > 0)
        gap += sign * ((weights[:, has] * by[:, outlet[has]]) @ hits[has])
    used = np.where(there, share, 0).sum(axis=1)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.nanstd(np.where(used > 0, gap / used, np.nan), axis=0)
    return Adjusted(point, np.clip(point - Z95 * error, -1, 1), np.clip(point + Z95 * error, -1, 1), overlap)

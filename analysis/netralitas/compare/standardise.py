"""The difference of two groups at the same mix of outlets (or provinces): direct standardisation.

Where the same outlets, in other proportions, make up two groups, the plain difference also shows the change of mix. Here
each outlet's difference is weighted by its share of the articles of both groups together; outlets that only one group
has can't be compared and are left out, and `overlap` says how many articles are left.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from netralitas.compare.differences import Paired
from netralitas.compare.intervals import Floats, bootstrap_weights

LEAST_OVERLAP = 0.5
"""Below this share of articles in outlets that both groups have, nothing is adjusted."""


class Adjusted(NamedTuple):
    """Differences at a common mix with 95% bootstrap intervals, and the share of articles that could be used; all NaN where
    that is below `LEAST_OVERLAP`."""

    difference: Floats
    low: Floats
    high: Floats
    overlap: float


def adjust(pair: Paired, mix: npt.NDArray[np.object_], resamples: int, rng: np.random.Generator) -> Adjusted:
    """Standardise to the pooled mix. mix: the outlet or province of each cluster of the pair ('' is no stratum)."""
    columns = pair.target_hits.shape[1]
    names = [m for m in dict.fromkeys(mix.tolist()) if m]
    usable = [m for m in names if pair.target_sizes[mix == m].sum() > 0 and pair.reference_sizes[mix == m].sum() > 0]
    total = float(pair.target_sizes.sum() + pair.reference_sizes.sum())
    inside = np.isin(mix, usable) if usable else np.zeros(len(mix), dtype=bool)
    overlap = float(pair.target_sizes[inside].sum() + pair.reference_sizes[inside].sum()) / total if total else 0.0
    if overlap < LEAST_OVERLAP:
        nothing = np.full(columns, np.nan)
        return Adjusted(nothing, nothing.copy(), nothing.copy(), overlap)
    strata = np.where(pair.target_sizes > 0, 0, 1).astype(np.int64)
    weights = np.vstack([np.ones((1, len(mix)), dtype=np.float32), bootstrap_weights(strata, resamples, rng)])
    gap = np.zeros((len(weights), columns))
    used = np.zeros((len(weights), 1))
    for name in usable:
        part = np.flatnonzero(mix == name)
        w = weights[:, part]
        n_t, n_r = w @ pair.target_sizes[part], w @ pair.reference_sizes[part]
        share = float(pair.target_sizes[part].sum() + pair.reference_sizes[part].sum()) / total
        there = ((n_t > 0) & (n_r > 0))[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            one = (w @ pair.target_hits[part]) / n_t[:, None] - (w @ pair.reference_hits[part]) / n_r[:, None]
        gap += np.where(there, share * one, 0)
        used += np.where(there, share, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.where(used > 0, gap / used, np.nan)
    error = np.nanstd(gap[1:], axis=0)
    return Adjusted(gap[0], np.clip(gap[0] - 1.96 * error, -1, 1), np.clip(gap[0] + 1.96 * error, -1, 1), overlap)

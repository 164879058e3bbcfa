"""Intervals for shares whose articles come in near-copy clusters, and for differences of such shares.

A plain percentile bootstrap over 20 clusters covers the truth in 86% of cases instead of 95% (`python -m
netralitas.compare.simulate` shows it), and for a share of 0 it has no width at all. So the bootstrap over clusters is used
for what it does well, the variance, and the interval is a score interval at the effective sample size which that variance
means: Wilson (1927) for a share, in the form for complex samples of Dean & Pagano (2015), the square-and-add method of
Newcombe (1998) for a difference, and of Donner & Zou (2012) for a ratio. The effective size is kept between that of near-copies that always agree (Kish 1965) and the
number of clusters.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Z95 = 1.959963984540054
_BLOCK = 1 << 17
"""About how many draws are counted at a time: as many as stay near the processor."""


def bootstrap_weights(
    strata: npt.NDArray[np.int64], resamples: int, rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    """Weights (resamples × clusters) of the rescaled bootstrap of Rao & Wu (1988): in each stratum of m clusters m-1 are
    drawn with replacement and weighted by m/(m-1), so that the variance is unbiased in small strata too."""
    weights = np.ones((resamples, len(strata)), dtype=np.float32)
    for stratum in np.unique(strata):
        inside = np.flatnonzero(strata == stratum)
        m = len(inside)
        if m > 1:
            whole = m == len(strata)
            for begin, counts in _drawn(m, resamples, rng):
                some = slice(begin, begin + len(counts))
                weights[some, slice(None) if whole else inside] = counts * (m / (m - 1))
    return weights


def _drawn(m: int, resamples: int, rng: np.random.Generator) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """How often each of m clusters is drawn in m-1 draws: blocks of resamples, each with the number of its first.

    A multinomial by counting which were drawn: several times faster than numpy's, which goes cluster by cluster.
    """
    rows = max(1, _BLOCK // m)
    for begin in range(0, resamples, rows):
        size = min(rows, resamples - begin)
        drawn = rng.integers(0, m, size=(size, m - 1), dtype=np.int32).astype(np.int64)
        drawn += np.arange(size)[:, None] * m
        yield begin, np.bincount(drawn.ravel(), minlength=size * m).reshape(size, m)


def kish(sizes: npt.NDArray[np.int64]) -> float:
    """The effective number of independent articles in clusters of these sizes when near-copies always agree."""
    total = float(sizes.sum())
    return total * total / float((sizes.astype(np.float64) ** 2).sum()) if total else 0.0


def effective_size(share: Floats, variance: Floats, sizes: npt.NDArray[np.int64]) -> Floats:
    """The sample size at which a simple share would vary as much as this one does over the bootstrap.

    share, variance: one a cell. sizes: articles in each cluster. Kept between `kish` and the number of clusters; `kish`
    where the bootstrap shows no variance (a share of 0 or 1).
    """
    least = kish(sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(variance > 1e-12, share * (1 - share) / variance, least)
    return np.clip(found, least, max(least, len(sizes)))


def wilson(share: Floats, size: Floats | float, z: float = Z95) -> tuple[Floats, Floats]:
    """The score interval (95%, or of another normal quantile z) of a share at an (effective) sample size; (0, 1) at size 0."""
    n = np.maximum(np.asarray(size, dtype=np.float64), 1e-9)
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(np.maximum(share * (1 - share) / n + z**2 / (4 * n**2), 0))
    low = np.where(share <= 0, 0.0, np.clip(centre - half, 0, 1))
    return low, np.where(share >= 1, 1.0, np.clip(centre + half, 0, 1))


def difference_interval(
    target: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats], correlation: Floats | float = 0.0
) -> tuple[Floats, Floats]:
    """The 95% interval of target minus reference, each given as (share, low, high), by Newcombe's square-and-add.

    correlation: of the two shares, for groups that share clusters.
    """
    (p, pl, pu), (q, ql, qu) = target, reference
    below = (p - pl) ** 2 + (qu - q) ** 2 - 2 * correlation * (p - pl) * (qu - q)
    above = (pu - p) ** 2 + (q - ql) ** 2 - 2 * correlation * (pu - p) * (q - ql)
    return p - q - np.sqrt(np.maximum(below, 0)), p - q + np.sqrt(np.maximum(above, 0))


def ratio_interval(
    target: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats]:
    """The 95% interval of target divided by reference (Donner & Zou 2012); NaN low and infinite high where the reference is 0."""
    (p, pl, pu), (q, ql, qu) = target, reference
    with np.errstate(divide="ignore", invalid="ignore"):
        low = (p * q - np.sqrt(np.maximum((p * q) ** 2 - pl * qu * (2 * p - pl) * (2 * q - qu), 0))) / (
            qu * (2 * q - qu)
        )
        high = (p * q + np.sqrt(np.maximum((p * q) ** 2 - pu * ql * (2 * p - pu) * (2 * q - ql), 0))) / (
            ql * (2 * q - ql)
        )
    low = np.where(q > 0, np.maximum(np.where(np.isfinite(low), low, 0), 0), np.nan)
    return low, np.where((q > 0) & (ql > 0) & (2 * q - ql > 0), high, np.inf)


def benjamini_hochberg(p: Floats) -> Floats:
    """P-values adjusted for the false discovery rate (Benjamini & Hochberg 1995); NaN stays NaN and is not counted."""
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    if not len(tested):
        return adjusted
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted


def selected(
    p_adjusted: Floats,
    target: tuple[Floats, Floats],
    reference: tuple[Floats, Floats],
    correlation: Floats,
    alpha: float = 0.05,
) -> npt.NDArray[np.bool_]:
    """Which differences can be told from chance: adjusted p below alpha, and an interval without 0 that allows for the selection.

    target, reference: (shares, effective sizes). Of m tested, R have a small enough p; their intervals are taken at the level
    1 - alpha R / m (false coverage rate, Benjamini & Yekutieli 2005), since what is picked out for being large is on
    average smaller than it looks.
    """
    tested = ~np.isnan(p_adjusted)
    chosen = tested & (np.nan_to_num(p_adjusted, nan=1.0) < alpha)
    if not chosen.any():
        return chosen
    z = NormalDist().inv_cdf(1 - alpha * chosen.sum() / tested.sum() / 2)
    (p, n), (q, m) = target, reference
    low, high = difference_interval((p, *wilson(p, n, z)), (q, *wilson(q, m, z)), correlation)
    return chosen & ((low > 0) | (high < 0))

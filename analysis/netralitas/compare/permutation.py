"""P-values of no difference between two groups, from exchanging the groups' names among near-copy clusters.

Up to `LARGE` clusters the exchanges are drawn. Beyond, what few clusters name is drawn for these clusters alone (the others only
matter by how many articles they have: a normal sum), and for the rest the distribution of the exchanges is had without drawing,
by the double saddlepoint approximation of `netralitas.compare.saddlepoint`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from netralitas.compare.intervals import Floats
from netralitas.compare.pairs import Paired, gaps
from netralitas.compare.saddlepoint import saddlepoint_p

CHUNK = 2000
REFINE_BELOW = 0.02
REFINED = 40_000
LARGE = 400
"""Clusters of both groups together, beyond which nothing is drawn."""
FEW = 40
"""Named by fewer clusters than this (or not named by fewer), a category is drawn."""


def permutation_p(pair: Paired, permutations: int, rng: np.random.Generator, *, refine: bool = True) -> Floats:
    """Two-sided p-values of no difference, by exchanging the groups' names among clusters; ties count half (mid-p, Lancaster
    1961), without which the test of few clusters is far from its level. A cluster with articles in both groups swaps its parts.

    refine: cells that look small after the first permutations get `REFINED` more, so that a correction for many tests can be passed.
    """
    columns = np.arange(pair.target_hits.shape[1])
    if not len(columns) or not len(pair.clusters):
        return np.full(len(columns), np.nan)
    p, left, draw = np.full(len(columns), np.nan), columns, beyond
    if len(pair.clusters) > LARGE:
        pair = _rarer(pair)
        many = ((pair.target_hits + pair.reference_hits) > 0).sum(axis=0) >= FEW
        if many.any():
            p[many] = saddlepoint_p(pair.only(columns[many]))
        left, draw = np.flatnonzero(np.isnan(p)), beyond_few
    if not len(left):
        return p
    count = draw(pair.only(left), permutations, rng)
    p[left] = (count + 1) / (permutations + 1)
    again = np.flatnonzero(p[left] < REFINE_BELOW) if refine else np.array([], dtype=np.int64)
    if len(again):
        more = draw(pair.only(left[again]), REFINED, rng)
        p[left[again]] = (count[again] + more + 1) / (permutations + REFINED + 1)
    return np.minimum(p, 1.0)


def _rarer(pair: Paired) -> Paired:
    """The pair with categories that almost all articles name turned round: the difference only changes its sign."""
    sizes = (pair.target_sizes + pair.reference_sizes)[:, None]
    named = pair.target_hits + pair.reference_hits
    turn = (named > 0).sum(axis=0) > (named < sizes).sum(axis=0)
    return pair._replace(
        target_hits=np.where(turn, pair.target_sizes[:, None] - pair.target_hits, pair.target_hits),
        reference_hits=np.where(turn, pair.reference_sizes[:, None] - pair.reference_hits, pair.reference_hits),
    )


def beyond_few(pair: Paired, count: int, rng: np.random.Generator) -> Floats:
    """As `beyond`, for categories that few clusters name: only these are drawn, one after the other, without replacement."""
    found = np.zeros(pair.target_hits.shape[1])
    both, sizes = pair.both, pair.target_sizes + pair.reference_sizes
    chosen, singles = int((pair.target_sizes[~both] > 0).sum()), int((~both).sum())
    named = (pair.target_hits + pair.reference_hits) > 0
    single_total, single_squares = float(sizes[~both].sum()), float((sizes[~both].astype(np.float64) ** 2).sum())
    middle = (pair.target_sizes + pair.reference_sizes)[both] / 2
    half = (pair.target_sizes - pair.reference_sizes)[both] / 2
    observed = np.abs(gaps(pair))
    all_sizes = float(sizes.sum())
    for c in range(len(found)):
        inside, shared = np.flatnonzero(named[:, c] & ~both), np.flatnonzero(named[:, c] & both)
        draw, left = rng.random((len(inside) + len(shared), count)), np.full(count, float(chosen))
        for j in range(len(inside)):
            np.less(draw[j], left / (singles - j), out=draw[j])
            left -= draw[j]
        draw[len(inside) :] = draw[len(inside) :] < 0.5
        # `draw` is now 1 where a cluster (of one in both groups: its own part) is in the target; the sums are of whole numbers
        h, s = (
            np.concatenate([(one + other)[inside], (one - other)[shared]]).astype(np.float64) @ draw
            + float(other[shared].sum())
            for one, other in (
                (pair.target_hits[:, c], pair.reference_hits[:, c]),
                (pair.target_sizes, pair.reference_sizes),
            )
        )
        rest = singles - len(inside)
        mean = (single_total - float(sizes[inside].sum())) / max(rest, 1)
        spread = max(
            (single_squares - float((sizes[inside].astype(np.float64) ** 2).sum())) / max(rest, 1) - mean**2, 0
        )
        others = np.isin(np.flatnonzero(both), shared, invert=True)
        variance = left * (rest - left) / max(rest - 1, 1) * spread + float((half[others] ** 2).sum())
        s += left * mean + float(middle[others].sum()) + rng.standard_normal(count) * np.sqrt(np.maximum(variance, 0))
        total = float((pair.target_hits[:, c] + pair.reference_hits[:, c]).sum())
        gap = np.abs(h / np.maximum(s, 1e-9) - (total - h) / np.maximum(all_sizes - s, 1e-9))
        equal = np.abs(gap - observed[c]) < 1e-6
        found[c] = float(((gap > observed[c]) & ~equal).sum() + 0.5 * equal.sum())
    return found


def beyond(pair: Paired, count: int, rng: np.random.Generator) -> Floats:
    """In how many of so many exchanges the difference is as large as observed; ties count half."""
    both = pair.both
    single = np.flatnonzero(~both)
    in_target = int((pair.target_sizes[single] > 0).sum())
    observed = np.abs(gaps(pair))
    sizes, hits = pair.target_sizes + pair.reference_sizes, pair.target_hits + pair.reference_hits
    single_sizes, single_hits = sizes[single], hits[single]
    all_sizes, all_hits = float(sizes.sum()), hits.sum(axis=0)
    t_sizes, t_hits = pair.target_sizes[both], pair.target_hits[both]
    r_sizes, r_hits = pair.reference_sizes[both], pair.reference_hits[both]
    more = np.zeros(len(observed))
    for done in range(0, count, CHUNK):
        size = min(CHUNK, count - done)
        kept = _subsets(size, len(single), in_target, rng).astype(np.float32)
        first_hits, first_sizes = kept @ single_hits, kept @ single_sizes
        if len(t_sizes):
            stay = (rng.random((size, len(t_sizes)), dtype=np.float32) < 0.5).astype(np.float32)
            first_hits += stay @ (t_hits - r_hits) + r_hits.sum(axis=0)
            first_sizes += stay @ (t_sizes - r_sizes) + r_sizes.sum()
        one = first_hits / np.maximum(first_sizes, 1e-9)[:, None]
        gap = np.abs(one - (all_hits - first_hits) / np.maximum(all_sizes - first_sizes, 1e-9)[:, None])
        equal = np.abs(gap - observed) < 1e-6
        more += ((gap > observed) & ~equal).sum(axis=0) + 0.5 * equal.sum(axis=0)
    return more


def _subsets(count: int, size: int, chosen: int, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """So many random subsets of `chosen` out of `size` things, as rows of booleans."""
    if chosen in (0, size):
        return np.full((count, size), chosen == size)
    draw = rng.random((count, size))
    return draw <= np.partition(draw, chosen - 1, axis=1)[:, chosen - 1 : chosen]

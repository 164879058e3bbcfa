"""Differences between a target and a reference group: how large, how sure, and what is left when the mix is the same."""

from __future__ import annotations

import zlib
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.intervals import (
    Floats,
    benjamini_hochberg,
    bootstrap_weights,
    difference_interval,
    ratio_interval,
    selected,
    wilson,
)
from netralitas.compare.shares import KEYS, Design, Group

ALPHA = 0.05
CHUNK = 2000
REFINE_BELOW = 0.02
REFINED = 40_000
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


class Paired(NamedTuple):
    """The clusters of two groups side by side, zero where a cluster has no articles in one: articles and hits of both."""

    clusters: npt.NDArray[np.object_]
    target_sizes: npt.NDArray[np.float32]
    reference_sizes: npt.NDArray[np.float32]
    target_hits: npt.NDArray[np.float32]
    reference_hits: npt.NDArray[np.float32]


def seeded(seed: int, *names: str) -> np.random.Generator:
    """A generator of its own for each name, so that results don't depend on the order of work."""
    return np.random.default_rng([seed, *(zlib.crc32(n.encode()) for n in names)])


def paired(target: Group, reference: Group) -> Paired:
    """Align two groups on their clusters."""
    clusters = np.array(sorted({*target.clusters, *reference.clusters}), dtype=object)
    place = {c: i for i, c in enumerate(clusters)}
    columns = target.hits.shape[1]
    arrays = []
    for group in (target, reference):
        where = [place[c] for c in group.clusters]
        sizes = np.zeros(len(clusters), dtype=np.float32)
        hits = np.zeros((len(clusters), columns), dtype=np.float32)
        sizes[where] = group.sizes
        hits[where] = group.hits
        arrays += [sizes, hits]
    return Paired(clusters, arrays[0], arrays[2], arrays[1], arrays[3])


def _shares(weights: npt.NDArray[np.float32], sizes: npt.NDArray[np.float32], hits: npt.NDArray[np.float32]) -> Floats:
    return (weights @ hits).astype(np.float64) / np.maximum(weights @ sizes, 1e-9)[:, None]


def permutation_p(pair: Paired, permutations: int, rng: np.random.Generator, *, refine: bool = True) -> Floats:
    """Two-sided p-values of no difference, by exchanging the groups' names among clusters; ties count half (mid-p, Lancaster
    1961), without which the test of few clusters is far from its level. A cluster with articles in both groups swaps its parts.

    refine: cells that look small after the first permutations get `REFINED` more, so that a correction for many tests can be passed.
    """
    both = (pair.target_sizes > 0) & (pair.reference_sizes > 0)
    single = np.flatnonzero(~both)
    in_target = int(((pair.target_sizes > 0) & ~both).sum())
    whole = np.ones((1, len(pair.clusters)), dtype=np.float32)
    observed = np.abs(
        _shares(whole, pair.target_sizes, pair.target_hits) - _shares(whole, pair.reference_sizes, pair.reference_hits)
    )[0]
    sizes, hits = pair.target_sizes + pair.reference_sizes, pair.target_hits + pair.reference_hits

    def beyond(count: int, columns: npt.NDArray[np.int64]) -> Floats:
        more = np.zeros(len(columns))
        for done in range(0, count, CHUNK):
            size = min(CHUNK, count - done)
            draw = _subsets(size, len(single), in_target, rng)
            kept = np.zeros((size, len(pair.clusters)), dtype=np.float32)
            kept[:, single] = draw
            if both.any():
                stay = rng.random((size, int(both.sum()))) < 0.5
                mixed = np.zeros_like(kept)
                mixed[:, both] = stay
                flip = np.zeros_like(kept)
                flip[:, both] = ~stay
                first_hits = (
                    kept @ hits[:, columns]
                    + mixed @ pair.target_hits[:, columns]
                    + flip @ pair.reference_hits[:, columns]
                )
                first_sizes = kept @ sizes + mixed @ pair.target_sizes + flip @ pair.reference_sizes
            else:
                first_hits, first_sizes = kept @ hits[:, columns], kept @ sizes
            other_hits, other_sizes = hits[:, columns].sum(axis=0) - first_hits, sizes.sum() - first_sizes
            gap = np.abs(
                first_hits / np.maximum(first_sizes, 1e-9)[:, None]
                - other_hits / np.maximum(other_sizes, 1e-9)[:, None]
            )
            equal = np.abs(gap - observed[columns]) < 1e-6
            more += ((gap > observed[columns]) & ~equal).sum(axis=0) + 0.5 * equal.sum(axis=0)
        return more

    columns = np.arange(hits.shape[1])
    if not len(columns) or (not len(single) and not both.any()):
        return np.full(len(columns), np.nan)
    count = beyond(permutations, columns)
    p = (count + 1) / (permutations + 1)
    again = np.flatnonzero(p < REFINE_BELOW) if refine else np.array([], dtype=np.int64)
    if len(again):
        p[again] = (count[again] + beyond(REFINED, again) + 1) / (permutations + REFINED + 1)
    return np.minimum(p, 1.0)


def _subsets(count: int, size: int, chosen: int, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """So many random subsets of `chosen` out of `size` things, as rows of booleans."""
    if chosen in (0, size):
        return np.full((count, size), chosen == size)
    draw = rng.random((count, size))
    return draw <= np.partition(draw, chosen - 1, axis=1)[:, chosen - 1 : chosen]


def correlation(pair: Paired, resamples: int, rng: np.random.Generator) -> Floats | float:
    """The bootstrap correlation of the two groups' shares; 0 when no cluster is in both."""
    both = (pair.target_sizes > 0) & (pair.reference_sizes > 0)
    if not both.any():
        return 0.0
    strata = both.astype(np.int64) + 2 * ((pair.reference_sizes > 0) & ~both)
    weights = bootstrap_weights(strata, resamples, rng)
    t = _shares(weights, pair.target_sizes, pair.target_hits)
    r = _shares(weights, pair.reference_sizes, pair.reference_hits)
    t, r = t - t.mean(axis=0), r - r.mean(axis=0)
    scale = np.sqrt((t**2).sum(axis=0) * (r**2).sum(axis=0))
    return np.where(scale > 0, (t * r).sum(axis=0) / np.maximum(scale, 1e-12), 0.0)


def difference(
    plan: Design,
    target: str,
    reference: str,
    sizes: dict[str, Floats],
    *,
    seed: int,
    resamples: int,
    permutations: int,
    min_articles: int,
) -> pd.DataFrame:
    """All categories of two groups compared, without the correction for many tests (see `judged`).

    Tested are categories that at least `min_articles` articles of both groups together name, in groups of at least
    `min_articles` articles; which these are does not depend on how they are spread, so it doesn't favour differences.
    """
    t, r = plan.groups[target], plan.groups[reference]
    rng = seeded(seed, target, reference)
    dense = np.flatnonzero(plan.column >= 0)
    n_t, n_r = t.articles, r.articles
    k_t, k_r = t.hits.sum(axis=0, dtype=np.float64), r.hits.sum(axis=0, dtype=np.float64)
    p_t, p_r = k_t / max(n_t, 1), k_r / max(n_r, 1)
    pair = paired(t, r)
    one, other = (p_t, *wilson(p_t, sizes[target])), (p_r, *wilson(p_r, sizes[reference]))
    together = correlation(pair, resamples, rng)
    low, high = difference_interval(one, other, together)
    ratio_low, ratio_high = ratio_interval(one, other)
    testable = (k_t + k_r >= min_articles) & (min(n_t, n_r) >= min_articles)
    p = np.full(len(dense), np.nan)
    if testable.any():
        some = np.flatnonzero(testable)
        p[some] = permutation_p(
            pair._replace(target_hits=pair.target_hits[:, some], reference_hits=pair.reference_hits[:, some]),
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

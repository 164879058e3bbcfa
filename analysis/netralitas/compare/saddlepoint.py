"""The distribution of a difference over all exchanges of clusters between two groups, without drawing any.

The double saddlepoint approximation for a sum over a sample without replacement: Robinson (1982), "Saddlepoint approximations for
permutation tests and confidence intervals", JRSS B 44; Booth & Butler (1990), Biometrika 77; Skovgaard (1987). Its error is far
below that of drawing, at small p-values too, where a correction for many tests would need hundreds of thousands of draws.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from netralitas.compare.intervals import Floats
from netralitas.compare.pairs import Paired, gaps

_STEPS = 60
_erfc = np.vectorize(math.erfc, otypes=[np.float64])


def saddlepoint_p(pair: Paired) -> Floats:
    """The same p-values by the saddlepoint approximation; NaN where it does not converge (a difference at the end of what
    exchanges can give)."""
    both = pair.both
    sizes = (pair.target_sizes + pair.reference_sizes)[~both].astype(np.float64)
    hits = (pair.target_hits + pair.reference_hits)[~both]
    chosen = int((pair.target_sizes[~both] > 0).sum())
    if chosen in (0, len(sizes)):
        return np.full(hits.shape[1], np.nan)
    gap = np.abs(gaps(pair))
    all_sizes = float((pair.target_sizes + pair.reference_sizes).sum())
    all_hits = (pair.target_hits + pair.reference_hits).sum(axis=0, dtype=np.float64)
    # clusters with the same number of articles and of hits are alike: each category has few kinds of them
    size, hit, number = _kinds(sizes, hits)
    t_sizes, r_sizes = pair.target_sizes[both].astype(np.float64), pair.reference_sizes[both].astype(np.float64)
    t_hits, r_hits = pair.target_hits[both].astype(np.float64), pair.reference_hits[both].astype(np.float64)
    expected = chosen / len(sizes) * sizes.sum() + (t_sizes.sum() + r_sizes.sum()) / 2
    found = np.zeros(len(gap))
    for d in (gap, -gap):
        # h/s - (H-h)/(N-s) >= d, with s(N-s) linearised around the expected s, is a sum over the chosen clusters
        slope = all_hits + d * (all_sizes - 2 * expected)

        def score(z: Floats, h: Floats, slope: Floats = slope) -> Floats:
            return all_sizes * h - slope * z

        single = score(size[:, None], hit[:, None])
        t, r = score(t_sizes[:, None], t_hits), score(r_sizes[:, None], r_hits)
        upper = _tail(single, number, chosen, t, r, d * expected**2)
        found += upper if d is gap else 1 - upper
    found[gap < 1e-9] = 1.0
    return np.clip(found, 0, 1)


def _kinds(sizes: Floats, hits: npt.NDArray[np.float32]) -> tuple[Floats, Floats, Floats]:
    """Kinds of clusters (articles, hits), and how many of each there are in every category (kinds × categories)."""
    known, where = np.unique(sizes, return_inverse=True)
    span = int(hits.max(initial=0)) + 1
    code = where[:, None] * span + hits.astype(np.int64)
    number = np.stack([np.bincount(c, minlength=len(known) * span) for c in code.T], axis=1).astype(np.float64)
    there = number.any(axis=1)
    kinds = np.flatnonzero(there)
    return known[kinds // span], (kinds % span).astype(np.float64), number[there]


def _tail(single: Floats, number: Floats, chosen: int, t: Floats, r: Floats, threshold: Floats) -> Floats:
    """P(sum >= threshold) when `chosen` clusters are drawn from all (kinds × categories, `number` of each) and every shared one
    gives t or r; NaN where there is no answer."""
    total = number.sum(axis=0)
    share = chosen / total
    mean = (number * single).sum(axis=0) / total
    spread = (number * (single - mean) ** 2).sum(axis=0) / total
    middle, half = (t + r) / 2, (t - r) / 2
    variance = total * share * (1 - share) * spread + (half**2).sum(axis=0)
    scale = np.sqrt(np.maximum(variance, 1e-300))
    a, b = (single - mean) / scale, half / scale
    goal = (threshold - chosen * mean - middle.sum(axis=0)) / scale
    theta, phi = np.clip(goal, -4, 4), np.full(len(total), np.log(share / (1 - share)))
    start = phi.copy()

    def moments(theta: Floats, phi: Floats) -> tuple[Floats, ...]:
        q = 1 / (1 + np.exp(-np.clip(phi + theta * a, -500, 500)))
        w, th = number * q * (1 - q), np.tanh(theta * b)
        return (
            (number * q * a).sum(axis=0) + (b * th).sum(axis=0) - goal,
            (number * q).sum(axis=0) - chosen,
            (w * a * a).sum(axis=0) + (b * b * (1 - th**2)).sum(axis=0),
            (w * a).sum(axis=0),
            w.sum(axis=0),
        )

    def cumulant(theta: Floats, phi: Floats) -> Floats:
        return (
            (number * np.logaddexp(0, phi + theta * a)).sum(axis=0)
            + (np.logaddexp(theta * b, -theta * b) - np.log(2)).sum(axis=0)
            - theta * goal
            - phi * chosen
        )

    # Newton on the convex cumulant, with steps halved where it would rise
    value = cumulant(theta, phi)
    for _ in range(_STEPS):
        g, h, aa, ab, bb = moments(theta, phi)
        if max(np.abs(g).max(), (np.abs(h) / np.sqrt(total)).max()) < 1e-9:
            break
        inverse = 1 / np.maximum(aa * bb - ab**2, 1e-300)
        step_t, step_p = (bb * g - ab * h) * inverse, (aa * h - ab * g) * inverse
        length = np.minimum(1.0, 3 / np.maximum(np.abs(step_t), 1e-12))
        for _ in range(8):
            new = cumulant(theta - length * step_t, phi - length * step_p)
            worse = ~(new <= value + 1e-12)
            if not worse.any():
                break
            length = np.where(worse, length / 2, length)
        theta, phi, value = (
            theta - length * step_t,
            phi - length * step_p,
            cumulant(theta - length * step_t, phi - length * step_p),
        )
    g, h, aa, ab, bb = moments(theta, phi)
    converged = (np.abs(g) < 1e-6) & (np.abs(h) < 1e-6 * np.sqrt(total)) & (np.abs(theta) < 50)
    whole = total * np.logaddexp(0, start) - start * chosen
    w = np.sign(theta) * np.sqrt(np.maximum(2 * (whole - value), 0))
    u = theta * np.sqrt(np.maximum(aa * bb - ab**2, 0) / (total * share * (1 - share)))
    with np.errstate(divide="ignore", invalid="ignore"):
        correction = np.where(np.abs(w) > 1e-3, 1 / u - 1 / w, 0.0)
    density = np.exp(-(w**2) / 2) / np.sqrt(2 * np.pi)
    upper = 0.5 * _erfc(w / np.sqrt(2)) + density * correction
    impossible = goal > np.max(a, axis=0) * chosen + np.abs(b).sum(axis=0)
    certain = goal < np.min(a, axis=0) * chosen - np.abs(b).sum(axis=0)
    return np.where(impossible, 0.0, np.where(certain, 1.0, np.where(converged, np.clip(upper, 0, 1), np.nan)))

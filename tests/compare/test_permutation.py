"""Exchanges of many clusters: what is computed is what drawing gives, and both are right where the answer is known by hand."""

from math import comb

import numpy as np
import pytest

from netralitas.compare import simulate
from netralitas.compare.pairs import Paired, gaps, paired
from netralitas.compare.permutation import FEW, beyond, beyond_few, permutation_p
from netralitas.compare.saddlepoint import saddlepoint_p

SHARES = np.array([0.05, 0.1, 0.2, 0.4, 0.6, 0.9])
DRAWS = 40_000


def pair(first, second, shared=0, raised=1.0, seed=1, shares=SHARES):
    """Two groups of so many clusters, some of them the same, the first naming everything more often."""
    rng = np.random.default_rng(seed)
    one = simulate.election(first, np.minimum(shares * raised, 0.95), rng)
    other = simulate._apart(simulate.election(second, shares, rng), first - shared)
    return paired(one, other)


@pytest.mark.parametrize(
    ("first", "second", "shared", "raised"), [(300, 250, 0, 1.1), (150, 600, 0, 1.15), (300, 300, 40, 1.1)]
)
def test_saddlepoint_agrees_with_drawing(first, second, shared, raised):
    two = pair(first, second, shared, raised)
    drawn = beyond(two, DRAWS, np.random.default_rng(2)) / DRAWS
    error = np.sqrt(drawn * (1 - drawn) / DRAWS)
    assert (np.abs(saddlepoint_p(two) - drawn) < 4 * error + 0.06 * drawn + 1e-4).all()


@pytest.mark.parametrize("shared", [0, 40])
def test_what_few_clusters_name_is_drawn_alike(shared):
    two = pair(300, 300, shared, 2.0, shares=np.array([0.004, 0.01, 0.02, 0.03]))
    everything = beyond(two, DRAWS, np.random.default_rng(3)) / DRAWS
    few = beyond_few(two, DRAWS, np.random.default_rng(4)) / DRAWS
    assert ((two.target_hits + two.reference_hits > 0).sum(axis=0) < FEW).any()
    assert np.abs(everything - few).max() < 0.02


def test_single_articles_are_the_hypergeometric():
    """500 articles, 250 in each group, 12 and 2 of them named: mid-p of Fisher's exact test, both tails by the difference."""
    hits = np.zeros((500, 1), dtype=np.float32)
    hits[:12], hits[250:252] = 1, 1
    ones = np.ones(250, dtype=np.float32)
    zero = np.zeros(250, dtype=np.float32)
    two = Paired(
        np.arange(500).astype(object), np.concatenate([ones, zero]), np.concatenate([zero, ones]),
        np.where(np.arange(500)[:, None] < 250, hits, 0), np.where(np.arange(500)[:, None] < 250, 0, hits),
    )  # fmt: skip
    chance = [comb(14, k) * comb(486, 250 - k) / comb(500, 250) for k in range(15)]
    by_hand = sum(p for k, p in enumerate(chance) if abs(2 * k - 14) > 10) + 0.5 * (chance[12] + chance[2])
    assert gaps(two)[0] == pytest.approx(10 / 250)
    assert permutation_p(two, 4000, np.random.default_rng(5))[0] == pytest.approx(by_hand, rel=0.1)


def test_no_change_gives_p_values_that_are_spread_evenly():
    p = np.concatenate([permutation_p(pair(220, 230, seed=s), 4000, np.random.default_rng(s)) for s in range(60)])
    for level in (0.05, 0.2, 0.5):
        assert abs((p < level).mean() - level) < 4 * np.sqrt(level * (1 - level) / len(p))


def test_categories_that_almost_all_name_are_turned_round():
    two = pair(300, 300, raised=1.0, shares=np.array([0.97]))
    drawn = beyond(two, DRAWS, np.random.default_rng(2)) / DRAWS
    assert permutation_p(two, 4000, np.random.default_rng(6)) == pytest.approx(drawn, abs=0.04)

"""Intervals against published values and by what must hold for any input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.compare.intervals import (
    benjamini_hochberg,
    bootstrap_weights,
    difference_interval,
    effective_size,
    kish,
    ratio_interval,
    wilson,
)


def test_wilson_published():
    low, high = wilson(
        np.array([81 / 263, 0.0, 1 / 29]), np.array([263.0, 20.0, 29.0])
    )  # Newcombe 1998a, table I, method 3
    assert np.round(low, 4).tolist() == [0.2553, 0.0, 0.0061]
    assert np.round(high, 4).tolist() == [0.3662, 0.1611, 0.1718]


@pytest.mark.parametrize(
    ("a", "m", "b", "n", "low", "high"),
    [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 10, 0.6075, 1.0)],
)
def test_newcombe_published(a, m, b, n, low, high):
    """Newcombe 1998b, table II, method 10."""
    p, q = np.array([a / m]), np.array([b / n])
    found = difference_interval((p, *wilson(p, m)), (q, *wilson(q, n)))
    assert [round(float(x[0]), 4) for x in found] == [low, high]


def test_kish_counts_copies_as_one():
    assert kish(np.array([1, 1, 1, 1])) == 4
    assert kish(np.array([4])) == 1
    assert kish(np.array([3, 1])) == pytest.approx(1.6)


def test_effective_size_stays_between_kish_and_clusters():
    sizes = np.array([1, 1, 2, 4])
    found = effective_size(np.array([0.5, 0.5, 0.0]), np.array([10.0, 1e-9, 0.0]), sizes)
    assert found.tolist() == [kish(sizes), 4, kish(sizes)]


def test_bootstrap_weights_keep_strata_and_variance():
    strata = np.array([0] * 5 + [1] * 20)
    weights = bootstrap_weights(strata, 4000, np.random.default_rng(3))
    assert np.allclose(weights[:, :5].sum(axis=1), 5)
    assert np.allclose(weights[:, 5:].sum(axis=1), 20)
    values = np.array([0, 0, 1, 1, 1])
    assert (weights[:, :5] @ values / 5).var() == pytest.approx(values.var(ddof=1) / 5, rel=0.08)


def test_ratio_without_reference():
    zero, half = np.array([0.0]), np.array([0.5])
    low, high = ratio_interval((half, *wilson(half, 20)), (zero, *wilson(zero, 20)))
    assert np.isnan(low[0])
    assert np.isinf(high[0])


def test_benjamini_hochberg_published():
    """The example of Benjamini & Hochberg 1995, section 3.3: four of fifteen are discoveries at 0.05."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    adjusted = benjamini_hochberg(np.array(p))
    assert (adjusted <= 0.05).sum() == 4
    assert np.isnan(benjamini_hochberg(np.array([np.nan, 0.04]))).tolist() == [True, False]
    assert benjamini_hochberg(np.array([np.nan, 0.04]))[1] == pytest.approx(0.04)


@given(k=st.integers(0, 40), extra=st.integers(0, 40), j=st.integers(0, 40), more=st.integers(0, 40))
def test_intervals_hold_their_estimate(k, extra, j, more):
    n, m = max(1, k + extra), max(1, j + more)
    p, q = np.array([k / n]), np.array([j / m])
    one, other = (p, *wilson(p, n)), (q, *wilson(q, m))
    assert 0 <= one[1] <= p <= one[2] <= 1
    low, high = difference_interval(one, other)
    assert -1 - 1e-9 <= low <= p - q <= high <= 1 + 1e-9
    if q > 0:
        low, high = ratio_interval(one, other)
        assert low - 1e-9 <= p / q <= high + 1e-9

"""The promises of the intervals and tests on planted truth, in a small run; the full one is a command."""

import json

import numpy as np
import pytest

from netralitas.compare import simulate
from netralitas.compare.intervals import kish


@pytest.fixture(scope="module")
def small():
    return simulate.simulate(60, 60, seed=5, resamples=200, permutations=400)


def test_intervals_cover_and_copies_mislead_only_the_naive_test(small):
    assert 0.91 <= small.coverage_share <= 0.98
    assert 0.91 <= small.coverage_difference <= 0.98
    assert small.false_discoveries <= 0.15
    assert small.false_discoveries_naive > 0.4


def test_power_rises_and_is_near_theory(small):
    powers = list(small.power.values())
    assert powers == sorted(powers)
    for gap, value in small.power.items():
        assert value == pytest.approx(small.power_theory[gap], abs=0.2)


def test_the_planted_share_is_the_truth():
    rng = np.random.default_rng(2)
    groups = [simulate.election(200, simulate.SHARES, rng) for _ in range(60)]
    found = np.mean([g.hits.sum(axis=0) / g.articles for g in groups], axis=0)
    assert np.abs(found - simulate.SHARES).max() < 0.02


def test_theory_is_the_textbooks():
    """Fleiss, Levin & Paik 2003, table A.4: 0.6 against 0.4 takes 97 a group for 80% without continuity correction."""
    assert simulate.theory(np.array([97.0]), 0.2) == pytest.approx(0.80, abs=0.01)


def test_problems_are_named():
    kept = simulate.Result(20, 500, 0.95, 0.95, 0.9, 0.03, 0.6, {"10%": 0.1}, {"10%": 0.12})
    assert kept.problems() == []
    broken = simulate.Result(20, 500, 0.90, 0.95, 0.9, 0.08, 0.6, {"10%": 0.3}, {"10%": 0.12})
    assert len(broken.problems()) == 3


def test_command_writes_its_figures(tmp_path, capsys):
    simulate.main(["--corpora", "3", "--clusters", "20", "--out", str(tmp_path)])
    assert "coverage" in capsys.readouterr().out
    assert json.loads((tmp_path / "simulation.json").read_text())[0]["clusters"] == 20


def test_copies_shrink_the_effective_number():
    group = simulate.election(60, simulate.SHARES, np.random.default_rng(1))
    assert kish(group.sizes) < 60 < group.articles

"""Does the comparison keep its promises? Corpora of fact tables with planted truth, compared as real ones are.

`python -m netralitas.compare.simulate` makes 2,000 corpora of 20, 60 and 200 near-copy clusters an election, with outlets that
differ and press releases that appear in several of them, and measures how often the 95% intervals hold the truth, how often
a change is reported where none is planted, and how often a planted change is found (beside the power that theory gives for
so many independent voices). 2,000, because a rate near 5% has a standard error of 1.0 points over 500 and of 0.5 over 2,000. A naive test over articles, which takes each copy for a voice of its own, stands beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.compare.differences import ALPHA
from netralitas.compare.intervals import (
    Z95,
    Floats,
    benjamini_hochberg,
    difference_interval,
    selected,
    wilson,
)
from netralitas.compare.pairs import paired
from netralitas.compare.permutation import permutation_p
from netralitas.compare.shares import Group, effective_sizes, outlet_strata

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COPIES = np.array([1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6])
"""Sizes of clusters, equally likely: seven in twelve articles stand alone, a release is printed up to six times."""
FIDELITY = 0.97
"""How often a copy says what its release says (one may be cut)."""
SHARES = np.array([0.05, 0.08, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.85])
"""Shares of articles that name the cells, where no change is planted."""
GAPS = (0.1, 0.2, 0.3, 0.4)
"""Planted changes, around a share of one half."""
OUTLETS = 6


@dataclass(frozen=True)
class Result:
    """What was measured with so many clusters an election. coverage of shares and of differences, by our intervals and by the
    plain percentile bootstrap; corpora with a false discovery, ours and by the naive test; power by planted change."""

    clusters: int
    corpora: int
    coverage_share: float
    coverage_difference: float
    coverage_percentile: float
    false_discoveries: float
    false_discoveries_naive: float
    power: dict[str, float]
    power_theory: dict[str, float]

    @property
    def error(self) -> float:
        """The standard error of a rate of 5% over so many corpora."""
        return (0.05 * 0.95 / self.corpora) ** 0.5

    def problems(self) -> list[str]:
        """Where a promise is not kept: coverage of 93 to 97%, power within 5 points of theory, false discoveries under
        5%."""
        found = [
            f"{name} {value:.1%}"
            for name, value in (
                ("coverage of shares", self.coverage_share),
                ("coverage of differences", self.coverage_difference),
            )
            if not 0.93 <= value <= 0.97
        ]
        if self.false_discoveries >= ALPHA:
            found.append(f"false discoveries {self.false_discoveries:.1%} (standard error {self.error:.1%})")
        for gap, value in self.power.items():
            if abs(value - self.power_theory[gap]) > 0.05:
                found.append(f"power at {gap}: {value:.1%}, by theory {self.power_theory[gap]:.1%}")
        return found


def election(clusters: int, shares: Floats, rng: np.random.Generator) -> Group:
    """One election: clusters with their copies, and which articles name each cell.

    Every outlet leans towards naming more or less; releases come from any of them. Copies repeat their release with
    `FIDELITY`, so that the share of articles is the planted one.
    """
    sizes = rng.choice(COPIES, size=clusters).astype(np.int64)
    outlets = rng.integers(0, OUTLETS, size=clusters)
    lean = np.linspace(-0.5, 0.5, OUTLETS)
    lean = (lean - lean.mean())[:, None] * np.minimum(shares, 1 - shares)[None, :]
    names = rng.random((clusters, len(shares))) < shares[None, :] + lean[outlets]
    away = (1 - FIDELITY) * shares / np.maximum(1 - shares, 1e-9)
    hits = rng.binomial(sizes[:, None], np.where(names, FIDELITY, away[None, :])).astype(np.float32)
    return Group(np.arange(clusters).astype(object), sizes, outlet_strata(pd.Series(outlets)), hits)


def _apart(group: Group, by: int) -> Group:
    """The same group with other names of clusters, so that two elections share none."""
    return Group(group.clusters + by, group.sizes, group.strata, group.hits)


def _interval(group: Group, resamples: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    share = group.hits.sum(axis=0, dtype=np.float64) / group.articles
    size = effective_sizes(group, resamples, rng)
    return (share, *wilson(share, size), size)


def _percentile(one: Group, other: Group, resamples: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    draws = []
    for group in (one, other):
        weights = rng.multinomial(len(group.sizes), np.full(len(group.sizes), 1 / len(group.sizes)), size=resamples)
        draws.append((weights @ group.hits) / (weights @ group.sizes)[:, None])
    low, high = np.quantile(draws[0] - draws[1], [0.025, 0.975], axis=0)
    return low, high


def naive_p(one: Group, other: Group) -> Floats:
    """P-values of the two-proportion z-test that takes every article for a voice of its own."""
    n, m = one.articles, other.articles
    k, j = one.hits.sum(axis=0, dtype=np.float64), other.hits.sum(axis=0, dtype=np.float64)
    pooled = (k + j) / (n + m)
    error = np.sqrt(np.maximum(pooled * (1 - pooled) * (1 / n + 1 / m), 1e-12))
    z = np.abs(k / n - j / m) / error
    return np.array([2 * (1 - NormalDist().cdf(float(v))) for v in z])


def theory(sizes: npt.NDArray[np.float64], gap: float) -> float:
    """Power of a two-sided 5% test of two shares, one half plus and minus half the gap, at these effective sizes (averaged)."""
    low, high = 0.5 - gap / 2, 0.5 + gap / 2
    powers = []
    for n in sizes:
        null = np.sqrt(2 * 0.25 / n)
        error = np.sqrt((low * (1 - low) + high * (1 - high)) / n)
        powers.append(
            1
            - NormalDist().cdf(float((Z95 * null - gap) / error))
            + NormalDist().cdf(float((-Z95 * null - gap) / error))
        )
    return float(np.mean(powers))


def pairs(clusters: int, corpora: int, seed: int) -> Iterator[tuple[Group, Group, Floats, np.random.Generator]]:
    """Corpora of two elections: the planted shares without change first, then a cell for each planted change."""
    gaps = np.array(GAPS)
    first = np.concatenate([SHARES, 0.5 - gaps / 2])
    second = np.concatenate([SHARES, 0.5 + gaps / 2])
    for number in range(corpora):
        rng = np.random.default_rng([seed, clusters, number])
        yield election(clusters, first, rng), _apart(election(clusters, second, rng), clusters), second - first, rng


def simulate(
    clusters: int, corpora: int = 2000, *, seed: int = 1, resamples: int = 400, permutations: int = 4000
) -> Result:
    """Measure coverage, false discoveries and power with so many clusters an election."""
    gaps, still = len(GAPS), len(SHARES)
    shares: list[npt.NDArray[np.bool_]] = []
    differences: list[npt.NDArray[np.bool_]] = []
    percentile: list[npt.NDArray[np.bool_]] = []
    false = naive = 0
    found = np.zeros(gaps)
    effective = []
    for one, other, change, rng in pairs(clusters, corpora, seed):
        truth = np.concatenate([SHARES, 0.5 - np.array(GAPS) / 2])
        first, second = _interval(one, resamples, rng), _interval(other, resamples, rng)
        for interval, true in ((first, truth), (second, truth + change)):
            shares.append((interval[1] <= true) & (true <= interval[2]))
        low, high = difference_interval(second[:3], first[:3])
        differences.append((low <= change) & (change <= high))
        plain = _percentile(other, one, resamples, rng)
        percentile.append((plain[0] <= change) & (change <= plain[1]))
        pair = paired(other, one)
        cells = np.arange(still + gaps)
        p = permutation_p(pair.only(cells[:still]), permutations, rng)
        changed = permutation_p(pair.only(cells[still:]), permutations, rng, refine=False)
        told = selected(
            benjamini_hochberg(p),
            (second[0][:still], second[3][:still]),
            (first[0][:still], first[3][:still]),
            np.zeros(still),
        )
        false += bool(told.any())
        naive += bool((benjamini_hochberg(naive_p(other, one)[:still]) < ALPHA).any())
        found += changed < ALPHA
        effective.append([_independent(one, other)])
    power = {f"{g:.0%}": float(v) for g, v in zip(GAPS, found / corpora, strict=True)}
    sizes = np.array(effective).ravel()
    return Result(
        clusters,
        corpora,
        float(np.mean(shares)),
        float(np.mean(differences)),
        float(np.mean(percentile)),
        false / corpora,
        naive / corpora,
        power,
        {f"{g:.0%}": theory(sizes, g) for g in GAPS},
    )


def _independent(one: Group, other: Group) -> float:
    """Independent articles an election that two clustered ones are worth (harmonic mean), with copies of this fidelity."""
    agree = (2 * FIDELITY - 1) ** 2
    parts = []
    for group in (one, other):
        n = group.articles
        pairs_inside = float((group.sizes * (group.sizes - 1)).sum())
        parts.append(n * n / (n + agree * pairs_inside))
    return 2 / (1 / parts[0] + 1 / parts[1])


def draw(results: list[Result], figure: Figure) -> Figure:
    """Power of planted changes beside theory: dots measured, lines by theory."""
    axes = figure.add_subplot()
    for marker, result in zip("osD^v", results, strict=False):
        x = [100 * g for g in GAPS]
        line = axes.plot(x, [100 * result.power_theory[f"{g:.0%}"] for g in GAPS], linewidth=1)[0]
        axes.plot(
            x,
            [100 * v for v in result.power.values()],
            marker,
            color=line.get_color(),
            label=f"{result.clusters} clusters",
        )
    axes.set(
        xlabel="Planted change (points)",
        ylabel="Power (%)",
        ylim=(0, 104),
        title="Measured (dots) and by theory (lines)",
    )
    axes.legend(frameon=False)
    return figure


def main(arguments: list[str] | None = None) -> int:
    """The command: prints the figures, writes them as JSON and a power chart with --out; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m netralitas.compare.simulate", description=__doc__)
    parser.add_argument(
        "--corpora",
        type=int,
        default=2000,
        help="corpora for each size (2,000: a rate of 5%% is measured to 0.5 points)",
    )
    parser.add_argument(
        "--clusters", type=int, nargs="+", default=[20, 60, 200], help="near-copy clusters an election (20 60 200)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for simulation.json and power.svg")
    options = parser.parse_args(arguments)
    results = []
    print(
        f"{'clusters':>9}{'coverage of':>13}{'of':>13}{'(percentile)':>14}{'false':>9}{'(naive)':>9}   power of a change of (by theory)"
    )
    print(
        f"{'':>9}{'shares':>13}{'differences':>13}{'':>14}{'found':>9}{'':>9}   " + "".join(f"{g:>16.0%}" for g in GAPS)
    )
    for clusters in options.clusters:
        r = simulate(clusters, options.corpora, seed=options.seed)
        results.append(r)
        power = "".join(f"{r.power[g]:>8.1%} ({r.power_theory[g]:.0%})".rjust(16) for g in r.power)
        print(
            f"{clusters:>9}{r.coverage_share:>13.1%}{r.coverage_difference:>13.1%}{r.coverage_percentile:>14.1%}{r.false_discoveries:>9.1%}"
            f"{r.false_discoveries_naive:>9.1%}   {power}",
            flush=True,
        )
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        from matplotlib.figure import Figure

        draw(results, Figure(figsize=(7, 4.2))).savefig(options.out / "power.svg", metadata={"Date": None})
        (options.out / "simulation.json").write_text(
            json.dumps([asdict(r) for r in results], indent=1) + "\n", encoding="utf-8"
        )
    problems = [f"{r.clusters} clusters: {p}" for r in results for p in r.problems()]
    corpora = sum(r.corpora for r in results)
    false = sum(r.false_discoveries * r.corpora for r in results) / corpora
    print(
        f"false discoveries in all {corpora:,} corpora, none with a change: {false:.1%} (standard error {(0.0475 / corpora) ** 0.5:.1%})"
    )
    for problem in problems:
        print(f"not kept: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())

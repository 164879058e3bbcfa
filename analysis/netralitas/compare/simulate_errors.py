"""Do corrected shares hold the truth when reading errs? Elections with planted truth, planted errors and a drawn gold sample.

`python -m netralitas.compare.simulate_errors` measures, over many corpora, how often the 95% intervals of uncorrected and of
corrected shares (`corrected.estimate`) hold the truth, and how far both are off on average. Articles come in near-copy
clusters; a part of them is put in the wrong election; errors of reading are those of a reader that misses and invents.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np

from netralitas.compare.corrected import estimate
from netralitas.compare.intervals import Floats, kish, wilson
from netralitas.compare.simulate import COPIES

TRUTH = np.array([0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8])
"""Shares of articles that name the cells in the election that is estimated."""
OTHER = 0.3
"""The share of every cell in the other election."""
MISSED = 0.3
INVENTED = 0.1
MISPLACED = 0.05


@dataclass(frozen=True)
class Result:
    """Coverage of the 95% intervals and mean error in percentage points, pooled over cells: uncorrected and corrected."""

    coded: int
    naive_coverage: float
    coverage: float
    naive_bias: float
    bias: float
    width: float
    by_cell: Floats


def simulate(
    coded: int,
    clusters: int = 150,
    corpora: int = 300,
    *,
    missed: float = MISSED,
    invented: float = INVENTED,
    misplaced: float = MISPLACED,
    seed: int = 1,
) -> Result:
    """Two elections of so many clusters each, of which so many articles each are coded (all where there are fewer)."""
    held, naive_held, gap, naive_gap, widths = [], [], [], [], []
    for number in range(corpora):
        rng = np.random.default_rng([seed, coded, number])
        sizes = rng.choice(COPIES, size=2 * clusters)
        cluster = np.repeat(np.arange(2 * clusters), sizes)
        first = cluster < clusters
        share = np.where(np.arange(2 * clusters)[:, None] < clusters, TRUTH, OTHER)
        says = rng.random(share.shape) < share
        truth = says[cluster].astype(float)
        wrong = rng.random(truth.shape) < np.where(truth > 0, missed, invented)
        read = np.where(wrong, 1 - truth, truth)
        read_first = first ^ (rng.random(len(first)) < misplaced)
        probability = np.full(len(cluster), np.nan)
        for stratum in (True, False):
            inside = np.flatnonzero(read_first == stratum)
            drawn = rng.choice(inside, size=min(coded, len(inside)), replace=False)
            probability[drawn] = len(drawn) / len(inside)
        found = estimate(
            read,
            truth,
            probability,
            cluster,
            (read_first.astype(float), first.astype(float)),
            read_first.astype(np.int64),
        )
        naive = read[read_first].mean(axis=0)
        low, high = wilson(naive, kish(np.unique(cluster[read_first], return_counts=True)[1]))
        held.append((found.low <= TRUTH) & (found.high >= TRUTH))
        naive_held.append((low <= TRUTH) & (high >= TRUTH))
        gap.append(found.share - TRUTH)
        naive_gap.append(naive - TRUTH)
        widths.append(found.high - found.low)
    off, naive_off = (100 * np.abs(np.mean(g, axis=0)).mean() for g in (gap, naive_gap))
    by_cell = np.mean(held, axis=0)
    return Result(
        coded, float(np.mean(naive_held)), float(np.mean(held)), naive_off, off, 100 * float(np.mean(widths)), by_cell
    )


def main(arguments: list[str] | None = None) -> int:
    """The command: prints the figures; 1 if corrected intervals hold the truth in less than 93%."""
    parser = argparse.ArgumentParser(prog="python -m netralitas.compare.simulate_errors", description=__doc__)
    parser.add_argument("--corpora", type=int, default=300)
    parser.add_argument(
        "--coded", type=int, nargs="+", default=[30, 60, 120], help="articles coded an election (30 60 120)"
    )
    options = parser.parse_args(arguments)
    print(
        f"{'coded':>6}{'coverage':>10}{'(naive)':>9}{'mean error':>12}{'(naive)':>9}{'width':>7}   coverage of {TRUTH.tolist()}"
    )
    kept = True
    for coded in options.coded:
        r = simulate(coded, corpora=options.corpora)
        cells = " ".join(f"{v:.0%}" for v in r.by_cell)
        print(
            f"{coded:>6}{r.coverage:>10.1%}{r.naive_coverage:>9.1%}{r.bias:>12.1f}{r.naive_bias:>9.1f}{r.width:>7.1f}   {cells}"
        )
        kept = kept and r.coverage >= 0.93
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""All cores and large corpora: two processes beside one, and cost and memory as the corpus grows.

    python tests/benchmarks/cores.py [SMALL LARGE]        (default 400 1600; the issue's figures are of 1,000 and 100,000)

Each measurement runs in a process of its own, over articles made as it goes. Start-up is apart: the clock starts when the first
batch has come back.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import articles
from measured import Table, show

BATCH = 50


def batches(number: int) -> Iterator[list]:
    """Articles as the store gives them."""
    from netralitas.corpus.store import Stored

    made: list = []
    for n, text in enumerate(articles.articles(number, 3)):
        made.append(Stored(f"{n:016x}", text, {"url": f"https://kabar.example/{n}"}))
        if len(made) == BATCH:
            yield made
            made = []


def measure(number: int, processes: int, keep: bool) -> None:
    """Read so many articles; print articles a second and peak memory (MB, of the largest process) as JSON.

    keep: make all articles before the clock starts, so that only reading is timed.
    """
    from netralitas.scale.reading import read_articles

    articles.base()
    source = list(batches(number)) if keep else batches(number)
    results = read_articles(iter(source), processes=processes)
    for _ in range(processes):
        next(results)
    start = time.perf_counter()
    done = sum(len(batch) for batch in results)
    seconds = time.perf_counter() - start
    usage = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"rate": done / seconds, "peak": max(usage)}))


def run(*arguments: object) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "measure", *map(str, arguments)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


def tables(small: int = 400, large: int = 1600, repeats: int = 3) -> list[Table]:
    """The tables for docs/benchmarks.md."""
    found: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(repeats):
        for processes, rates in found.items():
            rates.append(run(large, processes, 1)["rate"])
    rates = {p: sorted(r)[repeats // 2] for p, r in found.items()}
    grown = {number: run(number, 1, 0) for number in (small, large)}
    return [
        Table(
            "All cores",
            f"Reading {large} articles, start-up apart, medians of {repeats}.",
            ("processes", "articles a second", "× one process"),
            [(str(p), f"{r:.0f}", f"{r / rates[1]:.2f}") for p, r in rates.items()],
        ),
        Table(
            "As the corpus grows",
            "One process, articles made as it goes (the making is part of the time), once.",
            ("articles", "ms an article", "peak memory, MB"),
            [(f"{n:,}", f"{1000 / f['rate']:.2f}", f"{f['peak']:.0f}") for n, f in grown.items()],
        ),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1")
    else:
        show(tables(*(int(a) for a in sys.argv[1:3])))

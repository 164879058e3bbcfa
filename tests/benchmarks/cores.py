"""All cores and large corpora: two processes beside one, and cost and memory as the corpus grows.

    python tests/benchmarks/cores.py [SMALL MIDDLE LARGE]        (default 200 400 800; the issue's are 1,000 10,000 100,000)

Two processes are measured on MIDDLE articles. Each measurement runs in a process of its own, over articles made before and read
from a file as they are needed, as a corpus gives them. Start-up is apart: the clock starts when the first batches have come back.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import articles
from measured import Table, show

BATCH = 50


def batches(path: str, number: int) -> Iterator[list]:
    """The first articles of a file, as the store gives them."""
    from netralitas.corpus.store import Stored

    made: list = []
    with Path(path).open() as file:
        for n, line in zip(range(number), file, strict=False):
            found = json.loads(line)
            made.append(Stored(f"{n:016x}", found["text"], {"url": found["url"]}))
            if len(made) == BATCH:
                yield made
                made = []


def measure(path: str, number: int, processes: int) -> None:
    """Read so many articles; print articles a second and peak memory (MB, of the largest process) as JSON."""
    from netralitas.scale.reading import read_articles

    results = read_articles(batches(path, number), processes=processes)
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


def tables(small: int = 200, middle: int = 400, large: int = 800, repeats: int = 3) -> list[Table]:
    """The tables for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        articles.write(path, large, 3)
        found: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(repeats):
            for processes, rates in found.items():
                rates.append(run(path, middle, processes)["rate"])
        rates = {p: sorted(r)[repeats // 2] for p, r in found.items()}
        grown = {number: run(path, number, 1) for number in (small, middle, large)}
    cost, memory = 1 / grown[small]["rate"], grown[middle]["peak"]
    return [
        Table(
            "All cores",
            f"Reading {middle:,} articles, start-up apart, medians of {repeats}.",
            ("processes", "articles a second", "× one process"),
            [(str(p), f"{r:.0f}", f"{r / rates[1]:.2f}") for p, r in rates.items()],
        ),
        Table(
            "As the corpus grows",
            "One process, once.",
            ("articles", "ms an article", f"× that of {small:,}", "peak memory, MB", f"× that of {middle:,}"),
            [
                (
                    f"{n:,}",
                    f"{1000 / f['rate']:.2f}",
                    f"{1 / f['rate'] / cost:.2f}",
                    f"{f['peak']:.0f}",
                    f"{f['peak'] / memory:.2f}",
                )
                for n, f in grown.items()
            ],
        ),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        show(tables(*(int(a) for a in sys.argv[1:4])))

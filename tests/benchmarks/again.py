"""A corpus that is known: how long a run with nothing new takes, and the comparison and the report of its tables.

    python tests/benchmarks/again.py [ARTICLES [FOLDER]]        (default 2,000; the issue's figures are of 20,000)

The corpus is made first (with all cores) and, where a folder is given, kept there for the next time. Each measurement runs in a
process of its own and is the median of 3.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import articles
from measured import Table, show


def make(store: Path, number: int) -> None:
    """A corpus of so many articles, added and read."""
    import netralitas as nt

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        articles.write(path, number, 17)
        with nt.Corpus.open(store) as corpus:
            corpus.add(path)
            nt.analyze(corpus, processes=os.cpu_count())


def measure(what: str, store: str) -> None:
    """Print, as JSON, the seconds that a step takes: `again`, `compare`, `report`; imports are not part of them."""
    import pandas  # noqa: F401

    import netralitas as nt
    from netralitas.report import write_charts, write_report

    with nt.Corpus.open(store) as corpus:
        start = time.perf_counter()
        found = nt.analyze(corpus)
        seconds = time.perf_counter() - start
        assert not found.read_now
    if what != "again":
        start = time.perf_counter()
        comparison = found.compare()
        if what == "report":
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder)
                found.write_tables(out / "tables")
                write_charts(comparison, out / "charts", lang="id")
                write_report(found, comparison, out / "report.html", lang="id")
        seconds = time.perf_counter() - start
    print(json.dumps(seconds))


def median(what: str, store: Path, repeats: int = 3) -> float:
    """The median of a measurement, each in a process of its own."""
    command = [sys.executable, __file__, "measure", what, str(store)]
    found = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        for _ in range(repeats)
    ]
    return sorted(found)[repeats // 2]


def tables(number: int = 2000, kept: Path | None = None) -> list[Table]:
    """The table for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder:
        store = (kept or Path(folder)) / f"again-{number}.duckdb"
        if not store.exists():
            make(store, number)
        rows = [
            ("a run with nothing new, until the tables are there", f"{median('again', store):.2f}"),
            ("comparison", f"{median('compare', store):.2f}"),
            ("comparison, tables, charts and report", f"{median('report', store, 1):.2f}"),
        ]
    about = f"A corpus of {number:,} articles; seconds beyond process start and imports."
    return [Table("A corpus that is known", about, ("what", "seconds"), rows)]


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:4])
    else:
        arguments = sys.argv[1:3]
        show(tables(*(int(a) for a in arguments[:1]), *(Path(a) for a in arguments[1:])))

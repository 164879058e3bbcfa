"""A corpus that is known: how long a run with nothing new takes, and the comparison and all that `netralitas run` writes of its tables.

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
    import netralitas as nt
    from netralitas import cli_report
    from netralitas.extract.kinds import kinds
    from netralitas.report import charts, page  # noqa: F401

    kinds()

    with nt.Corpus.open(store) as corpus:
        start = time.perf_counter()
        found = nt.analyze(corpus)
        seconds = time.perf_counter() - start
        assert not found.read_now
    if what != "again":
        start = time.perf_counter()
        if what == "compare":
            found.compare()
        else:
            with tempfile.TemporaryDirectory() as folder:
                cli_report.write(found, Path(folder), "id")
        seconds = time.perf_counter() - start
    print(json.dumps(seconds))


def median(what: str, store: Path, repeats: int = 3, cache: str | None = None) -> float:
    """The median of a measurement, each in a process of its own. cache: the folder in which stems are kept, if not the usual one."""
    environment = os.environ | ({"NETRALITAS_CACHE": cache} if cache is not None else {})
    command = [sys.executable, __file__, "measure", what, str(store)]
    found = [
        json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.splitlines()[-1]
        )
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
            ("comparison, tables, charts and report, no stems kept", f"{median('report', store, 1, cache=''):.2f}"),
            ("the same with the stems of an earlier run", f"{median('report', store, 3):.2f}"),
        ]
    about = f"A corpus of {number:,} articles; seconds beyond process start and imports."
    return [Table("A corpus that is known", about, ("what", "seconds"), rows)]


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:4])
    else:
        arguments = sys.argv[1:3]
        show(tables(*(int(a) for a in arguments[:1]), *(Path(a) for a in arguments[1:])))

"""Facts by partition: what reading and putting together cost in time and memory as the inputs grow.

    python tests/benchmarks/partitioned.py [SMALL LARGE]        (default 200 400; of interest from 10,000 and 100,000 on)

Each measurement runs in a process of its own. Putting together is measured twice: only the near-copies (on disk), and all tables
(which come into memory).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import articles
from measured import Table, show

LOT = 2000


def write(folder: Path, number: int) -> None:
    """Parquet inputs of LOT articles."""
    import pyarrow
    import pyarrow.parquet

    folder.mkdir()
    rows: list[dict[str, str]] = []
    for n, text in enumerate(articles.articles(number, 29), 1):
        rows.append({"text": text, "url": f"https://kabar{n % 40}.example/{n}"})
        if len(rows) == LOT or n == number:
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / f"lot-{n:07}.parquet")
            rows = []


def measure(what: str, lots: str, out: str) -> None:
    """Read inputs, or put partitions together; print seconds and peak memory (MB) as JSON."""
    from netralitas.scale import combining
    from netralitas.scale.partitions import read_partitions

    start = time.perf_counter()
    if what == "read":
        errors = [d.error for d in read_partitions([lots], out) if d.error]
        assert not errors, errors
    elif what == "copies":
        with combining.opened(out, "", combining.MEMORY) as (db, _):
            combining.near_copies(db)
    else:
        combining.combined(out)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


def run(*arguments: object) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "measure", *map(str, arguments)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


def tables(small: int = 200, large: int = 400) -> list[Table]:
    """The table for docs/benchmarks.md."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for number in (small, large):
            lots, out = Path(folder) / f"lots-{number}", Path(folder) / f"parts-{number}"
            write(lots, number)
            found = {what: run(what, lots, out) for what in ("read", "copies", "all")}
            rows.append(
                (
                    f"{number:,}",
                    f"{1000 * found['read']['seconds'] / number:.2f}",
                    *(f"{found[what]['peak']:.0f}" for what in ("read",)),
                    *(f"{found[what][key]:.{1 if key == 'seconds' else 0}f}" for what in ("copies", "all") for key in ("seconds", "peak")),
                )
            )  # fmt: skip
    return [
        Table(
            "Facts by partition",
            f"One process, inputs of at most {LOT:,} articles, all relevant; once. DuckDB may keep 512 MB.",
            (
                "articles",
                "reading, ms an article",
                "peak, MB",
                "near-copies, seconds",
                "peak, MB",
                "all tables together, seconds",
                "peak, MB",
            ),
            rows,
        )
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:5])
    else:
        show(tables(*(int(a) for a in sys.argv[1:3])))

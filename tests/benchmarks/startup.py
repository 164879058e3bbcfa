"""Start-up of the command line: `--help`, the sample analysed afresh, and again with nothing new.

python tests/benchmarks/startup.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import articles
from measured import Table, show

_FIRST = """
from netralitas.extract.article_reader import reader_at
reader_at("")("Bupati meminta ASN netral pada Pilkada 2020.")
"""


def seconds(*command: object, repeats: int = 5) -> float:
    """The median time of a command, from before its process starts until it ends."""
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run([str(c) for c in command], check=True, capture_output=True)
        found.append(time.perf_counter() - start)
    return sorted(found)[repeats // 2]


def tables() -> list[Table]:
    """The table for docs/benchmarks.md."""
    program = [sys.executable, "-c", "from netralitas.cli import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "c.duckdb"
        subprocess.run([*program, "add", articles.SAMPLE, "--corpus", store], check=True, capture_output=True)
        subprocess.run([*program, "tables", "counts", "--corpus", store], check=True, capture_output=True)
        measured = {
            "`python -c pass`": seconds(sys.executable, "-c", "pass"),
            "`netralitas --help`": seconds(*program, "--help"),
            "process start to the first article's facts": seconds(sys.executable, "-c", _FIRST),
            "`netralitas tables counts`, nothing new (48 articles)": seconds(
                *program, "tables", "counts", "--corpus", store
            ),
        }
    rows = [(name, f"{s:.2f}") for name, s in measured.items()]
    return [Table("Start-up", "Medians of 5, each in a process of its own.", ("what", "seconds"), rows)]


if __name__ == "__main__":
    show(tables())

"""All benchmarks of speed and scale, written to docs/benchmarks.md.

python tests/benchmarks/bench.py [quick|full]        (default quick, a few minutes; full is what the issue asks for, hours)
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from datetime import date

import articles
import cores
import crawl
import single
import startup
from measured import Table

SIZES: dict[str, dict[str, tuple[int, ...]]] = {
    "quick": {"single": (100,), "cores": (200, 500, 1), "crawl": (2000,)},
    "full": {"single": (1000,), "cores": (1000, 100_000, 3), "crawl": (50_000,)},
}


def tables(size: str) -> Iterator[Table]:
    """All tables, one after the other."""
    sizes = SIZES[size]
    yield from single.tables(*sizes["single"])
    yield from crawl.tables(*sizes["crawl"])
    yield from startup.tables()
    yield from cores.tables(*sizes["cores"])


def main() -> None:
    """Measure, and write the page."""
    size = sys.argv[1] if len(sys.argv) > 1 else "quick"
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    head = (
        f"# Benchmarks\n\nWritten by `make bench` ({size}) on {date.today().isoformat()}: Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {load:.1f} when it began (other programs disturb the figures, ratios too when they come and go).\n"
        "Articles are made by `tests/benchmarks/articles.py`. What it means for a whole crawl: [scale.md](scale.md).\n"
    )
    made = [head]
    for table in tables(size):
        made.append(table.markdown())
        print(made[-1], flush=True)
        (articles.ROOT / "docs" / "benchmarks.md").write_text("\n".join(made))


if __name__ == "__main__":
    main()

"""All benchmarks of speed and scale, written to docs/benchmarks.md.

    python tests/benchmarks/bench.py                          quick: some minutes
    python tests/benchmarks/bench.py full                     what the figures of the project are claimed for: hours on a quiet machine
    python tests/benchmarks/bench.py --only crawl cores       some of them; the others' tables stay as they are
    python tests/benchmarks/bench.py --size cores=1000,10000,100000,3 --only cores

Sizes (in the order of each program's arguments) may be given for any of them; see the programs for what they mean.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
from collections.abc import Callable
from datetime import date

import again
import articles
import cores
import crawl
import dask_beside_pool
import partitioned
import single
import startup
from measured import Table

PAGE = articles.ROOT / "docs" / "benchmarks.md"
PROGRAMS: dict[str, Callable[..., list[Table]]] = {
    "single": single.tables,
    "crawl": crawl.tables,
    "startup": startup.tables,
    "cores": cores.tables,
    "dask": dask_beside_pool.tables,
    "again": again.tables,
    "partitioned": partitioned.tables,
}
SIZES: dict[str, dict[str, tuple[int, ...]]] = {
    "quick": {
        "single": (300, 3),
        "crawl": (2000,),
        "cores": (200, 400, 800, 1),
        "dask": (800, 1),
        "again": (500,),
        "partitioned": (400, 800),
    },
    "full": {
        "single": (1000, 3),
        "crawl": (50_000,),
        "cores": (1000, 10_000, 100_000, 3),
        "dask": (20_000, 3),
        "again": (20_000,),
        "partitioned": (10_000, 100_000),
    },
}


def written(before: str, head: str, tables: list[Table]) -> str:
    """The page with these tables in place of those of the same title."""
    sections = {s.partition("\n")[0]: s for s in re.split(r"(?m)^## ", before)[1:]}
    for table in tables:
        sections[table.title] = table.markdown().removeprefix("## ")
    return head + "".join(f"\n## {section.rstrip()}\n" for section in sections.values())


def main() -> None:
    """Measure, and write the page after each program."""
    parser = argparse.ArgumentParser(description="Benchmarks of speed and scale, written to docs/benchmarks.md.")
    parser.add_argument("size", nargs="?", choices=SIZES, default="quick")
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=list(PROGRAMS))
    parser.add_argument("--size", dest="sizes", action="append", default=[], metavar="NAME=N,N…")
    options = parser.parse_args()
    sizes = dict(SIZES[options.size])
    for given in options.sizes:
        name, equals, numbers = given.partition("=")
        if not equals or name not in PROGRAMS or not re.fullmatch(r"\d+(,\d+)*", numbers):
            parser.error(f"--size {given}: give NAME=N or NAME=N,N… with one of {', '.join(PROGRAMS)}")
        sizes[name] = tuple(map(int, numbers.split(",")))
    for name in options.only:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        made = PROGRAMS[name](*sizes.get(name, ()))
        when = f"Measured on {date.today().isoformat()}, load {load:.1f} when it began."
        made = [t._replace(about=f"{t.about} {when}") for t in made]
        head = (
            f"# Benchmarks\n\nWritten by `make bench`: Python {platform.python_version()}, {os.cpu_count()} cores. Other programs "
            "disturb the figures (ratios too, when they come and go): a load above 1 says that there were some.\n"
            "Articles are made by `tests/benchmarks/articles.py`. What it means for a whole crawl: [scale.md](scale.md).\n"
        )
        PAGE.write_text(written(PAGE.read_text() if PAGE.exists() else "", head, made))
        print("\n".join(t.markdown() for t in made), flush=True)


if __name__ == "__main__":
    main()

"""What a changed lexicon file costs: which tables are computed again, and the time of it against reading everything anew; each file in turn,
interleaved with full readings, medians.

    python tests/benchmarks/changed.py [ARTICLES ROUNDS]        (default 60 5)
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import articles
from measured import Table, show

from netralitas.extract import dependencies
from netralitas.extract.article_reader import reader_at
from netralitas.lexicon import FOLDER


def seconds(texts: list[str], only: tuple[str, ...]) -> float:
    """Of reading all texts once."""
    read = reader_at("", only)
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def tables(number: int, rounds: int) -> Iterator[Table]:
    """One row a set of tables that some file touches."""
    texts = list(articles.articles(number, seed=5))
    files: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in (".toml", ".csv"):
            touched = tuple(p for p in dependencies.parts() if path.name in dependencies.lexicon_files(p))
            files.setdefault(touched, []).append(path.name)
    for only in files:
        seconds(texts[:2], only)
    ratios: dict[tuple[str, ...], list[float]] = {only: [] for only in files}
    for _ in range(rounds):
        for only, found in ratios.items():
            whole = seconds(texts, ())
            found.append(seconds(texts, only) / whole if only else 0.0)
    rows = []
    for only, found in sorted(ratios.items(), key=lambda r: statistics.median(r[1])):
        kept = [p for p in dependencies.parts() if p not in only]
        rows.append([", ".join(files[only]), ", ".join(kept) or "none", f"{statistics.median(found):.2f}"])
    about = f"{number} articles, medians of {rounds}, each beside a full reading. Without writing to the store, which is less for fewer tables."
    yield Table("A changed lexicon file", about, ("changed", "stored facts that stay", "time, full reading = 1"), rows)


if __name__ == "__main__":
    given = [int(a) for a in sys.argv[1:3]]
    show(tables(*(given + [60, 5][len(given) :])))

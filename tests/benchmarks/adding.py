"""Adding 100 articles: to an empty corpus, and to one of 20,000. Seconds of ingest and extraction, each run in a process of its own, the two
kinds in turn, medians; and the peak memory of making corpora of 2,000 and 20,000.

    python tests/benchmarks/adding.py [--tables] [LARGE SMALL ROUNDS]       (default 20000 2000 3; the large corpus takes minutes to make)

--tables: also the time and memory of making all tables as DataFrames, which grow with the corpus.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import articles
from measured import Table, show

NEW = 100
RUN = """
import json, resource, sys, time
import netralitas as nt
from netralitas import analysis
from netralitas.extract.article_reader import reader_at
reader_at("")("Judul\\n\\nBupati mengingatkan pegawai agar netral pada pilkada.")  # the words are loaded: a fixed second
tables = analysis._tables
spent = [0.0]
def timed(*given):
    start = time.perf_counter()
    found = tables(*given)
    spent[0] = time.perf_counter() - start
    return found
def none(corpus, columns):
    return {}
analysis._tables = timed if sys.argv[3] == "tables" else none
with nt.Corpus.open(sys.argv[1]) as corpus:
    start = time.perf_counter()
    added = corpus.add(sys.argv[2])
    ingest = time.perf_counter() - start
    start = time.perf_counter()
    read = nt.analyze(corpus).read_now
    analysed = time.perf_counter() - start
print(json.dumps([ingest, analysed - spent[0], spent[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, added.new, read]))
"""


def run(corpus: Path, source: Path, what: str) -> list[float]:
    """Seconds of ingest, extraction and tables, peak MB, articles new, articles read."""
    done = subprocess.run([sys.executable, "-c", RUN, corpus, source, what], check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout)
    return found


def tables(large: int, small: int, rounds: int, what: str) -> Iterator[Table]:
    """Both tables; what: `tables` or `none`."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        articles.write(place / "new.jsonl", NEW, seed=99)
        peaks = []
        for number in (small, large):
            articles.write(place / f"{number}.jsonl", number, seed=1)
            peaks.append(run(place / f"{number}.duckdb", place / f"{number}.jsonl", what))
            print(f"{number}: {peaks[-1]}", file=sys.stderr, flush=True)
        rows = [
            [f"{number:,}", *(f"{p[n]:.0f}" for n in range(4))] for number, p in zip((small, large), peaks, strict=True)
        ]
        rows.append(["ratio", "", "", "", f"{peaks[1][3] / peaks[0][3]:.2f}"])
        columns = ("articles", "ingest, s", "extraction, s", "tables, s", "peak MB")
        yield Table("Memory as the corpus grows", "One process each, once.", columns, rows)
        found: dict[str, list[list[float]]] = {"an empty corpus": [], f"one of {large:,}": []}
        for turn in range(rounds):
            for name, results in found.items():
                target = place / f"turn-{turn}.duckdb"
                if name != "an empty corpus":
                    shutil.copy(place / f"{large}.duckdb", target)
                results.append(run(target, place / "new.jsonl", what))
                assert results[-1][4] == NEW, results[-1]
                target.unlink()
        middle = {name: [statistics.median(r[n] for r in results) for n in range(6)] for name, results in found.items()}
        rows = [
            [f"{NEW} articles to {name}", *(f"{m[n]:.2f}" for n in range(3)), f"{m[0] + m[1]:.2f}", f"{m[5]:.0f}"]
            for name, m in middle.items()
        ]
        alone, added = (m[0] + m[1] for m in middle.values())
        rows.append(["ratio", "", "", "", f"{added / alone:.2f}", ""])
        about = f"Medians of {rounds}, in turn; the words are loaded before (a fixed second)."
        columns = ("what", "ingest, s", "extraction, s", "tables, s", "ingest and extraction, s", "articles read")
        yield Table(f"Adding {NEW} articles", about, columns, rows)


if __name__ == "__main__":
    given = [int(a) for a in sys.argv[1:] if a.isdigit()]
    show(tables(*(given + [20000, 2000, 3][len(given) :]), "tables" if "--tables" in sys.argv else "none"))

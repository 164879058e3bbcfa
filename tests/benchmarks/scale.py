"""Adding at scale: time and peak memory of adding and clustering 2,000 and 20,000 articles, and of 100 more.

    python tests/benchmarks/scale.py [SMALL LARGE]

Articles are the sample's, with words changed so that each is another article. Each measurement runs in a process of its own.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


def write(path: Path, number: int, seed: int) -> None:
    """A JSONL file of so many articles."""
    chance = random.Random(seed)
    texts = [p.read_text() for p in sorted(SAMPLE.glob("*.txt"))]
    words = sorted({w for t in texts for w in re.findall(r"\b[a-z]{5,}\b", t)})
    with path.open("w") as file:
        for n in range(number):
            text = re.sub(
                r"\b[a-z]{5,}\b",
                lambda m: chance.choice(words) if chance.random() < 0.3 else m[0],
                chance.choice(texts),
            )
            file.write(json.dumps({"text": text, "url": f"https://kabar{n % 40}.example/{seed}/{n}"}) + "\n")


def measure(what: str, store: str, path: str) -> None:
    """Add a file to a corpus, or cluster it, and print seconds and peak memory (MB) as JSON."""
    import netralitas as nt

    with nt.Corpus.open(store) as corpus:
        start = time.perf_counter()
        if what == "add":
            corpus.add(path)
        else:
            corpus.clusters()
        seconds = time.perf_counter() - start
    print(
        json.dumps({"seconds": round(seconds, 2), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024})
    )


def run(*arguments: object) -> dict[str, float]:
    """The same in a process of its own."""
    said = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], capture_output=True, text=True, check=True
    ).stdout
    return json.loads(said.splitlines()[-1])


def main() -> None:
    """Print the figures."""
    small, large = (int(a) for a in sys.argv[1:3]) if len(sys.argv) > 2 else (2_000, 20_000)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, number, seed in (("small", small, 1), ("large", large, 2), ("hundred", 100, 3)):
            write(place / f"{name}.jsonl", number, seed)
        found = {
            f"add {small}": run("add", place / "s.duckdb", place / "small.jsonl"),
            f"add {large}": run("add", place / "l.duckdb", place / "large.jsonl"),
            f"cluster {large}": run("cluster", place / "l.duckdb", "-"),
            "add 100 to nothing": run("add", place / "h.duckdb", place / "hundred.jsonl"),
            f"add 100 to {large}": run("add", place / "l.duckdb", place / "hundred.jsonl"),
            f"cluster {large} + 100": run("cluster", place / "l.duckdb", "-"),
        }
    for name, figures in found.items():
        print(f"{name:<24}{figures['seconds']:8.2f} s   peak {figures['peak']:6.0f} MB")
    print(f"ratio of peaks {found[f'add {large}']['peak'] / found[f'add {small}']['peak']:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] in (["add"], ["cluster"]):
        measure(*sys.argv[1:4])
    else:
        main()

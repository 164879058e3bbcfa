"""SIGKILL at random moments of adding and analysing, then running again: never a corrupt store, the same tables at the end.

python tests/benchmarks/kill.py [KILLS ARTICLES]        (default 50 2000)
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import scale

RUN = """
import sys, netralitas as nt
with nt.Corpus.open(sys.argv[1]) as corpus:
    print("open", flush=True)
    corpus.add(sys.argv[2])
    nt.analyze(corpus)
"""


def contents(path: Path) -> dict[str, str]:
    """All tables as JSON; fails if the store is not sound."""
    import netralitas as nt

    with nt.Corpus.open(path) as corpus:
        problems = corpus.verify()
        assert not problems, problems[:5]
        return {name: frame.to_json() for name, frame in nt.analyze(corpus).tables.items()}


def changed(path: Path, expected: dict[str, str]) -> set[str]:
    """Names of tables that are not as expected."""
    found = contents(path)
    return {name for name in expected if found[name] != expected[name]}


def main() -> None:
    """Kill, run on, compare."""
    kills, articles = (int(a) for a in sys.argv[1:3]) if len(sys.argv) > 2 else (50, 2000)
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        scale.write(place / "a.jsonl", articles, 5)
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", RUN, place / "whole.duckdb", place / "a.jsonl"], check=True, capture_output=True
        )
        whole = time.perf_counter() - start
        print(f"undisturbed: {whole:.1f} s")
        target = place / "killed.duckdb"
        expected = contents(place / "whole.duckdb")
        killed = stores = 0
        different: set[str] = set()
        while killed < kills:
            with subprocess.Popen(
                [sys.executable, "-c", RUN, target, place / "a.jsonl"], stdout=subprocess.PIPE
            ) as process:
                assert process.stdout is not None
                process.stdout.readline()
                try:
                    process.wait(chance.uniform(0, whole / 6))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    killed += 1
                    continue
            # it came to its end: checked, and the next kills fall on a new store
            different |= changed(target, expected)
            stores += 1
            target.unlink()
        subprocess.run([sys.executable, "-c", RUN, target, place / "a.jsonl"], check=True, capture_output=True)
        different |= changed(target, expected)
        print(
            f"{killed} kills over {stores + 1} stores; every store sound; tables that differ: "
            f"{', '.join(sorted(different)) or 'none'}"
        )
    sys.exit(bool(different))


if __name__ == "__main__":
    main()

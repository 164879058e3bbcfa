"""Partitions of facts by the local pool and by Dask, two processes each; a worker killed; the scheduler killed and started again.

    python tests/benchmarks/dask_beside_pool.py [ARTICLES]        (default 800; the issue's figures are of 20,000)

The articles lie in Parquet inputs of at most 500. The tables are compared file by file, byte by byte, with those of one process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import articles
from measured import Table, show

LOT = 500


def write(folder: Path, number: int) -> None:
    """The inputs."""
    import pyarrow
    import pyarrow.parquet

    folder.mkdir()
    lot = min(LOT, max(1, number // 8))
    rows = [
        {"text": text, "url": f"https://kabar{n % 40}.example/{n}"}
        for n, text in enumerate(articles.articles(number, 9))
    ]
    for first in range(0, number, lot):
        table = pyarrow.Table.from_pylist(rows[first : first + lot])
        pyarrow.parquet.write_table(table, folder / f"lot-{first:06}.parquet")


def contents(out: Path) -> dict[str, bytes]:
    """All tables of a folder of partitions."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*.parquet"))}


def read(lots: Path, out: Path, **how: Any) -> float:
    """Read all inputs into partitions: the seconds it took."""
    from netralitas.scale.partitions import read_partitions

    start = time.perf_counter()
    errors = [d.error for d in read_partitions([str(lots)], str(out), **how) if d.error]
    assert not errors, errors
    return time.perf_counter() - start


def kill_a_worker(lots: Path, out: Path) -> int:
    """The same on two workers of which one is killed after the second input: how many workers were lost."""
    from distributed import Client, LocalCluster

    from netralitas.scale.partitions import read_partitions

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        killed = 0
        for n, _ in enumerate(read_partitions([str(lots)], str(out), dask=cluster.scheduler_address)):
            if n == 1:
                with Client(cluster) as client:
                    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
                killed += 1
    return killed


def kill_the_scheduler(lots: Path, out: Path) -> tuple[int, int]:
    """The same on a scheduler that is killed after the second input, and again with one process: (inputs done before, skipped then)."""
    from netralitas.scale.cluster import ClusterError
    from netralitas.scale.partitions import DONE, read_partitions

    running: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        options = ["--scheduler-file", str(file), "--no-dashboard"]
        try:
            for what in (["dask_scheduler", *options, "--port", "0"], ["dask_worker", *options, "--no-nanny"]):
                command = [sys.executable, "-m", f"distributed.cli.{what[0]}", *what[1:]]
                running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
                while not file.exists():
                    time.sleep(0.1)
            for n, _ in enumerate(read_partitions([str(lots)], str(out), dask=str(file))):
                if n == 1:
                    running[0].send_signal(signal.SIGKILL)
        except ClusterError:
            pass
        finally:
            for process in running:
                process.kill()
                process.wait()
    before = len(list((out / DONE).iterdir()))
    skipped = sum(d.skipped for d in read_partitions([str(lots)], str(out)))
    return before, skipped


def tables(number: int = 800, repeats: int = 3) -> list[Table]:
    """The table for docs/benchmarks.md."""
    from distributed import LocalCluster

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lots = place / "lots"
        write(lots, number)
        one = read(lots, place / "one")
        expected = contents(place / "one")
        pool, dask = [], []
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            read(lots, place / "warm", dask=cluster.scheduler_address)  # workers import and compile once
            for n in range(repeats):
                pool.append(read(lots, place / f"pool-{n}", processes=2))
                dask.append(read(lots, place / f"dask-{n}", dask=cluster.scheduler_address))
        same = [contents(place / f"{how}-{n}") == expected for how in ("pool", "dask") for n in range(repeats)]
        lost = kill_a_worker(lots, place / "killed")
        same.append(contents(place / "killed") == expected)
        before, skipped = kill_the_scheduler(lots, place / "again")
        same.append(contents(place / "again") == expected)
    beside, on_dask = (sorted(times)[repeats // 2] for times in (pool, dask))
    rows = [
        ("one process, seconds", f"{one:.1f}"),
        ("local pool of two processes, seconds (their start is part of it)", f"{beside:.1f}"),
        ("Dask with two local workers, seconds", f"{on_dask:.1f}"),
        ("Dask × the pool", f"{on_dask / beside:.2f}"),
        ("workers killed in one of the runs", str(lost)),
        ("inputs finished when the scheduler was killed, and skipped by the second start", f"{before}, {skipped}"),
        ("runs with the tables of one process, byte by byte", f"{sum(same)} of {len(same)}"),
    ]
    return [
        Table("Dask beside the local pool", f"{number:,} articles, medians of {repeats}.", ("what", "figure"), rows)
    ]


if __name__ == "__main__":
    show(tables(*(int(a) for a in sys.argv[1:2])))

"""Dask with two local workers: the same tables, a killed worker, a killed scheduler, finished inputs not read again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

import netralitas as nt
from conftest import SAMPLE
from netralitas.corpus.store import Stored
from netralitas.scale.cluster import ClusterError, on_dask
from netralitas.scale.combining import combined
from netralitas.scale.partitions import read_partitions
from netralitas.scale.reading import read_batch

distributed = pytest.importorskip("distributed")
BATCHES = [list(range(n, n + 2)) for n in range(0, 12, 2)]


def lost(item, reason):
    return f"lost {item}"


def killed_once(folder: str, batch):
    if batch[0] == 4:
        try:
            Path(folder, "done").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * n for n in batch]


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_a_killed_worker_costs_nothing(cluster, tmp_path):
    work = partial(killed_once, str(tmp_path))
    found = list(on_dask(work, BATCHES, address=cluster.scheduler_address, lost=lost))
    assert found == [[2 * n for n in b] for b in BATCHES]
    assert (tmp_path / "done").exists()


def test_the_same_tables_as_one_process_row_by_row(cluster, sample):
    with nt.Corpus.open() as corpus:
        corpus.add(SAMPLE)
        again = nt.analyze(corpus, dask=cluster.scheduler_address)
    for name, frame in sample.tables.items():
        assert frame.to_json() == again[name].to_json(), name


@contextmanager
def scheduler_and_worker(file: Path):
    """A scheduler and a worker as a cluster has them, as processes; the scheduler's process."""
    options = ["--scheduler-file", str(file), "--no-dashboard"]
    started = [[sys.executable, "-m", "distributed.cli.dask_scheduler", *options, "--port", "0"]]
    started += [[sys.executable, "-m", "distributed.cli.dask_worker", *options, "--no-nanny"]]
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in started:
            running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
            while not file.exists() and running[0].poll() is None:
                time.sleep(0.1)
        yield running[0]
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_a_scheduler_that_is_lost_is_said(tmp_path):
    stored = [Stored(str(n), path.read_text(), {}) for n, path in enumerate(sorted(SAMPLE.glob("*.txt")))]
    file = tmp_path / "scheduler.json"
    with scheduler_and_worker(file) as scheduler:
        results = on_dask(partial(read_batch, ""), [[s] for s in stored * 20], address=str(file), lost=lost)
        assert next(results)[0].rows["officials"]
        scheduler.send_signal(signal.SIGKILL)
        with pytest.raises(ClusterError, match="start again"):
            list(results)


@pytest.fixture
def lots(tmp_path):
    """Twelve inputs of four articles."""
    texts = [path.read_text() for path in sorted(SAMPLE.glob("*.txt"))]
    folder = tmp_path / "lots"
    folder.mkdir()
    for n in range(12):
        rows = [{"text": t, "url": f"https://kabar.example/{n}/{i}"} for i, t in enumerate(texts[4 * n : 4 * n + 4])]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / f"lot-{n:02}.parquet")
    return folder


def test_partitions_on_dask_are_those_of_one_process(cluster, lots, tmp_path):
    done = list(read_partitions([str(lots)], str(tmp_path / "dask"), dask=cluster.scheduler_address))
    assert sum(d.counts["kept"] for d in done) == 48
    list(read_partitions([str(lots)], str(tmp_path / "one")))
    one, many = combined(str(tmp_path / "one")), combined(str(tmp_path / "dask"))
    for name, frame in one.tables.items():
        assert frame.to_json() == many[name].to_json(), name


def test_when_the_scheduler_was_lost_the_second_start_skips_what_is_done(lots, tmp_path):
    file, out = tmp_path / "scheduler.json", tmp_path / "parts"
    with scheduler_and_worker(file) as scheduler:
        results = read_partitions([str(lots)], str(out), dask=str(file))
        next(results)
        next(results)
        scheduler.send_signal(signal.SIGKILL)
        with pytest.raises(ClusterError, match="start again"):
            list(results)
    finished = len(list((out / "done").iterdir()))
    again = list(read_partitions([str(lots)], str(out)))
    assert finished >= 2
    assert sum(d.skipped for d in again) == finished
    assert len(combined(str(out))["articles"]) == 48


def test_no_scheduler_is_said(monkeypatch):
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        list(on_dask(partial(read_batch, ""), [], address="tcp://127.0.0.1:9", lost=lost, patience=1))

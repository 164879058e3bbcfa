"""Dask with two local workers: the same tables, a killed worker, a killed scheduler, finished inputs not read again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

import netralitas as nt
from conftest import SAMPLE
from netralitas.corpus.store import Stored
from netralitas.scale.cluster import ClusterError, on_dask
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


def test_a_scheduler_that_is_lost_is_said(tmp_path):
    file = tmp_path / "scheduler.json"
    options = ["--scheduler-file", str(file), "--no-dashboard"]
    started = [[sys.executable, "-m", "distributed.cli.dask_scheduler", *options, "--port", "0"]]
    started += [[sys.executable, "-m", "distributed.cli.dask_worker", *options, "--no-nanny"]]
    stored = [Stored(str(n), path.read_text(), {}) for n, path in enumerate(sorted(SAMPLE.glob("*.txt")))]
    running = []
    try:
        for command in started:
            running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
            while not file.exists() and running[0].poll() is None:
                time.sleep(0.1)
        results = on_dask(partial(read_batch, ""), [[s] for s in stored * 20], address=str(file), lost=lost)
        assert next(results)[0].rows["officials"]
        running[0].send_signal(signal.SIGKILL)
        with pytest.raises(ClusterError, match="start again"):
            list(results)
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_no_scheduler_is_said(monkeypatch):
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        list(on_dask(partial(read_batch, ""), [], address="tcp://127.0.0.1:9", lost=lost, patience=1))

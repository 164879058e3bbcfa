"""All cores: order, back-pressure, workers that die, articles that kill, and the same tables as with one process."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

import netralitas as nt
from conftest import SAMPLE
from netralitas.scale.processes import AHEAD, in_order, processes_for


def double(batch):
    return [2 * n for n in batch]


def slow_first(batch):
    time.sleep(0.3 if batch[0] == 0 else 0)
    return [2 * n for n in batch]


def poisoned(by, batch):
    if by in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * n for n in batch]


def killed_once(folder: str, batch):
    if batch[0] == 4:
        try:
            Path(folder, "done").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * n for n in batch]


def broken(batch):
    raise ValueError("no")


def lost(item, reason):
    return f"lost {item}"


BATCHES = [list(range(n, n + 4)) for n in range(0, 40, 4)]
WANTED = [[2 * x for x in b] for b in BATCHES]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_batches(processes):
    assert list(in_order(slow_first, BATCHES, processes=processes, lost=lost)) == WANTED


def test_batches_are_drawn_only_as_they_are_needed():
    drawn = []

    def source():
        for batch in BATCHES:
            drawn.append(batch)
            yield batch

    results = in_order(double, source(), processes=2, lost=lost)
    next(results)
    assert len(drawn) <= 2 * AHEAD + 1
    results.close()


def test_a_killed_worker_costs_nothing(tmp_path):
    assert list(in_order(partial(killed_once, str(tmp_path)), BATCHES, processes=2, lost=lost)) == WANTED
    assert (tmp_path / "done").exists()


def test_the_item_that_kills_is_found_and_all_others_are_done():
    found = [x for batch in in_order(partial(poisoned, 13), BATCHES, processes=2, lost=lost) for x in batch]
    assert found == ["lost 13" if n == 13 else 2 * n for n in range(40)]


def test_what_the_work_raises_is_raised():
    with pytest.raises(ValueError, match="no"):
        list(in_order(broken, BATCHES, processes=2, lost=lost))


def test_few_articles_are_read_by_one_process_unless_asked():
    assert processes_for(10) == 1
    assert processes_for(10, 3) == 3


def test_two_processes_give_the_same_tables_row_by_row(sample):
    with nt.Corpus.open() as corpus:
        corpus.add(SAMPLE)
        again = nt.analyze(corpus, processes=2)
    for name, frame in sample.tables.items():
        assert frame.to_json() == again[name].to_json(), name

"""Work on all cores: batches go out and results come back in order, and a worker's death costs nothing but time.

A batch that was with a worker when it died is done again, alone; if it kills again it is halved, until the one item that kills is
found: that item is given up with a reason (`lost`), all others are done.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

AHEAD = 3
"""Batches a process that are out at a time: enough that none waits, few enough that memory doesn't grow with the corpus."""

START_UP = 600
"""Articles from which on the time that further processes take to start is paid for."""


def processes_for(number: int, asked: int | None = None) -> int:
    """How many processes: as asked, else all cores that this process may use when there are enough articles, else one."""
    if asked is not None:
        return max(1, asked)
    return cores() if number >= START_UP else 1


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Work[Item, Result],
    batches: Iterable[Sequence[Item]],
    *,
    processes: int,
    lost: Callable[[Item, str], Result],
) -> Iterator[list[Result]]:
    """The results of each batch, in the order of the batches, which are drawn only as they are needed.

    work: a function of a batch that can be pickled and gives one result an item, in order; what it raises is raised here.
    lost: the result of an item that kills the process that works on it, from the item and the reason.
    With one process, work runs in this one.
    """
    if processes == 1:
        for batch in batches:
            yield work(batch)
        return
    pool = _Pool(work, processes, lost)
    try:
        source = iter(batches)
        drawn: Sequence[Item] | None = ()
        while True:
            while drawn is not None and len(pool.waiting) < processes * AHEAD:
                drawn = next(source, None)
                if drawn is not None:
                    pool.submit(drawn)
            if not pool.waiting:
                return
            yield pool.first()
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """A process pool that is made anew when a worker dies. waiting: what is out, in order: batch, and its future or result."""

    def __init__(self, work: Work[Item, Result], processes: int, lost: Callable[[Item, str], Result]) -> None:
        self._work = work
        self._processes = processes
        self._lost = lost
        self._executor = _executor(processes)
        self.waiting: deque[tuple[Sequence[Item], Future[list[Result]] | list[Result]]] = deque()

    def submit(self, batch: Sequence[Item]) -> None:
        """Send a batch out."""
        self.waiting.append((batch, self._send(batch)))

    def _send(self, batch: Sequence[Item]) -> Future[list[Result]]:
        """The future of a batch; that of a broken pool holds its error, which `first` then meets."""
        try:
            return self._executor.submit(self._work, batch)
        except BrokenProcessPool as error:
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def first(self) -> list[Result]:
        """The result of the batch that has been out longest."""
        while True:
            future = self.waiting[0][1]
            try:
                found = future if isinstance(future, list) else future.result()
            except BrokenProcessPool:
                self._recover()
                continue
            self.waiting.popleft()
            return found

    def _recover(self) -> None:
        """Make the pool anew. Batches that a worker may have had in hand are done alone, the others sent out again."""
        self._stop()
        self._executor = _executor(self._processes)
        before, self.waiting = self.waiting, deque()
        suspects = self._processes
        for batch, future in before:
            if isinstance(future, list):
                self.waiting.append((batch, future))
            elif future.done() and not future.cancelled() and future.exception() is None:
                self.waiting.append((batch, future.result()))
            elif suspects:
                suspects -= 1
                self.waiting.append((batch, self._alone(batch)))
            else:
                self.waiting.append((batch, self._send(batch)))

    def _alone(self, batch: Sequence[Item]) -> list[Result]:
        executor = _executor(1)
        try:
            return executor.submit(self._work, batch).result()
        except BrokenProcessPool:
            pass
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
        if len(batch) == 1:
            return [
                self._lost(batch[0], "reading failed: the process died of it twice (memory, or a crash in a library)")
            ]
        half = len(batch) // 2
        return self._alone(batch[:half]) + self._alone(batch[half:])

    def _stop(self) -> None:
        workers = list((getattr(self._executor, "_processes", None) or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        self._stop()


def _executor(processes: int) -> ProcessPoolExecutor:
    # fork would copy a process that has threads (DuckDB's); a fork server is as quick and knows none
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["netralitas.extract.article_reader", "netralitas.corpus.store.adding"])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare_worker)


def _prepare_worker() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    parent.join()
    os._exit(1)

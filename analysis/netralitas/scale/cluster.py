"""The same work on a Dask cluster: any scheduler's address, or `local` for one on this machine (extra `netralitas[cluster]`)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from typing import Any

from netralitas.scale.processes import AHEAD, Item, Result, Work, cores

_PATIENCE = 5.0
"""Seconds between looks at whether the scheduler still answers."""


class ClusterError(RuntimeError):
    """There is no cluster, or it went away; the message says what to do."""


def on_dask(
    work: Work[Item, Result],
    batches: Iterable[Sequence[Item]],
    *,
    address: str,
    processes: int = 1,
    lost: Callable[[Item, str], Result],
    patience: float = 30,
) -> Iterator[list[Result]]:
    """The results of each batch, in the order of the batches, as `processes.in_order`, from a cluster's workers.

    address: of the scheduler (tcp://host:8786, or a path to its scheduler file), or `local` for as many local worker processes
    as processes says (1: all cores). A worker that dies costs nothing; a batch that kills several is halved until the item that
    kills is found. patience: seconds that the scheduler has to answer.
    Errors: ClusterError when Dask isn't installed, or the scheduler cannot be reached or is lost.
    """
    try:
        from distributed import Client, KilledWorker, LocalCluster
        from distributed.client import FutureCancelledError
        from distributed.comm import CommClosedError
    except ImportError:
        raise ClusterError("Dask is not installed: pip install 'netralitas[cluster]'") from None
    with ExitStack() as stack:
        try:
            if address == "local":
                cluster = LocalCluster(
                    n_workers=processes if processes > 1 else cores(), threads_per_worker=1, dashboard_address=None
                )
                client: Any = Client(stack.enter_context(cluster))
            elif address.endswith(".json"):
                client = Client(scheduler_file=address, timeout=patience)
            else:
                client = Client(address, timeout=patience)
        except OSError as error:
            raise ClusterError(f"no Dask scheduler answers at {address}: {error}") from None
        stack.callback(client.close, _PATIENCE)

        def submit(batch: Sequence[Item]) -> Any:
            return client.submit(work, batch, pure=False)

        def finished(batch: Sequence[Item], future: Any) -> list[Result]:
            try:
                return _result(client, future)
            except KilledWorker:
                if len(batch) == 1:
                    return [
                        lost(batch[0], "reading failed: several workers died of it (memory, or a crash in a library)")
                    ]
                half = len(batch) // 2
                return [r for part in (batch[:half], batch[half:]) for r in finished(part, submit(part))]

        waiting: deque[tuple[Sequence[Item], Any]] = deque()
        source = iter(batches)
        drawn: Sequence[Item] | None = ()
        try:
            while True:
                room = AHEAD * max(1, sum(client.nthreads().values()))
                while drawn is not None and len(waiting) < room:
                    drawn = next(source, None)
                    if drawn is not None:
                        waiting.append((drawn, submit(drawn)))
                if not waiting:
                    return
                yield finished(*waiting.popleft())
        except (FutureCancelledError, CommClosedError, asyncio.CancelledError, CancelledError, OSError) as error:
            raise ClusterError(
                f"the Dask scheduler at {address} is gone ({str(error)[:120]}); start again: what was done is kept"
            ) from None


def _result(client: Any, future: Any) -> Any:
    """The result of a future, however long it takes, as long as the scheduler is there.

    Errors: ConnectionError when it is not.
    """
    while True:
        try:
            return future.result(timeout=_PATIENCE)
        except TimeoutError:
            if client.status != "running":
                raise ConnectionError("no connection") from None

"""Reading batches of stored articles: the work that goes to the processes of this machine or of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from netralitas.corpus.store.corpus import Stored
from netralitas.corpus.store.facts import FAILED, Read
from netralitas.extract.article_reader import notice_changes, reader_at
from netralitas.extract.kinds import kinds
from netralitas.scale.processes import in_order


def read_batch(folder: str, batch: Sequence[Stored]) -> list[Read]:
    """What is found in each article of a batch; an article that breaks the reader comes back with the error and no rows.

    folder: a user's lexicon folder ('' for none), as `folder_of` names it.
    """
    names = [kind.name for kind in kinds().values() if kind.table]
    notice_changes(folder)
    readers = {only: reader_at(folder, only) for only in {stored.only for stored in batch}}
    done = []
    for stored in batch:
        try:
            found = readers[stored.only](stored.text, **stored.about)
            rows = {name: found[name] for name in names if not stored.only or name in stored.only}
            done.append(Read(stored.article_id, found["article"], rows, only=stored.only))
        except Exception as error:
            done.append(lost(stored, f"{FAILED}: {type(error).__name__}: {str(error)[:200]}"))
    return done


def lost(stored: Stored, reason: str) -> Read:
    """What comes of an article that cannot be read."""
    return Read(stored.article_id, {}, {}, reason)


def read_articles(
    batches: Iterable[Sequence[Stored]], folder: str = "", processes: int = 1, dask: str = ""
) -> Iterator[list[Read]]:
    """What is found in batches of articles, batch by batch in their order, with so many processes, or on a Dask cluster.

    dask: a scheduler's address, or `local`; '' for none.
    """
    work = partial(read_batch, folder)
    if dask:
        from netralitas.scale.cluster import on_dask

        return on_dask(work, batches, address=dask, processes=processes, lost=lost)
    return in_order(work, batches, processes=processes, lost=lost)

"""Reading batches of stored articles: the work that goes to the processes of this machine or of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from netralitas.corpus.store.corpus import Stored
from netralitas.corpus.store.facts import FAILED, Read
from netralitas.extract.article_reader import notice_changes, read_many
from netralitas.extract.kinds import kinds
from netralitas.scale.processes import in_order


def read_batch(folder: str, batch: Sequence[Stored]) -> list[Read]:
    """What is found in each article of a batch; an article that breaks the reader comes back with the error and no rows.

    folder: a user's lexicon folder ('' for none), as `folder_of` names it.
    """
    names = [kind.name for kind in kinds().values() if kind.table]
    notice_changes(folder)
    done = []
    for only, same in groupby(batch, key=attrgetter("only")):
        some = list(same)
        for stored, found in zip(some, read_many(((s.text, s.about) for s in some), folder, only), strict=True):
            if isinstance(found, Exception):
                done.append(lost(stored, f"{FAILED}: {type(found).__name__}: {str(found)[:200]}"))
            else:
                rows = {name: found[name] for name in names if not only or name in only}
                done.append(Read(stored.article_id, found["article"], rows, only=only))
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

"""Facts by partition: each input (Parquet or WARC, here or at a URL) becomes one set of Parquet files and, written last, a marker.

    OUT/articles/KEY-000.parquet, OUT/counts/KEY-000.parquet, …     a table each, in slices of SLICE articles
    OUT/done/KEY.json                                               the input, what was dropped and why, how many slices

KEY names input, program and lexicon, so a second start passes over what is done, and what an older program made is left alone.
What is made of the partitions together (near-copies, versions of a page, tables for comparison) is in `scale.combining`.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from netralitas.analysis import fingerprint
from netralitas.corpus.article import Article, Unreadable
from netralitas.corpus.near_copies import band_keys, slots_of
from netralitas.corpus.store.adding import gate_fingerprint, valid
from netralitas.corpus.store.corpus import Stored
from netralitas.corpus.store.facts import Read, table_of
from netralitas.extract.article_reader import lexicon_at
from netralitas.extract.kinds import kinds
from netralitas.scale import places
from netralitas.scale.reading import read_batch
from netralitas.scale.scan import KEPT, SUFFIXES, Scanned, judged_articles, one_by_one

SLICE = 1000
"""Articles whose facts are held in memory at once."""
DONE = "done"
_TEXT = (
    "article_id",
    "page",
    "source",
    "url",
    "outlet",
    "title",
    "published",
    "published_basis",
    "text",
    "sha256",
    "language",
    "election",
    "election_basis",
    "region",
    "authors",
    "section",
    "tags",
    "error",
)
ARTICLES = pa.schema(
    [
        *((c, pa.string()) for c in _TEXT),
        ("place", pa.string()),
        ("row", pa.int64()),
        ("words", pa.int32()),
        ("signature", pa.binary()),
        ("bands", pa.list_(pa.uint64())),
    ]
)
"""place, row: the input and the article's number in it; signature, bands: see `corpus.near_copies`; error: why it could not be read."""


def mark(folder: str) -> str:
    """The fingerprint of program and lexicon that makes partitions."""
    lexicon = lexicon_at(folder)
    return f"{fingerprint(lexicon)}-{gate_fingerprint(lexicon)}"


def marker(out: str, place: str, folder: str) -> str:
    """The marker of an input that is done with this program and lexicon."""
    key = hashlib.sha256(f"{place}|{mark(folder)}".encode()).hexdigest()[:16]
    return places.joined(out, f"{DONE}/{key}.json")


def read_partitions(
    inputs: Iterable[str], out: str, *, folder: str = "", processes: int = 1, dask: str = ""
) -> Iterator[Scanned]:
    """Read inputs (paths, folders, globs, URLs) into partitions of facts, as many at a time as there are processes or workers.

    out: the folder or URL to write into. folder: a user's lexicon folder. dask: a scheduler's address, or `local`.
    Inputs that are done are passed over; what breaks one off is said in `Scanned.error`, and the next start does it again.
    """
    found = places.expanded(inputs, SUFFIXES)
    work = partial(read_batch_of_places, out, folder)
    yield from one_by_one(work, found, processes=processes, dask=dask, lost=_lost)


def read_batch_of_places(out: str, folder: str, batch: Sequence[str]) -> list[Scanned]:
    """Read inputs into partitions: the work that goes to a process or a cluster's worker."""
    return [_read(place, out, folder) for place in batch]


def _read(place: str, out: str, folder: str) -> Scanned:
    done = marker(out, place, folder)
    if places.exists(done):
        return Scanned(place, json.loads(places.read(done))["counts"], skipped=True)
    key = done.rpartition("/")[2].removesuffix(".json")
    counts: Counter[str] = Counter()
    source = _once(judged_articles(place, folder, counts), counts)
    number = slices = 0
    try:
        while some := list(islice(source, SLICE)):
            for name, table in _tables(place, number, some, folder).items():
                places.write(places.joined(out, f"{name}/{key}-{slices:03}.parquet"), _parquet(table))
            number += len(some)
            slices += 1
    except (Unreadable, OSError) as error:
        return Scanned(place, dict(counts), error=str(error))
    about = {"input": place, "mark": mark(folder), "articles": number, "slices": slices, "counts": counts}
    places.write(done, json.dumps(about, indent=1).encode())
    return Scanned(place, dict(counts))


def _once(
    source: Iterator[tuple[Article, dict[str, Any]]], counts: Counter[str]
) -> Iterator[tuple[Article, dict[str, Any]]]:
    seen: set[str] = set()
    for item in source:
        if item[0].article_id in seen:
            counts[KEPT] -= 1
            counts["known before"] += 1
        else:
            seen.add(item[0].article_id)
            yield item


def _tables(place: str, first: int, some: Sequence[tuple[Article, dict[str, Any]]], folder: str) -> dict[str, pa.Table]:
    stored = []
    for article, _ in some:
        about = {
            "title": valid(article.title),
            "outlet": valid(article.outlet),
            "url": valid(article.url),
            "published": article.published,
            "published_basis": article.published_basis,
        }
        stored.append(Stored(article.article_id, article.text, {k: v for k, v in about.items() if v and v != "none"}))
    read = read_batch(folder, stored)
    signatures = [decided["signature"] for _, decided in some]
    bands = band_keys(slots_of(signatures)).T.tolist()
    rows = [
        _row(*item, facts) | {"place": place, "row": first + n, "signature": signature, "bands": keys}
        for n, (item, facts, signature, keys) in enumerate(zip(some, read, signatures, bands, strict=True))
    ]
    tables = {"articles": pa.Table.from_pylist(rows, ARTICLES)}
    for kind in kinds().values():
        if kind.table:
            tables[kind.name] = table_of(read, kind.name, [(c.name, c.type) for c in kind.columns])
    return tables


def _row(article: Article, decided: dict[str, Any], facts: Read) -> dict[str, Any]:
    """A row of `articles`: what the page says, and in its place what was found in the text."""
    found = facts.article
    return {
        "article_id": article.article_id,
        "page": valid(article.page),
        "source": valid(article.source),
        "url": valid(article.url),
        "outlet": valid(article.outlet),
        "title": valid(article.title),
        "published": found.get("published") or article.published,
        "published_basis": found.get("published_basis") or article.published_basis,
        "text": article.text,
        "sha256": article.sha256,
        "language": decided["language"],
        "words": decided["words"],
        "election": found.get("election") or "none",
        "election_basis": found.get("election_basis") or "none",
        "region": found.get("region") or "",
        "error": facts.error,
        **{c: article.extra.get(c, "") for c in ("authors", "section", "tags")},
    }


def _parquet(table: pa.Table) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _lost(place: str, reason: str) -> Scanned:
    return Scanned(place, {}, error=reason)

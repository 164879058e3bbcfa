"""From raw pages to relevant articles: web archives and tables of a crawl, one input after the other or many at a time.

Each input becomes one Parquet file of relevant articles (which `netralitas add` reads) and, written last, a marker with what was
dropped and why; an input whose marker is there is not read again.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from netralitas.corpus.article import Article, Unreadable
from netralitas.corpus.source import Options
from netralitas.corpus.store.adding import gate_fingerprint, judged
from netralitas.extract.article_reader import lexicon_at
from netralitas.scale import gate, places

SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.zst", ".parquet")
UNCLEAN = "another subject, once cleaned"
KEPT = "kept"
COLUMNS = ("text", "title", "url", "outlet", "published", "authors", "section", "tags", "found_in")


class Scanned(NamedTuple):
    """What came of an input: how many pages were kept and dropped, by reason; skipped: it was done before; error: why it broke off."""

    place: str
    counts: dict[str, int]
    skipped: bool = False
    error: str = ""


def relevant_articles(place: str, folder: str, counts: Counter[str]) -> Iterator[Article]:
    """The relevant articles of one input, in order; what is dropped is counted by reason.

    folder: a user's lexicon folder ('' for none). Errors: Unreadable or OSError when the input cannot be read at all.
    """
    return (article for article, _ in judged_articles(place, folder, counts))


def judged_articles(place: str, folder: str, counts: Counter[str]) -> Iterator[tuple[Article, dict[str, Any]]]:
    """The same with what was decided of each article (see `corpus.store.adding.judged`)."""
    lexicon = lexicon_at(folder)
    for data, charset, is_html, make in _pages(place, Options(lexicon=lexicon), counts):
        if refused := gate.refusal(data, lexicon, charset=charset, is_html=is_html):
            counts[refused] += 1
            continue
        try:
            article = make()
        except Unreadable as reason:
            counts[str(reason).partition(":")[0]] += 1
            continue
        except Exception as error:  # a page that breaks a parser costs itself only
            counts[f"reader failed ({type(error).__name__})"] += 1
            continue
        (decided,) = judged([article.text], lexicon)
        if not decided["relevant"]:
            counts[UNCLEAN] += 1
            continue
        counts[KEPT] += 1
        yield article, decided


_Page = tuple[bytes, str, bool, Callable[[], Article]]


def _pages(place: str, options: Options, counts: Counter[str]) -> Iterator[_Page]:
    with places.open_place(place) as stream:
        yield from (_rows if place.lower().endswith(".parquet") else _archived)(place, stream, options, counts)


def _archived(place: str, stream: Any, options: Options, counts: Counter[str]) -> Iterator[_Page]:
    from netralitas.corpus.readers import warc

    for number, page in enumerate(warc.pages(stream), 1):
        if page.problem:
            counts[page.problem.partition(":")[0]] += 1
        else:
            make = partial(warc.article, page, f"{place}#{page.record or number}", options)
            yield page.data, page.charset, page.html, make


def _rows(place: str, stream: Any, options: Options, counts: Counter[str]) -> Iterator[_Page]:
    import pyarrow
    import pyarrow.parquet

    from netralitas.corpus.columns import article_from, mapping

    try:
        table = pyarrow.parquet.ParquetFile(stream, pre_buffer=False)
        columns = mapping(table.schema_arrow.names, options)
        texts = [c for c in columns["text"] + columns["html"] if "." not in c]
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                lowered = {str(k).lower(): v for k, v in record.items()}
                text = next((str(lowered[c.lower()]) for c in texts if lowered.get(c.lower())), "")
                where = f"{place}#{number}"
                number += 1
                make = partial(article_from, record, where, where.rpartition("/")[2], where, options)
                yield text.encode("utf-8", "replace"), "utf-8", "<" in text, make
    except pyarrow.ArrowException as error:
        raise Unreadable(f"damaged: no Parquet that can be read ({str(error).splitlines()[0][:120]})") from None


def scan_batch(out: str, folder: str, batch: Sequence[str]) -> list[Scanned]:
    """Scan inputs and write what is relevant into the folder out; inputs that are done are passed over."""
    return [_scan(place, out, folder) for place in batch]


def marker(out: str, place: str, folder: str) -> str:
    """The marker of an input that is done with this program and lexicon."""
    key = hashlib.sha256(f"{place}|{gate_fingerprint(lexicon_at(folder))}".encode()).hexdigest()[:16]
    return places.joined(out, f"part-{key}.json")


def _scan(place: str, out: str, folder: str) -> Scanned:
    done = marker(out, place, folder)
    if places.exists(done):
        return Scanned(place, json.loads(places.read(done))["counts"], skipped=True)
    counts: Counter[str] = Counter()
    try:
        found = list(relevant_articles(place, folder, counts))
    except (Unreadable, OSError) as error:
        return Scanned(place, dict(counts), error=str(error))
    if found:
        places.write(done.removesuffix(".json") + ".parquet", _parquet(found))
    places.write(done, json.dumps({"input": place, "counts": counts}, indent=1).encode())
    return Scanned(place, dict(counts))


def _parquet(articles: Sequence[Article]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    rows = [
        {
            "text": a.text,
            "title": a.title,
            "url": a.url,
            "outlet": a.outlet,
            "published": a.published,
            "found_in": a.source,
            **{k: a.extra.get(k, "") for k in ("authors", "section", "tags")},
        }
        for a in articles
    ]
    schema = pyarrow.schema([(c, pyarrow.string()) for c in COLUMNS])
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema), stream, compression="zstd")
    return stream.getvalue()


def scan(inputs: Iterable[str], out: str, *, folder: str = "", processes: int = 1, dask: str = "") -> Iterator[Scanned]:
    """Scan inputs (paths, folders, globs, URLs), as many at a time as there are processes; in their order, or as they are done on Dask.

    out: the folder or URL to write into. folder: a user's lexicon folder. dask: a scheduler's address, or `local`.
    """
    found = places.expanded(inputs, SUFFIXES)
    work = partial(scan_batch, out, folder)
    yield from one_by_one(work, found, processes=processes, dask=dask, lost=_lost)


def one_by_one(
    work: Callable[[Sequence[str]], list[Scanned]],
    inputs: Sequence[str],
    *,
    processes: int,
    dask: str,
    lost: Callable[[str, str], Scanned],
) -> Iterator[Scanned]:
    """What `work` makes of each input, in their order: in processes here, or by the workers of a Dask scheduler (its address)."""
    batches = [[place] for place in inputs]
    if dask:
        from netralitas.scale.cluster import on_dask

        results = on_dask(work, batches, address=dask, processes=processes, lost=lost)
    else:
        from netralitas.scale.processes import in_order

        results = in_order(work, batches, processes=min(processes, max(1, len(inputs))), lost=lost)
    for batch in results:
        yield from batch


def _lost(place: str, reason: str) -> Scanned:
    return Scanned(place, {}, error=reason)

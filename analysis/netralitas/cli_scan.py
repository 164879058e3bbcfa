"""Crawls: the command `netralitas scan`, and what `netralitas run --parts` does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from netralitas.analysis import Analysis

Parts = Annotated[
    str,
    typer.Option(
        "--parts",
        metavar="FOLDER|URL",
        help="Without a corpus file: read each Parquet or WARC of PATH into a partition of facts here, then put all together.",
    ),
]


def scan(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="WARC…|PARQUET…", help="Files, folders, globs, or URLs such as s3://bucket/crawl."),
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", help="Folder or URL for the relevant articles (Parquet).")
    ] = "scan",
    corpus: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--corpus", "-c", help="Also add what was found to this corpus."),
    ] = None,
    lexicon: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--lexicon", help="A folder of lexicon files laid over the program's own."),
    ] = None,
    processes: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--processes", min=1, help="Inputs scanned at a time (default: one a core)."),
    ] = None,
    dask: Annotated[
        str,
        typer.Option("--dask", metavar="ADDRESS", help="Scan on a Dask cluster: its scheduler's address, or local."),
    ] = "",
) -> None:
    """From a crawl's raw pages to the articles about neutrality; what is dropped is counted by reason.

    An input that was scanned into OUT before, with the same program and words, is passed over.
    """
    from netralitas.cli import _fail, _open, _progress, _say
    from netralitas.corpus.article import Unreadable
    from netralitas.extract.article_reader import folder_of
    from netralitas.lexicon import LexiconError
    from netralitas.scale import places
    from netralitas.scale.cluster import ClusterError
    from netralitas.scale.processes import cores
    from netralitas.scale.scan import KEPT, SUFFIXES
    from netralitas.scale.scan import scan as through

    counts: Counter[str] = Counter()
    done = skipped = 0
    failed = []
    try:
        total = len(places.expanded(inputs, SUFFIXES))
        with _progress("scanning", total) as bar:
            task = bar.add_task("", total=total)
            for found in through(inputs, out, folder=folder_of(lexicon), processes=processes or cores(), dask=dask):
                bar.advance(task)
                counts.update(found.counts)
                skipped += found.skipped
                done += not found.error
                if found.error:
                    failed.append(found)
    except (LexiconError, ClusterError, Unreadable, OSError) as error:
        raise _fail(str(error)) from None
    for broken in failed[:20]:
        _say(f"  rejected {broken.place}: {broken.error}", error=True)
    kept = counts.pop(KEPT, 0)
    _say(f"{kept} of {kept + counts.total()} pages kept, from {done} inputs ({skipped} scanned before)")
    for reason, count in counts.most_common():
        _say(f"  {count:>10}  {reason}")
    if not done:
        raise _fail("nothing could be read; see the reasons above")
    _say(f"\nArticles {out if places.is_url(out) else Path(out).resolve()}")
    if corpus is not None:
        if places.is_url(out):
            raise _fail(
                "a corpus takes articles from a folder here: give --out a path, or copy the Parquet files first"
            )
        with _open(corpus) as opened:
            added = opened.add(*sorted(Path(out).glob("part-*.parquet")))
            _say(f"{added.new} new articles, {added.known} known before · {len(opened)} in {corpus}")


def from_parts(
    inputs: list[str], parts: str, lexicon: Path | None, processes: int | None = None, dask: str = ""
) -> Analysis:
    """Read inputs into partitions of facts, say what came of it, and put all partitions together.

    Errors: typer.Exit with a message when there is nothing to put together.
    """
    from netralitas.cli import _fail, _progress, _say
    from netralitas.corpus.article import Unreadable
    from netralitas.extract.article_reader import folder_of
    from netralitas.lexicon import LexiconError
    from netralitas.scale import places
    from netralitas.scale.cluster import ClusterError
    from netralitas.scale.combining import combined
    from netralitas.scale.partitions import read_partitions
    from netralitas.scale.processes import cores
    from netralitas.scale.scan import KEPT, SUFFIXES

    folder = folder_of(lexicon)
    counts: Counter[str] = Counter()
    done = skipped = 0
    try:
        total = len(places.expanded(inputs, SUFFIXES))
        with _progress("reading", total) as bar:
            task = bar.add_task("", total=total)
            for found in read_partitions(inputs, parts, folder=folder, processes=processes or cores(), dask=dask):
                bar.advance(task)
                counts.update(found.counts)
                skipped += found.skipped
                done += not found.error
                if found.error:
                    _say(f"  rejected {found.place}: {found.error}", error=True)
        if total:
            kept = counts.pop(KEPT, 0)
            _say(f"{kept} of {kept + counts.total()} pages kept, from {done} inputs ({skipped} read before)")
            for reason, count in counts.most_common():
                _say(f"  {count:>10}  {reason}")
        return combined(parts, folder=folder)
    except (LexiconError, ClusterError, Unreadable, OSError) as error:
        raise _fail(str(error)) from None


def register(app: typer.Typer) -> None:
    """Make the command known to the program."""
    app.command(
        epilog="Examples:\n\n    netralitas scan crawl/*.warc.gz --out relevant --corpus kaltim.duckdb"
        "\n\n    netralitas scan s3://archive/2024/ --out s3://mine/2024 --dask tcp://scheduler:8786"
    )(scan)

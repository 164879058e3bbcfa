"""The command that goes through a crawl: `netralitas scan`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Optional

import typer


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


def register(app: typer.Typer) -> None:
    """Make the command known to the program."""
    app.command(
        epilog="Examples:\n\n    netralitas scan crawl/*.warc.gz --out relevant --corpus kaltim.duckdb"
        "\n\n    netralitas scan s3://archive/2024/ --out s3://mine/2024 --dask tcp://scheduler:8786"
    )(scan)

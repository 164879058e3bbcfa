"""The commands that look after a corpus: `netralitas copies`, `verify`, `remove`, `export`, `import`, `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

_CORPUS = typer.Option("--corpus", "-c", help="The corpus file.", show_default="netralitas.duckdb")
_DEFAULT = Path("netralitas.duckdb")
CorpusFile = Annotated[Path, _CORPUS]
Article = Annotated[str, typer.Argument(help="The beginning of an article_id, or (part of) its source.")]


def find_article(articles: pd.DataFrame, given: str) -> str:
    """The id of the one article whose id begins with, or whose source is or holds, what was given.

    Errors: typer.Exit with a message when there is none or more than one.
    """
    from netralitas.cli import _fail

    stem = articles["source"].map(lambda s: Path(str(s)).stem)
    found = articles[articles["article_id"].str.startswith(given) | (stem == given) | (articles["source"] == given)]
    if found.empty:
        found = articles[articles["source"].str.contains(given, regex=False)]
    if found.empty:
        raise _fail(
            f"no article whose id begins with, or whose source holds, {given!r}; see: netralitas tables articles"
        )
    if len(found) > 1:
        ids = ", ".join(found["article_id"].head(5))
        raise _fail(f"{given!r} could be {len(found)} articles: {ids} …; give more of the id")
    return str(found["article_id"].iloc[0])


def copies(article: Article, corpus: CorpusFile = _DEFAULT) -> None:
    """Show the near-copies of an article: which one stands for them, and how the others differ from it."""
    from netralitas.cli import _open, _say
    from netralitas.corpus.copies import copies as find

    with _open(corpus, must_exist=True) as opened:
        articles = opened.articles()
        members = find(articles, opened.clusters(), find_article(articles, article))
    _say(f"{len(members)} {'article' if len(members) == 1 else 'articles'} with (nearly) the same words")
    for member in members:
        _say(
            f"\n{member.article_id}  {member.outlet or '–'}  {member.published or 'undated'}  {member.source}"
            f"\n  {member.kind}{'' if member.kind == 'representative' else f', {member.alike:.0%} of three-word runs in common'}"
        )
        for mark, sentences in (("-", member.missing), ("+", member.added)):
            for sentence in sentences[:8]:
                _say(f"  {mark} {sentence[:200]}")
            if len(sentences) > 8:
                _say(f"  {mark} … {len(sentences) - 8} more")


def verify(corpus: CorpusFile = _DEFAULT) -> None:
    """Check hashes, offsets, versions and references of the whole corpus; exit code 1 if something does not hold."""
    from netralitas.cli import _open, _say

    with _open(corpus, must_exist=True) as opened:
        problems = opened.verify()
        count = len(opened)
    for name, problem in problems[:50]:
        _say(f"  {name}: {problem}", error=True)
    if problems:
        _say(f"{len(problems)} problems in {corpus}; remove those articles and add their sources again", error=True)
        raise typer.Exit(1)
    _say(f"{corpus} is sound: {count} articles, every hash, offset and reference holds")


def remove(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE…", help="Beginnings of article_ids, or (parts of) sources.")
    ],
    corpus: CorpusFile = _DEFAULT,
) -> None:
    """Remove articles, all versions of their pages, and their facts."""
    from netralitas.cli import _open, _say

    with _open(corpus, must_exist=True) as opened:
        frame = opened.articles()
        for article_id in [find_article(frame, given) for given in articles]:
            source = frame.loc[frame["article_id"] == article_id, "source"].iloc[0]
            versions = opened.remove(article_id)
            _say(f"removed {article_id} ({source}), {versions} {'version' if versions == 1 else 'versions'}")


def export(
    folder: Annotated[Path, typer.Argument(help="The folder to write.")],
    corpus: CorpusFile = _DEFAULT,
) -> None:
    """Write the whole corpus as Parquet files, which `netralitas import` takes in again."""
    from netralitas.cli import _fail, _open, _say

    with _open(corpus, must_exist=True) as opened:
        try:
            written = opened.export(folder)
        except OSError as error:
            raise _fail(f"cannot write to {folder}: {error.strerror or error}") from None
        _say(f"{len(opened)} articles in {len(written)} files: {folder.resolve()}")


def import_(
    folder: Annotated[Path, typer.Argument(help="A folder that `netralitas export` wrote.")],
    corpus: CorpusFile = _DEFAULT,
) -> None:
    """Take in an exported corpus; what is here already stays as it is."""
    from netralitas.cli import _fail, _open, _say
    from netralitas.corpus import CorpusError

    with _open(corpus) as opened:
        try:
            new = opened.load(folder)
        except CorpusError as error:
            raise _fail(str(error)) from None
        _say(f"{new} articles taken in · {len(opened)} in the corpus")


def diff(
    first: Annotated[Path, typer.Argument(metavar="RUN1", help="A run's OUT folder, or a corpus file.")],
    second: Annotated[Path, typer.Argument(metavar="RUN2", help="The later one.")],
    limit: Annotated[int, typer.Option("--limit", help="Numbers shown at most.", min=1)] = 30,
    brief: Annotated[bool, typer.Option("--brief", help="One line, for a log or a mail.")] = False,
) -> None:
    """What is new from one run to another, and which published numbers it moved."""
    from netralitas.cli import _fail, _say
    from netralitas.corpus import CorpusError
    from netralitas.diff import RunError, read_run
    from netralitas.diff import diff as compute

    try:
        found = compute(read_run(first), read_run(second))
    except (RunError, CorpusError) as error:
        raise _fail(str(error)) from None
    if not found:
        _say("no difference: the same articles, facts and numbers")
        return
    if brief:
        _say(found.summary())
        return
    _say(f"{len(found.new)} articles new, {len(found.gone)} gone, {len(found.changed)} changed")
    row: Any
    for row in found.rows[(found.rows["came"] + found.rows["went"]) > 0].itertuples():
        _say(f"  {row.table:<14}{row.before:>8} → {row.after:<8} +{row.came} −{row.went}")
    for row in found.groups.itertuples():
        _say(
            f"  {row.group}: {row.before} → {row.after} articles, so all its numbers are {'new' if row.after else 'gone'}"
        )
    if len(found.numbers):
        _say(f"\n{len(found.numbers)} shares moved (of articles, by group):")
    for row in found.numbers.head(limit).itertuples():
        what = f"{row.facet} {row.code}{f' · {row.second}' if row.second else ''} · {row.group}"
        _say(
            f"  {what:<60} {row.share_before:6.1%} ({row.k_before:.0f}/{row.n_before:.0f}) → {row.share_after:6.1%}"
            f" ({row.k_after:.0f}/{row.n_after:.0f})  {row.moved:+.1f}"
        )
    if len(found.numbers) > limit:
        _say(f"  … {len(found.numbers) - limit} more: --limit {len(found.numbers)}")
    if len(found.figures):
        _say(f"\n{len(found.figures)} case figures came, went or changed:")
    for row in found.figures.head(limit).itertuples():
        place = " · ".join(x for x in (row.counter, row.region, row.election, row.unit, row.status, row.as_of) if x)
        _say(f"  {place:<60} {_range(row.min_before, row.max_before)} → {_range(row.min_after, row.max_after)}")


def _range(low: str, high: str) -> str:
    if not low and not high:
        return "–"
    return low if low == high else f"{low or '…'} to {high or '…'}"


def register(app: typer.Typer) -> None:
    """Make the commands known to the program."""
    app.command(epilog="Example:\n\n    netralitas copies pilkada-2020-d05")(copies)
    app.command(epilog="Example:\n\n    netralitas verify --corpus kaltim.duckdb")(verify)
    app.command(epilog="Example:\n\n    netralitas remove 3f2a --corpus kaltim.duckdb")(remove)
    app.command(epilog="Example:\n\n    netralitas export backup/ --corpus kaltim.duckdb")(export)
    app.command("import", epilog="Example:\n\n    netralitas import backup/ --corpus copy.duckdb")(import_)
    app.command(
        epilog="Examples:\n\n    netralitas diff report-june report-july\n\n    netralitas diff --brief report-june report-july\n\n    netralitas diff old.duckdb new.duckdb"
    )(diff)

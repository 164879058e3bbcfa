"""The command line: `netralitas run`, `add`, `status`; the commands that look at a corpus are in `cli_look`, those that look after
it in `cli_corpus`. Nothing is imported before it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from netralitas import cli_corpus, cli_look, cli_report, cli_scan

if TYPE_CHECKING:
    from netralitas.analysis import Analysis
    from netralitas.corpus import Corpus
    from netralitas.lexicon import Lexicon

app = typer.Typer(
    name="netralitas",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    help="How Indonesian officials tell civil servants to stay neutral in elections: from news articles to tables, charts and a "
    "report in which every number leads back to its sentence.",
    epilog="Exit codes: 0 done (rejected inputs are listed), 1 nothing could be read or the run failed, 2 wrong usage.",
)

DEFAULT = Path("netralitas.duckdb")
CorpusFile = Annotated[Path, typer.Option("--corpus", "-c", help="The corpus file.", show_default=str(DEFAULT))]
LexiconFolder = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder of lexicon files laid over the program's own.")
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for standard input.", show_default=False),
]
Processes = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--processes", min=1, help="Processes that read articles (default: all cores, when it pays)."),
]
Dask = Annotated[
    str,
    typer.Option("--dask", metavar="ADDRESS", help="Read on a Dask cluster: its scheduler's address, or local."),
]
Columns = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--column", metavar="FIELD=NAME", help="Column of a table: text=isi, title=…, url=, outlet=, published=, html=."
    ),
]
Preset = Annotated[
    str, typer.Option("--preset", help="Layout of tables: news-please, mediacloud, c4, culturax, oscar, fineweb.")
]


def _say(message: str, *, error: bool = False) -> None:
    from rich.console import Console

    Console(stderr=error, highlight=False, soft_wrap=True).print(message, markup=False)


def _fail(message: str) -> typer.Exit:
    _say(f"netralitas: {message}", error=True)
    return typer.Exit(1)


def _progress(what: str, total: int | None) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    class Rate(ProgressColumn):
        def render(self, task: Any) -> str:
            return f"{task.speed:,.0f}/s" if task.speed else ""

    return Progress(
        TextColumn(f"{what}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=(console := Console(stderr=True)),
        transient=True,
        disable=not console.is_terminal,
    )


def _open(path: Path, *, must_exist: bool = False) -> Corpus:
    from netralitas.corpus import Corpus, CorpusError

    if must_exist and not path.exists():
        raise _fail(f"there is no corpus {path} yet; make one with: netralitas add PATH --corpus {path}")
    try:
        return Corpus.open(path)
    except CorpusError as error:
        raise _fail(str(error)) from None


def _lexicon(folder: Path | None) -> Lexicon:
    from netralitas.lexicon import Lexicon, LexiconError

    try:
        return Lexicon(folder)
    except LexiconError as error:
        raise _fail(str(error)) from None


def _add(
    corpus: Corpus,
    paths: list[str],
    outlet: str,
    lexicon: Path | None,
    columns: list[str] | None = None,
    preset: str = "",
) -> int:
    """Add paths, say what came of it, and return how many records were read."""
    mapped = {}
    for column in columns or []:
        field, equals, name = column.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{column!r} is not FIELD=NAME, such as text=isi", param_hint="--column")
        mapped[field] = name
    words = _lexicon(lexicon)
    try:
        with _progress("reading", None) as bar:
            task = bar.add_task("", total=None)
            added = corpus.add(
                *paths,
                outlet=outlet,
                lexicon=words,
                columns=mapped,
                preset=preset,
                progress=lambda _: bar.advance(task),
            )
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--column, --preset") from None
    _say(
        f"{added.new} new articles, {added.versions} new versions, {added.known} known before, {added.rejected} rejected"
        f" · {len(corpus)} in the corpus"
    )
    if added.rejected:
        _list_rejected(corpus, added.rejected)
    return added.read


def _list_rejected(corpus: Corpus, most: int) -> None:
    rows = corpus.rejected()
    for row in rows.tail(min(most, 20)).itertuples():
        _say(f"  rejected {row.source}: {row.reason}", error=True)
    if most > 20:
        _say(f"  … and {most - 20} more: netralitas tables rejected", error=True)


def _analyze(corpus: Corpus, lexicon: Path | None, processes: int | None = None, dask: str = "") -> Analysis:
    from netralitas.analysis import analyze, fingerprint
    from netralitas.lexicon import LexiconError
    from netralitas.scale.cluster import ClusterError

    try:
        total = corpus.pending(fingerprint(_lexicon(lexicon)))
        with _progress("extracting", total) as bar:
            task = bar.add_task("", total=total)
            found = analyze(
                corpus, lexicon=lexicon, processes=processes, dask=dask, progress=lambda n: bar.advance(task, n)
            )
    except (LexiconError, ClusterError) as error:
        raise _fail(str(error)) from None
    if found.changed:
        _say_changed(found)
    return found


def _say_changed(found: Analysis) -> None:
    """After a change of program or lexicon: which tables were computed again, and what that changed in each."""
    again = [name for name in found.changed if name != "articles"]
    _say(f"program or lexicon changed; computed again: {', '.join(again) or 'nothing'}", error=True)
    for name, c in found.changed.items():
        if c.articles:
            _say(f"  {name:<14}{c.articles:>6} articles, +{c.added} −{c.removed} rows", error=True)
    if not any(c.articles for c in found.changed.values()):
        _say("  no fact changed", error=True)


@app.command(
    epilog="Examples:\n\n    netralitas run articles/ --out report\n\n    netralitas run            (the corpus here; without one, the sample)"
    "\n\n    netralitas run 'crawl/**/*.html' --corpus kaltim.duckdb --lang en"
)
def run(
    paths: Inputs = None,
    corpus: CorpusFile = DEFAULT,
    out: Annotated[Path, typer.Option("--out", "-o", help="Where tables, charts and report go.")] = Path(
        "netralitas-out"
    ),
    lang: Annotated[str, typer.Option("--lang", help="Language of charts and report: id or en.")] = "id",
    outlet: Annotated[str, typer.Option("--outlet", help="Outlet of articles that don't name theirs.")] = "",
    sample: Annotated[bool, typer.Option("--sample", help="Show the bundled sample, whatever corpus is here.")] = False,
    lexicon: LexiconFolder = None,
    column: Columns = None,
    preset: Preset = "",
    processes: Processes = None,
    dask: Dask = "",
    parts: cli_scan.Parts = "",
    publish: cli_report.Publish = False,
    against: cli_report.Against = None,
    gold: cli_report.GoldFiles = None,
    pdf: cli_report.Pdf = False,
) -> None:
    """Read PATH…, find the facts, compare elections; write tables, charts and OUT/report.html."""
    import tempfile
    from contextlib import ExitStack

    from netralitas.resources import sample_folder

    if lang not in ("id", "en"):
        raise typer.BadParameter("id or en", param_hint="--lang")
    if pdf:
        cli_report.check_pdf()
    before = cli_report.earlier_tables(against)
    given = list(paths or [])
    if parts:
        _run_parts(cli_scan.from_parts(given, parts, lexicon, processes, dask), out, lang, publish, before, gold)
        return
    store = corpus
    if sample and given:
        raise typer.BadParameter(
            "the sample is never mixed with other articles; give either --sample or PATH", param_hint="--sample"
        )
    bundled = sample or (not given and not corpus.exists())
    if bundled:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _fail(f"cannot write to {out}: {error.strerror or error}") from None
        kept = "" if publish else f", kept in {out / 'sample.duckdb'}"
        store, given = out / "sample.duckdb", [str(sample_folder())]
        _say(
            f"{'' if sample else f'There is no corpus {corpus} here. '}This run shows the bundled sample of fictional articles{kept}."
        )
    with ExitStack() as stack:
        if publish and bundled:  # full texts have no place in a folder that is to be shared
            store = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "sample.duckdb"
        opened = stack.enter_context(_open(store))
        if given and not _add(opened, given, outlet, lexicon, column, preset) and not len(opened):
            raise _fail("nothing could be read; see the reasons above")
        if not len(opened):
            raise _fail(f"the corpus {store} is empty; add articles with: netralitas add PATH --corpus {store}")
        analysis = _analyze(opened, lexicon, processes, dask)
    cli_report.write(analysis, out, lang, publish=publish, before=before, gold=gold, pdf=pdf)
    articles = analysis["articles"]
    paper = f"\nOn paper {(out / 'report.pdf').resolve()}" if pdf else ""
    _say(
        f"{analysis.read_now} articles analysed now, {len(articles)} in all, {int(articles['relevant'].sum())} about neutrality;"
        f" {len(analysis['rejected'])} inputs rejected."
    )
    _say(
        f"\nReport   {(out / 'report.html').resolve()}{paper}\nTables   {(out / 'tables').resolve()}\nCharts   {(out / 'charts').resolve()}"
    )
    if publish:
        for file in sorted(out.glob("*.duckdb")):
            _say(f"\nNot to share: {file} holds full texts; it is no part of this edition.", error=True)
        return
    keep = "" if store == DEFAULT else f" --corpus {store}"
    _say(
        "\nNext: open the report in a browser;"
        f"\n      netralitas show {Path(str(articles['source'].iloc[0])).stem}{keep}    an article with its facts"
        f"\n      netralitas add PATH{keep}    then  netralitas run{keep}  reads only what is new"
    )


def _run_parts(
    analysis: Analysis, out: Path, lang: str, publish: bool, before: dict[str, Any] | None, gold: list[Path] | None
) -> None:
    cli_report.write(analysis, out, lang, publish=publish, before=before, gold=gold)
    _say(f"{len(analysis['articles'])} articles about neutrality.\n\nReport   {(out / 'report.html').resolve()}")


@app.command(
    epilog="Examples:\n\n    netralitas add articles/ more/*.html\n\n    curl -s https://example.org/news | netralitas add -"
)
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for standard input.")
    ],
    corpus: CorpusFile = DEFAULT,
    outlet: Annotated[str, typer.Option("--outlet", help="Outlet of articles that don't name theirs.")] = "",
    lexicon: LexiconFolder = None,
    column: Columns = None,
    preset: Preset = "",
) -> None:
    """Extend the corpus; `netralitas run` afterwards reads only what is new."""
    with _open(corpus) as opened:
        if not _add(opened, paths, outlet, lexicon, column, preset):
            raise _fail("nothing could be read; see the reasons above")


@app.command(epilog="Example:\n\n    netralitas status --corpus kaltim.duckdb")
def status(corpus: CorpusFile = DEFAULT, lexicon: LexiconFolder = None) -> None:
    """What the corpus holds, and what the next run would read."""
    from netralitas.analysis import fingerprint

    with _open(corpus, must_exist=True) as opened:
        articles = opened.articles()
        mark = fingerprint(_lexicon(lexicon))
        dated = articles.loc[articles["published"] != "", "published"]
        _say(
            f"corpus      {corpus.resolve()}\narticles    {len(articles)}, {int(articles['relevant'].sum())} about neutrality"
            f"\noutlets     {articles.loc[articles['outlet'] != '', 'outlet'].nunique()}"
            f"\npublished   {f'{dated.min()} to {dated.max()}' if len(dated) else 'no dates'} ({len(articles) - len(dated)} undated)"
            f"\nto analyse  {opened.pending(mark)}\nrejected    {len(opened.rejected())}\nfingerprint {mark}"
        )
        for name, count in articles.loc[articles["relevant"], "election"].value_counts().sort_index().items():
            _say(f"  {name:<14}{count}")


cli_look.register(app)
cli_report.register(app)
cli_corpus.register(app)
cli_scan.register(app)


def main() -> None:
    """The console script."""
    app()

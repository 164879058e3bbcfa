"""The command line: `netralitas run`, `add`, `status`, `tables`, `kwic`, `show`, `score`; those that look after a corpus are in
`cli_corpus`. Nothing is imported before it is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from netralitas import cli_corpus

if TYPE_CHECKING:
    from netralitas.analysis import Analysis
    from netralitas.corpus import Corpus

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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn(f"{what}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _open(path: Path, *, must_exist: bool = False) -> Corpus:
    from netralitas.corpus import Corpus, CorpusError

    if must_exist and not path.exists():
        raise _fail(f"there is no corpus {path} yet; make one with: netralitas add PATH --corpus {path}")
    try:
        return Corpus.open(path)
    except CorpusError as error:
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
    from netralitas.lexicon import Lexicon

    mapped = {}
    for column in columns or []:
        field, equals, name = column.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{column!r} is not FIELD=NAME, such as text=isi", param_hint="--column")
        mapped[field] = name
    try:
        with _progress("reading", None) as bar:
            task = bar.add_task("", total=None)
            added = corpus.add(
                *paths,
                outlet=outlet,
                lexicon=Lexicon(lexicon),
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


def _analyze(corpus: Corpus, lexicon: Path | None) -> Analysis:
    from netralitas.analysis import analyze, fingerprint
    from netralitas.lexicon import Lexicon, LexiconError

    try:
        total = corpus.pending(fingerprint(Lexicon(lexicon)))
        with _progress("extracting", total) as bar:
            task = bar.add_task("", total=total)
            found = analyze(corpus, lexicon=lexicon, progress=lambda n: bar.advance(task, n))
    except LexiconError as error:
        raise _fail(str(error)) from None
    if found.changed:
        moved = ", ".join(f"{name} +{c.added} −{c.removed}" for name, c in found.changed.items() if c.articles)
        _say(f"read again with a changed program or lexicon; facts that changed: {moved or 'none'}", error=True)
    return found


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
) -> None:
    """Read PATH…, find the facts, compare elections; write tables, charts and OUT/report.html."""
    from netralitas.resources import sample_folder

    if lang not in ("id", "en"):
        raise typer.BadParameter("id or en", param_hint="--lang")
    given = list(paths or [])
    store = corpus
    if sample and given:
        raise typer.BadParameter(
            "the sample is never mixed with other articles; give either --sample or PATH", param_hint="--sample"
        )
    if sample or (not given and not corpus.exists()):
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _fail(f"cannot write to {out}: {error.strerror or error}") from None
        store, given = out / "sample.duckdb", [str(sample_folder())]
        _say(
            f"{'' if sample else f'There is no corpus {corpus} here. '}This run shows the bundled sample of fictional articles, kept in {store}."
        )
    with _open(store) as opened:
        if given and not _add(opened, given, outlet, lexicon, column, preset) and not len(opened):
            raise _fail("nothing could be read; see the reasons above")
        if not len(opened):
            raise _fail(f"the corpus {store} is empty; add articles with: netralitas add PATH --corpus {store}")
        analysis = _analyze(opened, lexicon)
    _write(analysis, out, lang)
    articles = analysis["articles"]
    _say(
        f"{analysis.read_now} articles analysed now, {len(articles)} in all, {int(articles['relevant'].sum())} about neutrality;"
        f" {len(analysis['rejected'])} inputs rejected."
    )
    _say(
        f"\nReport   {(out / 'report.html').resolve()}\nTables   {(out / 'tables').resolve()}\nCharts   {(out / 'charts').resolve()}"
    )
    keep = "" if store == DEFAULT else f" --corpus {store}"
    _say(
        "\nNext: open the report in a browser;"
        f"\n      netralitas show {Path(str(articles['source'].iloc[0])).stem}{keep}    an article with its facts"
        f"\n      netralitas add PATH{keep}    then  netralitas run{keep}  reads only what is new"
    )


def _write(analysis: Analysis, out: Path, lang: str) -> None:
    from netralitas.report import write_charts, write_report

    try:
        out.mkdir(parents=True, exist_ok=True)
        analysis.write_tables(out / "tables")
        comparison = analysis.compare()
        write_charts(comparison, out / "charts", lang=lang)
        write_report(analysis, comparison, out / "report.html", lang=lang)
    except OSError as error:
        raise _fail(f"cannot write to {out}: {error.strerror or error}") from None


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
    from netralitas.lexicon import Lexicon

    with _open(corpus, must_exist=True) as opened:
        articles = opened.articles()
        mark = fingerprint(Lexicon(lexicon))
        dated = articles.loc[articles["published"] != "", "published"]
        _say(
            f"corpus      {corpus.resolve()}\narticles    {len(articles)}, {int(articles['relevant'].sum())} about neutrality"
            f"\noutlets     {articles.loc[articles['outlet'] != '', 'outlet'].nunique()}"
            f"\npublished   {f'{dated.min()} to {dated.max()}' if len(dated) else 'no dates'} ({len(articles) - len(dated)} undated)"
            f"\nto analyse  {opened.pending(mark)}\nrejected    {len(opened.rejected())}\nfingerprint {mark}"
        )
        for name, count in articles.loc[articles["relevant"], "election"].value_counts().sort_index().items():
            _say(f"  {name:<14}{count}")


@app.command(
    epilog="Examples:\n\n    netralitas tables counts --where \"unit = 'case' AND min > 20\"\n\n    netralitas tables officials --csv > officials.csv"
)
def tables(
    name: Annotated[
        str,
        typer.Argument(
            help="articles, officials, institutions, dates, counts, behaviours, regulations, sanctions, "
            "statements, case_series, people, rejected"
        ),
    ],
    corpus: CorpusFile = DEFAULT,
    where: Annotated[str, typer.Option("--where", help="A condition in SQL over the table's columns.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="Write CSV instead of a table for reading.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="Rows at most when reading.", min=1)] = 40,
    lexicon: LexiconFolder = None,
) -> None:
    """Show a table."""
    from netralitas.corpus import CorpusError

    with _open(corpus, must_exist=True) as opened:
        analysis = _analyze(opened, lexicon)
        if name not in analysis.tables:
            raise typer.BadParameter(f"there is no table {name!r}; there are {', '.join(analysis.tables)}")
        frame = analysis[name]
        if where:
            try:
                frame = opened.query(f'SELECT * FROM "{name}" WHERE {where}', **{name: frame})
            except CorpusError as error:
                raise typer.BadParameter(str(error), param_hint="--where") from None
    if csv:
        frame.to_csv(sys.stdout, index=False)
        return
    from rich.console import Console
    from rich.table import Table

    shown = Table(title=f"{name}: {len(frame)} rows" + (f", the first {limit}" if len(frame) > limit else ""))
    columns = [
        c
        for c in frame.columns
        if c not in ("start", "end", "sha256", "signature") and not (name == "articles" and c == "text")
    ]
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in frame[columns].head(limit).itertuples(index=False):
        shown.add_row(
            *("" if v is None or v != v else str(v)[:200] for v in (None if str(x) == "<NA>" else x for x in row))
        )
    Console().print(shown)


@app.command(epilog="Examples:\n\n    netralitas kwic netral\n\n    netralitas kwic 'dilarang*' --width 60")
def kwic(
    word: Annotated[str, typer.Argument(help="A word or phrase; * stands for any letters.")],
    corpus: CorpusFile = DEFAULT,
    width: Annotated[int, typer.Option("--width", help="Characters on each side.", min=10)] = 45,
) -> None:
    """Keyword in context: every place where a word stands, with the words around it."""
    from netralitas.corpus.kwic import keyword_in_context

    with _open(corpus, must_exist=True) as opened:
        found = 0
        for source, left, middle, right in keyword_in_context(opened.articles(), word, width):
            found += 1
            _say(f"{Path(source).stem[:24]:<24} {left:>{width}} [{middle}] {right}")
        _say(f"{found} places")


@app.command(
    epilog="Examples:\n\n    netralitas show pilkada-2020-d05\n\n    netralitas show 3f2a --kind counts --kind dates"
)
def show(
    article: Annotated[str, typer.Argument(help="The beginning of an article_id, or (part of) its source.")],
    corpus: CorpusFile = DEFAULT,
    kind: Annotated[Optional[list[str]], typer.Option("--kind", help="Only these facts.")] = None,  # noqa: UP045
    lexicon: LexiconFolder = None,
) -> None:
    """Show an article with its facts highlighted, and what was masked as not being the article."""
    from rich.console import Console

    from netralitas.report.terminal import render

    with _open(corpus, must_exist=True) as opened:
        analysis = _analyze(opened, lexicon)
        masks = opened.articles().set_index("article_id")["masks"]
    found = cli_corpus.find_article(analysis["articles"], article)
    Console().print(render(analysis, found, masks.loc[found], kind or []))


@app.command(
    epilog="Examples:\n\n    netralitas score gold/*.jsonl --corpus mine.duckdb\n\n    netralitas score gold.jsonl --errors modality --html errors.html"
)
def score(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD…", help="Gold files (JSONL, codebook section 10).", exists=True, dir_okay=False),
    ],
    corpus: CorpusFile = DEFAULT,
    errors: Annotated[
        str | None,
        typer.Option("--errors", help="List misses and extras of tasks whose name holds this ('' for all)."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page that shows gold and found side by side.")
    ] = None,
    lexicon: LexiconFolder = None,
) -> None:
    """Precision, recall and F1 of the corpus's tables against gold; the sample's where there is no corpus."""
    from netralitas.evaluate import read_gold
    from netralitas.evaluate import score as compute

    try:
        wanted = read_gold(gold)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="GOLD") from None
    if corpus.exists():
        with _open(corpus) as opened:
            analysis = _analyze(opened, lexicon)
    else:
        from netralitas.corpus import Corpus
        from netralitas.resources import sample_folder

        with Corpus.open() as opened:
            opened.add(sample_folder())
            analysis = _analyze(opened, lexicon)
    scores = compute(analysis.tables, wanted)
    _say(f"{scores.articles} articles\n{'task':<50}{'P':>7}{'R':>7}{'F1':>7}{'hit':>6}{'miss':>6}{'extra':>6}")
    for task, t in scores.tasks.items():
        _say(f"{task:<50}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}{t.hit:6d}{t.miss:6d}{t.extra:6d}")
    if scores.aggregate:
        _say(
            "aggregate error (share of articles per election and code, percentage points): "
            f"mean {scores.aggregate['mean']:.1f}, largest {scores.aggregate['max']:.1f}"
        )
    if errors is not None:
        for task, t in scores.tasks.items():
            if errors in task:
                _say(f"\n== {task}\n" + "\n".join("\t".join(e) for e in t.errors))
    if html:
        from netralitas.evaluate.errors import write_errors

        write_errors(analysis, wanted, scores, html)
        _say(f"side by side: {html.resolve()}")


cli_corpus.register(app)


def main() -> None:
    """The console script."""
    app()

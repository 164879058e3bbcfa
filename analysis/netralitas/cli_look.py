"""The commands that look at a corpus: `netralitas tables`, `kwic`, `show`, `score`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from netralitas.cli_corpus import _DEFAULT, CorpusFile, find_article

LexiconFolder = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder of lexicon files laid over the program's own.")
]


def tables(
    name: Annotated[
        str,
        typer.Argument(
            help="articles, officials, institutions, dates, counts, behaviours, regulations, sanctions, "
            "statements, case_series, people, rejected"
        ),
    ],
    corpus: CorpusFile = _DEFAULT,
    where: Annotated[str, typer.Option("--where", help="A condition in SQL over the table's columns.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="Write CSV instead of a table for reading.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="Rows at most when reading.", min=1)] = 40,
    lexicon: LexiconFolder = None,
) -> None:
    """Show a table."""
    from netralitas.cli import _analyze, _open
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


def kwic(
    word: Annotated[str, typer.Argument(help="A word or phrase; * stands for any letters.")],
    corpus: CorpusFile = _DEFAULT,
    width: Annotated[int, typer.Option("--width", help="Characters on each side.", min=10)] = 45,
) -> None:
    """Keyword in context: every place where a word stands, with the words around it."""
    from netralitas.cli import _open, _say
    from netralitas.corpus.kwic import keyword_in_context

    with _open(corpus, must_exist=True) as opened:
        found = 0
        for source, left, middle, right in keyword_in_context(opened.articles(), word, width):
            found += 1
            _say(f"{Path(source).stem[:24]:<24} {left:>{width}} [{middle}] {right}")
        _say(f"{found} places")


def show(
    article: Annotated[str, typer.Argument(help="The beginning of an article_id, or (part of) its source.")],
    corpus: CorpusFile = _DEFAULT,
    kind: Annotated[Optional[list[str]], typer.Option("--kind", help="Only these facts.")] = None,  # noqa: UP045
    lexicon: LexiconFolder = None,
) -> None:
    """Show an article with its facts highlighted, and what was masked, or cut from its page, as not being the article: by which rule."""
    from rich.console import Console

    from netralitas.cli import _analyze, _open
    from netralitas.report.terminal import render

    with _open(corpus, must_exist=True) as opened:
        analysis = _analyze(opened, lexicon)
        masks = opened.articles().set_index("article_id")["masks"]
        found = find_article(analysis["articles"], article)
        cut = opened.cut(found)
    Console().print(render(analysis, found, masks.loc[found], kind or [], cut))


def score(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD…", help="Gold files (JSONL, codebook section 10).", exists=True, dir_okay=False),
    ],
    corpus: CorpusFile = _DEFAULT,
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
    from netralitas.cli import _analyze, _open, _say
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


def register(app: typer.Typer) -> None:
    """Make the commands known to the program."""
    app.command(
        epilog="Examples:\n\n    netralitas tables counts --where \"unit = 'case' AND min > 20\"\n\n    netralitas tables officials --csv > officials.csv"
    )(tables)
    app.command(epilog="Examples:\n\n    netralitas kwic netral\n\n    netralitas kwic 'dilarang*' --width 60")(kwic)
    app.command(
        epilog="Examples:\n\n    netralitas show pilkada-2020-d05\n\n    netralitas show 3f2a --kind counts --kind dates"
    )(show)
    app.command(
        epilog="Examples:\n\n    netralitas score gold/*.jsonl --corpus mine.duckdb\n\n    netralitas score gold.jsonl --errors modality --html errors.html"
    )(score)

"""What `netralitas run` writes: tables with their dictionary, charts, and the report; also against an earlier run, to publish, and
corrected by a gold sample, which `netralitas sample` draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from netralitas.cli_corpus import _DEFAULT, CorpusFile
from netralitas.cli_look import LexiconFolder

if TYPE_CHECKING:
    import pandas as pd

    from netralitas.analysis import Analysis
    from netralitas.compare import Comparison

Publish = Annotated[
    bool,
    typer.Option(
        "--publish",
        help="An edition to share: without full texts and without names of people who hold no public office.",
    ),
]
Against = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--against", metavar="OUT", help="An earlier run's folder: the report says what has changed since."),
]

GoldFiles = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--gold",
        help="A coded sample (see netralitas sample): shares corrected for errors of reading stand beside the others.",
        exists=True,
        dir_okay=False,
    ),
]


Pdf = Annotated[bool, typer.Option("--pdf", help="Write OUT/report.pdf too (needs netralitas[pdf]).")]


def check_pdf() -> None:
    """Find out before a long run whether a PDF can be made.

    Errors: typer.Exit with a message where it can't.
    """
    from netralitas.cli import _fail
    from netralitas.report.pdf import PdfError, compiler

    try:
        compiler()
    except PdfError as error:
        raise _fail(str(error)) from None


def earlier_tables(folder: Path | None) -> dict[str, pd.DataFrame] | None:
    """The tables of an earlier run, read before a new run can write over them; None without a folder.

    Errors: typer.Exit with a message when there is no run in the folder.
    """
    from netralitas.cli import _fail
    from netralitas.report.changes import read_tables

    if folder is None:
        return None
    try:
        return read_tables(folder / "tables")
    except (OSError, ValueError) as error:
        raise _fail(f"there is no earlier run in {folder} (its tables/ cannot be read: {error})") from None


def write(
    analysis: Analysis,
    out: Path,
    lang: str,
    *,
    publish: bool = False,
    before: dict[str, pd.DataFrame] | None = None,
    gold: list[Path] | None = None,
    pdf: bool = False,
) -> None:
    """Write OUT/tables, OUT/charts, OUT/report.html and, with pdf, OUT/report.pdf (without, an earlier one goes: it would be of
    other numbers).

    Errors: typer.Exit with a message when a file can't be written.
    """
    from netralitas.analysis import Analysis
    from netralitas.cli import _fail
    from netralitas.report import write_charts, write_dictionary, write_report
    from netralitas.report.changes import changes, moved
    from netralitas.report.charts import draw_charts
    from netralitas.report.pdf import PdfError
    from netralitas.report.publish import published, without_private_names, without_texts

    comparison = analysis.compare()
    right = _corrected(comparison, gold) if gold else None
    try:
        out.mkdir(parents=True, exist_ok=True)
        shared = without_texts(without_private_names(analysis.tables)) if publish else analysis.tables
        if right is not None:
            shared = shared | {"corrected": right}
        for stale in (out / "tables").glob("corrected.*"):
            stale.unlink()
        (out / "report.pdf").unlink(missing_ok=True)
        Analysis(shared, analysis.fingerprint).write_tables(out / "tables")
        write_dictionary(shared, out / "tables")
        drawn = draw_charts(published(comparison) if publish else comparison, lang)
        write_charts(comparison, out / "charts", lang, drawn=drawn)
        cells = moved(before, comparison) if before is not None else None
        said = changes(before, comparison, lang, cells) if before is not None else None
        write_report(
            analysis,
            comparison,
            out / "report.html",
            lang=lang,
            publish=publish,
            changes=said,
            moved=cells,
            corrected=right,
            drawn=drawn,
            pdf=out / "report.pdf" if pdf else None,
        )
    except PdfError as error:
        raise _fail(str(error)) from None
    except OSError as error:
        raise _fail(f"cannot write to {out}: {error.strerror or error}") from None


def _corrected(comparison: Comparison, gold: list[Path]) -> pd.DataFrame:
    from netralitas.cli import _fail
    from netralitas.compare.corrected import GoldError, corrected
    from netralitas.evaluate import read_gold

    try:
        return corrected(comparison, read_gold(gold))
    except (GoldError, ValueError) as error:
        raise _fail(str(error)) from None


def sample(
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="The file to write; it must not exist yet.")],
    number: Annotated[int, typer.Option("--number", "-n", help="How many articles.", min=1)] = 100,
    by: Annotated[
        str, typer.Option("--by", help="Column of articles; each of its groups gets the same number.")
    ] = "election",
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same articles.")] = 1,
    corpus: CorpusFile = _DEFAULT,
    lexicon: LexiconFolder = None,
) -> None:
    """Draw articles to code by hand, with the probability of each; `netralitas run --gold OUT.jsonl` then corrects the shares."""
    from netralitas.cli import _analyze, _fail, _open, _say
    from netralitas.evaluate.sampling import draw, write_sample

    with _open(corpus, must_exist=True) as opened:
        analysis = _analyze(opened, lexicon)
    try:
        drawn = draw(analysis["articles"], number, by, seed)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--by, --number") from None
    if drawn.empty:
        raise _fail("the corpus holds no article about neutrality to draw")
    try:
        write_sample(drawn, out)
    except FileExistsError:
        raise _fail(f"{out} is there already and may hold coding; give another name") from None
    except OSError as error:
        raise _fail(f"cannot write to {out}: {error.strerror or error}") from None
    for stratum, inside in drawn.groupby("stratum"):
        _say(f"  {str(stratum) or 'all':<24}{len(inside):>6}  probability {inside['sampling_probability'].iloc[0]:.3f}")
    _say(
        f"{len(drawn)} articles drawn: {out.resolve()}"
        "\nCode each line by section 10 of the codebook (text stands in it; an empty election means: not coded yet), then:"
        f"\n      netralitas run --gold {out}{'' if corpus == _DEFAULT else f' --corpus {corpus}'}"
    )


def register(app: typer.Typer) -> None:
    """Make the command known to the program."""
    app.command(epilog="Example:\n\n    netralitas sample -n 120 --by election --seed 7 to-code.jsonl")(sample)

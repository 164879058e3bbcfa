"""From a corpus to its tables: reads what is new, and holds one DataFrame a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from netralitas.corpus import Corpus
from netralitas.corpus.store import Changed, Columns
from netralitas.csv_files import write_csv
from netralitas.extract import dependencies
from netralitas.extract.article_reader import folder_of
from netralitas.extract.kinds import kinds
from netralitas.lexicon import Lexicon

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netralitas.compare import Comparison

ARTICLE_COLUMNS = [
    "article_id",
    "source",
    "url",
    "outlet",
    "title",
    "published",
    "published_basis",
    "text",
    "words",
    "sha256",
    "language",
    "relevant",
    "election",
    "election_basis",
    "region",
    "cluster",
    "representative",
    "authors",
    "section",
    "tags",
]


def fingerprint(lexicon: Lexicon) -> str:
    """Of all code and lexicon files that facts depend on (see `extract.dependencies`): facts with this fingerprint need not be read
    again; of those with another one, only the kinds whose own part of it differs."""
    return dependencies.together(dependencies.fingerprints(lexicon))


class Analysis:
    """The tables of a corpus (see TABLES in the codebook), each a DataFrame: `analysis.counts`, `analysis["counts"]`.

    read_now: how many articles this analysis had to read; the others were known. fingerprint: of program and lexicon.
    changed: by table, what computing facts again (after a change of lexicon or program) changed; a table that is not in it was
    not touched. masks: {article_id: what is masked in its text, as the corpus keeps it}, so that a comparison need not look again.
    """

    def __init__(
        self,
        tables: dict[str, pd.DataFrame],
        fingerprint: str = "",
        read_now: int = 0,
        changed: dict[str, Changed] | None = None,
        masks: Mapping[str, str] | None = None,
    ) -> None:
        self.changed = changed or {}
        self.tables = tables
        self.fingerprint = fingerprint
        self.read_now = read_now
        self.masks = masks

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.__dict__["tables"][name]
        except KeyError:
            raise AttributeError(
                f"an Analysis has no {name!r}; its tables are {', '.join(self.__dict__.get('tables', ()))}"
            ) from None

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def __repr__(self) -> str:
        return (
            f"<Analysis of {len(self.tables['articles'])} articles: "
            + ", ".join(f"{k} {len(v)}" for k, v in self.tables.items())
            + ">"
        )

    def compare(self, **options: Any) -> Comparison:
        """Compare elections (or other groups): see `netralitas.compare.compare`."""
        from netralitas.compare import compare

        return compare(self.tables, **({"masks": self.masks} | options))

    def plot(self, chart: str, **options: Any) -> Figure:
        """Draw a chart by its name (see `netralitas.report.charts.CHARTS`)."""
        from netralitas.report.charts import CHARTS

        if chart not in CHARTS:
            raise ValueError(f"there is no chart {chart!r}; there are {', '.join(CHARTS)}")
        return CHARTS[chart](self.compare(), **options)

    def write_tables(self, folder: str | Path) -> list[Path]:
        """Write every table as CSV (UTF-8; cells that a spreadsheet would run as a formula get a leading ') and Parquet."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        written = []
        for name, frame in self.tables.items():
            frame.to_parquet(target / f"{name}.parquet", index=False)
            write_csv(frame, target / f"{name}.csv")
            written += [target / f"{name}.csv", target / f"{name}.parquet"]
        return written


def table_columns() -> dict[str, list[tuple[str, str]]]:
    """The columns of each fact table (name, type), beside article_id, start, end, text."""
    return {kind.name: [(c.name, c.type) for c in kind.columns] for kind in kinds().values() if kind.table}


def analyze(
    corpus: Corpus,
    *,
    lexicon: str | Path | None = None,
    processes: int | None = 1,
    dask: str = "",
    progress: Callable[[int], None] | None = None,
) -> Analysis:
    """Read all articles of the corpus that have not been read with this program and lexicon, and return the tables. After a change
    of either, only the kinds of fact that depend on what changed are computed again.

    lexicon: a folder of lexicon files laid over ours. progress: called with the number of articles read in each batch.
    processes: that read; None for all cores when there are enough articles. With more than one, a script must have its
    code under `if __name__ == "__main__"`, as always with processes in Python; notebooks need nothing.
    dask: the address of a Dask scheduler whose workers read instead, or `local` (needs `netralitas[cluster]`).
    """
    words = Lexicon(lexicon)
    parts = dependencies.fingerprints(words)
    mark = dependencies.together(parts)
    corpus.refresh(words)
    tables = table_columns()
    read_now = 0
    if pending := corpus.pending(mark):
        from netralitas.scale.processes import processes_for
        from netralitas.scale.reading import read_articles

        many = processes_for(pending, processes)
        for done in read_articles(corpus.unread(mark, parts), folder_of(lexicon), many, dask):
            corpus.save(mark, done, tables)
            read_now += len(done)
            if progress:
                progress(len(done))
    articles, cluster = corpus.articles(signatures=False), corpus.clusters()
    facts = {name: corpus.facts(name, columns) for name, columns in tables.items()}
    masks = dict(zip(*(articles[c].to_numpy(dtype=object) for c in ("article_id", "masks")), strict=True))
    found = assembled(articles, cluster, facts, corpus.rejected(), tables)
    return Analysis(found, mark, read_now, dict(corpus.changes), masks)


def assembled(
    articles: pd.DataFrame,
    cluster: Mapping[str, str],
    facts: Mapping[str, pd.DataFrame],
    rejected: pd.DataFrame,
    tables: Mapping[str, Columns],
) -> dict[str, pd.DataFrame]:
    """All tables of a run from articles, their near-copy clusters ({article_id: cluster}) and the facts read from them.

    facts: of relevant articles. tables: the columns of each fact table, as `table_columns` gives them.
    """
    from netralitas.extract.case_series import case_series
    from netralitas.extract.people import people

    articles["cluster"] = [cluster[a] for a in articles["article_id"].to_numpy(dtype=object)]
    first = (
        articles[["article_id", "cluster"]]
        .assign(day=articles["published"].replace("", "9999"))
        .sort_values(["day", "article_id"])
        .drop_duplicates("cluster")
    )
    articles["representative"] = articles.index.isin(first.index)
    articles = articles[ARTICLE_COLUMNS]
    found = {"articles": articles}
    for name, columns in tables.items():
        found[name] = facts[name]
        for column, kind in columns:
            if kind == "int":
                found[name][column] = found[name][column].astype("Int64")
    found["case_series"] = case_series(found["counts"], articles)
    found["people"] = people(found["officials"], articles)
    found["rejected"] = rejected
    return found

"""Partitions of facts put together: one version of each page, near-copies, and the tables that are compared.

DuckDB does the work out of core, in a database of its own with a limit on memory: it sorts, joins and finds pairs of near-copies on
disk. Only what a comparison needs comes into memory at the end. All is the same, row by row, as from a corpus to which the inputs
were added in the order of their names.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from netralitas.analysis import Analysis, assembled, table_columns
from netralitas.corpus.article import Unreadable
from netralitas.corpus.near_copies import ALIKE, LARGEST_BUCKET, jaccard, likely_pairs, pairs_of, slots_of
from netralitas.corpus.store.frames import frame
from netralitas.scale import places
from netralitas.scale.partitions import DONE, mark

MEMORY = "512MB"
"""What DuckDB may keep in memory; beyond that it works on disk."""
_SOME = 5000
_ARTICLE = (
    "article_id, source, url, outlet, title, published, published_basis, text, words, sha256, language, true AS relevant, "
    "election, election_basis, region, authors, section, tags"
)


def combined(out: str, *, folder: str = "", memory: str = MEMORY) -> Analysis:
    """The tables of all finished partitions in a folder or at a URL that were made with this program and lexicon.

    folder: a user's lexicon folder ('' for none). memory: DuckDB's limit. `read_now` is the number of articles.
    Errors: Unreadable when there is no such partition.
    """
    with opened(out, folder, memory) as (db, files):
        clusters = near_copies(db)
        articles = frame(db, f"SELECT {_ARTICLE} FROM parts JOIN kept USING (article_id, key) ORDER BY article_id")
        columns = table_columns()
        facts = {name: _facts(db, files[name], name) for name in columns}
        rejected = frame(
            db,
            "SELECT source, error AS reason FROM parts JOIN kept USING (article_id, key) WHERE error <> '' ORDER BY ALL",
        )
    return Analysis(assembled(articles, clusters, facts, rejected, columns), mark(folder), len(articles))


@contextmanager
def opened(out: str, folder: str, memory: str) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, list[str]]]]:
    """A database with the view `parts` (article rows with their partition's key) and the table `kept` (of each page its newest
    version), and the files of each table."""
    files = _files(out, folder)
    with tempfile.TemporaryDirectory(prefix="netralitas-") as work, duckdb.connect(f"{work}/work.duckdb") as db:
        db.execute(f"SET memory_limit = '{memory}'")
        db.execute(f"SET temp_directory = '{work}/spill'")
        if places.is_url(out):
            db.register_filesystem(places.filesystem(out))
        db.execute(f"CREATE VIEW parts AS {_reading(files['articles'])}")
        db.execute(
            "CREATE TABLE kept AS WITH first AS (SELECT article_id, key, page, place, row FROM parts "
            "QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY place, row) = 1), "
            "newest AS (SELECT article_id, key FROM first "
            "QUALIFY row_number() OVER (PARTITION BY page ORDER BY place DESC, row DESC) = 1) "
            "SELECT article_id, key, row_number() OVER (ORDER BY article_id) - 1 AS n FROM newest"
        )
        yield db, files


def _files(out: str, folder: str) -> dict[str, list[str]]:
    """The files of each table, of the finished partitions that this program and lexicon made."""
    own = mark(folder)
    found: dict[str, list[str]] = {name: [] for name in ("articles", *table_columns())}
    inside = places.joined(out, DONE)
    for place in places.expanded([inside], (".json",)) if places.exists(inside) else ():
        about = json.loads(places.read(place))
        key = place.rpartition("/")[2].removesuffix(".json")
        if about["mark"] == own:
            for name, listed in found.items():
                listed += [places.joined(out, f"{name}/{key}-{n:03}.parquet") for n in range(about["slices"])]
    if not found["articles"]:
        raise Unreadable(
            f"{out} holds no finished partition with an article, made with this program and lexicon; make some with: "
            f"netralitas run INPUT… --parts {out}"
        )
    return found


def _reading(files: list[str]) -> str:
    listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
    return (
        "SELECT * EXCLUDE (filename), regexp_extract(filename, '([0-9a-f]{16})-[0-9]+[.]parquet$', 1) AS key "
        f"FROM read_parquet([{listed}], filename = true)"
    )


def _facts(db: duckdb.DuckDBPyConnection, files: list[str], name: str) -> pd.DataFrame:
    return frame(
        db, f"SELECT f.* EXCLUDE (key) FROM ({_reading(files)}) f JOIN kept USING (article_id, key) ORDER BY ALL"
    )


def near_copies(db: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """{article_id: cluster} of the kept articles, as `corpus.near_copies.clusters` has it; pairs are found on disk."""
    db.execute(
        "CREATE TABLE signed AS SELECT n, signature, bands, min(n) OVER (PARTITION BY sha256(signature)) AS first "
        "FROM parts JOIN kept USING (article_id, key)"
    )
    db.execute(
        "CREATE TABLE keyed AS SELECT n, band, bands[band + 1] AS key FROM signed, range(32) r(band) WHERE n = first"
    )
    db.execute("CREATE TABLE buckets AS SELECT band, key, count(*) AS size FROM keyed GROUP BY ALL HAVING count(*) > 1")
    db.execute(
        "CREATE TABLE near AS SELECT x.n AS a, y.n AS b FROM buckets JOIN keyed x USING (band, key) JOIN keyed y "
        f"USING (band, key) WHERE size <= {LARGEST_BUCKET} AND x.n < y.n"
    )
    large = db.execute(f"SELECT band, key FROM buckets WHERE size > {LARGEST_BUCKET} ORDER BY ALL").fetchall()
    for band, key in large:
        _split(db, band, key)
    root = list(range(db.execute("SELECT count(*) FROM kept").fetchall()[0][0]))
    for n, first in db.execute("SELECT n, first FROM signed WHERE n <> first").fetchall():
        root[n] = first
    _verify(db, root)
    names = [r[0] for r in db.execute("SELECT article_id FROM kept ORDER BY n").fetchall()]
    return {name: names[_root(root, n)] for n, name in enumerate(names)}


def _split(db: duckdb.DuckDBPyConnection, band: int, key: int) -> None:
    """The pairs of a large bucket, divided by the bands that follow."""
    found = db.execute(
        "SELECT k.n, s.bands FROM keyed k JOIN signed s USING (n) WHERE k.band = ? AND k.key = ? ORDER BY 1",
        [band, key],
    ).fetchall()
    numbers = np.array([r[0] for r in found])
    keys = np.array([r[1] for r in found], dtype=np.uint64).T
    for a, b in pairs_of(keys, band, np.arange(len(numbers)), 1):
        pairs = pd.DataFrame({"a": np.minimum(numbers[a], numbers[b]), "b": np.maximum(numbers[a], numbers[b])})
        db.register("incoming", pairs)
        db.execute("INSERT INTO near SELECT a, b FROM incoming")
        db.unregister("incoming")


def _root(root: list[int], n: int) -> int:
    while root[n] != n:
        root[n] = root[root[n]]
        n = root[n]
    return n


def _verify(db: duckdb.DuckDBPyConnection, root: list[int]) -> None:
    """Join those of the near pairs that are near-copies."""
    pairs: Any = db.execute(
        "SELECT a, b, x.signature, y.signature FROM (SELECT DISTINCT a, b FROM near) "
        "JOIN signed x ON x.n = a JOIN signed y ON y.n = b"
    )
    while some := pairs.fetchmany(_SOME):
        likely = likely_pairs(slots_of([r[2] for r in some]), slots_of([r[3] for r in some]))
        for (a, b, one, other), worth in zip(some, likely.tolist(), strict=True):
            x, y = _root(root, a), _root(root, b)
            if worth and x != y and jaccard(one, other) >= ALIKE:
                root[max(x, y)] = min(x, y)

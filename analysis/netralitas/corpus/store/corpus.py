"""One corpus, one DuckDB file: articles, what could not be read, and the facts read from the articles.

Facts are keyed by article and fingerprint (of what each kind depends on in program and lexicon), so a run reads only what is
new or what a change touches. Every batch is one transaction: a run that is killed leaves whole batches behind, and the next goes on from there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd

from netralitas.corpus import near_copies
from netralitas.corpus.article import site_of
from netralitas.corpus.ingest import records
from netralitas.corpus.source import Options
from netralitas.corpus.store import adding, checking, facts, frames, removing, schema, transfer
from netralitas.corpus.store.facts import Changed, Read
from netralitas.corpus.store.schema import Columns
from netralitas.lexicon import Lexicon

BATCH = 200
MEMORY = "64MB"
"""What DuckDB may keep in memory; beyond that it works from the file."""
SORTING = "512MB"
"""The same while a whole table is read into memory."""
_ABOUT = ("title", "outlet", "url", "published", "published_basis")


class CorpusError(RuntimeError):
    """The corpus file can't be opened or used; the message says why and what to do."""


class Added(NamedTuple):
    """What an `add` did: new articles, new versions (or further pages) of known pages, records known before, inputs rejected."""

    new: int
    versions: int
    known: int
    rejected: int

    @property
    def read(self) -> int:
        """Records that gave an article, known or new."""
        return self.new + self.versions + self.known


class Stored(NamedTuple):
    """An article to be read: its id, text, and what is known of its page. only: the tables (and `facts.ARTICLE`) to read, the others
    being known; all for none."""

    article_id: str
    text: str
    about: dict[str, str]
    only: tuple[str, ...] = ()


class Corpus:
    """A collection of articles that can be extended and analysed again.

    Use `Corpus.open(path)`; it is a context manager, and closes its file. changes: what reading articles again, with another
    program or lexicon, has changed since it was opened, by table.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._db = connection
        self.path = path
        self.changes: dict[str, Changed] = {}
        try:
            with suppress(duckdb.InvalidInputException):  # in a notebook without ipywidgets, where there is no bar
                connection.execute("SET enable_progress_bar = false")  # it would stand in the output of `tables --csv`
            connection.execute(f"SET memory_limit = '{MEMORY}'" if path else "SET preserve_insertion_order = true")
            schema.prepare(connection)
        except schema.NewerStore as version:
            self.close()
            raise CorpusError(
                f"{path} was written by a newer netralitas (store version {version}); upgrade this one"
            ) from None

    @classmethod
    def open(cls, path: str | Path | None = None) -> Corpus:
        """Open the corpus in this file, which is made (with its folder) if it isn't there; without a path, one in memory.

        Errors: CorpusError when the file is in use by another run, is no corpus, or was written by a newer version.
        """
        target = Path(path) if path is not None else None
        try:
            if target:
                target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{target} cannot be made: {error.strerror or error}") from None
        try:
            connection = duckdb.connect(str(target) if target else ":memory:")
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise CorpusError(
                    f"{target} is in use by another run; wait until it ends, or give another --corpus"
                ) from None
            raise CorpusError(f"{target} cannot be opened as a corpus: {str(error).splitlines()[0]}") from None
        except duckdb.Error as error:
            raise CorpusError(f"{target} cannot be opened as a corpus: {str(error).splitlines()[0]}") from None
        return cls(connection, target)

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # --- adding and removing

    def add(
        self,
        *paths: str | Path,
        lexicon: Lexicon | None = None,
        outlet: str = "",
        columns: Mapping[str, str] | None = None,
        preset: str = "",
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Read paths (files, folders, globs, `-` for standard input) into the corpus, each article once.

        outlet: of articles that don't name theirs; without it, the site of their URL. columns: {field: column} of tables with unusual names; preset: a known layout
        of tables (see `corpus.columns`). progress: called with each record's source.
        A page known by URL, else by outlet and file, whose bytes changed becomes a new version; the old one is kept.
        Inputs that give no article are listed in `rejected` with the reason; nothing is raised for them.
        Errors: ValueError for a field or preset that there isn't.
        """
        lexicon = lexicon or Lexicon()
        counts = dict.fromkeys(Added._fields, 0)
        batch: list[adding.Item] = []
        for record in records(paths, Options(columns or {}, preset, lexicon)):
            if isinstance(record, tuple):
                batch.append((record[0], str(record[1])))
            else:
                record.outlet = record.outlet or outlet or site_of(record.url)
                batch.append(record)
            if progress:
                progress(record[0] if isinstance(record, tuple) else record.source)
            if len(batch) >= BATCH:
                adding.add_batch(self._db, batch, lexicon, counts)
                batch = []
        adding.add_batch(self._db, batch, lexicon, counts)
        return Added(**counts)

    def remove(self, article_id: str) -> int:
        """Remove an article, all versions of its page, and their facts: how many versions went (0: there is no such article)."""
        return removing.remove(self._db, article_id)

    def refresh(self, lexicon: Lexicon) -> tuple[int, int]:
        """Judge anew the articles whose masks and relevance were decided by other rules: (how many, how many turned)."""
        return adding.refresh(self._db, lexicon, BATCH)

    # --- reading facts

    def pending(self, fingerprint: str) -> int:
        """How many relevant articles (newest versions) have no facts of this fingerprint yet."""
        return int(self._db.execute(f"SELECT count(*) FROM articles a {_PENDING}", [fingerprint]).fetchall()[0][0])

    def unread(self, fingerprint: str, parts: Mapping[str, str] | None = None) -> Iterator[list[Stored]]:
        """The relevant articles without facts of this fingerprint, in batches, those of which most is to be read first, then in order
        of article_id.

        parts: the fingerprint of each table (and of `facts.ARTICLE`), of which this one is made; kept, so that a later change of some
        of them reads only these.
        """
        if parts:
            self._db.execute(
                "INSERT OR REPLACE INTO fingerprints VALUES (?, ?)", [fingerprint, json.dumps(dict(parts))]
            )
        groups = self._waiting(fingerprint, parts or {})
        for only, waiting in sorted(groups.items(), key=lambda g: (bool(g[0]), -len(g[0]), g)):
            for begin in range(0, len(waiting), BATCH):
                found = self._db.execute(
                    f"SELECT article_id, text, {', '.join(_ABOUT)} FROM articles WHERE article_id IN (SELECT unnest(?)) ORDER BY 1",
                    [waiting[begin : begin + BATCH]],
                ).fetchall()
                yield [
                    Stored(r[0], r[1], {k: v for k, v in zip(_ABOUT, r[2:], strict=True) if v and v != "none"}, only)
                    for r in found
                ]

    def _waiting(self, fingerprint: str, parts: Mapping[str, str]) -> dict[tuple[str, ...], list[str]]:
        """{tables to read: article_ids}. All are read of an article that is new, could not be read before, or was read with a
        fingerprint of unknown parts."""
        known = {r[0]: json.loads(r[1]) for r in self._db.execute("SELECT * FROM fingerprints").fetchall()}
        rows = self._db.execute(
            f"SELECT a.article_id, b.fingerprint FROM articles a {_PENDING_AFTER} ORDER BY 1", [fingerprint]
        ).fetchall()
        groups: dict[tuple[str, ...], list[str]] = {}
        for article_id, before in rows:
            stored = known.get(before) or {}
            only = tuple(name for name in parts if stored.get(name) != parts[name]) if stored else ()
            groups.setdefault(() if len(only) == len(parts) else only, []).append(article_id)
        return groups

    def save(self, fingerprint: str, read: Sequence[Read], tables: Mapping[str, Columns]) -> None:
        """Write what was read from a batch of articles, in one transaction, in place of what was there of them before."""
        facts.write(self._db, fingerprint, read, tables, self.changes)

    # --- looking

    def _frame(self, query: str) -> pd.DataFrame:
        """The rows of a query. A whole table needs memory anyhow, so DuckDB may have more of it to sort."""
        if self.path is None:
            return frames.frame(self._db, query)
        self._db.execute(f"SET memory_limit = '{SORTING}'")
        try:
            return frames.frame(self._db, query)
        finally:
            self._db.execute(f"SET memory_limit = '{MEMORY}'")

    def articles(self, *, signatures: bool = True) -> pd.DataFrame:
        """All articles (newest versions), with article-level findings merged in, in order of article_id.

        signatures: with the column of that name, which is as large as the texts and only of use to find near-copies.
        """
        # sorted here: rows with texts are too wide to be sorted within DuckDB's limit
        frame = self._frame(
            f"""SELECT a.article_id, source, url, outlet, title, published, published_basis, text, words, sha256,
            language, relevant, masks, {"signature," if signatures else ""} version, extra, r.article AS found FROM articles a LEFT JOIN read_articles r
            USING (article_id) WHERE newest"""
        ).sort_values("article_id", ignore_index=True)
        found = _parsed(frame.pop("found"))
        for column, default in (("election", "none"), ("election_basis", "none"), ("region", "")):
            frame[column] = [f.get(column) or default for f in found]
        for column in ("published", "published_basis"):
            frame[column] = [
                f.get(column) or v for f, v in zip(found, frame[column].to_numpy(dtype=object), strict=True)
            ]
        extra = _parsed(frame.pop("extra"))
        for column in ("authors", "section", "tags"):
            frame[column] = [e.get(column, "") for e in extra]
        return frame

    def cut(self, article_id: str) -> list[tuple[str, str, int]]:
        """What was left out of an article's page when it was taken in: (rule of chrome.toml or kind of element, how the text begins, words);
        `outside` counts the words that stand outside the article's body. Empty for articles that came as text."""
        rows = self._db.execute("SELECT extra FROM articles WHERE article_id = ?", [article_id]).fetchall()
        return [(r, b, w) for r, b, w in json.loads((json.loads(rows[0][0] or "{}") if rows else {}).get("cut", "[]"))]

    def clusters(self) -> dict[str, str]:
        """{article_id: cluster} of near-copies among the newest versions; kept in the file until articles change."""
        db = self._db
        state = str(db.execute("SELECT count(*), bit_xor(hash(article_id)) FROM articles WHERE newest").fetchall()[0])
        if db.execute("SELECT value FROM meta WHERE key = 'clusters'").fetchall() != [(state,)]:
            signed = self._frame("SELECT article_id, signature FROM articles WHERE newest")
            found = near_copies.clusters(signed["article_id"].tolist(), signed["signature"].tolist())
            db.register(
                "incoming", pd.DataFrame({"article_id": list(found), "cluster": list(found.values())}, dtype="str")
            )
            db.execute("BEGIN")
            db.execute("DELETE FROM clusters")
            db.execute("COMMIT")
            db.execute("BEGIN")
            db.execute("INSERT INTO clusters SELECT * FROM incoming")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('clusters', ?)", [state])
            db.execute("COMMIT")
            db.unregister("incoming")
        return dict(db.execute("SELECT article_id, cluster FROM clusters ORDER BY 1").fetchall())

    def facts(self, name: str, columns: Columns) -> pd.DataFrame:
        """A fact table of the relevant articles' newest versions, in order of article and place in the text."""
        schema.make_fact_tables(self._db, {name: columns})
        query = (
            f'SELECT f.* FROM "{name}" f JOIN articles a USING (article_id) WHERE a.newest AND a.relevant ORDER BY ALL'
        )
        return self._frame(query)

    def rejected(self) -> pd.DataFrame:
        """Inputs that gave no article: source, reason."""
        return self._db.execute("SELECT source, reason FROM rejected ORDER BY ALL").df()

    def query(self, sql: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """Run SQL over the given frames (by name), in a database of its own that can't touch files.

        Errors: CorpusError with DuckDB's message.
        """
        with duckdb.connect(":memory:") as db:
            for name, frame in frames.items():
                db.register(name, frame)
            db.execute("SET enable_external_access = false")
            try:
                return db.execute(sql).df()
            except duckdb.Error as error:
                raise CorpusError(f"that SQL does not run: {error}") from None

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM articles WHERE newest").fetchall()[0][0])

    # --- keeping

    def verify(self) -> list[tuple[str, str]]:
        """(article_id or page, what is wrong) of hashes, offsets, versions and references that don't hold; empty when all is well."""
        return list(checking.problems(self._db))

    def export(self, folder: str | Path) -> list[Path]:
        """Write the whole corpus into a folder as Parquet: the files written."""
        return transfer.export(self._db, Path(folder))

    def load(self, folder: str | Path) -> int:
        """Take in a corpus that `export` wrote: how many articles are new here.

        Errors: CorpusError when the folder holds none.
        """
        try:
            return transfer.load(self._db, Path(folder))
        except (ValueError, duckdb.Error) as error:
            raise CorpusError(str(error)) from None


def _parsed(column: pd.Series) -> list[dict[str, str]]:
    """A column of JSON objects, of which most are alike; {} for what is missing."""
    values = [value if isinstance(value, str) else "{}" for value in column.to_numpy(dtype=object)]
    known = {value: json.loads(value) for value in set(values)}
    return [known[value] for value in values]


_PENDING = """LEFT JOIN read_articles r ON a.article_id = r.article_id AND r.fingerprint = ?
    WHERE a.newest AND a.relevant AND r.article_id IS NULL"""
_PENDING_AFTER = _PENDING.replace(
    "WHERE", "LEFT JOIN read_articles b ON a.article_id = b.article_id AND b.article <> '{}' WHERE"
)

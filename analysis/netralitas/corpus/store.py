"""One corpus, one DuckDB file: articles, what could not be read, and the facts read from the articles.

Facts are keyed by article and fingerprint (of program and lexicon), so a run reads only what is new or what a change
touches. Every batch is one transaction: a run that is killed leaves whole batches behind, and the next goes on from there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from netralitas.corpus.article import Article
from netralitas.corpus.chrome import mask
from netralitas.corpus.ingest import records
from netralitas.corpus.near_copies import signature
from netralitas.corpus.relevance import relevance
from netralitas.lexicon import Lexicon

SCHEMA_VERSION = 1
BATCH = 200
_TYPES = {"text": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "date": "VARCHAR"}

Columns = Sequence[tuple[str, str]]
"""A fact table's columns beside article_id, start, end, text: (name, type), type as in `extract.Column`."""


class CorpusError(RuntimeError):
    """The corpus file can't be opened or used; the message says why and what to do."""


class Added(NamedTuple):
    """What an `add` did: new articles, new versions of known pages, records known before, inputs rejected."""

    new: int
    versions: int
    known: int
    rejected: int

    @property
    def read(self) -> int:
        """Records that gave an article, known or new."""
        return self.new + self.versions + self.known


class Stored(NamedTuple):
    """An article to be read: its id, text, and what is known of its page."""

    article_id: str
    text: str
    about: dict[str, str]


class Read(NamedTuple):
    """What was read from an article: article-level columns and rows by table; or an error."""

    article_id: str
    article: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]
    error: str = ""


class Corpus:
    """A collection of articles that can be extended and analysed again.

    Use `Corpus.open(path)`; it is a context manager, and closes its file.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._db = connection
        self.path = path
        self._prepare()

    @classmethod
    def open(cls, path: str | Path | None = None) -> Corpus:
        """Open the corpus in this file, which is made if it isn't there; without a path, one in memory.

        Errors: CorpusError when the file is in use by another run, is no corpus, or was written by a newer version.
        """
        target = Path(path) if path is not None else None
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

    def _prepare(self) -> None:
        db = self._db
        db.execute("CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
        found = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
        if found and int(found[0][0]) > SCHEMA_VERSION:
            self.close()
            raise CorpusError(
                f"{self.path} was written by a newer netralitas (store version {found[0][0]}); upgrade this one"
            )
        db.execute("INSERT OR IGNORE INTO meta VALUES ('schema', ?)", [str(SCHEMA_VERSION)])
        db.execute("""CREATE TABLE IF NOT EXISTS articles (article_id VARCHAR PRIMARY KEY, page VARCHAR, version INTEGER,
            newest BOOLEAN, source VARCHAR, url VARCHAR, outlet VARCHAR, title VARCHAR, published VARCHAR, published_basis VARCHAR,
            text VARCHAR, words INTEGER, sha256 VARCHAR, language VARCHAR, relevant BOOLEAN, masks VARCHAR, signature BLOB)""")
        db.execute("CREATE TABLE IF NOT EXISTS rejected (source VARCHAR, reason VARCHAR, PRIMARY KEY (source, reason))")
        db.execute(
            "CREATE TABLE IF NOT EXISTS read_articles (article_id VARCHAR PRIMARY KEY, fingerprint VARCHAR, article VARCHAR)"
        )

    # --- adding

    def add(
        self,
        *paths: str | Path,
        lexicon: Lexicon | None = None,
        outlet: str = "",
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Read paths (files, folders, globs, `-` for standard input) into the corpus, each article once.

        outlet: of articles that don't name theirs. progress: called with each record's source.
        A page known by URL, else by outlet and file name, whose bytes changed becomes a new version; the old one is kept.
        Inputs that give no article are listed in `rejected` with the reason; nothing is raised for them.
        """
        lexicon = lexicon or Lexicon()
        counts = dict.fromkeys(Added._fields, 0)
        batch: list[Article | tuple[str, str]] = []
        for record in records(paths):
            if isinstance(record, tuple):
                batch.append((record[0], str(record[1])))
            else:
                record.outlet = record.outlet or outlet
                batch.append(record)
            if progress:
                progress(record[0] if isinstance(record, tuple) else record.source)
            if len(batch) >= BATCH:
                self._add_batch(batch, lexicon, counts)
                batch = []
        self._add_batch(batch, lexicon, counts)
        return Added(**counts)

    def _add_batch(self, batch: Iterable[Article | tuple[str, str]], lexicon: Lexicon, counts: dict[str, int]) -> None:
        db = self._db
        db.execute("BEGIN")
        try:
            for item in batch:
                if isinstance(item, tuple):
                    db.execute("INSERT OR IGNORE INTO rejected VALUES (?, ?)", list(item))
                    counts["rejected"] += 1
                    continue
                if db.execute("SELECT 1 FROM articles WHERE article_id = ?", [item.article_id]).fetchall():
                    counts["known"] += 1
                    continue
                before = db.execute("SELECT count(*) FROM articles WHERE page = ?", [item.page]).fetchall()[0][0]
                db.execute("UPDATE articles SET newest = false WHERE page = ?", [item.page])
                masks = mask(item.text, lexicon)
                bare = item.text
                for start, end, _ in masks:
                    bare = bare[:start] + " " * (end - start) + bare[end:]
                db.execute(
                    f"INSERT INTO articles VALUES ({','.join('?' * 17)})",
                    [
                        item.article_id,
                        item.page,
                        before + 1,
                        True,
                        item.source,
                        item.url,
                        item.outlet,
                        item.title,
                        item.published,
                        item.published_basis,
                        item.text,
                        len(bare.split()),
                        item.sha256,
                        language(bare),
                        relevance(bare, lexicon).relevant,
                        json.dumps([list(m) for m in masks]),
                        signature(item.text, masks),
                    ],
                )
                counts["versions" if before else "new"] += 1
                db.execute("DELETE FROM rejected WHERE source = ?", [item.source])
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    # --- reading facts

    def pending(self, fingerprint: str) -> int:
        """How many relevant articles (newest versions) have no facts of this fingerprint yet."""
        return int(self._db.execute(f"SELECT count(*) FROM articles a {_PENDING}", [fingerprint]).fetchall()[0][0])

    def unread(self, fingerprint: str) -> Iterator[list[Stored]]:
        """The relevant articles without facts of this fingerprint, in batches, in order of article_id."""
        last = ""
        while True:
            rows = self._db.execute(
                f"""SELECT a.article_id, text, title, outlet, url, published, published_basis FROM articles a {_PENDING}
                AND a.article_id > ? ORDER BY a.article_id LIMIT {BATCH}""",
                [fingerprint, last],
            ).fetchall()
            if not rows:
                return
            yield [
                Stored(
                    r[0],
                    r[1],
                    {
                        k: v
                        for k, v in zip(("title", "outlet", "url", "published", "published_basis"), r[2:], strict=True)
                        if v and v != "none"
                    },
                )
                for r in rows
            ]
            last = rows[-1][0]

    def save(self, fingerprint: str, read: Sequence[Read], tables: Mapping[str, Columns]) -> None:
        """Write what was read from a batch of articles, in one transaction, in place of what was there of them before."""
        db = self._db
        self._fact_tables(tables)
        db.execute("BEGIN")
        try:
            ids = [r.article_id for r in read]
            for name, columns in tables.items():
                db.execute(f'DELETE FROM "{name}" WHERE list_contains(?, article_id)', [ids])
                names = ["start", "end", "text", *(c for c, _ in columns)]
                rows = [[r.article_id, *(row.get(c) for c in names)] for r in read for row in r.rows.get(name, ())]
                if rows:
                    frame = pd.DataFrame(rows, columns=["article_id", *names], dtype=object)
                    typed = ", ".join(
                        f'CAST("{c}" AS {_TYPES[t]})'
                        for c, t in [
                            ("article_id", "text"),
                            ("start", "int"),
                            ("end", "int"),
                            ("text", "text"),
                            *columns,
                        ]
                    )
                    db.register("incoming", frame.astype(object).where(frame.notna(), None))
                    db.execute(f'INSERT INTO "{name}" SELECT {typed} FROM incoming')
                    db.unregister("incoming")
            for r in read:
                db.execute(
                    "INSERT OR REPLACE INTO read_articles VALUES (?, ?, ?)",
                    [r.article_id, fingerprint, json.dumps(r.article)],
                )
                if r.error:
                    source = db.execute("SELECT source FROM articles WHERE article_id = ?", [r.article_id]).fetchall()[
                        0
                    ][0]
                    db.execute("INSERT OR IGNORE INTO rejected VALUES (?, ?)", [source, r.error])
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def _fact_tables(self, tables: Mapping[str, Columns]) -> None:
        for name, columns in tables.items():
            wanted = [("article_id", "text"), ("start", "int"), ("end", "int"), ("text", "text"), *columns]
            there = {
                r[0]
                for r in self._db.execute(
                    "SELECT column_name FROM information_schema.columns WHERE table_name = ?", [name]
                ).fetchall()
            }
            if there and there != {c for c, _ in wanted}:  # an older program's table: its facts are read again anyway
                self._db.execute(f'DROP TABLE "{name}"')
                self._db.execute("DELETE FROM read_articles")
            self._db.execute(
                f'CREATE TABLE IF NOT EXISTS "{name}" ({", ".join(f"{chr(34)}{c}{chr(34)} {_TYPES[t]}" for c, t in wanted)})'
            )

    # --- looking

    def articles(self) -> pd.DataFrame:
        """All articles (newest versions), with article-level findings merged in, in order of article_id."""
        frame = self._db.execute("""SELECT a.article_id, source, url, outlet, title, published, published_basis, text, words, sha256,
            language, relevant, masks, signature, r.article AS found FROM articles a LEFT JOIN read_articles r USING (article_id)
            WHERE newest ORDER BY a.article_id""").df()
        found = [json.loads(f) if isinstance(f, str) else {} for f in frame.pop("found")]
        for column, default in (("election", "none"), ("election_basis", "none"), ("region", "")):
            frame[column] = [f.get(column) or default for f in found]
        for column in ("published", "published_basis"):
            frame[column] = [f.get(column) or v for f, v in zip(found, frame[column], strict=True)]
        return frame

    def facts(self, name: str, columns: Columns) -> pd.DataFrame:
        """A fact table of the newest versions, in order of article and place in the text."""
        self._fact_tables({name: columns})
        return self._db.execute(f"""SELECT f.* FROM "{name}" f JOIN articles a USING (article_id) WHERE a.newest
            ORDER BY ALL""").df()

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


_PENDING = """LEFT JOIN read_articles r ON a.article_id = r.article_id AND r.fingerprint = ?
    WHERE a.newest AND a.relevant AND r.article_id IS NULL"""

_FUNCTION_WORDS = frozenset(
    ["yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "dalam", "tidak", "ini", "itu", "akan", "oleh", "juga", "adalah", "sebagai", "telah", "atau", "karena", "agar", "para", "bagi"]
)


def language(text: str) -> str:
    """`id` when at least one word in 14 is a frequent Indonesian function word, else `und`."""
    words = text[:20000].lower().split()
    return "id" if words and sum(w in _FUNCTION_WORDS for w in words) * 14 >= len(words) else "und"

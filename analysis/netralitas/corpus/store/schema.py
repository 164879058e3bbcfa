"""The tables of a corpus file, and how files of older versions become today's."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

SCHEMA_VERSION = 2

TYPES = {"text": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "date": "VARCHAR"}

Columns = Sequence[tuple[str, str]]
"""A fact table's columns beside article_id, start, end, text: (name, type), type as in `extract.Column`."""

ARTICLE_COLUMNS = {
    "article_id": "VARCHAR PRIMARY KEY",
    "page": "VARCHAR",
    "version": "INTEGER",
    "newest": "BOOLEAN",
    "source": "VARCHAR",
    "url": "VARCHAR",
    "outlet": "VARCHAR",
    "title": "VARCHAR",
    "published": "VARCHAR",
    "published_basis": "VARCHAR",
    "text": "VARCHAR",
    "words": "INTEGER",
    "sha256": "VARCHAR",
    "language": "VARCHAR",
    "relevant": "BOOLEAN",
    "masks": "VARCHAR",
    "signature": "BLOB",
    "extra": "VARCHAR",
    "joined": "BOOLEAN",
    "text_sha256": "VARCHAR",
    "gate": "VARCHAR",
}
"""gate: what program and rules decided masks, words, language, relevance and signature. joined: made of several pages."""

OWN = frozenset(("meta", "articles", "rejected", "read_articles", "fingerprints", "parts", "clusters"))
"""Tables that are no kind of fact."""


class NewerStore(Exception):
    """The file was written by a newer program; the message is its version."""


def prepare(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that are missing, and bring an older file to this version, in one transaction.

    Errors: NewerStore.
    """
    db.execute("BEGIN")
    try:
        db.execute("CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
        found = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
        version = int(found[0][0]) if found else 0
        if version > SCHEMA_VERSION:
            raise NewerStore(str(version))
        if version == 1:
            _from_1(db)
        columns = ", ".join(f"{name} {kind}" for name, kind in ARTICLE_COLUMNS.items())
        db.execute(f"CREATE TABLE IF NOT EXISTS articles ({columns})")
        db.execute("CREATE TABLE IF NOT EXISTS rejected (source VARCHAR, reason VARCHAR, PRIMARY KEY (source, reason))")
        db.execute(
            "CREATE TABLE IF NOT EXISTS read_articles (article_id VARCHAR PRIMARY KEY, fingerprint VARCHAR, article VARCHAR)"
        )
        db.execute("CREATE TABLE IF NOT EXISTS fingerprints (fingerprint VARCHAR PRIMARY KEY, parts VARCHAR)")
        db.execute(
            "CREATE TABLE IF NOT EXISTS parts (article_id VARCHAR PRIMARY KEY, page VARCHAR, part INTEGER, record VARCHAR)"
        )
        db.execute("CREATE TABLE IF NOT EXISTS clusters (article_id VARCHAR PRIMARY KEY, cluster VARCHAR)")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [str(SCHEMA_VERSION)])
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _from_1(db: duckdb.DuckDBPyConnection) -> None:
    """Version 1 had no extra, joined, text_sha256 and gate; masks and signatures are made anew when the corpus is next read."""
    for name, value in (("extra", "'{}'"), ("joined", "false"), ("text_sha256", "sha256(text)"), ("gate", "''")):
        db.execute(f"ALTER TABLE articles ADD COLUMN {name} {ARTICLE_COLUMNS[name]}")
        db.execute(f"UPDATE articles SET {name} = {value}")


def fact_tables(db: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the tables of facts that the file holds."""
    rows = db.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY ALL"
    ).fetchall()
    return [r[0] for r in rows if r[0] not in OWN]


def make_fact_tables(db: duckdb.DuckDBPyConnection, tables: dict[str, Columns]) -> None:
    """Make the tables of facts that are missing; one of an older program, with other columns, is dropped: its facts are read again."""
    for name, columns in tables.items():
        wanted = all_columns(columns)
        there = {
            r[0]
            for r in db.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = ?", [name]
            ).fetchall()
        }
        if there and there != {c for c, _ in wanted}:
            db.execute("UPDATE read_articles SET fingerprint = ''")  # first: a run killed in between reads again
            db.execute(f'DROP TABLE "{name}"')
        declared = ", ".join(f'"{c}" {TYPES[t]}' for c, t in wanted)
        db.execute(f'CREATE TABLE IF NOT EXISTS "{name}" ({declared})')


def all_columns(columns: Columns) -> list[tuple[str, str]]:
    """A fact table's columns with those that every fact has."""
    return [("article_id", "text"), ("start", "int"), ("end", "int"), ("text", "text"), *columns]

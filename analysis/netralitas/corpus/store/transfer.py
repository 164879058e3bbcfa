"""A whole corpus as a folder of Parquet files, and back."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from netralitas.corpus.store.schema import ARTICLE_COLUMNS, OWN, SCHEMA_VERSION, fact_tables

MANIFEST = "corpus.json"


def export(db: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write every table as Parquet into a folder, and a manifest last.

    Errors: OSError when the folder can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = ["articles", "rejected", "read_articles", "fingerprints", "parts", *fact_tables(db)]
    written = []
    for table in tables:
        path = folder / f"{table}.parquet"
        db.execute(
            f"""COPY (SELECT * FROM "{table}" ORDER BY ALL) TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)"""
        )
        written.append(path)
    manifest = folder / MANIFEST
    manifest.write_text(json.dumps({"schema": SCHEMA_VERSION, "tables": tables}, indent=1) + "\n", encoding="utf-8")
    return [*written, manifest]


def load(db: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Take in what `export` wrote, in one transaction: how many articles are new. What the corpus holds already stays as it is.

    Errors: ValueError when the folder holds no exported corpus, or one of another version.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        tables = [str(t) for t in manifest["tables"]]
        version = int(manifest["schema"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError(f"{folder} holds no exported corpus (no readable {MANIFEST})") from None
    if version != SCHEMA_VERSION:
        raise ValueError(
            f"{folder} was exported by store version {version}; this is {SCHEMA_VERSION}. Export it again with this program"
        )
    before = _count(db)
    columns = ", ".join(f"e.{c}" for c in ARTICLE_COLUMNS)
    db.execute("BEGIN")
    try:
        db.execute(
            f"CREATE TEMP TABLE coming AS SELECT article_id, page FROM {_file(folder, 'articles')} e ANTI JOIN articles USING (article_id)"
        )
        db.execute("CREATE TEMP TABLE held AS SELECT DISTINCT page FROM articles JOIN coming USING (page)")
        replaced = columns.replace("e.newest", "e.newest AND e.page NOT IN (SELECT page FROM held) AS newest")
        db.execute(
            f"INSERT INTO articles SELECT {replaced} FROM {_file(folder, 'articles')} e SEMI JOIN coming USING (article_id)"
        )
        db.execute(f"INSERT OR IGNORE INTO rejected SELECT * FROM {_file(folder, 'rejected')}")
        db.execute(f"INSERT OR IGNORE INTO parts SELECT * FROM {_file(folder, 'parts')}")
        db.execute(
            f"INSERT INTO read_articles SELECT e.* FROM {_file(folder, 'read_articles')} e SEMI JOIN coming USING (article_id)"
        )
        if "fingerprints" in tables:
            db.execute(f"INSERT OR IGNORE INTO fingerprints SELECT * FROM {_file(folder, 'fingerprints')}")
        for table in tables:
            if table not in OWN:
                _facts(db, folder, table)
        db.execute("DELETE FROM meta WHERE key = 'clusters'")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("DROP TABLE coming")
    db.execute("DROP TABLE held")
    return _count(db) - before


def _facts(db: duckdb.DuckDBPyConnection, folder: Path, table: str) -> None:
    if not table.replace("_", "").isalnum():
        raise ValueError(f"{table!r} is no name of a table")
    db.execute(f'CREATE TABLE IF NOT EXISTS "{table}" AS SELECT * FROM {_file(folder, table)} LIMIT 0')
    db.execute(
        f'INSERT INTO "{table}" BY NAME SELECT e.* FROM {_file(folder, table)} e SEMI JOIN coming USING (article_id)'
    )


def _file(folder: Path, table: str) -> str:
    return f"read_parquet('{_quoted(folder / f'{table}.parquet')}')"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _count(db: duckdb.DuckDBPyConnection) -> int:
    return int(db.execute("SELECT count(*) FROM articles").fetchall()[0][0])

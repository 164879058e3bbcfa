"""Removing articles with all that was read from them."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from netralitas.corpus.store.schema import fact_tables


def remove_ids(db: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Remove these articles and their facts, inside the caller's transaction."""
    if ids:
        for table in (*fact_tables(db), "read_articles", "clusters", "articles"):
            db.execute(f'DELETE FROM "{table}" WHERE article_id IN (SELECT unnest(?))', [list(ids)])
        db.execute("DELETE FROM meta WHERE key = 'clusters'")


def remove(db: duckdb.DuckDBPyConnection, article_id: str) -> int:
    """Remove an article with all versions of its page, its parts and facts: how many rows of `articles` went."""
    db.execute("BEGIN")
    try:
        pages = [r[0] for r in db.execute("SELECT page FROM articles WHERE article_id = ?", [article_id]).fetchall()]
        ids = [
            r[0]
            for r in db.execute("SELECT article_id FROM articles WHERE page IN (SELECT unnest(?))", [pages]).fetchall()
        ]
        remove_ids(db, ids)
        db.execute("DELETE FROM parts WHERE page IN (SELECT unnest(?))", [pages])
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return len(ids)

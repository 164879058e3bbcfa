"""Is the corpus what it should be? Hashes, offsets, references, versions."""

from __future__ import annotations

import json
from collections.abc import Iterator

import duckdb

from netralitas.corpus.near_copies import SLOTS
from netralitas.corpus.store.schema import fact_tables


def problems(db: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """(article_id or table, what is wrong) of everything that is not as it was written; nothing when all is well."""
    for (name,) in db.execute(
        "SELECT article_id FROM articles WHERE sha256(text) <> text_sha256 ORDER BY 1"
    ).fetchall():
        yield name, "the text is not the one that was stored (its hash differs)"
    for (name,) in db.execute(
        "SELECT article_id FROM articles WHERE length(sha256) <> 64 OR octet_length(signature) < ? ORDER BY 1",
        [SLOTS * 4],
    ).fetchall():
        yield name, "the hash of the original bytes, or the near-copy signature, is damaged"
    for page, count in db.execute(
        "SELECT page, count(*) FILTER (newest) AS n FROM articles GROUP BY page HAVING n <> 1 ORDER BY 1"
    ).fetchall():
        yield page, f"the page has {count} newest versions instead of one"
    for table in fact_tables(db):
        for name, count in db.execute(
            f'SELECT f.article_id, count(*) FROM "{table}" f ANTI JOIN articles a USING (article_id) GROUP BY 1 ORDER BY 1'
        ).fetchall():
            yield name, f"{count} rows in {table} belong to an article that is not there"
        for name, count in db.execute(
            f"""SELECT f.article_id, count(*) FROM "{table}" f JOIN articles a USING (article_id) WHERE f.start < 0
            OR f."end" < f.start OR f."end" > length(a.text) OR substring(a.text, f.start + 1, f."end" - f.start) <> f.text
            GROUP BY 1 ORDER BY 1"""
        ).fetchall():
            yield name, f"in {count} rows of {table} the offsets do not lead to the words"
        for name, count in db.execute(
            f'SELECT f.article_id, count(*) FROM "{table}" f ANTI JOIN read_articles r USING (article_id) GROUP BY 1 ORDER BY 1'
        ).fetchall():
            yield name, f"{count} rows in {table} belong to an article that has not been read"
    for (name,) in db.execute(
        "SELECT r.article_id FROM read_articles r ANTI JOIN articles a USING (article_id) ORDER BY 1"
    ).fetchall():
        yield name, "it is noted as read, but is not there"
    last = ""
    while rows := db.execute(
        "SELECT article_id, masks, length(text) FROM articles WHERE article_id > ? ORDER BY 1 LIMIT 2000", [last]
    ).fetchall():
        for name, masks, size in rows:
            if any(not 0 <= start < end <= size for start, end, _ in json.loads(masks)):
                yield name, "a mask lies outside the text"
        last = rows[-1][0]

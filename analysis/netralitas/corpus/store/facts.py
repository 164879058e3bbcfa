"""Writing what was read from articles, in place of what was there of them before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from netralitas.corpus.store.schema import Columns, all_columns, make_fact_tables

_ARROW = {"text": pa.string(), "int": pa.int64(), "bool": pa.bool_(), "date": pa.string()}


ARTICLE = "article"
"""Stands among the tables for what is read of the article itself: its election, region and page date."""


class Read(NamedTuple):
    """What was read from an article: article-level columns and rows by table; or an error.

    only: the tables (and `ARTICLE`) that were read, the others stay as they are stored; all for none.
    """

    article_id: str
    article: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]
    error: str = ""
    only: tuple[str, ...] = ()

    def has(self, name: str) -> bool:
        """True if this table (or `ARTICLE`) was read."""
        return not self.only or name in self.only


FAILED = "reading failed"
"""How the reason begins why an article could not be read."""


class Changed(NamedTuple):
    """What reading again changed in a table: articles, rows that came, rows that went."""

    articles: int
    added: int
    removed: int


def write(
    db: duckdb.DuckDBPyConnection,
    fingerprint: str,
    read: Sequence[Read],
    tables: Mapping[str, Columns],
    changes: dict[str, Changed],
) -> None:
    """Write a batch in one transaction; what differs from what was read of these articles before is added to changes."""
    make_fact_tables(db, dict(tables))
    ids = [r.article_id for r in read]
    db.execute("BEGIN")
    try:
        before = dict(
            db.execute(
                "SELECT article_id, article FROM read_articles WHERE article_id IN (SELECT unnest(?))", [ids]
            ).fetchall()
        )
        for name, columns in tables.items():
            there = [r for r in read if r.has(name)]
            if not there:
                continue
            again = [r.article_id for r in there if r.article_id in before]
            incoming = table_of(there, name, columns)
            db.register("incoming", incoming)
            names = ", ".join(f'"{c}"' for c, _ in all_columns(columns))
            if again:
                _compare(db, name, names, again, changes)
                db.execute(f'DELETE FROM "{name}" WHERE article_id IN (SELECT unnest(?))', [again])
            if incoming.num_rows:
                db.execute(f'INSERT INTO "{name}" ({names}) SELECT {names} FROM incoming')
            db.unregister("incoming")
        about = [json.dumps(r.article) if r.has(ARTICLE) else before[r.article_id] for r in read]
        done = pa.table({"article_id": ids, "fingerprint": [fingerprint] * len(ids), "article": about})
        db.register("incoming", done)
        db.execute("INSERT OR REPLACE INTO read_articles SELECT * FROM incoming")
        db.unregister("incoming")
        if before:
            now = {r.article_id: new for r, new in zip(read, about, strict=True) if r.has(ARTICLE)}
            if known := before.keys() & now.keys():
                _note_articles({i: before[i] for i in known}, now, changes)
            db.execute(
                "DELETE FROM rejected WHERE starts_with(reason, ?) AND source IN "
                "(SELECT source FROM articles WHERE article_id IN (SELECT unnest(?)))",
                [FAILED, list(before)],
            )
        for r in read:
            if r.error:
                db.execute(
                    "INSERT OR IGNORE INTO rejected SELECT source, ? FROM articles WHERE article_id = ?",
                    [r.error, r.article_id],
                )
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def table_of(read: Sequence[Read], name: str, columns: Columns) -> pa.Table:
    """The rows of one table read from articles, as Arrow."""
    rows = [(r.article_id, row) for r in read for row in r.rows.get(name, ())]
    made: dict[str, pa.Array] = {"article_id": pa.array([i for i, _ in rows], pa.string())}
    for column, kind in all_columns(columns)[1:]:
        made[column] = _array([row.get(column) for _, row in rows], kind)
    return pa.table(made)


def _array(values: list[Any], kind: str) -> pa.Array:
    try:
        return pa.array(values, _ARROW[kind])
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # a value of another type: text for a number, or the other way round
        if kind == "int":
            return pa.array([None if v is None or v == "" else int(v) for v in values], pa.int64())
        if kind == "bool":
            return pa.array([None if v is None or v == "" else bool(v) for v in values], pa.bool_())
        return pa.array([None if v is None else str(v) for v in values], pa.string())


def _compare(db: duckdb.DuckDBPyConnection, name: str, names: str, ids: list[str], changes: dict[str, Changed]) -> None:
    before = db.execute(f'SELECT {names} FROM "{name}" WHERE article_id IN (SELECT unnest(?))', [ids]).fetchall()
    after = db.execute(f"SELECT {names} FROM incoming WHERE article_id IN (SELECT unnest(?))", [ids]).fetchall()
    old, new = Counter(before), Counter(after)
    came, went = new - old, old - new
    known = changes.get(name, Changed(0, 0, 0))
    articles = len({row[0] for row in came} | {row[0] for row in went})
    changes[name] = Changed(known.articles + articles, known.added + came.total(), known.removed + went.total())


def _note_articles(before: Mapping[str, str], after: Mapping[str, str], changes: dict[str, Changed]) -> None:
    """Add the articles whose own columns (election, region, page date) are others now."""
    differ = sum(before[name] != after[name] for name in before)
    known = changes.get("articles", Changed(0, 0, 0))
    changes["articles"] = Changed(*(number + differ for number in known))

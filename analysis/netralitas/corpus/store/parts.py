"""Articles that run over several pages (`?page=2`): the parts are kept, and joined whenever one comes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict

import duckdb

from netralitas.corpus.article import Article, sha256


def divert(db: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> tuple[list[Article], list[Article], int]:
    """Keep those articles that are parts of one over several pages: (the others, joined articles to write, parts of known pages).

    A page becomes one of several when a part other than the first comes; its first part, if stored before, is taken back as a part.
    Joined articles written before are removed, so that the result does not depend on the order of adding.
    """
    several = {a.page for a in articles if a.part != 1}
    pages = sorted({a.page for a in articles})
    several |= {
        r[0] for r in db.execute("SELECT DISTINCT page FROM parts WHERE page IN (SELECT unnest(?))", [pages]).fetchall()
    }
    if not several:
        return list(articles), [], 0
    touched = sorted(several)
    known = {
        r[0]
        for r in db.execute("SELECT DISTINCT page FROM articles WHERE page IN (SELECT unnest(?))", [touched]).fetchall()
    }
    later = 0
    for article in articles:
        if article.page in several:
            later += article.page in known
            known.add(article.page)
    _take_back(db, touched)
    for article in articles:
        if article.page in several:
            db.execute("DELETE FROM parts WHERE page = ? AND part = ?", [article.page, article.part])
            db.execute(
                "INSERT INTO parts VALUES (?, ?, ?, ?)",
                [article.article_id, article.page, article.part, json.dumps(asdict(article))],
            )
    rest = [a for a in articles if a.page not in several]
    return rest, [_joined(db, page) for page in touched], later


def _take_back(db: duckdb.DuckDBPyConnection, pages: Sequence[str]) -> None:
    """Remove the articles of these pages; one that was no joined article becomes the page's first part."""
    from netralitas.corpus.store.removing import remove_ids

    rows = db.execute(
        "SELECT article_id, source, text, sha256, title, url, outlet, published, published_basis, extra, page, newest, joined "
        "FROM articles WHERE page IN (SELECT unnest(?))",
        [list(pages)],
    ).fetchall()
    for row in rows:
        if row[11] and not row[12]:
            article = Article(
                row[1], row[1].rpartition("/")[2], row[2], row[3], row[4], row[5], row[6], row[7], row[8], json.loads(row[9] or "{}")
            )  # fmt: skip
            db.execute(
                "INSERT OR REPLACE INTO parts VALUES (?, ?, 1, ?)", [row[0], row[10], json.dumps(asdict(article))]
            )
    remove_ids(db, [r[0] for r in rows])


def _joined(db: duckdb.DuckDBPyConnection, page: str) -> Article:
    """One article of a page's parts: the page that shows all if there is one, else the parts in order, headlines once."""
    rows = db.execute("SELECT record FROM parts WHERE page = ? ORDER BY part", [page]).fetchall()
    found = [Article(**json.loads(r[0])) for r in rows]
    whole = found[0]
    if whole.part == 0:
        found = [whole]
    first = re.findall(r"\w+", whole.title.casefold())
    texts = [whole.text]
    for part in found[1:]:
        head, _, rest = part.text.partition("\n")
        words = re.findall(r"\w+", head.casefold())
        repeated = words == first or words[: len(first)] == first or head.strip() == part.title
        texts.append(rest.strip("\n") if repeated and rest.strip() else part.text)
    whole.text = "\n\n".join(texts)
    whole.sha256 = sha256("".join(p.sha256 for p in found).encode()) if len(found) > 1 else whole.sha256
    whole.extra = {**whole.extra, "pages": str(len(found))}
    whole.part = -1
    return whole

"""Writing a batch of articles: each once, versions kept, pages of one article joined."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from netralitas.corpus import chrome, near_copies
from netralitas.corpus import relevance as gate
from netralitas.corpus.article import Article
from netralitas.corpus.store import parts
from netralitas.corpus.store.schema import ARTICLE_COLUMNS
from netralitas.lexicon import Lexicon

Item = Article | tuple[str, str]
"""An article, or (source, reason) of an input that gave none."""

_FUNCTION_WORDS = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "dalam",
        "tidak",
        "ini",
        "itu",
        "akan",
        "oleh",
        "juga",
        "adalah",
        "sebagai",
        "telah",
        "atau",
        "karena",
        "agar",
        "para",
        "bagi",
    ]
)
_ARROW = {"VARCHAR": pa.string(), "INTEGER": pa.int32(), "BOOLEAN": pa.bool_(), "BLOB": pa.binary()}


@lru_cache(maxsize=8)
def gate_fingerprint(lexicon: Lexicon) -> str:
    """Of everything that decides masks, words, language, relevance and signature."""
    digest = hashlib.sha256(lexicon.fingerprint_of("chrome.toml", "relevance.toml", "relevance_weights.csv").encode())
    for module in (chrome, gate, near_copies):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


def language(text: str) -> str:
    """`id` when at least one word in 14 is a frequent Indonesian function word, else `und`."""
    words = text[:20000].lower().split()
    return "id" if words and sum(w in _FUNCTION_WORDS for w in words) * 14 >= len(words) else "und"


def judged(texts: Sequence[str], lexicon: Lexicon) -> list[dict[str, Any]]:
    """For each text: masks (JSON), words, language, relevant, signature, gate."""
    masks = [chrome.mask(text, lexicon) for text in texts]
    signatures = near_copies.signatures(texts, masks)
    mark = gate_fingerprint(lexicon)
    rows = []
    for text, masked, signature in zip(texts, masks, signatures, strict=True):
        bare = text
        for start, end, _ in masked:
            bare = bare[:start] + " " * (end - start) + bare[end:]
        rows.append(
            {
                "masks": json.dumps([list(m) for m in masked]),
                "words": len(bare.split()),
                "language": language(bare),
                "relevant": gate.relevance(bare, lexicon).relevant,
                "signature": signature,
                "gate": mark,
            }
        )
    return rows


def add_batch(db: duckdb.DuckDBPyConnection, batch: Sequence[Item], lexicon: Lexicon, counts: dict[str, int]) -> None:
    """Write a batch in one transaction, and count what came of each item (`Added`)."""
    found = [item for item in batch if isinstance(item, Article)]
    db.execute("BEGIN")
    try:
        _write_rejected(db, batch, counts)
        known = known_ids(db, [a.article_id for a in found])
        fresh: dict[str, Article] = {}
        for article in found:
            if article.article_id in known or article.article_id in fresh:
                counts["known"] += 1
            else:
                fresh[article.article_id] = article
        rest, joined, later = parts.divert(db, list(fresh.values()))
        counts["versions"] += later
        counts["new"] += len(fresh) - len(rest) - later
        _write_articles(db, rest, lexicon, counts)
        _write_articles(db, joined, lexicon, None)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def known_ids(db: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> set[str]:
    """Those of these ids that the corpus holds, also as a part of a joined article."""
    rows = db.execute(
        "SELECT article_id FROM articles WHERE article_id IN (SELECT unnest(?)) "
        "UNION ALL SELECT article_id FROM parts WHERE article_id IN (SELECT unnest(?))",
        [list(ids), list(ids)],
    ).fetchall()
    return {r[0] for r in rows}


def _write_rejected(db: duckdb.DuckDBPyConnection, batch: Sequence[Item], counts: dict[str, int]) -> None:
    """What was rejected before and is now read is rejected no more, nor is the file or archive that holds it."""
    read: set[str] = set()
    for item in batch:
        if isinstance(item, Article):
            names = item.source.split("#")
            read.update("#".join(names[:n]) for n in range(1, len(names) + 1))
    if read:
        db.execute("DELETE FROM rejected WHERE source IN (SELECT unnest(?))", [sorted(read)])
    reasons = sorted({item for item in batch if isinstance(item, tuple)})
    counts["rejected"] += sum(isinstance(item, tuple) for item in batch)
    if reasons:
        incoming = pa.table({"source": [valid(r[0]) for r in reasons], "reason": [valid(r[1]) for r in reasons]})
        db.register("incoming", incoming)
        db.execute("INSERT OR IGNORE INTO rejected SELECT source, reason FROM incoming")
        db.unregister("incoming")


def valid(text: str) -> str:
    """Text without what cannot be written as UTF-8 (file names of other encodings, lone surrogates)."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _write_articles(
    db: duckdb.DuckDBPyConnection, articles: Sequence[Article], lexicon: Lexicon, counts: dict[str, int] | None
) -> None:
    if not articles:
        return
    pages = sorted({a.page for a in articles})
    versions = dict(
        db.execute(
            "SELECT page, max(version) FROM articles WHERE page IN (SELECT unnest(?)) GROUP BY page", [pages]
        ).fetchall()
    )
    if versions:
        db.execute("UPDATE articles SET newest = false WHERE page IN (SELECT unnest(?))", [sorted(versions)])
    rows: list[dict[str, Any]] = []
    last = {a.page: n for n, a in enumerate(articles)}
    for number, (article, judgement) in enumerate(
        zip(articles, judged([a.text for a in articles], lexicon), strict=True)
    ):
        before = versions.get(article.page, 0)
        versions[article.page] = before + 1
        if counts is not None:
            counts["versions" if before else "new"] += 1
        rows.append(
            {
                "article_id": article.article_id,
                "page": valid(article.page),
                "version": before + 1,
                "newest": last[article.page] == number,
                "source": valid(article.source),
                "url": valid(article.url),
                "outlet": valid(article.outlet),
                "title": valid(article.title),
                "published": article.published,
                "published_basis": article.published_basis,
                "text": article.text,
                "sha256": article.sha256,
                "extra": json.dumps(article.extra),
                "joined": counts is None,
                "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
                **judgement,
            }
        )
    insert(db, rows)


def insert(db: duckdb.DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of `articles`."""
    incoming = pa.table(
        {name: pa.array([r[name] for r in rows], _ARROW[kind.split()[0]]) for name, kind in ARTICLE_COLUMNS.items()}
    )
    db.register("incoming", incoming)
    db.execute("INSERT INTO articles SELECT * FROM incoming")
    db.unregister("incoming")


def refresh(db: duckdb.DuckDBPyConnection, lexicon: Lexicon, size: int) -> tuple[int, int]:
    """Judge anew the articles that were judged with other rules: (how many, how many became relevant or irrelevant).

    Each batch is a transaction. Articles that are no longer relevant lose their facts.
    """
    from netralitas.corpus.store.schema import fact_tables

    mark = gate_fingerprint(lexicon)
    stale = [r[0] for r in db.execute("SELECT article_id FROM articles WHERE gate <> ? ORDER BY 1", [mark]).fetchall()]
    turned = 0
    for begin in range(0, len(stale), size):
        ids = stale[begin : begin + size]
        found = db.execute(
            "SELECT article_id, text, relevant FROM articles WHERE article_id IN (SELECT unnest(?))", [ids]
        ).fetchall()
        rows = judged([r[1] for r in found], lexicon)
        turned += sum(old[2] != new["relevant"] for old, new in zip(found, rows, strict=True))
        incoming = pa.table(
            {"article_id": [r[0] for r in found]}
            | {n: pa.array([r[n] for r in rows], _ARROW[ARTICLE_COLUMNS[n].split()[0]]) for n in rows[0]}
        )
        db.execute("BEGIN")
        try:
            db.register("incoming", incoming)
            db.execute(
                "UPDATE articles SET masks = i.masks, words = i.words, language = i.language, relevant = i.relevant, "
                "signature = i.signature, gate = i.gate FROM incoming i WHERE articles.article_id = i.article_id"
            )
            db.execute("DELETE FROM meta WHERE key = 'clusters'")
            gone = [old[0] for old, new in zip(found, rows, strict=True) if not new["relevant"]]
            for table in (*fact_tables(db), "read_articles"):
                db.execute(f'DELETE FROM "{table}" WHERE article_id IN (SELECT unnest(?))', [gone])
            db.unregister("incoming")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
    return len(stale), turned

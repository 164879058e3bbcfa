"""Tables of articles: JSON, JSONL, CSV and TSV, one article a record, columns by their usual names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.readers import Record

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_NAMES = {
    "text": ("text", "maintext", "body", "content", "isi", "teks", "raw_content", "article"),
    "title": ("title", "judul", "headline"),
    "url": ("url", "link", "source_url", "uri"),
    "outlet": ("outlet", "media", "media_name", "source_domain", "domain", "sitename", "publisher"),
    "published": ("published", "date_publish", "publish_date", "date", "tanggal", "published_date", "timestamp"),
}


def read(data: bytes, source: str, name: str) -> Iterator[Record]:
    """One article a record; its source is `path#line` (JSONL, CSV) or `path#index` (JSON).

    Errors: Unreadable for a file that can't be parsed or has no column with the text.
    """
    csv.field_size_limit(50_000_000)
    text = decode(data)
    suffix = "." + name.rpartition(".")[2].lower()
    for number, record in _records(text, suffix):
        where = f"{source}#{number}"
        try:
            if isinstance(record, Exception):
                raise Unreadable(f"no record: {record}")
            yield _article(record, where, f"{name}#{number}")
        except Unreadable as reason:
            yield where, reason


def _records(text: str, suffix: str) -> Iterator[tuple[int, Any]]:
    if suffix in (".csv", ".tsv"):
        rows = csv.DictReader(io.StringIO(text), delimiter="\t" if suffix == ".tsv" else ",")
        names = {str(n).strip().lower() for n in rows.fieldnames or ()}
        if not names & set(_NAMES["text"]):
            raise Unreadable(
                f"no text column: the columns are {', '.join(sorted(names)) or 'none'}; one must be called "
                f"{', '.join(_NAMES['text'][:4])} …"
            )
        yield from enumerate(rows, 2)
        return
    if suffix == ".json":
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            raise Unreadable(f"not JSON: {error}") from None
        yield from enumerate(found if isinstance(found, list) else [found])
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                yield number, error


def _article(record: Any, source: str, name: str) -> Article:
    if not isinstance(record, dict):
        raise Unreadable("no record: not a JSON object")
    lowered = {str(k).strip().lower(): v for k, v in record.items() if k is not None}
    found = {
        key: next((str(lowered[n]).strip() for n in names if lowered.get(n) not in (None, "")), "")
        for key, names in _NAMES.items()
    }
    if not found["text"]:
        raise Unreadable("no text: the record's text is empty or missing")
    body = clean(found["text"])
    title = found["title"] or first_line(body)
    if found["title"] and not body.casefold().startswith(title.casefold()):
        body = f"{title}\n\n{body}"
    day = found["published"][:10]
    dated = len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdigit()
    original = json.dumps(record, sort_keys=True, ensure_ascii=False, default=str).encode()
    return Article(
        source,
        name,
        body,
        sha256(original),
        title,
        found["url"],
        found["outlet"],
        day if dated else "",
        "metadata" if dated else "none",
    )

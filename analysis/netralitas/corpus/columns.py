"""Which column of a table of articles holds what: by the user's word, by a known layout, else by its usual name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from netralitas.corpus.article import Article, Unreadable, clean, first_line, sha256
from netralitas.corpus.pages.dates import day_in_url, parse_day
from netralitas.corpus.source import Options

FIELDS = ("text", "title", "url", "outlet", "published", "authors", "section", "tags", "html")
_CRAWLED = "a crawl's date is not the article's"

USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "maintext",
        "body",
        "content",
        "isi",
        "teks",
        "raw_content",
        "article",
        "article_text",
        "article_body",
        "articlebody",
        "isi_berita",
        "konten",
        "story",
        "full_text",
        "story_text",
        "fulltext",
        "news",
    ),
    "html": ("html", "raw_html", "page", "rawhtml"),
    "title": ("title", "judul", "headline", "article_title", "judul_berita", "name"),
    "url": (
        "url",
        "link",
        "source_url",
        "uri",
        "article_url",
        "tautan",
        "permalink",
        "canonical_url",
        "web_url",
        "warc-target-uri",
    ),
    "outlet": (
        "outlet",
        "media",
        "media_name",
        "source_domain",
        "domain",
        "sitename",
        "site_name",
        "publisher",
        "source_name",
        "nama_media",
        "hostname",
        "site",
        "source",
        "sumber",
    ),
    "published": (
        "published",
        "date_publish",
        "publish_date",
        "published_date",
        "publication_date",
        "pub_date",
        "pubdate",
        "date_published",
        "datepublished",
        "published_at",
        "publishedat",
        "tanggal",
        "tanggal_terbit",
        "waktu",
        "date",
        "tgl",
    ),
    "authors": ("authors", "author", "byline", "penulis"),
    "section": ("section", "category", "kategori", "rubrik"),
    "tags": ("tags", "keywords", "tag"),
}
"""Usual column names, in lower case, best first."""

PRESETS: dict[str, dict[str, str]] = {
    "news-please": {
        "text": "maintext",
        "title": "title",
        "url": "url",
        "outlet": "source_domain",
        "published": "date_publish",
        "authors": "authors",
    },
    "mediacloud": {"text": "text", "title": "title", "url": "url", "outlet": "media_name", "published": "publish_date"},
    "c4": {"text": "text", "url": "url"},
    "culturax": {"text": "text", "url": "url"},
    "oscar": {"text": "content", "url": "warc_headers.warc-target-uri"},
    "fineweb": {"text": "text", "url": "url"},
}
"""Known layouts. Those of web crawls give no `published`: their `timestamp` and `date` tell when a page was fetched."""

_HTML = re.compile(r"</(?:p|div|article|body)>|<br\s*/?>", re.IGNORECASE)


def preset_of(names: Iterable[str]) -> str:
    """The known layout that these columns show, or ''."""
    there = {n.lower() for n in names}
    if {"maintext", "date_publish"} <= there:
        return "news-please"
    if {"dump", "file_path", "text"} <= there:
        return "fineweb"
    if "warc_headers" in there and "content" in there:
        return "oscar"
    if {"timestamp", "text", "url"} <= there and "source" in there and len(there) <= 6:
        return "culturax"
    if {"timestamp", "text", "url"} <= there and len(there) <= 5 and "title" not in there:
        return "c4"
    if {"media_name", "publish_date"} <= there or {"stories_id", "publish_date"} <= there:
        return "mediacloud"
    return ""


def check(options: Options) -> None:
    """Refuse a preset or field that there isn't.

    Errors: ValueError that names those there are.
    """
    if options.preset and options.preset not in PRESETS:
        raise ValueError(f"there is no preset {options.preset!r}; there are {', '.join(PRESETS)}")
    for name in options.columns:
        if name not in FIELDS:
            raise ValueError(f"there is no field {name!r} to map a column to; there are {', '.join(FIELDS)}")


def mapping(names: Iterable[str], options: Options) -> dict[str, list[str]]:
    """{field: columns to look in, best first} for a table with these columns.

    Errors: Unreadable when a column named by the user, or every column that could hold the text, is missing.
    """
    names = [str(n).strip() for n in names if n is not None]
    lowered = {n.lower(): n for n in reversed(names)}
    preset = options.preset or preset_of(names)
    found: dict[str, list[str]] = {}
    for field in FIELDS:
        if given := options.columns.get(field):
            if given.lower().partition(".")[0] not in lowered:
                raise Unreadable(f"no column {given!r} for {field}: the columns are {', '.join(names)[:300] or 'none'}")
            found[field] = [given]
        elif preset:
            found[field] = [PRESETS[preset][field]] if field in PRESETS[preset] else []
        else:
            found[field] = [n for n in USUAL[field] if n in lowered]
    if not preset and "timestamp" in lowered and not found["published"]:
        found["published"] = ["timestamp"]
    if preset in ("news-please", "mediacloud"):
        for field in ("text", "title", "url", "outlet", "authors"):
            found[field] += [n for n in USUAL[field] if n in lowered and n not in found[field]]
    if not any(c.lower().partition(".")[0] in lowered for c in found["text"] + found["html"]):
        if preset == "mediacloud":
            raise Unreadable(
                "no text column: this Media Cloud export lists addresses and holds no articles; fetch the pages and add those"
            )
        raise Unreadable(
            f"no text column: the columns are {', '.join(sorted(lowered))[:300] or 'none'}; one must be called "
            f"{', '.join(USUAL['text'][:4])} …, or be named with --column text=NAME"
        )
    return found


def article_from(record: Any, source: str, name: str, where: str, options: Options) -> Article:
    """The article of one record.

    Errors: Unreadable when the record is none or its text is missing.
    """
    if not isinstance(record, dict):
        raise Unreadable("no record: not an object with named fields")
    columns = mapping(record, options)
    lowered = {str(k).strip().lower(): v for k, v in record.items() if k is not None}
    found = {field: _first(lowered, columns[field]) for field in FIELDS}
    original = sha256(json.dumps(record, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "replace"))
    day = parse_day(found["published"])
    extra = {k: found[k] for k in ("authors", "section", "tags") if found[k]}
    page = found["text"] if _HTML.search(found["text"][:100_000]) else "" if found["text"] else found["html"]
    if page:
        from netralitas.corpus.pages import article_of

        article = article_of(
            page.encode("utf-8", "replace"),
            source,
            name,
            url=found["url"],
            charset="utf-8",
            where=where,
            fragment=bool(found["text"]),
            lexicon=options.lexicon,
        )
        if found["title"] and not article.title:
            article.text = f"{found['title']}\n\n{article.text}"
        article.title = found["title"] or article.title or first_line(article.text)
        article.outlet = found["outlet"] or article.outlet
        article.extra = {**article.extra, **extra}
        article.sha256 = original
        if day:
            article.published, article.published_basis = day, "metadata"
        return article
    if not found["text"]:
        raise Unreadable("no text: the record's text is empty or missing")
    body = clean(found["text"])
    title = clean_title(found["title"]) or first_line(body)
    if found["title"] and not _begins_with(body, title):
        body = f"{title}\n\n{body}"
    from_url = "" if day else day_in_url(found["url"])
    return Article(
        source, name, body, original, title, found["url"], found["outlet"], day or from_url,
        "metadata" if day else "url" if from_url else "none", extra, where=where,
    )  # fmt: skip


def clean_title(title: str) -> str:
    """A title on one line."""
    return re.sub(r"\s+", " ", title).strip()[:300]


def _begins_with(body: str, title: str) -> bool:
    words = re.findall(r"\w+", title.casefold())
    return re.findall(r"\w+", body[: len(title) * 2 + 80].casefold())[: len(words)] == words


def _first(record: Mapping[str, Any], columns: Iterable[str]) -> str:
    for column in columns:
        value: Any = record
        lowered = column.lower()
        if lowered in record:
            value = record[lowered]
        else:
            for part in column.split("."):
                value = (
                    {str(k).lower(): v for k, v in value.items()}.get(part.lower())
                    if isinstance(value, Mapping)
                    else None
                )
        if value is None or value != value:
            continue
        if isinstance(value, (list, tuple)):
            value = ", ".join(str(v) for v in value if v)
        text = str(value).strip()
        if text:
            return text
    return ""

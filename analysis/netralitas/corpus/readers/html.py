"""Web pages: the article in the page by trafilatura, its headline first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from netralitas.corpus.article import Article, Unreadable, clean, decode, sha256

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def read(data: bytes, source: str, name: str) -> Iterator[Article]:
    """One article a page.

    Errors: Unreadable when there is no article in the page.
    """
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        decode(data),
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or not (found.text or "").strip():
        raise Unreadable("no article: the page holds no text that reads like one")
    title = (found.title or "").strip()
    body = found.text.strip()
    text = body if not title or body.casefold().startswith(title.casefold()) else f"{title}\n\n{body}"
    url = found.url or ""
    outlet = found.sitename or (urlsplit(url).hostname or "").removeprefix("www.")
    yield Article(
        source,
        name,
        clean(text),
        sha256(data),
        title,
        url,
        outlet,
        (found.date or "")[:10],
        "metadata" if found.date else "none",
    )

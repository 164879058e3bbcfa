"""Plain text and Markdown: the first line is the headline; front matter between --- lines gives what is known of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.corpus.article import Article, clean, decode, first_line, sha256

SUFFIXES = (".txt", ".md", ".markdown", ".text")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n+", re.DOTALL)
_FIELD = re.compile(r"^(\w+)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_NAMES = {
    "date": "published",
    "tanggal": "published",
    "published": "published",
    "judul": "title",
    "title": "title",
    "url": "url",
    "link": "url",
    "outlet": "outlet",
    "media": "outlet",
    "source": "outlet",
}


def read(data: bytes, source: str, name: str) -> Iterator[Article]:
    """One article a file.

    Errors: Unreadable when the bytes are no text.
    """
    text = clean(decode(data))
    about: dict[str, str] = {}
    if front := _FRONT.match(text):
        about = {_NAMES[k.lower()]: v for k, v in _FIELD.findall(front[1]) if k.lower() in _NAMES}
        text = text[front.end() :]
    day = re.match(r"\d{4}-\d\d-\d\d", about.get("published", ""))
    yield Article(
        source,
        name,
        text,
        sha256(data),
        about.get("title") or first_line(text),
        about.get("url", ""),
        about.get("outlet", ""),
        day[0] if day else "",
        "metadata" if day else "none",
    )

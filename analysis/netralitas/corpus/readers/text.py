"""Plain text and Markdown: the first line is the headline; front matter between --- lines gives what is known of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.chrome import mask
from netralitas.corpus.pages.dates import day_in_url, parse_day
from netralitas.corpus.source import Options, Source

SUFFIXES = (".txt", ".md", ".markdown", ".text")
_FRONT = re.compile(r"\A---[ \t]*\n(.{1,20000}?)\n---[ \t]*(?:\n+|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([\w-]+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
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
    "author": "authors",
    "authors": "authors",
    "penulis": "authors",
    "tags": "tags",
    "section": "section",
    "category": "section",
}
_MARKDOWN = [
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\s\n]*(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
]


def read(source: Source, options: Options) -> Iterator[Article]:
    """One article a file.

    Errors: Unreadable when the bytes are no text.
    """
    data = source.read()
    text = clean(decode(data))
    about: dict[str, str] = {}
    if front := _FRONT.match(text):
        about = {_NAMES[k.lower()]: v for k, v in _FIELD.findall(front[1]) if k.lower() in _NAMES and v}
        text = text[front.end() :].strip("\n")
        if not re.search(r"[^\W\d_]", text):
            raise Unreadable("no text: nothing stands under the front matter")
    if source.suffix in (".md", ".markdown"):
        for pattern, by in _MARKDOWN:
            text = pattern.sub(by, text)
    url = about.get("url", "") or source.url
    day = parse_day(about.get("published", ""))
    from_url = "" if day else day_in_url(url)
    yield Article(
        source.path,
        source.name,
        text,
        sha256(data),
        about.get("title") or headline(text, options),
        url,
        about.get("outlet", ""),
        day or from_url,
        "metadata" if day else "url" if from_url else "none",
        {k: about[k] for k in ("authors", "section", "tags") if k in about},
        where=source.where,
    )


def headline(text: str, options: Options) -> str:
    """The first line that is not masked as a menu or the like."""
    masks = {m.start: m.end for m in mask(text[:20_000], options.lexicon)}
    for line in re.finditer(r"[^\n]+", text[:20_000]):
        if re.search(r"[^\W\d_]", line[0]) and masks.get(line.start(), 0) < line.end():
            return line[0].strip()[:300]
    return first_line(text)

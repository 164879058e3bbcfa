"""Web pages saved as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from netralitas.corpus.article import Article
from netralitas.corpus.pages import article_of
from netralitas.corpus.source import Options, Source

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def looks(head: bytes) -> bool:
    """True for the beginning of a web page."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<!-- saved from url"))


def read(source: Source, options: Options) -> Iterator[Article]:
    """One article a page.

    Errors: Unreadable when there is no article in the page.
    """
    yield article_of(
        source.read(), source.path, source.name, url=source.url, where=source.where, lexicon=options.lexicon
    )

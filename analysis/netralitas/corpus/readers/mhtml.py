"""MHTML: a page saved by a browser as one file with its parts."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from netralitas.corpus.article import Article, Unreadable
from netralitas.corpus.pages import article_of
from netralitas.corpus.source import Options, Source

SUFFIXES = (".mhtml", ".mht")
LARGEST = 64_000_000
"""Bytes of the largest MHTML file: the pictures are in it."""


def looks(head: bytes) -> bool:
    """True for the beginning of an MHTML file."""
    return (
        bool(re.match(rb"\s*(?:From|MIME-Version|Snapshot-Content-Location|Subject)\s*:", head))
        and b"multipart/related" in head
    )


def read(source: Source, options: Options) -> Iterator[Article]:
    """The article of the page: of the first HTML part.

    Errors: Unreadable when there is no HTML part or no article in it.
    """
    message = email.message_from_bytes(source.read(LARGEST), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if not isinstance(page, bytes):
                continue
            url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or source.url)
            charset = part.get_content_charset() or ""
            yield article_of(
                page,
                source.path,
                source.name,
                url=url if url.startswith("http") else "",
                charset=charset,
                where=source.where,
                lexicon=options.lexicon,
            )
            return
    raise Unreadable("no page: the MHTML file has no HTML part")

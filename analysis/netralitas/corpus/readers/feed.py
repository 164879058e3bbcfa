"""RSS and Atom feeds and sitemaps given as files: articles where the feed holds their text, else a reason for each link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from netralitas.corpus.article import Article, Unreadable, sha256
from netralitas.corpus.columns import article_from
from netralitas.corpus.source import Options, Source

if TYPE_CHECKING:
    from netralitas.corpus.readers import Record

SUFFIXES = (".xml", ".rss", ".atom")
LARGEST = 4_000_000
"""Bytes of the largest entry of a feed."""
LONGEST_STRETCH = 2_000_000
"""Bytes without a tag that are read."""
SHORTEST = 400
"""Characters of text from which on a feed's entry is an article and not a teaser for one."""
_ITEMS = ("item", "entry", "url", "sitemap")
_TEXTS = ("encoded", "content", "description", "summary")


def looks(head: bytes) -> bool:
    """True for XML that is a feed or a sitemap."""
    low = head.lower()
    return low.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and any(
        mark in low for mark in (b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf")
    )


def read(source: Source, options: Options) -> Iterator[Record]:
    """One article an entry that holds its text; its source is `path#entry's link`.

    An entry with a teaser only, and each address in a sitemap, comes as (source, reason): save the page and add that.
    Errors: Unreadable for XML that is no feed.
    """
    from lxml import etree

    outlet, number = "", 0
    with source.open() as stream:
        fed = _Bytes(stream)
        try:
            events: Any = etree.iterparse(
                fed,
                events=("end",),
                recover=True,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
            )
            for _, element in events:
                name = _local(element)
                parent = element.getparent()
                if name == "title" and not outlet and parent is not None and _local(parent) in ("channel", "feed"):
                    outlet = (element.text or "").strip()
                if name not in _ITEMS or (name == "url" and (parent is None or _local(parent) != "urlset")):
                    continue
                number += 1
                fed.waiting = 0
                found = _fields(element)
                link = found.get("link") or found.get("loc") or found.get("id") or str(number)
                where = f"{source.path}#{link if len(link) <= 500 else number}"
                try:
                    yield _article(found, name, outlet, where, link)
                except Unreadable as reason:
                    yield where, reason
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            if not number:
                raise Unreadable(f"not XML: {str(error)[:120]}") from None
            yield f"{source.path}#{number + 1}", Unreadable(f"damaged: the feed breaks off here ({str(error)[:80]})")
    if not number:
        raise Unreadable("no feed: the XML holds no item, entry or url")


class _Bytes:
    """A stream with `read` only, as lxml takes it, without NUL bytes; `waiting`: bytes read since the last entry ended. A stretch
    without a tag is cut to LONGEST_STRETCH, so that an entry with it is too long and the others are read.

    Errors: Unreadable from `read` when one entry is longer than LARGEST.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.waiting = 0
        self._stretch = 0

    def read(self, size: int = -1) -> bytes:
        while True:
            data = self._stream.read(size if size > 0 else 65536)
            tag = data.rfind(b"<")
            first = data.find(b"<")
            if self._stretch > LONGEST_STRETCH and data:
                if tag < 0:
                    continue
                data = data[first:]
                tag -= first
            self._stretch = len(data) - tag if tag >= 0 else self._stretch + len(data)
            break
        self.waiting += len(data)
        if self.waiting > LARGEST:
            raise Unreadable(f"too long: more than {LARGEST:,} bytes of XML without an entry")
        return data.replace(b"\0", b"")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _fields(element: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element.iter():
        name = _local(child)
        text = (child.text or "").strip()
        if name == "link" and not text and child.get("rel", "alternate") == "alternate":
            text = child.get("href", "")
        if name == "name" and child.getparent() is not None and _local(child.getparent()) == "publication":
            name = "publication"
        if text and len(text) > len(found.get(name, "")) and (name not in found or name in _TEXTS):
            found[name] = text
    return found


def _article(found: dict[str, str], kind: str, outlet: str, where: str, link: str) -> Article:
    if kind in ("url", "sitemap"):
        raise Unreadable("link only: a sitemap names pages and holds none; save the page and add it")
    text = max((found.get(n, "") for n in _TEXTS), key=len)
    record = {
        "text": text,
        "title": found.get("title", ""),
        "url": link if link.startswith("http") else "",
        "outlet": outlet,
        "published": found.get("pubdate") or found.get("published") or found.get("date") or found.get("issued") or "",
        "authors": found.get("creator") or found.get("author") or found.get("name") or "",
    }
    if not text:
        raise Unreadable("link only: the feed's entry holds no text; save the page and add it")
    if len(re.sub(r"<[^>]*>|\s+", " ", text)) < SHORTEST:
        raise Unreadable("teaser only: the feed's entry holds no whole article; save the page and add it")
    article = article_from(record, where, link.rpartition("/")[2] or link, where, Options())
    article.sha256 = sha256(repr(sorted(record.items())).encode("utf-8", "replace"))
    return article

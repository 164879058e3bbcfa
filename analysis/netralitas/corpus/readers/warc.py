"""Web archives: WARC (pages as fetched) and WET (their text), as Common Crawl and archiving crawlers write them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import brotli

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.pages import article_of
from netralitas.corpus.pages.dates import day_in_url
from netralitas.corpus.source import LARGEST, Guarded, Options, Source

if TYPE_CHECKING:
    from netralitas.corpus.readers import Record

SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.zst")


def looks(head: bytes) -> bool:
    """True for the beginning of an uncompressed WARC."""
    return head.startswith(b"WARC/")


def read(source: Source, options: Options) -> Iterator[Record]:
    """One article a page (`response`, `resource`) or text (`conversion`); its source is `path#record id`.

    A record that is cut, is no page or holds no article comes as (source, reason); one that says a page moved or failed, too.
    """
    seen = 0
    with source.open() as stream:
        raw: Any = io.BufferedReader(Guarded(stream, 0), 1 << 16) if source.depth else stream
        for seen, found in enumerate(pages(raw), 1):
            where = f"{source.path}#{found.record or seen}"
            try:
                if found.problem:
                    raise Unreadable(found.problem)
                yield article(found, where, options)
            except Unreadable as reason:
                yield where, reason
            except Exception as error:  # a page that breaks a parser costs itself only
                yield where, Unreadable(f"reader failed: {type(error).__name__}: {str(error)[:200]}")
    if not seen:
        raise Unreadable("no pages: the archive holds no response, resource or conversion records")


class Page(NamedTuple):
    """A page as it lies in an archive. record: the last part of its record id. html: False for plain text.
    problem: why there is no page, or ''."""

    record: str
    url: str
    data: bytes
    charset: str
    html: bool
    problem: str = ""


def pages(raw: Any) -> Iterator[Page]:
    """The pages of a web archive, given as an open stream of bytes, in order, content coding undone, nothing parsed.

    What is no page (another status or kind, a cut or damaged record) comes with its `problem`.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = ArchiveIterator(raw, record_types=wanted, parse_http=True, auto_decode="transfer")
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as error:
            yield Page("", "", b"", "", False, f"damaged: the archive breaks off here ({str(error)[:80]})")
            return
        name = (record.headers.get("WARC-Record-ID") or "").strip("<>").rpartition(":")[2]
        try:
            yield _page(record, name)
        except Unreadable as reason:
            yield Page(name, "", b"", "", False, str(reason))
        except Exception as error:
            yield Page(name, "", b"", "", False, f"reader failed: {type(error).__name__}: {str(error)[:200]}")


def _page(record: Any, name: str) -> Page:
    from fastwarc.warc import WarcRecordType

    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    declared = record.content_length
    text_only = record.record_type == WarcRecordType.conversion
    kind, charset = "", ""
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code
        if status and status != 200:
            raise Unreadable(f"no page: HTTP status {status} from {url}")
        kind = (record.http_content_type or "").lower()
        charset = record.http_charset or ""
    elif not text_only:
        kind = record.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not text_only and kind and "html" not in kind and kind not in ("text/plain", "application/octet-stream"):
        raise Unreadable(f"no page: {kind} at {url}")
    data = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(f"too long: more than {LARGEST:,} bytes at {url}")
    chunked = record.is_http and record.http_headers is not None and record.http_headers.get("Transfer-Encoding")
    if len(data) < declared and not chunked:
        raise Unreadable(f"cut: {len(data):,} of {declared:,} bytes are there, of {url}")
    if text_only or kind == "text/plain":
        return Page(name, url, data, charset, False)
    if record.is_http and (coding := (record.http_headers.get("Content-Encoding") or "").lower()):
        data = _decoded(data, coding)
    return Page(name, url, data, charset, True)


def article(page: Page, where: str, options: Options) -> Article:
    """The article in a page.

    Errors: Unreadable when there is none.
    """
    name = where.rpartition("/")[2]
    if page.html:
        return article_of(
            page.data, where, name, url=page.url, charset=page.charset, where=where, lexicon=options.lexicon
        )
    text = clean(decode(page.data, page.charset))
    day = day_in_url(page.url)
    return Article(
        where,
        name,
        text,
        sha256(page.data),
        first_line(text),
        page.url,
        "",
        day,
        "url" if day else "none",
        where=where,
    )


def _decoded(data: bytes, coding: str) -> bytes:
    """HTTP content coding undone, at most LARGEST bytes of it; data that an archive stored decoded stay as they are."""
    if data.lstrip()[:1] == b"<":
        return data
    try:
        if "gzip" in coding:
            return zlib.decompressobj(47).decompress(data, LARGEST)
        if "deflate" in coding:
            return zlib.decompressobj(-15 if data[:1] != b"\x78" else 15).decompress(data, LARGEST)
        if "br" in coding:
            return brotli.Decompressor().process(data, output_buffer_limit=LARGEST)
    except (zlib.error, brotli.error) as error:
        raise Unreadable(f"damaged: content coding {coding} cannot be undone ({str(error)[:80]})") from None
    raise Unreadable(f"unknown content coding: {coding}")

"""Tables of articles: JSONL, JSON, CSV and TSV, one article a record, read as a stream."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from netralitas.corpus.article import Unreadable
from netralitas.corpus.columns import article_from, mapping
from netralitas.corpus.source import LONGEST_LINE, Options, Source, encoding_of, lines, mend

if TYPE_CHECKING:
    from netralitas.corpus.readers import Record

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_CHUNK = 1 << 20


def looks(head: bytes) -> bool:
    """True for what begins like a JSON object."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2] in (b'{"', b"[{")


def read(source: Source, options: Options) -> Iterator[Record]:
    """One article a record; its source is `path#line` (JSONL, CSV) or `path#index` (JSON).

    Errors: Unreadable for a file that can't be parsed or has no column with the text.
    """
    head = source.head(65536)
    if not head.strip():
        raise Unreadable("empty: the file holds no text")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and head.count(b"\0") > len(head) // 50:
        raise Unreadable("binary: the file holds NUL bytes, so it is no table of articles")
    with source.open() as stream:
        if source.suffix in (".csv", ".tsv"):
            found = _csv(stream, head, source.suffix, options)
        elif source.suffix == ".json" or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            found = _json(stream, encoding_of(head))
        else:
            found = _jsonl(stream, encoding_of(head))
        for number, record in found:
            where = f"{source.path}#{number}"
            try:
                if isinstance(record, Exception):
                    raise record if isinstance(record, Unreadable) else Unreadable(f"no record: {record}")
                yield article_from(record, where, f"{source.name}#{number}", f"{source.where}#{number}", options)
            except Unreadable as reason:
                yield where, reason


def _too_long(number: int) -> tuple[int, Unreadable]:
    return number, Unreadable(f"too long: line {number} has more than {LONGEST_LINE:,} characters")


def _jsonl(stream: IO[bytes], encoding: str) -> Iterator[tuple[int, Any]]:
    for number, line in lines(stream, encoding):
        if line is None:
            yield _too_long(number)
        elif line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, error


def _csv(stream: IO[bytes], head: bytes, suffix: str, options: Options) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(LONGEST_LINE)
    begin = head.decode(encoding_of(head), "replace").lstrip("\ufeff").partition("\n")[0]
    delimiter = "\t" if suffix == ".tsv" else max(",;\t|", key=begin.count)
    long: list[int] = []
    skipped = 0

    def fed() -> Iterator[str]:
        nonlocal skipped
        for number, line in lines(stream, encoding_of(head)):
            if line is None:
                skipped += 1
                long.append(number)
            else:
                yield line

    rows = csv.reader(fed(), delimiter=delimiter)
    names: list[str] | None = None
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield rows.line_num + skipped, error
            continue
        while long:
            yield _too_long(long.pop(0))
        if names is None:
            names = [n.strip() for n in row]
            mapping(names, options)
            continue
        if row:
            record = dict(zip(names, row, strict=False))
            if len(row) > len(names) or (len(row) == 1 and len(names) > 2):
                problem = f"no record: {len(row)} cells where the header has {len(names)} (quotes missing?)"
                yield rows.line_num + skipped, Unreadable(problem)
            else:
                yield rows.line_num + skipped, record
    while long:
        yield _too_long(long.pop(0))


def _json(stream: IO[bytes], encoding: str) -> Iterator[tuple[int, Any]]:
    """The objects of a JSON list (or of objects after one another, or under one key), one at a time."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape")
    decoder = json.JSONDecoder()
    buffer = mend(text.read(_CHUNK))
    at, number, ended, listed = 0, 0, False, False
    while True:
        while at < len(buffer) and (buffer[at].isspace() or (buffer[at] == "," and listed)):
            at += 1
        if at < len(buffer):
            if not listed and number == 0 and buffer[at] == "[":
                listed, at = True, at + 1
                continue
            if listed and buffer[at] == "]":
                return
            try:
                record, end = decoder.raw_decode(buffer, at)
                if end < len(buffer) or ended:
                    at = end
                    if not listed and isinstance(record, dict) and (inside := _list_in(record)) is not None:
                        yield from enumerate(inside)
                    else:
                        yield number, record
                    number += 1
                    continue
            except (ValueError, RecursionError) as error:
                if ended or isinstance(error, RecursionError):
                    if number == 0:
                        raise Unreadable(f"not JSON: {error}") from None
                    yield number, Unreadable(f"not JSON from here on: {error}")
                    return
        elif ended:
            if number == 0 and not listed:
                raise Unreadable("not JSON: nothing stands in it")
            if listed:
                yield number, Unreadable("cut: the list has no end")
            return
        if len(buffer) - at > LONGEST_LINE:
            yield number, Unreadable(f"too long: one record has more than {LONGEST_LINE:,} characters")
            number += 1
            buffer, at = _behind(text, buffer[at:]), 0
            ended = not buffer
            continue
        more = text.read(max(_CHUNK, len(buffer) - at))
        ended = not more
        buffer, at = buffer[at:] + mend(more), 0


_IN_STRING = re.compile(r'["\\]')
_OUTSIDE = re.compile(r'["{}\[\]]')


def _behind(text: IO[str], buffer: str) -> str:
    """What comes behind the value that the buffer begins with, however long it is; '' when it has no end."""
    depth, inside, at = 0, False, 0
    while True:
        while m := (_IN_STRING if inside else _OUTSIDE).search(buffer, at):
            at = m.end()
            if m[0] == "\\":
                if at == len(buffer):
                    buffer += text.read(1)
                at += 1
            elif m[0] == '"':
                inside = not inside
            else:
                depth += 1 if m[0] in "{[" else -1
            if depth <= 0 and not inside:
                return buffer[at:] + mend(text.read(_CHUNK))
        buffer, at = text.read(_CHUNK), 0
        if not buffer:
            return ""


def _list_in(record: dict[str, Any]) -> list[Any] | None:
    """The articles of an API's answer: the list under `articles`, `stories`, `data`, `items`, `results` or `docs`."""
    for key in ("articles", "stories", "data", "items", "results", "docs"):
        inside = record.get(key)
        if isinstance(inside, list) and inside and isinstance(inside[0], dict):
            return inside
    return None
